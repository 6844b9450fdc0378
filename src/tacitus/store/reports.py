"""Looking up reports."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from tacitus.project_values import Stored
from tacitus.store.tables import codings, reports
from tacitus.store.words import holds
from tacitus.values import Report

AT_ONCE = 200  # rows in memory
TOLD = (
    reports.c.key,
    reports.c.id,
    reports.c.sha256,
    reports.c.text,
    reports.c.language,
    reports.c.title,
    reports.c.publisher,
    reports.c.url,
    reports.c.published,
    reports.c.name,
    reports.c.notes,
)


def find_reports(
    connection: Connection, search: str | None = None, limit: int | None = None
) -> Iterator[Stored]:
    """The reports that count now, in the order they came in; `search` keeps those that hold all
    its words. UsageError if there is no word in it."""
    made = select(func.count()).where(codings.c.report_key == reports.c.key).scalar_subquery()
    found: Select[Any] = select(*TOLD, made.label("coded")).where(reports.c.current)
    if search is not None:
        found = found.where(holds(connection, search))
    ordered = found.order_by(reports.c.key).limit(limit).execution_options(yield_per=AT_ONCE)
    with connection.execute(ordered) as rows:
        for row in rows:
            yield Stored(row.key, report_of(row), row.name, tuple(row.notes), row.coded)


def key_of(connection: Connection, report: Report) -> int | None:
    """The key of a report, if this very text of it is the version that counts."""
    mine = (reports.c.id == report.id) & (reports.c.sha256 == report.sha256)
    key: int | None = connection.scalar(select(reports.c.key).where(reports.c.current, mine))
    return key


def names_of(connection: Connection, report_id: str) -> Sequence[str]:
    """Under which names the versions of a report came in."""
    return connection.scalars(select(reports.c.name).where(reports.c.id == report_id)).all()


def names_among(connection: Connection, names: Collection[str]) -> set[str]:
    """Those of the names under which a report came in."""
    return set(connection.scalars(select(reports.c.name).where(reports.c.name.in_(names))))


def report_of(row: Row[Any]) -> Report:
    """The report of a row that has the columns `TOLD`."""
    return Report(
        id=row.id,
        text=row.text,
        sha256=row.sha256,
        language=row.language,
        title=row.title,
        publisher=row.publisher,
        url=row.url,
        published=row.published,
    )
