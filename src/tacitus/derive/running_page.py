"""The days of the entries of a running report, each of which begins with an hour.

The page may run past midnight. The day of publication is then that of the entry made last, unless
a weekday in the head of the page or right behind an hour says that it is the day of the first.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tacitus.date_grammar import table
from tacitus.derive.calendar_days import days_on
from tacitus.derive.day_setting import Found, Reference
from tacitus.marks import TIME_MARK, Mention
from tacitus.values import Day

HOUR = re.compile(r"(\d+)\D(\d\d)(?: ?([ap]))?", re.IGNORECASE)
NOON = 12 * 60  # minutes
NIGHT = 6 * 60  # an hour so much earlier than the one before is one of the next day
HEAD = 400  # characters before the first entry
BEHIND = 30  # characters behind an hour in which a weekday is that of the entry
WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """Number of the hour's mention, minutes since midnight, midnights since the first entry."""

    number: int
    minutes: int
    midnights: int = 0


def days_of_entries(
    text: str, mentions: Sequence[Mention], now: Reference | None
) -> Mapping[int, Found]:
    """The day of each hour at the head of an entry, by the number of its mention; empty where no
    day of publication is known."""
    numbers = [number for number, one in enumerate(mentions) if one.rule == TIME_MARK]
    if now is None or not numbers:
        return {}
    entries = in_time([Entry(n, minutes_of(mentions[n].span.of(text))) for n in numbers])
    first = first_day(text, mentions, entries, now)
    found = {}
    for entry in entries:
        day, words = days_on(now.start, first + entry.midnights), mentions[entry.number].span
        basis = f'"{words.of(text)}", the hour of an entry, reckoned from {now.how}'
        if day is not None:
            found[entry.number] = Found(Day(day, day, "time"), basis, 0.85, (now,))
    return found


def minutes_of(words: str) -> int:
    """Minutes since midnight: "18:20", "00h55", "9.10 pm"."""
    match = HOUR.match(words)
    if match is None:
        return 0
    hour, half = int(match[1]), (match[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return 60 * hour + int(match[2])


def in_time(entries: list[Entry]) -> list[Entry]:
    """The entries from the first made to the last, which may stand at the head of the page."""
    steps = [  # the short way round the clock
        (two.minutes - one.minutes) % (2 * NOON) for one, two in pairwise(entries)
    ]
    if sum(step > NOON for step in steps) > sum(0 < step < NOON for step in steps):
        entries = entries[::-1]
    found, midnights = entries[:1], 0
    for before, entry in pairwise(entries):
        midnights += before.minutes - entry.minutes > NIGHT
        found.append(replace(entry, midnights=midnights))
    return found


def first_day(
    text: str, mentions: Sequence[Mention], entries: Sequence[Entry], now: Reference
) -> int:
    """By how many days the first entry is away from publication: as far as it takes the last one
    to be of that day, or 0 where more weekdays speak for it."""
    last = entries[-1].midnights
    told = list(weekdays_told(text, mentions, entries)) if last else []

    def fitting(first: int) -> int:
        return sum((now.start.weekday() + first + n - weekday) % 7 == 0 for n, weekday in told)

    return max((-last, 0), key=fitting)


def weekdays_told(
    text: str, mentions: Sequence[Mention], entries: Sequence[Entry]
) -> Iterator[tuple[int, int]]:
    """Midnights since the first entry, and the weekday told: of the page, of single entries."""
    top = min(mentions[entry.number].span.start for entry in entries)
    for weekday in weekdays_in(text[max(0, top - HEAD) : top]):
        yield 0, weekday
    for entry in entries:
        end = mentions[entry.number].span.end
        for weekday in weekdays_in(text[end : end + BEHIND].partition("\n")[0]):
            yield entry.midnights, weekday


def weekdays_in(words: str) -> Iterator[int]:
    """Numbers of the weekdays named, Monday is 0."""
    for match in WORD.finditer(words):
        number = table("weekdays").get(match.group().lower())
        if number is not None:
            yield number
