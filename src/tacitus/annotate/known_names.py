"""Names known beforehand found in the text: countries, well-known organisations, big places.

The longest name wins. A name written in capitals ("US", "IRA") must stand so; in a text that is all
capitals it counts only where its letters make no other word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tacitus.annotate.tags import load
from tacitus.annotate.tokens import WORD
from tacitus.closed_class import OWNING
from tacitus.countries import names, parts
from tacitus.lists import data_file
from tacitus.marks import Sentence, Token
from tacitus.names import big_places, groups, is_given_name, key_of
from tacitus.vocabulary import EntityKind

MOST = 7  # words of a name


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the lists. `capitals` says that it must be written in capitals."""

    kind: EntityKind
    capitals: bool = False
    exact: str = ""  # where its words also mean something else: how it must be written


@dataclass(frozen=True, slots=True)
class Names:
    """Known names by key, and the most words of a name by its first word."""

    by_key: dict[str, Known]
    lengths: dict[str, int]


def find_known(
    tokens: Sequence[Token], sentence: Sentence, how: str, publisher: str = ""
) -> dict[int, tuple[int, Known]]:
    """The known names of a sentence: by first token, the token after the last and the entry. `how`
    is the sentence's style of capitals; `publisher`, the body whose report it is, is known too."""
    own, length = (key_of(publisher), len(WORD.findall(publisher))) if publisher else ("", 0)
    found = {}
    i = sentence.first
    while i < sentence.last:
        word = tokens[i].word
        if own and is_named(tokens[i : min(i + length, sentence.last)], own):
            found[i] = (i + length, PUBLISHER)
            i += length
            continue
        if tokens[i].lower == "the":
            i += 1
            continue
        most = most_words(word) if not word[0].islower() or "-" in word else 0
        match = longest_at(tokens, i, min(i + most, sentence.last), how) if most else None
        if match is None:
            i += 1
        else:
            found[i] = match
            i = match[0]
    return found


def is_named(tokens: Sequence[Token], key: str) -> bool:
    """Whether tokens, the first not in small letters, are the name of a key."""
    return not tokens[0].word[0].islower() and joined_key([one.word for one in tokens]) == key


def longest_at(tokens: Sequence[Token], first: int, end: int, how: str) -> tuple[int, Known] | None:
    """The longest known name that begins at a token."""
    for last in range(end, first, -1):
        if not tokens[last - 1].word[-1].isalnum() and tokens[last - 1].word[-1] not in ".)":
            continue
        words = [token.word for token in tokens[first:last]]
        if words[-1] == ".":
            continue
        entry = named(joined_key(words), words[0])
        if entry is None:
            continue
        owned = last < len(tokens) and tokens[last].tag in ("NOUN", "PROPN", "ADJ")
        if is_written(entry, words, tokens[first], how) or (words == ["US"] and owned):
            return last, entry
    return None


def is_written(entry: Known, words: Sequence[str], first: Token, how: str) -> bool:
    """Whether the words stand as the name is written."""
    if how == "u":
        if entry.exact or (words[0] == "US" and len(words) == 1):
            return False
        short = len(words) == 1 and entry.capitals
        return not short or first.tag == "PROPN" or not is_word(words[0].lower())
    if entry.exact:
        mixed = not entry.exact.istitle()  # "LeT" is written so nowhere else
        as_noun = mixed or first.tag in ("PROPN", "NOUN", "X", "ADJ")
        return " ".join(words) == entry.exact and as_noun
    if entry.capitals:
        return words[0].isupper()
    return any(map(str.isupper, "".join(words))) and words[-1] not in OWNING


def is_word(lowered: str) -> bool:
    """Whether letters also make an English word that is no name."""
    return any(letter != "M" for letter in load().lexicon.get(lowered, ""))


@lru_cache(maxsize=20_000)
def part_key(word: str) -> str:
    """The first part of a token's key."""
    return joined_key((word,)).partition(" ")[0]


def joined_key(words: Sequence[str]) -> str:
    """The key of a name given in tokens; a possessive is written onto its word."""
    joined = ""
    for word in words:
        joined += word if word in ("'s", "’s", "'", "’", ")") or not joined else " " + word
    return key_of(joined.replace("’", "'").replace("( ", "(")).replace("ʿ", "")


BIG_PLACE = Known("place")
PUBLISHER = Known("organisation")


@lru_cache(maxsize=20_000)
def most_words(first: str) -> int:
    """The most words of a known name that begins with this word; 0 where none does."""
    key = part_key(first)
    row = big_places().get(key)
    big = int(row.partition("|")[0]) if row else 0
    return min(MOST, max(big, known_names().lengths.get(key, 0)))


@lru_cache(maxsize=20_000)
def named(key: str, first: str) -> Known | None:
    """The known name of this key that begins with this word."""
    entry = known_names().by_key.get(key)
    if entry is None and key:
        row = big_places().get(part_key(first))
        if row and key in row.split("|") and not is_person_like(key):
            return BIG_PLACE
    return entry


@cache
def known_names() -> Names:
    """The known names, big places left out; countries come before organisations and these before
    regions."""
    found = Names({}, {})
    for name in (*names(), *parts()):
        if len(key_of(name)) > 3:  # "U.S." is listed below, as it must be written
            add(found, name, Known("state"))
    for name in ("US", "UK", "UAE", "USA", "USSR", "DRC", "PRC", "GDR", "FRG", "CAR", "NZ"):
        add(found, name, Known("state", capitals=True))
    for name in ("LA", "NYC", "DC", "D.C.", "L.A.", "FATA"):
        add(found, name, Known("place", capitals=True))
    for name in groups():
        add(found, name, Known("organisation", name.isupper(), risky(name)))
    for name in region_names():
        add(found, name, Known("place"))
    return found


def region_names() -> Iterator[str]:
    """Names of regions, rivers and seas from `place_regions.tsv`."""
    for line in data_file("place_regions.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield from (cells[0], *filter(None, cells[5].split("|")))


def add(found: Names, name: str, entry: Known) -> None:
    """Adds a name, unless its key is taken."""
    plain = name.lower()
    if name.isascii() and name.replace(" ", "").isalpha():
        words = plain.split()
        first, key, length = words[0], plain.removeprefix("the "), len(words)
    else:
        words = WORD.findall(name)
        first, key, length = part_key(words[0]), joined_key(words), len(words)
    found.by_key.setdefault(key, entry)
    found.lengths[first] = max(found.lengths.get(first, 0), min(MOST, length))


def risky(name: str) -> str:
    """The name itself where a single word of it is also a common word ("Shell", "Tigers")."""
    if " " in name or name.isupper():
        return ""
    return name if is_word(name.lower()) else ""


def is_person_like(name: str) -> bool:
    """Whether the name of a place is also a given name or a common word."""
    return " " not in name and (is_given_name(name) or is_word(name.lower()))
