"""Feasts and holy days by year: fixed days, "the fourth Thursday of November", Easter, the moon.

Easter by the Gregorian and the Julian computus (Meeus, Astronomical Algorithms, chapter 8; the
Julian one for Orthodox Easter); feasts that move with the moon by `data/feast_days.tsv`.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from tacitus.date_grammar import feast_names
from tacitus.derive.absolute_days import plain, told_year
from tacitus.derive.calendar_days import Date, date, days_on, interval, one
from tacitus.derive.day_setting import Found, Reference, Setting, unresolved
from tacitus.derive.nearest import SIDES, beside_now, choose, of_years, on_side
from tacitus.lists import data_file, tables
from tacitus.values import Day


@dataclass(frozen=True, slots=True)
class MoonFeast:
    """One line of the file: first days in order, how long it lasts, how many days apart from
    these it may be kept."""

    calendar: str
    lasts: int
    apart: int
    days: tuple[Date, ...]


@cache
def moon_feasts() -> dict[str, MoonFeast]:
    """The feasts of `feast_days.tsv` by name."""
    found = {}
    for line in data_file("feast_days.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, calendar, lasts, apart, days = line.split("\t")
            dates = tuple(map(Date.fromisoformat, days.split()))
            found[name] = MoonFeast(calendar, int(lasts), int(apart), dates)
    return found


def easter(year: int) -> Date | None:
    """Easter Sunday of the Western churches."""
    century, rest = divmod(year, 100)
    skipped = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + century - century // 4 - skipped + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> Date | None:
    """Easter Sunday of the Orthodox churches, as a day of the Gregorian calendar."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    julian = date(year, month, day + 1)
    return days_on(julian, year // 100 - year // 400 - 2) if julian else None


def feast_in(name: str, year: int) -> list[Day]:
    """The feast in a year: none outside the table, two where a lunar year fits twice."""
    kind = feast_names()[name]
    rule = tables("dates.toml")[f"feasts_{kind}"][name]
    if kind == "moon":
        return moon_days(rule, year)
    if kind == "fixed":
        day = one(date(year, int(rule[:2]), int(rule[3:])))
    elif kind == "weekday":
        day = one(by_weekday(year, rule))
    else:
        sunday = easter(year) if kind == "easter" else orthodox_easter(year)
        first, last = rule
        ends = (days_on(sunday, first), days_on(sunday, last)) if sunday else (None, None)
        day = interval(ends[0], ends[1], "day")
    return [day] if day else []


def by_weekday(year: int, rule: list[int]) -> Date | None:
    """ "the fourth Thursday of November": month, which (-1 the last), weekday, days after."""
    month, which, weekday, after = rule
    if which > 0:
        first = date(year, month, 1)
        steps = (weekday - first.weekday()) % 7 + 7 * (which - 1) if first else 0
    else:
        first = date(year, month + 1, 1)
        steps = -((first.weekday() - weekday - 1) % 7 + 1) if first else 0
    return days_on(first, steps + after) if first else None


def moon_days(name: str, year: int) -> list[Day]:
    """A feast of the table in a year, as wide as it lasts and may be kept earlier or later where
    the moon is sighted on another evening."""
    feast = moon_feasts()[name]
    found = []
    for first in feast.days:
        if first.year == year:
            last = days_on(first, feast.lasts - 1 + feast.apart)
            start = days_on(first, -feast.apart)
            day = interval(start, last, "month" if feast.lasts > 20 else "day")
            found += [day] if day else []
    return found


def feast(setting: Setting) -> Found:
    """A feast with its year, or the one on the side of publication that the clause tells."""
    name, found = setting.phrase.get("feast"), of_feast(setting)
    day, part = found.day, setting.phrase.get("part")
    if day.precision == "month" and day.start and re.search(r"start|beginning|first", part):
        rule = moon_feasts()[tables("dates.toml")["feasts_moon"][name]]
        first = interval(day.start, days_on(day.start, 2 * rule.apart), "day")
        return replace(found, day=first or day)
    return found


def of_feast(setting: Setting) -> Found:
    """The whole of a feast."""
    name = setting.phrase.get("feast")
    year = told_year(setting)
    if year is not None:
        days = feast_in(name, year)
        return noted(plain(days[0] if days else None, setting, 0.9), name)
    if feast_names()[name] != "moon":
        return of_years(setting, lambda y: first_of(feast_in(name, y)), 0.88, strict=True)
    return noted(by_moon(setting, name), name)


def first_of(days: list[Day]) -> Day | None:
    """The first, if any."""
    return days[0] if days else None


def by_moon(setting: Setting, name: str) -> Found:
    """The nearest of a feast that need not come once a year."""
    now = setting.now
    if now is None:
        return unresolved(setting, "no year is told and no day of publication is known")
    days = [d for y in range(now.start.year - 1, now.start.year + 2) for d in feast_in(name, y)]
    tense = setting.clause()
    days = [d for d in days if not_excluded(setting, d, now)]
    days = [d for d in days if tense != "past" or (d.start is not None and d.start <= now.end)]
    ranked = choose(days, now, tense)
    return beside_now(setting, ranked, 0.8) if ranked else unresolved(setting, "not in the table")


def not_excluded(setting: Setting, day: Day, now: Reference) -> bool:
    """Whether "last" or "next", if told, allows the day."""
    which = setting.phrase.get("which").removeprefix("the ")
    side = "past" if which == "previous" else SIDES.get(which)
    return side is None or on_side(day, now, side)


def noted(found: Found, name: str) -> Found:
    """The basis with the calendar that dates a feast of the moon."""
    rule = tables("dates.toml")["feasts_moon"].get(name)
    if rule is None or found.day.start is None:
        return found
    calendar = f"by the {moon_feasts()[rule].calendar} calendar"
    basis = f"{found.basis}, {calendar}" if found.basis else calendar
    return replace(found, basis=basis)
