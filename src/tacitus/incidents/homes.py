"""The town at which a report is at home, and whether a place that it tells of may be elsewhere.

The town whose police or firemen a report names, else that of its dateline, is mostly where its
story plays. A quarter of that town ("a shooting in Austin", by the police of Chicago) is easily
read as a town of that name far away. A place in a country that the report never names is no place
of its story then; in the USA, whose papers name the state of a town elsewhere, nor is one in a
state that it never names.
"""

import re
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass

from tacitus.areas import is_area
from tacitus.incidents.digest import items
from tacitus.incidents.facts import Fact
from tacitus.incidents.reading import Reading
from tacitus.sphere import kilometres
from tacitus.values import Place, Toponym

CITY = 30.0  # km: how far a quarter lies from the middle of its town at most
NAMES_STATES = "USA"  # where papers name the state of a town in another one
FORCES = re.compile(
    r" (?:(?:city|metro|metropolitan) )?(?:police|pd|officers|detectives|firefighters"
    r"|fire (?:department|rescue|brigade|officials))\b",
    re.IGNORECASE,
)
DATELINE = re.compile(
    r"(?:, ?[A-Z][A-Za-z.]*(?: [A-Z][a-z.]+)?)? ?(?:\([^)\n]{1,40}\) ?)?(?:[—–:]|--?(?= )|>>)"
)
BEGINS = re.compile(r"\n\W*$")
COMPASS = re.compile(r"(?:north|south|east|west)(?:ern|side)?\b[ -]*", re.IGNORECASE)
# What a name goes on with that is no town's.
QUARTER = re.compile(
    r" (?:neighbou?rhoods?|sections?|quarters?|boroughs?|housing|apartments?|projects?|parks?"
    r"|streets?|st|avenues?|ave|roads?|rd|drives?|boulevard|blvd|lane|homes|dwellings|heights"
    r"|manor|estates?|terrace|mall|plaza)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Home:
    """The name that tells it, and the place; `policed`: its own police or firemen are named."""

    name: Toponym
    place: Place
    policed: bool


def key_of(place: Place) -> Hashable:
    return place.geonames_id or place.name


def home_of(reading: Reading) -> Home | None:
    """The town whose police or firemen a report names most often, of equals the first; else that of
    its dateline. None where it names none, or is a round-up, each item of which may have its
    own."""
    if items(reading.text):
        return None
    forces = policed(reading)
    if forces:
        often = Counter(key_of(one.place) for one in forces)
        return max(forces, key=lambda one: often[key_of(one.place)])
    return next(
        (
            Home(town, town.value, policed=False)
            for town in reading.derived.towns
            if isinstance(town.value, Place) and is_dateline(reading, town)
        ),
        None,
    )


def policed(reading: Reading) -> list[Home]:
    """The towns before whose police or firemen they stand, in the order of the text."""
    return [
        Home(town, town.value, policed=True)
        for town in reading.derived.towns
        if isinstance(town.value, Place) and FORCES.match(reading.text, town.span.end)
    ]


def is_dateline(reading: Reading, town: Toponym) -> bool:
    """Whether a town begins a paragraph below the title and a dash follows it."""
    start = town.span.start
    begins = BEGINS.search(reading.text, max(0, start - 4), start)
    return begins is not None and DATELINE.match(reading.text, town.span.end) is not None


def may_be(reading: Reading, fact: Fact, home: Home) -> bool:
    """Whether a place that is told may be where the story plays, home being another one. An area
    says nothing against home but in another country."""
    place = fact.value
    assert isinstance(place, Place)
    if is_area(place):
        return place.country != home.place.country
    return not is_part(reading, fact, home.place) and not is_elsewhere(reading, place, home.place)


def is_elsewhere(reading: Reading, place: Place, home: Place) -> bool:
    """Whether a place lies in a country, or in a state of the USA, that the report does not name
    though it is not that of home, and no police of its own are named."""
    if any(key_of(one.place) == key_of(place) for one in policed(reading)):
        return False
    named = [
        one.value
        for one in reading.places.values()
        if isinstance(one.value, Place) and one.value.precision in ("country", "admin1")
    ]
    if any(one.country == place.country and one.admin1 == place.admin1 for one in named):
        return False
    if place.country is None:
        return False
    if place.country != home.country:
        return not any(one.country == place.country for one in named)
    known = place.admin1 is not None and home.admin1 is not None
    return known and place.country == NAMES_STATES and place.admin1 != home.admin1


def is_part(reading: Reading, fact: Fact, town: Place) -> bool:
    """Whether a place is a part of a town: by its nearness, as "the South Side" or "South Chicago",
    by the words behind its name."""
    place = fact.value
    assert isinstance(place, Place)
    if any(key_of(one.place) == key_of(place) for one in policed(reading)):
        return False
    if COMPASS.sub("", place.name) in ("", town.name):
        return True
    if any(QUARTER.match(reading.text, span.end) for span in fact.evidence):
        return True
    if place.lat is None or place.lon is None or town.lat is None or town.lon is None:
        return False
    near = kilometres(place.lat, place.lon, town.lat, town.lon) <= CITY
    return near and place.precision == "district"
