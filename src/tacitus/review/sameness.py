"""Whether two coders mean the same: entities of either, and values as they are compared."""

from collections.abc import Hashable, Iterable

from tacitus.values import (
    Claim,
    ClaimValue,
    Count,
    Day,
    Entity,
    Participant,
    Place,
    Responsibility,
    Seconds,
    Target,
    Toll,
    TypeValue,
    Weapon,
)


def entity_keys(entities: Iterable[Entity]) -> dict[str, str]:
    """For each entity the id of the first one that is the same: a mention of either meets one of
    the other, or both have one name."""
    firsts: list[Entity] = []
    keys: dict[str, str] = {}
    for entity in entities:
        same = next((one for one in firsts if is_same(one, entity)), None)
        if same is None:
            firsts.append(entity)
        keys[entity.id] = same.id if same else entity.id
    return keys


def is_same(one: Entity, two: Entity) -> bool:
    """Whether two entities of different coders are one. Of one coder's own coding they never are:
    only what a person named, `nN` or `tN`, is looked for among the others."""
    if two.id[:1] not in "nt" or not two.id[1:].split(".")[0].isdecimal():
        return False
    if folded(one.name) == folded(two.name):
        return True
    return any(a.meets(b) for a in one.mentions for b in two.mentions)


def folded(name: str) -> str:
    """A name as it is compared."""
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def compared_value(value: ClaimValue, keys: dict[str, str]) -> Hashable:
    """A value as something that can be equal to another coder's. Of a toll whose it is does not
    count but for the attackers' own, of a place or a day how exactly it is told does not, of words
    that are quoted only that there are some."""
    named = keys.get(getattr(value, "entity", None) or "", "")
    match value:
        case Participant():
            return named
        case Target(class_, _):
            return class_, named
        case Responsibility(stance, _):
            return stance, named
        case Toll(low, high, _, perpetrators):
            return low, high, perpetrators
        case Count(low, high, _):
            return low, high
    return plain_value(value)


def plain_value(value: ClaimValue) -> Hashable:
    """A value that speaks of nobody, as it is compared."""
    match value:
        case str():
            return value
        case TypeValue(type_, mode):
            return type_, mode or ""
        case Day(start, end, _):
            return str(start), str(end)
        case Place():
            return value.geonames_id or folded(value.name)
        case Weapon(class_, _):
            return class_
        case Seconds(seconds):
            return seconds
    return "told"


def compared_claim(claim: Claim, keys: dict[str, str]) -> Hashable:
    """The same of a claim, with who says so and how sure."""
    holder = keys.get(claim.holder, claim.holder)
    return compared_value(claim.value, keys), claim.certainty, holder
