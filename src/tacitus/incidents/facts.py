"""From a role in a happening to the value of a claim."""

import re
from dataclasses import dataclass
from functools import cache

from tacitus.incidents.reading import Reading
from tacitus.incidents.units import unit_after, unit_of
from tacitus.lists import tables
from tacitus.marks import MONEY, NO_PERSONS, UNHURT, Role
from tacitus.nouns import noun
from tacitus.values import (
    Amount,
    ClaimValue,
    Count,
    Day,
    Participant,
    Place,
    Resolved,
    Responsibility,
    Seconds,
    Span,
    Target,
    Toll,
    Unknown,
    Weapon,
    Words,
)
from tacitus.vocabulary import TOLL_FIELDS, EventField

PERSONS = ("person", "people")  # whom a toll counts
PEOPLE = "people"  # what a bare figure mostly counts: "the police counted 400"
NEAR = 2  # characters between a figure and the words for those counted
OUTCOMES = frozenset("dead wounded injured casualties fatalities deaths".split())
AGED = re.compile(
    r"\b(?:aged?|(?:man|woman|boy|girl|lad|lass|youth|child|son|daughter|brother|sister|teenager|pupil"
    r"|student|widow|widower|pensioner|mother|father)s? of)\s+(?:about\s+|\d+\s+(?:and|to)\s+)?$",
    re.IGNORECASE,
)
CALLED_OF = re.compile(r"([A-Za-z-]+) of\s+(?:about\s+)?$")

# "Ana Ruiz, 21, was", "Bo Carr, also 18."; "would have turned six"
BEHIND_NAME = re.compile(r"\s*,\s*(?:(?:also|now|then|both|just)\s+)?")
# "24 year-old Ana Ruiz"; "a man in his 20's", "around 6 feet tall"
YEARS_OLD = re.compile(r"[ -]?(?:year|yr|month|week)s?[ -]old\b", re.IGNORECASE)
MEASURED = re.compile(r"['’]s\b|\s(?:feet|foot|ft|inch(?:es)?|pounds?|lbs)\b", re.IGNORECASE)
TURNED = re.compile(r"\bturn(?:s|ed|ing)?\s+$")
CLOSED = re.compile(r"\s*(?:[,.;:)—–\n]|$)")


@cache
def body_parts() -> frozenset[str]:
    """Words for what a figure may count of a body."""
    return frozenset(tables("tolls.toml")["words"]["body_parts"])


@dataclass(frozen=True, slots=True)
class Fact:
    """A value for one field of a happening, before it is known who says so."""

    field: EventField
    value: ClaimValue
    evidence: tuple[Span, ...]
    role: Role
    basis: str | None = None
    confidence: float = 1.0


def fact_of(reading: Reading, role: Role) -> Fact | Unknown:
    """The fact that a role gives, or why it gives none."""
    if role.role in ("motive", "damage"):
        words = Words(role.evidence.of(reading.text))
        return Fact(role.role, words, (role.evidence,), role, None, role.score)
    if role.role == "responsibility":
        return responsibility(reading, role)
    if role.role in ("actor", "recipient"):
        entity = reading.entity_of.get(role.mention)
        if entity is None:
            return Unknown("the words stand for no entity")
        return Fact(role.role, Participant(entity), (role.evidence,), role, None, role.score)
    if role.role in TOLL_FIELDS:
        return toll(reading, role)
    if role.role == "count":
        return count(reading, role)
    if role.role == "target":
        return target(reading, role)
    return resolved(reading, role)


def responsibility(reading: Reading, role: Role) -> Fact | Unknown:
    if role.stance is None:
        return Unknown("no stance towards the act")
    value = Responsibility(role.stance, reading.entity_of.get(role.mention))
    return Fact("responsibility", value, (role.evidence,), role, None, role.score)


def resolved(reading: Reading, role: Role) -> Fact | Unknown:
    """A date, place, weapon or duration: the value that the stage before found for the words."""
    found: Resolved[Day] | Resolved[Place] | Resolved[Weapon] | Resolved[Seconds] | None
    match role.role:
        case "date":
            found = reading.days.get(role.mention)
        case "place":
            found = reading.places.get(role.mention)
        case "weapon":
            found = reading.weapons.get(role.mention)
        case _:
            found = reading.lengths.get(role.mention)
    if found is None:
        return Unknown("no value was found for the words")
    if isinstance(found.value, Unknown):
        return found.value
    # A weapon is often the anchor's own word; elsewhere the words of the value are the shortest.
    evidence = (role.evidence,) if role.role == "weapon" else found.evidence
    field: EventField = role.role
    sure = role.score * found.confidence
    return Fact(field, found.value, evidence, role, found.basis, sure)


def target(reading: Reading, role: Role) -> Fact | Unknown:
    found = reading.targets.get(role.mention)
    if found is None or isinstance(found.value, Unknown):
        return Unknown("no class of target for the words")
    value = Target(found.value, reading.entity_of.get(role.mention))
    return Fact("target", value, (role.evidence,), role, found.basis, role.score)


