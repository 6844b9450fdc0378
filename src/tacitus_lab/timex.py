"""Our days and durations beside the values of TIMEX3 (TimeML 1.2.1)."""

import calendar
import datetime
import re

from tacitus.values import Day

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
UNITS = {"Y": 31_557_600, "M": 2_629_800, "W": 604_800, "D": 86_400}
CLOCK = {"H": 3_600, "M": 60, "S": 1}


def timex_value(day: Day) -> str | None:
    """The value that TIMEX3 would give: a day, week (from Monday), month, year; an inexact interval
    by the unit of its words at its middle."""
    if day.start is None or day.end is None:
        return None
    middle = day.start + (day.end - day.start) / 2
    match day.precision:
        case "year":
            return (
                f"{middle.year:04}" if (day.end - day.start).days < 800 else f"{middle.year:04}"[:3]
            )
        case "season":
            return f"{day.start.year:04}-{season_of(middle)}"
        case "month":
            return f"{middle.year:04}-{middle.month:02}"
        case "week":
            year, week, _ = middle.isocalendar()
            return f"{year:04}-W{week:02}"
        case _:
            return day.start.isoformat() if day.start == day.end else interval_value(day)


def interval_value(day: Day) -> str:
    """A stretch of days that is a month or year by itself, else its first day."""
    assert day.start is not None
    assert day.end is not None
    last = calendar.monthrange(day.end.year, day.end.month)[1]
    if day.start.day == 1 and day.end.day == last and day.start.month == day.end.month:
        return f"{day.start.year:04}-{day.start.month:02}"
    return day.start.isoformat()


def season_of(day: datetime.date) -> str:
    return next(
        (name for name, (first, last) in SEASONS.items() if first <= day.month <= last), "WI"
    )


Days = tuple[datetime.date, datetime.date]  # the first and the last


def same_day(gold: str, pred: str | None, days: Days | None = None) -> bool:
    """Whether a predicted value is the gold's. Hours and parts of a day are left out, and so is
    what the gold itself leaves open ("1968-XX"). Quarters, halves and lengths ("P1W" for
    "last week") are right where the days are those, or as many."""
    if pred is None:
        return gold in ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
    plain = re.sub(r"T.*$|-WE$|(-XX)+$", "", gold)
    if plain == pred or days is None:
        return plain == pred
    if gold.startswith("P"):
        return same_length(gold, ((days[1] - days[0]).days + 1) * UNITS["D"], 0.06)
    return part_of_year(plain) == days


def part_of_year(value: str) -> Days | None:
    """The first and last day of "1988-Q3" or "1988-H1"; None for other values."""
    match = re.fullmatch(r"(\d{4})-([QH])([1-4])", value)
    if not match:
        return None
    months = 3 if match[2] == "Q" else 6
    last = min(int(match[3]) * months, 12)
    days = calendar.monthrange(int(match[1]), last)[1]
    year = int(match[1])
    return datetime.date(year, last - months + 1, 1), datetime.date(year, last, days)


def same_length(gold: str, seconds: int | None, slack: float = 0.02) -> bool:
    """Whether a duration has the length of a TIMEX3 value; vague ones (PXD) are unknown."""
    length = seconds_of(gold)
    if length is None or seconds is None:
        return length is None and seconds is None
    return abs(length - seconds) <= slack * max(length, seconds)


def seconds_of(value: str) -> float | None:
    """The seconds of "P3M", "PT15M", "P1DT12H"; None for vague ones."""
    days, _, clock = value.removeprefix("P").partition("T")
    parts = [(days, UNITS), (clock, CLOCK)]
    total = 0.0
    for part, units in parts:
        for number, unit in re.findall(r"(\d+(?:\.\d+)?)([A-Z]+)", part):
            if unit not in units:
                return decades(number, unit)
            total += float(number) * units[unit]
    return total if value.startswith("P") and total else None


def decades(number: str, unit: str) -> float | None:
    """Decades (DE) and centuries (CE)."""
    years = {"DE": 10, "CE": 100}.get(unit)
    return None if years is None else float(number) * years * UNITS["Y"]
