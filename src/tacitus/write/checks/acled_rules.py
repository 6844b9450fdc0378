"""Rules for ACLED: enumerations, what must agree, precision against coordinates."""

from collections.abc import Iterator

from tacitus.lists import tables
from tacitus.write.checks.base import Cells, Places, day, decimal, unlisted, whole
from tacitus.write.formats.country_numbers import table as country_table

BOOK = tables("codebooks/acled.toml")
INTER: dict[str, int] = BOOK["inter"]
GONE = ("data_id", "event_id_no_cnty", "iso3")


def e201_event_type(row: Cells) -> Places:
    """ACLED has no such event type: take one of its six."""
    return unlisted(row, "event_type", BOOK["sub_event_types"])


def e202_sub_event_type(row: Cells) -> Places:
    """The sub-event type is none of this event type: mend one of the two."""
    subs = BOOK["sub_event_types"].get(row.get("event_type", ""))
    return () if subs is None else unlisted(row, "sub_event_type", subs)


def e203_disorder(row: Cells) -> Places:
    """The disorder type does not belong to this event type and sub-event type."""
    book = BOOK["disorder"]
    due = book.get(row.get("sub_event_type", "")) or book.get(row.get("event_type", ""))
    told = set(row.get("disorder_type", "").split("; "))
    wrong = due is not None and "disorder_type" in row and told != set(due.split("; "))
    return ("disorder_type",) if wrong else ()


def e204_inter(row: Cells) -> Iterator[str]:
    """ACLED has eight classes of actor, as text or as 1 to 8 (0 for none): take one of them."""
    for column in ("inter1", "inter2"):
        yield from unlisted(row, column, (*INTER, *INTER.values(), 0))


def e205_interaction(row: Cells) -> Places:
    """The interaction is not that of inter1 and inter2: lower class first, 0 for a sole actor."""
    codes = [inter(row, "inter1"), inter(row, "inter2")]
    there = sorted(code for code in codes if code)
    told = whole(row, "interaction")
    if not there or told is None:
        return ()
    due = there[0] * 10 + (there[1] if len(there) > 1 else 0)
    return () if told == due else ("interaction",)


def inter(row: Cells, column: str) -> int | None:
    """The number of a class."""
    return INTER.get(row.get(column, "")) or whole(row, column)


def e206_time_precision(row: Cells) -> Places:
    """The precision of time is 1 (day), 2 (week) or 3 (month)."""
    return unlisted(row, "time_precision", (1, 2, 3))


def e207_geo_precision(row: Cells) -> Places:
    """The precision of place is 1 (town), 2 (near or part of a region) or 3 (region)."""
    return unlisted(row, "geo_precision", (1, 2, 3))


def e208_year(row: Cells) -> Places:
    """The year is not that of event_date."""
    found, year = day(row, "event_date"), whole(row, "year")
    return ("year",) if found and year is not None and found.year != year else ()


def e209_point(row: Cells) -> Places:
    """A precision of place needs a point, and a point its precision."""
    pointed = "latitude" in row and "longitude" in row
    return () if pointed == ("geo_precision" in row) else ("geo_precision",)


def e210_fatalities(row: Cells) -> Places:
    """The number of dead is not below 0."""
    dead = whole(row, "fatalities")
    return ("fatalities",) if dead is not None and dead < 0 else ()


def w211_fatalities_missing(row: Cells) -> Places:
    """ACLED has a number of dead in each row, 0 where none is told: here it is missing."""
    return () if "fatalities" in row else ("fatalities",)


def e212_civilian_targeting(row: Cells) -> Places:
    """The cell is `Civilian targeting` or empty."""
    return unlisted(row, "civilian_targeting", ("Civilian targeting",))


def e213_civilians(row: Cells) -> Places:
    """Violence against civilians is civilian targeting: fill the cell, or mend the event type."""
    civil = row.get("event_type") == "Violence against civilians"
    return ("civilian_targeting",) if civil and "civilian_targeting" not in row else ()


def e214_iso(row: Cells) -> Places:
    """ISO 3166-1 has no country of this number."""
    return unlisted(row, "iso", (one.numeric for one in country_table().values()))


def w215_actor(row: Cells) -> Places:
    """ACLED names an actor1 in each row, unidentified if need be: here it is missing."""
    return () if "actor1" in row else ("actor1",)


def e216_needed(row: Cells) -> Iterator[str]:
    """An event needs an id, a day, its types: fill the cell."""
    for column in ("event_id_cnty", "event_date", "event_type", "sub_event_type"):
        if column not in row:
            yield column


def w217_old_columns(row: Cells) -> Places:
    """This column went in March 2023: the file is older, or was joined to an older one."""
    return [column for column in GONE if column in row]


def w218_null_island(row: Cells) -> Places:
    """The point 0, 0 lies in the sea: it stands for a missing one; leave both cells empty."""
    return ("latitude",) if decimal(row, "latitude") == 0 == decimal(row, "longitude") else ()


RULES = (
    e201_event_type, e202_sub_event_type, e203_disorder, e204_inter, e205_interaction,
    e206_time_precision, e207_geo_precision, e208_year, e209_point, e210_fatalities,
    w211_fatalities_missing, e212_civilian_targeting, e213_civilians, e214_iso, w215_actor,
    e216_needed, w217_old_columns, w218_null_island,
)  # fmt: skip
