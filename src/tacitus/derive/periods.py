"""Weeks, months, years by their place: "last week", "that year", "the end of the month"."""

import re

from tacitus.derive.calendar_days import (
    Date,
    days_on,
    interval,
    months_on,
    shifted,
    unit_of,
)
from tacitus.derive.counting import PRECISIONS, in_units, moved
from tacitus.derive.day_setting import Found, Reference, Setting, from_now, from_told, unresolved
from tacitus.derive.day_words import NO_BASE
from tacitus.derive.quantities import Quantity, quantity_of
from tacitus.derive.tense import Tense
from tacitus.values import Day

# "agreed to meet this week", not "is to meet".
TO_DO = re.compile(r"(?<!\bis )(?<!\bare )\bto\s+[a-z]+\s+(?:again\s+)?$")


def before_last(setting: Setting) -> Found:
    """ "the week before last"."""
    if setting.now is None:
        return unresolved(setting, "no day of publication is known")
    unit = re.search(r"weekend|week|month|year|night", setting.words.lower())
    if unit is None:
        return unresolved(setting, "not counted")
    name = "day" if unit.group() == "night" else unit.group()
    return from_now(setting, unit_of(setting.now.start, name, -2), 0.85)


def this_time(setting: Setting) -> Found:
    """ "this time last year", "this week last year"."""
    if setting.now is None:
        return unresolved(setting, "no day of publication is known")
    match = re.search(r"this (\w+) (last|next) (\w+)", setting.words.lower())
    if match is None:
        return unresolved(setting, "not counted")
    own, side, unit = match.groups()
    day = moved(setting.now.start, 1 if side == "next" else -1, unit)
    own = {"time": "month" if unit == "year" else "week"}.get(own, own)
    return from_now(setting, unit_of(day, own) if day else None, 0.75)


def weekend(setting: Setting) -> Found:
    """A weekend: the latest when the clause is past, else the one to come."""
    now = setting.now
    if now is None:
        return unresolved(setting, "no day of publication is known")
    words = setting.words.lower()
    on_it = now.start.weekday() >= 5
    if re.search(r"\b(?:last|past)\b", words):
        steps = -1
    elif re.search(r"\b(?:next|coming)\b", words):
        steps = 1 if on_it or ("next" in words and now.start.weekday() > 2) else 0
    else:
        future = setting.clause() == "future"
        steps = 0 if future or on_it else -1
        if "this" in words and setting.clause() == "unknown":
            steps = 0
    return from_now(setting, unit_of(now.start, "weekend", steps), 0.85)


def unit_which(setting: Setting) -> Found:
    """ "last week", "next year": the calendar's; "the past year": up to publication."""
    now, words = setting.now, setting.words.lower()
    if now is None:
        return unresolved(setting, "no day of publication is known")
    unit = unit_named(setting)
    if re.search(r"\bpast\b|\bthe (?:last|coming|next)\b", words) and unit != "quarter":
        return last_stretch(setting, now, unit)
    steps = 0
    if re.search(r"\b(?:last|past)\b", words):
        steps = -1
    elif re.search(r"\b(?:next|coming)\b", words):
        steps = 1
    elif "latest" in words and unit == "quarter":
        steps = -1
    day = unit_of(now.start, unit, steps)
    if unit in {"week", "month", "year"} and steps == 0 and day is not None:
        day = cut_at_now(day, now, clause_around(setting))
    return from_now(setting, day, 0.95)


def clause_around(setting: Setting) -> Tense:
    """The tense of the clause: "so far this year" is past, "to meet this week" left open."""
    if setting.head.lower().endswith("so far "):
        return "past"
    return "unknown" if TO_DO.search(setting.head) else setting.clause()


def cut_at_now(day: Day, now: Reference, clause: Tense) -> Day:
    """The present week, month or year up to publication, or from then on, as the clause tells."""
    if clause == "past":
        return Day(day.start, now.end, day.precision)
    return Day(now.start, day.end, day.precision) if clause == "future" else day


def last_stretch(setting: Setting, now: Reference, unit: str) -> Found:
    """ "the past year": the year that ends on the day of publication."""
    ahead = re.search(r"\b(?:next|coming)\b", setting.words.lower()) is not None
    _, size, plain = in_units(Quantity(1, 1, unit))
    if plain not in PRECISIONS:
        return unresolved(setting, "not counted")
    far = moved(now.end if ahead else now.start, size if ahead else -size, plain)
    start, end = (now.start, far) if ahead else (far, now.end)
    return from_now(setting, interval(start, end, PRECISIONS[plain]), 0.8)


