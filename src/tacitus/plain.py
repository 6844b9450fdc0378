"""The coded report as JSON knows it. Read back and checked it is by `contract.py`."""

import datetime
from dataclasses import fields
from functools import cache
from typing import Any

from tacitus.values import CodedReport, Span
from tacitus.vocabulary import FORMAT


def to_json(coded: CodedReport) -> dict[str, Any]:
    """The coded report as the object of the format, every span with its words."""
    text = coded.report.text
    return {
        "format": FORMAT,
        "coder": plain(coded.coder, text),
        "report": plain(coded.report, text),
        "entities": [plain(entity, text) for entity in coded.entities],
        "events": [plain(event, text) for event in coded.events],
        "statements": [plain(statement, text) for statement in coded.statements],
    }


def plain(value: Any, text: str) -> Any:
    """A value of `values.py` as JSON knows it; `class_` is written `class`."""
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end, "text": value.of(text)}
    if isinstance(value, tuple):
        return [plain(item, text) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if hasattr(value, "__dataclass_fields__"):
        kind: type = type(value)
        return {key: plain(getattr(value, name), text) for name, key in parts_of(kind)}
    return value


@cache
def parts_of(kind: type) -> tuple[tuple[str, str], ...]:
    """The fields of a value, each with its name in JSON."""
    return tuple((part.name, part.name.rstrip("_")) for part in fields(kind))
