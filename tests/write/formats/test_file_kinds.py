"""Every kind of file, opened by what others use: pandas, polars, DuckDB, pyreadstat, openpyxl."""

import csv
import datetime
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tacitus.errors import UsageError
from tacitus.incident_values import Incident
from tacitus.write.formats.all_formats import FORMATS, OWN
from tacitus.write.formats.base import Column, Decided, RowsOf, Table, Value, Wish
from tacitus.write.formats.dta_rows import stata_names
from tacitus.write.formats.file_kinds import FILE_KINDS
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parquet_rows import GROUP
from tacitus.write.formats.table_format import TableFormat
from tacitus.write.formats.target import Target
from tests.write.formats.test_own_incidents import ONE

DAY = datetime.date(2024, 6, 4)
KINDS = list(FILE_KINDS)
COLUMNS = (
    Column("name", about="a name"),
    Column("Event ID", "whole"),
    Column("day", "day"),
    Column("lat", "decimal"),
    Column("note"),
)
ROWS: list[tuple[Value, ...]] = [
    ("حلب", 5, DAY, 36.2, "x" * 3000),
    ("İzmir, ığdır", None, None, None, None),
    ('"=1+1"', 9_000_000_000, datetime.date(1899, 12, 31), 1e-05, "two\r\nlines; and\ttab"),
    ("=1+1", 0, datetime.date(1960, 1, 1), -0.5, "مرحبا " * 500),
]


def table(rows: list[tuple[Value, ...]] = ROWS) -> TableFormat:
    return TableFormat(Table("trial", "a trial", COLUMNS, lambda _w, _l: RowsOf(lambda _: rows)))


def written(path: Path, rows: list[tuple[Value, ...]] = ROWS, **wish: Any) -> Path:
    assert table(rows).write([ONE], Target(path), Wish(**wish), Losses()) == len(rows)
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_two_runs_are_the_same_bytes(kind: str, tmp_path: Path) -> None:
    needs(kind)
    one, two = (written(tmp_path / f"{name}.{kind}").read_bytes() for name in "ab")
    assert one == two
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"a.{kind}", f"b.{kind}"]


def needs(kind: str) -> None:
    """Skip where the library that writes this kind is not there."""
    library = {"xlsx": "xlsxwriter", "parquet": "duckdb"}.get(kind)
    if library:
        pytest.importorskip(library)


@pytest.mark.parametrize("kind", KINDS)
def test_no_rows(kind: str, tmp_path: Path) -> None:
    needs(kind)
    assert written(tmp_path / f"none.{kind}", []).stat().st_size > 0


