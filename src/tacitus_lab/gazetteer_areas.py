"""Provinces and counties: their names, and where their middle lies, reckoned from their towns."""

import gettext
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from tacitus.derive.gazetteer import key_of
from tacitus_lab.gazetteer_rows import Row, areas, iso3_codes, one_line

LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pl", "pt", "sv", "tr")
GENERIC = """province region state county department district municipality republic canton territory
oblast krai kray okrug raion rayon prefecture governorate parish division regency emirate borough
voivodeship commune city ilcesi sheng kommun kommune powiat megye novads shahrestan kabupaten kota
provincia departamento distrito estado municipio departement arrondissement landkreis kreis judetul
comuna muhafazat wilayat wilaya daira""".split()
BEFORE = re.compile(rf"^(?:{'|'.join(GENERIC)}) (?:(?:of|de|del|di|du|da|do|des|la|the|d) )*")
AFTER = re.compile(
    r"(?: (?:autonomous|special|national|metropolitan|urban|rural|administrative|capital))*"
    rf" (?:{'|'.join(GENERIC)}|census area|city and borough|regional state)$"
)
COMPASS = frozenset(
    "north south east west northern southern eastern western central centre center upper lower new"
    " northeast northwest southeast southwest northeastern northwestern southeastern southwestern"
    " capital coast coastal inner outer".split()
)
Members = dict[tuple[str, str], list[Row]]


def province_rows(sources: Path, towns: Sequence[Row]) -> Iterator[Row]:
    """The provinces that have a town, each at the middle of the land its towns span."""
    members = grouped(towns, lambda row: row.admin1)
    names = province_names(sources)
    for area in areas(sources, "admin1.json"):
        country, admin1 = iso3_codes().get(area.code[:2], ""), area.code[3:]
        if inside := members.get((country, admin1)):
            key = key_of(area.name)
            keys = {key, *map(key_of, names.get(area.code, ()))}
            if country != "USA":  # Columbia is no name of the District of Columbia
                keys |= {without_generic(other) for other in keys}
            lat, lon = middle({(row.lat, row.lon) for row in inside})
            others = tuple(sorted(keys - {key, ""}))
            yield Row("admin1", None, one_line(area.name), country, admin1, "", lat, lon,
                      people_of(inside), others)  # fmt: skip


def county_rows(sources: Path, towns: Sequence[Row]) -> Iterator[Row]:
    """The counties and districts that have a town, each at the middle of the land its
    towns span."""
    members = grouped(towns, lambda row: f"{row.admin1}.{row.admin2}" if row.admin2 else "")
    for area in areas(sources, "admin2.json"):
        country, (admin1, _, admin2) = iso3_codes().get(area.code[:2], ""), parted(area.code)
        if inside := members.get((country, f"{admin1}.{admin2}")):
            lat, lon = middle({(row.lat, row.lon) for row in inside})
            bare = without_generic(key_of(area.name))
            others = (f"~{bare}",) if bare else ()
            yield Row("admin2", None, one_line(area.name), country, admin1, admin2, lat, lon,
                      people_of(inside), others)  # fmt: skip


def parted(code: str) -> tuple[str, str, str]:
    """ "US.LA.079" as province, dot and county."""
    return code[3:].partition(".")


def grouped(rows: Iterable[Row], code: Callable[[Row], str]) -> Members:
    """The rows by country and code; those without a code are left out."""
    found: Members = defaultdict(list)
    for row in rows:
        if key := code(row):
            found[row.country, key].append(row)
    return found


def middle(points: set[tuple[float, float]]) -> tuple[float, float]:
    """The centre of the land that the points (lat, lon) span, in degrees; across the date line too.
    It is far nearer to the middle of a province than the mean of its towns, which crowd."""
    turn = max(lon for _, lon in points) - min(lon for _, lon in points) > 180
    edge = outline([(lat, lon % 360 if turn else lon) for lat, lon in points])
    parts = [
        (a[0] * b[1] - b[0] * a[1], a, b) for a, b in zip(edge, [*edge[1:], edge[0]], strict=True)
    ]
    area = 3 * sum(part for part, _, _ in parts)
    if abs(area) < 1e-9:  # one point, or all on a line
        lat, lon = (sum(axis) / len(edge) for axis in zip(*edge, strict=True))
    else:
        lat = sum(part * (a[0] + b[0]) for part, a, b in parts) / area
        lon = sum(part * (a[1] + b[1]) for part, a, b in parts) / area
    return round(lat, 4), round(lon - 360 if lon > 180 else lon, 4)


def outline(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The convex hull, by Andrew's monotone chain."""
    ordered = sorted(points)
    halves = []
    for line in (ordered, ordered[::-1]):
        half: list[tuple[float, float]] = []
        for point in line:
            while len(half) > 1 and cross(half[-2], half[-1], point) <= 0:
                half.pop()
            half.append(point)
        halves.append(half[:-1])
    return halves[0] + halves[1] or ordered


def cross(o: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    """Positive where the way from o by a to b turns left."""
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


def people_of(rows: Iterable[Row]) -> int:
    """The people of all towns, those of quarters not counted twice."""
    return sum(row.population for row in rows if row.kind != "section")


def province_names(sources: Path) -> dict[str, list[str]]:
    """Names of provinces by code, in a few European languages."""
    found: dict[str, list[str]] = defaultdict(list)
    for language in LANGUAGES:
        path = sources / "mo" / language / "LC_MESSAGES" / "geonames.mo"
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)
        for area in areas(sources, "admin1.json"):
            name = catalogue.gettext(area.code)
            if name != area.code:
                found[area.code].append(name)
    return found


def without_generic(key: str) -> str:
    """A folded name without "province", "county of" and the like; empty where nothing of its own
    is left, or nothing was cut."""
    bare = AFTER.sub("", BEFORE.sub("", key))
    return "" if bare == key or len(bare) < 3 or set(bare.split()) <= COMPASS else bare
