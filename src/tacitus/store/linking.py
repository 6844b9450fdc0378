"""What linking reads: which codings count, which of them are linked, and how."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, func, or_, select

from tacitus.store.codings import CONTENT, coded_of
from tacitus.store.decisions import decide
from tacitus.store.tables import (
    codings,
    decisions,
    events,
    incidents,
    linked,
    linkings,
    links,
    reports,
    summaries,
)
from tacitus.store.words import storable
from tacitus.values import CodedReport, Coder
from tacitus.vocabulary import PloverType

AT_ONCE = 200  # codings in memory
BATCH = 5_000  # keys in one statement
# Kinds of decisions that linking heeds; those on single reports are another matter.
VERDICTS = ("same_incident", "different_incident", "split_incident")
WITHDRAW = "withdraw_incident"  # that one of them was taken back


@dataclass(frozen=True, slots=True)
class Counting:
    """A coding that counts: its own key, that of its report, and those of its events by id."""

    key: int
    report_key: int
    coded: CodedReport
    events: dict[str, int]


@dataclass(frozen=True, slots=True)
class Last:
    """The last linking: its number (0: none yet), who linked, whose codings were preferred, and the
    last decision that was heeded."""

    number: int = 0
    linker: str = ""
    coder: Coder | None = None
    decision: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision on which events tell of one happening, and which do not. `content` has lists of
    events (see `Anchored`): `together`, each list one happening, and `apart`, pairs of lists."""

    number: int
    who: str
    made_at: str
    content: dict[str, Any]


def last_linking(connection: Connection) -> Last:
    """The last linking that changed something."""
    row = connection.execute(select(linkings).order_by(linkings.c.key.desc()).limit(1)).first()
    if row is None:
        return Last()
    coder = None if row.coder is None else Coder(row.coder, row.version, "")
    return Last(row.key, row.linker, coder, row.decision)


def verdicts(connection: Connection) -> list[Verdict]:
    """All that people said of which events are one happening, and that stands, the first first."""
    heeded = decisions.c.kind.in_((*VERDICTS, WITHDRAW))
    rows = connection.execute(select(decisions).where(heeded).order_by(decisions.c.key)).all()
    gone = {row.content["decision"] for row in rows if row.kind == WITHDRAW}
    return [
        Verdict(row.key, row.who, row.made_at, row.content)
        for row in rows
        if row.kind != WITHDRAW and row.key not in gone
    ]


def last_verdict(connection: Connection) -> int:
    """The number of the last one, also of one that takes another back; 0 if there is none."""
    heeded = decisions.c.kind.in_((*VERDICTS, WITHDRAW))
    return connection.scalar(select(func.max(decisions.c.key)).where(heeded)) or 0


def withdraw_incident(connection: Connection, who: str, number: int, subject: str) -> int:
    """Keep that a word on incidents was taken back; the number of the decision that says so."""
    return decide(connection, who, WITHDRAW, subject, {"decision": number})


# ---- codings --------------------------------------------------------------------------------


def counting(coder: Coder | None) -> Select[Any]:
    """The key of one coding for each report that counts: the last one of this coder, else of
    anybody."""
    last: Any = func.max(codings.c.key)
    if coder is not None:
        mine = (codings.c.coder == coder.name) & (codings.c.version == coder.version)
        last = func.coalesce(func.max(case((mine, codings.c.key))), last)
    return (
        select(last.label("coding_key"))
        .join(reports, reports.c.key == codings.c.report_key)
        .where(reports.c.current)
        .group_by(codings.c.report_key)
    )


def unlinked(connection: Connection, coder: Coder | None) -> list[int]:
    """The codings that count and are not linked yet."""
    return list(connection.scalars(counting(coder).except_(select(linked.c.coding_key))))


def outdated(connection: Connection, coder: Coder | None) -> list[int]:
    """The codings that are linked and no longer count."""
    return list(connection.scalars(select(linked.c.coding_key).except_(counting(coder))))


def count_linked(connection: Connection) -> int:
    """How many codings are linked."""
    return connection.scalar(select(func.count()).select_from(linked)) or 0


def read_counting(connection: Connection, coder: Coder | None) -> Iterator[Counting]:
    """All codings that count, in the order of their reports."""
    chosen = counting(coder).subquery()
    found = CONTENT.join(chosen, chosen.c.coding_key == codings.c.key).order_by(reports.c.key)
    with connection.execute(found.execution_options(yield_per=AT_ONCE)) as rows:
        for batch in rows.partitions(AT_ONCE):
            yield from with_events(connection, batch)


