"""How likely the task's keys have a human target that is coded, and which are left out.

A logistic regression over what a coding tells of it. Its weights stand in the codebook and were
fitted on the 1,300 texts of MUC-4 train; a target is right where the key of its template has it.
"""

import math
from dataclasses import replace

from tacitus.values import Claim, Event
from tacitus.write.muc4.incident import Incident, Victim
from tacitus.write.muc4.phrases import PLURAL
from tacitus.write.muc4.profile import Chance, Profile
from tacitus.write.muc4.reading import Reading
from tacitus.write.muc4.targets import FIGURES

EARLY = 500  # characters after the dateline
USUAL = 0.8  # confidence from which more and less count


def likely(reading: Reading, incidents: list[Incident], profile: Profile) -> list[Incident]:
    """The incidents with the human targets that are likely enough; none of which nobody and
    nothing is left that it befell."""
    made = []
    for incident in incidents:
        victims = tuple(
            one
            for one in incident.victims
            if chance(features(reading, incident, one), profile.victim_chance)
            >= profile.victim_chance.least
        )
        if victims or incident.things or not incident.victims:
            made.append(replace(incident, victims=victims))
    return made


def chance(told: dict[str, float], rules: Chance) -> float:
    """0 to 1, of values by the name of their weight."""
    total = rules.start + sum(rules.weights[name] * value for name, value in told.items())
    return 1 / (1 + math.exp(-total))


def features(reading: Reading, incident: Incident, victim: Victim) -> dict[str, float]:
    """What a coding tells of a human target, by the names of the weights."""
    events = [one for one in reading.coded.events if one.id in incident.events]
    claims = [claim for event in events for claim in claims_of(reading, event, victim.entity)]
    others = (one for one in reading.coded.events if one.id not in incident.events)
    first = min((span.start for claim in claims for span in claim.evidence), default=None)
    words = (victim.name or victim.descriptions[0]).split()
    return {
        "confidence": max((claim.confidence for claim in claims), default=USUAL) - USUAL,
        "claims": math.log(max(1, len(claims))),
        "recipient": float(any(claim.field == "recipient" for claim in claims)),
        "elsewhere": float(any(is_hit(reading, one, victim.entity) for one in others)),
        "early": float(first is not None and first < reading.body + EARLY),
        "main": float(any(is_main(reading, one, victim.entity) for one in events)),
        "military": float(victim.type == "ACTIVE MILITARY"),
        "effects": float(bool(victim.effects)),
        "counted": float(victim.number.isdigit() and victim.number != "1"),
        "plural": float(victim.number == PLURAL),
        "one_word": float(len(words) == 1),
        "beside_names": float(not victim.name and any(one.name for one in incident.victims)),
        "kidnapping": float(incident.type == "KIDNAPPING"),
    }


def claims_of(reading: Reading, event: Event, entity: str) -> list[Claim]:
    """Who did it and whom it befell, as far as that is the entity."""
    told = reading.claims(event, "recipient", "target", *FIGURES, "actor", "responsibility")
    return [claim for claim in told if getattr(claim.value, "entity", None) == entity]


def is_main(reading: Reading, event: Event, entity: str) -> bool:
    return event.salience == "main" and bool(claims_of(reading, event, entity))


def is_hit(reading: Reading, event: Event, entity: str) -> bool:
    """Whether the event is an attack of which somebody says that it befell the entity."""
    fields = {claim.field for claim in event.claims if getattr(claim.value, "entity", "") == entity}
    hit = fields & {"recipient", "target", "killed", "wounded"}
    return bool(hit) and reading.code(event)[0] == "ASSAULT"
