"""What `tacitus add` is given: files of every kind, folders with all that lies below them, `-` for
a text on standard input, addresses of pages and feeds. What cannot be read is refused by name, and
the rest goes on."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tacitus.acquire.all_readers import read_text, reader_of
from tacitus.acquire.articles import article
from tacitus.acquire.feeds import follow, is_feed
from tacitus.acquire.files import STDIN, report_of, system_fault
from tacitus.acquire.order import ADDRESS, Order
from tacitus.errors import UnreadableInput
from tacitus.values import Received, Source


def read_sources(sources: Sequence[str], order: Order) -> Iterator[Received | UnreadableInput]:
    """The reports of all sources in order, each with its name, or why there is none."""
    for source in sources:
        try:
            if ADDRESS.match(source):
                yield from read_address(source, order)
                continue
            for path in paths_of(source):
                yield from read_path(path, order)
        except UnreadableInput as refusal:
            yield refusal


def paths_of(source: str) -> Iterator[str]:
    """The source itself, or the files below the folder that can be read, by name. Hidden files and
    folders are passed over, and links to folders are not followed."""
    if not source:
        raise UnreadableInput("a file name is empty: name a file, or - for standard input")
    if source == STDIN or not Path(source).is_dir():
        yield source
        return
    found = False
    for folder, within, files in os.walk(source, onerror=raise_refusal):
        within[:] = sorted(name for name in within if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and reader_of(name) is not None:
                found = True
                yield str(Path(folder, name))
    if not found:
        raise UnreadableInput(f"{source}: is a folder without a file that can be read as reports")


def raise_refusal(refused: OSError) -> None:
    """Say which folder may not be looked into."""
    raise UnreadableInput(f"{refused.filename}: {system_fault(refused)}")


def read_path(path: str, order: Order) -> Iterator[Received | UnreadableInput]:
    """The reports of one file: by the ending of its name, else as a text."""
    if path == STDIN:
        yield from read_text(sys.stdin.buffer, "standard input", order)
        return
    reader = reader_of(path) or read_text
    try:
        stream = Path(path).open("rb")  # noqa: SIM115  # what is wrong with its name is told apart
    except (OSError, ValueError) as refused:
        yield UnreadableInput(f"{path}: {system_fault(refused)}")
        return
    with stream:
        try:
            yield from reader(stream, path, order)
        except OSError as refused:
            yield UnreadableInput(f"{path}: {system_fault(refused)}")


def read_address(url: str, order: Order) -> Iterator[Received | UnreadableInput]:
    """The reports at an address: those of a feed, else the article or the text that is there;
    none if it has not changed since it was fetched last. UnreadableInput where it cannot be had."""
    page = order.fetch(url)
    if page is None:
        return
    if is_feed(page.raw):
        yield from follow(page.raw, url, order)
    elif page.kind.lower().startswith("text/plain"):
        yield report_of(page.raw, url, Source(url=page.url, published=order.published))
    else:
        yield article(page.raw, url, Source(url=page.url, published=order.published))
