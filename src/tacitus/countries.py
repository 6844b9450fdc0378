"""Countries by their names and by the words for their people: `data/countries.tsv`, read once.

Words are compared without accents and case, but must be written with a capital ("polish" is a
verb), and a name that is all capitals ("US", "CAR") must be written so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from tacitus.lists import data_file, tables

UNCHANGED_PLURALS = ("s", "ese", "sh", "French", "Dutch", "man", "men", "Lao")


@dataclass(frozen=True, slots=True)
class Country:
    """One line of the list. `neighbours` are ISO3 codes; `capital` is empty where there is none."""

    iso3: str
    iso2: str
    geonames_id: int
    name: str
    capital: str
    others: tuple[str, ...]
    demonyms: tuple[str, ...]
    neighbours: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    """All countries by ISO 3166-1 alpha-3 code (XKX for Kosovo)."""
    lines = data_file("countries.tsv").read_text(encoding="utf-8").splitlines()
    return {line[:3]: country_of_line(line) for line in lines if line and not line.startswith("#")}


def country_of_line(line: str) -> Country:
    """One line of the file as a value."""
    iso3, iso2, number, name, capital, others, demonyms, neighbours = line.split("\t")
    lists = [tuple(filter(None, cell.split("|"))) for cell in (others, demonyms, neighbours)]
    return Country(iso3, iso2, int(number), name, capital, *lists)


@cache
def centres() -> dict[str, tuple[float, float]]:
    """The centre of the largest piece of land of each country: latitude and longitude in degrees by
    ISO3 code (Natural Earth, see the file); some small territories have none."""
    lines = data_file("country_centres.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {iso3: (float(lat), float(lon)) for iso3, lat, lon in rows}


def centre_of(iso3: str) -> tuple[float, float] | None:
    """The centre of a country's largest piece of land, None where none is known."""
    return centres().get(iso3)


@lru_cache(maxsize=20_000)
def country_of_name(words: str) -> str | None:
    """The ISO3 code of a country by name, by a name it once had ("Burma", "Soviet Union"), or of
    the state that a country such as Scotland is part of."""
    return code_of(words, names()) or code_of(words, parts())


@lru_cache(maxsize=20_000)
def country_of_demonym(word: str) -> str | None:
    """The ISO3 code for an adjective of nationality or a word for nationals ("Turkish", "Turk")."""
    return code_of(word, demonyms())


def is_demonym(word: str) -> bool:
    """Whether this word is an adjective of nationality or a word for nationals."""
    return country_of_demonym(word) is not None


def code_of(words: str, codes: dict[str, str]) -> str | None:
    """The code for words that are written as a name is, with or without "the"."""
    key = folded(words)
    if key not in codes:
        key = key.removeprefix("the ")
        words = words[4:] if len(key) < len(words) else words
    written_so = words.isupper() if key in acronyms() else any(map(str.isupper, words))
    return codes.get(key) if written_so else None


def folded(words: str) -> str:
    """Words without accents, case and curly apostrophes, with single spaces."""
    plain = words if words.isascii() else anyascii(words)
    return " ".join(plain.lower().split())


@cache
def names() -> dict[str, str]:
    """ISO3 codes by the folded names of today's and vanished countries."""
    vanished: dict[str, str] = tables("place_aliases.toml")["vanished"]
    found = {folded(name): code for name, code in vanished.items()}
    for country in countries().values():
        found |= {folded(name): country.iso3 for name in (country.name, *country.others)}
    return found


@cache
def parts() -> dict[str, str]:
    """ISO3 codes of the states that countries such as Scotland are part of, by folded name."""
    table: dict[str, str] = tables("place_aliases.toml")["parts"]
    return {folded(name): code for name, code in table.items()}


@cache
def acronyms() -> frozenset[str]:
    """The folded names that are written in capitals."""
    vanished: dict[str, str] = tables("place_aliases.toml")["vanished"]
    others = (name for country in countries().values() for name in country.others)
    return frozenset(folded(name) for name in (*vanished, *others) if name.isupper())


@cache
def demonyms() -> dict[str, str]:
    """ISO3 codes by folded demonym, plurals too."""
    found: dict[str, str] = {}
    for country in countries().values():
        for word in with_plurals(country.demonyms):
            found.setdefault(folded(word), country.iso3)
    return found


def with_plurals(words: Iterable[str]) -> Iterator[str]:
    """Each word and, where it takes one, its plural in -s."""
    for word in words:
        yield word
        if not word.endswith(UNCHANGED_PLURALS):
            yield word + "s"
