"""The gazetteer's tables, filled from the package's data."""

import lzma
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain

from tacitus.countries import countries
from tacitus.derive.gazetteer import key_of, words_by_first
from tacitus.errors import BrokenInstallation
from tacitus.lists import data_file, tables

DATA_FILES = ("places.tsv.xz", "place_regions.tsv", "place_aliases.toml", "countries.tsv")
LAYOUT = "1"  # counts up when the way in which the tables are filled changes
TABLES = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, kind TEXT, geonames_id INTEGER, name TEXT, country TEXT,
    admin1 TEXT, admin2 TEXT, lat REAL, lon REAL, population INTEGER
);
-- A name, folded, and a place it may mean; match as in `Entry`.
CREATE TABLE name (key TEXT, place INTEGER, match INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
-- The provinces once more by name, without short forms.
CREATE TABLE province (
    key TEXT, id INTEGER, kind TEXT, geonames_id INTEGER, name TEXT, country TEXT,
    admin1 TEXT, admin2 TEXT, lat REAL, lon REAL, population INTEGER
);
CREATE INDEX province_key ON province (key);
CREATE INDEX province_code ON province (country, admin1);
-- By the first word of provinces' names, how many words the longest of them has.
CREATE TABLE province_word (first TEXT PRIMARY KEY, most INTEGER) WITHOUT ROWID;
-- The first and last town of each country.
CREATE TABLE stretch (country TEXT PRIMARY KEY, first INTEGER, last INTEGER) WITHOUT ROWID;
"""
SPEED = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;"
# kind, geonames_id, name, country, admin1, admin2, lat, lon, population
Cells = tuple[str, int | None, str, str | None, str, str, float | None, float | None, int]
Names = Iterable[tuple[str, int]]  # folded, with its match


def fill(connection: sqlite3.Connection) -> None:
    """Make the tables and put all places and names in. SQLite sorts the names: that is quickest."""
    connection.executescript(SPEED + TABLES)
    names: list[tuple[str, int, int]] = []
    connection.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", numbered(names)
    )
    connection.execute("CREATE TEMP TABLE unsorted (key TEXT, place INTEGER, match INTEGER)")
    connection.executemany("INSERT INTO unsorted VALUES (?, ?, ?)", names)
    connection.execute("INSERT OR IGNORE INTO name SELECT * FROM unsorted ORDER BY 1, 2, 3")
    connection.execute(
        "INSERT INTO province SELECT DISTINCT key, place.* FROM place JOIN unsorted"
        " ON place.id = unsorted.place WHERE kind = 'admin1' AND match < 2 ORDER BY 1, 2"
    )
    connection.execute(
        "INSERT INTO stretch SELECT country, min(id), max(id) FROM place"
        " WHERE kind NOT IN ('country', 'region') GROUP BY country"
    )
    keys = [key for (key,) in connection.execute("SELECT key FROM province")]
    longest = words_by_first(keys).items()
    connection.executemany("INSERT INTO province_word VALUES (?, ?)", longest)
    connection.execute("DROP TABLE unsorted")
    connection.commit()


def numbered(names: list[tuple[str, int, int]]) -> Iterator[tuple[int | str | float | None, ...]]:
    """All places with a number of their own; their names are added to `names`."""
    for number, (cells, keys) in enumerate(
        chain(country_places(), region_places(), packed_places()), start=1
    ):
        names += [(key, number, match) for key, match in keys if key]
        yield (number, *cells)


def country_places() -> Iterator[tuple[Cells, Names]]:
    """The countries, with the names they once had; they have no point."""
    vanished: dict[str, str] = tables("place_aliases.toml")["vanished"]
    for country in countries().values():
        once = (name for name, iso3 in vanished.items() if iso3 == country.iso3)
        others = {key_of(other) for other in (*country.others, *once)}
        names = [(key_of(country.name), 0), *((other, 1) for other in others)]
        cells = (country.geonames_id, country.name, country.iso3, "", "", None, None, 0)
        yield ("country", *cells), names


def region_places() -> Iterator[tuple[Cells, Names]]:
    """The regions kept by hand."""
    for line in data_file("place_regions.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, country, lat, lon, number, others = line.split("\t")
        geonames_id = int(number) if number else None
        keys = [(key_of(name), 0), *((key_of(other), 1) for other in others.split("|"))]
        cells = (geonames_id, name, country or None, "", "", float(lat), float(lon), 0)
        yield ("region", *cells), keys


def packed_places() -> Iterator[tuple[Cells, Names]]:
    """The towns, counties and provinces of GeoNames."""
    by_code = names_by_code()
    country = ""
    for line in packed_lines():
        if line.startswith("="):
            country = line[1:]
            continue
        kind, number, name, admin1, admin2, lat, lon, people, others = line.split("\t")
        cells = (name, country, admin1, admin2, float(lat), float(lon), int(people))
        keys = [(key_of(name), 0)]
        keys += [(k[1:], 2) if k[0] == "~" else (k, 1) for k in others.split("|") if k]
        for code in (number, f"{country}.{admin1}" if kind == "admin1" else ""):
            keys += by_code.get(code, ())
        yield (kind, int(number) if number else None, *cells), keys


def packed_lines() -> list[str]:
    """The lines of the packed file, without its comment."""
    try:
        text = lzma.decompress(data_file("places.tsv.xz").read_bytes()).decode()
    except lzma.LZMAError as error:
        raise BrokenInstallation("places.tsv.xz is damaged: install Tacitus again") from error
    return text.splitlines()[1:]


def names_by_code() -> dict[str, list[tuple[str, int]]]:
    """Further names kept by hand: of provinces by "TUR.09", of towns by GeoNames number; short
    forms of provinces ("Calif.") have match 3, they hold only after a comma."""
    iso3 = {country.iso2: country.iso3 for country in countries().values()}
    found: dict[str, list[tuple[str, int]]] = {}
    for table, match in (("admin1", 1), ("admin1_short", 3), ("towns", 1)):
        entries: dict[str, list[str]] = tables("place_aliases.toml")[table]
        for code, names in entries.items():
            key = code if table == "towns" else iso3[code[:2]] + code[2:]
            found.setdefault(key, []).extend((key_of(name), match) for name in names)
    return found
