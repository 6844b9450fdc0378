"""The readers of input: which kind of file is read by what. A new kind is a line here."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import IO

from tacitus.acquire.archives import read_archive
from tacitus.acquire.articles import read_html
from tacitus.acquire.delimited import read_table
from tacitus.acquire.feeds import read_feed
from tacitus.acquire.files import report_of, too_long
from tacitus.acquire.jsonl import read_lines
from tacitus.acquire.order import Order, Reader
from tacitus.acquire.warc import read_warc
from tacitus.errors import UnreadableInput
from tacitus.values import Received, Source


def read_text(stream: IO[bytes], name: str, order: Order) -> Iterator[Received | UnreadableInput]:
    """The one report of a text file."""
    raw = stream.read(order.limit + 1)
    try:
        if len(raw) > order.limit:
            raise too_long(name, order.limit)
        yield report_of(raw, name, Source(published=order.published))
    except UnreadableInput as fault:
        yield fault


def read_jsonl(stream: IO[bytes], name: str, order: Order) -> Iterator[Received | UnreadableInput]:
    """The report of each line of JSON."""
    return read_lines(stream, name, order.published, order.limit)


def read_zip(stream: IO[bytes], name: str, order: Order) -> Iterator[Received | UnreadableInput]:
    """The reports of all files in an archive."""
    return read_archive(stream, name, order, reader_within)


WITHIN: dict[str, Reader] = {  # by the ending of the name; these may lie in a zip
    ".txt": read_text,
    ".text": read_text,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_table,
    ".tsv": read_table,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
}
READERS: dict[str, Reader] = {
    **WITHIN,
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".zip": read_zip,
}


def reader_within(name: str) -> Reader | None:
    """Who reads a file of this name in a zip; None where nobody does."""
    return WITHIN.get(PurePath(name).suffix.lower())


def reader_of(name: str) -> Reader | None:
    """Who reads a file of this name in a folder; None where nobody does."""
    path = PurePath(name.lower())
    return READERS.get("".join(path.suffixes[-2:])) or READERS.get(path.suffix)
