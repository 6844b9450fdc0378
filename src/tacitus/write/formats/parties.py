"""Who did it to whom, as formats of events between two ask for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tacitus.incident_values import Cited, Incident, Known, Told
from tacitus.names import key_of
from tacitus.values import Claim, Entity, Participant, Target, Weapon, Words
from tacitus.vocabulary import EntityKind, EventField, Sector, Stage
from tacitus.write.formats.view import first, stated

NOT_YET = ("threatened", "planned")


@dataclass(frozen=True, slots=True)
class Party:
    """One who took part. `raw` are the words of the report that first names it so; `claims` say
    that it took part."""

    name: str
    raw: str
    kind: EntityKind
    country: str | None
    sectors: tuple[Sector, ...]
    title: str | None
    claims: tuple[Cited, ...]


def stage_of(one: Incident) -> Stage | None:
    found = first(one, "stage")
    return found.value if found and isinstance(found.value, str) else None


def weapons_of(one: Incident) -> tuple[Weapon, ...]:
    found = (known.value for known in stated(one, "weapon"))
    return tuple(weapon for weapon in found if isinstance(weapon, Weapon))


def why_not(one: Incident) -> str | None:
    """Why formats of what happened cannot hold an incident; None where they can."""
    typed = first(one, "type")
    if typed is None:
        return "no type of event is told, or it is denied or only supposed"
    if {claim.certainty for claim in typed.claims} <= {"planned", "hypothetical", "denied"}:
        return "it is planned and has not happened"
    if stage_of(one) in NOT_YET:
        return "it is threatened or planned and has not happened"
    return None


# ---- who ------------------------------------------------------------------------------------


def actors(one: Incident) -> tuple[Party, ...]:
    """Who did it, the best supported first."""
    return tuple(parties(one, "actor"))


def recipients(one: Incident) -> tuple[Party, ...]:
    """To whom it was done; where nobody is told of, the things attacked."""
    return tuple(parties(one, "recipient")) or tuple(parties(one, "target"))


def parties(one: Incident, field: EventField) -> Iterator[Party]:
    for known in stated(one, field):
        found = party_of(one, known)
        if found is not None:
            yield found


def party_of(one: Incident, known: Known) -> Party | None:
    """Who a value names; None where it names nobody."""
    for told, claim in claims_of(one, known):
        if isinstance(claim.value, Participant | Target) and claim.value.entity:
            entity = entity_of(told, claim.value.entity)
            if entity is not None:
                return party(told, entity, known.claims)
    return None


def party(told: Told, entity: Entity, claims: tuple[Cited, ...]) -> Party:
    first = min(entity.mentions, default=None)
    words = first.of(told.coded.report.text) if first else entity.name
    titles = (
        claim.value.text
        for claim in entity.attributes
        if claim.field in ("title", "occupation") and isinstance(claim.value, Words)
    )
    return Party(
        name=flat(entity.name),
        raw=flat(words),
        kind=entity.kind,
        country=entity.country,
        sectors=entity.sector,
        title=next((flat(title) for title in titles), None),
        claims=claims,
    )


def claims_of(one: Incident, known: Known) -> Iterator[tuple[Told, Claim]]:
    """The claims themselves that give a value, each with the event that has it."""
    by_place = {(told.coded.report.id, told.event.id): told for told in one.told}
    for cited in known.claims:
        told = by_place.get((cited.report, cited.event))
        if told is None:
            continue
        for claim in told.event.claims:
            if claim.id == cited.claim:
                yield told, claim


def entity_of(told: Told, id_: str) -> Entity | None:
    return next((entity for entity in told.coded.entities if entity.id == id_), None)


def pairs(one: Incident) -> list[tuple[Party | None, Party | None]]:
    """Every actor with everyone to whom it was done; nobody is None. Nobody does a thing to
    himself unless he is alone in it."""
    does, suffers = actors(one) or (None,), recipients(one) or (None,)
    found = [(who, whom) for who in does for whom in suffers if not same(who, whom)]
    return found or [(does[0], None)]


def same(who: Party | None, whom: Party | None) -> bool:
    return who is not None and whom is not None and key_of(who.name) == key_of(whom.name)


def flat(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())


def sources_of(one: Incident) -> tuple[Told, ...]:
    """The tellings, one a report, in the order of publication."""
    firsts = {told.coded.report.id: told for told in reversed(one.told)}
    return tuple(sorted(firsts.values(), key=lambda t: (t.coded.report.published or "~", t.number)))
