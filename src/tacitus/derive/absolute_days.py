"""Days told by their own names: "12 December 2016", "March 3", "9/11", "the 12th"."""

import re

from tacitus.date_grammar import Phrase, table, words_table
from tacitus.derive.calendar_days import (
    Date,
    date,
    interval,
    one,
    unit_of,
)
from tacitus.derive.day_setting import Found, Reference, Setting, unresolved
from tacitus.derive.nearest import beside_now, choose, of_years
from tacitus.values import Day

CENTURY_TURNS = 50  # a year of two figures is of 1950 to 2049, or near the day of publication


def plain(day: Day | None, setting: Setting, confidence: float = 0.98) -> Found:
    """A value that the words give by themselves."""
    return Found(day, None, confidence) if day else unresolved(setting, "no such day")


# ---- parts of the phrase ----------------------------------------------------------------------


def day_number(words: str) -> int:
    """ "3", "3rd" or "third" as a number."""
    digits = re.match(r"\d+", words)
    return int(digits.group()) if digits else table("ordinals").get(words, 0)


def month_number(words: str) -> int:
    """ "Dec." or "December" as a number."""
    return table("months")[words.rstrip(".")]


def year_number(words: str, now: Reference | None) -> int:
    """ "2014", "'98", "90" or "nineteen ninety-six" as a year."""
    if words.isdigit() and len(words) == 4:
        return int(words)
    if words.lstrip("'").isdigit():
        short = int(words.lstrip("'")[-2:])
        if now is not None:
            nearest = now.start.year // 100 * 100 + short
            return nearest - 100 if nearest > now.start.year + 20 else nearest
        return short + (2000 if short < CENTURY_TURNS else 1900)
    return spoken_year(words)


def spoken_year(words: str) -> int:
    """ "nineteen ninety-six", "two thousand and one", "twenty sixteen" as a year."""
    parts = [part for part in re.split(r"[ -]+", words) if part not in {"and", "oh"}]
    numbers = [table("numbers").get(part, 0) for part in parts]
    if 1000 in numbers:
        return 2000 + sum(numbers[2:])
    rest = [n for n in numbers[1:] if n != 100]
    return numbers[0] * 100 + sum(rest) if numbers else 0


def iso_date(phrase: Phrase) -> Date | None:
    """The date of "2016-12-20", where there is such a one."""
    year_, month_, day = (int(part) for part in re.findall(r"\d+", phrase.get("core"))[:3])
    return date(year_, month_, day)


def told_year(setting: Setting) -> int | None:
    """The year of the words themselves: "2014", or "last year" from publication; None without."""
    phrase = setting.phrase
    for name in ("year", "yyyy", "yy"):
        if words := phrase.get(name):
            return year_number(words, setting.now)
    base = setting.now
    relative = phrase.get("yr").removeprefix("of ").removesuffix(" year")
    if (
        not relative
        and phrase.rule in {"month", "quarter"}
        and "a year ago" in setting.words.lower()
    ):
        relative = "last"
    if relative in {"that", "the same", "that same", "the previous", "the following"}:
        base = setting.nearest()
    steps = {"last": -1, "next": 1, "the previous": -1, "the following": 1}.get(relative, 0)
    return base.start.year + steps if relative and base else None


# ---- days -------------------------------------------------------------------------------------


def named_day(setting: Setting) -> Found:
    """ "9/11"."""
    day = Date.fromisoformat(words_table("named_days")[setting.phrase.get("named_day")])
    return Found(Day(day, day, "day"), f"{setting.quoted()} of {day.year}", 0.9)


def iso(setting: Setting) -> Found:
    """ "2016-12-20"."""
    return plain(one(iso_date(setting.phrase)), setting)


