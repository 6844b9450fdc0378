"""Rules for PLOVER as JSON objects, by the chapter "Record format" of the manual of 2021."""

from collections.abc import Iterator
from typing import get_args

from tacitus.lists import tables
from tacitus.vocabulary import COUNTRIES, MODES, PLOVER_TYPES, Sector
from tacitus.write.checks.json_file import Record
from tacitus.write.checks.json_rules import (
    Shape,
    Spot,
    day_of,
    inner,
    number_of,
    objects,
    off_map,
    texts,
)

BOOK = tables("codebooks/plover.toml")
ALSO = BOOK["also"]
SECTORS = (*get_args(Sector), *ALSO["sectors"])
ENTITY = {
    "code": "text", "sector": "words", "entity_text": "text", "identifier_id": "id",
    "identifier_text": "text", "religion": "words", "ethnicity": "words", "office": "text",
    "gender": "text", "age": "any",
}  # fmt: skip
PARTS: dict[str, Shape] = {
    "actor[]": ENTITY,
    "recipient[]": ENTITY,
    "event_loc": {
        "extracted_place": "text", "resolved_place": "text", "geonameid": "id", "lat": "number",
        "lon": "number", "city": "text", "district": "text", "province": "text", "country": "text",
        "country_code": "text", "feature_class": "text", "feature_code": "text",
        "resolution": "whole",
    },
    "text_info[]": {"sequence": "whole", "start": "whole", "end": "whole", "text_story": "text"},
    "cite_info[]": {
        "corpus": "text", "citation": "text", "url": "text", "title": "text", "language": "text",
        "publication": "text", "license": "text", "copyright": "text", "coder": "text",
        "codebook": "text", "version": "id",
        "date": "text",  # ours; the manual has none
    },
    "size": {"dead": "whole", "injured": "whole", "arrested": "whole"},
}  # fmt: skip
SHAPE: Shape = {
    "id": "id", "has_event": "whole", "date": "day", "time": "text", "enddate": "day",
    "endtime": "text", "actor": "objects", "recipient": "objects", "event": "texts",
    "event_loc": "object", "event_text": "texts", "quad_code": "whole", "event_scale": "number",
    "mode": "texts", "context": "texts", "link": "any", "text": "text", "text_info": "objects",
    "cite_info": "objects", "size": "object", "coder": "text", "coded_date": "day",
    "coded_time": "text", "comment": "text",
    **{f"{owner}.{name}": kind for owner, parts in PARTS.items() for name, kind in parts.items()},
}  # fmt: skip
NEEDED = {"": ("id", "event")}
MOST = 10  # of the scale
RESOLUTIONS = range(1, 6)


def e901_event(record: Record) -> Iterator[Spot]:
    """PLOVER has no such event type: write one of its sixteen in capitals."""
    yield from (spot for spot in texts(record, "event") if spot.value not in PLOVER_TYPES)


def w902_mode(record: Record) -> Iterator[Spot]:
    """The manual of PLOVER has no such mode of this event type, nor of all."""
    told = {spot.value for spot in texts(record, "event")}
    modes = {mode for type_, of_type in MODES.items() if type_ in told for mode in of_type}
    if told & set(PLOVER_TYPES):
        known = modes.union(ALSO["modes"])
        yield from (spot for spot in texts(record, "mode") if spot.value not in known)


def w903_quad(record: Record) -> Iterator[Spot]:
    """The quad code is not that of the event type, by the manual of PLOVER."""
    quads = {BOOK["quad"].get(spot.value) for spot in texts(record, "event")} - {None}
    told = record.get("quad_code")
    if quads and told is not None and number_of(told) not in quads:
        yield Spot("quad_code", told)


def e904_size(record: Record) -> Iterator[Spot]:
    """A number of persons is not below 0."""
    for name, value in inner(record, "size").items():
        if (number_of(value) or 0) < 0:
            yield Spot(f"size.{name}", value)


def e905_resolution(record: Record) -> Iterator[Spot]:
    """The resolution is 5 (within a city), 4 (city), 3, 2 or 1 (country)."""
    told = inner(record, "event_loc").get("resolution")
    if told is not None and number_of(told) not in RESOLUTIONS:
        yield Spot("event_loc.resolution", told)


def e906_point(record: Record) -> Iterator[Spot]:
    """A point has both degrees, lat from -90 to 90, lon from -180 to 180."""
    yield from off_map(inner(record, "event_loc"), "event_loc")


def e907_country(record: Record) -> Iterator[Spot]:
    """Write the ISO 3166-1 alpha-3 code of the country, such as MLI."""
    told = inner(record, "event_loc").get("country_code")
    if isinstance(told, str) and told not in COUNTRIES:
        yield Spot("event_loc.country_code", told)


def w908_sector(record: Record) -> Iterator[Spot]:
    """The manual of PLOVER has no such sector: write one of its codes, such as MIL or REB."""
    for side in ("actor", "recipient"):
        for path, entity in objects(record, side):
            told = texts(entity, "sector", f"{path}.")
            yield from (spot for spot in told if spot.value not in SECTORS)


def w909_context(record: Record) -> Iterator[Spot]:
    """The manual of PLOVER has no such context: it has 37, in small letters with _ for spaces."""
    told = texts(record, "context")
    yield from (spot for spot in told if spot.value not in ALSO["contexts"])


def e910_days(record: Record) -> Iterator[Spot]:
    """enddate is before date: turn them round."""
    start, end = day_of(record.get("date")), day_of(record.get("enddate"))
    if start and end and end < start:
        yield Spot("enddate", record["enddate"])


def e911_span(record: Record) -> Iterator[Spot]:
    """The words begin at or after their end, or before the text."""
    for path, at in objects(record, "text_info"):
        start, end = number_of(at.get("start")), number_of(at.get("end"))
        if start is not None and (start < 0 or (end is not None and end <= start)):
            yield Spot(f"{path}.start", at["start"])


def e912_has_event(record: Record) -> Iterator[Spot]:
    """has_event is 1 where there is an event, else 0."""
    told = record.get("has_event")
    if told is not None and told != int(bool(record.get("event"))):
        yield Spot("has_event", told)


def e913_scale(record: Record) -> Iterator[Spot]:
    """The scale goes from -10 (conflict) to 10 (cooperation)."""
    if abs(number_of(record.get("event_scale")) or 0.0) > MOST:
        yield Spot("event_scale", record["event_scale"])


def w914_date_and_actor(record: Record) -> Iterator[Spot]:
    """The manual of PLOVER asks for a date and an actor of each event: here it is missing."""
    yield from (Spot(name) for name in ("date", "actor") if not record.get(name))


RULES = (
    e901_event, w902_mode, w903_quad, e904_size, e905_resolution, e906_point, e907_country,
    w908_sector, w909_context, e910_days, e911_span, e912_has_event, e913_scale,
    w914_date_and_actor,
)  # fmt: skip
