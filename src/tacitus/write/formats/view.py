"""What all formats ask of an incident: values that stand, who is behind them, the surest word."""

from collections.abc import Iterator, Sequence
from typing import get_args

from tacitus.incident_values import Cited, Headline, Incident, Known
from tacitus.values import (
    Claim,
    CodedReport,
    Day,
    Entity,
    Participant,
    Place,
    Responsibility,
    Target,
    TypeValue,
)
from tacitus.vocabulary import Certainty, ClaimField, EventField, TollField

SUREST: tuple[Certainty, ...] = get_args(Certainty)  # in this order
NOT_SAID = ("denied", "hypothetical")  # who says so does not say that it is


def stated(one: Incident, field: ClaimField) -> tuple[Known, ...]:
    """The values of a field that somebody says are so, the best supported first. A value that is
    only denied, or only supposed, is not among them."""
    return tuple([known for known in one.known if known.field == field and is_said(known)])


def fields_told(one: Incident) -> frozenset[ClaimField]:
    """The fields of which anything at all is told, also what somebody denies."""
    figures: Iterator[ClaimField] = (moved.field for moved in one.figures)
    return frozenset((*figures, *(known.field for known in one.known)))


def is_said(known: Known) -> bool:
    for claim in known.claims:  # noqa: SIM110  # this is asked of each value by each format
        if claim.certainty not in NOT_SAID:
            return True
    return False


def first(one: Incident, field: ClaimField) -> Known | None:
    """The best supported value of a field that somebody says is so."""
    for known in one.known:
        if known.field == field and is_said(known):
            return known
    return None


def surest(claims: Sequence[Cited]) -> Certainty:
    """The surest word for a value."""
    return min((claim.certainty for claim in claims), key=SUREST.index)


def kind_of(one: Incident) -> TypeValue | None:
    """Type and mode."""
    known = first(one, "type")
    return known.value if known and isinstance(known.value, TypeValue) else None


def day_of(one: Incident) -> Day | None:
    """When it was; None where nothing is told, or words for a day that resolve to nothing."""
    for known in stated(one, "date"):
        if isinstance(known.value, Day) and known.value.start is not None:
            return known.value
    return None


def place_of(one: Incident) -> Place | None:
    """Where it was; None where nothing is told."""
    known = first(one, "place")
    return known.value if known and isinstance(known.value, Place) else None


def coded_of(one: Incident, report: str) -> CodedReport:
    """The coding of a report that tells of the incident."""
    return next(told.coded for told in one.told if told.coded.report.id == report)


def entity_of(one: Incident, known: Known) -> Entity | None:
    """Who or what a value of actor, recipient, target or responsibility names, as the first of its
    reports knows it; None where it names nobody."""
    value = known.value
    if not isinstance(value, Participant | Target | Responsibility) or value.entity is None:
        return None
    coded = coded_of(one, known.claims[0].report)
    return next((entity for entity in coded.entities if entity.id == value.entity), None)


def entities(one: Incident, field: EventField) -> tuple[Entity, ...]:
    """Those whom the values of a field name, the best supported first."""
    found = (entity_of(one, known) for known in stated(one, field))
    return tuple(entity for entity in found if entity is not None)


def headline_of(one: Incident, field: TollField) -> Headline | None:
    """The headline figure of persons; None where no figure stands."""
    for moved in one.figures:
        if moved.field == field and moved.unit == "persons":
            return moved.headline if isinstance(moved.headline, Headline) else None
    return None


def disputed_fields(one: Incident) -> tuple[str, ...]:
    """The figures of which two cannot both be right, and the fields of which a value that
    somebody states is denied by another."""
    found: list[ClaimField] = [moved.field for moved in one.figures if moved.disputed]
    for known in one.known:
        if len(known.claims) == 1:
            continue  # nobody else states or denies it
        certainties = {claim.certainty for claim in known.claims}
        if "denied" in certainties and not certainties <= set(NOT_SAID):
            found.append(known.field)
    return tuple(dict.fromkeys(found))


def claims_of(one: Incident) -> Iterator[tuple[CodedReport, Claim]]:
    """Every claim of every event of the incident, with the coding that it stands in."""
    for told in one.told:
        for claim in told.event.claims:
            yield told.coded, claim


def listed(parts: Sequence[str | None]) -> str | None:
    """Several values in one cell, each once; a `;` of their own becomes a comma."""
    found = dict.fromkeys(part.replace(";", ",").strip() for part in parts if part)
    return "; ".join(part for part in found if part) or None
