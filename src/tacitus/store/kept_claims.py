"""Whether the rows of claims and their evidence are those of the codings that they were taken from,
so that a row changed afterwards is found."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from tacitus.plain import plain
from tacitus.store.tables import claims, codings, evidence
from tacitus.values import Claim, CodedReport

Span = tuple[int, int, str]


def strayed(connection: Connection, report_key: int, coded: CodedReport) -> Iterator[str]:
    """What is otherwise in the rows of a coding of a report, in words."""
    same = (
        (codings.c.report_key == report_key)
        & (codings.c.coder == coded.coder.name)
        & (codings.c.version == coded.coder.version)
    )
    found = connection.execute(
        select(claims, evidence.c.start, evidence.c.end, evidence.c.quote)
        .join(codings, codings.c.key == claims.c.coding_key)
        .join(evidence, evidence.c.claim_key == claims.c.key)
        .where(same)
        .order_by(claims.c.key, evidence.c.key)
    )
    rows: dict[str, tuple[Row[Any], list[Span]]] = {}
    for row in found:
        rows.setdefault(row.id, (row, []))[1].append((row.start, row.end, row.quote))
    name, text = f"of report {coded.report.id}", coded.report.text
    for claim in claims_in(coded):
        if claim.id not in rows:
            yield f"claim {claim.id} {name} has no row among the claims"
            continue
        row, spans = rows[claim.id]
        if spans != [(one.start, one.end, one.of(text)) for one in claim.evidence]:
            yield f"evidence moved: the rows of claim {claim.id} {name} are not those of its coding"
        told = row.field, as_json(row.value), row.certainty, row.holder
        value = as_json(plain(claim.value, text))
        if told != (claim.field, value, claim.certainty, claim.holder):
            yield f"the row of claim {claim.id} {name} is not that of its coding"


def claims_in(coded: CodedReport) -> Iterator[Claim]:
    """Those of events and those of entities."""
    for event in coded.events:
        yield from event.claims
    for entity in coded.entities:
        yield from entity.attributes


def as_json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
