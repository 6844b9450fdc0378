"""Rules for any format of JSON objects, and how rules look into an object.

A shape says what kind of value each part has: `actor[].code` is the part `code` of each object in
the list `actor`. A rule gives `Spot`s, each the path of a part at fault and its value.
"""

import datetime
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tacitus.write.checks.base import day
from tacitus.write.checks.json_file import Record

KINDS = {
    "text": "a string",
    "id": "a string or a whole number",
    "whole": "a whole number",
    "number": "a number",
    "day": "a string",
    "moment": "a string",
    "texts": "a list of strings",
    "words": "a string or a list of strings",
    "object": "an object",
    "objects": "a list of objects",
    "any": "anything",
}
Shape = Mapping[str, str]
Needed = Mapping[str, tuple[str, ...]]  # of the record itself (""), of each object in its lists
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a record: `path` such as `actor[0].code`. `kind` is what the shape asks for, None
    where it knows no such part."""

    path: str
    value: object = None
    kind: str | None = None

    @property
    def shown(self) -> str:
        """The value as it is told."""
        if self.value is None or isinstance(self.value, str):
            return self.value or ""
        return json.dumps(self.value, ensure_ascii=False)


JsonRule = Callable[[Record], Iterable[Spot]]


def spots(record: Record, shape: Shape, pattern: str = "", path: str = "") -> Iterator[Spot]:
    """Every part of a record, as deep as the shape goes."""
    for name, value in record.items():
        kind = shape.get(pattern + name)
        yield Spot(path + name, value, kind)
        if kind == "object" and isinstance(value, dict):
            yield from spots(value, shape, f"{pattern}{name}.", f"{path}{name}.")
        elif kind == "objects":
            for inner, one in objects(record, name, path):
                yield from spots(one, shape, f"{pattern}{name}[].", f"{inner}.")


# ---- rules ----------------------------------------------------------------------------------


def e121_object(_spots: Iterable[Spot]) -> Iterable[Spot]:
    """Here should be a JSON object: mend the brackets, quotation marks or commas."""
    return ()


def e122_kind(every: Iterable[Spot]) -> Iterable[Spot]:
    """The part is of another kind than the format asks for: mend its value."""
    return (spot for spot in every if spot.kind and not is_of_kind(spot.value, spot.kind))


def w123_other_part(every: Iterable[Spot]) -> Iterable[Spot]:
    """The format has no such part: take it away, or mend its name."""
    return (Spot(spot.path) for spot in every if spot.kind is None)


def e124_day(every: Iterable[Spot]) -> Iterable[Spot]:
    """Write a day as 2024-03-05."""
    return (spot for spot in every if spot.kind == "day" and not day_of(spot.value))


def e125_moment(every: Iterable[Spot]) -> Iterable[Spot]:
    """Write a moment as 2024-03-05T14:00:00Z, or with +02:00 for Z."""
    return (spot for spot in every if spot.kind == "moment" and not moment_of(spot.value))


def e126_needed(record: Record, needed: Needed) -> Iterator[Spot]:
    """The part is missing, or empty: add it."""
    for where, names in needed.items():
        owners = objects(record, where) if where else [("", record)]
        for path, one in owners:
            before = f"{path}." if path else ""
            yield from (
                Spot(before + name) for name in names if one.get(name) in (None, "", [], {})
            )


SPOT_RULES = (e122_kind, w123_other_part, e124_day, e125_moment)
RULES = (e121_object, *SPOT_RULES, e126_needed)


def is_of_kind(value: object, kind: str) -> bool:
    match kind:
        case "text" | "day" | "moment":
            return isinstance(value, str)
        case "whole" | "number":
            return is_whole(value) if kind == "whole" else number_of(value) is not None
        case "id":
            return isinstance(value, str) or is_whole(value)
        case "object":
            return isinstance(value, dict)
        case "texts" | "objects":
            each = str if kind == "texts" else dict
            return isinstance(value, list) and all(isinstance(one, each) for one in value)
        case "words":
            return isinstance(value, str) or is_of_kind(value, "texts")
    return True


# ---- looking into a record that may be broken -----------------------------------------------


def objects(record: Record, name: str, before: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects in a list of it, with their paths."""
    value = record.get(name)
    for number, one in enumerate(value if isinstance(value, list) else ()):
        if isinstance(one, dict):
            yield f"{before}{name}[{number}]", one


def texts(record: Record, name: str, before: str = "") -> Iterator[Spot]:
    """The strings in a list of it, or the one string that stands in its place."""
    value = record.get(name)
    if isinstance(value, str):
        yield Spot(before + name, value)
    for number, one in enumerate(value if isinstance(value, list) else ()):
        if isinstance(one, str):
            yield Spot(f"{before}{name}[{number}]", one)


def inner(record: Record, name: str) -> dict[str, Any]:
    """An object in it; empty where there is none."""
    value = record.get(name)
    return value if isinstance(value, dict) else {}


def is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def number_of(value: object) -> float | None:
    """None where it is none, or beyond all measure."""
    if not isinstance(value, int | float) or isinstance(value, bool) or abs(value) > 1e300:
        return None
    return float(value) if math.isfinite(value) else None


def day_of(value: object) -> datetime.date | None:
    """None where it is none."""
    return day({"": value}, "") if isinstance(value, str) else None


def moment_of(value: object) -> datetime.datetime | None:
    """None where it is none."""
    if not isinstance(value, str) or not MOMENT.fullmatch(value):
        return None
    try:
        return datetime.datetime.fromisoformat(value)
    except ValueError:
        return None


def off_map(record: Record, path: str) -> Iterator[Spot]:
    """Of `lat` and `lon` what is alone, or beyond 90 and 180 degrees."""
    there = [(name, most) for name, most in (("lat", 90), ("lon", 180)) if name in record]
    for name, most in there:
        if len(there) == 1 or abs(number_of(record[name]) or 0.0) > most:
            yield Spot(f"{path}.{name}", record[name])
