"""How many incidents there were in each day, month or year. One that may have been in several of
them is in none, and counted in the caption."""

import datetime
from collections import Counter
from collections.abc import Iterable

from tacitus.incident_values import Incident
from tacitus.values import Day
from tacitus.write.formats.view import day_of
from tacitus.write.plot.svg import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Drawing, steps

DAYS, MONTHS = 62, 72  # at most so many bars of these
Periods = list[str]


def timeline_figure(incidents: Iterable[Incident], title: str) -> str:
    """The timeline as SVG."""
    days: list[Day] = []
    undated = 0
    for one in incidents:
        day = day_of(one)
        if day is None or day.start is None or day.end is None:
            undated += 1
        else:
            days.append(day)
    length, periods = periods_of(days)
    counts = Counter(
        day.start.isoformat()[:length]
        for day in days
        if day.start and day.end and same_period(day.start, day.end, length)
    )
    name = {10: "day", 7: "month", 4: "year"}[length]
    between = len(days) - counts.total()
    caption = (
        f"{counts.total():,} incidents by {name}; {between:,} may have been in more than one;"
        f" {undated:,} have no day."
    )
    drawing = Drawing(title, caption)
    bars(drawing, periods, counts)
    return drawing.svg()


def same_period(start: datetime.date, end: datetime.date, length: int) -> bool:
    return start.isoformat()[:length] == end.isoformat()[:length]


def periods_of(days: list[Day]) -> tuple[int, Periods]:
    """How many characters of an ISO date tell the period, and all periods from first to last."""
    starts = [day.start for day in days if day.start]
    ends = [day.end for day in days if day.end]
    if not starts:
        return 4, []
    first, last = min(starts), max(ends)
    if (last - first).days < DAYS:
        count = (last - first).days + 1
        return 10, [(first + datetime.timedelta(days=n)).isoformat() for n in range(count)]
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if months <= MONTHS:
        at = [first.month - 1 + n for n in range(months)]
        return 7, [f"{first.year + n // 12}-{n % 12 + 1:02}" for n in at]
    return 4, [f"{year:04}" for year in range(first.year, last.year + 1)]


def bars(drawing: Drawing, periods: Periods, counts: Counter[str]) -> None:
    """The axes and a bar for each period."""
    axis = steps(max(counts.values(), default=0))
    floor, room = HEIGHT - BOTTOM, HEIGHT - BOTTOM - TOP
    for number in axis:
        y = floor - room * number / axis[-1]
        drawing.line((LEFT, y, WIDTH - RIGHT, y))
        drawing.text(LEFT - 8, y + 4, f"{number:,}", anchor="end")
    width = (WIDTH - LEFT - RIGHT) / max(1, len(periods))
    every = max(1, -(-len(periods) // 10))
    for number, period in enumerate(periods):
        x = LEFT + number * width
        if counts[period]:
            height = room * counts[period] / axis[-1]
            box = (x + width * 0.1, floor - height, width * 0.8, height)
            drawing.bar(box, f"{period}: {counts[period]:,}")
        if number % every == 0:
            drawing.text(x + width / 2, floor + 16, period, anchor="middle")
