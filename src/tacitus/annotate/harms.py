"""Words of harm in a sentence: "killed", "shot dead", "lost their lives", "the death toll"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tacitus.annotate.verbs import forms_of
from tacitus.lists import tables
from tacitus.vocabulary import TOLL_FIELDS, TollField

# How the words take those befallen:
#   past       a past or past participle: object after, or subject before   "killed"
#   ing, base  object after                                                 "killing", "to kill"
#   subject    subject before                                               "died"
#   predicate  adjectives, subject or object before                         "dead", "missing"
#   noun       after "of", or a possessor before                            "his death"
#   sum        a figure after it                                            "the death toll"
#   self       subject before, who did it                                   "blew himself up"
Form = Literal["past", "ing", "base", "subject", "predicate", "noun", "sum", "self"]
Weak = Literal["", "sense", "care"]
Pattern = tuple[frozenset[str] | None, ...]  # None stands for up to five words
GAP = 5
PLURAL = ("men", "people", "children", "soldiers", "officers", "others", "several", "teens", "boys")
# Words of harm that begin with one of these are known by their last word.
COMMON = frozenset({"in", "to", "into", "from", "under", "with", "behind", "has", "had", "have"})


@dataclass(frozen=True, slots=True)
class Harm:
    """Words of harm: tokens `first` to `last` (half open) of a sentence. A `weak` one needs an
    anchor or a figure beside it: it has another `sense`, or tells only of `care` for the hurt."""

    toll: TollField
    form: Form
    first: int
    last: int
    weak: Weak = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One way of saying a harm."""

    pattern: Pattern
    toll: TollField
    form: Form
    weak: Weak = ""


