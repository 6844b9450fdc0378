"""What the dateline of a MUC-4 text says: the day, and the country of the place."""

import datetime
import re

from tacitus.countries import country_of_name
from tacitus.derive.gazetteer import Gazetteer, key_of
from tacitus.write.muc4.dateline import Dateline

MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
PLACE = re.compile(r"(?P<town>[^(]+?)\s*(?:\((?P<country>[^)]+)\))?$")


LONGEST = 300  # characters of a dateline


def dateline_of(text: str, place: str | None, gazetteer: Gazetteer) -> Dateline:
    """The dateline of a text; it ends with "--"."""
    at = text.find("--", 0, LONGEST)
    return Dateline(at + 2 if at >= 0 else 0, home_country(place, gazetteer))


def published_day(date: str | None) -> str | None:
    """ "7 JAN 90" (also "JAN 7 90") as an ISO date; None where year, month or day is missing."""
    parts = (date or "").upper().split()
    if len(parts) != 3:
        return None
    day, month, year = parts if parts[0].isdecimal() else (parts[1], parts[0], parts[2])
    if month[:3] not in MONTHS or not (day.isdecimal() and year.isdecimal()):
        return None
    try:
        made = datetime.date(1900 + int(year) % 100, MONTHS.index(month[:3]) + 1, int(day))
    except ValueError:
        return None
    return made.isoformat()


def home_country(place: str | None, gazetteer: Gazetteer) -> str | None:
    """The country (ISO 3166-1) of a dateline's place: that in parentheses, else that of the most
    populous place of the name; None for an unknown name."""
    match = PLACE.match(place or "")
    if match is None:
        return None
    for name in filter(None, (match["country"], match["town"])):
        country = country_of_name(name) or country_of_name(name.title())
        found = gazetteer.named(key_of(name))
        if country or found:
            return country or found[0].country
    return None
