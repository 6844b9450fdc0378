"""Verdicts of people on codings: decisions whose subject is a report."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from tacitus.review_contract import judgement_json, judgement_of
from tacitus.review_values import ACTS, Judgement, Verdict
from tacitus.store.decisions import added, decide
from tacitus.store.tables import decisions

WITHDRAW = "withdraw"
DECIDING = [act for act in ACTS if act not in ("comment", "flag", "unflag")]
BATCH = 5_000  # subjects in one statement
# Written once: a statement that is built anew costs more than what it looks up.
OF_REPORT = (
    select(decisions).where(decisions.c.subject == bindparam("subject")).order_by(decisions.c.key)
)


@dataclass(frozen=True, slots=True)
class Said:
    """The verdicts on a report, in order: all, and those that stand. `last` is the number of the
    last decision on it, 0 if there is none."""

    every: tuple[Verdict, ...]
    standing: tuple[Verdict, ...]
    last: int


def subject_of(report_key: int) -> str:
    """What decisions on a report have as their subject."""
    return f"report {report_key}"


def keep_verdict(connection: Connection, who: str, report_key: int, said: Judgement) -> Verdict:
    """Keep a judgement inside a transaction that writes; the verdict that it becomes."""
    row = added(connection, who, said.act, subject_of(report_key), judgement_json(said))
    return Verdict(row["key"], row["made_at"], who, judgement_of(said.act, row["content"]))


def withdraw_verdict(connection: Connection, who: str, report_key: int, number: int) -> int:
    """Keep that a verdict was taken back; the number of the decision that says so."""
    return decide(connection, who, WITHDRAW, subject_of(report_key), {"decision": number})


def verdicts_of(connection: Connection, report_key: int) -> Said:
    """What was said of a report."""
    rows = connection.execute(OF_REPORT, {"subject": subject_of(report_key)}).all()
    every = tuple(verdict_of(row) for row in rows if row.kind in ACTS)
    gone = taken_back(rows)
    standing = tuple(one for one in every if one.number not in gone)
    return Said(every, standing, rows[-1].key if rows else 0)


def those_standing(rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    """Those of all decisions on some reports that are verdicts and were not taken back."""
    gone = taken_back(rows)
    return [row for row in rows if row.kind in ACTS and row.key not in gone]


def taken_back(rows: Sequence[Row[Any]]) -> set[int]:
    """The numbers of those that were taken back."""
    return {row.content["decision"] for row in rows if row.kind == WITHDRAW}


def verdict_of(row: Row[Any]) -> Verdict:
    """The verdict of a decision."""
    return Verdict(row.key, row.made_at, row.who, judgement_of(row.kind, row.content))


def standing_on(connection: Connection, report_keys: Iterable[int]) -> list[tuple[int, Verdict]]:
    """The verdicts that stand on reports, each with the key of its report, in their order."""
    found: list[tuple[int, Verdict]] = []
    keys = sorted(report_keys)
    for start in range(0, len(keys), BATCH):
        by_subject = {subject_of(key): key for key in keys[start : start + BATCH]}
        mine = select(decisions).where(decisions.c.subject.in_(by_subject))
        rows = connection.execute(mine.order_by(decisions.c.key)).all()
        found += [(by_subject[row.subject], verdict_of(row)) for row in those_standing(rows)]
    return sorted(found, key=lambda one: one[1].number)


def deciders(connection: Connection, report_keys: Collection[int]) -> dict[int, set[str]]:
    """Who decided on fields of reports, by report, also what was taken back since."""
    by_subject = {subject_of(key): key for key in report_keys}
    found: dict[int, set[str]] = {}
    ordered = sorted(by_subject)
    for start in range(0, len(ordered), BATCH):
        mine = decisions.c.subject.in_(ordered[start : start + BATCH])
        acts = decisions.c.kind.in_(DECIDING)
        for row in connection.execute(
            select(decisions.c.subject, decisions.c.who).where(mine, acts).distinct()
        ):
            found.setdefault(by_subject[row.subject], set()).add(row.who)
    return found


def number_of_decisions(connection: Connection) -> int:
    """The number of the last decision of the project; 0 if there is none."""
    return connection.scalar(select(func.max(decisions.c.key))) or 0
