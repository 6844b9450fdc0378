"""Persons told one by one, side by side, are one figure: "a teacher and her son were wounded".

Where a figure stands among them ("four women and a baby"), each is told of its own."""

import re
from dataclasses import dataclass, replace

from tacitus.incidents.facts import Fact
from tacitus.incidents.reading import Reading
from tacitus.marks import Anchor
from tacitus.values import Span, Toll
from tacitus.vocabulary import EventField

FIELDS: tuple[EventField, ...] = ("killed", "wounded")
# What stands between two that are told side by side: "and", ", 42, and", ",".
JOINT = re.compile(
    r"(?:,\s+(?:aged?\s+)?\d{1,3})?(,|,?\s+(?:and|&|as well as|along with))\s+(?:also\s+)?"
)
BASIS = "those told side by side"
Told = tuple[Anchor, Fact]


@dataclass(frozen=True, slots=True)
class Item:
    """One person of a row: where he is named, and the fact that counts him."""

    span: Span
    fact: Fact
    value: Toll
    anchor: Anchor


def side_by_side(reading: Reading, facts: list[Told]) -> list[Told]:
    """For each row of those killed, or wounded, in the same act the figure of all together."""
    return [
        (row[0].anchor, together(row))
        for field in FIELDS
        for row in rows(reading, items(reading, facts, field))
    ]


def items(reading: Reading, facts: list[Told], field: EventField) -> list[Item]:
    """The persons of which a toll is told, in the order of the text, each mention once."""
    made: dict[Span, Item] = {}
    for anchor, fact in facts:
        value, number = fact.value, fact.role.mention
        if fact.role.role != field or number < 0 or not isinstance(value, Toll):
            continue
        mention = reading.marks.mentions[number]
        if mention.kind != "person" or not value.low == value.high == 1:
            continue
        span = mention.span
        if span not in made or made[span].fact.confidence < fact.confidence:
            made[span] = Item(span, fact, value, anchor)
    return sorted(made.values(), key=lambda one: one.span)


def rows(reading: Reading, found: list[Item]) -> list[list[Item]]:
    """Those that stand side by side, the last joined by "and", no two of them the same."""
    made: list[list[Item]] = []
    row: list[Item] = []
    for one in found:
        joint = JOINT.fullmatch(reading.text, row[-1].span.end, one.span.start) if row else None
        if joint is None or is_in(row, one):
            row = [one]
        elif joint[1] == ",":
            row.append(one)
        else:
            made.append([*row, one])
            row = []
    return made


def is_in(row: list[Item], one: Item) -> bool:
    """Whether somebody is told in a row already, by other words."""
    return one.value.entity is not None and any(
        other.value.entity == one.value.entity for other in row
    )


def together(row: list[Item]) -> Fact:
    """The figure of a row, as sure as its least sure one."""
    did = all(one.value.perpetrators for one in row)
    total = Toll(len(row), len(row), None, did)
    least = min((one.fact for one in row), key=lambda fact: fact.confidence)
    words = Span(row[0].span.start, row[-1].span.end)
    role = replace(least.role, evidence=words)
    return replace(least, value=total, evidence=(words,), role=role, basis=BASIS)
