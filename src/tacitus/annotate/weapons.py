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

NEAR = 8  # words on either side in which a weak word looks for a word of violence
SENTENCE_ENDS = frozenset(".!?\n")


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
    """The entries by their first word, the longest first."""
    found: dict[tuple[str, ...], WeaponWords] = {}
    for group in tables("weapons.toml")["group"]:
        verbs = group.get("verbs", False)
        told = (group["class"], group["mode"], group.get("event", False), verbs)
        for entry in parted(group["words"]):
            *first, last = entry.split()
            for form in (last,) if verbs else (last, with_s(last)):
                found.setdefault((*first, form), WeaponWords((*first, form), *told))
    by_first: dict[str, list[WeaponWords]] = {}
    for words, entry_words in found.items():
        by_first.setdefault(words[0], []).append(entry_words)
    return {
        first: tuple(sorted(listed, key=lambda entry: -len(entry.words)))
        for first, listed in by_first.items()
    }


@cache
def word_list(table: str, name: str) -> frozenset[str]:
    """A list of the tables `stop` and `vehicle`, with plurals."""
    listed: dict[str, Any] = tables("weapons.toml")[table]
    singulars = parted(listed[name])
    return frozenset(singulars) | frozenset(with_s(word) for word in singulars)


@cache
def ramming_forms() -> frozenset[str]:
    """All forms of the verbs that drive a vehicle into people."""
    return frozenset(lemma_table(frozenset(parted(tables("weapons.toml")["vehicle"]["verbs"]))))


def find_weapons(tokens: Sequence[Token]) -> tuple[Mention, ...]:
    """The weapons named in a text, in its order; `rule` is "weapon:" and the class, and words for a
    happening that only tell the weapon by the way have score 0.5. Verbs that do so count where no
    weapon is named near by."""
    lower = [token.lower for token in tokens]
    named: set[int] = set()  # the tokens of weapons proper
    verbs: list[tuple[Mention, range]] = []
    found: list[Mention] = []
    beginnings = lexicon().keys() | word_list("vehicle", "words")
    i = 0
    while i < len(tokens):
        entry = weapon_at(tokens, lower, i) if lower[i] in beginnings else None
        size = 1 if entry is None else len(entry.words)
        if entry is not None:
            one = mention(tokens, i, size, entry.class_, 0.5 if entry.event else 1.0)
            if entry.verbs:
                verbs.append((one, sentence_around(lower, i, i + size)))
            else:
                found.append(one)
                named.update(range(i, i + size))
        elif lower[i] in beginnings and is_ramming_vehicle(lower, i):
            found.append(mention(tokens, i, 1, "Vehicle", 0.9))
            named.add(i)
        i += size
    found += [one for one, around_it in verbs if named.isdisjoint(around_it)]
    return tuple(sorted(found, key=lambda one: one.span))


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
        if tuple(lower[i : i + len(entry.words)]) == entry.words:
            return entry if stands(tokens, lower, i, entry) else None
    return None


def stands(tokens: Sequence[Token], lower: Sequence[str], i: int, entry: WeaponWords) -> bool:
    """Whether the words around let an entry be a weapon."""
    end = i + len(entry.words)
    last = tokens[end - 1]
    if entry.verbs:
        return len(entry.words) > 1 or last.tag == "VERB"
    if len(entry.words) == 1:
        if last.tag in {"VERB", "AUX", "ADV"} or (
            last.tag == "ADJ" and entry.words[0] != "explosive"
        ):
            return False
        if is_inside_name(tokens, i):
            return False
        if i and lower[i - 1] in word_list("stop", "after"):
            return False
    if end < len(lower) and lower[end] in word_list("stop", "before"):
        return False
    if len(entry.words) == 1 and lower[i] in word_list("stop", "weak"):
        return lower[end : end + 1] != ["of"] and any(
            word in word_list("stop", "violence") for word in around(lower, i, end)
        )
    return True


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
    if not any(word in ramming_forms() for word in near) or not {"into", "down", "over"} & set(
        near
    ):
        return False
    return any(word in word_list("vehicle", "into") for word in near)
