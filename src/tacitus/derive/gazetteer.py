"""The gazetteer: what places a name may mean. Opened once, then only asked.

Data: GeoNames (CC BY 4.0) and lists kept by hand, see `docs/decisions/0002-gazetteer.md`. The
database is made by `gazetteer_file.py`.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from anyascii import anyascii

Kind = Literal[
    "country", "admin1", "admin2", "capital", "seat", "town", "section", "former", "region"
]
MOST = 400  # places of one name that are looked at, the most populous first
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


def key_of(words: str) -> str:
    """The form in which names are compared: ASCII letters and digits, lower case, single spaces;
    "St", "Mt" and "Ft" written out."""
    plain = words if words.isascii() else anyascii(words)
    parts = plain.lower().translate(LETTERS).split()
    return " ".join([SHORT_WORDS.get(part, part) for part in parts])


class Gazetteer:
    """Answers from one SQLite file or memory. Answers are kept, so asking again costs nothing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._named: dict[str, tuple[Entry, ...]] = {}
        self._parents: dict[tuple[str, str], Entry | None] = {}
        rows = connection.execute("SELECT country, first, last FROM stretch")
        self._stretches: dict[str, tuple[int, int]] = {row[0]: (row[1], row[2]) for row in rows}

    @classmethod
    def open(cls, path: Path) -> "Gazetteer":
        """A gazetteer over a file made by `gazetteer_file.build`, never written to."""
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(address, uri=True, check_same_thread=False))

    def named(self, words: str) -> tuple[Entry, ...]:
        """All places of this name, spelling folded, the most populous first; may be empty."""
        return self.keyed(key_of(words))

    def keyed(self, key: str) -> tuple[Entry, ...]:
        """The same for a key that is already folded."""
        found = self._named.get(key)
        if found is None:
            found = self._named[key] = tuple(self._ask(key))
        return found

    def _ask(self, key: str) -> Iterator[Entry]:
        if not key:
            return
        rows = self._connection.execute(
            f"SELECT {COLUMNS} FROM name JOIN place ON place.id = name.place"  # noqa: S608
            " WHERE key = ? ORDER BY population DESC, place.id LIMIT ?",
            (key, MOST),
        )
        for row in rows:
            yield Entry(*row)
