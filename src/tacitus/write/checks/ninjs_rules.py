"""Rules for ninjs 3.1 (IPTC, News in JSON). The shape has the parts that our own export writes, or
of which a rule speaks; others of the standard are let be, and so is what `type` says."""

import re
from collections.abc import Iterator

from tacitus.write.checks.json_file import Record
from tacitus.write.checks.json_rules import (
    ADDRESS,
    Shape,
    Spot,
    day_of,
    inner,
    moment_of,
    number_of,
    objects,
)

STATES = ("usable", "withheld", "canceled")
NAMED = {"name": "text", "rel": "text", "uri": "text", "literal": "text"}
PARTS: dict[str, Shape] = {
    "standard": {"name": "text", "version": "text", "schema": "text"},
    "headlines[]": {"role": "text", "value": "text"},
    "people[]": NAMED,
    "organisations[]": NAMED,
    "places[]": {**NAMED, "geoJSON": "object"},
    "subjects[]": NAMED,
    "events[]": NAMED,
    "infoSources[]": {**NAMED, "role": "text"},
    "trustIndicators[]": {"role": "text", "title": "text", "href": "text"},
    "eventDetails": {"dates": "object"},
    "eventDetails.dates": {"startDate": "text", "endDate": "text"},
}
SHAPE: Shape = {
    "uri": "text", "standard": "object", "type": "text", "language": "text", "pubStatus": "text",
    "firstCreated": "moment", "versionCreated": "moment", "headlines": "objects",
    "bodies": "objects", "people": "objects", "organisations": "objects", "places": "objects",
    "subjects": "objects", "events": "objects", "infoSources": "objects",
    "trustIndicators": "objects", "eventDetails": "object",
    **{f"{owner}.{name}": kind for owner, parts in PARTS.items() for name, kind in parts.items()},
}  # fmt: skip
NEEDED = {"": ("uri",)}
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
LISTS = ("people", "organisations", "places", "subjects", "events", "infoSources")
DEGREES = (180, 90)  # GeoJSON has longitude first


def e921_status(record: Record) -> Iterator[Spot]:
    """pubStatus is usable, withheld or canceled."""
    yield from unlisted(record, "pubStatus", STATES)


def unlisted(record: Record, name: str, values: tuple[str, ...]) -> Iterator[Spot]:
    told = record.get(name)
    if isinstance(told, str) and told not in values:
        yield Spot(name, told)


def e922_standard(record: Record) -> Iterator[Spot]:
    """The name of the standard is `ninjs`."""
    told = inner(record, "standard").get("name", "ninjs")
    if told != "ninjs":
        yield Spot("standard.name", told)


def w923_version(record: Record) -> Iterator[Spot]:
    """The object is of another version than 3.1, whose rules these are."""
    told = inner(record, "standard").get("version", "3.1")
    if told != "3.1":
        yield Spot("standard.version", told)


def e924_point(record: Record) -> Iterator[Spot]:
    """A GeoJSON point is longitude, then latitude, as numbers in degrees: are they swapped?"""
    for path, place in objects(record, "places"):
        geo = inner(place, "geoJSON")
        if geo.get("type") == "Point" and not is_point(geo.get("coordinates")):
            yield Spot(f"{path}.geoJSON.coordinates", geo.get("coordinates"))


def is_point(told: object) -> bool:
    if not isinstance(told, list) or len(told) not in (2, 3):
        return False
    numbers = [number_of(one) for one in told]
    ends = zip(numbers, DEGREES, strict=False)
    return None not in numbers and all(abs(one or 0.0) <= most for one, most in ends)


def e925_dates(record: Record) -> Iterator[Spot]:
    """Write startDate and endDate as 2024-03-05, or with a time after T."""
    dates = inner(inner(record, "eventDetails"), "dates")
    for name in ("startDate", "endDate"):
        if isinstance(dates.get(name), str) and not day_of(dates[name]):
            yield Spot(f"eventDetails.dates.{name}", dates[name])


def e926_days(record: Record) -> Iterator[Spot]:
    """endDate is before startDate: turn them round."""
    dates = inner(inner(record, "eventDetails"), "dates")
    start, end = day_of(dates.get("startDate")), day_of(dates.get("endDate"))
    if start and end and end < start:
        yield Spot("eventDetails.dates.endDate", dates["endDate"])


def e927_created(record: Record) -> Iterator[Spot]:
    """versionCreated is before firstCreated: turn them round."""
    first, last = (moment_of(record.get(name)) for name in ("firstCreated", "versionCreated"))
    if first and last and last < first:
        yield Spot("versionCreated", record["versionCreated"])


def e928_address(record: Record) -> Iterator[Spot]:
    """An address has a scheme and no spaces, such as https://example.org/1 or urn:example:1."""
    told = [Spot("uri", record.get("uri"))]
    told += [Spot(f"{path}.uri", one.get("uri")) for n in LISTS for path, one in objects(record, n)]
    told += [
        Spot(f"{path}.href", one.get("href")) for path, one in objects(record, "trustIndicators")
    ]
    for spot in told:
        if isinstance(spot.value, str) and not ADDRESS.fullmatch(spot.value):
            yield spot


def e929_language(record: Record) -> Iterator[Spot]:
    """Write the language as a tag such as en or pt-BR."""
    told = record.get("language")
    if isinstance(told, str) and not LANGUAGE.fullmatch(told):
        yield Spot("language", told)


def w931_event(record: Record) -> Iterator[Spot]:
    """An object of type event usually names it in events: here the part is missing."""
    if record.get("type") == "event" and not record.get("events"):
        yield Spot("events")


RULES = (
    e921_status, e922_standard, w923_version, e924_point, e925_dates, e926_days, e927_created,
    e928_address, e929_language, w931_event,
)  # fmt: skip
