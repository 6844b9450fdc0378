"""The coded report read back from JSON: its form is `schema.py`, what must hold `faults.py`. How it
is written is `plain.py`."""

import datetime
import json
from collections.abc import Iterator
from typing import Any

from tacitus.errors import InvalidCoding
from tacitus.faults import faults
from tacitus.plain import parts_of
from tacitus.schema import misfits
from tacitus.values import (
    ATTRIBUTE_VALUES,
    EVENT_VALUES,
    Claim,
    ClaimValue,
    CodedReport,
    Coder,
    Day,
    Entity,
    Event,
    Report,
    Span,
    Statement,
    Toll,
    Words,
)
from tacitus.vocabulary import is_own

VALUES: dict[str, type] = dict([*EVENT_VALUES.items(), *ATTRIBUTE_VALUES.items()])
MOST_SHOWN = 5  # faults named in one message


def from_json(line: str | bytes) -> CodedReport:
    """The coded report of one JSON object; InvalidCoding names the faults, the first five."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as broken:
        raise InvalidCoding(f"not JSON: {broken}") from None
    return checked(data)


def checked(data: Any) -> CodedReport:
    """The coded report of an object; InvalidCoding as `from_json`."""
    refuse(misfits(data))
    coded = built(data)
    refuse([*misquoted(data), *faults(coded)])
    return coded


def refuse(found: list[str]) -> None:
    """Raise for any fault."""
    if found:
        more = f"; and {len(found) - MOST_SHOWN} more" if len(found) > MOST_SHOWN else ""
        raise InvalidCoding("; ".join(found[:MOST_SHOWN]) + more)


def misquoted(data: dict[str, Any]) -> list[str]:
    """The spans whose `text` is not what stands in the report at that place."""
    text = data["report"]["text"]
    return [
        f"{where} {at['start']}-{at['end']} is {text[at['start'] : at['end']]!r} in the text,"
        f" not {at['text']!r}"
        for where, at in spans_of(data)
        if at.get("text") is not None and at["text"] != text[at["start"] : at["end"]]
    ]


def spans_of(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every span of a coding with the name of its place."""
    for kind, own in (("entity", "mentions"), ("event", "anchors")):
        for owner in data["entities" if kind == "entity" else "events"]:
            name = f"{kind} {owner['id']}"
            yield from ((f"{name}: {own.removesuffix('s')}", at) for at in owner[own])
            for claim in owner.get("claims") or owner.get("attributes") or ():
                evidence = f"claim {claim['id']} of {name}: evidence"
                yield from ((evidence, at) for at in claim["evidence"])
    for statement in data["statements"]:
        for key in ("span", "cue"):
            if statement.get(key):
                yield f"statement {statement['id']}: {key}", statement[key]


def built(data: dict[str, Any]) -> CodedReport:
    """The values of an object that fits the schema."""
    return CodedReport(
        coder=Coder(**data["coder"]),
        report=Report(**data["report"]),
        entities=tuple(map(entity_of, data["entities"])),
        events=tuple(map(event_of, data["events"])),
        statements=tuple(map(statement_of, data["statements"])),
    )


def span_of(data: dict[str, Any]) -> Span:
    return Span(data["start"], data["end"])


def spans_told(data: list[dict[str, Any]]) -> tuple[Span, ...]:
    return tuple([Span(one["start"], one["end"]) for one in data])


def entity_of(data: dict[str, Any]) -> Entity:
    return Entity(
        id=data["id"],
        kind=data["kind"],
        name=data["name"],
        mentions=spans_told(data["mentions"]),
        country=data.get("country"),
        sector=tuple(data.get("sector") or ()),
        attributes=tuple(map(claim_of, data.get("attributes") or ())),
    )


def event_of(data: dict[str, Any]) -> Event:
    return Event(
        id=data["id"],
        anchors=spans_told(data["anchors"]),
        salience=data["salience"],
        about=data.get("about"),
        claims=tuple(map(claim_of, data["claims"])),
    )


def statement_of(data: dict[str, Any]) -> Statement:
    languages = data.get("language")
    return Statement(
        id=data["id"],
        speaker=data["speaker"],
        span=span_of(data["span"]),
        form=data["form"],
        act=data["act"],
        about=data.get("about"),
        cue=span_of(data["cue"]) if data.get("cue") else None,
        medium=data.get("medium"),
        language=None if languages is None else tuple(languages),
    )


def claim_of(data: dict[str, Any]) -> Claim:
    return Claim(
        id=data["id"],
        field=data["field"],
        value=value_of(data["field"], data["value"]),
        evidence=spans_told(data["evidence"]),
        certainty=data["certainty"],
        holder=data["holder"],
        basis=data.get("basis"),
        confidence=data["confidence"],
    )


def value_of(field: str, data: Any) -> ClaimValue:
    """The value of a claim by its field."""
    kind = Words if is_own(field) else VALUES[field]
    if kind is str:
        stage: ClaimValue = data
        return stage
    if kind is Day:
        start, end = (
            None if data.get(key) is None else datetime.date.fromisoformat(data[key])
            for key in ("start", "end")
        )
        return Day(start, end, data["precision"])
    given = [data.get(key) for _, key in parts_of(kind)]
    if kind is Toll:
        given[-1] = bool(given[-1])  # perpetrators
    value: ClaimValue = kind(*given)
    return value
