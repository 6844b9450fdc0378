"""What must hold in a coded report beyond its form: spans, ids, references, order."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator

from tacitus.values import (
    Amount,
    Claim,
    CodedReport,
    Count,
    Day,
    Entity,
    Event,
    Place,
    Span,
    Statement,
    Toll,
    TypeValue,
)
from tacitus.vocabulary import COUNTRIES, MODES, RESERVED


def faults(coded: CodedReport) -> list[str]:
    """One line a fault, naming the part at fault; empty if the coding is sound."""
    return list(all_faults(coded))


def all_faults(coded: CodedReport) -> Iterator[str]:
    yield from report_faults(coded)
    yield from id_faults(coded)
    text = coded.report.text
    entities = {entity.id for entity in coded.entities}
    events = {event.id for event in coded.events}
    for entity in coded.entities:
        yield from entity_faults(entity, text, entities)
    for event in coded.events:
        yield from event_faults(event, text, entities, events)
    for statement in coded.statements:
        yield from statement_faults(statement, text, entities, events)


def report_faults(coded: CodedReport) -> Iterator[str]:
    report = coded.report
    if not unicodedata.is_normalized("NFC", report.text):
        yield "report: the text is not in Unicode NFC"
    if report.sha256 != hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest():
        yield "report: sha256 is not that of the text"
    try:
        report.published_day  # noqa: B018
    except ValueError:
        yield f"report: published {report.published!r} is not an ISO date"


def id_faults(coded: CodedReport) -> Iterator[str]:
    seen = set(RESERVED)
    for id_ in ids_of(coded):
        if id_ in seen:
            yield f"the id {id_!r} is taken"
        seen.add(id_)


def ids_of(coded: CodedReport) -> Iterator[str]:
    for entity in coded.entities:
        yield entity.id
        yield from (claim.id for claim in entity.attributes)
    for event in coded.events:
        yield event.id
        yield from (claim.id for claim in event.claims)
    yield from (statement.id for statement in coded.statements)


def span_faults(where: str, spans: Iterable[Span], text: str) -> Iterator[str]:
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            yield f"{where} {span.start}-{span.end} is not inside the text (0-{len(text)})"


def entity_faults(entity: Entity, text: str, entities: set[str]) -> Iterator[str]:
    name = f"entity {entity.id}"
    yield from span_faults(f"{name}: mention", entity.mentions, text)
    if entity.country is not None and entity.country not in COUNTRIES:
        yield f"{name}: country {entity.country!r} is not an ISO 3166-1 alpha-3 code"
    for claim in entity.attributes:
        yield from claim_faults(f"claim {claim.id} of {name}", claim, text, entities)


def event_faults(event: Event, text: str, entities: set[str], events: set[str]) -> Iterator[str]:
    name = f"event {event.id}"
    yield from span_faults(f"{name}: anchor", event.anchors, text)
    yield from about_faults(name, event.about, events - {event.id})
    types = sum(claim.field == "type" for claim in event.claims)
    if types != 1:
        yield f"{name}: {types} type claims where one is due"
    for claim in event.claims:
        yield from claim_faults(f"claim {claim.id} of {name}", claim, text, entities)


def statement_faults(
    statement: Statement, text: str, entities: set[str], events: set[str]
) -> Iterator[str]:
    name = f"statement {statement.id}"
    yield from span_faults(f"{name}: words", [statement.span], text)
    yield from span_faults(f"{name}: cue", [statement.cue] if statement.cue else [], text)
    yield from about_faults(name, statement.about, events)
    if statement.speaker not in entities | set(RESERVED):
        yield f"{name}: speaker {statement.speaker!r} is not an entity, author or unnamed"


def about_faults(where: str, about: str | None, events: set[str]) -> Iterator[str]:
    if about is not None and about not in events:
        yield f"{where}: about {about!r} is not another event"


def claim_faults(where: str, claim: Claim, text: str, entities: set[str]) -> Iterator[str]:
    yield from span_faults(f"{where}: evidence", claim.evidence, text)
    if claim.holder not in entities | set(RESERVED):
        yield f"{where}: holder {claim.holder!r} is not an entity, author or unnamed"
    yield from (f"{where}: {fault}" for fault in value_faults(claim.value, entities))


def value_faults(value: object, entities: set[str]) -> Iterator[str]:
    """What is wrong inside one value."""
    match value:
        case TypeValue(type_, mode) if mode is not None and mode not in MODES[type_]:
            yield f"{mode!r} is not a mode of {type_}, only: {', '.join(MODES[type_]) or 'none'}"
        case Day(start, end, _) if start is not None and end is not None and start > end:
            yield f"start {start} is after end {end}"
        case Amount(low, high) | Toll(low, high) | Count(low, high) if (
            high is not None and low > high
        ):
            yield f"low {low} is above high {high}"
        case Place(country=str(country)) if country not in COUNTRIES:
            yield f"country {country!r} is not an ISO 3166-1 alpha-3 code"
    named = getattr(value, "entity", None)
    if named is not None and named not in entities:
        yield f"entity {named!r} is not in the coding"
