"""Rules for GDELT 2.0: its events, and what they share with its mentions and its graph."""

import datetime
import re
from collections.abc import Iterator

from tacitus.write.checks.base import Cells, Places, decimal, unlisted, whole
from tacitus.write.formats.cameo_codes import codes

MOMENT = re.compile(r"\d{14}", re.ASCII)
MOMENTS = ("DATEADDED", "EventTimeDate", "MentionTimeDate", "DATE")
SOURCES = range(1, 7)
GEOS = ("Actor1Geo", "Actor2Geo", "ActionGeo")
GEO_TYPES = range(6)  # 0 stands for no place
COUNTS = ("NumMentions", "NumSources", "NumArticles")
MOST = 10  # of the Goldstein scale
SLACK = 0.003  # of a year, a day


def moment(text: str) -> datetime.datetime | None:
    """A moment of GDELT; None where it is none."""
    if not MOMENT.fullmatch(text):
        return None
    try:
        return datetime.datetime.fromisoformat(f"{text[:8]}T{text[8:]}Z")
    except ValueError:
        return None


def sql_day(row: Cells) -> datetime.date | None:
    found = moment(row.get("SQLDATE", "") + "000000")
    return found.date() if found else None


# ---- all three tables -----------------------------------------------------------------------


def e701_moment(row: Cells) -> Places:
    """Write a moment in UTC as YYYYMMDDHHMMSS, 14 digits (GDELT 1.0 had days of 8)."""
    return [column for column in MOMENTS if column in row and moment(row[column]) is None]


def e702_source_kind(row: Cells) -> Iterator[str]:
    """GDELT has kinds of sources 1 to 6: 1 web, 2 citation only, 3 CORE, 4 DTIC, 5 JSTOR, 6 no
    text."""
    for column in ("MentionType", "SourceCollectionIdentifier"):
        yield from unlisted(row, column, SOURCES)


# ---- events ---------------------------------------------------------------------------------


def e703_day(row: Cells) -> Places:
    """Write the day as YYYYMMDD, or leave the cell empty."""
    return ("SQLDATE",) if "SQLDATE" in row and sql_day(row) is None else ()


def e704_month_and_year(row: Cells) -> Iterator[str]:
    """MonthYear and Year are the first six and four digits of SQLDATE."""
    if sql_day(row) is not None:
        for column, digits in (("MonthYear", 6), ("Year", 4)):
            if row.get(column, row["SQLDATE"][:digits]) != row["SQLDATE"][:digits]:
                yield column


def w705_fraction(row: Cells) -> Places:
    """FractionDate is the year and (30 months + days) / 365 of it: here it is more than a day off
    SQLDATE."""
    found, told = sql_day(row), decimal(row, "FractionDate")
    if found is None or told is None:
        return ()
    due = found.year + (30 * (found.month - 1) + found.day) / 365
    return () if abs(told - due) <= SLACK else ("FractionDate",)


def e706_event_code(row: Cells) -> Places:
    """CAMEO has no such code: a leading zero belongs to it (043, not 43)."""
    return ("EventCode",) if row.get("EventCode", "01") not in codes() else ()


def e707_base_and_root(row: Cells) -> Iterator[str]:
    """EventBaseCode and EventRootCode are the first three and two digits of EventCode."""
    code = row.get("EventCode")
    if code in codes():
        for column, digits in (("EventBaseCode", 3), ("EventRootCode", 2)):
            if row.get(column, code[:digits]) != code[:digits]:
                yield column


def e708_quad_class(row: Cells) -> Places:
    """The quad class is not that of the code: 1 verbal and 2 material cooperation, 3 verbal and 4
    material conflict."""
    found, told = codes().get(row.get("EventCode", "")), whole(row, "QuadClass")
    return ("QuadClass",) if found and told is not None and told != found.quad else ()


def e709_goldstein(row: Cells) -> Places:
    """The scale goes from -10 (conflict) to 10 (cooperation)."""
    return ("GoldsteinScale",) if abs(decimal(row, "GoldsteinScale") or 0.0) > MOST else ()


def e710_root_event(row: Cells) -> Places:
    """IsRootEvent is 1 or 0."""
    return unlisted(row, "IsRootEvent", (0, 1))


def e711_counts(row: Cells) -> Places:
    """An event is mentioned at least once, by one source in one article."""
    return [name for name in COUNTS if (number := whole(row, name)) is not None and number < 1]


def e712_geo_type(row: Cells) -> Iterator[str]:
    """GDELT has types of places 1 to 5: country, state of the USA, town in the USA, town elsewhere,
    state elsewhere."""
    for geo in GEOS:
        yield from unlisted(row, f"{geo}_Type", GEO_TYPES)


def e713_point(row: Cells) -> Iterator[str]:
    """A point has both degrees, latitude from -90 to 90, longitude from -180 to 180."""
    for geo in GEOS:
        ends = ((f"{geo}_Lat", 90), (f"{geo}_Long", 180))
        there = [(column, most) for column, most in ends if column in row]
        for column, most in there:
            if len(there) == 1 or abs(decimal(row, column) or 0.0) > most:
                yield column


def e714_untyped_point(row: Cells) -> Places:
    """A point needs the type of what it is of: fill the cell, or leave out the point."""
    types = [(f"{geo}_Type", whole(row, f"{geo}_Type")) for geo in GEOS if f"{geo}_Lat" in row]
    return [column for column, told in types if not told]


def e715_geo_country(row: Cells) -> Places:
    """Places have the two letters of FIPS 10-4, not three of ISO 3166-1."""
    return [f"{geo}_CountryCode" for geo in GEOS if not letters(row, f"{geo}_CountryCode", 2)]


def e716_actor_country(row: Cells) -> Places:
    """Actors have the three letters of CAMEO (as ISO 3166-1), not two of FIPS 10-4."""
    columns = ("Actor1CountryCode", "Actor2CountryCode")
    return [column for column in columns if not letters(row, column, 3)]


def letters(row: Cells, column: str, number: int) -> bool:
    """Whether a cell is empty, or so many capital letters."""
    told = row.get(column, "A" * number)
    return len(told) == number and told.isascii() and told.isalpha() and told.isupper()


def w717_geo_area(row: Cells) -> Iterator[str]:
    """The code of the area begins with that of its country."""
    for geo in GEOS:
        country, area = row.get(f"{geo}_CountryCode", ""), row.get(f"{geo}_ADM1Code")
        if area is not None and not area.startswith(country):
            yield f"{geo}_ADM1Code"


def e718_needed(row: Cells) -> Places:
    """An event needs an id, a code and the address of its first report: fill the cell."""
    needed = ("GLOBALEVENTID", "EventCode", "SOURCEURL")
    return [column for column in needed if column not in row]


RULES = (
    e701_moment, e703_day, e704_month_and_year, w705_fraction, e706_event_code, e707_base_and_root,
    e708_quad_class, e709_goldstein, e710_root_event, e711_counts, e712_geo_type, e713_point,
    e714_untyped_point, e715_geo_country, e716_actor_country, w717_geo_area, e718_needed,
)  # fmt: skip
