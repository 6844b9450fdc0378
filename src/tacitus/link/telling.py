"""What one report tells of one happening, as far as it serves to find others that tell the same."""

import math
import re
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from tacitus.areas import is_guessed
from tacitus.link.gist import Gist, gist_of, numbers_of
from tacitus.link.rows import Numbers
from tacitus.names import key_of
from tacitus.values import (
    CodedReport,
    Day,
    Entity,
    Event,
    Participant,
    Place,
    Responsibility,
    Span,
    Target,
    Toll,
    TypeValue,
    Weapon,
)
from tacitus.vocabulary import TOLL_FIELDS, PloverType, Salience, TollField, WeaponClass

TOWNS = frozenset(("site", "city"))
WORD = re.compile(r"[^\W\d_]{4,}|\d+")
AROUND = 160  # characters on each side of an anchor whose words are compared
BRIEF = 2  # a longer stretch of days is not looked for in other reports

Days = tuple[int, int]  # the first and the last


class Telling(NamedTuple):
    """`report` is the number of the report in what is linked, `event` the id of the event in its
    coding. Days are numbers (`date.toordinal`), of which millions are soon compared: `days` is the
    earliest and latest day, both included; `said` the day of publication; `other_days` are the days
    that the report tells of this or of anything but another happening of its type.
    `tolls` are the lowest and highest figure of each field, over all claims that do not deny it.
    `names` are folded names of persons and organisations that take part; `words` the numbers of
    those around the anchors, in order; `gist` is that of the whole report, `people` are the persons
    that it calls by a whole name, wherever."""

    report: int
    event: str
    type: PloverType
    mode: str | None
    salience: Salience
    said: int | None
    days: Days | None
    other_days: frozenset[Days]
    places: tuple[Place, ...]
    names: frozenset[str]
    weapons: frozenset[WeaponClass]
    tolls: tuple[tuple[TollField, int, float], ...]
    words: Numbers
    gist: Gist
    people: frozenset[str]


def tellings(number: int, coded: CodedReport) -> list[Telling]:
    """The events of report `number` that can be linked: those of a type, that are not denied. What
    belongs to the story on the spot and has no day or place of its own, not even a guessed one, has
    that of the main event."""
    found = []
    gist = gist_of("\n".join(filter(None, (coded.report.title, coded.report.text))))
    people = people_of(coded)
    days = [(event, types_of(event), brief_days(event)) for event in coded.events]
    main = next((event for event in coded.events if event.salience == "main"), None)
    for event in coded.events:
        kind = next((c for c in event.claims if isinstance(c.value, TypeValue)), None)
        if kind is None or not isinstance(kind.value, TypeValue) or kind.certainty == "denied":
            continue
        near = (event, main) if main and event.salience in ("main", "related") else (event,)
        where = (event,) if any(isinstance(c.value, Place) for c in event.claims) else near
        found.append(
            Telling(
                report=number,
                event=event.id,
                type=kind.value.type,
                mode=kind.value.mode,
                salience=event.salience,
                said=day.toordinal() if (day := coded.report.published_day) else None,
                days=next(filter(None, map(days_of, near)), None),
                other_days=frozenset(
                    chain.from_iterable(
                        theirs
                        for other, types, theirs in days
                        if other is event or kind.value.type not in types
                    )
                ),
                places=next(filter(None, map(places_of, where)), ()),
                names=names_of(event, coded),
                weapons=frozenset(
                    c.value.class_ for c in event.claims if isinstance(c.value, Weapon)
                ),
                tolls=tolls_of(event),
                words=words_of(event, coded.report.text),
                gist=gist,
                people=people,
            )
        )
    return found


def brief_days(event: Event) -> set[Days]:
    """The days that its claims tell, whoever says so."""
    return {
        (claim.value.start.toordinal(), claim.value.end.toordinal())
        for claim in event.claims
        if isinstance(claim.value, Day) and claim.value.start and claim.value.end
        if (claim.value.end - claim.value.start).days <= BRIEF
    }


def types_of(event: Event) -> set[PloverType]:
    return {claim.value.type for claim in event.claims if isinstance(claim.value, TypeValue)}


def days_of(event: Event) -> Days | None:
    """The narrowest interval that a claim gives, of several the surest."""
    known = [
        (c.value.end - c.value.start, -c.confidence, c.value.start, c.value.end)
        for c in event.claims
        if isinstance(c.value, Day) and c.certainty != "denied" and c.value.start and c.value.end
    ]
    if not known:
        return None
    _, _, first, last = min(known)
    return first.toordinal(), last.toordinal()


def places_of(event: Event) -> tuple[Place, ...]:
    """The places told, without the site: of one town are many. One that is merely guessed neither
    joins nor parts."""
    return tuple(
        replace(c.value, site=None)
        for c in event.claims
        if isinstance(c.value, Place) and not is_guessed(c.basis)
    )


def tolls_of(event: Event) -> tuple[tuple[TollField, int, float], ...]:
    found: dict[TollField, tuple[int, float]] = {}
    for claim in event.claims:
        value = claim.value
        field = next((one for one in TOLL_FIELDS if one == claim.field), None)
        if isinstance(value, Toll) and claim.certainty != "denied" and field is not None:
            high = math.inf if value.high is None else value.high
            low, top = found.get(field, (value.low, high))
            found[field] = (min(low, value.low), max(top, high))
    return tuple((field, low, high) for field, (low, high) in sorted(found.items()))


def names_of(event: Event, coded: CodedReport) -> frozenset[str]:
    """Who takes part, by name: a description ("two men") names nobody."""
    theirs = {
        claim.value.entity
        for claim in event.claims
        if isinstance(claim.value, Participant | Target | Toll | Responsibility)
    }
    return frozenset(key_of(e.name) for e in coded.entities if e.id in theirs and named(e))


def people_of(coded: CodedReport) -> frozenset[str]:
    """Persons of at least two names."""
    persons = (one for one in coded.entities if one.kind == "person" and named(one))
    return frozenset(key_of(one.name) for one in persons if " " in one.name)


def named(entity: Entity) -> bool:
    """Whether an entity has a name of its own: its first and its last word, but for an article, are
    written with a capital letter."""
    if entity.kind not in ("person", "organisation"):
        return False
    words = [word for word in entity.name.split() if word.lower() not in ("a", "an", "the")]
    return bool(words) and words[0][:1].isupper() and words[-1][:1].isupper()


def words_of(event: Event, text: str) -> Numbers:
    spans = [Span(max(0, one.start - AROUND), one.end + AROUND) for one in event.anchors]
    words = chain.from_iterable(WORD.findall(span.of(text)) for span in spans)
    return numbers_of(map(str.lower, words))
