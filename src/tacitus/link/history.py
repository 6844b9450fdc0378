"""How the figures of an incident moved: who said how many, when, from how many sources of their
own, and what was withdrawn."""

import datetime
import re
from collections.abc import Mapping, Sequence

from tacitus.incident_values import Said, Told
from tacitus.link.persons import may_be_one
from tacitus.link.sentences import counts_several, is_borne_out, is_of_dead
from tacitus.names import key_of
from tacitus.values import Claim, Count, Entity, Toll
from tacitus.vocabulary import TOLL_FIELDS, EventField

FIGURES: tuple[EventField, ...] = (*TOLL_FIELDS, "count")
FATES = ("killed", "wounded")
SURE = ("asserted", "reported")
PART = re.compile(
    r"\b(?:of (?:the|them|those|these|whom)|others?|another|remaining|both|second|third|fourth)\b",
    re.IGNORECASE,
)
BEFORE = 10  # characters before a figure's words that are read ("the other")
AHEAD = 25  # characters from the beginning of a figure's words that are read at least


Names = Mapping[str, str]  # what the entities of a report are called, by their ids


def names_of(one: Told) -> Names:
    return {entity.id: entity.name for entity in one.coded.entities}


def history(told: Sequence[Told], field: EventField, names: Sequence[Names]) -> list[Said]:
    """Every total that was given for a field, in the order in which they were published. Of the
    figures that one report has from one holder only the largest is a total; what the report itself
    says, what is said of one person, and what is called a part ("two of the boys") is part of a
    larger figure that the report has; and nobody is counted both among the dead and the wounded,
    even where one report has him wounded and a later one dead. What befell in several happenings
    together counts only where no figure of one is told. `names` are those of each telling's
    report."""
    found: list[Said] = []
    dead = dead_of(told) if field == "wounded" else []
    for one, called in zip(told, names, strict=True):
        totals: dict[tuple[str, str, bool], Said] = {}
        for claim in one.event.claims:
            if claim.field != field or not isinstance(claim.value, Toll | Count):
                continue
            if not counts(one, claim) or is_part(one, claim, claim.value):
                continue
            if is_lesser_fate(one, claim) or is_one_of_the_others(one, claim):
                continue
            if has_died_since(one, claim, dead):
                continue
            said = said_of(one, claim, claim.value, called)
            key = said.holder, said.unit, said.certainty == "denied"
            if key not in totals or totals[key].low < said.low:
                totals[key] = said
        found += totals.values()
    return sorted(found, key=lambda one: (one.said or datetime.date.max, one.report, one.claim))


def counts(one: Told, claim: Claim) -> bool:
    """Whether a figure is one of the event's: words of death bear out its dead, and it is told of
    this happening alone, or of several where the event has no other figure."""
    if not is_borne_out(one, claim):
        return False
    return not counts_several(one, claim) or not any(
        other.field == claim.field
        and isinstance(other.value, Toll)
        and other.value.low > 0
        and not counts_several(one, other)
        for other in one.event.claims
    )


def is_part(one: Told, claim: Claim, value: Toll | Count) -> bool:
    """Whether a figure counts some of those whom a larger figure of the report counts."""
    if not isinstance(value, Toll) or claim.certainty == "denied":
        return False
    larger = any(
        isinstance(other.value, Toll)
        and other.field == claim.field
        and other.certainty != "denied"
        and other.value.low > value.low
        and counts(one, other)
        for other in one.event.claims
    )
    if not larger:
        return False
    return claim.holder == "author" or is_person(one, value.entity) or names_part(one, claim)


def is_person(one: Told, entity: str | None) -> bool:
    """Whether an entity of the report is one person."""
    return any(there.id == entity and there.kind == "person" for there in one.coded.entities)


def names_part(one: Told, claim: Claim) -> bool:
    """Whether the words of a figure say that there are more ("five of the victims", "both")."""
    text = one.coded.report.text
    return any(
        PART.search(text, max(0, span.start - BEFORE), max(span.end, span.start + AHEAD))
        for span in claim.evidence
    )


def is_lesser_fate(one: Told, claim: Claim) -> bool:
    """Whether a claim says of one person that he was wounded of whom it is as sure that he was
    killed, or that he was killed of whom it is surer that he was wounded. What somebody denies is
    not sure at all."""
    who = one_person(claim)
    if who is None:
        return False
    sure = dict.fromkeys(FATES, 0.0)
    for other in one.event.claims:
        if one_person(other) == who:
            sure[other.field] = max(sure[other.field], other.confidence)
    for other in one.event.claims:
        if other.certainty == "denied" and getattr(other.value, "entity", None) == who:
            sure.pop(other.field, None)
    killed, wounded = (sure.get(fate, 0.0) for fate in FATES)
    return wounded > killed if claim.field == "killed" else 0 < killed >= wounded


