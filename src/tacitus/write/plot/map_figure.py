"""A map of incidents: a dot each, larger for more dead. The centre of an area is hollow, so that it
is not taken for a town. Under them coasts, borders, a grid of degrees, and names of countries."""

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tacitus.countries import centres, countries
from tacitus.incident_values import Incident
from tacitus.outlines import Frame, Kind, lines_within
from tacitus.write.formats.parties import flat
from tacitus.write.formats.titles import title_of
from tacitus.write.formats.view import headline_of, place_of
from tacitus.write.formats.where import TOWNS
from tacitus.write.plot.svg import BOTTOM, COAST, FAINT, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Drawing

NARROWEST = 2.0  # degrees that a map shows at least
MARGIN = 0.1  # of what is shown, around the outermost dots
SMALLEST, LARGEST = 3.0, 24.0  # radius of a dot
LETTER, LINE = 7.0, 14.0  # pixels of a letter, and of a line of names


@dataclass(frozen=True, slots=True)
class Dot:
    lat: float
    lon: float
    killed: int
    is_town: bool
    country: str | None
    about: str


@dataclass(frozen=True, slots=True)
class View:
    """What is shown: degrees of the edges, and pixels of a degree of latitude."""

    south: float
    west: float
    north: float
    east: float
    scale: float
    squeeze: float  # a degree of longitude in degrees of latitude

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        x = LEFT + (lon - self.west) * self.scale * self.squeeze
        return x, TOP + (self.north - lat) * self.scale


def map_figure(incidents: Iterable[Incident], title: str) -> str:
    """The map as SVG."""
    dots, without = [], 0
    for one in incidents:
        dot = dot_of(one)
        if dot is None:
            without += 1
        else:
            dots.append(dot)
    areas = sum(not dot.is_town for dot in dots)
    caption = (
        f"{len(dots):,} incidents; hollow: centre of an area, {areas:,}; {without:,} have no point."
        " Places: GeoNames. Outlines: Natural Earth."
    )
    drawing = Drawing(title, caption)
    view = view_of(dots)
    outline(drawing, view)
    grid(drawing, view, {dot.country for dot in dots if dot.country})
    for dot in sorted(dots, key=lambda dot: (-dot.killed, dot.about)):
        x, y = view.at(dot.lat, dot.lon)
        radius = min(LARGEST, SMALLEST + math.sqrt(dot.killed))
        drawing.dot((x, y, radius), dot.about, hollow=not dot.is_town)
    return drawing.svg()


def dot_of(one: Incident) -> Dot | None:
    place = place_of(one)
    if place is None or place.lat is None or place.lon is None:
        return None
    found = headline_of(one, "killed")
    about = flat(f"{title_of(one)} {place.name} ({place.precision})")
    killed, is_town = found.best if found else 0, place.precision in TOWNS
    return Dot(place.lat, place.lon, killed, is_town, place.country, about)


def view_of(dots: list[Dot]) -> View:
    """All dots, the world where there are none."""
    lats = [dot.lat for dot in dots] or [-60.0, 75.0]
    lons = [dot.lon for dot in dots] or [-180.0, 180.0]
    middle = (min(lats) + max(lats)) / 2
    squeeze = max(0.2, math.cos(math.radians(middle)))
    tall = max(NARROWEST, (max(lats) - min(lats)) * (1 + 2 * MARGIN))
    wide = max(NARROWEST, (max(lons) - min(lons)) * (1 + 2 * MARGIN))
    room = (HEIGHT - TOP - BOTTOM, WIDTH - LEFT - RIGHT)
    scale = min(room[0] / tall, room[1] / (wide * squeeze))
    tall, wide = room[0] / scale, room[1] / (scale * squeeze)
    east = (min(lons) + max(lons)) / 2
    return View(
        middle - tall / 2, east - wide / 2, middle + tall / 2, east + wide / 2, scale, squeeze
    )


def outline(drawing: Drawing, view: View) -> None:
    """Coasts and borders."""
    frame = Frame(view.west, view.south, view.east, view.north)
    kinds: tuple[tuple[Kind, str], ...] = (("borders", FAINT), ("coasts", COAST))
    for kind, stroke in kinds:
        runs = lines_within(kind, frame)
        drawing.paths(([view.at(lat, lon) for lon, lat in run] for run in runs), stroke)


def grid(drawing: Drawing, view: View, first: Collection[str]) -> None:
    """Lines of whole degrees with their numbers, and the names of the countries."""
    step = next(
        size
        for size in (1, 2, 5, 10, 15, 30, 60)
        if (view.east - view.west) / size <= 12 or size == 60
    )
    for lon in range(math.ceil(view.west / step) * step, math.floor(view.east) + 1, step):
        x, _ = view.at(0, lon)
        drawing.line((x, TOP, x, HEIGHT - BOTTOM))
        drawing.text(x, HEIGHT - BOTTOM + 16, degrees(lon, "E", "W"), anchor="middle")
    for lat in range(math.ceil(view.south / step) * step, math.floor(view.north) + 1, step):
        if -90 <= lat <= 90:
            _, y = view.at(lat, 0)
            drawing.line((LEFT, y, WIDTH - RIGHT, y))
            drawing.text(LEFT - 8, y + 4, degrees(lat, "N", "S"), anchor="end")
    for name, x, y in named_countries(view, first):
        drawing.text(x, y, name, fill=FAINT, anchor="middle")


def named_countries(view: View, first: Collection[str]) -> Iterator[tuple[str, float, float]]:
    """Where the names of countries stand, as many as there is room for; those of `first` before
    others."""
    taken: list[tuple[float, float, float]] = []  # left, right, line
    for iso3, (lat, lon) in sorted(centres().items(), key=lambda item: item[0] not in first):
        name = countries()[iso3].name
        x, y = view.at(lat, lon)
        left, right = x - LETTER * len(name) / 2, x + LETTER * len(name) / 2
        inside = left > LEFT and right < WIDTH - RIGHT and TOP + LINE < y < HEIGHT - BOTTOM
        if inside and not any(
            left < end and begin < right and abs(y - line) < LINE for begin, end, line in taken
        ):
            taken.append((left, right, y))
            yield name, x, y


def degrees(number: int, plus: str, minus: str) -> str:
    number = (number + 180) % 360 - 180 if plus == "E" else number
    return f"{abs(number)}°{plus if number > 0 else minus if number < 0 else ''}"
