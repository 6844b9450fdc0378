"""Rows as CSV text."""

import csv
import datetime
import io

import pytest

from tacitus.write.formats.base import CSV, TSV, Column, Row
from tacitus.write.formats.csv_rows import CsvRows, plain_decimal

COLUMNS = (Column("name"), Column("n", "whole"), Column("day", "day"), Column("lat", "decimal"))
DAY = datetime.date(2024, 6, 4)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("حلب", 5, DAY, -18.47), "حلب,5,2024-06-04,-18.47"),
        (("İzmir, ığdır", None, None, None), '"İzmir, ığdır",,,'),
        (('he said "no"', 0, DAY, 1e-05), '"he said ""no""",0,2024-06-04,0.00001'),
        (("two\nlines", 1, DAY, 36.0), '"two\nlines",1,2024-06-04,36.0'),
        (("=1+1", -1, DAY, -1.5), "=1+1,-1,2024-06-04,-1.5"),
    ],
)
def test_a_row(row: Row, expected: str) -> None:
    stream = io.StringIO(newline="")
    assert CsvRows(stream, COLUMNS, CSV).write([row]) == 1
    assert stream.getvalue() == f"name,n,day,lat\r\n{expected}\r\n"
    assert next(csv.reader([stream.getvalue().split("\r\n", 1)[1]]))[0] == row[0]


@pytest.mark.parametrize("start", "=+-@\t\r")
def test_excel_never_obeys(start: str) -> None:
    stream = io.StringIO(newline="")
    CsvRows(stream, COLUMNS, CSV, excel=True).write([(start + "cmd", -1, DAY, -1.5)])
    assert stream.getvalue().startswith("\ufeffname,")
    stream.seek(1)
    row = list(csv.reader(stream))[1]
    assert row == [f"'{start}cmd", "-1", "2024-06-04", "-1.5"]


def test_another_dialect() -> None:
    stream = io.StringIO(newline="")
    CsvRows(stream, COLUMNS, TSV).write([("a", 1, None, None)])
    assert stream.getvalue() == "name\tn\tday\tlat\r\na\t1\t\t\r\n"


@pytest.mark.parametrize("number", [1e-05, 1.5e-07, 12.25, -0.1, 1e20, 123456789.125])
def test_digits_are_the_number(number: float) -> None:
    assert float(plain_decimal(number)) == number
    assert "e" not in plain_decimal(number)