def is_one_of_the_others(one: Told, claim: Claim) -> bool:
    """Whether a claim says of one person that he was killed or wounded who may be one, called by
    other words, of whom the other is surer: who is "shot" in the headline is dead in the lead."""
    who = one_person(claim)
    if who is None:
        return False
    others = {
        one_person(other)
        for other in one.event.claims
        if other.field != claim.field and other.confidence > claim.confidence
    }
    entities = {entity.id: entity for entity in one.coded.entities}
    return who in entities and any(
        id_ in others and id_ != who and may_be_one(entities[who], entity)
        for id_, entity in entities.items()
    )


def dead_of(told: Sequence[Told]) -> list[tuple[Told, Entity]]:
    """The persons of whom reports say, one by one, that they were killed."""
    found = []
    for one in told:
        killed = [claim for claim in one.event.claims if claim.field == "killed"]
        dead = {one_person(claim) for claim in killed if is_borne_out(one, claim)}
        found += [(one, entity) for entity in one.coded.entities if entity.id in dead]
    return found


def has_died_since(one: Told, claim: Claim, dead: Sequence[tuple[Told, Entity]]) -> bool:
    """Whether somebody wounded, in a report that tells of no dead, may be one of the dead of
    another that was published on the same day or later."""
    if not dead:
        return False
    who, day = one_person(claim), one.coded.report.published_day
    entity = next((each for each in one.coded.entities if each.id == who), None)
    if entity is None or day is None or tells_of_dead(one):
        return False
    return any(
        other is not one
        and (said := other.coded.report.published_day) is not None
        and said >= day
        and may_be_one(entity, killed)
        for other, killed in dead
    )


def tells_of_dead(one: Told) -> bool:
    return any(
        is_of_dead(claim) and claim.certainty in SURE and is_borne_out(one, claim)
        for claim in one.event.claims
    )


def one_person(claim: Claim) -> str | None:
    """The entity of a figure that says of one person what befell him, without denial or doubt."""
    value = claim.value
    if claim.field not in FATES or not isinstance(value, Toll):
        return None
    single = value.low == value.high == 1 and claim.certainty in SURE
    return value.entity if single else None


def said_of(one: Told, claim: Claim, value: Toll | Count, names: Names) -> Said:
    report = one.coded.report
    return Said(
        field=claim.field,  # type: ignore[arg-type]  # claims of an event have its fields
        low=value.low,
        high=value.high,
        holder=names.get(claim.holder, claim.holder),
        source=report.publisher or report.id,
        said=report.published_day,
        certainty=claim.certainty,
        report=one.number,
        family=one.family,
        claim=claim.id,
        unit=key_of(value.unit) if isinstance(value, Count) else "persons",
        perpetrators=isinstance(value, Toll) and value.perpetrators,
    )


def standing(said: Sequence[Said]) -> list[Said]:
    """The figures that still stand: not denied, and not taken back by their own holder, who denied
    that figure later or gave another one later."""
    kept = []
    for number, one in enumerate(said):
        if one.certainty == "denied":
            continue
        later = [other for other in said[number + 1 :] if same_voice(one, other)]
        if any(after(other, one) for other in later):
            continue
        kept.append(one)
    return kept


def same_voice(one: Said, other: Said) -> bool:
    """A named holder is the same in all reports, an author or unnamed source only in those of one
    publisher."""
    if one.holder != other.holder or one.unit != other.unit:
        return False
    return one.holder not in ("author", "unnamed") or one.source == other.source


def after(other: Said, one: Said) -> bool:
    """Whether a later word of the same voice takes the place of this one."""
    if other.said is None or one.said is None or other.said <= one.said:
        return False
    return other.certainty != "denied" or (other.low, other.high) == (one.low, one.high)


def sources(said: Sequence[Said]) -> int:
    """How many sources stand behind some figures: voices that are no reprints of one another."""
    return len({(one.family, one.holder) for one in said})


def disputed(said: Sequence[Said], stand: Sequence[Said]) -> bool:
    """Whether two figures that stand cannot both be right, or somebody else denies one. `stand` are
    those of `said` that do."""
    tops = [one.high for one in stand if one.high is not None]
    clash = bool(tops) and max(one.low for one in stand) > min(tops)
    denied = [one for one in said if one.certainty == "denied"]
    return clash or any(
        not same_voice(no, one) and (no.low, no.high) == (one.low, one.high)
        for no in denied
        for one in stand
    )
