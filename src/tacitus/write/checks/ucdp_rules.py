"""Rules for UCDP GED: bounds of deaths, days in order, precision against days and points."""

from itertools import pairwise

from tacitus.lists import tables
from tacitus.write.checks.base import Cells, Places, day, decimal, unlisted, whole
from tacitus.write.formats.ucdp import priogrid

LENGTHS: dict[str, int] = tables("codebooks/ucdp.toml")["date_prec"]
REGIONS = ("Africa", "Americas", "Asia", "Europe", "Middle East")
PARTS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


def e301_type_of_violence(row: Cells) -> Places:
    """The type of violence is 1 (state-based), 2 (non-state) or 3 (one-sided)."""
    return unlisted(row, "type_of_violence", (1, 2, 3))


def e302_where_prec(row: Cells) -> Places:
    """The precision of place is 1 to 7."""
    return unlisted(row, "where_prec", range(1, 8))


def e303_date_prec(row: Cells) -> Places:
    """The precision of the day is 1 to 5."""
    return unlisted(row, "date_prec", range(1, 6))


def e304_event_clarity(row: Cells) -> Places:
    """The clarity is 1 (clear) or 2 (aggregated)."""
    return unlisted(row, "event_clarity", (1, 2))


def e305_bounds(row: Cells) -> Places:
    """low <= best <= high does not hold: mend the figure that is off."""
    told = [(name, whole(row, name)) for name in ("low", "best", "high")]
    numbers = [(name, number) for name, number in told if number is not None]
    return [two for (_, a), (two, b) in pairwise(numbers) if a > b]


def e306_sum(row: Cells) -> Places:
    """best is not deaths_a + deaths_b + deaths_civilians + deaths_unknown."""
    parts, best = [whole(row, part) for part in PARTS], whole(row, "best")
    numbers = [part for part in parts if part is not None]
    if best is None or len(numbers) < len(PARTS):
        return ()
    return () if sum(numbers) == best else ("best",)


def e307_days(row: Cells) -> Places:
    """date_end is before date_start: turn them round."""
    start, end = day(row, "date_start"), day(row, "date_end")
    return ("date_end",) if start and end and end < start else ()


def e308_year(row: Cells) -> Places:
    """The year is that of neither end."""
    year = whole(row, "year")
    days = [found for found in (day(row, "date_start"), day(row, "date_end")) if found]
    return () if year is None or not days or year in {d.year for d in days} else ("year",)


def w309_range(row: Cells) -> Places:
    """The days do not fit the precision: 1 is one day, 2 up to six, 3 a week, 4 a month."""
    start, end, told = day(row, "date_start"), day(row, "date_end"), row.get("date_prec", "")
    longest = LENGTHS.get(told.removesuffix(".0"))
    if start is None or end is None or longest is None:
        return ()
    return () if (end - start).days + 1 <= longest else ("date_prec",)


def e310_priogrid(row: Cells) -> Places:
    """The cell of PRIO-GRID is not that of the point."""
    lat, lon, cell = decimal(row, "latitude"), decimal(row, "longitude"), whole(row, "priogrid_gid")
    if lat is None or lon is None or cell is None or abs(lat) > 90 or abs(lon) > 180:
        return ()
    return () if cell == priogrid(lat, lon) else ("priogrid_gid",)


def e311_wkt(row: Cells) -> Places:
    """geom_wkt is not POINT (longitude latitude) of the same point."""
    lat, lon, told = decimal(row, "latitude"), decimal(row, "longitude"), row.get("geom_wkt")
    if lat is None or lon is None or told is None:
        return ()
    try:
        x, y = (float(part) for part in told.upper().strip(" PINTO()").split())
    except ValueError:
        return ("geom_wkt",)
    return () if abs(x - lon) < 1e-3 and abs(y - lat) < 1e-3 else ("geom_wkt",)


def w312_nobody(row: Cells) -> Places:
    """Nobody died by any figure: UCDP GED holds deadly events only."""
    return ("high",) if whole(row, "high") == 0 else ()


def e313_region(row: Cells) -> Places:
    """UCDP has five regions: Africa, Americas, Asia, Europe, Middle East."""
    return unlisted(row, "region", REGIONS)


def e314_negative(row: Cells) -> Places:
    """A number of dead is not below 0."""
    return [name for name in (*PARTS, "low", "best", "high") if (whole(row, name) or 0) < 0]


def e315_needed(row: Cells) -> Places:
    """An event needs an id, a type of violence, both sides, and its best figure: fill the cell."""
    needed = ("id", "type_of_violence", "side_a", "side_b", "best")
    return [column for column in needed if column not in row]


def e316_one_sided(row: Cells) -> Places:
    """Of one-sided violence side_b is `Civilians`."""
    civil = whole(row, "type_of_violence") == 3
    return ("side_b",) if civil and row.get("side_b", "Civilians") != "Civilians" else ()


def e317_point(row: Cells) -> Places:
    """A where_prec of 1 to 5 says of what the point is: there is no point."""
    pointed = "latitude" in row and "longitude" in row
    return ("where_prec",) if whole(row, "where_prec") in range(1, 6) and not pointed else ()


RULES = (
    e301_type_of_violence, e302_where_prec, e303_date_prec, e304_event_clarity, e305_bounds,
    e306_sum, e307_days, e308_year, w309_range, e310_priogrid, e311_wkt, w312_nobody, e313_region,
    e314_negative, e315_needed, e316_one_sided, e317_point,
)  # fmt: skip
