"""Other systems' codes of countries: `data/country_codes.tsv`, read once."""

from functools import cache

from tacitus.countries import countries
from tacitus.lists import data_file


@cache
def table() -> dict[str, tuple[str, str]]:
    """FIPS 10-4 and Correlates of War codes by ISO3; empty where there is none."""
    lines = data_file("country_codes.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {iso3: (fips, cow) for iso3, fips, cow in rows}


def fips(iso3: str | None) -> str | None:
    """The FIPS 10-4 code; None where there is none."""
    return table().get(iso3 or "", ("", ""))[0] or None


def cow(iso3: str | None) -> str | None:
    """The state's number in the Correlates of War; None where there is none."""
    return table().get(iso3 or "", ("", ""))[1] or None


def country_name(iso3: str | None) -> str | None:
    """The English name of a country."""
    found = countries().get(iso3 or "")
    return found.name if found else None
