"""When, where, with what and at which stage: slots 2 to 7."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

from anyascii import anyascii

from tacitus.values import Day, Event, Place, Weapon
from tacitus.write.muc4.incident import Incident, Instrument, When
from tacitus.write.muc4.phrases import OPENING, phrase_of
from tacitus.write.muc4.profile import Profile, Settings
from tacitus.write.muc4.reading import Reading
from tacitus.write.muc4.templates import Location, Range, Value
from tacitus.write.muc4.templates import Place as TemplatePlace

ORDER = ("admin1", "region", "city", "district")  # general to specific
POINTING = frozenset("this that these those his her its their our my your".split())
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def stage_of(reading: Reading, event: Event, profile: Profile) -> str:
    """Accomplished, attempted or threatened."""
    stages = profile.settings.stages
    type_, _ = reading.code(event)
    if type_ in profile.settings.threats:
        return stages["threatened"]
    told = [str(claim.value) for claim in reading.claims(event, "stage")]
    return stages[told[0]] if told else stages["default"]


def days_of(reading: Reading, event: Event, profile: Profile) -> Iterator[When]:
    for claim, day in reading.days(event):
        words = " ".join(reading.words(span) for span in claim.evidence)
        yield When(day, profile.settings.open_words.found_in(words))


def date_of(days: tuple[When, ...], published: datetime.date | None) -> Value | None:
    """The slot's value: the day told; else on or before the day of the report, or the last day that
    it can have been."""
    told = sorted((when for when in days if when.day.end), key=lambda when: length(when.day))
    exact = next((when.day.end for when in told if not when.open and is_exact(when.day)), None)
    if exact is not None:
        return written(exact)
    last = published or next((when.day.end for when in told), None)
    return Range(None, written(last)) if last else None


def is_exact(day: Day) -> bool:
    """Whether a single day is told, or a night ("in the past few hours")."""
    return length(day) <= 1


def length(day: Day) -> int:
    """Days of an interval; very many where it is open."""
    return (day.end - day.start).days if day.start and day.end else 100_000


def written(day: datetime.date) -> str:
    """ "02 NOV 89"."""
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year % 100:02}"


def at_home(
    places: tuple[Place, ...], home: str | None, countries: frozenset[str]
) -> tuple[Place, ...]:
    """The places; in the home country if no country is told and all lie outside those that the
    task took its articles from: they are then towns of the same name."""
    strange = all(
        one.precision != "country" and one.country and one.country not in countries
        for one in places
    )
    return tuple(replace(one, country=home) for one in places) if home and strange else places


def location_of(places: tuple[Place, ...], home: str | None, settings: Settings) -> Location | None:
    """The slot's value: the country, then the places told in it, general to specific."""
    countries = [place.country for place in places if place.country in settings.nations]
    code = countries[0] if countries else home
    nation = settings.nations.get(code or "")
    if nation is None:
        return None
    made: list[TemplatePlace] = []
    for precision in ORDER:
        for place in places:
            name = name_of(place, settings)
            if place.precision == precision and place.country == code and name:
                made.append(TemplatePlace((name,), (type_of(place, settings),)))
                break
    return Location((nation,), tuple(made))


def name_of(place: Place, settings: Settings) -> str:
    """In capital letters without accents, and without "Department" and the like at the end; empty
    where the words only point to a place ("the department", "this same place")."""
    parts = anyascii(place.name).upper().split()
    generic = len(parts) > 1 and parts[-1] in settings.generic
    name = " ".join(parts[:-1] if generic else parts)
    pointing = name.lower() in OPENING or name.lower().split(" ")[0] in POINTING
    return "" if pointing else name


def type_of(place: Place, settings: Settings) -> str:
    if place.precision == "admin1":
        return settings.admin1_types.get(place.country or "", settings.place_types["admin1"])
    return settings.place_types[place.precision]


def instruments_of(
    reading: Reading, event: Event, profile: Profile, incident: str
) -> tuple[Instrument, ...]:
    """The weapons told; else what the kind of attack tells."""
    rules = profile.instruments
    if incident in rules.none_for:
        return ()
    told = instruments_told(reading, event, profile)
    _, mode = reading.code(event)
    implied = rules.modes.get(mode or "") or rules.incidents.get(incident)
    return told or ((Instrument(None, implied),) if implied else ())


def instruments_told(reading: Reading, event: Event, profile: Profile) -> tuple[Instrument, ...]:
    """The weapons of the claims, each once; words for the act tell the type only."""
    rules = profile.instruments
    made: dict[Instrument, None] = {}
    for claim in reading.claims(event, "weapon"):
        if isinstance(claim.value, Weapon):
            words = phrase_of(claim.value.text).words
            found = rules.words.find(words) or rules.classes.get(claim.value.class_)
            if words and found:
                made[Instrument(None if rules.acts.found_in(words) else words, found)] = None
    return tuple(one for one in made if one.words) or tuple(made)[:1]


def merged_instruments(one: Incident, two: Incident) -> tuple[Instrument, ...]:
    """Those with words; else one that is only implied."""
    every = dict.fromkeys((*one.instruments, *two.instruments))
    told = tuple(instrument for instrument in every if instrument.words)
    return told or tuple(every)[:1]
