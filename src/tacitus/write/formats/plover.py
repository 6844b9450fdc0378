"""PLOVER: a JSON object an event, as in chapter "Record format" of the manual of 2021, which calls
that chapter still under development."""

import datetime
from collections.abc import Iterator
from typing import Any

from tacitus.incident_values import Incident, Told
from tacitus.values import TypeValue
from tacitus.version import VERSION
from tacitus.vocabulary import TollField
from tacitus.write.codes import country_name
from tacitus.write.formats.json_format import Book, JsonFormat, Record, by_book, known
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parties import Party, actors, flat, recipients, sources_of, stage_of
from tacitus.write.formats.view import day_of, fields_told, first, headline_of, kind_of, surest
from tacitus.write.formats.where import Where, where_of

SIZES: dict[TollField, str] = {"killed": "dead", "wounded": "injured", "arrested": "arrested"}
OTHERS = frozenset("weapon responsibility motive damage duration count target".split())
UNSIZED: tuple[TollField, ...] = ("abducted", "missing", "displaced")


def records(one: Incident, losses: Losses, book: Book) -> Iterator[Record]:
    """The event; none where no type is told."""
    kind = kind_of(one)
    if kind is None:
        losses.add(one.id, "(record)", "no type of event is told, or it is denied or only supposed")
        return
    lost(one, losses)
    day = day_of(one)
    ranged = day is not None and day.start != day.end
    yield known(
        id=one.id,
        has_event=1,
        date=iso(day.start) if day else None,
        enddate=iso(day.end) if day and ranged else None,
        actor=[party_record(party) for party in actors(one)],
        recipient=[party_record(party) for party in recipients(one)],
        event=[kind.type],
        event_loc=location(where_of(one), book),
        event_text=anchors(one),
        quad_code=book["quad"][kind.type],
        mode=modes(one, kind),
        size=size(one),
        text_info=text_info(one),
        cite_info=[citation(told) for told in sources_of(one)],
        coder=f"tacitus {VERSION}",
        comment="date and enddate: the earliest and latest possible day" if ranged else None,
    )


def iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def modes(one: Incident, kind: TypeValue) -> list[str]:
    """Its mode, and PLOVER's auxiliary modes for what has not happened or is long past."""
    found = [kind.mode] if kind.mode else []
    typed = first(one, "type")
    if stage_of(one) in ("planned", "threatened") or (typed and surest(typed.claims) == "planned"):
        found.append("future")
    if all(told.event.salience == "background" for told in one.told):
        found.append("historical")
    return found


def party_record(party: Party) -> dict[str, Any]:
    return known(
        code=party.country,
        sector=list(party.sectors),
        entity_text=party.name,
        office=party.title,
    )


def location(where: Where | None, book: Book) -> dict[str, Any] | None:
    """The place with its levels; the resolution and the feature say what the point is of, and
    without them there is none."""
    if where is None:
        return None
    place = where.place
    resolution = book["resolution"].get(place.precision)
    feature = book["features"].get("city" if where.is_town else place.precision, [None] * 2)
    return known(
        extracted_place=where.raw,
        resolved_place=place.name,
        geonameid=str(place.geonames_id) if place.geonames_id else None,
        lat=place.lat if resolution else None,
        lon=place.lon if resolution else None,
        city=where.city,
        district=where.district,
        province=where.province,
        country=country_name(place.country),
        country_code=place.country,
        feature_class=feature[0],
        feature_code=feature[1],
        resolution=resolution,
    )


def anchors(one: Incident) -> list[str]:
    """The words that name the event, each once."""
    words = (flat(at.of(told.coded.report.text)) for told in one.told for at in told.event.anchors)
    return list(dict.fromkeys(words))


def size(one: Incident) -> dict[str, Any]:
    """The headline figures that PLOVER has a name for."""
    found = {name: headline_of(one, field) for field, name in SIZES.items()}
    return {name: figure.best for name, figure in found.items() if figure}


def text_info(one: Incident) -> list[dict[str, Any]]:
    """Where the event is named: `sequence` is the number of its report in `cite_info`."""
    numbers = {told.coded.report.id: number for number, told in enumerate(sources_of(one), 1)}
    return [
        {"sequence": numbers[told.coded.report.id], "start": at.start, "end": at.end}
        for told in one.told
        for at in told.event.anchors
    ]


def citation(told: Told) -> dict[str, Any]:
    report, coder = told.coded.report, told.coded.coder
    return known(
        citation=report.id,
        url=report.url,
        title=report.title,
        publication=report.publisher,
        language=report.language,
        coder=f"{coder.name} {coder.version}",
        codebook=coder.codebook,
        date=report.published,
    )


def lost(one: Incident, losses: Losses) -> None:
    """What PLOVER has no name for."""
    losses.add(one.id, "event_scale", "the scale is not carried: see the codebook plover")
    losses.add(one.id, "context", "no claim tells the context of an event")
    for field in UNSIZED:
        if headline_of(one, field):
            losses.add(one.id, field, "PLOVER's size has the dead, the injured and the arrested")
    for field, figure in ((field, headline_of(one, field)) for field in SIZES):
        if figure and (figure.low, figure.high) != (figure.best, figure.best):
            losses.add(one.id, field, "PLOVER's size is one number, without the lowest and highest")
    typed = first(one, "type")
    if typed and surest(typed.claims) in ("reported", "alleged"):
        losses.add(one.id, "certainty", "PLOVER cannot say that an event is reported or alleged")
    for other in sorted(fields_told(one) & OTHERS):
        losses.add(one.id, other, "PLOVER has no part for it")


PLOVER = JsonFormat("plover", "PLOVER records, a JSON object a line", by_book("plover", records))
