"""Keeping what was coded, and what could not be."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select

from tacitus.contract import told_of
from tacitus.errors import ProjectError
from tacitus.store.clock import now
from tacitus.store.contents import DAMAGE, bare, content_of, packed
from tacitus.store.reports import TOLD, report_of
from tacitus.store.tables import (
    claims,
    codebooks,
    codings,
    events,
    evidence,
    failures,
    reports,
)
from tacitus.values import CodedReport, Coder, Report

REMEMBERED = 100  # codings in memory

# Codings with their reports, as `coded_of` takes them; the key of a row is the report's.
CONTENT: Select[Any] = select(*TOLD, codings.c.key.label("coding"), codings.c.content).join(
    codings, codings.c.report_key == reports.c.key
)


def codebook_key(connection: Connection, name: str, content: str) -> int:
    """The key of a codebook in this wording, which is added if it is not there yet."""
    mark = sha256(content.encode("utf-8")).hexdigest()
    own = (codebooks.c.name == name) & (codebooks.c.sha256 == mark)
    found: int | None = connection.scalar(select(codebooks.c.key).where(own))
    if found is not None:
        return found
    statement = insert(codebooks).values(name=name, sha256=mark, content=content)
    return int(connection.execute(statement.returning(codebooks.c.key)).scalar_one())


def last_codebook(connection: Connection, name: str) -> int | None:
    """The key of the last wording of a codebook; None if there is none of this name."""
    found = select(codebooks.c.key).where(codebooks.c.name == name)
    key: int | None = connection.scalar(found.order_by(codebooks.c.key.desc()).limit(1))
    return key


def keep_coding(
    connection: Connection, report_key: int, codebook: int, coded: dict[str, Any]
) -> int | None:
    """Keep a coding, an object of the format, inside a transaction that writes; its key, or None
    if this coder's coding of the report was there already."""
    coder = coded["coder"]
    row = {
        "report_key": report_key,
        "coder": coder["name"],
        "version": coder["version"],
        "codebook_key": codebook,
    }
    same = [codings.c[name] == value for name, value in row.items()]
    if connection.scalar(select(codings.c.key).where(*same)) is not None:
        return None
    content = packed(bare(coded))
    statement = insert(codings).values(**row, made_at=now(), content=content)
    key = int(connection.execute(statement.returning(codings.c.key)).scalar_one())
    keep_claims(connection, key, coded, keep_events(connection, key, coded))
    connection.execute(
        delete(failures).where(
            failures.c.report_key == report_key,
            failures.c.coder == row["coder"],
            failures.c.version == row["version"],
        )
    )
    return key


def keep_events(connection: Connection, coding: int, coded: dict[str, Any]) -> dict[str, int]:
    """Keep events as rows that can be asked for; their keys by their ids."""
    told = [
        {
            "coding_key": coding,
            "id": event["id"],
            "salience": event["salience"],
            "about": event.get("about"),
        }
        for event in coded["events"]
    ]
    if not told:
        return {}
    statement = insert(events).returning(events.c.key, sort_by_parameter_order=True)
    keys = connection.scalars(statement, told).all()
    return {event["id"]: key for event, key in zip(told, keys, strict=True)}


def keep_claims(
    connection: Connection, coding: int, coded: dict[str, Any], event_keys: dict[str, int]
) -> None:
    """Keep claims and their evidence in the same way; `event_keys` are those of the events."""
    found = list(claims_of(coded, event_keys))
    if not found:
        return
    statement = insert(claims).returning(claims.c.key, sort_by_parameter_order=True)
    rows = [{"coding_key": coding, **owner, **claim_row(claim)} for owner, claim in found]
    claim_keys = connection.scalars(statement, rows).all()
    text = coded["report"]["text"]
    spans = [
        {
            "claim_key": key,
            "start": span["start"],
            "end": span["end"],
            "quote": text[span["start"] : span["end"]],
        }
        for key, (_, claim) in zip(claim_keys, found, strict=True)
        for span in claim["evidence"]
    ]
    connection.execute(insert(evidence), spans)


def claims_of(
    coded: dict[str, Any], event_keys: dict[str, int]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every claim of a coding, each with the columns that say whose it is."""
    for event in coded["events"]:
        owner = {"event_key": event_keys[event["id"]], "entity": None}
        yield from ((owner, claim) for claim in event["claims"])
    for entity in coded["entities"]:
        owner = {"event_key": None, "entity": entity["id"]}
        yield from ((owner, claim) for claim in entity.get("attributes") or ())


def claim_row(claim: dict[str, Any]) -> dict[str, Any]:
    """A claim as the columns of its row."""
    names = ("id", "field", "value", "certainty", "holder", "basis", "confidence")
    return {name: claim.get(name) for name in names}


def keep_failure(connection: Connection, report_key: int, coder: Coder, reason: str) -> None:
    """Keep that a report could not be coded."""
    row = {
        "report_key": report_key,
        "coder": coder.name,
        "version": coder.version,
        "codebook": coder.codebook,
    }
    same = [failures.c[name] == value for name, value in row.items()]
    connection.execute(delete(failures).where(*same))
    connection.execute(insert(failures).values(**row, failed_at=now(), reason=reason))


def forget_failures(connection: Connection, coder: Coder) -> None:
    """Let what this coder gave up be tried once more."""
    mine = (failures.c.coder == coder.name) & (failures.c.version == coder.version)
    connection.execute(delete(failures).where(mine))


def codings_of(connection: Connection, report_id: str) -> Iterable[CodedReport]:
    """Every coding of the current version of a report, the first one first."""
    found = CONTENT.where(reports.c.current, reports.c.id == report_id).order_by(codings.c.key)
    return (coded_of(row) for row in connection.execute(found))


def coded_of(
    row: Row[Any], only: frozenset[str] | None = None, *, light: bool = False
) -> CodedReport:
    """The coding of a row of `CONTENT`, with `only` these events of it (and if `light`, as
    `contract.told_of` has it), else with all; ProjectError if it is damaged. It was checked against
    the format before it was kept."""
    content = bytes(row.content)
    if only is None:
        return remembered(report_of(row), content)
    return unpacked(report_of(row), content, only, light=light)


@lru_cache(maxsize=REMEMBERED)
def remembered(report: Report, content: bytes) -> CodedReport:
    """The coding of a report; those on which people decide are wanted again and again."""
    return unpacked(report, content)


def unpacked(
    report: Report, content: bytes, only: frozenset[str] | None = None, *, light: bool = False
) -> CodedReport:
    """The coding of a report from what is kept."""
    try:
        return told_of(report, content_of(content, only, light=light), light=light)
    except DAMAGE:
        raise ProjectError(
            f"the coding of {report.id} is damaged: restore your last copy"
        ) from None
