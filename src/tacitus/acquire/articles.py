"""The article of a web page, with its title, day, publisher and address, found by trafilatura.

What the page says beside the article (menus, comments, other headlines) is left out; the page as
it came is kept beside the report. trafilatura is loaded when the first page is read.
"""

import importlib
import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import IO, Any, Protocol, cast

from tacitus.acquire.order import Order
from tacitus.acquire.texts import receive
from tacitus.errors import UnreadableInput
from tacitus.values import Received, Source

LINE_ENDS = re.compile(r"\s*\n\s*")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FEWEST = 20  # words of an article; less is a page without one
DATES = {"original_date": True, "extensive_search": False}  # no guess from the words of the page
SITE = re.compile(r"^(?:www\.)?", re.IGNORECASE)


class Extraction(Protocol):
    """trafilatura's `bare_extraction`, as far as we use it."""

    def __call__(self, filecontent: bytes, **options: Any) -> Any:
        """A document with `text`, `title`, `date`, `sitename`, `hostname`, `url`; or None."""
        ...


@cache
def extraction() -> Extraction:
    """trafilatura, silent about pages that are odd."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return cast(Extraction, importlib.import_module("trafilatura").bare_extraction)


def read_html(stream: IO[bytes], name: str, order: Order) -> Iterator[Received | UnreadableInput]:
    """The one report of a web page in a file."""
    raw = stream.read(order.limit + 1)
    try:
        if len(raw) > order.limit:
            raise UnreadableInput(f"{name}: is over {order.limit / 1e6:g} MB: no article is")
        yield article(raw, name, Source(published=order.published))
    except UnreadableInput as fault:
        yield fault


def article(raw: bytes, name: str, told: Source) -> Received:
    """The report of a page. `told` is what is known already: its address counts more than that in
    the page, its day less. UnreadableInput if there is no article in it."""
    found = extraction()(
        raw,
        url=told.url,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=DATES,
    )
    body = LINE_ENDS.sub("\n\n", (found.text or "").strip()) if found is not None else ""
    if len(body.split()) < FEWEST:
        raise UnreadableInput(f"{name}: no article was found in the page: save its text as .txt")
    title = (found.title or told.title or "").strip() or None
    text = body if title is None or body.startswith(title) else f"{title}\n\n{body}"
    day = found.date if DAY.fullmatch(found.date or "") else None
    source = Source(
        id=told.id,
        title=title,
        publisher=named_site(found) or told.publisher or site(found.hostname),
        url=told.url or found.url,
        published=day or told.published,
        language=told.language,
    )
    received = receive(text + "\n", source, name)
    return Received(name, received.report, received.notes, page=raw)


def named_site(found: Any) -> str | None:
    """The site's own name for itself, where it is more than the name of its host."""
    name, host = (found.sitename or "").strip(), (found.hostname or "").lower()
    return name if name and site(name.lower()) != site(host) else None


def site(host: str | None) -> str | None:
    """The name of a host as that of a publisher."""
    return SITE.sub("", host) if host else None
