"""Days, weeks, months, seasons and years as intervals, and steps between them.

Nothing here leaves the years 1 to 9999: what would is None.
"""

import calendar
import datetime

from tacitus.date_grammar import table
from tacitus.values import Day
from tacitus.vocabulary import DatePrecision

Date = datetime.date
NO_DAY = Day(None, None, "unknown")
ONE_DAY = datetime.timedelta(days=1)


def date(year: int, month: int, day: int) -> Date | None:
    """The date, where there is such a one."""
    if not 1 <= year <= 9999 or not 1 <= month <= 12:
        return None
    return Date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def interval(start: Date | None, end: Date | None, precision: DatePrecision) -> Day | None:
    """Both ends, where there are both and in order."""
    if start is None or end is None or start > end:
        return None
    return Day(start, end, precision)


def one(day: Date | None) -> Day | None:
    """One day."""
    return interval(day, day, "day")


def days_on(day: Date, days: int) -> Date | None:
    """The date so many days later (or earlier, if negative)."""
    number = day.toordinal() + days
    return Date.fromordinal(number) if 1 <= number <= Date.max.toordinal() else None


def months_on(day: Date, months: int) -> Date | None:
    """The same day of the month so many months later; the month's last day where it is shorter."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    if not 1 <= year <= 9999:
        return None
    return Date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_from(start: Date | None, months: int, precision: DatePrecision) -> Day | None:
    """So many whole months, the first of them that of `start`."""
    if start is None:
        return None
    first = start.replace(day=1)
    after = months_on(first, months)
    if after is None:
        last = Date.max if first.year * 12 + first.month + months == 9999 * 12 + 13 else None
        return interval(first, last, precision)
    return interval(first, after - ONE_DAY, precision)


def month(year: int, number: int) -> Day | None:
    """A month of a year."""
    return months_from(date(year, number, 1), 1, "month")


def year(number: int, last: int | None = None) -> Day | None:
    """A year, or all years up to `last`."""
    return interval(date(number, 1, 1), date(last or number, 12, 31), "year")


def week_of(day: Date, weeks: int = 0) -> Day | None:
    """The week of a day, from Monday, or one so many weeks later."""
    monday = days_on(day, 7 * weeks - day.weekday())
    return interval(monday, days_on(monday, 6) if monday else None, "week")


def weekend_of(day: Date, weeks: int = 0) -> Day | None:
    """Saturday and Sunday of the week of a day, or of one so many weeks later."""
    saturday = days_on(day, 7 * weeks - day.weekday() + 5)
    return interval(saturday, days_on(saturday, 1) if saturday else None, "day")


def quarter(year_: int, number: int) -> Day | None:
    """A quarter of a year, 1 to 4."""
    return months_from(date(year_, 3 * number - 2, 1), 3, "season")


def season(name: str, year_: int) -> Day | None:
    """A season of the northern half of the earth; a winter begins in December of its year."""
    return months_from(date(year_, table("seasons")[name], 1), 3, "season")


def unit_of(day: Date, unit: str, steps: int = 0) -> Day | None:
    """The week, month, quarter, year ... of a day, or one so many steps later."""
    if unit == "day":
        return one(days_on(day, steps))
    if unit == "week":
        return week_of(day, steps)
    if unit == "weekend":
        return weekend_of(day, steps)
    if unit == "fortnight":
        first, second = week_of(day, 2 * steps - (steps < 0)), week_of(day, 2 * steps + (steps > 0))
        return interval(first.start, second.end, "week") if first and second else None
    if unit in {"month", "quarter"}:
        size = 1 if unit == "month" else 3
        first_month = (day.month - 1) // size * size + 1
        start = months_on(day.replace(month=first_month, day=1), size * steps)
        return months_from(start, size, "month" if size == 1 else "season")
    size = {"year": 1, "decade": 10, "century": 100}.get(unit, 0)
    if not size:
        return None
    first_year = day.year // size * size + size * steps
    return year(max(first_year, 1), first_year + size - 1) if first_year + size > 1 else None


def weekday_on(day: Date, weekday: int, step: int) -> Date | None:
    """The nearest such weekday before (`step` -1) or after (1) a day, never the day itself."""
    away = (
        (day.weekday() - weekday - 1) % 7 + 1 if step < 0 else (weekday - day.weekday() - 1) % 7 + 1
    )
    return days_on(day, step * away)


def shifted(day: Day, unit: str, steps: int) -> Day | None:
    """The whole interval moved by so many days, weeks, months or years."""
    if day.start is None or day.end is None:
        return None
    if unit in {"day", "week"}:
        size = 7 if unit == "week" else 1
        return interval(
            days_on(day.start, size * steps), days_on(day.end, size * steps), day.precision
        )
    size = 12 if unit == "year" else 1
    start, end = months_on(day.start, size * steps), months_on(day.end, size * steps)
    if end and (day.end + ONE_DAY if day.end < Date.max else day.end).day == 1:
        end = end.replace(day=calendar.monthrange(end.year, end.month)[1])
    return interval(start, end, day.precision)


def told(day: Day) -> str:
    """A day for people: 2016-12-19, 2016-12, 2016, or two days."""
    if day.start is None or day.end is None:
        return "unknown"
    if day.start == day.end:
        return day.start.isoformat()
    if day == month(day.start.year, day.start.month):
        return day.start.isoformat()[:7]
    if day == year(day.start.year):
        return day.start.isoformat()[:4]
    return f"{day.start} to {day.end}"