def read_codings(connection: Connection, keys: Collection[int]) -> Iterator[Counting]:
    """Codings by their keys."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), AT_ONCE):
        found = CONTENT.where(codings.c.key.in_(ordered[start : start + AT_ONCE]))
        rows = connection.execute(found.order_by(reports.c.key)).all()
        yield from with_events(connection, rows)


def with_events(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Counting]:
    """The codings of rows, with the keys of their events."""
    keys: dict[int, dict[str, int]] = {row.coding: {} for row in rows}
    for event in connection.execute(
        select(events.c.key, events.c.coding_key, events.c.id).where(events.c.coding_key.in_(keys))
    ):
        keys[event.coding_key][event.id] = event.key
    for row in rows:
        yield Counting(row.coding, row.key, coded_of(row), keys[row.coding])


# ---- links ----------------------------------------------------------------------------------


def all_links(connection: Connection) -> dict[int, str]:
    """The incident, by its id, of every event that is linked."""
    standing = active().where(links.c.withdrawn_at.is_(None))
    return {row.event_key: row.id for row in connection.execute(standing)}


def links_of(
    connection: Connection,
    *,
    events: Collection[int] = (),
    codings: Collection[int] = (),
    incidents: Collection[str] = (),
) -> dict[int, str]:
    """The same of some events, of the events of some codings, and of some incidents (by id)."""
    found: dict[int, str] = {}
    asked: tuple[tuple[Collection[Any], str], ...] = (
        (events, "event"),
        (codings, "coding"),
        (incidents, "incident"),
    )
    for values, what in asked:
        ordered = sorted(values)
        for start in range(0, len(ordered), BATCH):
            query = linked_with(what, ordered[start : start + BATCH])
            found |= {row.event_key: row.id for row in connection.execute(query)}
    return found


def linked_with(what: str, values: Sequence[int | str]) -> Select[Any]:
    """Links that stand, by what they join."""
    query = active().where(links.c.withdrawn_at.is_(None))
    if what == "event":
        return query.where(links.c.event_key.in_(values))
    if what == "incident":
        return query.where(incidents.c.id.in_(values))
    return query.join(events, events.c.key == links.c.event_key).where(
        events.c.coding_key.in_(values)
    )


def active() -> Select[Any]:
    return select(links.c.event_key, incidents.c.id).join(incidents)


def event_named(connection: Connection, report: str, event: str) -> int | None:
    """The key of an event that is linked, by the ids of its report and of itself in the coding."""
    found = (
        select(links.c.event_key)
        .join(events, events.c.key == links.c.event_key)
        .join(codings, codings.c.key == events.c.coding_key)
        .join(reports, reports.c.key == codings.c.report_key)
        .where(reports.c.id == storable(report), events.c.id == storable(event))
        .where(links.c.withdrawn_at.is_(None))
    )
    key: int | None = connection.scalar(found)
    return key


def codings_of_events(connection: Connection, keys: Collection[int]) -> set[int]:
    """The codings that some events stand in."""
    found: set[int] = set()
    ordered = sorted(keys)
    for start in range(0, len(ordered), BATCH):
        mine = events.c.key.in_(ordered[start : start + BATCH])
        found.update(connection.scalars(select(events.c.coding_key).where(mine).distinct()))
    return found


def near(
    connection: Connection, type_: PloverType, countries: Collection[str], days: tuple[str, str]
) -> set[str]:
    """The ids of incidents of a type that may have been between two days (ISO), in one of these
    countries; those whose day or country is not known are near all, if they were told then. Two
    empty days: those of which nobody says when."""
    column = summaries.c
    first, last = days
    dated = and_(column.day != "", column.day <= last, column.end_date >= first)
    told = and_(column.day == "", column.first_said <= last, column.last_said >= first)
    never = and_(column.day == "", column.first_said.is_(None))
    where = [column.type == type_, or_(dated, told) if first else never]
    if countries:
        where.append(or_(column.country.in_(countries), column.country.is_(None)))
    return set(connection.scalars(select(incidents.c.id).join(summaries).where(*where)))


def taken_ids(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """Those of these ids that an incident has, or had."""
    found: set[str] = set()
    ordered = sorted(map(storable, ids))
    for start in range(0, len(ordered), BATCH):
        mine = incidents.c.id.in_(ordered[start : start + BATCH])
        found.update(connection.scalars(select(incidents.c.id).where(mine)))
    return frozenset(found)
