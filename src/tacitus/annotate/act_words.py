"""Words that may name an act, whatever stands around: `data/act_words.toml`.

The rules go by `anchors.toml`, whose words have conditions. These have none, and name nothing by
themselves: they tell the network of rare words what type of act they are likely to name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tacitus.annotate.anchor_words import GAP, Entry, Kind, match, slots
from tacitus.annotate.weapons import parted
from tacitus.lists import tables
from tacitus.marks import Sentence
from tacitus.vocabulary import PLOVER_TYPES, PloverType

KINDS: tuple[Kind, ...] = ("phrase", "verb", "noun")
NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Begun:
    """The entries that a word may begin, the longest first: all of them, and by the word behind it
    those that need not be asked in vain; `others` are those for any other word."""

    entries: tuple[Entry, ...]
    by_next: dict[str, tuple[Entry, ...]]
    others: tuple[Entry, ...]

    def before(self, word: str, tag: str) -> tuple[Entry, ...]:
        """The entries that may stand there if this word follows."""
        return self.entries if tag == "ADV" else self.by_next.get(word, self.others)


@cache
def act_words() -> dict[str, Begun]:
    """The entries by each word that may begin them. Words that begin the same entries share them,
    as entries share the forms of a word."""
    found: dict[str, list[Entry]] = {}
    forms: dict[frozenset[str], frozenset[str]] = {}
    for type_ in PLOVER_TYPES:
        for kind in KINDS:
            for words in parted(tables("act_words.toml")[type_].get(f"{kind}s", "")):
                places = tuple(forms.setdefault(slot, slot) for slot in slots(words, kind))
                entry = Entry(places, kind, type_, None, "firm", (), words)
                for word in places[0]:
                    found.setdefault(word, []).append(entry)
    made: dict[tuple[int, ...], Begun] = {}
    for entries in found.values():
        key = tuple(map(id, entries))
        if key not in made:
            made[key] = begun(entries)
    return {word: made[tuple(map(id, entries))] for word, entries in found.items()}


def begun(entries: Sequence[Entry]) -> Begun:
    """Entries by the word behind their first one; those of one word, and those with a gap there,
    stand before any word."""
    ordered = sorted(entries, key=lambda entry: -entry.width)
    others: list[Entry] = []
    by_next: dict[str, list[Entry]] = {}
    for entry in ordered:
        second = entry.slots[1] if len(entry.slots) > 1 else GAP
        if second == GAP:
            for rows in (others, *by_next.values()):
                rows.append(entry)
        else:
            for word in second:
                by_next.setdefault(word, others.copy()).append(entry)
    return Begun(
        entries=tuple(ordered),
        by_next={word: tuple(rows) for word, rows in by_next.items()},
        others=tuple(others),
    )


def acts_named(
    lower: Sequence[str], tags: Sequence[str], sentences: Sequence[Sentence]
) -> list[tuple[int, PloverType]]:
    """The words that an entry covers, gaps left out, each with its type; the earlier entry and at
    one word the longer goes first."""
    found: dict[int, PloverType] = {}
    known = act_words()
    for sentence in sentences:
        for at in range(sentence.first, sentence.last):
            if lower[at] not in known:
                continue
            follows = at + 1 < sentence.last
            after = (lower[at + 1], tags[at + 1]) if follows else ("", "")
            for entry in known[lower[at]].before(*after):
                one = match(entry, lower, tags, at, sentence.last)
                if one is None or not fits(entry, lower[at], tags[at]):
                    continue
                gap = one.gap or ()
                for word in range(one.first, one.last):
                    if word not in gap:
                        found.setdefault(word, entry.type)
                break
    return sorted(found.items())


def fits(entry: Entry, word: str, tag: str) -> bool:
    """Whether a single word has the part of speech of its entry, as far as tags can be trusted."""
    if len(entry.slots) > 1 or entry.kind == "phrase":
        return True
    if entry.kind == "noun":
        return tag in NOUNS
    return tag != "NOUN" or word.endswith("ing")
