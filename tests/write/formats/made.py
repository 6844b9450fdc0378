"""Incidents of invented happenings, from coded reports made of a few words each."""

import hashlib

from tacitus.incident_values import Incident, Told
from tacitus.link.dossier import incident
from tacitus.values import (
    Claim,
    ClaimValue,
    CodedReport,
    Coder,
    Entity,
    Event,
    Report,
    Span,
)
from tacitus.vocabulary import Certainty, EventField

WORDS = (Span(0, 6),)
Said = tuple[EventField, ClaimValue] | tuple[EventField, ClaimValue, Certainty]


def report(name: str, entities: tuple[Entity, ...], *said: Said) -> CodedReport:
    """A report of one event; a claim is a field, a value and, if not asserted, how sure."""
    text = f"Gunmen attacked. Told by {name} in حلب and İzmir."
    claims = []
    for n, (field, value, *rest) in enumerate(said):
        certainty: Certainty = rest[0] if rest else "asserted"
        claims.append(Claim(f"c{n}", field, value, WORDS, certainty))
    return CodedReport(
        Coder("trial", "1", "tacitus-1"),
        Report(
            name,
            text,
            hashlib.sha256(text.encode()).hexdigest(),
            publisher=name.partition("-")[0].title(),
            published="2024-06-05",
        ),
        entities,
        (Event("v1", (Span(7, 15),), "main", None, tuple(claims)),),
        (),
    )


def joined(*reports: CodedReport, id_: str = "i-0000000001") -> Incident:
    """One incident of the events of some reports."""
    return incident(
        id_, [Told(number, coded, coded.events[0], number) for number, coded in enumerate(reports)]
    )


def who(
    id_: str, name: str, *sector: str, kind: str = "organisation", country: str | None = None
) -> Entity:
    """Someone."""
    return Entity(id_, kind, name, WORDS, country, sector)  # type: ignore[arg-type]
