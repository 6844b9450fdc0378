"""Explore: one selection of incidents as a table, a map and a timeline, and as a file."""

import calendar
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from tacitus.countries import countries
from tacitus.errors import UsageError
from tacitus.incident_values import Listed, Wanted
from tacitus.project.incidents import wanted
from tacitus.store.apart import codes_apart
from tacitus.store.database import Database
from tacitus.store.explore import counts
from tacitus.store.incident_words import held
from tacitus.store.incidents import count_incidents, list_incidents
from tacitus.web.charts import Point, Sheet, sheet
from tacitus.web.strings import strings
from tacitus.write.formats.base import Column
from tacitus.write.formats.csv_rows import CsvRows
from tacitus.write.safe import excerpt, shown

ROWS = 100  # incidents of the table and the map
AT_ONCE = 500  # rows of a file that are written together
MOST_FACETS = 12
MOST_BARS = 60
WHOLE = ("killed_low", "killed", "killed_high", "wounded_low", "wounded", "wounded_high")
KINDS: dict[str, Any] = {
    **dict.fromkeys((*WHOLE, "reports", "sources"), "whole"),
    **dict.fromkeys(("lat", "lon"), "decimal"),
    **dict.fromkeys(("start_date", "end_date", "first_said", "last_said"), "day"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen, as the address of the page has it; all text, empty where nothing is."""

    search: str = ""
    country: str = ""
    type: str = ""
    status: str = ""
    month: str = ""
    reviewed: str = ""  # `only`: leave out what nobody has reviewed


@dataclass(frozen=True, slots=True)
class FacetValue:
    value: str
    words: str
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A month of the timeline, or the months of a year; `height` is 0 to 100, `label` what stands
    below, if anything."""

    month: str
    number: int
    height: int
    chosen: bool
    label: str


@dataclass(frozen=True, slots=True)
class Explored:
    """A selection. `all` is how many there are, `rows` the first of them, `unplaced` how many of
    these have no point; `unreviewed` how many of all nobody has reviewed wholly; `apart` how many
    are left out, since a report tells of them that whoever asks is still to code."""

    choice: Choice
    all: int
    unreviewed: int
    rows: tuple[Listed, ...]
    facets: tuple[tuple[str, tuple[FacetValue, ...]], ...]
    months: tuple[Bar, ...]
    map: Sheet | None
    unplaced: int
    apart: int


def asked(choice: Choice) -> Wanted:
    """What is chosen in the terms of the store; UsageError names what makes no sense."""
    start, end = month_days(choice.month)
    return wanted(
        country=choice.country or None,
        start_date=start,
        end_date=end,
        type=choice.type or None,
        actor=None,
        min_killed=None,
        status="reviewed" if choice.reviewed == "only" else choice.status or None,
        since=None,
        search=choice.search.strip() or None,
    )


def month_days(month: str) -> tuple[str | None, str | None]:
    """The first and the last day of a month, or of months with `..` between."""
    if not month:
        return None, None
    first, _, last = month.partition("..")
    parts = (last or first).split("-")
    if len(parts) != 2 or not all(part.isdecimal() for part in parts):
        raise UsageError(f"month {month!r}: write it as 2024-03")
    year, number = map(int, parts)
    return f"{first}-01", last_day(year, number)


def last_day(year: int, month: int) -> str:
    """The last day of a month; UsageError if there is no such month."""
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        raise UsageError(f"month {year}-{month}: write it as 2024-03")
    return f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]}"


def explored(database: Database, choice: Choice, who: str) -> Explored:
    """The selection as `who` may see it, with its facets, months and points, all of one moment."""
    want = asked(choice)
    with database.reading() as connection:
        apart = 0
        if codes_apart(connection, who):
            apart, want = count_incidents(connection, want), replace(want, coder=who)
            apart -= count_incidents(connection, want)
        with held(connection, want.search):
            counted = counts(connection, want)
            rows = tuple(list_incidents(connection, want, ROWS))
    points = [
        Point(one.lat, one.lon, one.id, excerpt(one.title, 200))
        for one in rows
        if one.lat is not None and one.lon is not None
    ]
    return Explored(
        choice=choice,
        all=counted.all,
        unreviewed=counted.all - counted.reviewed,
        rows=rows,
        facets=tuple((name, facet(name, each, choice)) for name, each in counted.facets.items()),
        months=bars(counted.months, choice.month),
        map=sheet(points, 560, 300, 6.0),
        unplaced=len(rows) - len(points),
        apart=apart,
    )


def facet(name: str, counts: Sequence[tuple[str, int]], choice: Choice) -> tuple[FacetValue, ...]:
    """The values of a facet in words."""
    chosen = getattr(choice, name)
    return tuple(
        FacetValue(value, facet_words(name, value), number, value == chosen)
        for place, (value, number) in enumerate(counts)
        if place < MOST_FACETS or value == chosen
    )


def facet_words(name: str, value: str) -> str:
    if name == "country":
        known = countries().get(value)
        return known.name if known else value
    if name == "type":
        return value.capitalize()
    return str(strings()["status"].get(value, value))


def bars(months: Sequence[tuple[str, int]], chosen: str) -> tuple[Bar, ...]:
    """The months from the first to the last, also those without an incident, with how high each
    stands beside the others; years where there are too many months; the last sixty."""
    if not months:
        return ()
    counts = Counter(dict(months))
    first, last = place_of(months[0][0]), place_of(months[-1][0])
    if last - first < MOST_BARS:
        all_ = [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1)]
        periods = [(month, month[:4], counts[month]) for month in all_]
    else:
        by_year = Counter[int]()
        for month, number in months:
            by_year[int(month[:4])] += number
        years = range(max(first // 12, last // 12 - MOST_BARS + 1), last // 12 + 1)
        periods = [(f"{y:04}-01..{y:04}-12", f"{y:04}", by_year[y]) for y in years]
    top = max(number for _, _, number in periods) or 1
    found: list[Bar] = []
    free, before = 0, ""  # the first place that no label reaches; the year before
    for place, (period, year, number) in enumerate(periods):
        label = year if year != before and place >= free else ""
        free, before = (place + 3 if label else free), year
        height = max(4, round(100 * number / top)) if number else 0
        found.append(Bar(period, number, height, period == chosen, label))
    return tuple(found)


def place_of(month: str) -> int:
    """The number of a month, counted from the year 0."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def csv_of(database: Database, choice: Choice, coder: str | None, *, excel: bool) -> Iterator[str]:
    """The selection as CSV, a part at a time: every column of a listed incident; `coder` as of
    `Wanted`."""
    columns = [Column(part.name, KINDS.get(part.name, "text")) for part in fields(Listed)]
    stream = io.StringIO(newline="")
    rows = CsvRows(stream, columns, excel=excel)
    want = replace(asked(choice), coder=coder)
    with database.reading() as connection:
        for number, one in enumerate(list_incidents(connection, want), 1):
            rows.write([list(asdict(replace(one, title=shown(one.title))).values())])
            if number % AT_ONCE == 0:
                yield drained(stream)
    yield drained(stream)


def drained(stream: io.StringIO) -> str:
    """What has been written, taken out."""
    text = stream.getvalue()
    stream.seek(0)
    stream.truncate()
    return text
