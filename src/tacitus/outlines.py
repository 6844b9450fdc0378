"""Coasts and borders of countries, by which a map is recognised: `data/outlines.json`, read once.

They are those of Natural Earth at 1:110 million: true to some 20 km, so that a harbour may lie off
its coast. They say nothing of to whom a place belongs.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import Literal

from tacitus.lists import data_file

Kind = Literal["coasts", "borders"]
TURNS = (-360.0, 0.0, 360.0)  # a map may go on over the date line
Point = tuple[float, float]  # longitude, latitude


@dataclass(frozen=True, slots=True)
class Outline:
    """A line with the degrees between which it runs."""

    points: tuple[Point, ...]
    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Frame:
    """What a map shows, in degrees; longitudes may go beyond 180."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, one: Point, two: Point) -> bool:
        """Whether two points, the lesser one first, are both inside."""
        return (
            self.west <= one[0]
            and two[0] <= self.east
            and self.south <= one[1]
            and two[1] <= self.north
        )

    def meets(self, one: Point, two: Point) -> bool:
        """Whether the box around two points and the frame have something in common."""
        return (
            min(one[0], two[0]) <= self.east
            and max(one[0], two[0]) >= self.west
            and min(one[1], two[1]) <= self.north
            and max(one[1], two[1]) >= self.south
        )


@cache
def outlines(kind: Kind) -> tuple[Outline, ...]:
    """All lines of a kind."""
    told = json.loads(data_file("outlines.json").read_text(encoding="utf-8"))
    unit = told["unit"]
    found = []
    for line in told[kind]:
        xs = [x / unit for x in accumulate(line[::2])]
        ys = [y / unit for y in accumulate(line[1::2])]
        points = tuple(zip(xs, ys, strict=True))
        found.append(Outline(points, min(xs), min(ys), max(xs), max(ys)))
    return tuple(found)


def lines_within(kind: Kind, frame: Frame) -> Iterator[list[Point]]:
    """The stretches of lines that may be seen in a frame, two points at least."""
    for line in outlines(kind):
        for turn in TURNS:
            corners = (line.west + turn, line.south), (line.east + turn, line.north)
            if frame.holds(*corners):
                yield [(x + turn, y) for x, y in line.points]
            elif frame.meets(*corners):
                yield from stretches([(x + turn, y) for x, y in line.points], frame)


def stretches(points: list[Point], frame: Frame) -> Iterator[list[Point]]:
    """The parts of a line whose pieces meet the frame."""
    run: list[Point] = []
    for one, two in pairwise(points):
        if frame.meets(one, two):
            run = run or [one]
            run.append(two)
        elif run:
            yield run
            run = []
    if run:
        yield run
