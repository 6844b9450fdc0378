"""Charts as plain shapes, worked out here and drawn by the templates as SVG: no library."""

import datetime
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tacitus.closed_class import MONTH_NAMES
from tacitus.incident_values import Moved, Said
from tacitus.outlines import Frame, Kind, lines_within

Scale = Callable[[datetime.date], float]
Level = Callable[[float], float]
WIDTH, HEIGHT = 560, 150  # of a step chart, in its own units
LEFT, RIGHT, TOP, BOTTOM = 34, 12, 14, 24
CORNER = 24  # units of a map from its top, where the first meridian is named
LEAST_STEP = 0.8  # units of a map: what is nearer to the point before is not seen


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    words: str
    gone: bool


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step chart: the line of the figure last given, a dot for each who gave one."""

    line: str
    dots: tuple[Dot, ...]
    days: tuple[Tick, ...]
    levels: tuple[Tick, ...]


def steps_of(moved: Moved) -> Step | None:
    """How a figure moved; None where fewer than two were given on a day that is known."""
    dated = [said for said in moved.said if said.said is not None]
    if len(dated) < 2:
        return None
    days = [said.said for said in dated if said.said is not None]
    first, last = min(days), max(days)
    length = max(1, (last - first).days)
    top = max(said.high or said.low for said in dated) or 1

    def x(day: datetime.date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / length, 1)

    def y(number: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * number / top, 1)

    standing = set(moved.standing)
    dots = tuple(
        Dot(
            x(said.said), y(said.low), f"{said.said} {said.low} {said.source}", said not in standing
        )
        for said in dated
        if said.said is not None
    )
    ends = (first, last) if first != last else (first,)
    return Step(
        line=step_line(dated, x, y),
        dots=dots,
        days=tuple(
            Tick(x(day), f"{day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}") for day in ends
        ),
        levels=tuple(Tick(y(number), f"{number:,}") for number in levels(top)),
    )


def step_line(dated: Sequence[Said], x: Scale, y: Level) -> str:
    """The path: level until the next figure is given, then straight up or down to it."""
    known = [(said.said, said.low) for said in dated if said.said is not None]
    (day, number), *rest = known
    path = [f"M{x(day)} {y(number)}"]
    for (_, _), (later, now) in pairwise(((day, number), *rest)):
        path.append(f"H{x(later)}V{y(now)}")
    return "".join(path)


def levels(top: int) -> tuple[int, ...]:
    """Round numbers up to the top, four at most."""
    step = 10 ** int(math.log10(max(1, top)))
    while top / step > 4:
        step *= 2
    return tuple(range(0, top + 1, max(1, step)))


# ---- a map without tiles ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the map with what it stands for."""

    x: float
    y: float
    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Net:
    """A line of the net of degrees, from one end to the other, with its degree."""

    x1: float
    y1: float
    x2: float
    y2: float
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A map: the net of degrees, coasts and borders as paths, and the points, in units of its own;
    `scale` is how many of them are a kilometre in the middle."""

    width: int
    height: int
    net: tuple[Net, ...]
    coasts: str
    borders: str
    marks: tuple[Mark, ...]
    scale: float


@dataclass(frozen=True, slots=True)
class Point:
    lat: float
    lon: float
    id: str
    words: str


def sheet(points: Sequence[Point], width: int, height: int, least: float = 3.0) -> Sheet | None:
    """The points on a plane chart that holds them all, at least so many degrees high."""
    if not points:
        return None
    lats, lons = [one.lat for one in points], [one.lon for one in points]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    narrow = max(0.2, math.cos(math.radians(lat)))  # a degree of longitude beside one of latitude
    high = max(
        least,
        (max(lats) - min(lats)) * 1.2,
        (max(lons) - min(lons)) * narrow * 1.2 * height / width,
    )
    unit = height / high

    def across(at: float) -> float:
        return width / 2 + (at - lon) * narrow * unit

    def down(at: float) -> float:
        return height / 2 - (at - lat) * unit

    def x(at: float) -> float:
        return round(across(at), 1)

    def y(at: float) -> float:
        return round(down(at), 1)

    gap = next((n for n in (1, 2, 5, 10, 15, 30, 45) if n * unit > height / 6), 60)
    wide = width / unit / narrow
    net = [
        Net(x(n), 0, x(n), height, degrees(n, "E", "W"))
        for n in multiples(lon - wide / 2, lon + wide / 2, gap)
    ]
    net += [  # the topmost is not named where the first meridian is
        Net(0, y(n), width, y(n), degrees(n, "N", "S") if y(n) > CORNER else "")
        for n in multiples(lat - high / 2, lat + high / 2, gap)
    ]
    marks = tuple(Mark(x(one.lon), y(one.lat), one.id, one.words) for one in points)
    frame = Frame(lon - wide / 2, lat - high / 2, lon + wide / 2, lat + high / 2)

    def path(kind: Kind) -> str:
        runs = (thinned(run, LEAST_STEP / unit) for run in lines_within(kind, frame))
        return "".join(
            "M" + "L".join(f"{across(at):.1f} {down(of):.1f}" for at, of in run) for run in runs
        )

    return Sheet(width, height, tuple(net), path("coasts"), path("borders"), marks, unit / 111.2)


def thinned(run: Sequence[tuple[float, float]], least: float) -> Iterator[tuple[float, float]]:
    """The points of a line without those that are nearer than so many degrees to the one before;
    the last one stays."""
    far, off = math.inf, math.inf
    for at, of in run:
        if abs(at - far) >= least or abs(of - off) >= least:
            yield at, of
            far, off = at, of
    if run and run[-1] != (far, off):
        yield run[-1]


def multiples(low: float, high: float, gap: int) -> range:
    """The multiples of a number of degrees between two."""
    return range(math.ceil(low / gap) * gap, math.floor(high) + 1, gap)


def degrees(number: int, plus: str, minus: str) -> str:
    return f"{abs(number)}°{plus if number > 0 else minus if number < 0 else ''}"
