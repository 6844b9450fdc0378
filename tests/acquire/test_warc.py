"""WARC archives: pages out, in constant memory, cut off or not."""

import gzip
import io
import resource
from pathlib import Path

import pytest

from tacitus.acquire.order import Order
from tacitus.acquire.warc import joined, read_warc
from tacitus.errors import UnreadableInput
from tacitus.values import Received
from tests.acquire.pages import PAGE, page
from tests.acquire.test_delimited import all_columns

ORDER = Order("2024-01-01", 100_000, all_columns)


def record(
    url: str, raw: bytes, status: str = "200 OK", kind: str = "text/html", warc: str = "response"
) -> bytes:
    """One record of an archive."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(raw)}\r\n\r\n"
    block = http.encode() + raw
    head = (
        f"WARC/1.0\r\nWARC-Type: {warc}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2024-03-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
        f"Content-Type: application/http; msgtype={warc}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def read(raw: bytes) -> list[Received | UnreadableInput]:
    return list(read_warc(io.BytesIO(raw), "n.warc.gz", ORDER))


RECORDS = [
    record("https://x.org/1", PAGE, warc="request"),
    record("https://x.org/1", PAGE),
    record("https://x.org/2", b"gone", status="404 Not Found"),
    record("https://x.org/3", b"\xff\xd8 a picture", kind="image/jpeg"),
    record("https://x.org/4", b"<html><p>no article", kind="text/html; charset=utf-8"),
    record("https://x.org/5", page(title="Another")),
    record("https://x.org/6", PAGE * 100),
]


@pytest.mark.parametrize("packed", [False, True])
def test_pages(packed: bool) -> None:
    raw = b"".join(gzip.compress(one) if packed else one for one in RECORDS)
    found = read(raw)
    good = [one.report for one in found if isinstance(one, Received)]
    assert [one.url for one in good] == ["https://x.org/1", "https://x.org/5"]
    assert good[0].published == "2024-03-05"
    refused = [str(one) for one in found if isinstance(one, UnreadableInput)]
    assert "https://x.org/4: no article was found" in refused[0]
    assert "https://x.org/6: is over 0.1 MB" in refused[1]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("kind", ["text/html", "image/png"])
@pytest.mark.parametrize("share", [0.61, 0.9, 0.97])
def test_an_archive_that_is_cut(packed: bool, share: float, kind: str) -> None:
    pages = [record(f"https://x.org/{number}", PAGE) for number in range(3)]
    records = pages + [record(f"https://x.org/{number}", PAGE, kind=kind) for number in (3, 4)]
    raw = b"".join(gzip.compress(one) if packed else one for one in records)
    *good, last = read(raw[: int(len(raw) * share)])
    assert len(good) == (int(5 * share) if kind == "text/html" else 3)
    assert all(isinstance(one, Received) for one in good)
    assert "is cut off or damaged" in str(last)


def test_a_page_as_its_server_divided_and_packed_it() -> None:
    packed = gzip.compress(PAGE)
    half = len(packed) // 2
    parts = packed[:half], packed[half:]
    chunks = b"".join(b"%x;note\r\n%b\r\n" % (len(part), part) for part in parts)
    gzipped = "text/html\r\nContent-Encoding: gzip"
    kind = f"{gzipped}\r\nTransfer-Encoding: chunked"
    divided = record("https://x.org/1", chunks + b"0\r\n\r\n", kind=kind)
    (found,) = read(divided)
    assert isinstance(found, Received)
    assert found.page == PAGE
    assert joined(b"<html>") == b"<html>"
    (spoiled,) = read(record("https://x.org/1", packed[:10] + b"\xff" * 90, kind=gzipped))
    assert "its bytes are damaged" in str(spoiled)
    (bomb,) = read(record("https://x.org/1", gzip.compress(PAGE * 1_000), kind=gzipped))
    assert "https://x.org/1: is over 0.1 MB" in str(bomb)


def test_what_is_no_archive() -> None:
    assert "is no WARC archive" in str(*read(b"Dear reader"))
    assert "is no WARC archive" in str(*read(b""))


def test_memory_stays_the_same(tmp_path: Path) -> None:
    archive = tmp_path / "n.warc"
    with archive.open("wb") as stream:
        for number in range(300):
            stream.write(record(f"https://x.org/{number}", b"x" * 400_000, kind="image/png"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with archive.open("rb") as stream:
        assert list(read_warc(stream, "n.warc", ORDER)) == []
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000  # kB, of 120 MB
