"""What one report tells of one happening, as far as it serves to find others that tell the same."""

import datetime
import math
import re
from dataclasses import dataclass

from tacitus.names import key_of
from tacitus.values import (
    CodedReport,
    Day,
    Entity,
    Event,
    Participant,
    Place,
    Span,
    Toll,
    TypeValue,
    Weapon,
)
from tacitus.vocabulary import TOLL_FIELDS, Certainty, PloverType, Salience, TollField, WeaponClass

TOWNS = frozenset(("site", "city"))
WORD = re.compile(r"[^\W\d_]{4,}|\d+")
AROUND = 160  # characters on each side of an anchor whose words are compared


@dataclass(frozen=True, slots=True)
class Telling:
    """`report` is the number of the report in what is linked, `event` the id of the event in its
    coding. `days` is the earliest and latest day, both included; `said` the day of publication.
    `tolls` are the lowest and highest figure of each field, over all claims that do not deny it.
    `names` are folded names of persons and organisations that take part; `words` those around the
    anchors, in lower case."""

    report: int
    event: str
    type: PloverType
    mode: str | None
    salience: Salience
    certainty: Certainty
    said: datetime.date | None
    days: tuple[datetime.date, datetime.date] | None
    places: tuple[Place, ...]
    names: frozenset[str]
    weapons: frozenset[WeaponClass]
    tolls: tuple[tuple[TollField, int, float], ...]
    words: frozenset[str]

    @property
    def time(self) -> datetime.date | None:
        """The first day it may have been, else the day on which it was told."""
        return self.days[0] if self.days else self.said


def tellings(number: int, coded: CodedReport) -> list[Telling]:
    """The events of report `number` that can be linked: those of a type, that are not denied. What
    belongs to the story on the spot and has no day or place of its own has that of the main
    event."""
    found = []
    main = next((event for event in coded.events if event.salience == "main"), None)
    for event in coded.events:
        kind = next((c for c in event.claims if isinstance(c.value, TypeValue)), None)
        if kind is None or not isinstance(kind.value, TypeValue) or kind.certainty == "denied":
            continue
        near = (event, main) if main and event.salience in ("main", "related") else (event,)
        found.append(
            Telling(
                report=number,
                event=event.id,
                type=kind.value.type,
                mode=kind.value.mode,
                salience=event.salience,
                certainty=kind.certainty,
                said=coded.report.published_day,
                days=next(filter(None, map(days_of, near)), None),
                places=next(filter(None, map(places_of, near)), ()),
                names=names_of(event, coded),
                weapons=frozenset(
                    c.value.class_ for c in event.claims if isinstance(c.value, Weapon)
                ),
                tolls=tolls_of(event),
                words=words_of(event, coded.report.text),
            )
        )
    return found


def days_of(event: Event) -> tuple[datetime.date, datetime.date] | None:
    """The narrowest interval that a claim gives."""
    known = [
        (c.value.start, c.value.end)
        for c in event.claims
        if isinstance(c.value, Day) and c.certainty != "denied" and c.value.start and c.value.end
    ]
    return min(known, key=lambda days: (days[1] - days[0], days[0]), default=None)


def places_of(event: Event) -> tuple[Place, ...]:
    return tuple(c.value for c in event.claims if isinstance(c.value, Place))


def tolls_of(event: Event) -> tuple[tuple[TollField, int, float], ...]:
    found: dict[TollField, tuple[int, float]] = {}
    for claim in event.claims:
        value = claim.value
        if isinstance(value, Toll) and claim.certainty != "denied" and claim.field in TOLL_FIELDS:
            high = math.inf if value.high is None else value.high
            low, top = found.get(claim.field, (value.low, high))
            found[claim.field] = (min(low, value.low), max(top, high))
    return tuple((field, low, high) for field, (low, high) in sorted(found.items()))


def names_of(event: Event, coded: CodedReport) -> frozenset[str]:
    """Who takes part, by name: a description ("two men") names nobody."""
    by_id = {entity.id: entity for entity in coded.entities}
    found = set()
    for claim in event.claims:
        value = claim.value
        entity = getattr(value, "entity", None) if not isinstance(value, Place) else None
        if isinstance(value, Participant):
            entity = value.entity
        if entity in by_id and named(by_id[entity]):
            found.add(key_of(by_id[entity].name))
    return frozenset(found)


def named(entity: Entity) -> bool:
    """Whether an entity has a name of its own: its first and its last word, but for an article, are
    written with a capital letter."""
    if entity.kind not in ("person", "organisation"):
        return False
    words = [word for word in entity.name.split() if word.lower() not in ("a", "an", "the")]
    return bool(words) and words[0][:1].isupper() and words[-1][:1].isupper()


def words_of(event: Event, text: str) -> frozenset[str]:
    spans = [Span(max(0, one.start - AROUND), one.end + AROUND) for one in event.anchors]
    return frozenset(word.lower() for span in spans for word in WORD.findall(span.of(text)))
