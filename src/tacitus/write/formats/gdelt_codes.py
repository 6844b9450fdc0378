"""GDELT's ways of writing days, moments and places."""

import datetime
from dataclasses import dataclass

from tacitus.values import Day, Place, Report
from tacitus.write.codes import fips
from tacitus.write.formats.where import full_name

# GDELT's types of places; only these can have a point.
COUNTRY, STATE_USA, TOWN_USA, TOWN, STATE = 1, 2, 3, 4, 5


@dataclass(frozen=True, slots=True)
class Geo:
    """A place as GDELT writes it; `type` and the point are None where GDELT has no type for what
    the point would be of."""

    type: int | None
    full_name: str
    country: str | None
    lat: float | None
    lon: float | None


def geo(place: Place) -> Geo:
    type_ = geo_type(place)
    known = type_ is not None and place.lat is not None
    return Geo(
        type_,
        full_name(place),
        fips(place.country),
        place.lat if known else None,
        place.lon if known else None,
    )


def geo_type(place: Place) -> int | None:
    """None for districts and regions, of which GDELT knows nothing."""
    home = place.country == "USA"
    match place.precision:
        case "site" | "city":
            return TOWN_USA if home else TOWN
        case "admin1":
            return STATE_USA if home else STATE
        case "country":
            return COUNTRY
    return None


def moment(report: Report) -> str | None:
    """When a report was published, as YYYYMMDDHHMMSS in UTC; of a bare day midnight."""
    if not report.published:
        return None
    told = datetime.datetime.fromisoformat(report.published)
    if told.tzinfo is not None:
        told = told.astimezone(datetime.UTC)
    return told.strftime("%Y%m%d%H%M%S")


@dataclass(frozen=True, slots=True)
class When:
    """SQLDATE, MonthYear, Year, FractionDate; each None where the day may be in several."""

    day: str | None = None
    month: str | None = None
    year: str | None = None
    fraction: float | None = None


def when(day: Day | None) -> When:
    if day is None or day.start is None or day.end is None:
        return When()
    start, end = (f"{one:%Y%m%d}" for one in (day.start, day.end))
    one = start == end
    rest = (30 * (day.start.month - 1) + day.start.day) / 365
    return When(
        day=start if one else None,
        month=start[:6] if start[:6] == end[:6] else None,
        year=start[:4] if start[:4] == end[:4] else None,
        fraction=round(day.start.year + rest, 4) if one else None,
    )


def source_kind(report: Report) -> int:
    """GDELT's kind of source: 1 web, 2 by citation only."""
    return 1 if report.url else 2
