"""Build `outlines.json`: the borders and coasts of countries, by which maps are drawn.

    python -m tacitus_lab.outlines COUNTRIES

COUNTRIES is `countries-110m.json` of npm world-atlas 2.0.2 (Natural Earth 1:110 million, public
domain, as TopoJSON): `npm pack world-atlas@2.0.2`. Every arc is kept once, whether two countries
share it or one has it as its coast; degrees have two decimals, and each point is written as the
step from the one before it, in hundredths of a degree. The same file gives the same bytes.
"""

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from tacitus_lab.country_centres import Point, decoded

DATA = Path(__file__).parents[1] / "tacitus" / "data"
HALF = 180  # degrees to the date line
NEAR = 0.005  # degrees within which a point is on it
UNIT = 100  # steps of a degree
SOURCE = "Natural Earth, public domain, 1:110 million, npm world-atlas 2.0.2"


def main() -> None:
    """Write the file into the package's data folder."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    made = outlines(topology)
    told = {"source": SOURCE, "by": "tacitus_lab/outlines.py", "unit": UNIT, **made}
    written = json.dumps(told, separators=(",", ":")) + "\n"
    (DATA / "outlines.json").write_text(written, encoding="utf-8")
    print(f"{len(made['coasts'])} coasts, {len(made['borders'])} borders", file=sys.stderr)


def outlines(topology: dict[str, Any]) -> dict[str, list[list[int]]]:
    """The arcs of one country are `coasts`, those of two `borders`: x, y, then steps."""
    uses: dict[int, int] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for number in (n for polygon in polygons for ring in polygon for n in ring):
            own = number if number >= 0 else ~number
            uses[own] = uses.get(own, 0) + 1
    arcs = decoded(topology)
    found: dict[str, list[list[int]]] = {"coasts": [], "borders": []}
    for number, count in sorted(uses.items()):
        for run in whole(arcs[number]):
            line = stepped(run)
            if len(line) > 2:
                found["borders" if count > 1 else "coasts"].append(line)
    return found


def whole(points: list[Point]) -> Iterator[list[Point]]:
    """The runs of an arc that stay on one side of the date line. Where a polygon was cut along it,
    there is no coast."""
    run = points[:1]
    for one, two in pairwise(points):
        if abs(two[0] - one[0]) > HALF or min(abs(one[0]), abs(two[0])) > HALF - NEAR:
            yield run
            run = []
        run.append(two)
    yield run


def stepped(points: list[Point]) -> list[int]:
    """An arc as its first point and the steps from there; points that do not move are left out."""
    line: list[int] = []
    last = (0, 0)
    for x, y in points:
        here = (round(x * UNIT), round(y * UNIT))
        if not line or here != last:
            line += (here[0] - last[0], here[1] - last[1])
            last = here
    return line


if __name__ == "__main__":
    main()
