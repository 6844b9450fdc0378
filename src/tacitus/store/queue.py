"""Which reports are still to be coded, and who is coding which now."""

import os
import platform
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, exists, func, insert, select

from tacitus.store.clock import now
from tacitus.store.reports import TOLD, report_of
from tacitus.store.tables import codebooks, codings, failures, leases, reports
from tacitus.values import Coder, Report

HELD = 1_800.0  # seconds after which a report is free again, whoever has it


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that is to be coded."""

    key: int
    name: str
    report: Report


def waiting(connection: Connection, coder: Coder) -> int:
    """How many reports this coder has neither coded nor given up."""
    still = select(func.count()).select_from(reports).where(reports.c.current, ~done(coder))
    return connection.scalar(still) or 0


def take(connection: Connection, coder: Coder, after: int, most: int) -> list[Waiting]:
    """Take some reports to code, in the order of their keys and behind key `after`, inside a
    transaction that writes. Nobody else is given them until they are released."""
    held = leases.c.report_key == reports.c.key
    mine = (leases.c.coder == coder.name) & (leases.c.version == coder.version)
    found: Select[Any] = (
        select(*TOLD)
        .where(reports.c.current, reports.c.key > after, ~done(coder), ~exists().where(held, mine))
        .order_by(reports.c.key)
        .limit(most)
    )
    taken = [Waiting(row.key, row.name, report_of(row)) for row in connection.execute(found)]
    if taken:
        own = {
            "coder": coder.name,
            "version": coder.version,
            "host": platform.node(),
            "process": os.getpid(),
            "until": now(HELD),
        }
        connection.execute(insert(leases), [{"report_key": one.key, **own} for one in taken])
    return taken


def done(coder: Coder) -> ColumnElement[bool]:
    """The condition that a report has been coded, or given up, by this coder."""
    book = codings.c.codebook_key == codebooks.c.key
    coded = exists().where(
        codings.c.report_key == reports.c.key,
        codings.c.coder == coder.name,
        codings.c.version == coder.version,
        book,
        codebooks.c.name == coder.codebook,
    )
    failed = exists().where(
        failures.c.report_key == reports.c.key,
        failures.c.coder == coder.name,
        failures.c.version == coder.version,
        failures.c.codebook == coder.codebook,
    )
    return coded | failed


def release(connection: Connection, coder: Coder, keys: Collection[int]) -> None:
    """Let go of reports."""
    connection.execute(
        delete(leases).where(
            leases.c.report_key.in_(keys),
            leases.c.coder == coder.name,
            leases.c.version == coder.version,
        )
    )


def drop_stale(connection: Connection) -> None:
    """Free the reports of runs that have ended without releasing them: their time is over, or
    their process on this machine is no more."""
    connection.execute(delete(leases).where(leases.c.until < now()))
    here = leases.c.host == platform.node()
    holders: Sequence[int] = connection.scalars(
        select(leases.c.process).where(here).distinct()
    ).all()
    gone = [process for process in holders if process == os.getpid() or not alive(process)]
    if gone:
        connection.execute(delete(leases).where(here, leases.c.process.in_(gone)))


def alive(process: int) -> bool:
    """Whether a process of this machine is running."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is another user's
        return True
    return True
