"""The queue of reports for review, how far each has come, and the log of what people did."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    exists,
    func,
    insert,
    select,
    update,
)

from tacitus.review_values import ENDED, STANDINGS, Done, Queued, Record
from tacitus.store.clock import now
from tacitus.store.codings import CONTENT, coded_of
from tacitus.store.linking import WITHDRAW as WITHDRAW_INCIDENT
from tacitus.store.people_tables import assignments, comparisons
from tacitus.store.tables import codings, decisions, reports, standings
from tacitus.store.verdicts import WITHDRAW
from tacitus.store.words import holds
from tacitus.values import CodedReport

STATE = func.coalesce(standings.c.state, "new")
CODED = exists().where(codings.c.report_key == reports.c.key)
LAST_CODING = (
    CONTENT.where(reports.c.key == bindparam("report")).order_by(codings.c.key.desc()).limit(1)
)
CODING_NAMED = LAST_CODING.where(codings.c.key == bindparam("coding"))
BEGUN = select(standings.c.report_key).where(
    standings.c.report_key.in_(bindparam("among", expanding=True)), standings.c.state != "new"
)
STANDING = update(standings).where(standings.c.report_key == bindparam("report"))


def coding_to_review(
    connection: Connection, report_key: int, coding: int | None = None
) -> tuple[int, CodedReport] | None:
    """The key and the content of the coding of a report that is reviewed: the one named, else the
    last; None if there is none."""
    if coding is None:
        row = connection.execute(LAST_CODING, {"report": report_key}).first()
    else:
        row = connection.execute(CODING_NAMED, {"report": report_key, "coding": coding}).first()
    return None if row is None else (row.coding, coded_of(row))


# ---- standings ------------------------------------------------------------------------------


def keep_standing(connection: Connection, record: Record, *, differing: bool = False) -> None:
    """Keep how far the review of a report has come; `differing`: those who coded it by themselves
    differ, which nobody has settled."""
    row = {
        "state": "in_progress" if differing else record.standing,
        "undecided": record.undecided,
        "flagged": record.flagged,
        "disputed": record.disputed or differing,
        "changed_at": now(),
    }
    if not connection.execute(STANDING, {"report": record.key, **row}).rowcount:
        connection.execute(insert(standings).values(report_key=record.key, **row))


def begun_reports(connection: Connection) -> set[int]:
    """The keys of the reports on which somebody has decided."""
    return set(connection.scalars(select(standings.c.report_key).where(standings.c.state != "new")))


def done_reports(connection: Connection) -> list[int]:
    """The keys of the reports whose review is done, the last one first."""
    done = standings.c.state.in_(ENDED)
    found = select(standings.c.report_key).join(reports).where(done, reports.c.current)
    return list(connection.scalars(found.order_by(standings.c.changed_at.desc())))


def begun_among(connection: Connection, keys: Collection[int]) -> set[int]:
    """Those of some reports on which somebody has decided."""
    return set(connection.scalars(BEGUN, {"among": sorted(keys)}))


# ---- the queue ------------------------------------------------------------------------------


def queued(  # the conditions of a page of the queue
    connection: Connection, tab: str, search: str | None, after: int, most: int, who: str = ""
) -> list[Queued]:
    """Reports of a tab behind key `after`, in the order they came in: those of a standing, or
    `flagged`, those of which a second opinion is wanted or on which people differ; `mine`, those
    that `who` is to code and has not ended; `differs`, those whose coders differ."""
    found = select(*QUEUED).outerjoin(standings).where(reports.c.current, CODED, in_tab(tab, who))
    if search:
        found = found.where(holds(connection, search))
    found = found.where(reports.c.key > after).order_by(reports.c.key).limit(most)
    return [
        Queued(
            row.key,
            row.title,
            row.publisher,
            row.language,
            row.published,
            row.name,
            row.state,
            row.undecided,
            bool(row.flagged),
            bool(row.disputed),
        )
        for row in connection.execute(found)
    ]


QUEUED = (
    reports.c.key,
    reports.c.title,
    reports.c.publisher,
    reports.c.language,
    reports.c.published,
    reports.c.name,
    STATE.label("state"),
    standings.c.undecided,
    standings.c.flagged,
    standings.c.disputed,
)


def in_tab(tab: str, who: str = "") -> ColumnElement[bool]:
    """The condition that a report stands in a tab of the queue of `who`."""
    if tab == "mine":
        return assigned_to(who)
    if tab == "differs":
        return reports.c.key.in_(
            select(comparisons.c.report_key).where(comparisons.c.state == "differs")
        )
    if tab == "flagged":
        return standings.c.flagged | standings.c.disputed
    if tab == "new":
        return standings.c.state.is_(None) | (standings.c.state == "new")
    return standings.c.state == tab


def assigned_to(who: str) -> ColumnElement[bool]:
    """The condition that `who` is to code a report and has not ended."""
    one = assignments.c
    mine = select(one.report_key).where(one.who == who, one.withdrawn_at.is_(None))
    return reports.c.key.in_(mine.where(one.state.not_in(ENDED)))


def tab_counts(connection: Connection, who: str = "") -> dict[str, int]:
    """How many reports each tab of `who` has. Few are not current, and none has a standing without
    a coding: all are counted, by indexes alone, and those few taken off."""
    coded = select(func.count(codings.c.report_key.distinct()))
    begun = select(standings.c.state, func.count()).group_by(standings.c.state)
    flagged = select(func.count()).select_from(standings).where(in_tab("flagged"))
    old = begun.join(reports).where(~reports.c.current)
    counts = Counter(dict.fromkeys((*STANDINGS, "flagged"), 0))
    for state, number in connection.execute(begun):
        counts[state] += number
    for state, number in connection.execute(old):
        counts[state] -= number
    counts["new"] += (
        (connection.scalar(coded) or 0)
        - (connection.scalar(coded.join(reports).where(~reports.c.current)) or 0)
        - sum(counts[one] for one in STANDINGS)
    )
    counts["flagged"] = connection.scalar(flagged) or 0
    counts["flagged"] -= connection.scalar(flagged.join(reports).where(~reports.c.current)) or 0
    every = select(func.count()).select_from(reports).where(reports.c.current, CODED)
    for tab in ("mine", "differs"):
        counts[tab] = connection.scalar(every.where(in_tab(tab, who))) or 0
    return dict(counts)


def next_report(connection: Connection, after: int, *, back: bool = False) -> int | None:
    """The key of the report behind, or before, this one in the queue, whatever its state."""
    there = select(reports.c.key).where(reports.c.current, CODED).limit(1)
    if back:
        return connection.scalar(there.where(reports.c.key < after).order_by(reports.c.key.desc()))
    return connection.scalar(there.where(reports.c.key > after).order_by(reports.c.key))


def next_to_do(connection: Connection, after: int, who: str = "") -> int | None:
    """The key of the next report that `who` is to code and has not ended, from behind this one
    round to the first; where there is none, of the next that nobody is to code and that is not
    done."""
    one = assignments.c
    anybody = exists().where(one.report_key == reports.c.key, one.withdrawn_at.is_(None))
    there = select(reports.c.key).where(reports.c.current, CODED).order_by(reports.c.key).limit(1)
    open_ = STATE.in_(("new", "in_progress")) & ~anybody
    for due in (there.where(assigned_to(who)), there.outerjoin(standings).where(open_)):
        for part in (reports.c.key > after, reports.c.key < after):
            if (found := connection.scalar(due.where(part))) is not None:
                return int(found)
    return None


def uncoded(connection: Connection) -> int:
    """How many reports nobody has coded yet."""
    waiting = select(func.count()).select_from(reports).where(reports.c.current, ~CODED)
    return connection.scalar(waiting) or 0


# ---- the log --------------------------------------------------------------------------------


def acts(connection: Connection, before: int | None, most: int) -> Iterator[Done]:
    """What was done, the last first, before the decision with this number."""
    found = select(decisions).order_by(decisions.c.key.desc()).limit(most)
    if before is not None:
        found = found.where(decisions.c.key < before)
    rows = connection.execute(found).all()
    keys = [key for row in rows if (key := report_key_of(row.subject)) is not None]
    titles = titles_of(connection, keys)
    undone = withdrawals(connection, {row.subject for row in rows})
    for row in rows:
        key = report_key_of(row.subject)
        content = row.content if isinstance(row.content, dict) else {}
        yield Done(
            row.key,
            row.made_at,
            row.who,
            row.kind,
            row.subject,
            key if key in titles else None,
            titles.get(key) if key is not None else None,
            tuple(content.get("targets") or ()),
            str(content.get("note") or content.get("decision") or ""),
            undone.get(row.key),
        )


def report_key_of(subject: str) -> int | None:
    """The key of the report that a decision is about, if it is about one."""
    kind, _, number = subject.partition(" ")
    return int(number) if kind == "report" and number.isdecimal() else None


def titles_of(connection: Connection, keys: Sequence[int]) -> dict[int, str]:
    """What reports are called."""
    named = func.coalesce(reports.c.title, reports.c.id)
    found = select(reports.c.key, named).where(reports.c.key.in_(keys))
    return {row[0]: row[1] for row in connection.execute(found)}


def report_ids(connection: Connection, keys: Collection[int]) -> dict[int, str]:
    """The ids of reports by their keys."""
    found = select(reports.c.key, reports.c.id).where(reports.c.key.in_(sorted(keys)))
    return {row.key: row.id for row in connection.execute(found)}


def withdrawals(connection: Connection, subjects: set[str]) -> dict[int, int]:
    """Which decision was taken back by which, of those about the subjects."""
    found = select(decisions.c.key, decisions.c.content).where(
        decisions.c.kind.in_((WITHDRAW, WITHDRAW_INCIDENT)), decisions.c.subject.in_(subjects)
    )
    return {row.content["decision"]: row.key for row in connection.execute(found)}