def test_csv_by_pandas(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    found = pandas.read_csv(written(tmp_path / "a.csv"), dtype={"Event ID": "Int64"})
    assert list(found["name"]) == [row[0] for row in ROWS]
    assert found["note"][2] == ROWS[2][4]
    assert found["lat"][2] == 1e-05
    assert found["Event ID"].isna().tolist() == [False, True, False, False]


def test_excel_csv_by_pandas(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    found = pandas.read_csv(written(tmp_path / "a.csv", excel=True))
    assert list(found.columns)[0] == "name"  # noqa: RUF015  # the byte-order mark is gone
    assert found["name"][3] == "'=1+1"


def test_parquet_by_polars_and_duckdb(tmp_path: Path) -> None:
    polars, duckdb = pytest.importorskip("polars"), pytest.importorskip("duckdb")
    path = written(tmp_path / "it's.parquet")
    found = polars.read_parquet(path)
    assert found.dtypes == [
        polars.String, polars.Int64, polars.Date, polars.Float64, polars.String
    ]  # fmt: skip
    assert found.rows() == [tuple(row) for row in ROWS]
    with duckdb.connect() as connection:
        sums = connection.execute(
            "SELECT count(*), max(day)::VARCHAR FROM read_parquet($1)", [str(path)]
        ).fetchone()
        keys = connection.execute(
            "SELECT decode(key), decode(value) FROM parquet_kv_metadata($1)", [str(path)]
        ).fetchall()
    assert sums == (4, "2024-06-04")
    assert '"about": "a name"' in dict(keys)["codebook"]


@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_parquet_of_several_drafts_keeps_the_order(beyond: int, tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    pytest.importorskip("duckdb")
    many = 2 * GROUP + beyond
    rows: list[tuple[Value, ...]] = [(f"ı{n}", n, DAY, 1e-05, None) for n in range(many)]
    found = polars.read_parquet(written(tmp_path / "a.parquet", rows))
    assert found.rows() == rows
    assert [path.name for path in tmp_path.iterdir()] == ["a.parquet"]


def test_stata_by_pandas_and_pyreadstat(tmp_path: Path) -> None:
    pandas, pyreadstat = pytest.importorskip("pandas"), pytest.importorskip("pyreadstat")
    path = written(tmp_path / "a.dta")
    found = pandas.read_stata(path)
    assert list(found.columns) == ["name", "Event_ID", "day", "lat", "note"]
    assert list(found["name"]) == [row[0] for row in ROWS]
    assert list(found["note"]) == [row[4] or "" for row in ROWS]
    assert found["Event_ID"][2] == 9_000_000_000
    assert str(found["day"][0])[:10] == "2024-06-04"
    assert str(found["day"][2])[:10] == "1899-12-31"
    assert found["day"].isna().tolist() == [False, True, False, False]
    with pandas.read_stata(path, iterator=True) as reader:
        assert reader.variable_labels()["name"] == "a name"
    other, about = pyreadstat.read_dta(str(path))
    assert list(other["name"]) == [row[0] for row in ROWS]
    assert about.column_names_to_labels["name"] == "a name"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Event ID", "Event_ID"], ["Event_ID", "Event_ID_2"]),
        (["a" * 40, "a" * 41], ["a" * 32, "a" * 30 + "_2"]),
        (["in", "1st", "ölçü"], ["_in", "_1st", "ölçü"]),
    ],
)
def test_stata_names(names: list[str], expected: list[str]) -> None:
    assert stata_names([Column(name) for name in names]) == expected


def test_excel_by_openpyxl(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(written(tmp_path / "a.xlsx"))
    rows = list(book["trial"].iter_rows(values_only=True))
    assert rows[0] == tuple(column.name for column in COLUMNS)
    assert rows[1][:4] == ("حلب", 5, datetime.datetime(2024, 6, 4), 36.2)  # noqa: DTZ001
    assert rows[3][2] == "1899-12-31"
    assert rows[4][0] == "=1+1"
    assert book["trial"]["A5"].data_type == "s"  # text, not a formula


def test_a_cell_too_long_for_excel_is_a_loss(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    losses = Losses()
    rows: list[tuple[Value, ...]] = [("a", 1, DAY, 1.0, "x" * 40_000)]
    table(rows).write([ONE], Target(tmp_path / "a.xlsx"), Wish(), losses)
    assert list(losses.summary()) == ["note: text of more than 32,767 characters is cut (1 row)"]


def test_more_rows_than_a_sheet_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that was there stays."""
    pytest.importorskip("xlsxwriter")
    path = written(tmp_path / "a.xlsx", ROWS[:2])
    before = path.read_bytes()
    monkeypatch.setattr("tacitus.write.formats.xlsx_rows.MOST_ROWS", 4)
    assert written(tmp_path / "full.xlsx", ROWS[:3]).exists()
    with pytest.raises(UsageError, match="trial: more than the 3 rows that a sheet of Excel holds"):
        written(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", ["sqlite", "db"])
def test_sqlite(kind: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(written(tmp_path / f"a.{kind}"))) as connection:
        found = connection.execute('SELECT name, "Event ID", day, lat, note FROM trial').fetchall()
    assert found == [
        tuple(value.isoformat() if isinstance(value, datetime.date) else value for value in row)
        for row in ROWS
    ]


def many(count: int) -> Iterator[Incident]:
    for number in range(count):
        yield replace(ONE, id=f"i-{number}")


DECIDED = Decided(1, "2024-06-06T10:00:00Z", "amina", "undo", "import 3", "{}")


@pytest.mark.parametrize("kind", ["xlsx", "sqlite"])
def test_all_tables_in_one_file(kind: str, tmp_path: Path) -> None:
    needs(kind)
    path = tmp_path / f"all.{kind}"
    FORMATS["tables"].write(many(3), Target(path), Wish(decisions=[DECIDED]), Losses())
    if kind == "xlsx":
        openpyxl = pytest.importorskip("openpyxl")
        assert openpyxl.load_workbook(path).sheetnames == [one.name for one in OWN]
        return
    with closing(sqlite3.connect(path)) as connection:
        counts = {
            one.name: connection.execute(f"SELECT count(*) FROM {one.name}").fetchone()[0]
            for one in OWN
        }
    assert counts.pop("codebook") > 200
    assert counts == {
        "incidents": 3, "reports": 2, "incident_report": 6, "claims": 33, "actors": 6, "places": 1,
        "decisions": 1,
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["csv", "parquet", "dta", "tsv"])
def test_all_tables_in_a_folder(kind: str, tmp_path: Path) -> None:
    needs(kind)
    FORMATS["tables"].write(many(2), Target(tmp_path / "out"), Wish(kind=kind), Losses())
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(
        f"{one.name}.{kind}" for one in OWN
    )


def test_claims_have_their_words(tmp_path: Path) -> None:
    out = tmp_path / "claims.csv"
    assert FORMATS["claims"].write([ONE], Target(out), Wish(), Losses()) == 11
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows[2]["value"] == "حلب"
    killed = rows[5]
    assert (killed["value"], killed["value_low"], killed["value_high"]) == ("5+", "5", "")
    assert (killed["report_id"], killed["claim_id"], killed["quote"]) == ("wire-1", "c5", "Gunmen")
    assert rows[7]["standing"] == "denied"
    for row in rows:
        text = ONE.told[int(row["report_id"] == "post-1")].coded.report.text
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_a_kind_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no kind of file docx: one of csv, tsv, xlsx"):
        written(tmp_path / "a", kind="docx")
