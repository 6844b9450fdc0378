"""Rules for our own table `incidents`."""

from collections.abc import Iterator
from itertools import pairwise
from typing import get_args

from tacitus.vocabulary import (
    COUNTRIES,
    MODES,
    PLOVER_TYPES,
    STATUSES,
    TOLL_FIELDS,
    DatePrecision,
    PlacePrecision,
    Stage,
    TargetClass,
    WeaponClass,
)
from tacitus.write.checks.base import Cells, Places, day, unlisted, whole

FIGURES = ("fatalities", *TOLL_FIELDS[1:])
LISTS: dict[str, tuple[str, ...]] = {
    "target_classes": get_args(TargetClass),
    "weapon_classes": get_args(WeaponClass),
}


def e501_days(row: Cells) -> Places:
    """event_date_end is before event_date: turn them round."""
    start, end = day(row, "event_date"), day(row, "event_date_end")
    return ("event_date_end",) if start and end and end < start else ()


def e502_codes(row: Cells) -> Iterator[str]:
    """The codebook has no such code: `tacitus export --format codebook` lists all."""
    yield from unlisted(row, "event_type", PLOVER_TYPES)
    yield from unlisted(row, "stage", get_args(Stage))
    yield from unlisted(row, "date_precision", get_args(DatePrecision))
    yield from unlisted(row, "geo_precision", get_args(PlacePrecision))
    yield from unlisted(row, "review_status", STATUSES)
    for column, codes in LISTS.items():
        if any(part not in codes for part in row.get(column, codes[0]).split("; ")):
            yield column


def e503_mode(row: Cells) -> Places:
    """The mode is none of this event type."""
    modes = next((m for kind, m in MODES.items() if kind == row.get("event_type")), None)
    return () if modes is None else unlisted(row, "event_mode", modes)


def e504_bounds(row: Cells) -> Iterator[str]:
    """low <= figure <= high does not hold: mend the figure that is off."""
    for name in FIGURES:
        columns = (f"{name}_low", name, f"{name}_high")
        numbers = [(c, n) for c in columns if (n := whole(row, c)) is not None]
        yield from (two for (_, a), (two, b) in pairwise(numbers) if a > b)


def e505_country(row: Cells) -> Places:
    """Write the ISO 3166-1 alpha-3 code of the country, such as MLI."""
    return unlisted(row, "country", COUNTRIES)


def e506_point(row: Cells) -> Places:
    """A place of which nothing is known has no point."""
    return ("geo_precision",) if row.get("geo_precision") == "unknown" and "latitude" in row else ()


def e507_sources(row: Cells) -> Places:
    """There are more sources than reports."""
    sources, reports = whole(row, "n_sources"), whole(row, "n_reports")
    over = sources is not None and reports is not None and sources > reports
    return ("n_sources",) if over else ()


def e508_reported(row: Cells) -> Places:
    """last_reported is before first_reported: turn them round."""
    one, two = day(row, "first_reported"), day(row, "last_reported")
    return ("last_reported",) if one and two and two < one else ()


def w509_foretold(row: Cells) -> Places:
    """The event is later than the last report of it: is the year right?"""
    start, last = day(row, "event_date"), day(row, "last_reported")
    told = row.get("stage") not in ("planned", "threatened") and row.get("certainty") != "planned"
    return ("event_date",) if start and last and start > last and told else ()


def e510_datetime(row: Cells) -> Places:
    """event_datetime is event_date with 00:00 after it."""
    told = row.get("event_datetime")
    return () if told is None or told == f"{row.get('event_date')} 00:00" else ("event_datetime",)


def e511_needed(row: Cells) -> Places:
    """An incident needs an id: fill the cell."""
    return () if "incident_id" in row else ("incident_id",)


RULES = (
    e501_days, e502_codes, e503_mode, e504_bounds, e505_country, e506_point, e507_sources,
    e508_reported, w509_foretold, e510_datetime, e511_needed,
)  # fmt: skip
