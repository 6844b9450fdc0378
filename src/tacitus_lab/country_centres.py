"""Build `country_centres.tsv`: the centre of the largest piece of land of each country.

    python -m tacitus_lab.country_centres COUNTRIES

COUNTRIES is `countries-50m.json` of npm world-atlas 2.0.2 (Natural Earth, public domain, as
TopoJSON): `npm pack world-atlas@2.0.2`. The same file gives the same bytes.
"""

import json
import math
import sys
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from tacitus.countries import country_of_name

DATA = Path(__file__).parents[1] / "tacitus" / "data"
HEAD = """\
# The centre of the largest piece of land of each country, in degrees: reckoned from Natural Earth
# (public domain, 1:50 million, npm world-atlas 2.0.2) by tacitus_lab/country_centres.py.
# iso3\tlat\tlon
"""
# The abbreviations of Natural Earth's names that no other list has.
NAMES = {
    "Marshall Is.": "MHL", "N. Mariana Is.": "MNP", "U.S. Virgin Is.": "VIR",
    "S. Geo. and the Is.": "SGS", "Br. Indian Ocean Ter.": "IOT", "Pitcairn Is.": "PCN",
    "Falkland Is.": "FLK", "Cayman Is.": "CYM", "British Virgin Is.": "VGB",
    "Turks and Caicos Is.": "TCA", "Solomon Is.": "SLB", "St. Vin. and Gren.": "VCT",
    "Cook Is.": "COK", "W. Sahara": "ESH", "Wallis and Futuna Is.": "WLF", "St-Martin": "MAF",
    "St-Barthélemy": "BLM", "Fr. Polynesia": "PYF", "Fr. S. Antarctic Lands": "ATF",
    "Åland": "ALA", "Eq. Guinea": "GNQ", "Dominican Rep.": "DOM", "Faeroe Is.": "FRO",
    "Dem. Rep. Congo": "COD", "Congo": "COG", "Central African Rep.": "CAF",
    "Bosnia and Herz.": "BIH", "Heard I. and McDonald Is.": "HMD", "Antigua and Barb.": "ATG",
}  # fmt: skip
Point = tuple[float, float]  # longitude, latitude


def main() -> None:
    """Write the file into the package's data folder."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    rows = sorted(centres(topology))
    lines = (f"{iso3}\t{lat:.2f}\t{lon:.2f}\n" for iso3, lat, lon in rows)
    (DATA / "country_centres.tsv").write_text(HEAD + "".join(lines), encoding="utf-8")
    print(f"{len(rows)} countries", file=sys.stderr)


def centres(topology: dict[str, Any]) -> Iterator[tuple[str, float, float]]:
    """Code, latitude and longitude of each country that the file has."""
    arcs = decoded(topology)
    largest: dict[str, tuple[float, float, float]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        iso3 = NAMES.get(name) or country_of_name(name)
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        if iso3 is not None:
            found = max(centre(ring(polygon[0], arcs)) for polygon in polygons)
            largest[iso3] = max(found, largest.get(iso3, (0.0, 0.0, 0.0)))
    for iso3, (_, lat, lon) in largest.items():
        yield iso3, lat, lon


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs in degrees: TopoJSON has them in steps from point to point."""
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        xs = accumulate(step[0] for step in steps)
        ys = accumulate(step[1] for step in steps)
        arcs.append([(x * wide + left, y * high + low) for x, y in zip(xs, ys, strict=True)])
    return arcs


def ring(numbers: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """The points of a ring of arcs; `~n` is arc n backwards. Longitudes go on past 180 degrees
    where the ring crosses the date line."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    unwrapped, last = [], points[0][0]
    for x, y in points:
        last = x - 360 * round((x - last) / 360)
        unwrapped.append((last, y))
    return unwrapped


def centre(points: Sequence[Point]) -> tuple[float, float, float]:
    """Area (of no unit), latitude and longitude of the centroid of a ring, reckoned on an
    equal-area projection."""
    flat = [(x, math.sin(math.radians(y))) for x, y in points]
    area = across = up = 0.0
    for (x1, y1), (x2, y2) in zip(flat, [*flat[1:], flat[0]], strict=True):
        part = x1 * y2 - x2 * y1
        area += part
        across += (x1 + x2) * part
        up += (y1 + y2) * part
    if area == 0:
        return 0.0, points[0][1], points[0][0]
    lat = math.degrees(math.asin(max(-1.0, min(1.0, up / (3 * area)))))
    return abs(area) / 2, lat, (across / (3 * area) + 180) % 360 - 180


if __name__ == "__main__":
    main()
