"""Words that may name an act, whatever stands around: `data/act_words.toml`.

The rules go by `anchors.toml`, whose words have conditions. These have none, and name nothing by
themselves: they tell the network of rare words what type of act they are likely to name.
"""

from collections.abc import Sequence
from functools import cache

from tacitus.annotate.anchor_words import Entry, Kind, match, slots
from tacitus.annotate.weapons import parted
from tacitus.lists import tables
from tacitus.marks import Sentence
from tacitus.vocabulary import PLOVER_TYPES, PloverType

KINDS: tuple[Kind, ...] = ("phrase", "verb", "noun")
NOUNS = frozenset({"NOUN", "PROPN"})


@cache
def act_words() -> dict[str, tuple[Entry, ...]]:
    """The entries by each word that may begin them, the longest first."""
    found: dict[str, list[Entry]] = {}
    for type_ in PLOVER_TYPES:
        for kind in KINDS:
            for words in parted(tables("act_words.toml")[type_].get(f"{kind}s", "")):
                entry = Entry(slots(words, kind), kind, type_, None, "firm", (), words)
                for word in entry.slots[0]:
                    found.setdefault(word, []).append(entry)
    return {word: tuple(sorted(rows, key=lambda e: -e.width)) for word, rows in found.items()}


def acts_named(
    lower: Sequence[str], tags: Sequence[str], sentences: Sequence[Sentence]
) -> list[tuple[int, PloverType]]:
    """The words that an entry covers, gaps left out, each with its type; the earlier entry and at
    one word the longer goes first."""
    found: dict[int, PloverType] = {}
    known = act_words()
    for sentence in sentences:
        for at in range(sentence.first, sentence.last):
            for entry in known.get(lower[at], ()):
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
