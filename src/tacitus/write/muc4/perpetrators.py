"""Who did it: slots 8 to 11."""

from collections.abc import Iterator
from dataclasses import replace

from tacitus.nouns import ending
from tacitus.values import Claim, Entity, Event, Responsibility
from tacitus.write.muc4.incident import Perpetrator
from tacitus.write.muc4.phrases import phrase_of
from tacitus.write.muc4.profile import Perpetrators, Profile
from tacitus.write.muc4.reading import Reading

BODIES = ("organisation", "state")


def perpetrators_of(reading: Reading, event: Event, profile: Profile) -> tuple[Perpetrator, ...]:
    """The actors of an event and whoever is said to be responsible, once each; where nobody is,
    who is accused of it or held for it."""
    claims: dict[str, list[Claim]] = {}
    for claim in reading.claims(event, "actor", "responsibility"):
        entity = reading.entity_of(claim)
        stance = claim.value.stance if isinstance(claim.value, Responsibility) else "suspected"
        if entity is not None and stance in ("claimed", "suspected"):
            claims.setdefault(entity.id, []).append(claim)
    claims = claims or suspects_of(reading, event, profile)
    made: dict[str, Perpetrator] = {}
    direct = [(reading.entities[id], told) for id, told in claims.items()]
    behind = [(body, told) for one, told in direct for body in bodies_behind(reading, one)]
    for entity, told in (*direct, *behind):
        words = phrase_of(entity.name).words
        if not words or entity.id in made:
            continue
        made[entity.id] = one = Perpetrator(
            entity=entity.id,
            words=words,
            body=entity.kind in BODIES,
            state=is_state(entity, profile.perpetrators),
            confidence=profile.perpetrators.confidence[confidence_in(reading, told, profile)],
        )
        if one.body and (persons := persons_of(reading, entity, told)):
            made[persons] = replace(one, entity=persons, words=persons, body=False)
    return tuple(made.values())


def suspects_of(reading: Reading, event: Event, profile: Profile) -> dict[str, list[Claim]]:
    """Whom other events accuse of this one or hold for it, each with what tells so."""
    found: dict[str, list[Claim]] = {}
    for other in reading.coded.events:
        code = "/".join(filter(None, reading.code(other)))
        if other.about != event.id or code not in profile.perpetrators.suspects:
            continue
        for claim in reading.claims(other, "recipient"):
            entity = reading.entity_of(claim)
            if entity is not None:
                found.setdefault(entity.id, []).append(replace(claim, certainty="alleged"))
    return found


def persons_of(reading: Reading, entity: Entity, claims: list[Claim]) -> str:
    """The words for persons of a body in what tells that it did it ("FMLN guerrillas"); empty where
    it is named alone."""
    evidence = [span for claim in claims for span in claim.evidence]
    for mention in entity.mentions:
        if any(mention.start < one.end and one.start < mention.end for one in evidence):
            words = phrase_of(reading.words(mention)).words
            known, _ = ending(words.lower().split())
            if known is not None and known.kind in ("person", "people") and known.plural:
                return words
    return ""


def is_state(entity: Entity, rules: Perpetrators) -> bool:
    """Whether it is of the government, the army or the police."""
    if rules.others_words.found_in(entity.name):
        return False
    if entity.sector:
        return bool(rules.state & set(entity.sector))
    return entity.kind == "state" or rules.state_words.found_in(entity.name)


def bodies_behind(reading: Reading, entity: Entity) -> Iterator[Entity]:
    """The organisations that persons belong to: told so, or named in the words for them ("members
    of the Northern Front")."""
    if entity.kind in BODIES:
        return
    yield from (one for one in reading.affiliated(entity) if one.kind == "organisation")
    words = entity.name.lower()
    for one in reading.entities.values():
        if one.kind != "organisation":
            continue
        names = {reading.words(span).lower() for span in one.mentions} | {one.name.lower()}
        if any(
            len(name) > 2 and name in words for name in names if not name.islower() or " " in name
        ):
            yield one


def confidence_in(reading: Reading, claims: list[Claim], profile: Profile) -> str:
    """The kind of confidence: the decision tree of part 2, slot 11."""
    if any(is_claimed(claim) for claim in claims):
        return "claimed"
    if any(claim.certainty == "asserted" and claim.field == "actor" for claim in claims):
        return "fact"
    doubtful = [claim for claim in claims if claim.certainty == "alleged" or stance_of(claim)]
    holders = [reading.entities.get(claim.holder) for claim in doubtful or claims]
    if any(one and profile.perpetrators.authorities & set(one.sector) for one in holders):
        return "suspected_by_authorities"
    return "suspected" if doubtful else "fact"


def stance_of(claim: Claim) -> bool:
    return isinstance(claim.value, Responsibility) and claim.value.stance == "suspected"


def is_claimed(claim: Claim) -> bool:
    """Whether who did it says so."""
    told = isinstance(claim.value, Responsibility) and claim.value.stance == "claimed"
    return told or claim.holder == getattr(claim.value, "entity", None)
