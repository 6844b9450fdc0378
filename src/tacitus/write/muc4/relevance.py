"""Which events are incidents of the task: section 1.0 of its documentation."""

import datetime

from tacitus.values import Entity, Event
from tacitus.write.muc4.perpetrators import perpetrators_of
from tacitus.write.muc4.phrases import phrase_of
from tacitus.write.muc4.profile import IncidentRule, Profile, Relevance
from tacitus.write.muc4.reading import Reading
from tacitus.write.muc4.settings import instruments_told
from tacitus.write.muc4.targets import is_armed, is_thing, targeted
from tacitus.write.muc4.things import damaged_things


def incident_type(reading: Reading, event: Event, profile: Profile) -> str | None:
    """The incident type; None where the event is of no such kind."""
    fitting = (one.type for one in profile.incidents if fits(one, reading, event, profile))
    return next(fitting, None)


def fits(rule: IncidentRule, reading: Reading, event: Event, profile: Profile) -> bool:
    """Whether an event is of a rule's incident type: by its code, and by whatever else the rule
    asks for."""
    if not rule.codes_fit(*reading.code(event)):
        return False
    if rule.words and not rule.words.found_in(" | ".join(reading.anchors(event))):
        return False
    if rule.state and not any(one.state for one in perpetrators_of(reading, event, profile)):
        return False
    told = {one.type for one in instruments_told(reading, event, profile)}
    return not rule.instruments or bool(rule.instruments & told)


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
        damaged = any(damaged_things(reading, event, profile, []))
        return "" if damaged and is_near(reading, event, rules) else "no target"
    lawful = [one for one in targets if not is_armed(reading, one.entity, rules)]
    if not lawful:
        return "armed sides"
    if all(is_general_target(one.entity, rules) for one in lawful):
        return "general"
    if not is_near(reading, event, rules):
        return "elsewhere"
    only_things = all(is_thing(one, profile) for one in lawful)
    if only_things and all(rules.combat.found_in(words) for words in reading.anchors(event)):
        return "combat"
    if is_general(reading, event, rules):
        return "general"
    return ""


def is_recent(reading: Reading, event: Event, rules: Relevance) -> bool:
    """No older than is wanted; true where no day is told."""
    ends = [day.end for _, day in reading.days(event) if day.end is not None]
    if not ends or reading.day is None or rules.recent_days is None:
        return True
    return max(ends) >= reading.day - datetime.timedelta(days=rules.recent_days)


def is_general_target(entity: Entity, rules: Relevance) -> bool:
    """Whether the words for a target are too general, or name a place."""
    return entity.kind == "place" or rules.general_targets.is_all_of(phrase_of(entity.name).words)


def is_near(reading: Reading, event: Event, rules: Relevance) -> bool:
    """Whether the event belongs to a country of the task: its place, who did it or whom it befell.
    It does, too, where no place is told or the report names such a country elsewhere."""
    places = {place.country for place in reading.places(event)} - {None}
    return not places or bool((places | reading.countries) & rules.countries)


def is_general(reading: Reading, event: Event, rules: Relevance) -> bool:
    """A description of no one incident: only words for many, and no day."""
    words = reading.anchors(event)
    dated = any(True for _ in reading.days(event))
    return not dated and all(rules.general.is_all_of(one) for one in words)
