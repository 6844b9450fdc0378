"""Coded reports made from marked sentences, with values given by hand: what the rules of
`incidents` do, without the readers and resolvers before them."""

import datetime
import hashlib
from typing import TypeVar

from tacitus.annotate.roles import find_roles
from tacitus.incidents.assemble import assemble
from tacitus.marks import Link, Marks, Mention, Quote, Role
from tacitus.values import (
    Amount,
    CodedReport,
    Coder,
    Day,
    Derived,
    Entity,
    Grouped,
    Place,
    Report,
    Resolved,
    Span,
    Spoken,
    Toponym,
    Unknown,
)
from tests.annotate.marked import Marked, marked

V = TypeVar("V")
ENTITIES = ("person", "people", "organisation", "state", "object")


def day(iso: str) -> Day:
    one = datetime.date.fromisoformat(iso)
    return Day(one, one, "day")


def town(name: str, number: int, country: str = "MLI") -> Place:
    return Place(name, country, None, 1.0 * number, 1.0, number, "city")


def coded(
    written: str,
    *,
    days: dict[str, Day] | None = None,
    places: dict[str, Place] | None = None,
    towns: dict[str, Place] | None = None,
    amounts: dict[str, Amount] | None = None,
    tolls: tuple[tuple[str, str, str], ...] = (),
    quotes: tuple[tuple[Quote, str], ...] = (),
    published: str = "2024-03-08",
) -> CodedReport:
    """`tolls` are (anchor words, field, mention words); `quotes` go with the words of the mention
    that speaks; `towns` are names wherever they stand. Mentions of the same words, case apart, are
    one entity."""
    read = marked(written)
    derived = Derived(
        days=tuple(resolved(read, "date", days or {})),
        places=tuple(resolved(read, "place", places or {})),
        amounts=tuple(resolved(read, "number", amounts or {})),
        entities=entities_of(read),
        towns=tuple(toponym(read.text, *one) for one in (towns or {}).items()),
        speakers=tuple(
            Spoken(n, id_of(words) if words else "unnamed") for n, (_, words) in enumerate(quotes)
        ),
    )
    roles = find_roles(read.text, read.tokens, read.sentences, read.mentions, read.anchors, ())
    marks = marks_of(
        read,
        (*roles, *(toll(read, *one) for one in tolls)),
        tuple(quote for quote, _ in quotes),
    )
    sha256 = hashlib.sha256(read.text.encode()).hexdigest()
    report = Report("made", read.text, sha256, published=published)
    return assemble(report, marks, derived, Coder("test", "1", "tacitus-1"))


def toll(read: Marked, anchor: str, field: str, mention: str) -> Role:
    number = next(n for n, a in enumerate(read.anchors) if a.span.of(read.text) == anchor)
    counted = next(n for n, m in enumerate(read.mentions) if m.span.of(read.text) == mention)
    return Role(number, counted, field, read.mentions[counted].span)  # type: ignore[arg-type]


def toponym(text: str, name: str, place: Place) -> Toponym:
    at = text.index(name)
    return Toponym(Span(at, at + len(name)), "name", place, 1.0, 1.0)


def resolved(read: Marked, kind: str, values: dict[str, V]) -> list[Resolved[V]]:
    found = []
    for number, mention in enumerate(read.mentions):
        if mention.kind == kind:
            value = values.get(mention.span.of(read.text), Unknown("not given"))
            found.append(Resolved(number, value, (mention.span,)))
    return found


def entities_of(read: Marked) -> tuple[Grouped, ...]:
    groups: dict[str, list[int]] = {}
    for number, mention in enumerate(read.mentions):
        if mention.kind in ENTITIES:
            groups.setdefault(id_of(mention.span.of(read.text)), []).append(number)
    return tuple(grouped(id_, numbers, read.mentions, read.text) for id_, numbers in groups.items())


def grouped(id_: str, numbers: list[int], mentions: tuple[Mention, ...], text: str) -> Grouped:
    first = mentions[numbers[0]]
    spans = tuple(mentions[number].span for number in numbers)
    kind = first.kind
    return Grouped(Entity(id_, kind, first.span.of(text), spans), tuple(numbers))  # type: ignore[arg-type]


def id_of(words: str) -> str:
    return words.lower().replace(" ", "-").removeprefix("the-")


def marks_of(
    read: Marked,
    roles: tuple[Role, ...],
    quotes: tuple[Quote, ...] = (),
    links: tuple[Link, ...] = (),
) -> Marks:
    """What is marked in a text, and the parts that are played in it."""
    found = read.tokens, read.sentences, read.mentions, read.anchors
    return Marks("made", *found, roles, quotes, links=links)
