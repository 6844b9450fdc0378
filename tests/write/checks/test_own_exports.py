"""What we write keeps the rules by which we check: every mode, actor and recipient."""

import datetime
import importlib.util
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from tacitus.incident_values import Incident
from tacitus.link.headline import headline
from tacitus.text_coder import TextCoder
from tacitus.values import Day, Place, Toll, TypeValue, Weapon
from tacitus.vocabulary import MODES
from tacitus.write.checks.all_checks import CHECKS
from tacitus.write.checks.base import Found
from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.base import Wish
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target
from tests.write.formats.made import Said, joined, report
from tests.write.formats.sampled import sampled
from tests.write.formats.test_field_formats import EVERYONE, by, to

SPACY = importlib.util.find_spec("spacy") is not None
DAY = datetime.date(2024, 6, 4)
WHERE = (
    Place("Aleppo", "SYR", "Aleppo", 36.2, 37.15, 170063, "city"),
    Place("Aleppo", "SYR", None, 36.0, 37.5, 170062, "admin1"),
    Place("Syria", "SYR", None, 35.0, 38.0, 163843, "country"),
    Place("Nowhere", None, None, None, None, None, "unknown"),
)
SIDES = ("army", "front", "gunmen", "troops", "farmers", "marchers", "union")
TOLLS: tuple[tuple[Said, ...], ...] = (
    (("killed", Toll(3, 5)), ("killed", Toll(1, 1, perpetrators=True)), ("wounded", Toll(0, 0))),
    (("killed", Toll(8, None)), ("abducted", Toll(2, 2)), ("weapon", Weapon("Explosives", "bomb"))),
    (("arrested", Toll(4, 4, perpetrators=True)), ("stage", "attempted")),
)


@cache
def incidents() -> list[Incident]:
    """Every mode of assault and protest with every pair of sides."""
    kinds = [("ASSAULT", mode) for mode in (*MODES["ASSAULT"], None)]
    kinds += [("PROTEST", mode) for mode in MODES["PROTEST"]]
    made = []
    for n, ((type_, mode), who, whom) in enumerate(product(kinds, SIDES, SIDES)):
        told = report(
            "wire-1", EVERYONE,
            ("type", TypeValue(type_, mode)),  # type: ignore[arg-type]
            ("date", Day(DAY, DAY + datetime.timedelta(days=n % 40), "day")),
            ("place", WHERE[n % len(WHERE)]),
            *by(who), *to(whom), *TOLLS[n % len(TOLLS)],
        )  # fmt: skip
        other = report("post-1", (), ("killed", Toll(n % 7, n % 7 + 1)))
        made.append(replace(joined(told, other), id=f"i-{n}"))
    return made


@pytest.mark.parametrize(
    ("name", "check", "least", "numeric"),
    [
        ("acled", "acled", 500, False),
        ("acled", "acled", 500, True),
        ("ucdp", "ucdp", 100, False),
        ("gtd", "gtd", 300, False),
        ("cameo", "cameo", 800, False),
        ("icews", "icews", 800, False),
        ("polecat", "polecat", 800, False),
        ("gdelt-events", "gdelt-events", 800, False),
        ("gdelt-mentions", "gdelt-mentions", 800, False),
        ("gdelt-gkg", "gdelt-gkg", 1, False),
        ("hxl", "hxl", 1000, False),
        ("plover", "plover", 1000, False),
        ("ninjs", "ninjs", 1000, False),
        ("muc4", "muc4", 100, False),
        ("geojson", "geojson", 1000, False),
        ("web-annotation", "web-annotation", 1000, False),
        ("incidents", "own", 1000, False),
        ("claims", "claims", 1000, False),
        ("reports", "reports", 1, False),
        ("incident_report", "incident_report", 1000, False),
        ("actors", "actors", 1000, False),
        ("places", "places", 3, False),
        ("codebook", "codebook", 300, False),
    ],
)
def test_exports_keep_the_rules(
    name: str, check: str, least: int, numeric: bool, tmp_path: Path
) -> None:
    out = tmp_path / "a.csv"
    wish = Wish(headline=headline, numeric=numeric)
    rows = FORMATS[name].write(incidents(), Target(out), wish, Losses())
    assert rows > least
    found = [one for one in CHECKS[check].faults(out) if isinstance(one, Found)]
    assert Counter((one.code, one.column) for one in found if one.is_error) == {}
    assert "W107" not in {one.code for one in found}  # tabs, where published files have them
    assert name != "codebook" or found == []


@pytest.mark.parametrize("name", ["brat", "gpkg", *(["spacy"] if SPACY else [])])
def test_exports_that_are_no_text_keep_the_rules(name: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert FORMATS[name].write(incidents(), Target(out), Wish(headline=headline), Losses())
    assert [one for one in CHECKS[name].faults(out) if isinstance(one, Found)] == []


@pytest.fixture(scope="module")
def read(learned: TextCoder) -> list[Incident]:
    """What the reader makes of the samples."""
    return sampled(learned)


@pytest.mark.parametrize("check", [name for name in CHECKS if name != "spacy" or SPACY])
def test_what_the_reader_made_keeps_the_rules(
    check: str, read: list[Incident], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    name = "incidents" if check == "own" else check
    FORMATS[name].write(read, Target(out), Wish(headline=headline, kind="csv"), Losses())
    faults = [one for one in CHECKS[check].faults(out) if isinstance(one, Found) and one.is_error]
    assert faults == []
