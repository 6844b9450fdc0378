"""Whom and what an event befell, and on which side they stand."""

from dataclasses import dataclass

from tacitus.values import Claim, Entity, Event, Toll
from tacitus.vocabulary import EventField
from tacitus.write.muc4.profile import Profile, Relevance
from tacitus.write.muc4.reading import Reading

FIGURES: tuple[EventField, ...] = ("killed", "wounded", "abducted", "missing")


@dataclass(frozen=True, slots=True)
class Targeted:
    """An entity that an event befell and the claims that say so."""

    entity: Entity
    claims: tuple[Claim, ...]


def targeted(reading: Reading, event: Event) -> list[Targeted]:
    """The entities that an event befell; not who did it."""
    actors = {
        entity.id
        for claim in reading.claims(event, "actor")
        if (entity := reading.entity_of(claim))
    }
    found: dict[str, list[Claim]] = {}
    for claim in reading.claims(event, "recipient", "target", *FIGURES):
        entity = reading.entity_of(claim)
        perpetrators = isinstance(claim.value, Toll) and claim.value.perpetrators
        none = isinstance(claim.value, Toll) and claim.value.high == 0
        if entity is not None and not perpetrators and not none and entity.id not in actors:
            found.setdefault(entity.id, []).append(claim)
    return [Targeted(reading.entities[id], tuple(claims)) for id, claims in found.items()]


def is_thing(target: Targeted, profile: Profile) -> bool:
    """Whether a target is a thing: an object or place, or a body's building."""
    entity = target.entity
    if is_counted(target):
        return False
    if entity.kind in ("object", "place"):
        return True
    rules = profile.physical
    named = rules.buildings.found_in(entity.name) or rules.words.find(entity.name) is not None
    return entity.kind == "organisation" and named


def is_counted(target: Targeted) -> bool:
    """Whether figures of persons are told of it."""
    return any(claim.field in FIGURES for claim in target.claims)


def is_unlawful(reading: Reading, entity: Entity, rules: Relevance) -> bool:
    """Whether it is a group outside the law or one of its members."""
    words, sectors = telling(reading, entity, rules)
    return bool(sectors & rules.unlawful) or rules.unlawful_words.found_in(words)


def is_armed(reading: Reading, entity: Entity, rules: Relevance) -> bool:
    """Whether a target is a group outside the law, or a country's own forces."""
    words, sectors = telling(reading, entity, rules)
    if is_unlawful(reading, entity, rules):
        return True
    foreign = entity.country is not None and entity.country not in rules.countries
    return not foreign and bool(sectors & rules.forces or rules.forces_words.found_in(words))


def telling(reading: Reading, entity: Entity, rules: Relevance) -> tuple[str, set[str]]:
    """The words and sectors that tell whose somebody is: the words before "of", and the sector
    unless these words are of another kind ("a relative of a soldier"); none of who is retired."""
    told = " | ".join((entity.name, *reading.attributes(entity, "title", "occupation", "status")))
    if rules.former.found_in(told):
        return "", set()
    front, _, rest = entity.name.lower().partition(" of ")
    whole = not rest or rules.belonging.found_in(front)
    return (entity.name, set(entity.sector)) if whole else (front, set())
