"""What was attacked and whom it befell: slots 12 to 24."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tacitus.nouns import noun
from tacitus.values import Claim, Entity, Event, Target, Toll
from tacitus_lab.muc4.filling.incident import Thing, Victim
from tacitus_lab.muc4.filling.phrases import OPENING, PLURAL, phrase_of
from tacitus_lab.muc4.filling.profile import Profile, Relevance
from tacitus_lab.muc4.filling.reading import Reading

SMALL = frozenset("de del la las los y of da do von van".split())
HARMS = ("killed", "wounded")


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
    for claim in reading.claims(
        event, "recipient", "target", "killed", "wounded", "abducted", "missing"
    ):
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
    return any(claim.field in (*HARMS, "abducted", "missing") for claim in target.claims)


def is_person(entity: Entity) -> bool:
    return entity.kind in ("person", "people")


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


# ---- things -------------------------------------------------------------------------------------


def things_of(reading: Reading, event: Event, profile: Profile, incident: str) -> tuple[Thing, ...]:
    """The physical targets of an event."""
    if incident in profile.physical.none_for:
        return ()
    effect = damage_of(reading, event, profile, incident)
    made = []
    for target in targeted(reading, event):
        phrase = phrase_of(target.entity.name)
        if is_thing(target, profile) and target.entity.kind != "place" and phrase.words:
            made.append(
                Thing(
                    entity=target.entity.id,
                    words=phrase.words,
                    type=thing_type(target, phrase.words, profile),
                    number=phrase.number,
                    nation=target.entity.country,
                    effect=effect,
                )
            )
    return (*made, *damaged_things(reading, event, profile, [one.words for one in made]))


def damaged_things(
    reading: Reading, event: Event, profile: Profile, known: list[str]
) -> Iterator[Thing]:
    """What the claims of damage name ("destroyed several houses"), save what is known already."""
    for told in reading.damages(event):
        pieces = profile.physical.harm.split(told)
        phrase = phrase_of(max(pieces, key=len))
        new = not any(phrase.words in words or words in phrase.words for words in known)
        found = profile.physical.words.find(phrase.words)
        if phrase.words and found and new:
            known.append(phrase.words)
            effect = profile.physical.effects.find(told)
            yield Thing(phrase.words, phrase.words, found, phrase.number, None, effect)


def thing_type(target: Targeted, words: str, profile: Profile) -> str:
    """By the words, else by the class that the coder gave."""
    found = profile.physical.words.find(words)
    classes = (claim.value.class_ for claim in target.claims if isinstance(claim.value, Target))
    listed = (profile.physical.classes[one] for one in classes if one in profile.physical.classes)
    return found or next(listed, profile.physical.default)


def damage_of(reading: Reading, event: Event, profile: Profile, incident: str) -> str | None:
    """What became of the things."""
    told = " | ".join((*reading.damages(event), *reading.anchors(event)))
    found = profile.physical.effects.find(told)
    accomplished = all(one.value == "accomplished" for one in reading.claims(event, "stage"))
    implied = profile.physical.implied_effects.get(incident) if accomplished else None
    return found or implied


# ---- persons ------------------------------------------------------------------------------------


def victims_of(reading: Reading, event: Event, profile: Profile) -> tuple[Victim, ...]:
    """The human targets of an event."""
    general = effect_of_event(reading, event, profile)
    made = []
    for target in targeted(reading, event):
        if is_unlawful(reading, target.entity, profile.relevance):
            continue
        body = target.entity.kind == "organisation" and not is_counted(target)
        if is_thing(target, profile) or body or target.entity.kind == "state":
            continue
        victim = victim_of(reading, target, profile, general)
        if victim.name or victim.descriptions:
            made.append(victim)
    return tuple(made)


def victim_of(reading: Reading, target: Targeted, profile: Profile, general: str | None) -> Victim:
    entity = target.entity
    phrase = phrase_of(entity.name)
    named = entity.kind == "person" and is_name(entity.name)
    title, name = titled(phrase.words)
    roles = (*roles_of(reading, entity), title) if named else (phrase.words,)
    return Victim(
        entity=entity.id,
        name=name if named else None,
        descriptions=tuple(one for one in roles if one),
        type=victim_type(reading, entity, profile),
        number="1" if entity.kind == "person" else counted(target.claims) or phrase.number,
        nation=entity.country,
        effects=tuple(effects_of(target.claims, profile, general)),
    )


def is_name(words: str) -> bool:
    """Whether words for a person are a name: no article before them, a capital in each but the
    small ones, and the last is no common noun for persons."""
    parts = words.split()
    if not parts or parts[0].lower() in OPENING or noun(parts[-1].lower()):
        return False
    return all(part[:1].isupper() or part in SMALL for part in parts)


def titled(words: str) -> tuple[str, str]:
    """Titles and roles before a name, and the name: "SENATOR ANA EXAMPLE"."""
    parts = words.split()
    first = next((n for n, part in enumerate(parts[:-1]) if not noun(part.lower())), 0)
    return " ".join(parts[:first]), " ".join(parts[first:])


def roles_of(reading: Reading, entity: Entity) -> Iterator[str]:
    """Titles and occupations of a named person."""
    for words in reading.attributes(entity, "title", "occupation"):
        yield phrase_of(words).words


def victim_type(reading: Reading, entity: Entity, profile: Profile) -> str:
    rules = profile.human
    words = " | ".join(
        (entity.name, *reading.attributes(entity, "title", "occupation", "affiliation", "status"))
    )
    sectors = (rules.sectors[one] for one in entity.sector if one in rules.sectors)
    found = rules.words.find(words) or next(sectors, rules.default)
    if profile.relevance.former.found_in(words):
        return rules.former.get(found, found)
    return found


def counted(claims: Iterable[Claim]) -> str:
    """The figure of a claim as the templates write it; empty where none is told."""
    tolls = [claim.value for claim in claims if isinstance(claim.value, Toll)]
    return figure(max(tolls, key=lambda one: one.low)) if tolls else ""


def figure(toll: Toll) -> str:
    """ "6", "6-" for six at least, "5-7"; PLURAL for a vague figure."""
    if toll.high is None:
        return f"{toll.low}-"
    if toll.low == toll.high:
        return str(toll.low)
    return f"{toll.low}-{toll.high}" if toll.high - toll.low <= 2 else PLURAL


def effect_of_event(reading: Reading, event: Event, profile: Profile) -> str | None:
    """What the words for the happening tell of everybody it befell: `killed`, `wounded`, None."""
    if any(one.value not in ("accomplished",) for one in reading.claims(event, "stage")):
        return None
    _, mode = reading.code(event)
    words = " | ".join(reading.anchors(event))
    for effect, found in profile.human.effect_words.items():
        if found.found_in(words):
            return effect
    return profile.human.effect_modes.get(mode or "")


def effects_of(claims: tuple[Claim, ...], profile: Profile, general: str | None) -> Iterator[str]:
    """Death and injury by the tolls; else what the words for the happening tell."""
    told = [field for field in HARMS if any(claim.field == field for claim in claims)]
    for field in told or ([general] if general else []):
        yield profile.human.effects[field]


def unhurt(reading: Reading, event: Event, profile: Profile) -> str | None:
    """The effect where the text says that nobody was killed or hurt."""
    none = {
        claim.field
        for claim, toll in reading.tolls(event, "killed", "wounded")
        if toll.low == 0 and toll.high == 0
    }
    keys = {
        frozenset({"killed"}): "none_killed",
        frozenset({"wounded"}): "none_wounded",
        frozenset({"killed", "wounded"}): "none_hurt",
    }
    key = keys.get(frozenset(none))
    return profile.human.effects[key] if key else None
