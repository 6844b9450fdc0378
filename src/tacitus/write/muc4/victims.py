"""The human targets: slots 18 to 24."""

from collections.abc import Iterable, Iterator

from tacitus.nouns import noun
from tacitus.values import Claim, Entity, Event, Toll
from tacitus.write.muc4.incident import Victim
from tacitus.write.muc4.phrases import OPENING, PLURAL, phrase_of
from tacitus.write.muc4.profile import Profile
from tacitus.write.muc4.reading import Reading
from tacitus.write.muc4.targets import Targeted, is_counted, is_thing, is_unlawful, targeted

SMALL = frozenset("de del la las los y of da do von van".split())
HARMS = ("killed", "wounded")


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
        nation=reading.told_nation(entity),
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
