"""What those whom a coding names are called: descriptions as they stand inside a sentence."""

import re

from tacitus.nouns import noun
from tacitus.values import CodedReport, Entity, Event, Participant, Responsibility, Target, Toll
from tacitus.vocabulary import EntityKind
from tacitus.write.safe import shown
from tacitus.write.words import DETERMINERS, NUMBERS, Names

DESCRIBED: tuple[EntityKind, ...] = ("person", "people", "organisation", "object")
GROUPS: tuple[EntityKind, ...] = ("people", "organisation")
SMALL = DETERMINERS.union(NUMBERS, "most both each several many few another".split())
PARTICIPLE = re.compile(r"[A-Z][a-z]+(?:ed|ing)")
INSIDE = re.compile(r"[a-z,;]['’\"”]?[^\S\n]$")  # what stands before a word within a sentence


def names_of(coded: CodedReport) -> Names:
    """The name of each entity, safe to show. A description that the report has only where a
    sentence begins loses that capital: "police", "two brothers", "armed men"."""
    return {entity.id: called(entity, coded.report.text) for entity in coded.entities}


def names_told(event: Event, coded: CodedReport) -> Names:
    """The names of those alone whom the claims of an event name or who hold them."""
    told = {claim.holder for claim in event.claims}
    for claim in event.claims:
        if isinstance(claim.value, Participant | Target | Toll | Responsibility):
            told.add(claim.value.entity or "")
    text = coded.report.text
    return {one.id: called(one, text) for one in coded.entities if one.id in told}


def called(entity: Entity, text: str) -> str:
    """The name as it stands within a sentence."""
    name = shown(entity.name)
    first, *others = name.split(" ")
    if entity.kind not in DESCRIBED or not first[:1].isupper() or told_within(entity, text):
        return name
    plain = not any(word[:1].isupper() for word in others)
    if first.lower() in SMALL:
        small = plain or entity.kind != "organisation"
    elif others and entity.kind == "people" and PARTICIPLE.fullmatch(first):
        small = plain
    else:
        small = plain and is_noun(first.lower(), entity.kind)
    return first.lower() + name[len(first) :] if small else name


def told_within(entity: Entity, text: str) -> bool:
    """Whether the name stands within a sentence too, as written."""
    befores = (
        text[max(span.start - 3, 0) : span.start]
        for span in entity.mentions
        if span.of(text) == entity.name
    )
    return any(map(INSIDE.search, befores))


def is_noun(word: str, kind: EntityKind) -> bool:
    """Whether a word is a common noun for what is of this kind; one person may have it as name."""
    found = noun(word)
    if found is None or kind == "person":
        return False
    return found.kind == kind or {found.kind, kind} <= {*GROUPS}
