"""Tolls: of one incident who gave which figure when; of several their headline figures, the largest
first, each with the lowest and the highest that stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tacitus.incident_values import Incident, Moved
from tacitus.vocabulary import TollField
from tacitus.write.formats.titles import title_of
from tacitus.write.formats.view import day_of, headline_of, place_of
from tacitus.write.plot.svg import (
    BOTTOM,
    HEIGHT,
    INK,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    Drawing,
    steps,
)
from tacitus.write.safe import excerpt
from tacitus.write.words import amount_words

MOST = 20  # lines of a chart
NAMED = 300  # pixels for the names


@dataclass(frozen=True, slots=True)
class Line:
    """A figure: `high` None is open above; `gone` no longer stands."""

    name: str
    best: int
    low: int
    high: int | None
    gone: bool = False


def toll_figure(incidents: Iterable[Incident], title: str, field: TollField) -> str:
    """The chart as SVG."""
    some, every = largest(incidents, field)
    if len(some) == 1:
        moved = next((m for m in some[0].figures if m.field == field and m.unit == "persons"), None)
        lines = said_lines(moved) if moved else []
        rule = getattr(moved.headline, "rule", "none") if moved else "none"
        which = (
            f"the first {MOST} of {len(lines):,} figures" if len(lines) > MOST else "every figure"
        )
        caption = f"{field}: {which} as published; hollow: no longer stands; rule {rule}."
    else:
        lines = [line for one in some if (line := headline_line(one, field))]
        which = (
            f"the {MOST} largest of {every:,} headline figures"
            if every > MOST
            else "headline figures"
        )
        caption = f"{field}: {which}, each with the lowest and the highest that stand."
    drawing = Drawing(title, caption)
    draw(drawing, lines[:MOST])
    return drawing.svg()


def largest(incidents: Iterable[Incident], field: TollField) -> tuple[list[Incident], int]:
    """Those with the largest headline figures, no more than that are kept on the way; and how many
    have one."""
    kept: list[Incident] = []
    every = 0
    for one in incidents:
        every += headline_of(one, field) is not None
        kept.append(one)
        if len(kept) > 2 * MOST:
            kept = ordered(kept, field)[:MOST]
    return ordered(kept, field)[:MOST], every


def ordered(incidents: list[Incident], field: TollField) -> list[Incident]:
    def size(one: Incident) -> tuple[int, str]:
        found = headline_of(one, field)
        return (-found.best if found else 1, one.id)

    return sorted(incidents, key=size)


def headline_line(one: Incident, field: TollField) -> Line | None:
    found = headline_of(one, field)
    if found is None:
        return None
    return Line(name_of(one), found.best, found.low, found.high)


def name_of(one: Incident) -> str:
    """Day and place, else the sentence that tells of it."""
    day, place = day_of(one), place_of(one)
    told = [str(day.start) if day else "", place.name if place else ""]
    return " ".join(filter(None, told)) or title_of(one) or one.id


def said_lines(moved: Moved) -> list[Line]:
    """Every figure in the order of publication."""
    return [
        Line(
            f"{said.said or 'no day'} {said.source}: {amount_words(said.low, said.high)}",
            said.low,
            said.low,
            said.high,
            said not in moved.standing,
        )
        for said in moved.said
    ]


def draw(drawing: Drawing, lines: Sequence[Line]) -> None:
    """A row for each line: name, whisker, dot; an arrow where it is open above."""
    most = max((line.high if line.high is not None else line.best for line in lines), default=0)
    axis = steps(max(most, max((line.best for line in lines), default=0)))
    left, right = LEFT + NAMED, WIDTH - RIGHT - 12

    def at(number: int) -> float:
        return left + (right - left) * number / axis[-1]

    for number in axis:
        drawing.line((at(number), TOP, at(number), HEIGHT - BOTTOM))
        drawing.text(at(number), HEIGHT - BOTTOM + 16, f"{number:,}", anchor="middle")
    height = (HEIGHT - TOP - BOTTOM) / max(1, len(lines))
    for row, line in enumerate(lines):
        y = TOP + height * (row + 0.5)
        drawing.text(left - 12, y + 4, excerpt(line.name, 46), anchor="end")
        end = right if line.high is None else at(line.high)
        drawing.line((at(line.low), y, end, y), INK, width=1.5)
        if line.high is None:
            drawing.text(right + 1, y + 4, "›")
        about = f"{line.name}: {line.best:,}"
        drawing.dot((at(line.best), y, 5), about, hollow=line.gone)
