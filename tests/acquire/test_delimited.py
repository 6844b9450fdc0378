"""Tables: delimiters, encodings, columns, and rows that are broken."""

import csv
import io
from collections.abc import Mapping

import pytest

from tacitus.acquire.delimited import read_table
from tacitus.acquire.order import Order
from tacitus.errors import UnreadableInput
from tacitus.values import Received

LIMIT = 1_000_000
NEWS = "Gunmen attacked the post of the border guards on Monday and two of them were wounded."


def all_columns(_name: str, heading: tuple[str, ...]) -> Mapping[str, str]:
    """Every column is the part that it is named after."""
    return {name: name for name in heading if name != "other"}


def read(
    raw: bytes, limit: int = LIMIT, published: str | None = None
) -> list[Received | UnreadableInput]:
    return list(read_table(io.BytesIO(raw), "t.csv", Order(published, limit, all_columns)))


def texts(items: list[Received | UnreadableInput]) -> list[str]:
    return [item.report.text if isinstance(item, Received) else f"! {item}" for item in items]


@pytest.mark.parametrize(
    "raw",
    [
        b"id,text\n1,One.\n2,Two.\n",
        b"id;text\r\n1;One.\r\n2;Two.\r\n",
        b"id\ttext\n1\tOne.\n\n2\tTwo.",
        b"text|id|other\nOne.|1|x\n\n\nTwo.|2|\n",
        b'\xef\xbb\xbf"id","text"\n"1","One."\n"2","Two."\n',
        "id,text\n1,One.\n2,Two.\n".encode("utf-16"),
        b"\xff\xfe" + "id\ttext\r\n1\tOne.\r\n2\tTwo.\r\n".encode("utf-16-le"),
        b"text\nOne.\nTwo.\n",
    ],
)
def test_tables(raw: bytes) -> None:
    assert texts(read(raw)) == ["One.", "Two."]


def test_all_that_is_told() -> None:
    raw = (
        b"id,title,text,publisher,url,published,language\n"
        b'a1,A title,"First line.\nSecond ""line"".",The Wire,http://x.org/1,2024-03-05,en\n'
    )
    (item,) = read(raw)
    assert isinstance(item, Received)
    report = item.report
    assert report.text == 'First line.\nSecond "line".'
    assert (report.id, report.title, report.publisher) == ("a1", "A title", "The Wire")
    assert (report.url, report.published, report.language) == ("http://x.org/1", "2024-03-05", "en")
    assert item.name == "t.csv line 2"


def test_the_day_of_those_that_tell_none() -> None:
    first, second = read(b"text,published\nOne.,2024-03-05\nTwo.,\n", published="2024-01-01")
    assert isinstance(first, Received)
    assert isinstance(second, Received)
    assert (first.report.published, second.report.published) == ("2024-03-05", "2024-01-01")


def test_windows_letters_cost_a_note() -> None:
    (item,) = read("text\nCafé damaged in the blast.\n".encode("cp1252"))
    assert isinstance(item, Received)
    assert item.report.text == "Café damaged in the blast."
    assert "Windows-1252" in item.notes[0]


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"", "has no heading"),
        (b"\n\n", "has no heading"),
        (b"text\n \n", ""),
        (b"id,text\n1,\n", "line 2: the column 'text' is empty"),
        (b"id,text\n1\n", "line 2: has 1 columns where the heading has 2"),
        (b"id,text\n1,a,b\n", "line 2: has 3 columns"),
        (b"text,published\nOne.,soon\n", "line 2: 'soon' is not a date"),
        (b'id,text\n1,"One.\n', "line 2: unexpected end of data"),
        (b'id,text\n1,"One."x\n', "line 2: ',' expected after '\"'"),
    ],
)
def test_what_is_refused(raw: bytes, fault: str) -> None:
    found = read(raw)
    assert [fault in str(item) for item in found] == ([True] if fault else [])


def test_three_broken_rows_among_ten_thousand() -> None:
    lines = io.StringIO()
    rows = csv.writer(lines, quoting=csv.QUOTE_ALL, lineterminator="\n")
    rows.writerow(["id", "text"])
    for number in range(10_000):
        rows.writerow([number, f'{NEWS} "Number {number}," he said.\nA second paragraph.'])
    whole = lines.getvalue().split("\n")
    whole[1_001] = '"500","closed" too early'  # line 1,002, the first of a row
    whole[3_001] = '"1500"'
    whole[5_001] = '"2500","x","y"'
    found = read("\n".join(whole).encode())
    good = [item for item in found if isinstance(item, Received)]
    refused = [str(item) for item in found if isinstance(item, UnreadableInput)]
    assert len(good) == 9_997
    assert {item.report.id for item in good} == {str(n) for n in range(10_000)} - {
        "500",
        "1500",
        "2500",
    }
    assert sorted({line.split(":")[0] for line in refused}) == [
        f"t.csv line {number}" for number in (1002, 1003, 3002, 3003, 5002, 5003)
    ]


def test_a_mark_that_is_never_closed_costs_its_row() -> None:
    raw = b'id,text\n1,"never closed\n' + b"2,Two.\n" * 1_000
    found = texts(read(raw, limit=2_000))
    assert found[0].startswith("! t.csv line 2: is over 0.002 MB, or a quotation mark")
    assert found[1:] == ["Two."] * 1_000


def test_a_line_without_end() -> None:
    found = texts(read(b"id,text\n" + b"x" * 5_000 + b"\n2,Two.\n", limit=2_000))
    assert found[-1] == "Two."
    assert all(one.startswith("!") for one in found[:-1])
