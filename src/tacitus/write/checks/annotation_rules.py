"""Rules for W3C Web Annotation: the annotations of a page, by the data model of 2017."""

from collections.abc import Iterator, Mapping
from typing import Any

from tacitus.write.checks.json_file import Record
from tacitus.write.checks.json_rules import ADDRESS, Needed, Shape, Spot, is_whole

SHAPE: Shape = {"id": "text", "type": "words", "motivation": "words"}
NEEDED: Needed = {"": ("id", "type", "target")}
MOTIVATIONS = (
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing",
    "highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging",
)  # fmt: skip


def each(owner: Mapping[str, Any], name: str, before: str = "") -> Iterator[Spot]:
    """The values of a part that may stand alone or in a list."""
    told = owner.get(name)
    if not isinstance(told, list):
        told = [] if told is None else [told]
    yield from (Spot(f"{before}{name}[{number}]", one) for number, one in enumerate(told))


def selectors(record: Record) -> Iterator[tuple[str, list[Spot]]]:
    """The selectors of each target, with its path."""
    for target in each(record, "target"):
        if isinstance(target.value, dict):
            told = each(target.value, "selector", f"{target.path}.")
            yield target.path, [spot for spot in told if isinstance(spot.value, dict)]


def of_type(spots: list[Spot], type_: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for spot in spots:
        if isinstance(spot.value, dict) and spot.value.get("type") == type_:
            yield spot.path, spot.value


def e970_type(record: Record) -> Iterator[Spot]:
    """The type is `Annotation`, alone or beside others."""
    told = [spot.value for spot in each(record, "type")]
    if told and "Annotation" not in told:
        yield Spot("type", record["type"])


def e971_id(record: Record) -> Iterator[Spot]:
    """An id has a scheme and no spaces, such as https://example.org/1 or urn:example:1."""
    told = record.get("id")
    if isinstance(told, str) and not ADDRESS.fullmatch(told):
        yield Spot("id", told)


def w972_motivation(record: Record) -> Iterator[Spot]:
    """The data model has no such motivation: is it misspelt?"""
    for spot in each(record, "motivation"):
        if isinstance(spot.value, str) and ":" not in spot.value and spot.value not in MOTIVATIONS:
            yield spot


def e973_position(record: Record) -> Iterator[Spot]:
    """A position has start and end, whole numbers from 0, the end not before the start."""
    for _, spots in selectors(record):
        for path, one in of_type(spots, "TextPositionSelector"):
            start, end = one.get("start"), one.get("end")
            if not is_span(start, end):
                yield Spot(path, [start, end])


def is_span(start: object, end: object) -> bool:
    if not isinstance(start, int) or not isinstance(end, int):
        return False
    return is_whole(start) and is_whole(end) and 0 <= start <= end


def e974_quote(record: Record) -> Iterator[Spot]:
    """A quote has the words in `exact`, a string."""
    for _, spots in selectors(record):
        for path, one in of_type(spots, "TextQuoteSelector"):
            if not isinstance(one.get("exact"), str):
                yield Spot(f"{path}.exact", one.get("exact"))


def w975_length(record: Record) -> Iterator[Spot]:
    """The quote is not as long as its position says: count code points, not bytes or UTF-16."""
    for path, spots in selectors(record):
        spans = [one for _, one in of_type(spots, "TextPositionSelector")]
        quotes = [one.get("exact") for _, one in of_type(spots, "TextQuoteSelector")]
        if len(spans) == len(quotes) == 1 and isinstance(quotes[0], str):
            start, end = spans[0].get("start"), spans[0].get("end")
            if is_span(start, end) and len(quotes[0]) != spans[0]["end"] - spans[0]["start"]:
                yield Spot(path, quotes[0])


RULES = (e970_type, e971_id, w972_motivation, e973_position, e974_quote, w975_length)
