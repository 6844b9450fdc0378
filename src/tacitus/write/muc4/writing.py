"""An incident written into the 24 slots of a template."""

import datetime
from collections.abc import Iterable

from tacitus.write.muc4.incident import Incident, Victim
from tacitus.write.muc4.profile import Profile
from tacitus.write.muc4.settings import at_home, date_of, location_of
from tacitus.write.muc4.templates import SLOTS, Fillers, Location, Template, Value, filler

NOTHING = "-"  # the cross-reference where nothing is there to refer to
Slots = dict[str, Fillers | None]


def template_of(
    id: str,
    incident: Incident,
    profile: Profile,
    home: str | None,
    published: datetime.date | None,
) -> Template:
    """The template of an incident; `home` is the country where nothing tells one."""
    places = at_home(incident.places, home, profile.relevance.countries)
    location = location_of(places, home, profile.settings)
    written: Slots = {
        **setting_slots(incident, location, date_of(incident.days, published)),
        **instrument_slots(incident, profile),
        **perpetrator_slots(incident, profile),
        **thing_slots(incident, profile, location),
        **victim_slots(incident, profile, location),
    }
    return Template(id, slots={slot: written.get(slot, ()) for slot in SLOTS})


def fillers(values: Iterable[tuple[Value, str | None]]) -> Fillers:
    """Fillers of values with references, each once."""
    return tuple(dict.fromkeys(filler(value, ref) for value, ref in values))


def setting_slots(incident: Incident, location: Location | None, date: Value | None) -> Slots:
    return {
        "inc_date": (filler(date),) if date else (),
        "inc_loc": (filler(location),) if location else (),
        "inc_type": (filler(incident.type),),
        "inc_stage": (filler(incident.stage),),
    }


def instrument_slots(incident: Incident, profile: Profile) -> Slots:
    """An attack that was joined to a kidnapping may bring an instrument, which that has not."""
    if incident.type in profile.instruments.none_for:
        return {slot: None for slot in SLOTS if slot.startswith("inc_instr")}
    told = [(one.words, None) for one in incident.instruments if one.words]
    return {
        "inc_instr_id": fillers(told),
        "inc_instr_type": fillers((one.type, one.words or NOTHING) for one in incident.instruments),
    }


def perpetrator_slots(incident: Incident, profile: Profile) -> Slots:
    rules = profile.perpetrators
    state = any(one.state for one in incident.perpetrators)
    bodies = [one for one in incident.perpetrators if one.body]
    return {
        "perp_inc_cat": (filler(rules.of_state if state else rules.of_others),),
        "perp_ind_id": fillers((one.words, None) for one in incident.perpetrators if not one.body),
        "perp_org_id": fillers((one.words, None) for one in bodies),
        "perp_org_conf": fillers((one.confidence, one.words) for one in bodies),
    }


def thing_slots(incident: Incident, profile: Profile, location: Location | None) -> Slots:
    things = incident.things
    if incident.type in profile.physical.none_for:
        return {slot: None for slot in SLOTS if slot.startswith("phys_tgt")}
    nations = ((one.nation, one.words) for one in things)
    return {
        "phys_tgt_id": fillers((one.words, None) for one in things),
        "phys_tgt_type": fillers((one.type, one.words) for one in things),
        "phys_tgt_num": fillers((one.number, one.words) for one in things),
        "phys_tgt_nation": foreign(nations, profile, location),
        "phys_tgt_effect": fillers((one.effect, one.words) for one in things if one.effect),
    }


def victim_slots(incident: Incident, profile: Profile, location: Location | None) -> Slots:
    victims = incident.victims
    nations = ((one.nation, reference(one)) for one in victims)
    effects = [(effect, reference(one)) for one in victims for effect in one.effects]
    if not effects and incident.unhurt:
        effects = [(incident.unhurt, reference(one)) for one in victims]
        effects = effects or [(incident.unhurt, NOTHING)]
    return {
        "hum_tgt_name": fillers((one.name, None) for one in victims if one.name),
        "hum_tgt_desc": fillers(
            (words, one.name) for one in victims for words in one.descriptions[:1]
        ),
        "hum_tgt_type": fillers((one.type, reference(one)) for one in victims),
        "hum_tgt_num": fillers((one.number, reference(one)) for one in victims),
        "hum_tgt_nation": foreign(nations, profile, location),
        "hum_tgt_effect": fillers(effects),
    }


def reference(victim: Victim) -> str:
    """What the other slots refer to: the name, else the description."""
    return victim.name or victim.descriptions[0]


def foreign(
    nations: Iterable[tuple[str | None, str]], profile: Profile, location: Location | None
) -> Fillers:
    """Nations other than that of the location."""
    here = location.country if location else ()
    named = ((profile.settings.nations.get(code or ""), words) for code, words in nations)
    return fillers((nation, words) for nation, words in named if nation and nation not in here)
