"""The gazetteer: what places a name may mean. Opened once, then only asked.

Data: GeoNames (CC BY 4.0) and lists kept by hand, see `docs/decisions/0002-gazetteer.md`. The
database is made by `gazetteer_file.py`.
"""

import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar

from anyascii import anyascii
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

Kind = Literal[
    "country", "admin1", "admin2", "capital", "seat", "town", "section", "former", "region"
]
Key = TypeVar("Key", bound=Hashable)
Answer = TypeVar("Answer")
MOST = 400  # places of one name that are looked at, the most populous first
MOST_KEPT = 50_000  # answers; then the memory starts anew
SHORTEST_SLIP, LONG_ENOUGH_FOR_TWO = 5, 9  # letters of a name that may have one slip, or two
KNOWN = 50_000  # people of a town whose name may be misspelt
SHORT_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
# ASCII by number: apostrophes go, all else but letters and digits becomes a space.
LETTERS = {n: " " for n in range(128) if not chr(n).isalnum()} | {ord("'"): "", ord("`"): ""}
COLUMNS = (
    "place.id, kind, geonames_id, place.name, country, admin1, admin2, lat, lon, population, match"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place that a name may mean. `country` is ISO3 or None, `admin1` and `admin2` are GeoNames
    codes, empty where none; `match` is 0 for the chief name, 1 for another name, 2 for a county or
    district whose name lacks its generic word ("Rapides" for Rapides Parish)."""

    number: int
    kind: Kind
    geonames_id: int | None
    name: str
    country: str | None
    admin1: str
    admin2: str
    lat: float | None
    lon: float | None
    population: int
    match: int


@lru_cache(maxsize=50_000)
def key_of(words: str) -> str:
    """The form in which names are compared: ASCII letters and digits, lower case, single spaces;
    "St", "Mt" and "Ft" written out."""
    plain = words if words.isascii() else anyascii(words)
    parts = plain.lower().translate(LETTERS).split()
    return " ".join([SHORT_WORDS.get(part, part) for part in parts])


def words_by_first(keys: Iterable[str]) -> dict[str, int]:
    """By the first word of some names, how many words the longest of them has."""
    found: dict[str, int] = {}
    for key in keys:
        words = key.split()
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


def kept(memory: dict[Key, Answer], key: Key, ask: Callable[[Key], Answer]) -> Answer:
    """The answer from memory, else asked for and remembered."""
    if key not in memory:
        if len(memory) > MOST_KEPT:
            memory.clear()
        memory[key] = ask(key)
    return memory[key]


class Gazetteer:
    """Answers from one SQLite file or memory. Answers are kept, so asking again costs nothing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._named: dict[str, tuple[Entry, ...]] = {}
        self._near: dict[tuple[str, str], tuple[tuple[str, float], ...]] = {}
        self._provinces: dict[tuple[str | None, str], Entry | None] = {}
        self._provinces_named: dict[str, tuple[Entry, ...]] = {}
        rows = connection.execute("SELECT country, first, last FROM stretch")
        self._stretches: dict[str, tuple[int, int]] = {row[0]: (row[1], row[2]) for row in rows}
        words = connection.execute("SELECT first, most FROM province_word")
        self._province_words: dict[str, int] = dict(words)

    @classmethod
    def open(cls, path: Path) -> "Gazetteer":
        """A gazetteer over a file made by `gazetteer_file.py`, never written to."""
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(address, uri=True, check_same_thread=False))

    def named(self, key: str) -> tuple[Entry, ...]:
        """All places of this name, folded by `key_of`; the most populous first; may be empty."""
        return kept(self._named, key, self._ask)

    def _ask(self, key: str) -> tuple[Entry, ...]:
        if not key:
            return ()
        rows = self._connection.execute(
            f"SELECT {COLUMNS} FROM name JOIN place ON place.id = name.place"  # noqa: S608
            " WHERE key = ? ORDER BY population DESC, place.id LIMIT ?",
            (key, MOST),
        )
        return tuple(Entry(*row) for row in rows)

    def province(self, country: str | None, admin1: str) -> Entry | None:
        """The province or state with this GeoNames code."""
        return kept(self._provinces, (country, admin1), self._ask_province)

    def _ask_province(self, code: tuple[str | None, str]) -> Entry | None:
        found = self._ask_provinces("country IS ? AND admin1 = ?", *code)
        return found[-1] if found else None

    def provinces_named(self, key: str) -> tuple[Entry, ...]:
        """All provinces and states of this name, folded by `key_of`, short forms left out."""
        if key.count(" ") >= self.province_words(key.partition(" ")[0]):
            return ()  # no province has so many words after this one
        return kept(self._provinces_named, key, lambda key: self._ask_provinces("key = ?", key))

    def _ask_provinces(self, which: str, *values: str | None) -> tuple[Entry, ...]:
        rows = self._connection.execute(
            "SELECT id, kind, geonames_id, name, country, admin1, admin2, lat, lon, population, 0"  # noqa: S608
            f" FROM province WHERE {which} ORDER BY key, id",
            values,
        )
        return tuple(Entry(*row) for row in rows)

    def province_words(self, first: str) -> int:
        """How many words the longest name of a province has that begins with this word; 0 where
        there is none."""
        return self._province_words.get(first, 0)

    def near(self, key: str, country: str) -> tuple[tuple[str, float], ...]:
        """Folded names of a country's known towns and provinces that differ from the key by a
        slip of the pen, the likest first, with their likeness (0 to 1). The first two letters must
        agree; small towns are left out: an unlisted village is likelier than a misspelt one."""
        if len(key) < SHORTEST_SLIP or country not in self._stretches:
            return ()
        return kept(self._near, (key, country), lambda asked: tuple(self._like(*asked)))

    def _like(self, key: str, country: str) -> Iterator[tuple[str, float]]:
        first, last = self._stretches[country]
        rows = self._connection.execute(
            "SELECT DISTINCT key FROM name JOIN place ON place.id = name.place"
            " WHERE key >= ? AND key < ? AND place BETWEEN ? AND ? AND match < 2"
            " AND length(key) BETWEEN ? AND ? AND population >= ? AND kind <> 'admin2'",
            (key[:2], key[:2] + "~", first, last, len(key) - 2, len(key) + 2, KNOWN),
        )
        keys = [row[0] for row in rows]
        slips = 1 if len(key) < LONG_ENOUGH_FOR_TWO else 2
        for like, distance, _ in extract(
            key, keys, scorer=OSA.distance, score_cutoff=slips, limit=5
        ):
            yield like, 1 - distance / max(len(like), len(key))
