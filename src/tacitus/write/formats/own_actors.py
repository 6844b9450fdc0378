"""The tables `actors` and `places`: who and where, as the reports name them."""

from collections.abc import Iterator

from tacitus.incident_values import Incident, Told
from tacitus.values import (
    Amount,
    Claim,
    Entity,
    Participant,
    Place,
    Responsibility,
    Target,
    Tie,
    Toll,
    Words,
)
from tacitus.write.formats.base import Row, RowsOf, Table, Wish
from tacitus.write.formats.columns import columns
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.view import claims_of, listed

NAMING = (Participant, Target, Toll, Responsibility)


def start_actors(_wish: Wish, _losses: Losses) -> RowsOf:
    return RowsOf(actors)


def actors(one: Incident) -> Iterator[Row]:
    """A row for each entity of each report that takes part in the incident, or speaks of it."""
    for told in one.told:
        roles = roles_of(told)
        for entity in told.coded.entities:
            if entity.id in roles:
                yield actor(one.id, told.coded.report.id, entity, roles[entity.id])


def roles_of(told: Told) -> dict[str, list[str]]:
    """Entity ids with the fields whose claims name them."""
    found: dict[str, list[str]] = {}
    for claim in told.event.claims:
        value = claim.value
        if isinstance(value, NAMING) and value.entity is not None:
            found.setdefault(value.entity, []).append(claim.field)
        found.setdefault(claim.holder, []).append("holder")
    return found


def actor(incident_id: str, report_id: str, entity: Entity, roles: list[str]) -> Row:
    age = next((c.value for c in entity.attributes if isinstance(c.value, Amount)), None)
    return (
        incident_id, report_id, entity.id, entity.name, entity.kind, listed(roles),
        entity.country, listed(entity.sector),
        age.low if age else None, age.high if age else None,
        told_as(entity.attributes, "title"),
        told_as(entity.attributes, "occupation"),
        told_as(entity.attributes, "affiliation"),
        len(entity.mentions),
    )  # fmt: skip


def told_as(attributes: tuple[Claim, ...], field: str) -> str | None:
    """The words of an attribute."""
    return listed(
        [
            claim.value.text
            for claim in attributes
            if claim.field == field and isinstance(claim.value, Words | Tie)
        ]
    )


def start_places(_wish: Wish, _losses: Losses) -> RowsOf:
    """Each place once."""
    seen: set[Row] = set()

    def rows(one: Incident) -> Iterator[Row]:
        for _, claim in claims_of(one):
            place = claim.value
            if not isinstance(place, Place):
                continue
            row = (
                place.geonames_id, place.name, place.admin1, place.country,
                place.lat, place.lon, place.precision,
            )  # fmt: skip
            if row not in seen:
                seen.add(row)
                yield row

    return RowsOf(rows)


ACTORS = Table(
    "actors", "who takes part or speaks, as each report names them", columns("actors"), start_actors
)
PLACES = Table("places", "the places of the incidents", columns("places"), start_places)
