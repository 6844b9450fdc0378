"""Words for weapons, by the Global Terrorism Database's weapon types (`data/weapons.toml`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tacitus.annotate.verbs import lemma_table, with_s
from tacitus.lists import tables
from tacitus.marks import Mention, Token
from tacitus.values import Span
from tacitus.vocabulary import WeaponClass

BESIDE = 4  # words between a verb and the weapon that does it ("mowed down by a lorry")
NEAR = 8  # words on either side in which a weak word looks for a word of violence
SENTENCE_ENDS = frozenset(".!?\n")
STATES = frozenset({"alight", "ablaze"})  # what a verb brings about
BEFORE_NOUN = frozenset("a an the that this another first second".split())


@dataclass(frozen=True, slots=True)
class WeaponWords:
    """An entry of the list: its words in lower case and what they tell. `event` marks words for a
    happening ("bombing") that tell the weapon by the way, `verbs` those that are verbs."""

    words: tuple[str, ...]
    class_: WeaponClass
    mode: str
    event: bool
    verbs: bool


def parted(listed: str) -> list[str]:
    """The entries of a list parted by commas."""
    return [" ".join(entry.split()) for entry in listed.split(",") if entry.strip()]


@cache
def lexicon() -> dict[str, tuple[WeaponWords, ...]]:
    """The entries by their first word, the longest first; a word may be noun and verb."""
    found: dict[tuple[tuple[str, ...], bool], WeaponWords] = {}
    for group in tables("weapons.toml")["group"]:
        verbs = group.get("verbs", False)
        told = (group["class"], group["mode"], group.get("event", False), verbs)
        for entry in parted(group["words"]):
            *first, last = entry.split()
            for form in (last,) if verbs else (last, plural_of(last)):
                words = (*first, form)
                found.setdefault((words, verbs), WeaponWords(words, *told))
    by_first: dict[str, list[WeaponWords]] = {}
    for entry_words in found.values():
        by_first.setdefault(entry_words.words[0], []).append(entry_words)
    return {
        first: tuple(sorted(listed, key=lambda entry: -len(entry.words)))
        for first, listed in by_first.items()
    }


def plural_of(word: str) -> str:
    """The plural of a weapon."""
    return word.removesuffix("fe") + "ves" if word.endswith("knife") else with_s(word)


@cache
def gates() -> dict[tuple[str, bool], frozenset[str]]:
    """The entries that count only with one of some words near by, with those words; of a verb's
    entry the second half of the key is true."""
    found: dict[tuple[str, bool], frozenset[str]] = {}
    for gate in tables("weapons.toml")["gate"]:
        verbs = gate.get("verbs", False)
        near = frozenset(both for word in parted(gate["near"]) for both in (word, with_s(word)))
        for entry in parted(gate["words"]):
            for form in (entry,) if verbs else (entry, plural_of(entry)):
                found.setdefault((form, verbs), near)
    return found


@cache
def word_list(table: str, name: str) -> frozenset[str]:
    """A list of the tables `stop` and `vehicle`, with plurals."""
    listed: dict[str, Any] = tables("weapons.toml")[table]
    singulars = parted(listed[name])
    return frozenset(singulars) | frozenset(plural_of(word) for word in singulars)


@cache
def ramming_forms() -> frozenset[str]:
    """All forms of the verbs that drive a vehicle into people."""
    return frozenset(lemma_table(frozenset(parted(tables("weapons.toml")["vehicle"]["verbs"]))))


def find_weapons(tokens: Sequence[Token]) -> tuple[Mention, ...]:
    """The weapons named in a text, in its order; `rule` is "weapon:" and the class, and words for a
    happening that only tell the weapon by the way have score 0.5. Verbs that do so count where no
    weapon is named beside them and none of their class near by, who is armed where no such verb is
    either."""
    lower = [token.lower for token in tokens]
    named: dict[int, str] = {}  # the tokens of weapons proper with their class
    told: dict[int, str] = {}  # those of all that is found
    verbs: list[tuple[Mention, range]] = []  # with their tokens
    armed: list[tuple[Mention, range]] = []
    found: list[Mention] = []
    beginnings = lexicon().keys() | word_list("vehicle", "words")
    i = 0
    while i < len(tokens):
        entry = weapon_at(tokens, lower, i) if lower[i] in beginnings else None
        size = 1 if entry is None else len(entry.words)
        if entry is not None:
            one = mention(tokens, i, size, entry.class_, 0.5 if entry.event else 1.0)
            at = range(i, i + size)
            here = dict.fromkeys(at, one.rule)
            if lower[i] in word_list("stop", "armed"):
                armed.append((one, at))
            elif entry.verbs:
                verbs.append((one, at))
                told |= here
            else:
                found.append(one)
                told |= here
                named |= here if not entry.event else {}
        elif lower[i] in beginnings and is_ramming_vehicle(lower, i):
            found.append(mention(tokens, i, 1, "Vehicle", 0.9))
            named[i] = told[i] = found[-1].rule
        i += size
    found += [one for one, at in verbs if not is_named(one, at, lower, named)]
    found += [one for one, at in armed if not is_named(one, at, lower, told)]
    return tuple(sorted(found, key=lambda one: one.span))


def is_named(one: Mention, at: range, lower: Sequence[str], rules: dict[int, str]) -> bool:
    """Whether a weapon, of tokens with these rules, stands beside some tokens of a sentence, or one
    of the same class near them."""
    return any(
        n in rules and (rules[n] == one.rule or at.start - BESIDE <= n < at.stop + BESIDE)
        for n in sentence_around(lower, at.start, at.stop)
    )


def sentence_around(lower: Sequence[str], first: int, last: int) -> range:
    """The tokens near a stretch, up to the ends of the sentence."""
    start, stop = first, last
    while start > max(0, first - NEAR) and lower[start - 1] not in SENTENCE_ENDS:
        start -= 1
    while stop < min(len(lower), last + NEAR) and lower[stop] not in SENTENCE_ENDS:
        stop += 1
    return range(start, stop)


def mention(
    tokens: Sequence[Token], first: int, size: int, class_: WeaponClass, score: float
) -> Mention:
    """The mention of `size` tokens from `first`; its head is the last of them."""
    last = tokens[first + size - 1]
    span = Span(tokens[first].start, last.end)
    return Mention(span, "weapon", last.span, score, f"weapon:{class_}")


def weapon_at(tokens: Sequence[Token], lower: Sequence[str], i: int) -> WeaponWords | None:
    """The longest weapon that begins at token `i`, None where the words around speak against it."""
    for entry in lexicon().get(lower[i], ()):
        here = tuple(lower[i : i + len(entry.words)]) == entry.words
        if here and stands(tokens, lower, i, entry):
            return entry
    return None


def stands(tokens: Sequence[Token], lower: Sequence[str], i: int, entry: WeaponWords) -> bool:
    """Whether the words around let an entry be a weapon."""
    end = i + len(entry.words)
    if len(entry.words) == 1 and not is_of_its_kind(tokens, lower, i, entry.verbs):
        return False
    if not entry.verbs and end < len(lower) and lower[end] in word_list("stop", "before"):
        return False
    near = gates().get((" ".join(entry.words), entry.verbs))
    if near is None:
        return True
    measure = lower[end : end + 1] == ["of"] and not entry.event  # "a stone of potatoes"
    return not measure and any(word in near for word in around(lower, i, end))


def is_of_its_kind(tokens: Sequence[Token], lower: Sequence[str], i: int, verb: bool) -> bool:
    """Whether a word alone is the noun or verb that its entry means: "was burnt" is a verb, "the
    burnt rice" none."""
    tag = tokens[i].tag
    if verb:
        after = tokens[i + 1].tag if i + 1 < len(tokens) else ""
        if lower[i] in STATES:
            return True
        return tag == "VERB" or (tag == "ADJ" and after not in {"NOUN", "ADJ", "PROPN"})
    before = lower[i - 1] if i else ""
    sure = lower[i] in word_list("stop", "sure") or (tag == "PRON" and before in BEFORE_NOUN)
    if not sure and tag in {"VERB", "AUX", "ADV", "ADJ", "PRON"}:
        return False
    return not is_inside_name(tokens, i) and before not in word_list("stop", "after")


def is_inside_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether a capitalised word stands beside another inside a sentence ("Shell Oil")."""
    if not (
        tokens[i].tag == "PROPN" and tokens[i].word[:1].isupper() and tokens[i].word[1:].islower()
    ):
        return False
    beside = [j for j in (i - 1, i + 1) if 0 <= j < len(tokens)]
    return any(tokens[j].tag == "PROPN" and tokens[j].word.istitle() for j in beside)


def around(lower: Sequence[str], first: int, end: int) -> Iterator[str]:
    """The words near a stretch, up to the ends of the sentence."""
    near = sentence_around(lower, first, end)
    return (lower[n] for n in near if not first <= n < end)


def is_ramming_vehicle(lower: Sequence[str], i: int) -> bool:
    """Whether a vehicle at token `i` is driven into people."""
    if lower[i] not in word_list("vehicle", "words"):
        return False
    near = list(around(lower, i, i + 1))
    ways = {"into", "down", "over", "through", "at"}
    if not any(word in ramming_forms() for word in near) or not ways & set(near):
        return False
    return "by" in lower[max(0, i - 2) : i] or any(
        word in word_list("vehicle", "into") for word in near
    )
