"""Incidents as a GeoPackage: SQLite with the tables of OGC 12-128r18 (version 1.3), points as WKB.

The layer `incidents` has the columns of the table `incidents`; WGS84 is EPSG:4326.
"""

import datetime
import sqlite3
import struct
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tacitus.incident_values import Incident
from tacitus.write.formats.base import Column, Kind, Row, RowsOf, Table, Wish, plain
from tacitus.write.formats.csv_rows import plain_decimal
from tacitus.write.formats.geojson import NO_POINT, point_of
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.own_incidents import INCIDENTS
from tacitus.write.formats.sqlite_rows import quoted
from tacitus.write.formats.target import Target

WGS84 = 4326
APPLICATION, VERSION = 0x47504B47, 10300  # "GPKG", 1.3
TYPES: dict[Kind, str] = {"text": "TEXT", "whole": "INTEGER", "decimal": "DOUBLE", "day": "DATE"}
NEVER = datetime.date(2000, 1, 1)  # the time of change of a layer in which no report has a day
EPSG_4326 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
    'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0],'
    'UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
)
SCHEMA = """
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL
    DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
"""
SYSTEMS = (  # the three that every GeoPackage has
    ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", "undefined cartesian system"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic system"),
    ("WGS 84 geodetic", WGS84, "EPSG", WGS84, EPSG_4326, "longitude and latitude in degrees"),
)


@dataclass(slots=True)
class Extent:
    """The box around all points so far, and the last day of a report."""

    xs: list[float] = field(default_factory=list)
    ys: list[float] = field(default_factory=list)
    last: datetime.date | None = None

    def add(self, point: tuple[float, float] | None, day: datetime.date | None) -> None:
        if point is not None:
            self.xs = [min([*self.xs, point[0]]), max([*self.xs, point[0]])]
            self.ys = [min([*self.ys, point[1]]), max([*self.ys, point[1]])]
        self.last = max(filter(None, (self.last, day)), default=None)

    def row(self) -> Row:
        """last_change and the box."""
        changed = f"{self.last or NEVER}T00:00:00.000Z"
        if not self.xs:
            return changed, None, None, None, None
        return changed, self.xs[0], self.ys[0], self.xs[1], self.ys[1]


@dataclass(frozen=True, slots=True)
class GeoPackage:
    """One layer of points."""

    name: str = "gpkg"
    about: str = "a map layer for QGIS and others: GeoPackage 1.3"
    suffix: str = ".gpkg"

    def write(
        self, incidents: Iterable[Incident], target: Target, wish: Wish, losses: Losses
    ) -> int:
        layer = INCIDENTS.under(wish)
        with target.file(".gpkg") as path, closing(opened(path, layer)) as connection:
            names = [quoted(column.name) for column in layer.columns]
            marks = ", ".join("?" * (len(names) + 1))
            insert = f"INSERT INTO incidents (geom, {', '.join(names)}) VALUES ({marks})"  # noqa: S608  # quoted
            rows, extent, count = INCIDENTS.start(wish, losses), Extent(), 0
            for one in incidents:
                point = point_of(one)
                if point is None:
                    losses.add(one.id, "geom", NO_POINT)
                extent.add(point, one.last_said)
                for row in rows.of(one):
                    connection.execute(insert, [blob(point), *map(plain, row)])
                    count += 1
            content = ("incidents", "features", "incidents", INCIDENTS.about, *extent.row(), WGS84)
            connection.execute(
                "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", content
            )
            shape = ("incidents", "geom", "POINT", WGS84, 0, 0)
            connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, ?, ?)", shape)
            connection.execute("COMMIT")
        return count


def opened(path: Path, layer: Table) -> sqlite3.Connection:
    """A new GeoPackage with an empty layer, inside a transaction."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.executescript(SCHEMA)
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", SYSTEMS)
    parts = ", ".join(f"{quoted(c.name)} {TYPES[c.kind]}" for c in layer.columns)
    connection.execute(
        f"CREATE TABLE incidents (fid INTEGER PRIMARY KEY AUTOINCREMENT, geom POINT, {parts})"
    )
    return connection


def blob(point: tuple[float, float] | None) -> bytes | None:
    """A point as a GeoPackage has it: header without envelope, then little-endian WKB."""
    if point is None:
        return None
    return b"GP\x00\x01" + struct.pack("<i", WGS84) + struct.pack("<BIdd", 1, 1, *point)


def wkt(point: tuple[float, float] | None) -> str | None:
    """A point as text: `POINT (37.15 36.2)`."""
    return None if point is None else f"POINT ({' '.join(map(plain_decimal, point))})"


def start_layer(wish: Wish, losses: Losses) -> RowsOf:
    """The features as rows, their geometry as text first."""
    rows = INCIDENTS.start(wish, losses)
    return RowsOf(lambda one: [[wkt(point_of(one)), *row] for row in rows.of(one)])


GEOPACKAGE = GeoPackage()
LAYER = Table(
    GEOPACKAGE.name,
    GEOPACKAGE.about,
    (Column("geom"), *INCIDENTS.columns),
    start_layer,
    more=INCIDENTS.more,
)
