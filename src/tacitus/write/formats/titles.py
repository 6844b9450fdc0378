"""An incident in one sentence: the headline of the report that tells most of it."""

from tacitus.incident_values import Incident, Told
from tacitus.write.entity_names import names_told
from tacitus.write.headline import headline


def title_of(one: Incident) -> str:
    """Empty where nobody tells of what kind it is."""
    fullest = fullest_of(one)
    return headline(fullest.event, names_told(fullest.event, fullest.coded))


def fullest_of(one: Incident) -> Told:
    """What the report tells that tells most."""
    return max(one.told, key=lambda told: (told.event.salience == "main", len(told.event.claims)))