def toll(reading: Reading, role: Role) -> Fact | Unknown:
    """A figure of persons; someone named without a figure is one."""
    field: EventField = role.role
    found = reading.amounts.get(role.mention)
    if found is not None:
        if isinstance(found.value, Unknown):
            return found.value
        figure = reading.marks.mentions[role.mention]
        measured = figure.rule in NO_PERSONS or MEASURED.match(reading.text, figure.span.end)
        if measured or counts_body_parts(reading, role.mention):
            return Unknown("the figure counts no persons")
        low, high, basis = found.value.low, found.value.high, found.basis
        entity = counted(reading, role.mention)
        sure = role.score * found.confidence
        if is_age(reading, role.mention):
            low, high, basis, entity = 1, 1, "one person described", aged(reading, role.mention)
            if entity is None:
                return Unknown("the figure is an age")
    elif role.mention >= 0 and reading.marks.mentions[role.mention].kind == "person":
        low, high, basis = 1, 1, "one person named"
        entity, sure = reading.entity_of.get(role.mention), role.score
    else:
        return Unknown("no figure is told")
    value = Toll(low, high, entity, role.perpetrators)
    return Fact(field, value, (role.evidence,), role, basis, sure)


def counts_body_parts(reading: Reading, number: int) -> bool:
    """Whether a figure of a toll counts parts of a body ("two broken ribs")."""
    unit = unit_after(reading, reading.marks.mentions[number].span).lower().split()
    return bool(unit) and unit[-1] in body_parts()


def is_age(reading: Reading, number: int) -> bool:
    """Whether a figure is somebody's age ("a man of 46", "a gendarme of twenty", "Ana Ruiz, 21,
    ..."); "a crowd of 46" is none."""
    figure = reading.marks.mentions[number].span
    before = reading.text[max(0, figure.start - 40) : figure.start]
    if YEARS_OLD.match(reading.text, figure.end):
        return True
    if unit_after(reading, figure):
        return False
    called = CALLED_OF.search(before)
    known = noun(called[1].lower()) if called else None
    person = known is not None and known.kind == "person" and not known.plural
    alone = figure.of(reading.text).isdecimal() and CLOSED.match(reading.text, figure.end)
    behind_name = alone and any(
        BEHIND_NAME.fullmatch(reading.text, one.span.end, figure.start)
        for one in reading.marks.mentions[max(0, number - 4) : number]
        if one.kind == "person"
    )
    return bool(person or behind_name or AGED.search(before) or TURNED.search(before))


def aged(reading: Reading, number: int) -> str | None:
    """The person whose age a figure is: of "a gendarme of twenty" the words before "of"."""
    figure = reading.marks.mentions[number].span
    for other in range(max(0, number - 4), number + 1):
        one = reading.marks.mentions[other]
        between = reading.text[one.span.end : figure.start].split()
        beside = between in ([], ["of"], ["of", "about"])
        if beside and one.kind == "person" and other in reading.entity_of:
            return reading.entity_of[other]
    return None


def counted(reading: Reading, number: int) -> str | None:
    """The entity that a figure counts: the words that hold it, or that come right after it and
    behind no comma ("wounded 14, four of them badly"); None where they only say what came of the
    act ("nine dead"), or are no persons."""
    figure = reading.marks.mentions[number].span
    if reading.marks.mentions[number].rule == UNHURT:
        return None
    for other in range(max(0, number - 4), min(len(reading.marks.mentions), number + 5)):
        span = reading.marks.mentions[other].span
        behind = span.start - figure.end
        after = 0 <= behind <= NEAR and "," not in reading.text[figure.end : span.start]
        beside = span.holds(figure) or after
        if other != number and beside and other in reading.entity_of:
            entity = reading.entities[reading.entity_of[other]]
            persons = entity.kind in PERSONS and not is_mere_outcome(entity.name)
            return entity.id if persons else None
    return None


def is_mere_outcome(name: str) -> bool:
    """Whether those counted are called by nothing but what befell them ("nine dead"); "two of the
    dead" are two persons."""
    words = name.lower().split()
    return bool(words) and words[-1] in OUTCOMES and "the" not in words


def count(reading: Reading, role: Role) -> Fact | Unknown:
    found = reading.amounts.get(role.mention)
    if found is None or not isinstance(found.value, Amount):
        return Unknown("no figure is told")
    unit, bases = unit_of(reading, role.mention), [found.basis]
    if not unit:
        if reading.marks.mentions[role.mention].rule == MONEY:
            return Unknown("no currency is told")
        unit = PEOPLE
        bases.append("no words tell what is counted: taken for people")
    value = Count(found.value.low, found.value.high, unit)
    basis = "; ".join(filter(None, bases)) or None
    return Fact("count", value, (role.evidence,), role, basis, role.score)
