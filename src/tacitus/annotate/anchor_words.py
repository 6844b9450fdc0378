"""The words that name happenings: the entries of `data/anchors.toml`, and where they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from tacitus.annotate.phrases import inflected
from tacitus.annotate.verbs import with_s
from tacitus.annotate.weapons import parted
from tacitus.lists import tables
from tacitus.vocabulary import PloverType, Stage

Kind = Literal["noun", "verb", "phrase"]
Rank = Literal["firm", "weak", "weapon", "toll"]

WIDEST = 6  # tokens in a gap
ADVERBS = 2  # adverbs that may stand between the words of an entry
GAP: frozenset[str] = frozenset()
GAP_ENDS = frozenset(".,;:!?()[]")
PLURALS = {"man": "men", "woman": "women", "crisis": "crises", "coup d'etat": "coups d'etat"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the list. `slots` are the words that may stand at each place, an empty one is a
    gap. `conditions` must all hold; a name with "!" must not. `rank` weak needs violence around,
    weapon names a happening where nothing else does, toll likewise. `stage` is that of the words
    themselves ("defused a bomb")."""

    slots: tuple[frozenset[str], ...]
    kind: Kind
    type: PloverType
    mode: str | None
    rank: Rank
    conditions: tuple[str, ...]
    lemma: str
    stage: Stage | None = None

    @property
    def width(self) -> int:
        """How many words it has, gaps left out."""
        return sum(1 for slot in self.slots if slot)


class Match(NamedTuple):
    """An entry where it stands: tokens `first` to `last`, `gap` those in the place of "_"."""

    entry: Entry
    first: int
    last: int
    gap: range | None


@cache
def lexicon() -> dict[str, tuple[Entry, ...]]:
    """The entries by each word that may begin them, the longest first."""
    found: dict[str, list[Entry]] = {}
    for entry in entries():
        for word in entry.slots[0]:
            found.setdefault(word, []).append(entry)
    return {word: tuple(sorted(rows, key=lambda e: -e.width)) for word, rows in found.items()}


def entries() -> Iterator[Entry]:
    """All entries, in the order of the file."""
    kinds: tuple[tuple[Kind, str], ...] = (
        ("phrase", "phrases"), ("noun", "nouns"), ("verb", "verbs"),
    )  # fmt: skip
    for group in tables("anchors.toml")["group"]:
        rank: Rank = group.get("rank", "weak" if group.get("weak") else "firm")
        for kind, key in kinds:
            for written in parted(group.get(key, "")):
                words, _, conditions = written.partition(":")
                yield Entry(
                    slots(words, kind),
                    kind,
                    group["type"],
                    group.get("mode"),
                    rank,
                    tuple(filter(None, conditions.split("+"))),
                    words,
                    group.get("stage"),
                )


def slots(words: str, kind: Kind) -> tuple[frozenset[str], ...]:
    """The words that may stand at each place of an entry."""
    parts = words.split()
    found = [GAP if part == "_" else frozenset(spellings(part)) for part in parts]
    if kind == "noun":
        found[-1] |= {PLURALS.get(parts[-1]) or with_s(parts[-1])}
    elif kind == "verb":
        at = 1 if parts[0] in {"sexually", "ethnically", "forcibly"} else 0
        found[at] = frozenset(inflected(parts[at]))
    return tuple(found)


def spellings(part: str) -> Iterator[str]:
    """The words for one part of a phrase: "a|b" either, "{plan}" any form of a verb."""
    for word in part.split("|"):
        if word.startswith("{"):
            yield from inflected(word.strip("{}"))
        else:
            yield word


def matches(lower: Sequence[str], tags: Sequence[str], at: int, last: int) -> Iterator[Match]:
    """The entries that stand at token `at` of a sentence that ends at `last`, the longest first."""
    for entry in lexicon().get(lower[at], ()):
        found = match(entry, lower, tags, at, last)
        if found:
            yield found


def match(
    entry: Entry, lower: Sequence[str], tags: Sequence[str], at: int, last: int
) -> Match | None:
    """The entry where its further words stand too; adverbs may stand between them."""
    if len(entry.slots) == 1:
        return Match(entry, at, at + 1, None)
    second = entry.slots[1]
    if at + 1 >= last or (second and lower[at + 1] not in second and tags[at + 1] != "ADV"):
        return None  # most entries end here
    gap: range | None = None
    j = at + 1
    for number, slot in enumerate(entry.slots[1:], 1):
        if not slot:
            end = gap_end(entry.slots[number + 1], lower, j, last)
            if end is None:
                return None
            gap, j = range(j, end), end
            continue
        skipped = 0
        while j < last and lower[j] not in slot and tags[j] == "ADV" and skipped < ADVERBS:
            j, skipped = j + 1, skipped + 1
        if j >= last or lower[j] not in slot:
            return None
        j += 1
    return Match(entry, at, j, gap)


def gap_end(until: frozenset[str], lower: Sequence[str], at: int, last: int) -> int | None:
    """Where a gap ends that begins at `at`: at the first of these words, if it is near."""
    for j in range(at, min(at + WIDEST + 1, last)):
        if lower[j] in until:
            return j
        if lower[j] in GAP_ENDS:
            return None
    return None
