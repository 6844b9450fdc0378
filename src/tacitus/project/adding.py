"""`add`: sources are read, and what they hold is written as one import."""

import contextlib
import dataclasses
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import sha256

from tacitus.acquire.order import Fetch, Order
from tacitus.acquire.published import iso_published
from tacitus.acquire.sources import read_sources
from tacitus.acquire.web import Web
from tacitus.config import settings
from tacitus.errors import TacitusError, UnreadableInput, UsageError
from tacitus.project.columns import Ask, ColumnChooser, given_columns
from tacitus.project.spool import spooled
from tacitus.project_values import Fetched, Imported
from tacitus.store.database import Database
from tacitus.store.decisions import decide
from tacitus.store.fetches import keep_fetches, known_fetch
from tacitus.store.imports import write_import
from tacitus.store.mappings import keep_mapping, kept_mapping
from tacitus.store.reports import names_of
from tacitus.values import Received

Say = Callable[[str], None]
Seen = Callable[[Iterator[Received | TacitusError]], Iterator[Received | TacitusError]]


@dataclasses.dataclass(frozen=True, slots=True)
class Wish:
    """How sources are to be added. `columns` is as on the command line; `ask` asks the user which
    columns are what, None where nobody can be asked; `dry_run` keeps nothing, `only_news` no import
    that brings nothing new or changed; `web` fetches addresses, None: a new one; `linked` fetches
    what a feed leads to, None: `web` does; `who` adds them, None: the log is not to say."""

    published: str | None = None
    columns: str | None = None
    ask: Ask | None = None
    dry_run: bool = False
    only_news: bool = False
    web: Web | None = None
    linked: Fetch | None = None
    who: str | None = None


class TakenBack(Exception):
    """Raised to take back what was written."""


def add_sources(
    database: Database, sources: Sequence[str], wish: Wish, refuse: Say, seen: Seen
) -> Imported:
    """Add the sources as one import. `refuse` is told each refusal; `seen` wraps what is read, to
    count it."""
    if not sources:
        raise UsageError("nothing to add: name a file, a folder, or - for standard input")
    day = None if wish.published is None else iso_published(wish.published)

    def kept(heading: Sequence[str]) -> dict[str, str] | None:
        with database.reading() as connection:
            return kept_mapping(connection, heading)

    def was_read(url: str) -> bool:
        with database.reading() as connection:
            return url in names_of(connection, address_id(url))

    chooser = ColumnChooser(given_columns(wish.columns), kept, wish.ask)
    web = wish.web or web_for(database)
    web.fresh.clear()
    order = Order(day, settings().max_bytes, chooser, web.get, wish.linked, was_read)
    incoming = seen(fit_to_keep(read_sources(sources, order), refuse))
    folder = database.path.absolute().parent if database.path is not None else None
    with spooled(incoming, folder) as items:
        result = Imported(None)
        with contextlib.suppress(TakenBack), database.writing() as connection:
            result = write_import(connection, sources, items, refuse)
            for heading, columns in chooser.fresh.items():
                keep_mapping(connection, heading, columns)
            keep_fetches(connection, web.fresh)
            if wish.dry_run or (wish.only_news and not result.new and not result.changed):
                raise TakenBack
            if wish.who is not None:
                sums = f"{result.new} new, {result.same} same, {result.changed} changed"
                decide(
                    connection, wish.who, "add_import", f"import {result.number}", {"note": sums}
                )
            return result
    if not wish.dry_run:  # what is unchanged need not be sent again
        with database.writing() as connection:
            keep_fetches(connection, web.fresh)
    return dataclasses.replace(result, number=None)


def web_for(database: Database) -> Web:
    """What fetches pages for a project, by what it knows of them."""
    return Web(partial(known_to, database), settings().max_bytes)


def known_to(database: Database, url: str) -> Fetched | None:
    """What a project knows of a page."""
    with database.reading() as connection:
        return known_fetch(connection, url)


def fit_to_keep(
    items: Iterator[Received | UnreadableInput], refuse: Say
) -> Iterator[Received | TacitusError]:
    """The items as the project keeps them, each refusal told."""
    for item in items:
        fit = item if isinstance(item, TacitusError) else identified(item)
        if isinstance(fit, TacitusError):
            refuse(str(fit))
        yield fit


def identified(item: Received) -> Received | UnreadableInput:
    """The report under the id by which it is known again: its own, else that of its address, else
    that of its text."""
    report = item.report
    if "\0" in report.text:
        return UnreadableInput(f"{item.name}: its text holds a NUL character: remove it")
    told = {
        name: sound(value)
        for name in ("id", "title", "publisher", "url")
        if isinstance(value := getattr(report, name), str)
    }
    if report.id == report.sha256[:16] and report.url:
        told["id"] = address_id(told["url"])
    return dataclasses.replace(item, report=dataclasses.replace(report, **told))


def address_id(url: str) -> str:
    """The id of a report that is known by its address."""
    return sha256(url.encode("utf-8")).hexdigest()[:16]


def sound(text: str) -> str:
    """The text without what no database can hold: half characters and NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
