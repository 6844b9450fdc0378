"""WARC archives of the web, as Common Crawl's news set has them: every page one report, one page in
memory at a time. fastwarc is loaded when the first archive is read."""

import importlib
import io
import zlib
from collections.abc import Iterator
from functools import cache
from typing import IO, Any

from tacitus.acquire.articles import article
from tacitus.acquire.order import Order
from tacitus.errors import UnreadableInput
from tacitus.values import Received, Source

HTML = ("text/html", "application/xhtml+xml")
GZIP = b"\x1f\x8b"
MAGIC = (b"WARC/", GZIP)
WINDOW = 16 + zlib.MAX_WBITS  # by which zlib reads gzip
PIECE = 1 << 16  # bytes read at a time
CUT = "is cut off or damaged: what came before was read; fetch the archive again"


@cache
def reader() -> Any:
    """fastwarc's reader."""
    return importlib.import_module("fastwarc.warc")


def read_warc(stream: IO[bytes], name: str, order: Order) -> Iterator[Received | UnreadableInput]:
    """The article of each page that was answered with one."""
    head = stream.read(5)
    stream.seek(0)
    if not head.startswith(MAGIC):
        yield UnreadableInput(f"{name}: is no WARC archive: check the file")
        return
    warc = reader()
    place = 0
    try:
        for record in warc.ArchiveIterator(stream, record_types=warc.WarcRecordType.response):
            place = record.stream_pos
            yield from read_record(record, name, order)
    except (OSError, EOFError, ValueError, RuntimeError):
        yield UnreadableInput(f"{name}: {CUT}")
        return
    if ends_early(stream, place):
        yield UnreadableInput(f"{name}: {CUT}")


def read_record(record: Any, name: str, order: Order) -> Iterator[Received | UnreadableInput]:
    """The report of one answer; none of what is no page. EOFError where its bytes are cut."""
    url = record.headers.get("WARC-Target-URI")
    where = f"{name}: {url}"
    kind = (record.http_content_type or "").lower()
    if not record.is_http or record.http_headers.status_code != 200 or kind not in HTML:
        if record.consume() < record.content_length:
            raise EOFError
        return
    size = record.content_length
    raw = record.reader.read(order.limit + 1)
    if len(raw) > order.limit:
        yield too_large(where, order.limit)
        return
    if len(raw) < size:
        raise EOFError
    try:
        page = unpacked(raw, record.http_headers, order.limit)
        if len(page) > order.limit:
            raise too_large(where, order.limit)
        yield article(page, where, Source(url=url, published=order.published))
    except UnreadableInput as fault:
        yield fault
    except zlib.error:
        yield UnreadableInput(f"{where}: its bytes are damaged: fetch the archive again")


def too_large(where: str, limit: int) -> UnreadableInput:
    """Why a page is refused."""
    return UnreadableInput(f"{where}: is over {limit / 1e6:g} MB: no article is")


def unpacked(raw: bytes, headers: Any, limit: int) -> bytes:
    """A page as it was before its server divided and packed it, up to a byte over the limit."""
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        raw = joined(raw)
    if "gzip" in (headers.get("Content-Encoding") or "").lower() and raw.startswith(GZIP):
        raw = zlib.decompressobj(WINDOW).decompress(raw, limit + 1)
    return raw


def joined(raw: bytes) -> bytes:
    """The chunks of an answer in one; the same where it is not in chunks after all."""
    parts: list[bytes] = []
    stream = io.BytesIO(raw)
    while True:
        line = stream.readline().partition(b";")[0].strip()
        try:
            size = int(line, 16)
        except ValueError:
            return raw
        if size <= 0:
            return b"".join(parts)
        parts.append(stream.read(size))
        stream.readline()


def ends_early(stream: IO[bytes], place: int) -> bool:
    """Whether the archive stops inside a record. `place` is where its last answer begins."""
    stream.seek(place)
    piece = stream.read(PIECE)
    if not piece.startswith(GZIP):
        stream.seek(max(0, stream.seek(0, io.SEEK_END) - 4))
        return stream.read() != b"\r\n\r\n"
    unpack = zlib.decompressobj(WINDOW)
    while piece:
        try:
            unpack.decompress(piece, PIECE)
        except zlib.error:
            return True
        piece = unpack.unconsumed_tail or unpack.unused_data
        if unpack.eof and piece:
            unpack = zlib.decompressobj(WINDOW)
        piece = piece or stream.read(PIECE)
    return not unpack.eof
