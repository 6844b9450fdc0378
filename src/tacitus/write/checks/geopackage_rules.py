"""Rules for a GeoPackage (OGC 12-128r18): what the file has to hold, and each geometry in it."""

import math
import re
import sqlite3
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from tacitus.write.formats.geopackage import WGS84
from tacitus.write.formats.sqlite_rows import quoted

APPLICATIONS = (0x47504B47, 0x47503130, 0x47503131)  # "GPKG", and "GP10" and "GP11" before 1.2
SYSTEMS = (-1, 0, WGS84)  # that every file has
TABLES = ("gpkg_spatial_ref_sys", "gpkg_contents")
SHAPES = "gpkg_geometry_columns"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z", re.ASCII)
ENVELOPES = (0, 32, 48, 48, 64)  # bytes, by the code in the flags
KINDS = (
    "GEOMETRY", "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON",
    "GEOMETRYCOLLECTION",
)  # fmt: skip
ANY = ("GEOMETRY", "GEOMETRYCOLLECTION")
LAYERS = """
SELECT table_name, column_name, geometry_type_name, shape.srs_id, min_x, min_y, max_x, max_y
FROM gpkg_geometry_columns AS shape JOIN gpkg_contents USING (table_name) ORDER BY table_name
"""


@dataclass(frozen=True, slots=True)
class Layer:
    """A table of features: its column of geometries, their kind and system, and the box that the
    file says they lie in (least x and y, greatest x and y); None where it does not say."""

    table: str
    column: str
    kind: str
    system: int
    box: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class Geometry:
    """What a cell holds: the number of its kind in WKB (0: empty) and, of a point, where it is."""

    kind: int
    system: int
    point: tuple[float, float] | None

    def is_a(self, kind: str) -> bool:
        """Whether it may stand in a layer of that kind; of kinds that we do not know it may."""
        return kind in ANY or kind not in KINDS or self.kind % 1000 == KINDS.index(kind)


def tables_in(file: sqlite3.Connection) -> set[str]:
    """The names of all tables and views."""
    return {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE sql <> ''")}


def layers_in(file: sqlite3.Connection) -> list[Layer]:
    """The layers of features that are there, with their columns of geometries."""
    there = tables_in(file)
    if not {*TABLES, SHAPES} <= there:
        return []
    every = []
    for table, column, kind, system, *box in file.execute(LAYERS):
        if table in there and column in columns_of(file, table):
            told = all(isinstance(one, int | float) for one in box)
            every.append(
                Layer(table, column, str(kind).upper(), system, tuple(box) if told else None)
            )
    return every


def columns_of(file: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in file.execute(f"PRAGMA table_info({quoted(table)})")]


def geometry_of(cell: object) -> Geometry | None:
    """What the header and the first bytes of WKB say; None where it is no geometry."""
    if not isinstance(cell, bytes) or cell[:3] != b"GP\0" or len(cell) < 8:
        return None
    flags = cell[3]
    order = "<" if flags & 1 else ">"
    (system,) = struct.unpack(f"{order}i", cell[4:8])
    code = flags >> 1 & 7
    if code >= len(ENVELOPES):
        return None
    wkb = cell[8 + ENVELOPES[code] :]
    if len(wkb) < 5 or wkb[0] > 1:
        return None
    order = "<" if wkb[0] else ">"
    (kind,) = struct.unpack(f"{order}I", wkb[1:5])
    if kind % 1000 != 1:
        return Geometry(kind, system, None)
    if len(wkb) < 21:
        return None
    x, y = struct.unpack(f"{order}dd", wkb[5:21])
    empty = math.isnan(x) and math.isnan(y)
    return Geometry(kind, system, None if empty else (x, y))


# ---- the file -------------------------------------------------------------------------------


def e990_application(file: sqlite3.Connection) -> Iterator[str]:
    """The file does not say that it is a GeoPackage: `PRAGMA application_id = 1196444487`."""
    (told,) = file.execute("PRAGMA application_id").fetchone()
    if told not in APPLICATIONS:
        yield str(told)


def e991_tables(file: sqlite3.Connection) -> Iterator[str]:
    """A GeoPackage has this table: add it."""
    there = tables_in(file)
    wanted = list(TABLES)
    if "gpkg_contents" in there:
        kinds = file.execute("SELECT count(*) FROM gpkg_contents WHERE data_type = 'features'")
        wanted += [SHAPES] if kinds.fetchone()[0] else []
    yield from (name for name in wanted if name not in there)


def e992_systems(file: sqlite3.Connection) -> Iterator[str]:
    """gpkg_spatial_ref_sys has no such system: it needs -1, 0, 4326 and those that layers name."""
    there = tables_in(file)
    if "gpkg_spatial_ref_sys" not in there:
        return
    known = {key for (key,) in file.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")}
    named = set(SYSTEMS)
    for table in {"gpkg_contents", SHAPES} & there:
        named |= {key for (key,) in file.execute(f"SELECT srs_id FROM {table}")}  # noqa: S608
    yield from sorted(str(key) for key in named - known - {None})


def e993_layer(file: sqlite3.Connection) -> Iterator[str]:
    """gpkg_contents names a layer that is not there, or that has no column of geometries: add it,
    or take its row away."""
    if not {*TABLES, SHAPES} <= tables_in(file):
        return
    whole = {layer.table for layer in layers_in(file)}
    found = file.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")
    yield from (name for (name,) in found if name not in whole)


def e994_key(file: sqlite3.Connection) -> Iterator[str]:
    """A layer has a column INTEGER PRIMARY KEY, by which its features are known."""
    for layer in layers_in(file):
        told = list(file.execute(f"PRAGMA table_info({quoted(layer.table)})"))
        if [row[2].upper() for row in told if row[5]] != ["INTEGER"]:
            yield layer.table


def e995_moment(file: sqlite3.Connection) -> Iterator[str]:
    """last_change is a moment in UTC, such as 2024-03-05T00:00:00.000Z."""
    if "gpkg_contents" in tables_in(file):
        for (told,) in file.execute("SELECT last_change FROM gpkg_contents"):
            if not MOMENT.fullmatch(str(told)):
                yield str(told)


# ---- a geometry -----------------------------------------------------------------------------


def e996_geometry(cell: object, layer: Layer) -> Iterator[object]:
    """The cell is no geometry of this layer: header GP, version 0, the system of the layer, and WKB
    of its kind."""
    found = geometry_of(cell)
    fits = found is not None and found.system == layer.system and found.is_a(layer.kind)
    if cell is not None and not fits:
        yield cell


def e997_degrees(cell: object, layer: Layer) -> Iterator[object]:
    """Degrees lie between -180 and 180 (x) and -90 and 90 (y): are they swapped?"""
    found = geometry_of(cell)
    if found and found.point and layer.system == WGS84:
        x, y = found.point
        if not (-180 <= x <= 180 and -90 <= y <= 90):
            yield found.point


def w998_box(cell: object, layer: Layer) -> Iterator[object]:
    """The point lies outside the box of its layer in gpkg_contents: mend min_x to max_y there."""
    found = geometry_of(cell)
    if found and found.point and layer.box:
        (x, y), (low_x, low_y, high_x, high_y) = found.point, layer.box
        if not (low_x <= x <= high_x and low_y <= y <= high_y):
            yield found.point


FILE_RULES = (
    e990_application, e991_tables, e992_systems, e993_layer, e994_key, e995_moment,
)  # fmt: skip
CELL_RULES = (e996_geometry, e997_degrees, w998_box)
RULES = (*FILE_RULES, *CELL_RULES)
