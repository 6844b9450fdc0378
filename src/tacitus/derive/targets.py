"""The GTD target class of what was attacked: things by whose they are and by their word, persons by
word and sector."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from tacitus.lists import tables
from tacitus.marks import Marks
from tacitus.nouns import noun
from tacitus.plurals import singular, words_of
from tacitus.values import Grouped, Report, Resolved, Unknown
from tacitus.vocabulary import TargetClass

TARGETED = ("person", "people", "organisation", "state", "object", "place")
OWNERS = ("person", "people", "organisation", "state")
LONGEST = 3  # words of an entry
PRIVATE: TargetClass = "Private Citizens & Property"
OF = re.compile(r"\s+(?:of|belonging to|used by|run by|owned by)\s+")


def derive_targets(
    report: Report, marks: Marks, entities: tuple[Grouped, ...]
) -> tuple[Resolved[TargetClass], ...]:
    """The class of each mention that the reader takes for a target."""
    meant = {role.mention for role in marks.roles if role.role == "target"}
    owner = {mention: group for group in entities for mention in group.mentions}
    found: list[Resolved[TargetClass]] = []
    for number, mention in enumerate(marks.mentions):
        if number not in meant or mention.kind not in TARGETED:
            continue
        thing = mention.kind in ("object", "place")
        told = class_by_owner(report.text, marks, number, owner) if thing else None
        told = told or class_of(report.text, marks, number, owner)
        value, rule = told or (Unknown("neither the words, nor whose it is, tell the class"), "")
        found.append(Resolved(number, value, (mention.span,), confidence=0.9, rule=rule))
    return tuple(found)


Class = tuple[TargetClass, str]  # and the list it came from


def class_of(
    text: str, marks: Marks, number: int, owner: Mapping[int, Grouped]
) -> Class | None:
    """The class by the words for a being or thing, all that the report calls it, or its sector;
    None where neither tells it."""
    group = owner.get(number)
    others = group.mentions if group is not None else ()
    thing = marks.mentions[number].kind == "object"
    for one in (number, *others):
        entries = ends_of(marks.mentions[one].span.of(text))
        for entry in entries:
            if entry in listed("words"):
                return listed("words")[entry], "target_sectors.toml: words"
        for entry in entries:
            if thing and entry in things():
                return things()[entry], "things.toml"
    return by_sector(group.entity.sector if group is not None else ())


def class_by_owner(
    text: str, marks: Marks, number: int, owner: Mapping[int, Grouped]
) -> Class | None:
    """The class of those whose a thing is ("the paper's van", "the car of a consul", "a police
    lorry"); None where they are private persons or nobody is told."""
    told = (class_of(text, marks, one, owner) for one in owners_of(text, marks, number))
    named = next((one for one in told if one is not None), None)
    found = named or class_before_head(words_of(marks.mentions[number].span.of(text)))
    return found if found is not None and found[0] != PRIVATE else None


def owners_of(text: str, marks: Marks, number: int) -> Iterator[int]:
    """The mentions inside the words for a thing, before its head, or behind an "of" after them."""
    thing = marks.mentions[number]
    for other, one in enumerate(marks.mentions):
        if one.kind not in OWNERS:
            continue
        inside = thing.span.holds(one.span) and not one.span.holds(thing.head)
        behind = thing.span.end < one.span.start and OF.fullmatch(
            text, thing.span.end, one.span.start
        )
        if inside or behind:
            yield other


def class_before_head(words: Sequence[str]) -> Class | None:
    """The class that a body or thing gives which stands before the head: "army", "school"."""
    for word in words[:-1]:
        body = noun(word)
        if body is not None and body.role == "body" and (found := by_sector(body.sector)):
            return found
        if word in things():
            return things()[word], "things.toml"
    return None


def ends_of(words: str) -> list[str]:
    """The entries that some words may be listed under: every stretch up to three words, the longest
    first, the last word singular."""
    parts = words_of(words)
    stretches = [
        parts[first : first + length]
        for length in range(min(LONGEST, len(parts)), 0, -1)
        for first in reversed(range(len(parts) - length + 1))
    ]
    return [" ".join([*stretch[:-1], singular(stretch[-1])]) for stretch in stretches]


@cache
def things() -> dict[str, TargetClass]:
    """Each listed thing with its class."""
    table: dict[TargetClass, list[str]] = tables("things.toml")["things"]
    return {word: class_ for class_, words in table.items() for word in words}


@cache
def listed(name: str) -> dict[str, TargetClass]:
    table: dict[TargetClass, list[str]] = tables("target_sectors.toml")[name]
    return {word: class_ for class_, words in table.items() for word in words}


def by_sector(sectors: Sequence[str]) -> Class | None:
    """The class of the first sector that has one."""
    table: dict[str, TargetClass] = tables("target_sectors.toml")["sectors"]
    return next(
        ((table[one], f"target_sectors.toml: {one}") for one in sectors if one in table), None
    )