@cache
def lists() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The tables of `data/tolls.toml`."""
    return tables("tolls.toml")


@cache
def words(name: str) -> frozenset[str]:
    """One of the small lists of `data/tolls.toml`."""
    return frozenset(lists()["words"][name])


@cache
def entries() -> Mapping[str, tuple[Entry, ...]]:
    """All ways of saying a harm by their first word, longest first."""
    table: dict[str, list[Entry]] = {}
    for entry in all_entries():
        for word in entry.pattern[0] or ():
            table.setdefault(word, []).append(entry)
    return {
        word: tuple(sorted(group, key=lambda entry: -len(entry.pattern)))
        for word, group in table.items()
    }


@cache
def telling_words() -> frozenset[str]:
    """Without one of them a sentence has no words of harm."""
    telling: set[str] = set()
    for entry in all_entries():
        first = entry.pattern[0] or frozenset()
        telling |= (entry.pattern[-1] or frozenset()) if first & COMMON else first
    return frozenset(telling)


def all_entries() -> Iterator[Entry]:
    """The entries of the tables, those that win where two match first."""
    yield from of_phrases("selfmade", "self")
    yield from of_phrases("phrases", "subject")
    yield from of_phrases("care_phrases", "subject", weak="care")
    yield from of_phrases("hits", "past", weak="care")
    yield from deadly()
    groups: tuple[tuple[str, Weak], ...] = (("verbs", ""), ("weak", "sense"), ("care", "care"))
    for group, weak in groups:
        for toll, lemma in rows(group):
            for form, word in verb_forms(lemma):
                yield Entry(pattern_of(word), toll, form, weak)
    for toll, lemma in rows("intransitive"):
        for _, word in verb_forms(lemma):
            yield Entry((frozenset((word,)),), toll, "subject")
    yield from of_phrases("sums", "sum")
    yield from of_phrases("predicates", "predicate")
    yield from of_phrases("nouns", "noun")


def rows(group: str) -> Iterator[tuple[TollField, str]]:
    """Toll and entry of each row of a group of lists."""
    for toll in TOLL_FIELDS:
        for entry in lists()[group].get(toll, ()):
            yield toll, entry


def of_phrases(group: str, form: Form, *, weak: Weak = "") -> Iterator[Entry]:
    """The entries of a group of phrases."""
    for toll, phrase in rows(group):
        yield Entry(pattern_of(phrase), toll, form, weak)


def pattern_of(phrase: str) -> Pattern:
    """ "lost|lose their|his life" as sets of alternatives; "_" is a gap, "@limbs" a list."""
    return tuple(None if part == "_" else alternatives(part) for part in phrase.split())


def alternatives(part: str) -> frozenset[str]:
    """The words of one part of a phrase."""
    found: set[str] = set()
    for word in part.split("|"):
        found |= words(word[1:]) if word.startswith("@") else {word}
    return frozenset(found)


def verb_forms(lemma: str) -> Iterator[tuple[Form, str]]:
    """Each form of a verb, with the words that follow it in the list ("take hostage")."""
    verb, _, rest = lemma.partition(" ")
    for form, word in bare_forms(verb):
        yield form, f"{word} {rest}".strip()


def bare_forms(verb: str) -> Iterator[tuple[Form, str]]:
    """Each form of a verb of one word."""
    base, third, ing, pasts, participles = forms_of(verb)
    for word in {*pasts, *participles}:
        yield "past", word
    yield "ing", ing
    yield from (("base", word) for word in {base, third} - {*pasts, *participles})


def deadly() -> Iterator[Entry]:
    """ "shot dead", "beaten to death", "fatally stabbed"."""
    listed = lists()["deadly"]
    for lemma in listed["verbs"]:
        for form, word in verb_forms(lemma):
            for phrase in listed["after"]:
                yield Entry(pattern_of(f"{word} {phrase}"), "killed", form)
            for phrase in listed["before"]:
                yield Entry(pattern_of(f"{phrase} {word}"), "killed", form)


def find_harms(low: Sequence[str], tags: Sequence[str]) -> list[Harm]:
    """The words of harm among the lower-case words of a sentence, in their order."""
    table = entries()
    found: list[Harm] = []
    place = 0
    while place < len(low):
        harm = harm_at(low, tags, place) if low[place] in table else None
        if harm is None:
            place += 1
        else:
            found.append(harm)
            place = harm.last
    return found


def harm_at(low: Sequence[str], tags: Sequence[str], place: int) -> Harm | None:
    """The longest words of harm that begin here."""
    for entry in entries()[low[place]]:
        end = matched(entry.pattern, low, place)
        if end and holds(entry, low, tags, place, end):
            return Harm(entry.toll, entry.form, place, end, entry.weak)
    return None


def matched(pattern: Pattern, low: Sequence[str], place: int) -> int:
    """Where the pattern ends if it stands here, else 0."""
    gap = False
    for element in pattern:
        if element is None:
            gap = True
            continue
        reach = min(place + (GAP if gap else 0), len(low) - 1)
        while place <= reach and low[place] not in element:
            place += 1
        if place > reach:
            return 0
        place, gap = place + 1, False
    return place


def holds(entry: Entry, low: Sequence[str], tags: Sequence[str], first: int, last: int) -> bool:
    """Whether the words have this sense here."""
    if entry.form == "sum":
        return low[first] in ("death", "number", "toll", "body", "total") or any(
            word in lists()["sums"]["rises"] for word in low[last : last + 3]
        )
    if entry.form == "noun":
        after = low[last] if last < len(low) else ""
        before = low[first - 1] if first else ""
        nouns = lists()["nouns"]
        return after not in nouns["not_before"] and before not in nouns["not_after"]
    if low[first].startswith("treat") and low[last : last + 1] in (["like"], ["as"], ["with"]):
        return False
    if (entry.weak and entry.form != "subject") or low[first] in (
        "execute",
        "executes",
        "wound",
        "wounds",
    ):
        before = low[first - 1] if first else ""
        helped = before in words("be") | words("have") or before.endswith(PLURAL)
        return helped or tags[first] in ("VERB", "X", "AUX", "ADJ")
    if entry.form == "subject" and entry.toll == "killed":
        return not any(word in words("causes") for word in low[last : last + 4])
    return not (entry.form == "base" and tags[first] in ("NOUN", "PROPN", "ADP"))
