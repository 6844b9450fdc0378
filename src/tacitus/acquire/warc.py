"""WARC archives of the web, as Common Crawl's news set has them: every page one report, one page in
memory at a time. fastwarc is loaded when the first archive is read."""

import importlib
from collections.abc import Iterator
from functools import cache
from typing import IO, Any

from tacitus.acquire.articles import article
from tacitus.acquire.order import Order
from tacitus.errors import UnreadableInput
from tacitus.values import Received, Source

HTML = ("text/html", "application/xhtml+xml")
MAGIC = (b"WARC/", b"\x1f\x8b")


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
    records = warc.ArchiveIterator(
        stream, record_types=warc.WarcRecordType.response, auto_decode="all"
    )
    try:
        for record in records:
            yield from read_record(record, name, order)
    except (OSError, EOFError, ValueError, RuntimeError) as cut:
        yield UnreadableInput(
            f"{name}: is cut off or damaged ({cut}): what came before was read; fetch it again"
        )


def read_record(record: Any, name: str, order: Order) -> Iterator[Received | UnreadableInput]:
    """The report of one answer; none of what is no page."""
    kind = (record.http_content_type or "").lower()
    if not record.is_http or record.http_headers.status_code != 200 or kind not in HTML:
        return
    url = record.headers.get("WARC-Target-URI")
    where = f"{name}: {url}"
    raw = record.reader.read(order.limit + 1)
    if len(raw) > order.limit:
        yield UnreadableInput(f"{where}: is over {order.limit / 1e6:g} MB: no article is")
        return
    try:
        yield article(raw, where, Source(url=url, published=order.published))
    except UnreadableInput as fault:
        yield fault
