"""Checks of what is no file of text: folders of brat, and GeoPackages."""

import importlib.util
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from tacitus.errors import UnreadableInput, UsageError
from tacitus.write.checks.all_checks import CHECKS, guess
from tacitus.write.checks.base import Found
from tacitus.write.checks.geopackage_rules import Geometry, geometry_of
from tests.write.checks.test_checks import exported


def codes(path: Path, name: str) -> list[str | int]:
    """The codes of all faults, and the number of rows."""
    every = CHECKS[name].faults(path)
    return [one.code if isinstance(one, Found) else one for one in every]


# ---- brat -----------------------------------------------------------------------------------

TEXT = "Ana told İzmir.\r\nBen heard.\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("T1\tperson 0 3\tAna\r\n\r\nR1\tknows Arg1:T1 Arg2:T1\r\n", [2]),
        ("T1\tcity 9 14\tİzmir\nN1\tReference T1 Wikipedia:1\tIzmir\nM1\tNegation T1\n", [3]),
        ("T1\tperson 0 3;17 20\tAna Ben\n*\tEquiv T1 T1\n*\tEquiv T1 T1\n", [3]),
        ("T1\tact 4 8\ttold\nE1\tact:T1 \n#1\tNote E1\twell\n", [3]),
        ("T1\tcity 10 15\tİzmir\n", ["E934", 1]),  # counted in bytes
        ("R1\tknows Arg1:T1 Arg2:T1\n", ["E936", "E936", 1]),
        ("T1\tact 4 8\ttold\nE1\tact:T1 who:T2\n", ["E936", 2]),
        ("T1\tact 0 15\tAna told İzmir.\nE1\tact:T1\nE2\tact:E1\n", ["E937", 3]),
        ("T1 act 4 8 told\n", ["E931", 0]),
        (f"T1\tact 4 {'9' * 5000}\ttold\n", ["E933", 1]),
    ],
)
def test_sheets_of_others(lines: str, expected: list[str | int], tmp_path: Path) -> None:
    sheet = tmp_path / "a.ann"
    sheet.write_bytes(lines.encode())
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    assert codes(sheet, "brat") == codes(tmp_path, "brat") == expected
    assert guess(tmp_path) == guess(sheet) == "brat"


def test_types_are_those_of_the_configuration_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text("T1\tperson 0 3\tAna\nT2\tcity 0 3\tAna\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert codes(tmp_path, "brat") == [2]
    told = "[entities]\nPlace\n\tcity\n!named\n[relations]\nperson\tArg1:city, Arg2:city\n# city\n"
    (tmp_path / "annotation.conf").write_text(told, encoding="utf-8")
    assert codes(tmp_path, "brat") == [2]
    (tmp_path / "annotation.conf").write_text("[entities]\ncity\n#person\n", encoding="utf-8")
    assert codes(tmp_path, "brat") == ["W938", 2]


def test_what_is_no_brat(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"is no \.ann file and no folder with one"):
        codes(tmp_path, "brat")
    (tmp_path / "a.ann").write_bytes(b"T1\tperson 0 3\t\xff\n")
    with pytest.raises(UnreadableInput, match="is not UTF-8: save it so"):
        codes(tmp_path, "brat")


# ---- GeoPackage -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (b"GP\0\1" + struct.pack("<iBIdd", 4326, 1, 1, 2, 3), Geometry(1, 4326, (2, 3))),
        (b"GP\0\0" + struct.pack(">iBIdd", 4326, 0, 1, 2, 3), Geometry(1, 4326, (2, 3))),
        (b"GP\0\3" + struct.pack("<i4dBIdd", 0, 2, 2, 3, 3, 1, 1, 2, 3), Geometry(1, 0, (2, 3))),
        (b"GP\0\1" + struct.pack("<iBIddd", 0, 1, 1001, 2, 3, 4), Geometry(1001, 0, (2, 3))),
        (b"GP\0\x11" + struct.pack("<iBI", 0, 1, 1) + b"\0\0\0\0\0\0\xf8\x7f" * 2,
         Geometry(1, 0, None)),
        (b"GP\0\1" + struct.pack("<iBII", 0, 1, 2, 0), Geometry(2, 0, None)),
        (b"GP\0\1" + struct.pack("<iBId", 0, 1, 1, 2), None),
        (b"GP\0\x0f" + bytes(60), None),
        (b"GP\1\1" + struct.pack("<iBIdd", 0, 1, 1, 2, 3), None),
        (b"GP\0\1", None),
        ("POINT (2 3)", None),
        (None, None),
    ],
)  # fmt: skip
def test_geometries(cell: object, expected: Geometry | None) -> None:
    assert geometry_of(cell) == expected


def test_a_layer_of_others(tmp_path: Path) -> None:
    """Of any kind and system; a cell may be empty, and the columns are their own affair."""
    path = tmp_path / "a.gpkg"
    exported(path, "gpkg")
    line = (b"GP\0\1" + struct.pack("<iBII", 3857, 1, 2, 0)).hex()
    with closing(sqlite3.connect(path)) as file:
        file.executescript(
            "INSERT INTO gpkg_spatial_ref_sys VALUES ('Web', 3857, 'EPSG', 3857, 'x', NULL);"
            'CREATE TABLE "my roads" (id INTEGER PRIMARY KEY, way LINESTRING, event_type TEXT);'
            f"INSERT INTO \"my roads\" VALUES (1, x'{line}', 'x'), (2, NULL, 'y');"
            "INSERT INTO gpkg_contents (table_name, data_type, srs_id)"
            " VALUES ('my roads', 'features', 3857);"
            "INSERT INTO gpkg_geometry_columns"
            " VALUES ('my roads', 'way', 'LineString', 3857, 0, 0);"
        )
    assert codes(path, "gpkg") == [3]
    with closing(sqlite3.connect(path)) as file:
        file.executescript(
            "UPDATE gpkg_geometry_columns SET srs_id = 4326;"
            "UPDATE gpkg_contents SET srs_id = 'web', min_x = 'x' WHERE table_name = 'incidents';"
        )
    assert codes(path, "gpkg") == ["E992", "E996", 3]


def test_what_is_no_geopackage(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    path.write_text("incident_id\n", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="is no file of SQLite, as a GeoPackage is"):
        codes(path, "gpkg")
    path.unlink()
    exported(path, "gpkg")
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(UnreadableInput, match="cannot be read further"):
        codes(path, "gpkg")
    with pytest.raises(UnreadableInput, match="cannot be read further"):
        guess(path)


# ---- spaCy ----------------------------------------------------------------------------------


def test_what_is_no_file_of_spacy(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"is no \.spacy file and no folder with one"):
        codes(tmp_path, "spacy")
    (tmp_path / "a.spacy").write_bytes(b"x")
    assert guess(tmp_path) == guess(tmp_path / "a.spacy") == "spacy"
    if importlib.util.find_spec("spacy") is None:
        with pytest.raises(UsageError, match=r"pip install 'tacitus\[spacy\]'"):
            codes(tmp_path, "spacy")
    else:
        assert codes(tmp_path, "spacy") == ["E985", 0]
