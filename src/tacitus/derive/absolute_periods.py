"""Weeks, months, seasons, years told by their own names: "March 2014", "the 1990s"."""

import re
from dataclasses import replace

from tacitus.date_grammar import end_year, table
from tacitus.derive.absolute_days import (
    day_number,
    month_number,
    plain,
    told_year,
    year_number,
)
from tacitus.derive.calendar_days import (
    NO_DAY,
    date,
    days_on,
    interval,
    month,
    months_from,
    one,
    quarter,
    season,
    unit_of,
    week_of,
    year,
)
from tacitus.derive.day_setting import Found, Setting, unresolved
from tacitus.derive.nearest import beside_now, choose, of_years
from tacitus.values import Day


def week_around(setting: Setting) -> Found:
    """ "the week of March 6"."""
    number, day = month_number(setting.phrase.get("month")), day_number(setting.phrase.get("day"))
    words = setting.words.lower()

    def in_year(year_: int) -> Day | None:
        start = date(year_, number, day)
        if start is None or " of" in words:
            return week_of(start) if start else None
        first, last = (-6, 0) if "ending" in words else (0, 6)
        return interval(days_on(start, first), days_on(start, last), "week")

    year_ = told_year(setting)
    return plain(in_year(year_), setting) if year_ is not None else of_years(setting, in_year)


def week_in_month(setting: Setting) -> Found:
    """ "the first week of March", "the last days of December 2014"."""
    number = month_number(setting.phrase.get("month"))
    which = setting.phrase.get("ordinalweek")
    place = 1 if which == "opening" else day_number(which)  # 0: the last
    unit = "day" if re.search(r"\bday of\b", setting.words.lower()) else "week"

    def in_year(year_: int) -> Day | None:
        whole = month(year_, number)
        if whole is None or whole.start is None or whole.end is None:
            return None
        last = whole.end.day
        if unit == "day":
            return one(date(year_, number, place or last))
        position = 7 * place - 6 if place else last - 6
        return interval(date(year_, number, position), date(year_, number, position + 6), "week")

    year_ = told_year(setting)
    return (
        plain(in_year(year_), setting, 0.85)
        if year_ is not None
        else of_years(setting, in_year, 0.8)
    )


def a_month(setting: Setting) -> Found:
    """ "March", "March 2014"; "last March" said in April is that of the year before."""
    number, year_ = month_number(setting.phrase.get("month")), told_year(setting)
    if year_ is not None:
        return plain(month(year_, number), setting)
    now = setting.now
    if now is not None and setting.phrase.get("which") == "last":
        just = unit_of(now.start, "month", -1)
        if just and just.start and just.start.month == number:
            earlier = month(just.start.year - 1, number)
            return beside_now(setting, [earlier or just, just], 0.65)
    return of_years(setting, lambda y: month(y, number), 0.9)


def months_span(setting: Setting) -> Found:
    """ "January-March 2014", "from May to August"."""
    words = [w for name, w in setting.phrase.parts.items() if name.startswith("month")]
    first, last = month_number(words[0]), month_number(words[-1])

    def to_year(year_: int) -> Day | None:
        start = year_ - (first > last)
        return months_from(date(start, first, 1), (last - first) % 12 + 1, "month")

    year_ = told_year(setting)
    return plain(to_year(year_), setting) if year_ is not None else of_years(setting, to_year, 0.85)


def a_quarter(setting: Setting) -> Found:
    """ "the third quarter of 2015", "Q3", "last year's first quarter"."""
    words = setting.words.lower()
    digits = re.match(r"q([1-4])|([1-4])q", words)
    number = int(digits[1] or digits[2]) if digits else day_number(setting.phrase.get("nth"))
    if not number:
        return quarter_by_now(setting)
    year_ = told_year(setting)
    relative = re.search(r"(last|this|next) year's|(year)[- ](?:ago|earlier)", words)
    if year_ is None and relative and setting.now:
        steps = {"last": -1, "next": 1, None: -1}.get(relative.group(1), 0)
        year_ = setting.now.start.year + steps
    if year_ is not None:
        return plain(quarter(year_, number), setting, 0.85)
    if setting.now is None:
        return unresolved(setting, "no year is told and no day of publication is known")
    this = setting.now.start.year
    near = choose((quarter(y, number) for y in (this - 1, this, this + 1)), setting.now, "unknown")
    return beside_now(setting, near, 0.8) if near else unresolved(setting, "no such day")


def quarter_by_now(setting: Setting) -> Found:
    """ "last quarter", "the latest quarter": the one before that of publication."""
    if setting.now is None:
        return unresolved(setting, "no day of publication is known")
    day = unit_of(setting.now.start, "quarter", -1)
    return beside_now(setting, [day], 0.8) if day else unresolved(setting, "no such day")


def a_season(setting: Setting) -> Found:
    """ "the summer of 2014", "last winter": months of the northern half of the earth."""
    name, year_ = setting.phrase.get("season"), told_year(setting)
    note = "in the north of the earth"
    if year_ is not None:
        day = season(name, year_)
        other = season(name, year_ - 1) if name == "winter" else None
        sure, others = (0.6, (other,)) if other else (0.85, ())
        return Found(day or NO_DAY, f"{setting.quoted()} {note}", sure, (), others)
    found = of_years(setting, lambda y: season(name, y), 0.8)
    return replace(found, basis=f"{found.basis}, {note}") if found.day.start else found


# ---- years ------------------------------------------------------------------------------------


def a_year(setting: Setting) -> Found:
    """ "2014", "'98", "fiscal 1990"."""
    words = re.sub(
        r"^(?:the )?(?:fiscal|financial|calendar|year)(?: year)? ", "", setting.phrase.get("core")
    )
    return plain(year(year_number(words, setting.now)), setting, 0.9)


def years_span(setting: Setting) -> Found:
    """ "1998-99", "2011-2014"."""
    first, last = (int(part) for part in re.findall(r"\d+", setting.words)[:2])
    return plain(year(first, end_year(first, last)), setting, 0.9)


def a_decade(setting: Setting) -> Found:
    """ "the 1980s", "the '90s", "the nineties"."""
    digits = re.search(r"\d+", setting.words)
    if digits is None:
        first = table("decades").get(setting.phrase.get("decadeword"), 0)
    else:
        first = int(digits.group())
    if first < 100:
        this = setting.now.start.year if setting.now else 1999
        first += this // 100 * 100
        first -= 100 if first > this else 0
    return plain(year(first, first + 9), setting, 0.9)


def a_century(setting: Setting) -> Found:
    """ "the 20th century": 1901 to 2000."""
    number = day_number(setting.phrase.get("nthcentury"))
    return plain(year(number * 100 - 99, number * 100) if number else None, setting, 0.9)