def unit_rel(setting: Setting) -> Found:
    """ "that week", "the following year", "the month before": by the day told before; "the next
    week" by publication where the clause speaks of what is to come."""
    words, unit = setting.words.lower(), unit_named(setting)
    fine = (
        () if unit in {"year", "decade", "century"} else ("time", "day", "week", "month", "season")
    )
    base = setting.nearest(*fine)
    if (
        re.search(r"\bnext\b", words)
        and setting.now
        and (base is None or setting.clause() == "future")
    ):
        return from_now(setting, unit_of(setting.now.start, unit, 1), 0.75)
    sign = 1 if re.search(r"\b(?:next|following|after)\b", words) else 0
    sign = -1 if re.search(r"\b(?:previous|preceding|before|earlier)\b", words) else sign
    if re.search(r"\b(?:before|after)$", words) and setting.ahead is not None:
        base = setting.ahead
    elif setting.turned:
        sign = -sign
    if base is None:
        return unresolved(setting, NO_BASE)
    if (
        unit == "year"
        and base.day.precision == "season"
        and re.search(r"\b(?:before|earlier)$", words)
    ):
        return from_told(setting, base, shifted(base.day, "year", sign), 0.65)
    return from_told(setting, base, unit_of(base.start, unit, sign), 0.7)


def unit_part(setting: Setting) -> Found:
    """ "the end of the year", "earlier in the week", "year-end": of the present year, week ..."""
    now, words = setting.now, setting.words.lower()
    if now is None:
        return unresolved(setting, "no day of publication is known")
    unit = unit_named(setting)
    if re.search(r"\b(?:last|previous) year", words):
        return from_now(setting, unit_of(now.start, unit, -1), 0.8)
    steps = 1 if re.search(r"\bnext year", words) else 0
    day = unit_of(now.start, unit, steps)
    return from_now(setting, narrowed(day, words, now) if day else None, 0.8)


def unit_named(setting: Setting) -> str:
    """The unit of time among the words."""
    quantity = quantity_of(setting.phrase.get("unit") or setting.words)
    return quantity.unit if quantity else "year" if "year" in setting.words.lower() else "month"


def narrowed(day: Day, part: str, now: Reference | None) -> Day:
    """ "early", "mid", "late", "the end of", "earlier", "later" a period: that part of it."""
    if day.start is None or day.end is None or "eve" in part.split():
        return eve(day)
    length = (day.end - day.start).days + 1
    if re.search(r"\bearlier\b", part) and now and day.start <= now.start <= day.end:
        return Day(day.start, max(day.start, eve_of(now.start)), day.precision)
    if re.search(r"\blater\b", part) and now and day.start <= now.start <= day.end:
        return Day(now.start, day.end, day.precision)
    first, last = share(part)
    if day.precision in {"time", "day"} or last - first >= 1:
        return day
    return cut(day, day.start, length, first, last)


def cut(day: Day, start: Date, length: int, first: float, last: float) -> Day:
    """From one share of an interval to another: of decades in years, of a year in months."""
    if length > 300:
        months = 12 if length > 3000 else 1
        count = length // 30 if months == 1 else round(length / 365.25)
        low = months_on(start, months * round(count * first))
        high = months_on(start, months * round(count * last))
    else:
        thirds = day.precision == "month" and all((3 * end) % 1 == 0 for end in (first, last))
        days = 30 if thirds else length  # from the 1st, 11th and 21st
        low, high = days_on(start, round(days * first)), days_on(start, round(days * last))
    end = days_on(high, -1) if high and last < 1 else day.end
    return interval(low, end, day.precision) or day


def eve_of(day: Date) -> Date:
    """The day before."""
    return days_on(day, -1) or day


def eve(day: Day) -> Day:
    """The day before."""
    return shifted(day, "day", -1) or day


SHARES = (
    (r"first half|early part", 0, 0.5),
    (r"(?:second|last|latter) half|latter part", 0.5, 1),
    (r"\bearly\b", 0, 1 / 3),
    (r"\bmid(?:dle)?\b", 1 / 3, 2 / 3),
    (r"\blate\b|later", 2 / 3, 1),
    (r"beginning|start|turn|opening|first", 0, 1 / 6),
    (r"\bend\b|close|closing|final|last", 5 / 6, 1),
)


def share(part: str) -> tuple[float, float]:
    """Which share of a period a word such as "early" means; all of it for others."""
    for pattern, first, last in SHARES:
        if re.search(pattern, part):
            return first, last
    return 0, 1
