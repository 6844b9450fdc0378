"""Counting from a day: "two days", "nearly three weeks", "several months" before or after it."""

from tacitus.derive.calendar_days import Date, days_on, interval, months_on, one, shifted
from tacitus.derive.day_setting import Reference
from tacitus.derive.quantities import SECONDS, Quantity
from tacitus.values import Day
from tacitus.vocabulary import DatePrecision

# On both sides: "a week ago" is four to ten days, two months or years ago half of one more or less.
WEEK_SLACK = 3  # days
MONTH_SLACK = 15  # days
YEAR_SLACK = 6  # months
COARSE = frozenset({"month", "season", "year"})
PRECISIONS: dict[str, DatePrecision] = {
    "day": "day", "week": "week", "month": "month", "year": "year",
}  # fmt: skip


def counted(base: Reference, quantity: Quantity, sign: int) -> Day | None:
    """The day so much before (`sign` -1) or after another, as wide as the words are inexact."""
    if quantity.low is None or quantity.high is None:
        return None
    low, high, unit = in_units(quantity)
    if unit == "hour":
        return by_hours(base, low, high, sign)
    if quantity.exact and low == int(low):
        return exact(base, int(low), unit, sign)
    low, high = widened(low, high, quantity.widen, unit)
    near, far = (base.start, base.end) if sign > 0 else (base.end, base.start)
    close, away = moved(near, low * sign, unit), moved(far, high * sign, unit)
    if close is None or away is None:
        return None
    if low and quantity.widen in {"more", "just over"}:
        close = days_on(close, sign) or close
    if quantity.widen in {"less", "nearly"}:
        away = days_on(away, -sign) or away
    precision = "month" if unit == "year" and quantity.widen == "just over" else PRECISIONS[unit]
    return interval(min(close, away), max(close, away), precision)


def in_units(quantity: Quantity) -> tuple[float, float, str]:
    """Low and high in hours, days, weeks, months or years."""
    low, high = quantity.low or 0, quantity.high or 0
    if quantity.unit in {"second", "minute"}:
        size = SECONDS[quantity.unit] / 3600
        return low * size, high * size, "hour"
    factor, unit = {
        "fortnight": (2, "week"), "weekend": (1, "week"), "quarter": (3, "month"),
        "decade": (10, "year"), "century": (100, "year"),
    }.get(quantity.unit, (1, quantity.unit))  # fmt: skip
    return low * factor, high * factor, unit


def exact(base: Reference, count: int, unit: str, sign: int) -> Day | None:
    """A told number of units from a day: that day, or one week, month or year around it; from a
    month or year: a calendar month or year."""
    if unit == "day":
        return interval(days_on(base.start, sign * count), days_on(base.end, sign * count), "day")
    if unit == "week":
        start = days_on(base.start, sign * 7 * count - WEEK_SLACK)
        return interval(start, days_on(base.end, sign * 7 * count + WEEK_SLACK), "week")
    if base.day.precision in COARSE and (unit == "year" or base.day.precision == "month"):
        return shifted(base.day, unit, sign * count)
    middle = moved(base.start, sign * count, unit)
    if middle is None:
        return None
    if unit == "month":
        start, end = days_on(middle, -MONTH_SLACK), days_on(middle, MONTH_SLACK)
    else:
        start, end = months_on(middle, -YEAR_SLACK), months_on(middle, YEAR_SLACK)
    return interval(start, end, PRECISIONS[unit])


def by_hours(base: Reference, low: float, high: float, sign: int) -> Day | None:
    """Hours from a day: by the hour of publication where it is told, else that day or the next."""
    if base.moment is not None:
        hours = base.moment.hour + base.moment.minute / 60
        steps = sorted(int((hours + sign * amount) // 24) for amount in (low, high))
        return interval(days_on(base.start, steps[0]), days_on(base.start, steps[1]), "day")
    if high < 1:
        return interval(base.start, base.end, "day")
    nearest, furthest = int(low // 24), int(-(-high // 24))
    start = days_on(base.start, sign * furthest if sign < 0 else nearest)
    return interval(start, days_on(base.end, sign * nearest if sign < 0 else furthest), "day")


def widened(low: float, high: float, widen: str, unit: str) -> tuple[float, float]:
    """The bounds that a word such as "nearly" or "more than" gives."""
    if widen == "just over":
        return low, high + (1 / 6 if unit == "year" else 1 / 3)
    if widen in {"more", "least"}:
        return low, high + max(1, round(high / 4))
    if widen in {"less", "most"}:
        return 0, high
    if widen == "nearly":
        return low - 0.5, high
    slack = 0.25 if low == high else 0  # half a unit and the like
    return low - slack, high + slack


def moved(day: Date, amount: float, unit: str) -> Date | None:
    """A date so many units on; part months count 30 days."""
    if unit in {"day", "week"}:
        return days_on(day, round(amount * (7 if unit == "week" else 1)))
    months = amount * (12 if unit == "year" else 1)
    whole = int(months)
    date = months_on(day, whole)
    return days_on(date, round((months - whole) * 30)) if date else None


def spelled(quantity: Quantity) -> str:
    """ "(2 to 7 days)" where the words themselves tell no numbers; else nothing."""
    if quantity.low is None or quantity.high is None:
        return ""
    if quantity.unit == "week" and quantity.exact and quantity.low == 1:
        return " (four to ten days)"
    if quantity.widen == "just over" and quantity.unit == "year" and quantity.low == 1:
        return " (twelve to fourteen months)"
    if quantity.exact or (quantity.low == int(quantity.low) and quantity.widen):
        return ""
    names = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
             "eleven", "twelve")  # fmt: skip
    ends = [names[int(n)] if n == int(n) <= 12 else f"{n:g}" for n in (quantity.low, quantity.high)]
    return f" ({ends[0]} to {ends[1]} {quantity.unit}s)"


def same_day(base: Reference, quantity: Quantity, sign: int) -> Day | None:
    """ "a year ago today": that very day."""
    low, _, unit = in_units(quantity)
    return one(moved(base.start, sign * low, unit)) if unit in PRECISIONS else None
