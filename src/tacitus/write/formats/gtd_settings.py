"""GTD's settings of an attack: when, where, damage, sources."""

from tacitus.incident_values import Incident
from tacitus.values import Seconds
from tacitus.write.codes import country_name
from tacitus.write.formats.codebook_table import Cells, days_in
from tacitus.write.formats.country_numbers import numbers
from tacitus.write.formats.facts import Book, Derived
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parties import sources_of
from tacitus.write.formats.view import day_of, first
from tacitus.write.formats.where import TOWNS, province_of

NO_PLACE = "no place is told: country and region are blank, specificity is 5"
TOO_MANY = "GTD has three columns for sources"
DAY = 86_400  # seconds


def when(one: Incident) -> Cells:
    """Year, month and day, 0 for what is not known, and the range in words; empty where not even a
    year is told."""
    day = day_of(one)
    if day is None or day.start is None or day.end is None or day.start.year != day.end.year:
        return {}
    month = day.start.month if day.start.month == day.end.month else 0
    exact = days_in(day) == 1
    return {
        "iyear": day.start.year,
        "imonth": month,
        "iday": day.start.day if exact else 0,
        "approxdate": None if exact else f"{day.start} to {day.end}",
        "extended": extended(one),
    }


def extended(one: Incident) -> int | None:
    """Whether it lasted more than a day; blank where it is not told how long."""
    held = first(one, "duration")
    return int(held.value.seconds > DAY) if held and isinstance(held.value, Seconds) else None


def where(known: Derived, book: Book, losses: Losses) -> Cells:
    """The place by its levels; vicinity is not told."""
    place = known.place
    if place is None:
        losses.add(known.one.id, "country", NO_PLACE)
        return {"specificity": 5, "vicinity": -9}
    numbered = numbers(place.country)
    town = place.precision in TOWNS
    region = numbered.gtd_region
    told = place.precision not in ("country", "region", "unknown")
    pointed = told and place.lat is not None  # a town that no gazetteer lists has no point
    return {
        "country": numbered.gtd,
        "country_txt": country_name(place.country),
        "region": region,
        "region_txt": book["regions"].get(str(region)),
        "provstate": province_of(place),
        "city": place.name if town else "Unknown",
        "latitude": place.lat if pointed else None,
        "longitude": place.lon if pointed else None,
        "specificity": book["specificity"][place.precision if pointed else "unknown"],
        "vicinity": -9,
        "location": place.site,
    }


def damage(one: Incident) -> Cells:
    """Whether property was damaged; its extent is no figure that a claim bears."""
    found = first(one, "damage")
    if found is None:
        return {"property": -9}
    return {
        "property": 1,
        "propextent": 4,
        "propextent_txt": "Unknown",
        "propcomment": found.text,
    }


def sources(one: Incident, losses: Losses) -> Cells:
    """Up to three reports, and marks of internationality that no claim bears."""
    reports = [told.coded.report for told in sources_of(one)]
    if len(reports) > 3:
        losses.add(one.id, "scite3", TOO_MANY)
    cells: Cells = {
        f"scite{number}": ", ".join(
            filter(None, (f'"{r.title}"' if r.title else None, r.publisher, r.published, r.url))
        )
        or r.id
        for number, r in enumerate(reports[:3], 1)
    }
    unknown = dict.fromkeys(("INT_LOG", "INT_IDEO", "INT_MISC", "INT_ANY"), -9)
    return cells | {"dbsource": "Tacitus"} | unknown
