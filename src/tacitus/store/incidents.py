"""Looking up incidents: on one line each, or with all that their reports tell."""

import datetime
import itertools
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, TextClause, func, select

from tacitus.errors import UsageError
from tacitus.incident_values import Copied, Listed, Told, Wanted
from tacitus.store.apart import apart_incidents
from tacitus.store.codings import CONTENT, coded_of
from tacitus.store.incident_words import told_with
from tacitus.store.tables import codings, copies, events, incidents, links, summaries
from tacitus.store.words import storable
from tacitus.values import CodedReport
from tacitus.vocabulary import Status

AT_ONCE = 200  # rows in memory
BATCH = 5_000  # keys in one statement
REMEMBERED = 1_000  # codings that are kept while incidents are read one after the other
DAYS = frozenset(("start_date", "end_date", "first_said", "last_said"))
COLUMNS = tuple(part.name for part in fields(Listed) if part.name != "id")


@dataclass(frozen=True, slots=True)
class Standing:
    """An incident that stands, by the key of its row. `asked` is the id that was asked for, which
    is another one where that incident is now part of this one."""

    key: int
    id: str
    asked: str


def standing(connection: Connection, asked: str) -> Standing:
    """The incident of an id, through all mergers; UsageError if there is none, or it is deleted."""
    mine = incidents.c.id == storable(asked)
    row = connection.execute(select(incidents).where(mine)).first()
    if row is None:
        raise UsageError(f"there is no incident {asked!r}: `tacitus incidents` lists them")
    row = merged_to(connection, row)
    if row.deleted_at is not None:
        merged = "" if row.id == asked else f", now part of {row.id},"
        raise UsageError(
            f"incident {asked}{merged} was deleted on {row.deleted_at[:10]}: none of the reports"
            " that told of it counts any more"
        )
    return Standing(row.key, row.id, asked)


def standing_ids(connection: Connection) -> dict[int, str]:
    """The ids of all incidents that stand, by the keys of their rows."""
    found = connection.execute(select(incidents.c.key, incidents.c.id).join(summaries))
    return {row.key: row.id for row in found}


def standing_id(connection: Connection, key: int) -> str:
    """The id of the incident that the one of this key is now part of, through all mergers."""
    return str(merged_to(connection, row_of(connection, key)).id)


def merged_to(connection: Connection, row: Row[Any]) -> Row[Any]:
    """The row of the incident that this one is part of by now; itself if it was not merged."""
    while row.merged_into is not None:
        row = row_of(connection, row.merged_into)
    return row


def row_of(connection: Connection, key: int) -> Row[Any]:
    return connection.execute(select(incidents).where(incidents.c.key == key)).one()


# ---- on one line ----------------------------------------------------------------------------


def conditions(
    connection: Connection, wanted: Wanted, limit: int | None = None
) -> Iterator[ColumnElement[bool] | TextClause]:
    """What an incident must meet; UsageError for a search without a word."""
    first = limit is not None and wanted == Wanted(search=wanted.search)
    column = summaries.c
    if wanted.start is not None:
        yield column.end_date >= wanted.start.isoformat()
    if wanted.end is not None:
        yield column.day <= wanted.end.isoformat()
        yield column.day != ""
    for name in ("country", "type", "mode", "status"):
        value = getattr(wanted, name)
        if value is not None:
            yield column[name] == value
    if wanted.killed is not None:
        yield column.killed >= wanted.killed
    if wanted.since is not None:
        yield column.changed_at >= wanted.since
    if wanted.coder is not None:
        yield column.incident_key.not_in(apart_incidents(wanted.coder))
    if wanted.actor is not None:
        yield told_with(connection, "actors", wanted.actor)
    if wanted.search is not None:
        yield told_with(connection, "words", wanted.search, first=first)


def wanted_keys(connection: Connection, wanted: Wanted, limit: int | None) -> Select[Any]:
    """The keys of the incidents that are wanted: the latest first, those without a day last."""
    day: ColumnElement[str] = summaries.c.day
    if wanted.country is not None and (wanted.type, wanted.status) != (None, None):
        day = day.concat("")  # an index has just these, and few are sorted sooner than many sought
    return (
        select(summaries.c.incident_key)
        .where(*conditions(connection, wanted, limit))
        .order_by(day.desc(), summaries.c.incident_key.desc())
        .limit(limit)
    )


def stream_keys(
    connection: Connection, wanted: Wanted, limit: int | None
) -> Generator[int, None, None]:
    """The keys themselves, a few in memory at a time."""
    found = wanted_keys(connection, wanted, limit).execution_options(yield_per=AT_ONCE)
    with connection.execute(found) as rows:
        for row in rows:
            yield row.incident_key


def count_incidents(connection: Connection, wanted: Wanted) -> int:
    """How many there are."""
    found = select(func.count()).select_from(summaries).where(*conditions(connection, wanted))
    return connection.scalar(found) or 0


def list_incidents(
    connection: Connection, wanted: Wanted, limit: int | None = None
) -> Iterator[Listed]:
    """The incidents that are wanted, on one line each."""
    columns = [summaries.c[name] for name in COLUMNS]
    found = select(incidents.c.id, *columns).join(summaries)
    if limit is None:
        found = found.where(*conditions(connection, wanted))
    else:  # so that an index alone tells which ones
        found = found.where(summaries.c.incident_key.in_(wanted_keys(connection, wanted, limit)))
    ordered = found.order_by(summaries.c.day.desc(), summaries.c.incident_key.desc())
    with connection.execute(ordered.execution_options(yield_per=AT_ONCE)) as rows:
        yield from map(listed_of, rows)


