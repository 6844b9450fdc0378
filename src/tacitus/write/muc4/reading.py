"""A coded report with the look-ups that filling needs."""

import datetime
from collections.abc import Iterator

from tacitus.countries import country_of_demonym, country_of_name
from tacitus.values import (
    Claim,
    CodedReport,
    Day,
    Entity,
    Event,
    Place,
    Responsibility,
    Span,
    Tie,
    Toll,
    TypeValue,
    Words,
)
from tacitus.vocabulary import EventField


class Reading:
    """Look-ups over one coded report; nothing is decided here. `body` is where the text begins
    after its dateline: what only that tells is no day and no place of an incident."""

    def __init__(self, coded: CodedReport, body: int = 0) -> None:
        self.coded = coded
        self.body = body
        self.text = coded.report.text
        self.entities = {entity.id: entity for entity in coded.entities}
        named = {entity.country for entity in coded.entities}
        told = {place.country for event in coded.events for place in self.places(event)}
        self.countries: frozenset[str] = frozenset(code for code in named | told if code)

    @property
    def day(self) -> datetime.date | None:
        """The day of the report."""
        return self.coded.report.published_day

    def words(self, span: Span) -> str:
        return " ".join(span.of(self.text).split())

    def anchors(self, event: Event) -> list[str]:
        """The words that name the event, in lower case."""
        return [self.words(span).lower() for span in event.anchors]

    def around(self, event: Event, letters: int = 60) -> str:
        """The words around its anchors, in lower case."""
        return " | ".join(
            self.words(Span(max(0, one.start - letters), one.end + letters)).lower()
            for one in event.anchors
        )

    def claims(self, event: Event, *fields: EventField) -> list[Claim]:
        """The claims of these fields that nobody denies."""
        return [one for one in event.claims if one.field in fields and one.certainty != "denied"]

    def has_type(self, event: Event) -> bool:
        return any(one.field == "type" for one in event.claims)

    def kind(self, event: Event) -> Claim:
        """The event's type claim."""
        return next(one for one in event.claims if one.field == "type")

    def code(self, event: Event) -> tuple[str, str | None]:
        """PLOVER type and mode."""
        value = self.kind(event).value if self.has_type(event) else None
        return (value.type, value.mode) if isinstance(value, TypeValue) else ("", None)

    def entity_of(self, claim: Claim) -> Entity | None:
        return self.entities.get(getattr(claim.value, "entity", None) or "")

    def told_nation(self, entity: Entity) -> str | None:
        """Its country, where a word of its own tells it ("Spanish priests", "U.S. Embassy")."""
        names = (entity.name, *(self.words(span) for span in entity.mentions))
        words = {word.strip(",'\"") for name in names for word in name.split()}
        found = (country_of_demonym(word) or country_of_name(word) for word in words)
        return entity.country if entity.country in set(found) else None

    def days(self, event: Event) -> Iterator[tuple[Claim, Day]]:
        """The days told of the event that resolve."""
        for claim in self.claims(event, "date"):
            if isinstance(claim.value, Day) and claim.value.end is not None and self.in_body(claim):
                yield claim, claim.value

    def places(self, event: Event) -> list[Place]:
        found = (claim.value for claim in self.claims(event, "place") if self.in_body(claim))
        return [value for value in found if isinstance(value, Place)]

    def in_body(self, claim: Claim) -> bool:
        """Whether any of its evidence stands after the dateline."""
        return any(span.start >= self.body for span in claim.evidence)

    def tolls(self, event: Event, *fields: EventField) -> Iterator[tuple[Claim, Toll]]:
        """Figures of those whom it befell, not of who did it."""
        for claim in self.claims(event, *fields):
            if isinstance(claim.value, Toll) and not claim.value.perpetrators:
                yield claim, claim.value

    def responsibilities(self, event: Event) -> Iterator[tuple[Claim, Responsibility]]:
        for claim in self.claims(event, "responsibility"):
            if isinstance(claim.value, Responsibility):
                yield claim, claim.value

    def damages(self, event: Event) -> list[str]:
        found = (claim.value for claim in self.claims(event, "damage"))
        return [value.text for value in found if isinstance(value, Words)]

    def attributes(self, entity: Entity, *fields: str) -> list[str]:
        """The words of its attributes."""
        return [
            one.value.text
            for one in entity.attributes
            if one.field in fields and isinstance(one.value, Words | Tie)
        ]

    def affiliated(self, entity: Entity) -> list[Entity]:
        """The entities that it belongs to."""
        ids = (
            one.value.entity
            for one in entity.attributes
            if one.field == "affiliation" and isinstance(one.value, Tie) and one.value.entity
        )
        return [self.entities[id] for id in ids if id in self.entities]
