"""Counts of incidents by what they are: for facets and for a timeline."""

from collections import Counter
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, FromClause, func, select

from tacitus.incident_values import Wanted
from tacitus.store.incidents import conditions
from tacitus.store.tables import events, incidents, links, summaries

FACETS = ("country", "type", "status")


def facet_counts(connection: Connection, wanted: Wanted) -> dict[str, list[tuple[str, int]]]:
    """For each facet its values with how many incidents have them, the most first; of a facet
    that is chosen, as if it were not."""
    sought = (wanted.search, wanted.actor, wanted.coder) != (None, None, None)
    narrow = wanted.mode is not None or None not in [getattr(wanted, name) for name in FACETS]
    find = asked_each if narrow and not sought else found_once
    return find(connection, wanted)


def asked_each(connection: Connection, wanted: Wanted) -> dict[str, list[tuple[str, int]]]:
    """One statement a facet, where little is left to count for each."""
    found: dict[str, list[tuple[str, int]]] = {}
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


def found_once(connection: Connection, wanted: Wanted) -> dict[str, list[tuple[str, int]]]:
    """The same by one statement, which an index answers alone unless something is sought."""
    names = (*FACETS, "mode") if wanted.mode else FACETS
    chosen = {name: getattr(wanted, name) for name in names if getattr(wanted, name) is not None}
    columns = [summaries.c[name] for name in names]
    every = conditions(connection, replace(wanted, **dict.fromkeys(chosen)))
    counted = select(*columns, func.count()).where(*every).group_by(*columns)
    rows = [(dict(zip(names, row, strict=False)), row[-1]) for row in connection.execute(counted)]
    found: dict[str, list[tuple[str, int]]] = {}
    for name in FACETS:
        free = {name, "mode"} if name == "type" else {name}
        counts = Counter[str]()
        for values, number in rows:
            known = values[name] is not None
            if known and all(values[one] == chosen[one] for one in chosen.keys() - free):
                counts[values[name]] += number
        found[name] = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return found


def month_counts(connection: Connection, wanted: Wanted) -> list[tuple[str, int]]:
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
