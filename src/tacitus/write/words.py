"""The values of claims in words: dates, places, figures, times, ties."""

import calendar
import datetime

from tacitus.closed_class import MONTH_NAMES
from tacitus.countries import countries
from tacitus.values import (
    Amount,
    Claim,
    Count,
    Day,
    Participant,
    Place,
    Responsibility,
    Seconds,
    Target,
    Tie,
    Toll,
    TypeValue,
    Weapon,
    Words,
)
from tacitus.write.safe import shown

Names = dict[str, str]  # entity id -> its name, safe to show

NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
).split()
OUTCOMES = frozenset("dead killed wounded injured hurt arrested missing".split())
DETERMINERS = frozenset(
    "the a an his her its their our my your this that these those some any other".split()
)
UNITS = (  # seconds of a unit, as format version 1 counts them
    (31_557_600, "year"), (2_629_800, "month"), (604_800, "week"), (86_400, "day"),
    (3_600, "hour"), (60, "minute"), (1, "second"),
)  # fmt: skip


def value_words(claim: Claim, names: Names) -> str:
    """The value of any claim on one line."""
    match claim.value:
        case Participant() | Target() | Weapon() | Toll() | Responsibility() | Tie() as named:
            return named_words(named, names)
        case Count(low, high, unit):
            return f"{amount_words(low, high)} {shown(unit)}"
        case Amount(low, high):
            return amount_words(low, high)
        case Words(text):
            return shown(text)
        case str(stage):
            return stage
        case plain:
            return plain_words(plain)


def plain_words(value: TypeValue | Day | Place | Seconds) -> str:
    """A value that names nobody."""
    match value:
        case TypeValue(type_, mode):
            return f"{type_}, {mode}" if mode else type_
        case Day():
            return day_words(value)
        case Place():
            return place_words(value)
        case Seconds(seconds):
            return time_words(seconds)


def named_words(
    value: Participant | Target | Weapon | Toll | Responsibility | Tie, names: Names
) -> str:
    """A value that names somebody or something."""
    match value:
        case Participant(entity):
            return names[entity]
        case Target(class_, entity):
            return f"{names[entity]} ({class_})" if entity else class_
        case Weapon(class_, text):
            words = shown(text)
            return class_ if words.lower() == class_.lower() else f"{words} ({class_})"
        case Toll():
            return toll_words(value, names)
        case Responsibility():
            return responsibility_words(value, names)
        case Tie(text, entity):
            words, name = shown(text), names[entity] if entity else ""
            return words if name.lower() in words.lower() else f"{words} ({name})"


def amount_words(low: int, high: int | None) -> str:
    """Bounds in words: "13", "at least 8", "up to 50", "24 to 99", "none"."""
    if high is None:
        return f"at least {low:,}"
    if high == low:
        return f"{low:,}" if low else "none"
    return f"up to {high:,}" if low <= 1 else f"{low:,} to {high:,}"


def toll_words(toll: Toll, names: Names) -> str:
    """A number of persons, and which persons where that is told."""
    words = persons_words(toll, names[toll.entity] if toll.entity else "")
    return f"{words}, of the attackers" if toll.perpetrators else words


def persons_words(toll: Toll, who: str) -> str:
    """Such as "7", "13 soldiers", "at least 4 women", "1 (Amal Nassar)", "7 (the marchers)"."""
    number = amount_words(toll.low, toll.high)
    if not who or tells_outcome(who):
        return number
    if toll.low == toll.high and is_told(toll.low, who):
        return who
    words = who.split()
    plain = words[0].islower() and words[0] not in DETERMINERS
    plain = plain and toll.high != 0 and not any(map(number_of, words))
    return f"{number} {who}" if plain else f"{number} ({who})"


def tells_outcome(who: str) -> bool:
    """Whether words for persons say what became of them ("three dead")."""
    return not OUTCOMES.isdisjoint(who.lower().split())


def is_told(number: int, who: str) -> bool:
    """Whether the words say how many there are ("13 soldiers", "two women")."""
    return number in map(number_of, who.split())


def number_of(word: str) -> int | None:
    """The number that a word is, as far as words for small ones go."""
    digits = word.replace(",", "")
    if digits.isdecimal():
        return int(digits) if len(digits) < 10 else None
    return NUMBERS.index(word.lower()) if word.lower() in NUMBERS else None


def responsibility_words(value: Responsibility, names: Names) -> str:
    """Who claims, denies or is suspected of the deed."""
    who = names[value.entity] if value.entity else None
    match value.stance:
        case "claimed":
            return f"claimed by {who or 'somebody not named'}"
        case "denied":
            return f"denied by {who or 'somebody not named'}"
        case "suspected":
            return f"{who or 'somebody not named'} suspected"
        case "none":
            return f"not claimed by {who}" if who else "claimed by nobody"


def time_words(seconds: int) -> str:
    """A length of time in the largest unit that it is a whole number of, roughly."""
    fitting = [(size, unit) for size, unit in UNITS if seconds >= size] or UNITS[-1:]
    for size, unit in fitting:
        number = seconds / size
        if abs(number - round(number)) < 0.005 * number:
            return f"{round(number):,} {unit}{'' if round(number) == 1 else 's'}"
    return f"{seconds:,} second{'' if seconds == 1 else 's'}"


def place_words(place: Place) -> str:
    """Name, province and country, each once, after the kind of spot."""
    country = country_name(place.country)
    parts = [shown(place.name)]
    parts += [shown(part) for part in (place.admin1, country) if part and part not in parts]
    named = ", ".join(parts)
    return f"{shown(place.site)}, {named}" if place.site else named


def country_name(code: str | None) -> str | None:
    """The English name of a country."""
    known = countries().get(code or "")
    return known.name if known else code


def day_words(day: Day) -> str:
    """The interval without a preposition: "19 December 2016", "10 to 16 December 2016"."""
    start, end = day.start, day.end
    if start is None and end is None:
        return "day not known"
    if start is None or end is None:
        return f"until {long_day(end)}" if end else f"from {long_day(start)} on" if start else ""
    if start == end:
        return long_day(start)
    if whole := whole_period(start, end):
        return whole
    if start.year != end.year:
        return f"{long_day(start)} to {long_day(end)}"
    month = "" if start.month == end.month else f" {MONTH_NAMES[start.month - 1]}"
    return f"{start.day}{month} to {long_day(end)}"


def long_day(day: datetime.date) -> str:
    """Such as 19 December 2016."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def whole_period(start: datetime.date, end: datetime.date) -> str | None:
    """The month or the year that the interval is, if it is one."""
    if start.year != end.year or start.day != 1:
        return None
    if (start.month, end.month, end.day) == (1, 12, 31):
        return str(start.year)
    last = calendar.monthrange(end.year, end.month)[1]
    if start.month == end.month and end.day == last:
        return f"{MONTH_NAMES[start.month - 1]} {start.year}"
    return None


def day_phrase(day: Day) -> str:
    """The interval with its preposition, for a sentence; empty where no day is known."""
    words = day_words(day)
    if day.start is None and day.end is None:
        return ""
    if day.start is None or day.end is None:
        return words
    if day.start == day.end:
        return f"on {words}"
    return f"between {words.replace(' to ', ' and ')}" if " to " in words else f"in {words}"
