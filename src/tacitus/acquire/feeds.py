"""RSS and Atom: the entries of a feed, each a report of what the feed itself says, or of the page
that it leads to where pages can be fetched. feedparser is loaded when the first feed is read."""

import datetime
import importlib
import io
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import IO, Any

from tacitus.acquire.articles import article
from tacitus.acquire.markup import words_of
from tacitus.acquire.order import ADDRESS, Order
from tacitus.acquire.texts import receive
from tacitus.errors import UnreadableInput
from tacitus.values import Received, Source

FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
HEAD = 4_096  # bytes in which a feed says that it is one
FEWEST = 20  # words of an entry that is a report by itself


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: what it says, and what is known of it."""

    name: str
    text: str
    source: Source


@cache
def parser() -> Any:
    """feedparser."""
    return importlib.import_module("feedparser")


def is_feed(raw: bytes) -> bool:
    """Whether the bytes are those of a feed."""
    return FEED.search(raw[:HEAD]) is not None


def read_feed(stream: IO[bytes], name: str, order: Order) -> Iterator[Received | UnreadableInput]:
    """The report of each entry of a feed in a file, from what the feed says."""
    raw = stream.read(order.limit + 1)
    try:
        if len(raw) > order.limit:
            raise UnreadableInput(f"{name}: is over {order.limit / 1e6:g} MB: no feed is")
        for entry in entries(raw, name, order.published):
            yield from spoken(entry)
    except UnreadableInput as fault:
        yield fault


def follow(raw: bytes, name: str, order: Order) -> Iterator[Received | UnreadableInput]:
    """The report of each entry, from the page that it leads to; where that cannot be had, and was
    not read before, from what the feed says. Pages that have not changed since they were fetched
    last give nothing."""
    fetch = order.linked or order.fetch
    for entry in entries(raw, name, order.published):
        if entry.source.url is None:
            yield from spoken(entry)
            continue
        try:
            page = fetch(entry.source.url)
            if page is not None:
                yield article(page.raw, entry.source.url, entry.source)
        except UnreadableInput as fault:
            own = fault if order.was_read(entry.source.url) else next(spoken(entry))
            yield own if isinstance(own, Received) else fault


def spoken(entry: Entry) -> Iterator[Received | UnreadableInput]:
    """The report of an entry from its own words."""
    if len(entry.text.split()) < FEWEST:
        yield UnreadableInput(f"{entry.name}: says too little to be a report")
        return
    title = entry.source.title
    text = f"{title}\n\n{entry.text}\n" if title else f"{entry.text}\n"
    yield receive(text, entry.source, entry.name)


def entries(raw: bytes, name: str, published: str | None) -> Iterator[Entry]:
    """The entries in their order; UnreadableInput where there is no feed, or one that declares
    entities, by which a small file grows without end."""
    if ENTITY.search(raw):
        raise UnreadableInput(f"{name}: declares XML entities, as bombs do: it was not read")
    if not is_feed(raw):
        raise UnreadableInput(f"{name}: is no RSS or Atom feed: check the address")
    parsed = parser().parse(io.BytesIO(raw), resolve_relative_uris=False)
    if not parsed.entries:
        raise UnreadableInput(f"{name}: is a feed without an entry that can be read")
    publisher = parsed.feed.get("title")
    for number, item in enumerate(parsed.entries, 1):
        link = item.get("link", "")
        url = link if ADDRESS.match(link) else None
        source = Source(
            id=None if url else item.get("id"),
            title=words_of(item.get("title", "")) or None,
            publisher=publisher,
            url=url,
            published=moment(item.get("published_parsed")) or published,
        )
        told = [part.value for part in item.get("content", ())] + [item.get("summary", "")]
        yield Entry(f"{name} entry {number}", words_of(max(told, key=len)), source)


def moment(parsed: time.struct_time | None) -> str | None:
    """A time of a feed, which is in UTC, as ISO 8601; None for none, or one that never was."""
    try:
        return datetime.datetime(*parsed[:6], tzinfo=datetime.UTC).isoformat() if parsed else None
    except ValueError:
        return None