def numeric(setting: Setting) -> Found:
    """ "12/11/2016": by the order that is possible; with stops, day first; else both orders."""
    parts = re.findall(r"\d+", setting.phrase.get("core"))[:3]
    first, second, year_ = int(parts[0]), int(parts[1]), year_number(parts[2], setting.now)
    day_first, month_first = date(year_, second, first), date(year_, first, second)
    if day_first is None or month_first is None or day_first == month_first:
        return plain(one(day_first or month_first), setting, 0.95)
    now = setting.now
    if now and setting.clause() != "future":
        told = [day for day in (day_first, month_first) if day <= now.end]
        if len(told) == 1:
            basis = f"{setting.quoted()} read so as not to be after {now.how}"
            return Found(Day(told[0], told[0], "day"), basis, 0.85, (now,))
    if "." in setting.phrase.get("core"):
        return plain(one(day_first), setting, 0.9)
    low, high = min(day_first, month_first), max(day_first, month_first)
    basis = f"{setting.quoted()}: day or month first, {day_first} or {month_first}"
    both = (Day(day_first, day_first, "day"), Day(month_first, month_first, "day"))
    return Found(Day(low, high, "day"), basis, 0.4, (), both)


def month_day(setting: Setting) -> Found:
    """ "March 3", "3 March 2014"; of "Friday, March 3" a year in which that is a Friday."""
    number, day = month_number(setting.phrase.get("month")), day_number(setting.phrase.get("day"))
    weekday = weekday_number(setting.phrase.get("wd"))

    def in_year(year_: int) -> Day | None:
        found = date(year_, number, day)
        fits = found is not None and (weekday is None or found.weekday() == weekday)
        return one(found) if fits else None

    year_ = told_year(setting)
    if year_ is None:
        return of_years(setting, in_year)
    found = one(date(year_, number, day))
    if found is not None and in_year(year_) is None:
        return Found(found, f"{setting.quoted()}: the weekday does not fit the date", 0.7)
    return plain(found, setting)


def weekday_number(words: str) -> int | None:
    """ "Friday" or "Fri." as a number; None for no words."""
    return {**table("weekdays"), **table("weekday_shorts")}.get(words.rstrip("."))


def month_days(setting: Setting) -> Found:
    """ "March 3-5", "between 3 and 5 March 2014"."""
    number = month_number(setting.phrase.get("month"))
    days = [
        day_number(w) for name, w in setting.phrase.parts.items() if name.startswith("day") and w
    ]
    first, last = days[0], days[-1]

    def in_year(year_: int) -> Day | None:
        return interval(date(year_, number, first), date(year_, number, last), "day")

    year_ = told_year(setting)
    return plain(in_year(year_), setting) if year_ is not None else of_years(setting, in_year)


def two_months_days(setting: Setting) -> Found:
    """ "Aug. 26 to Oct. 20", "30 March - 2 April 2014"."""
    parts = setting.phrase.parts
    first = month_number(parts["month"]), day_number(parts["day"])
    last = month_number(parts["month2"]), day_number(parts["day2"])

    def to_year(year_: int) -> Day | None:
        return interval(date(year_ - (first > last), *first), date(year_, *last), "day")

    years = [year_number(w, setting.now) for n in ("year", "year2") if (w := parts.get(n))]
    if len(years) == 2:
        return plain(interval(date(years[0], *first), date(years[1], *last), "day"), setting)
    return plain(to_year(years[0]), setting) if years else of_years(setting, to_year)


def nth(setting: Setting) -> Found:
    """ "the 12th", "the 12th of this month": of the month told just before, else by publication."""
    day = day_number(setting.phrase.get("dayth"))
    base = setting.nearest("day", "time", "month")
    words = setting.words.lower()
    near = base is not None and (setting.sentence - base.sentence <= 1 or setting.now is None)
    if base is not None and near and "of " not in words:
        found = one(date(base.start.year, base.start.month, day))
        if found is not None:
            return Found(found, f"{setting.quoted()} of the month of {base.how}", 0.7, (base,))
    if setting.now is None:
        return unresolved(setting, "no month is told and no day of publication is known")
    steps = {"last": -1, "next": 1}.get(words.split()[-2], 0) if "of " in words else None
    months = [
        unit_of(setting.now.start, "month", n)
        for n in ((steps,) if steps is not None else (-1, 0, 1))
    ]
    days = [one(date(m.start.year, m.start.month, day)) for m in months if m and m.start]
    ranked = choose(days, setting.now, setting.clause())
    return beside_now(setting, ranked, 0.8) if ranked else unresolved(setting, "no such day")
