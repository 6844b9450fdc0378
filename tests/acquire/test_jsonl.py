"""Reports in JSON Lines: good lines are read, bad lines are named."""

import io

import pytest

from tacitus.acquire.jsonl import read_lines
from tacitus.errors import UnreadableInput
from tacitus.values import Received


def lines(content: bytes, limit: int = 1_000) -> list[Received | UnreadableInput]:
    return list(read_lines(io.BytesIO(content), "r.jsonl", "2024-01-01", limit))


def test_what_is_known_comes_along() -> None:
    content = (
        b'\xef\xbb\xbf{"text": "One.", "id": 7, "title": "T", "publisher": "P", "url": null,'
        b' "published": "2023-05-06 10:00", "language": "en", "desk": "foreign"}\n'
        b'\n{"text": "Two."}'
    )
    one, two = lines(content)
    assert isinstance(one, Received)
    assert isinstance(two, Received)
    assert one.name == "r.jsonl line 1"
    assert (one.report.id, one.report.title, one.report.publisher) == ("7", "T", "P")
    assert one.report.published == "2023-05-06T10:00"
    assert (two.name, two.report.published) == ("r.jsonl line 3", "2024-01-01")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b"{", "is not JSON"),
        ('{"text": "Riot"}'.encode("utf-16"), "has NUL bytes, as UTF-16"),
        (b'{"text": "caf\xe9"}', "is not JSON"),
        (b"[" * 900, "is not JSON"),
        (b"[1, 2]", "is no report"),
        (b'{"body": "One."}', "is no report"),
        (b'{"text": 5}', "is no report"),
        (b'{"text": "  "}', "`text` is empty"),
        (b'{"text": "One.", "title": ["T"]}', "`title` is not a string"),
        (b'{"text": "One.", "id": true}', "`id` is not a string"),
        (b'{"text": "One.", "published": "May 6"}', "is not a date of publication"),
        (b'{"text": "' + b"word " * 300 + b'"}', "is over 0.001 MB"),
    ],
)
def test_a_bad_line_is_named_and_the_next_is_read(line: bytes, fault: str) -> None:
    bad, good = lines(line + b'\n{"text": "Two."}\n')
    assert isinstance(bad, UnreadableInput)
    assert str(bad).startswith("r.jsonl line 1: ")
    assert fault in str(bad)
    assert isinstance(good, Received)
