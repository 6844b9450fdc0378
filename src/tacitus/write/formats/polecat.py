"""POLECAT: 40 columns, tab between. A row is an actor and one to whom it was done.

Source: the files of POLECAT (Halterman et al. 2023) and the PLOVER manual of 2021.
"""

from collections.abc import Iterator

from tacitus.incident_values import Incident
from tacitus.version import VERSION
from tacitus.write.codes import country_name, cow
from tacitus.write.formats.base import TSV, Row, Table, Value
from tacitus.write.formats.columns import columns
from tacitus.write.formats.dyads import by_book, cell, dyads, one_day, several
from tacitus.write.formats.json_format import Book
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parties import Party, flat, sources_of
from tacitus.write.formats.view import kind_of
from tacitus.write.formats.where import Where, where_of


def rows(one: Incident, losses: Losses, book: Book) -> Iterator[Row]:
    """A row for each pair of actor and recipient."""
    made, kind = dyads(one, losses), kind_of(one)
    if not made or kind is None:
        return
    day, where = one_day(one, losses, "Event Date"), where_of(one)
    lost(one, where, losses, book)
    for id_, who, whom in made:
        yield (
            id_,
            day,
            kind.type,
            kind.mode,
            None,
            book["quad"][kind.type],
            None,
            *party_cells(who),
            *party_cells(whom),
            *place_cells(where, book),
            *story_cells(one),
            f"tacitus {VERSION}",
        )


def party_cells(party: Party | None) -> tuple[Value, ...]:
    """Name, country, COW, primary sector, sectors, title, raw name, Wikipedia id."""
    if party is None:
        return (None,) * 8
    first = party.sectors[0] if party.sectors else None
    return (
        cell(party.name),
        party.country,
        cow(party.country),
        first,
        several(party.sectors),
        cell(party.title),
        cell(party.raw),
        None,
    )


def place_cells(where: Where | None, book: Book) -> tuple[Value, ...]:
    """Ten columns; the feature type says what the point is of, without one there is no point."""
    if where is None:
        return (None,) * 10
    place = where.place
    feature = book["features"].get("city" if where.is_town else place.precision)
    return (
        cell(place.name),
        cell(where.city),
        cell(where.district),
        cell(where.province),
        cell(country_name(place.country)),
        place.lat if feature else None,
        place.lon if feature else None,
        str(place.geonames_id) if feature and place.geonames_id else None,
        cell(where.raw),
        feature[1] if feature and place.lat is not None else None,
    )


def story_cells(one: Incident) -> tuple[Value, ...]:
    """Source, publication date, people, organisations, locations, language."""
    told = sources_of(one)
    named: dict[str, list[str]] = {"person": [], "organisation": [], "place": []}
    for each in told:
        for entity in each.coded.entities:
            if entity.kind in named:
                named[entity.kind].append(flat(entity.name))
    published = [t.coded.report.published[:10] for t in told if t.coded.report.published]
    return (
        several([t.coded.report.publisher or t.coded.report.id for t in told]),
        min(published, default=None),
        several(named["person"]),
        several(named["organisation"]),
        several(named["place"]),
        several([t.coded.report.language for t in told]),
    )


def lost(one: Incident, where: Where | None, losses: Losses, book: Book) -> None:
    losses.add(one.id, "Contexts", "no claim tells the context of an event")
    losses.add(one.id, "Intensity", "the scale is not carried: see the codebook plover")
    if where and where.place.lat is not None and place_cells(where, book)[5] is None:
        losses.add(one.id, "Latitude", "POLECAT has no feature type for a point of this precision")


POLECAT = Table(
    "polecat",
    "POLECAT, 40 columns with tabs",
    columns("polecat"),
    by_book(lambda wish: wish.book("plover"), rows),
    TSV,
    apart=True,
)
