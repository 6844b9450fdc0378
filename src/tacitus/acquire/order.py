"""What the readers of input are told, and what a reader is."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Protocol

from tacitus.errors import UnreadableInput
from tacitus.values import Received

ADDRESS = re.compile(r"https?://", re.IGNORECASE)  # how an address on the web begins
PARTS = ("text", "id", "title", "publisher", "url", "published", "language")


class Columns(Protocol):
    """Says which column of a table is which part of a report."""

    def __call__(self, name: str, heading: tuple[str, ...], /) -> Mapping[str, str]:
        """Part (one of PARTS; `text` must be there) -> a name in the heading. UnreadableInput
        where it cannot be told."""
        ...


@dataclass(frozen=True, slots=True)
class Page:
    """What came from an address: `url` is where redirects have led, `kind` the content type."""

    url: str
    raw: bytes
    kind: str


Fetch = Callable[[str], Page | None]  # None: unchanged since it was fetched last


def no_web(url: str) -> Page | None:
    """Fetch nothing: for what must work without a network."""
    raise UnreadableInput(f"{url}: is an address on the web: `tacitus add` fetches those")


def none_read(_url: str) -> bool:
    """No page was read before."""
    return False


@dataclass(frozen=True, slots=True)
class Order:
    """`published` is for reports that do not tell their day; `limit` is the largest report that is
    read, in bytes; `columns` is asked for every table; `fetch` gets what is at an address, `linked`
    what a feed leads to (if None, `fetch` does); `was_read` says whether the article of a page was
    read before."""

    published: str | None
    limit: int
    columns: Columns
    fetch: Fetch = no_web
    linked: Fetch | None = None
    was_read: Callable[[str], bool] = none_read


class Reader(Protocol):
    """Reads the reports of one kind of file."""

    def __call__(
        self, stream: IO[bytes], name: str, order: Order
    ) -> Iterator[Received | UnreadableInput]:
        """Each report, or why there is none, in constant memory where a file may hold many. An
        OSError of the stream goes through."""
        ...
