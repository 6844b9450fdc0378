"""The best place of an incident, level by level, and its point only where one may be told."""

from dataclasses import dataclass

from tacitus.incident_values import Incident
from tacitus.values import Place
from tacitus.write.codes import country_name
from tacitus.write.formats.parties import claims_of, flat
from tacitus.write.formats.view import place_of, stated

TOWNS = ("site", "city")


@dataclass(frozen=True, slots=True)
class Where:
    """A place by its levels; `raw` are the words of a report. `lat` and `lon` are those of the
    level that `place.precision` names, never of a wider one."""

    place: Place
    city: str | None = None
    district: str | None = None
    province: str | None = None
    country: str | None = None
    raw: str | None = None

    @property
    def is_town(self) -> bool:
        """Whether the point is that of a town or of a spot in it."""
        return self.place.precision in TOWNS and self.place.lat is not None


def province_of(place: Place) -> str | None:
    """The first-level division that it lies in, or is."""
    return place.admin1 or (place.name if place.precision == "admin1" else None)


def full_name(place: Place) -> str:
    """ "Tanta, Gharbia, Egypt": the name and what it lies in."""
    name = None if place.precision == "country" else place.name
    parts = (name, place.admin1, country_name(place.country))
    return ", ".join(dict.fromkeys(filter(None, parts)))


def where_of(one: Incident) -> Where | None:
    """Where it happened; None where no place is told."""
    place = place_of(one)
    if place is None:
        return None
    level = place.precision
    return Where(
        place=place,
        city=place.name if level in TOWNS else None,
        district=place.name if level == "district" else None,
        province=province_of(place),
        country=country_name(place.country),
        raw=raw_words(one),
    )


def raw_words(one: Incident) -> str | None:
    """The words of the first claim of the best place."""
    for known in stated(one, "place")[:1]:
        for told, claim in claims_of(one, known):
            return flat(claim.evidence[0].of(told.coded.report.text))
    return None
