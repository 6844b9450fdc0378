"""The coded report read back from JSON: its form is `schema.py`, what must hold `faults.py`. How it
is written is `plain.py`."""

import datetime
import json
from collections.abc import Iterable, Iterator
from functools import cache
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
    return told_of(Report(**data["report"]), data)


def told_of(report: Report, data: dict[str, Any], *, light: bool = False) -> CodedReport:
    """The same of a report that is read already; `light`: of entities no more than what they are
    called and their ages, by which figures are told apart, which is quicker."""
    return CodedReport(
        coder=Coder(**data["coder"]),
        report=report,
        entities=tuple(map(named if light else entity_of, data["entities"])),
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
        attributes=claims_told(data.get("attributes") or ()),
    )


def named(data: dict[str, Any]) -> Entity:
    """An entity with no more than its name and ages."""
    told = data.get("attributes") or ()
    ages = claims_told(one for one in told if one["field"] == "age")
    return Entity(data["id"], data["kind"], data["name"], (), attributes=ages)


def event_of(data: dict[str, Any]) -> Event:
    return Event(
        id=data["id"],
        anchors=spans_told(data["anchors"]),
        salience=data["salience"],
        about=data.get("about"),
        claims=claims_told(data["claims"]),
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


def claims_told(data: Iterable[dict[str, Any]]) -> tuple[Claim, ...]:
    """Claims, their parts in order: by name it takes a third longer, and there are millions."""
    return tuple(
        [
            Claim(
                one["id"],
                one["field"],
                value_of(one["field"], one["value"]),
                spans_told(one["evidence"]),
                one["certainty"],
                one["holder"],
                one.get("basis"),
                one["confidence"],
            )
            for one in data
        ]
    )


def value_of(field: str, data: Any) -> ClaimValue:
    """The value of a claim by its field."""
    kind = Words if field not in VALUES and is_own(field) else VALUES[field]
    if kind is str:
        stage: ClaimValue = data
        return stage
    if kind is Day:
        start, end = data.get("start"), data.get("end")
        day = datetime.date.fromisoformat
        return Day(start and day(start), end and day(end), data["precision"])
    if kind is Toll:
        return Toll(
            data["low"], data.get("high"), data.get("entity"), bool(data.get("perpetrators"))
        )
    value: ClaimValue = kind(*map(data.get, keys_of(kind)))
    return value


@cache
def keys_of(kind: type) -> tuple[str, ...]:
    return tuple(key for _, key in parts_of(kind))
