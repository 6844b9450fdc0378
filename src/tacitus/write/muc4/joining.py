"""Which incidents of a report are one: section 5.0 of the task's documentation. A separate instance
of a type has another location, date, category or perpetrator; what is not told apart so is one."""

from dataclasses import replace

from tacitus.values import Day, Place
from tacitus.write.muc4.incident import Incident, Perpetrator, Thing, Victim
from tacitus.write.muc4.settings import merged_instruments

GENERAL = "ATTACK"  # the type that any other is a kind of


def joined(incidents: list[Incident]) -> list[Incident]:
    """The incidents with those that are one made one, in their order."""
    made: list[Incident] = []
    for incident in incidents:
        for number, other in enumerate(made):
            if are_one(other, incident):
                made[number] = merged(other, incident)
                break
        else:
            made.append(incident)
    return made


def are_one(one: Incident, two: Incident) -> bool:
    if one.type != two.type and not shares_target(one, two):
        return False
    if one.type != two.type and GENERAL not in (one.type, two.type):
        return False
    return one.stage == two.stage and agree_in_setting(one, two) and agree_in_category(one, two)


def shares_target(one: Incident, two: Incident) -> bool:
    return bool(targets(one) & targets(two))


def targets(incident: Incident) -> set[str]:
    return {thing.entity for thing in incident.things} | {one.entity for one in incident.victims}


def agree_in_setting(one: Incident, two: Incident) -> bool:
    """Whether no day and no place tells them apart."""
    days = [when.day for when in one.days], [when.day for when in two.days]
    if all(days) and not any(overlap(a, b) for a in days[0] for b in days[1]):
        return False
    places = one.places, two.places
    return not all(places) or any(same_place(a, b) for a in places[0] for b in places[1])


def overlap(one: Day, two: Day) -> bool:
    if one.end is None or two.end is None:
        return True
    return (one.start or one.end) <= two.end and (two.start or two.end) <= one.end


def same_place(one: Place, two: Place) -> bool:
    """Whether one may lie in the other."""
    if one.country and two.country and one.country != two.country:
        return False
    if "country" in (one.precision, two.precision) or one.precision != two.precision:
        return True
    return one.name == two.name


def agree_in_category(one: Incident, two: Incident) -> bool:
    """Whether not one is of the state and the other of others. Perpetrators in other words may be
    the same, so words alone tell no incidents apart."""
    ours, theirs = ([who.state for who in each.perpetrators] for each in (one, two))
    return not ours or not theirs or any(ours) == any(theirs)


def merged(one: Incident, two: Incident) -> Incident:
    type_ = two.type if one.type == GENERAL else one.type
    return replace(
        one,
        events=one.events + two.events,
        type=type_,
        days=tuple(dict.fromkeys((*one.days, *two.days))),
        places=tuple(dict.fromkeys((*one.places, *two.places))),
        instruments=merged_instruments(one, two),
        perpetrators=merged_perpetrators(one, two),
        things=merged_things(one, two),
        victims=merged_victims(one, two),
        unhurt=one.unhurt or two.unhurt,
    )


def merged_perpetrators(one: Incident, two: Incident) -> tuple[Perpetrator, ...]:
    made = {perpetrator.entity: perpetrator for perpetrator in one.perpetrators}
    for perpetrator in two.perpetrators:
        made.setdefault(perpetrator.entity, perpetrator)
    return tuple(made.values())


def merged_things(one: Incident, two: Incident) -> tuple[Thing, ...]:
    made = {thing.entity: thing for thing in one.things}
    for thing in two.things:
        known = made.get(thing.entity)
        made[thing.entity] = (
            thing if known is None else replace(known, effect=known.effect or thing.effect)
        )
    return tuple(made.values())


def merged_victims(one: Incident, two: Incident) -> tuple[Victim, ...]:
    made = {victim.entity: victim for victim in one.victims}
    for victim in two.victims:
        known = made.get(victim.entity)
        effects = tuple(dict.fromkeys((*known.effects, *victim.effects))) if known else ()
        made[victim.entity] = replace(known, effects=effects) if known else victim
    return tuple(made.values())