def listed_of(row: Row[Any]) -> Listed:
    """The line of a row that has the columns of `Listed`."""
    values = dict(row._mapping)  # noqa: SLF001  # SQLAlchemy's public name for it
    for name in DAYS:
        if values[name] is not None:
            values[name] = datetime.date.fromisoformat(values[name])
    return Listed(**values)


# ---- with all that is told ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Whole:
    """An incident with all that its reports tell of it, in the order in which they were published,
    and the copies among these reports. `told` has the key of a report's row as its number, and as
    its family."""

    id: str
    status: Status
    told: tuple[Told, ...]
    copies: tuple[Copied, ...]


EVENTS: Select[Any] = select(
    events.c.key, events.c.id, events.c.coding_key, codings.c.report_key
).join(codings, codings.c.key == events.c.coding_key)


class IncidentReader:
    """Reads incidents one after the other; a coding that several need is read once. `brief`: of a
    coding only the events are read that belong to them, and if `light` little beside, as
    `contract.told_of` has it, which is quicker."""

    def __init__(self, connection: Connection, *, brief: bool = False, light: bool = False) -> None:
        self.connection = connection
        self._brief = brief
        self._light = light
        self._codings: dict[int, CodedReport] = {}

    def find(self, wanted: Wanted, limit: int | None = None) -> Generator[Whole, None, None]:
        """The incidents that are wanted, so many in memory at a time as need be."""
        with closing(stream_keys(self.connection, wanted, limit)) as keys:
            while batch := list(itertools.islice(keys, AT_ONCE)):
                yield from self.read(batch)

    def read(self, keys: Sequence[int], moment: str | None = None) -> Iterator[Whole]:
        """The incidents of these keys, each as it was before that moment (ISO 8601 in UTC), else as
        it is; those of which nothing was told then are left out."""
        told = self._told(keys, moment)
        beside = (
            select(incidents.c.key, incidents.c.id, summaries.c.status)
            .outerjoin(summaries)
            .where(incidents.c.key.in_(keys))
        )
        names = {row.key: row for row in self.connection.execute(beside)}
        numbers = {one.number for own in told.values() for one in own}
        pairs: dict[int, list[Copied]] = defaultdict(list)
        for pair in copies_among(self.connection, numbers):
            pairs[pair.one].append(pair)
        for key in keys:
            if told[key]:
                here = {one.number for one in told[key]}
                yield Whole(
                    names[key].id,
                    names[key].status or "unreviewed",
                    tuple(told[key]),
                    tuple(pair for one in sorted(here) for pair in pairs[one] if pair.two in here),
                )

    def events(self, groups: Sequence[Sequence[int]]) -> list[list[Told]]:
        """What the events of some groups tell, in the order in which their reports were published;
        an event that is not there is left out."""
        keys = [key for group in groups for key in group]
        found: dict[int, Row[Any]] = {}
        for start in range(0, len(keys), BATCH):
            mine = events.c.key.in_(keys[start : start + BATCH])
            found |= {row.key: row for row in self.connection.execute(EVENTS.where(mine))}
        self._load(found.values())
        return [
            in_order(self._told_of(found[key]) for key in group if key in found) for group in groups
        ]

    def _told(self, keys: Sequence[int], moment: str | None) -> dict[int, list[Told]]:
        then: ColumnElement[bool] = links.c.withdrawn_at.is_(None)
        if moment is not None:
            then = (links.c.made_at < moment) & (then | (links.c.withdrawn_at >= moment))
        found = EVENTS.add_columns(links.c.incident_key).join(links)
        mine = self.connection.execute(found.where(links.c.incident_key.in_(keys), then)).all()
        self._load(mine)
        told: dict[int, list[Told]] = defaultdict(list)
        for row in mine:
            told[row.incident_key].append(self._told_of(row))
        return defaultdict(list, {key: in_order(own) for key, own in told.items()})

    def _told_of(self, row: Row[Any]) -> Told:
        coded = self._codings[row.coding_key]
        event = next(event for event in coded.events if event.id == row.id)
        return Told(row.report_key, coded, event, row.report_key)

    def _load(self, rows: Iterable[Row[Any]]) -> None:
        """Have the codings of these events at hand."""
        ids: dict[int, set[str]] = defaultdict(set)
        for row in rows:
            ids[row.coding_key].add(row.id)
        if self._brief:
            self._codings.clear()
        lacking = sorted(ids.keys() - self._codings.keys())
        known = [key for key in self._codings if key not in ids]
        for key in known[: max(0, len(self._codings) + len(lacking) - REMEMBERED)]:
            del self._codings[key]
        for start in range(0, len(lacking), BATCH):
            found = CONTENT.where(codings.c.key.in_(lacking[start : start + BATCH]))
            for row in self.connection.execute(found):
                only = frozenset(ids[row.coding]) if self._brief else None
                self._codings[row.coding] = coded_of(row, only, light=self._light)


def in_order(told: Iterator[Told] | list[Told]) -> list[Told]:
    """As they were published; those without a day last."""
    return sorted(told, key=lambda one: (one.coded.report.published or "~", one.number))


def copies_among(connection: Connection, keys: set[int]) -> list[Copied]:
    """The pairs of these reports that copy one another."""
    found: list[Copied] = []
    ordered = sorted(keys)
    for start in range(0, len(ordered), BATCH):
        firsts = copies.c.one.in_(ordered[start : start + BATCH])
        for row in connection.execute(select(copies).where(firsts)):
            if row.two in keys:
                passages = row.passages and tuple(tuple(one) for one in row.passages)
                found.append(Copied(row.one, row.two, row.share, passages))
    return found
