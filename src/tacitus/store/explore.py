"""Counts of incidents by what they are: for facets and for a timeline."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, FromClause, func, select

from tacitus.incident_values import Wanted
from tacitus.store.incidents import conditions, count_incidents
from tacitus.store.tables import events, incidents, links, summaries

FACETS = ("country", "type", "status")
Facets = dict[str, list[tuple[str, int]]]
Months = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Group:
    """How many incidents have these values, and the months in which they begin, one for each, with
    ";" between."""

    values: Mapping[str, str | None]
    number: int
    months: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many incidents there are, how many of them are reviewed, and of which kinds: for each
    facet its values with how many have them, the most first; of a facet that is chosen, as if it
    were not. So many begin in each month (YYYY-MM), in order, as if no days were chosen; those
    without a day are left out."""

    all: int
    reviewed: int
    facets: Facets
    months: Months


def counts(connection: Connection, wanted: Wanted) -> Counts:
    """What there is of what is wanted."""
    undated = replace(wanted, start=None, end=None)
    if is_sought(wanted):  # to go through all of it takes long: once tells everything
        groups = grouped(connection, wanted, months=wanted == undated)
        mine = [one for one in groups if meets(one.values, wanted, set())]
        return Counts(
            sum(one.number for one in mine),
            sum(one.number for one in mine if one.values["status"] == "reviewed"),
            facets_of(groups, wanted),
            months_of(mine) if wanted == undated else month_counts(connection, undated),
        )
    reviewed = 0
    if wanted.status in (None, "reviewed"):
        reviewed = count_incidents(connection, replace(wanted, status="reviewed"))
    return Counts(
        count_incidents(connection, wanted),
        reviewed,
        facet_counts(connection, wanted),
        month_counts(connection, undated),
    )


def facet_counts(connection: Connection, wanted: Wanted) -> Facets:
    """The facets alone."""
    narrow = wanted.mode is not None or None not in [getattr(wanted, name) for name in FACETS]
    find = asked_each if narrow and not is_sought(wanted) else found_once
    return find(connection, wanted)


def is_sought(wanted: Wanted) -> bool:
    """Whether no index answers alone."""
    return (wanted.search, wanted.actor, wanted.coder) != (None, None, None)


def asked_each(connection: Connection, wanted: Wanted) -> Facets:
    """One statement a facet, where little is left to count for each."""
    found: Facets = {}
    for name in FACETS:
        column = summaries.c[name]
        open_ = replace(wanted, **{name: None}, **({"mode": None} if name == "type" else {}))
        counted = (
            select(column, func.count())
            .where(*conditions(connection, open_), column.is_not(None))
            .group_by(column)
            .order_by(func.count().desc(), column)
        )
        found[name] = [(value, number) for value, number in connection.execute(counted)]
    return found


def found_once(connection: Connection, wanted: Wanted) -> Facets:
    """The same by one statement, which an index answers alone unless something is sought."""
    return facets_of(grouped(connection, wanted), wanted)


def grouped(connection: Connection, wanted: Wanted, *, months: bool = False) -> list[Group]:
    """How many there are of each kind, as if no facet were chosen, and their months if wished."""
    names = (*FACETS, "mode") if wanted.mode else FACETS
    columns = [summaries.c[name] for name in names]
    every = conditions(connection, replace(wanted, **dict.fromkeys(names)))
    month = func.substr(summaries.c.day, 1, 7)
    told = (func.count(), *([func.aggregate_strings(month, ";")] if months else []))
    rows = connection.execute(select(*columns, *told).where(*every).group_by(*columns))
    return [Group(dict(zip(names, row, strict=False)), *row[len(names) :]) for row in rows]


def months_of(groups: Sequence[Group]) -> Months:
    """The months of all kinds."""
    each = Counter(month for one in groups for month in one.months.split(";"))
    return sorted((month, number) for month, number in each.items() if month)


def meets(values: Mapping[str, str | None], wanted: Wanted, free: set[str]) -> bool:
    """Whether a kind has what is chosen of it, but for what is free."""
    chosen = ((name, getattr(wanted, name)) for name in values.keys() - free)
    return all(value is None or values[name] == value for name, value in chosen)


def facets_of(groups: Sequence[Group], wanted: Wanted) -> Facets:
    """The facets of all kinds."""
    found: Facets = {}
    for name in FACETS:
        free = {name, "mode"} if name == "type" else {name}
        each = Counter[str]()
        for one in groups:
            value = one.values[name]
            if value is not None and meets(one.values, wanted, free):
                each[value] += one.number
        found[name] = sorted(each.items(), key=lambda one: (-one[1], one[0]))
    return found


def month_counts(connection: Connection, wanted: Wanted) -> Months:
    """How many incidents begin in each month (YYYY-MM), in order; those without a day left out."""
    every = (*conditions(connection, wanted), summaries.c.day != "")
    chosen = [name for name in FACETS if getattr(wanted, name) is not None]
    days: FromClause = summaries
    number: ColumnElement[int] = func.count()
    if wanted == Wanted(**{name: getattr(wanted, name) for name in chosen[:1]}):
        # an index has these in the order of their days: counted by day first, few are to be sorted
        by_day = select(summaries.c.day, func.count().label("number")).where(*every)
        days = by_day.group_by(summaries.c.day).subquery()
        number, every = func.sum(days.c.number), ()
    month = func.substr(days.c.day, 1, 7)
    counted = select(month, number).select_from(days).where(*every)
    rows = connection.execute(counted.group_by(month).order_by(month))
    return [(value, int(number)) for value, number in rows]  # a sum is of whatever type


def incidents_of_events(connection: Connection, coding: int) -> dict[str, str]:
    """The id of the incident that each event of a coding tells of, by the id of the event."""
    found = (
        select(events.c.id.label("event"), incidents.c.id)
        .join(links, links.c.event_key == events.c.key)
        .join(incidents, incidents.c.key == links.c.incident_key)
        .where(events.c.coding_key == coding, links.c.withdrawn_at.is_(None))
    )
    return {row.event: row.id for row in connection.execute(found)}
