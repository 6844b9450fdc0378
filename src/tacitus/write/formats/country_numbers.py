"""How ACLED, UCDP and GTD number countries and regions: `data/country_numbers.tsv`, read once."""

from dataclasses import dataclass
from functools import cache

from tacitus.lists import data_file


@dataclass(frozen=True, slots=True)
class Numbers:
    """One line of the file; None or empty where a system has none."""

    numeric: int | None
    gw: int | None
    gtd: int | None
    gtd_region: int | None
    acled_region: str
    ucdp_region: str


NOWHERE = Numbers(None, None, None, None, "", "")


@cache
def table() -> dict[str, Numbers]:
    lines = data_file("country_numbers.tsv").read_text(encoding="utf-8").splitlines()
    return dict(numbers_of(line) for line in lines if line and not line.startswith("#"))


def numbers_of(line: str) -> tuple[str, Numbers]:
    iso3, numeric, gw, gtd, region, acled, ucdp = line.split("\t")
    return iso3, Numbers(whole(numeric), whole(gw), whole(gtd), whole(region), acled, ucdp)


def whole(cell: str) -> int | None:
    return int(cell) if cell else None


def numbers(iso3: str | None) -> Numbers:
    """Those of a country."""
    return table().get(iso3 or "", NOWHERE)
