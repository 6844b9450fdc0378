"""Names known beforehand: given names, organisations, capitals, big places; read once."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import get_args

from anyascii import anyascii

from tacitus.countries import countries
from tacitus.lists import data_file, word_set
from tacitus.nouns import Gender
from tacitus.vocabulary import Sector

SECTORS: dict[str, Sector] = {sector: sector for sector in get_args(Sector)}


@dataclass(frozen=True, slots=True)
class Group:
    """A well-known organisation. `country` is ISO3, None where it has none."""

    name: str
    sector: Sector
    country: str | None
    others: tuple[str, ...]


@cache
def groups() -> dict[str, Group]:
    """The organisations of `groups.tsv` by each of their names, as written there."""
    found: dict[str, Group] = {}
    for line in data_file("groups.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            group = group_of_line(line)
            for name in (group.name, *group.others):
                found.setdefault(name, group)
    return found


def group_of_line(line: str) -> Group:
    """One line of the file as a value."""
    name, sector, country, others = line.split("\t")
    return Group(name, SECTORS[sector], country or None, tuple(filter(None, others.split("|"))))


@cache
def groups_by_key() -> dict[str, Group]:
    """The organisations by the key of each of their names."""
    found: dict[str, Group] = {}
    for name, group in groups().items():
        found.setdefault(key_of(name), group)
    return found


@lru_cache(maxsize=20_000)
def group_named(words: str) -> Group | None:
    """The organisation of this name, with or without "the"."""
    return groups_by_key().get(key_of(words))


@lru_cache(maxsize=20_000)
def key_of(name: str) -> str:
    """A name without case, accents, hyphens, dots, apostrophes and "the", to compare names by."""
    plain = name if name.isascii() else anyascii(name)
    plain = plain.lower().replace(".", "").replace("'", "").replace("-", " ")
    return plain.removeprefix("the ").strip()


@cache
def capitals() -> dict[str, str]:
    """Countries (ISO3) by the name of their capital in lower case."""
    return {c.capital.lower(): code for code, c in countries().items() if c.capital}


@cache
def given_names() -> dict[str, Gender]:
    """Given names in lower case without accents; an empty gender where both or neither is known."""
    genders: dict[str, Gender] = {"m": "m", "f": "f", "-": ""}
    pairs = (line.split() for line in word_set("first_names.txt"))
    return {name.lower(): genders[gender] for name, gender in pairs}


def is_given_name(word: str) -> bool:
    """Whether a capitalised word is a given name."""
    return gender_of_name(word) is not None


def gender_of_name(word: str) -> Gender | None:
    """The gender of a given name; empty where it is open, None where the word is no given name."""
    return given_names().get((word if word.isascii() else anyascii(word)).lower())


@cache
def big_places() -> dict[str, str]:
    """Big places by the key of their first word: the most words of such a name and the keys of all
    of them, as "2|san jose|san juan"."""
    lines = data_file("big_places.txt").read_text(encoding="utf-8").split("\n")
    return dict(line.split("\t", 1) for line in lines if line)
