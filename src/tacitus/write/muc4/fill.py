"""The whole mapping: a coded report goes in, MUC-4 templates come out."""

from collections import Counter
from dataclasses import replace

from tacitus.values import CodedReport, Event
from tacitus.write.muc4.chances import likely
from tacitus.write.muc4.dateline import Dateline
from tacitus.write.muc4.incident import Incident
from tacitus.write.muc4.joining import joined
from tacitus.write.muc4.perpetrators import perpetrators_of
from tacitus.write.muc4.profile import Profile
from tacitus.write.muc4.reading import Reading
from tacitus.write.muc4.relevance import incident_type, refusal
from tacitus.write.muc4.settings import days_of, instruments_of, stage_of
from tacitus.write.muc4.templates import Template
from tacitus.write.muc4.things import things_of
from tacitus.write.muc4.victims import unhurt, victims_of
from tacitus.write.muc4.writing import template_of

NONE = Dateline()


def fill(coded: CodedReport, profile: Profile, dateline: Dateline = NONE) -> list[Template]:
    """The templates of a report."""
    return [template for _, template in filled(coded, profile, dateline)]


def filled(
    coded: CodedReport, profile: Profile, dateline: Dateline = NONE
) -> list[tuple[tuple[str, ...], Template]]:
    """The templates of a report, each with the ids of the events that it is made of."""
    reading = Reading(coded, dateline.end)
    incidents = likely(reading, incidents_of(reading, profile), profile)
    land = home_of(reading, dateline.country, profile)
    return [
        (incident.events, template_of(str(number), incident, profile, land, reading.day))
        for number, incident in enumerate(incidents, 1)
    ]


def incidents_of(reading: Reading, profile: Profile) -> list[Incident]:
    """The incidents of a report that count, each with all whom it befell."""
    found = [
        incident_of(reading, event, profile)
        for event in reading.coded.events
        if reading.has_type(event) and not refusal(reading, event, profile)
    ]
    return [with_releases(reading, one, profile) for one in joined(found)]


def incident_of(reading: Reading, event: Event, profile: Profile) -> Incident:
    type_ = incident_type(reading, event, profile) or ""
    return Incident(
        events=(event.id,),
        type=type_,
        stage=stage_of(reading, event, profile),
        days=tuple(days_of(reading, event, profile)),
        places=tuple(reading.places(event)),
        instruments=instruments_of(reading, event, profile, type_),
        perpetrators=perpetrators_of(reading, event, profile),
        things=things_of(reading, event, profile, type_),
        victims=victims_of(reading, event, profile),
        unhurt=unhurt(reading, event, profile),
    )


def with_releases(reading: Reading, incident: Incident, profile: Profile) -> Incident:
    """The incident with the effect on those of whom another event tells that they came free."""
    freed = {
        entity.id
        for event in reading.coded.events
        if "/".join(filter(None, reading.code(event))) in profile.human.release
        for claim in reading.claims(event, "recipient", "actor")
        if (entity := reading.entity_of(claim))
    }
    effect = profile.human.effects["released"]
    victims = tuple(
        replace(victim, effects=(*victim.effects, effect)) if victim.entity in freed else victim
        for victim in incident.victims
    )
    return (
        replace(incident, victims=victims)
        if incident.type in profile.human.freed_from
        else incident
    )


def home_of(reading: Reading, home: str | None, profile: Profile) -> str | None:
    """The country where nothing tells one: the country of the task that the report's places and
    beings belong to most, else that of its dateline."""
    places = (place.country for event in reading.coded.events for place in reading.places(event))
    beings = (entity.country for entity in reading.coded.entities)
    told = Counter(code for code in (*places, *beings) if code in profile.relevance.countries)
    return told.most_common(1)[0][0] if told else home
