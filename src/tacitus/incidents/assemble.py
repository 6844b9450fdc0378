"""One report's values become events with claims: the coded report."""

from collections.abc import Iterable
from dataclasses import replace

from tacitus.incidents.claims import claims_of, sureness, without_standpoint
from tacitus.incidents.drafts import numbered
from tacitus.incidents.reading import Reading
from tacitus.incidents.salience import judge
from tacitus.incidents.scenes import settings_of
from tacitus.incidents.statements import statements_of
from tacitus.incidents.wordings import happenings_of
from tacitus.marks import Marks
from tacitus.values import Claim, CodedReport, Coder, Derived, Entity, Event, Report, Statement
from tacitus.vocabulary import RESERVED

RELEVANT = 0.3  # below this the reader holds that the report tells of no political event


def assemble(report: Report, marks: Marks, derived: Derived, coder: Coder) -> CodedReport:
    """The coded report: events, the statements, and the entities that either of them names."""
    reading = Reading(report, marks, derived)
    happenings = happenings_of(reading) if marks.relevance >= RELEVANT else ()
    standings = judge(reading, happenings)
    mains = [n for n, one in enumerate(standings) if one.salience == "main"]
    ids = tuple(f"e{number + 1}" for number in range(len(happenings)))
    events = []
    for id_, one, place in zip(ids, happenings, standings, strict=True):
        scene = one if place.about is None else happenings[place.about]
        settings = settings_of(reading, one, scene, place.salience)
        drafts = without_standpoint(claims_of(reading, one, settings), place.salience)
        events.append(
            Event(
                id=id_,
                anchors=tuple(reading.anchor(n).span for n in one.anchors),
                salience=place.salience,
                about=None if place.about is None else ids[place.about],
                claims=numbered(id_, drafts, place.salience, marks.reader),
            )
        )
    statements = statements_of(reading, happenings, ids, mains)
    entities = named_entities(reading, events, statements)
    return CodedReport(coder, report, entities, tuple(events), statements, marks.notes)


def held(reading: Reading, claim: Claim) -> Claim:
    """A tie told in somebody's words is told by him, as surely as he tells it; names, ages and
    offices are the author's, who calls people so."""
    if claim.field != "affiliation":
        return claim
    certainty, voice = sureness(reading, claim.evidence[0], claim.certainty)
    if (certainty, voice.holder) == (claim.certainty, claim.holder):
        return claim
    return replace(claim, certainty=certainty, holder=voice.holder)


def named_entities(
    reading: Reading, events: Iterable[Event], statements: Iterable[Statement]
) -> tuple[Entity, ...]:
    """The entities that a claim, a statement or an attribute of one of these names."""
    entities = reading.entities
    wanted = {statement.speaker for statement in statements}
    for event in events:
        for claim in event.claims:
            wanted |= {claim.holder, getattr(claim.value, "entity", None) or ""}
    pending = list(wanted & entities.keys())
    kept: set[str] = set()
    while pending:
        id_ = pending.pop()
        if id_ in kept:
            continue
        kept.add(id_)
        ties = (getattr(claim.value, "entity", None) for claim in entities[id_].attributes)
        pending.extend(tie for tie in ties if tie in entities)
    return tuple(
        attributed(reading, entity, kept) for id_, entity in entities.items() if id_ in kept
    )


def attributed(reading: Reading, entity: Entity, kept: set[str]) -> Entity:
    """The entity, its attributes with their holders, without ties to, or holders of, what is not
    in the coding."""
    if not entity.attributes:
        return entity
    known = kept.union(RESERVED)
    attributes = tuple(
        claim
        for claim in (held(reading, one) for one in entity.attributes)
        if claim.holder in known and (getattr(claim.value, "entity", None) or "author") in known
    )
    return replace(entity, attributes=attributes)
