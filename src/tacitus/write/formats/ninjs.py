"""ninjs 3.1: a JSON object an incident, of type `event` (IPTC, News in JSON)."""

from collections.abc import Iterator
from typing import Any

from tacitus.incident_values import Incident, Told
from tacitus.vocabulary import TOLL_FIELDS
from tacitus.write.codes import country_name
from tacitus.write.formats.json_format import Book, JsonFormat, Record, by_book, known
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parties import Party, actors, recipients, sources_of
from tacitus.write.formats.titles import title_of
from tacitus.write.formats.view import day_of, headline_of, kind_of
from tacitus.write.formats.where import full_name, where_of

UNSAID = frozenset("weapon responsibility motive damage duration count target stage".split())


def records(one: Incident, losses: Losses, book: Book) -> Iterator[Record]:
    """One object."""
    lost(one, losses)
    uri, kind, told = uri_of(one), kind_of(one), sources_of(one)
    code = " ".join(filter(None, (kind.type, kind.mode))) if kind else None
    title = title_of(one)
    yield known(
        uri=uri,
        standard={"name": "ninjs", "version": "3.1", "schema": book["schema"]},
        type="event",
        language="en",
        pubStatus="usable",
        firstCreated=moment(told[0]),
        versionCreated=moment(told[-1]),
        headlines=[{"role": "main", "value": title}] if title else None,
        subjects=[known(name=code, literal=f"plover:{code}", rel="about")] if code else None,
        people=[party(who, rel) for who, rel in parties(one) if who.kind in ("person", "people")],
        organisations=[party(who, rel) for who, rel in parties(one) if who.kind == "organisation"],
        places=places(one),
        events=[known(name=title or one.id, rel="describes", uri=uri, literal=one.id)],
        eventDetails=known(dates=dates(one)),
        infoSources=[source(each) for each in told],
    )


def uri_of(one: Incident) -> str:
    return f"urn:tacitus:incident:{one.id}"


def moment(told: Told) -> str | None:
    """A date-time as JSON Schema asks for it; of a bare day midnight in UTC."""
    published = told.coded.report.published
    if published is None:
        return None
    text = published if "T" in published else f"{published[:10]}T00:00:00"
    return text if text.endswith("Z") or "+" in text or "-" in text[10:] else f"{text}Z"


def parties(one: Incident) -> Iterator[tuple[Party, str]]:
    yield from ((who, "actor") for who in actors(one))
    yield from ((who, "recipient") for who in recipients(one))


def party(who: Party, rel: str) -> dict[str, Any]:
    return {"name": who.name, "rel": rel}


def places(one: Incident) -> list[dict[str, Any]]:
    """The place, with its point only where it is that of a town."""
    where = where_of(one)
    if where is None:
        return []
    point = None
    if where.is_town:
        point = {"type": "Point", "coordinates": [where.place.lon, where.place.lat]}
    geonames = where.place.geonames_id
    return [
        known(
            name=full_name(where.place) or where.place.name,
            rel="location",
            uri=f"https://sws.geonames.org/{geonames}/" if geonames else None,
            literal=country_name(where.place.country),
            geoJSON=point,
        )
    ]


def dates(one: Incident) -> dict[str, Any]:
    """The earliest and the latest possible day."""
    day = day_of(one)
    if day is None or day.start is None or day.end is None:
        return {}
    return {"startDate": day.start.isoformat(), "endDate": day.end.isoformat()}


def source(told: Told) -> dict[str, Any]:
    report = told.coded.report
    return known(
        name=report.publisher or report.id, role="publisher", uri=report.url, literal=report.id
    )


def lost(one: Incident, losses: Losses) -> None:
    for field in TOLL_FIELDS:
        if headline_of(one, field):
            losses.add(one.id, field, "ninjs has no figures of persons; the headline tells them")
    for other in sorted(UNSAID & {told.field for told in one.known}):
        losses.add(one.id, other, "ninjs has no part for it")
    where = where_of(one)
    if where and where.place.lat is not None and not where.is_town:
        losses.add(one.id, "geoJSON", "ninjs cannot say that a point is the centre of an area")


NINJS = JsonFormat(
    "ninjs", "ninjs 3.1 of type event, a JSON object a line", by_book("ninjs", records)
)
