"""GeoJSON, GeoPackage and the full record."""

import json
import sqlite3
import struct
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tacitus.contract import from_json
from tacitus.values import Place
from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.base import Decided, Wish
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target
from tests.write.formats.made import joined, report
from tests.write.formats.test_own_incidents import ONE

NOWHERE = joined(
    report("wire-2", (), ("place", Place("Levant", None, None, None, None, None, "region"))),
    id_="i-0000000002",
)


def test_geojson(tmp_path: Path) -> None:
    out, losses = tmp_path / "a.geojson", Losses()
    assert FORMATS["geojson"].write([ONE, NOWHERE], Target(out), Wish(), losses) == 2
    found = json.loads(out.read_text(encoding="utf-8"))
    assert found["type"] == "FeatureCollection"
    one, two = found["features"]
    assert one["id"] == "i-0000000001"
    assert one["geometry"] == {"type": "Point", "coordinates": [37.15, 36.2]}
    assert one["properties"]["location"] == "حلب"
    assert one["properties"]["event_date"] == "2024-06-04"
    assert one["properties"]["fatalities"] == 3
    assert two["geometry"] is None
    assert two["properties"]["geo_precision"] == "region"
    assert losses.counts["geometry", "no point is known; the feature has no geometry"] == 1


def test_geojson_of_nothing(tmp_path: Path) -> None:
    out = tmp_path / "a.geojson"
    FORMATS["geojson"].write([], Target(out), Wish(), Losses())
    assert json.loads(out.read_text()) == {"type": "FeatureCollection", "features": []}


def test_geopackage(tmp_path: Path) -> None:
    out = tmp_path / "a.gpkg"
    assert FORMATS["gpkg"].write([ONE, NOWHERE], Target(out), Wish(), Losses()) == 2
    assert out.read_bytes()[68:72] == b"GPKG"
    with closing(sqlite3.connect(out)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        contents = connection.execute(
            "SELECT table_name, data_type, last_change, min_x, min_y, max_x, max_y, srs_id"
            " FROM gpkg_contents"
        ).fetchall()
        rows = connection.execute("SELECT fid, geom, location FROM incidents").fetchall()
        systems = connection.execute("SELECT srs_id FROM gpkg_spatial_ref_sys").fetchall()
        shapes = connection.execute("SELECT * FROM gpkg_geometry_columns").fetchall()
    assert contents == [
        ("incidents", "features", "2024-06-05T00:00:00.000Z", 37.15, 36.2, 37.15, 36.2, 4326)
    ]
    assert {row[0] for row in systems} >= {-1, 0, 4326}
    assert shapes == [("incidents", "geom", "POINT", 4326, 0, 0)]
    assert [(row[0], row[2]) for row in rows] == [(1, "حلب"), (2, "Levant")]
    blob, none = rows[0][1], rows[1][1]
    assert none is None
    assert blob[:4] == b"GP\0\1"
    assert struct.unpack("<iBIdd", blob[4:]) == (4326, 1, 1, 37.15, 36.2)


@pytest.mark.parametrize("name", ["geojson", "gpkg", "jsonl"])
def test_two_runs_are_the_same_bytes(name: str, tmp_path: Path) -> None:
    for path in ("a", "b"):
        FORMATS[name].write([ONE, NOWHERE], Target(tmp_path / path), Wish(), Losses())
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_the_full_record(tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    twice = replace(ONE, id="i-0000000003")
    decided = Decided(1, "2024-06-06T10:00:00Z", "amina", "undo", "import 3", "{}")
    count = FORMATS["jsonl"].write(
        [ONE, twice], Target(out), Wish(decisions=[decided]), losses := Losses()
    )
    lines = out.read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0]) == {"format": "tacitus.record/1", "whole": False}
    assert json.loads(lines[-1])["end"] is True  # the seal
    lines = lines[1:-1]
    assert count == len(lines) == 5  # two reports, two incidents, a decision
    objects = [json.loads(line) for line in lines]
    assert [one["format"] for one in objects] == [
        "tacitus.coded-report/1", "tacitus.coded-report/1", "tacitus.incident/1",
        "tacitus.incident/1", "tacitus.decision/1",
    ]  # fmt: skip
    incident = objects[2]
    assert incident["told"][1] == {"report": "post-1", "event": "v1", "reprint_of": None}
    killed = next(one for one in incident["figures"] if one["field"] == "killed")
    assert [(one["report"], one["low"]) for one in killed["said"]] == [("wire-1", 5), ("post-1", 3)]
    assert objects[4]["who"] == "amina"
    assert not losses.counts


def test_reports_of_the_full_record_are_coded_reports(tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    FORMATS["jsonl"].write([ONE], Target(out), Wish(), Losses())
    lines = out.read_text(encoding="utf-8").splitlines()
    assert [from_json(line) for line in lines[1:3]] == [told.coded for told in ONE.told]


@pytest.mark.parametrize("name", ["geojson", "gpkg"])
def test_maps_are_opened_by_gdal(name: str, tmp_path: Path) -> None:
    """GDAL is what QGIS and R's sf read with."""
    pyogrio = pytest.importorskip("pyogrio")
    out = tmp_path / f"a{FORMATS[name].suffix}"
    FORMATS[name].write([ONE, NOWHERE], Target(out), Wish(), Losses())
    about = pyogrio.read_info(out)
    assert (about["features"], about["geometry_type"], about["crs"]) == (2, "Point", "EPSG:4326")
    kinds = dict(zip(about["fields"], about["dtypes"], strict=True))
    assert kinds["event_date"] == "datetime64[D]"
    assert kinds["fatalities"].startswith("int")
    _, _, points, cells = pyogrio.raw.read(out, columns=["location"])
    assert list(cells[0]) == ["حلب", "Levant"]
    assert points[0] == struct.pack("<BIdd", 1, 1, 37.15, 36.2)
    assert points[1] is None
