"""Who is to code which report, how far they are, and how their codings stand to each other."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from sqlalchemy import (
    BindParameter,
    Connection,
    bindparam,
    case,
    exists,
    func,
    insert,
    select,
    update,
)

from tacitus.coder_values import Assignment, Load
from tacitus.review_values import ENDED, Standing
from tacitus.store.clock import now
from tacitus.store.people_tables import assignments, comparisons
from tacitus.store.review import CODED, in_tab
from tacitus.store.tables import reports, standings
from tacitus.store.words import holds

State = Literal["coding", "differs", "settled"]
STANDS = assignments.c.withdrawn_at.is_(None)
BATCH = 5_000
AMONG: BindParameter[int] = bindparam("among", expanding=True)  # keys of reports
HELD = (
    select(assignments)
    .where(assignments.c.report_key.in_(AMONG), STANDS)
    .order_by(assignments.c.key)
)
COMPARED = select(comparisons).where(comparisons.c.report_key.in_(AMONG))


def assignments_of(
    connection: Connection, report_keys: Collection[int]
) -> Mapping[int, list[Assignment]]:
    """The assignments of reports that stand, by report, in the order in which they were made."""
    found: dict[int, list[Assignment]] = defaultdict(list)
    ordered = sorted(report_keys)
    for start in range(0, len(ordered), BATCH):
        for row in connection.execute(HELD, {"among": ordered[start : start + BATCH]}):
            one = Assignment(row.report_key, row.who, row.blind, row.state)
            found[row.report_key].append(one)
    return found


def every_assignment(connection: Connection) -> list[tuple[str, Assignment]]:
    """All that stand, each with the id of its report, by report."""
    rows = (
        select(assignments, reports.c.id)
        .join(reports)
        .where(STANDS, reports.c.current)
        .order_by(reports.c.key, assignments.c.key)
    )
    return [
        (row.id, Assignment(row.report_key, row.who, row.blind, row.state))
        for row in connection.execute(rows)
    ]


def loads(connection: Connection) -> list[Load]:
    """How much each person has to code."""
    one = assignments.c
    ended = case((one.state.in_(ENDED), 1), else_=0)
    rows = (
        select(one.who, func.count(), func.sum(case((one.blind, 1), else_=0)), func.sum(ended))
        .where(STANDS, exists().where(reports.c.key == one.report_key, reports.c.current))
        .group_by(one.who)
        .order_by(one.who)
    )
    return [
        Load(who, number, int(blind), int(ended))  # of whatever type a sum is
        for who, number, blind, ended in connection.execute(rows)
    ]


def to_assign(
    connection: Connection, tab: str | None, search: str | None
) -> list[tuple[int, str, tuple[str, ...]]]:
    """Reports of a tab of the queue (None: of all) in the order they came in: key, id, and who has
    them. Those on which coders were compared already are left out."""
    ended = exists().where(
        comparisons.c.report_key == reports.c.key, comparisons.c.state != "coding"
    )
    found = (
        select(reports.c.key, reports.c.id)
        .outerjoin(standings)
        .where(reports.c.current, CODED, ~ended)
        .order_by(reports.c.key)
    )
    if tab is not None:
        found = found.where(in_tab(tab))
    if search:
        found = found.where(holds(connection, search))
    rows = [(row.key, row.id) for row in connection.execute(found)]
    held = assignments_of(connection, [key for key, _ in rows])
    return [(key, id_, tuple(one.who for one in held.get(key, ()))) for key, id_ in rows]


# ---- changes, inside a transaction that writes ----------------------------------------------


def keep_assignments(connection: Connection, made: Iterable[Assignment]) -> None:
    """Keep assignments; one that was withdrawn stands again."""
    for one in made:
        own = (assignments.c.report_key == one.report) & (assignments.c.who == one.who)
        again = {"blind": one.blind, "withdrawn_at": None}
        if not connection.execute(update(assignments).where(own).values(**again)).rowcount:
            row = {"report_key": one.report, "who": one.who, "blind": one.blind}
            row |= {"made_at": now(), "state": one.state}
            connection.execute(insert(assignments).values(**row))


def withdraw_assignments(connection: Connection, who: str) -> list[int]:
    """Withdraw what somebody has not ended; the keys of the reports."""
    open_ = (assignments.c.who == who) & STANDS
    open_ &= assignments.c.state.not_in(ENDED)
    keys = list(connection.scalars(select(assignments.c.report_key).where(open_)))
    connection.execute(update(assignments).where(open_).values(withdrawn_at=now()))
    return sorted(keys)


def keep_state(connection: Connection, report_key: int, who: str, state: Standing) -> None:
    """Keep how far somebody is with a report."""
    own = (assignments.c.report_key == report_key) & (assignments.c.who == who)
    connection.execute(update(assignments).where(own).values(state=state))


# ---- comparisons ----------------------------------------------------------------------------


def comparison_states(connection: Connection, report_keys: Collection[int]) -> dict[int, State]:
    """How the codings of reports stand to each other; of one without a row there are none."""
    if not report_keys:
        return {}
    rows = connection.execute(COMPARED, {"among": sorted(report_keys)})
    return {row.report_key: row.state for row in rows}


def keep_comparison(connection: Connection, report_key: int, state: State, differing: int) -> None:
    """Keep how the codings of a report stand to each other."""
    row = {"state": state, "differing": differing}
    own = comparisons.c.report_key == report_key
    if not connection.execute(update(comparisons).where(own).values(**row)).rowcount:
        connection.execute(insert(comparisons).values(report_key=report_key, **row))


def compared_reports(connection: Connection) -> list[int]:
    """The keys of the reports whose coders have all ended."""
    ended = comparisons.c.state.in_(("differs", "settled"))
    rows = select(comparisons.c.report_key).join(reports).where(ended, reports.c.current)
    return list(connection.scalars(rows.order_by(comparisons.c.report_key)))


def next_differing(connection: Connection, after: int) -> int | None:
    """The key of the next report behind this one on which coders differ."""
    rows = (
        select(comparisons.c.report_key)
        .join(reports)
        .where(comparisons.c.state == "differs", reports.c.current)
        .where(comparisons.c.report_key > after)
        .order_by(comparisons.c.report_key)
        .limit(1)
    )
    key: int | None = connection.scalar(rows)
    return key
