"""Words that stand beside the names of places: `data/place_words.toml`, and the shape of a name."""

import re
from functools import cache

from tacitus.countries import country_of_demonym
from tacitus.derive.gazetteer import Kind
from tacitus.lists import tables

Kinds = frozenset[Kind]
ANY_KIND: Kinds = frozenset()
CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ‘'][\w.'’-]*"
NAME = rf"{CAPITAL}(?:[ -](?:(?:of|and|de|del|la|al|el|the) )?{CAPITAL}){{0,3}}"
INITIALS = re.compile(r"(?:[A-Z]\.)+|[A-Z]\.[A-Z][a-z]+\.")
QUOTES = " \t\n.,;:!?\"“”‘’'()[]"


def bare(words: str) -> str:
    """Words without marks at their ends, "the" before them and a possessive after them."""
    plain = words.strip(QUOTES)
    for ending in ("'s", "’s"):
        plain = plain.removesuffix(ending)
    plain = plain.rstrip("'’")
    if "." in plain and INITIALS.fullmatch(plain + "."):
        plain += "."  # U.S. is one name with its last stop
    return plain[4:] if plain[:4] in ("the ", "The ") and len(plain) > 4 else plain


def demonyms(words: str) -> tuple[str, ...]:
    """The adjectives of nationality among some words."""
    return tuple(word for word in words.split() if country_of_demonym(word))


def owns(name: str) -> bool:
    """Whether a name is in the possessive: "Turkey's"."""
    return name.endswith(("'s", "’s", "s'", "s’"))


def leads_to_name(words: str) -> bool:
    """Whether the words between two names make one of the other's ("'s northern town of")."""
    return all(
        word in beside_words() or bool(kinds_of(word) or country_of_demonym(word))
        for word in words.split()
    )


def is_generic(word: str) -> bool:
    """Whether a word is no name, though it has a capital: the Court of "People's Court"."""
    low = word.lower()
    return low in site_words() or low in street_words() or bool(kinds_of(word))


def kinds_of(word: str) -> Kinds:
    """The kinds of place that a word such as "province" or "counties" points to."""
    low = word.lower()
    found = kinds_of_words().get(low)
    if found is None and low.endswith("s"):
        singular = low.removesuffix("ies") + "y" if low.endswith("ies") else low[:-1]
        found = kinds_of_words().get(singular)
    return found or ANY_KIND


def is_beside(words: list[str]) -> bool:
    """Whether the first of some words may stand before a name without being part of it: a
    "northern" in small letters, or any compass word with a capital but before an adjective of
    nationality ("Central American")."""
    low = words[0].lower()
    if words[0].islower():
        return low in beside_words()
    compass_word = low.removesuffix("ern") in compass() or low in ("greater", "central", "downtown")
    return compass_word and not country_of_demonym(" ".join(words[1:]))


@cache
def kinds_of_words() -> dict[str, Kinds]:
    """Kinds by the words that point to them; "suburb" points to two."""
    found: dict[str, Kinds] = {}
    lists: dict[Kind, list[str]] = tables("place_words.toml")["kinds"]
    for kind, words in lists.items():
        for word in words:
            found[word] = found.get(word, ANY_KIND) | {kind}
    return found


@cache
def beside_words() -> frozenset[str]:
    """The words that may stand before a name."""
    return frozenset(tables("place_words.toml")["beside"]["words"])


@cache
def site_words() -> frozenset[str]:
    """The last words of names of sites that may begin with the name of their place."""
    return frozenset(tables("place_words.toml")["sites"]["words"])


@cache
def spot_words() -> frozenset[str]:
    """The last words of names of spots that are no towns."""
    return frozenset(tables("place_words.toml")["spots"]["words"])


@cache
def street_words() -> frozenset[str]:
    """Other words that are no name of a place by themselves."""
    return frozenset(tables("place_words.toml")["streets"]["words"])


@cache
def compass() -> dict[str, float]:
    """Bearings in degrees by word."""
    return dict(tables("place_words.toml")["compass"])


@cache
def kinds_back() -> dict[str, Kinds]:
    """What kind of place "the city" and the like turn back to."""
    lists: dict[str, list[Kind]] = tables("place_words.toml")["back"]
    return {word: frozenset(kinds) for word, kinds in lists.items()}


@cache
def toponym_words(table: str, key: str) -> frozenset[str]:
    """One list of `data/toponyms.toml`."""
    return frozenset(tables("toponyms.toml")[table][key])
