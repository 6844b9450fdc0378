"""What the names of one report lend each other, and what its other words lend them."""

import math
from collections import defaultdict
from dataclasses import dataclass

from tacitus.countries import countries
from tacitus.derive.gazetteer import Entry
from tacitus.derive.place_context import Context

# All weights are natural logarithms of odds, set by hand.
NAMED, NEIGHBOUR, AREA_NAMED = 1.5, 0.5, 1.0  # for the mere fact that the report names them
COUNTRY, AREA = 5.0, 5.0  # by the share of all that is named
COUNTY, COUNTY_HALF = 3.0, 0.3  # the most, and the weight at which half of it is reached
NEAR, NEAR_HALF = 3.0, 0.5
AROUND = 0.5  # what a place lends to the eight squares around its own


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean, with its keys for support and its own score."""

    entry: Entry
    country: str
    area: tuple[str, str] | None
    county: tuple[str, str, str] | None
    cell: tuple[int, int] | None
    own: float


def candidate_of(entry: Entry, own: float) -> Candidate:
    """A place of the gazetteer as a candidate. Its cell is the square of the map that it lies in,
    one degree of latitude wide and high."""
    country, cell = entry.country or "", None
    if entry.lat is not None and entry.lon is not None and entry.kind != "region":
        across = math.cos(math.radians(round(entry.lat)))
        cell = (round(entry.lat), round(entry.lon * across))
    return Candidate(
        entry=entry,
        country=country,
        area=(country, entry.admin1) if entry.admin1 else None,
        county=(country, entry.admin1, entry.admin2) if entry.admin2 else None,
        cell=cell,
        own=own,
    )


class Support:
    """Weights by country, province, county and square of the map."""

    def __init__(self, context: Context) -> None:
        self.total = 1.0 + sum(context.countries.values()) + sum(context.areas.values())
        self.countries = defaultdict[str, float](float, context.countries)
        self.areas = defaultdict[tuple[str, str], float](float, context.areas)
        self.counties = defaultdict[tuple[str, str, str], float](float)
        self.cells = defaultdict[tuple[int, int], float](float)
        self.named_areas = frozenset(context.areas)
        named = {*context.countries, *(country for country, _ in context.areas)}
        near = (other for code in named if code in countries() for other in neighbours(code))
        self.bonus = dict.fromkeys(near, NEIGHBOUR) | dict.fromkeys(named, NAMED)

    def add(self, candidate: Candidate, weight: float) -> None:
        """Lend the weight of a candidate to all that is near it; a negative one takes it back.
        Countries lend nothing: the context has counted their names."""
        if not candidate.country or candidate.entry.kind == "country":
            return
        self.total += weight
        self.countries[candidate.country] += weight
        if candidate.area:
            self.areas[candidate.area] += weight
        if candidate.county:
            self.counties[candidate.county] += weight
        if candidate.cell:
            row, column = candidate.cell
            around, cells = weight * AROUND, self.cells
            cells[candidate.cell] += weight - around
            for i in (row - 1, row, row + 1):
                cells[i, column - 1] += around
                cells[i, column] += around
                cells[i, column + 1] += around

    def of(self, candidate: Candidate) -> float:
        """How much the report speaks for a candidate."""
        country = candidate.country
        score = (
            self.bonus.get(country, 0.0) + COUNTRY * self.countries.get(country, 0.0) / self.total
        )
        if candidate.area:
            score += AREA * self.areas.get(candidate.area, 0.0) / self.total
            if candidate.area in self.named_areas:
                score += AREA_NAMED
        if candidate.county and (told := self.counties.get(candidate.county, 0.0)) > 0:
            score += COUNTY * told / (told + COUNTY_HALF)
        if candidate.cell and (told := self.cells.get(candidate.cell, 0.0)) > 0:
            score += NEAR * told / (told + NEAR_HALF)
        return score


def neighbours(code: str) -> tuple[str, ...]:
    """The countries that border on one."""
    return countries()[code].neighbours
