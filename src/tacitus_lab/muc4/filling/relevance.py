"""Which events are incidents of the task: section 1.0 of its documentation."""

import datetime

from tacitus.values import Entity, Event
from tacitus_lab.muc4.filling.profile import Profile, Relevance
from tacitus_lab.muc4.filling.reading import Reading
from tacitus_lab.muc4.filling.targets import Targeted, is_thing, targeted


def incident_type(reading: Reading, event: Event, profile: Profile) -> str | None:
    """The incident type; None where the event is of no such kind."""
    type_, mode = reading.code(event)
    words = " | ".join(reading.anchors(event))
    return next((one.type for one in profile.incidents if one.fits(type_, mode, words)), None)


def refusal(reading: Reading, event: Event, profile: Profile) -> str:
    """Why an event is no incident of the task; empty where it is one."""
    rules = profile.relevance
    if incident_type(reading, event, profile) is None:
        return "kind"
    if reading.kind(event).certainty not in rules.certainties:
        return "certainty"
    if event.salience not in rules.saliences:
        return "salience"
    if not is_recent(reading, event, rules):
        return "old"
    return refusal_by_target(reading, event, profile)


def refusal_by_target(reading: Reading, event: Event, profile: Profile) -> str:
    rules = profile.relevance
    targets = targeted(reading, event)
    if not targets:
        return "no target"
    lawful = [one for one in targets if not is_armed(reading, one.entity, rules)]
    if not lawful:
        return "armed sides"
    if not is_near(reading, event, targets, rules):
        return "elsewhere"
    only_things = all(is_thing(one, profile) for one in lawful)
    if only_things and all(rules.combat.found_in(words) for words in reading.anchors(event)):
        return "combat"
    if is_general(reading, event, rules):
        return "general"
    return ""


def is_recent(reading: Reading, event: Event, rules: Relevance) -> bool:
    """No older than the task wants; true where no day is told."""
    ends = [day.end for _, day in reading.days(event) if day.end is not None]
    if not ends or reading.day is None:
        return True
    return max(ends) >= reading.day - datetime.timedelta(days=rules.recent_days)


def is_armed(reading: Reading, entity: Entity, rules: Relevance) -> bool:
    """Whether a target is a group outside the law, or a country's own forces."""
    words = " | ".join((entity.name, *reading.attributes(entity, "title", "occupation", "status")))
    if rules.former.found_in(words):
        return False
    if set(entity.sector) & rules.unlawful or rules.unlawful_words.found_in(entity.name):
        return True
    forces = set(entity.sector) & rules.forces or rules.forces_words.found_in(entity.name)
    foreign = entity.country is not None and entity.country not in rules.countries
    return bool(forces) and not foreign


def is_near(reading: Reading, event: Event, targets: list[Targeted], rules: Relevance) -> bool:
    """Whether place, target or perpetrator belongs to a country of the task, or none is known."""
    places = {place.country for place in reading.places(event)}
    actors = [reading.entity_of(claim) for claim in reading.claims(event, "actor")]
    others = {one.country for one in actors if one} | {one.entity.country for one in targets}
    known = (places | others) - {None}
    return not known or bool(known & rules.countries)


def is_general(reading: Reading, event: Event, rules: Relevance) -> bool:
    """A description of no one incident: only words for many, and no day."""
    words = reading.anchors(event)
    dated = any(True for _ in reading.days(event))
    return not dated and all(rules.general.is_all_of(one) for one in words)
