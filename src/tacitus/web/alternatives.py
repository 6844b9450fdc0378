"""The runners-up of a field: other values that the report or the lists offer, each with why."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tacitus.lists import tables
from tacitus.review_values import FieldState, Record
from tacitus.values import (
    Claim,
    ClaimValue,
    Count,
    Day,
    Entity,
    Participant,
    Place,
    Responsibility,
    Span,
    Target,
    Toll,
    TypeValue,
    Weapon,
)
from tacitus.vocabulary import MODES, EntityKind
from tacitus.web.places import Places

MOST = 9  # as many as there are keys
ACTING: tuple[EntityKind, ...] = ("person", "people", "organisation", "state")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NEAR = 250  # characters: about a sentence or two


@dataclass(frozen=True, slots=True)
class Runner:
    """A value that may be meant instead. `reason` names a string, `told` fills it."""

    value: ClaimValue
    reason: str
    told: str = ""


def alternatives(record: Record, field: FieldState, places: Places) -> list[Runner]:
    """At most nine, the likeliest first; none is the value that the field has."""
    claim = field.claim
    found = _runners(record, field, places) if claim else of_report(record, field)
    met: list[ClaimValue] = [claim.value] if claim else []
    kept: list[Runner] = []
    for one in found:
        if one.value in met:
            continue
        met.append(one.value)
        kept.append(one)
        if len(kept) == MOST:
            break
    return kept


def _runners(record: Record, field: FieldState, places: Places) -> Iterator[Runner]:
    """The runners-up by the kind of value."""
    claim = field.claim
    assert claim is not None
    if field.proposed and field.proposed.value != claim.value:
        yield Runner(field.proposed.value, "machine")
    for verdict in field.others:
        if verdict.said.change:
            yield Runner(verdict.said.change.value, "person", verdict.who)
    if isinstance(claim.value, TypeValue):
        yield from of_type(claim.value)
    yield from of_report(record, field)
    match claim.value:
        case Day() as day:
            yield from of_day(day, claim, record)
        case Place() as place:
            yield from of_place(place, claim, record, places)
        case Participant() | Target() as named:
            yield from of_entity(named, claim, record)
        case Toll() | Count() as figure:
            yield from of_figure(figure)
        case coded:
            yield from of_codes(coded)


def of_codes(value: ClaimValue) -> Iterator[Runner]:
    """The other codes of a short list, each with what it means."""
    book = tables("codebook.toml")
    match value:
        case str():
            yield from (Runner(code, "meaning", told) for code, told in book["stages"].items())
        case Weapon(_, text):
            for code, told in book["weapons"].items():
                yield Runner(Weapon(code, text), "meaning", told)
        case Responsibility(_, entity):
            for code, told in book["stances"].items():
                who = None if code == "none" else entity
                yield Runner(Responsibility(code, who), "meaning", told)


def of_report(record: Record, field: FieldState) -> Iterator[Runner]:
    """What the report says of this field elsewhere: of the same event, then of others."""
    own = [field.target in [one.target for one in event.fields] for event in record.events]
    for event in (
        *(event for event, is_own in zip(record.events, own, strict=True) if is_own),
        *(event for event, is_own in zip(record.events, own, strict=True) if not is_own),
    ):
        for other in event.fields:
            if other.field == field.field and other.target != field.target and other.claim:
                quote = other.claim.evidence[0].of(record.coded.report.text)
                yield Runner(other.claim.value, "elsewhere", quote[:80])
    if field.claim is None and field.field in ("actor", "recipient"):
        for entity in record.entities:
            if entity.kind in ACTING:
                yield Runner(Participant(entity.id), "named")
    if field.claim is None and field.field == "date":
        yield from of_publication(record)


def of_type(value: TypeValue) -> Iterator[Runner]:
    """The other modes of the type, those of like kind (which stand beside it in the codebook)
    first, and the type without one."""
    book = tables("codebook.toml")
    modes = MODES[value.type]
    at = modes.index(value.mode) if value.mode in modes else 0
    for mode in sorted(modes, key=lambda one: abs(modes.index(one) - at))[:6]:
        yield Runner(TypeValue(value.type, mode), "meaning", book["modes"][value.type][mode])
    yield Runner(TypeValue(value.type), "meaning", book["types"][value.type])


def of_day(day: Day, claim: Claim, record: Record) -> Iterator[Runner]:
    """A week earlier or later where a weekday was reckoned, and the day of publication."""
    words = " ".join(span.of(record.coded.report.text).lower() for span in claim.evidence)
    published = record.coded.report.published_day
    weekday = next((name for name in WEEKDAYS if name in words), None)
    if weekday and day.start is not None and day.start == day.end:
        for weeks, reason in ((-7, "week_earlier"), (7, "week_later")):
            other = day.start + datetime.timedelta(days=weeks)
            if published is None or other <= published:
                yield Runner(Day(other, other, "day"), reason)
    yield from of_publication(record)
    yield Runner(Day(None, None, "unknown"), "unresolved")


def of_publication(record: Record) -> Iterator[Runner]:
    """The day of publication and the one before it."""
    day = record.coded.report.published_day
    if day is not None:
        yield Runner(Day(day, day, "day"), "published")
        before = day - datetime.timedelta(days=1)
        yield Runner(Day(before, before, "day"), "day_before")


def of_place(place: Place, claim: Claim, record: Record, places: Places) -> Iterator[Runner]:
    """Other places of the name, and the same place less exactly."""
    text = record.coded.report.text
    names = [place.name, *(span.of(text) for span in claim.evidence if span.end - span.start < 60)]
    for name in dict.fromkeys(names):
        for other, people in places.named(name):
            told = f"{people:,}" if people else ""
            yield Runner(
                replace(other, site=place.site), "namesake" if told else "namesake_small", told
            )
    for wider, reason in places.wider(place):
        yield Runner(wider, reason)


def of_entity(value: Participant | Target, claim: Claim, record: Record) -> Iterator[Runner]:
    """Others who are named, those nearest to the words first."""
    kinds = ACTING if isinstance(value, Participant) else (*ACTING, "object", "place")
    named = [entity for entity in record.entities if entity.kind in kinds]
    near = {entity.id: distance(entity, claim.evidence) for entity in named}
    for entity in sorted(named, key=lambda one: near[one.id]):
        reason = "named_near" if near[entity.id] < NEAR else "named"
        yield Runner(replace(value, entity=entity.id), reason)


def distance(entity: Entity, evidence: Iterable[Span]) -> int:
    """Characters between an entity's nearest mention and the words of a claim."""
    gaps = (
        max(0, span.start - mention.end, mention.start - span.end)
        for span in evidence
        for mention in entity.mentions
    )
    return min(gaps, default=1_000_000)


def of_figure(figure: Toll | Count) -> Iterator[Runner]:
    """The same figure with another bound."""
    if figure.high is None:
        yield Runner(replace(figure, high=figure.low), "exactly")
    else:
        yield Runner(replace(figure, high=None), "at_least")
    if figure.low == figure.high and figure.low > 1:
        yield Runner(replace(figure, low=1), "up_to")
    if isinstance(figure, Toll):
        yield Runner(replace(figure, perpetrators=not figure.perpetrators), "whose")
        if figure.entity:
            yield Runner(replace(figure, entity=None), "of_nobody")
