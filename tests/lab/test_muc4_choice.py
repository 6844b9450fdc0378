"""What is left out of MUC-4 templates, and how places are written in them."""

from dataclasses import replace

import pytest

from tacitus.lists import tables
from tacitus.values import Claim, Participant, Place, Target, Toll
from tacitus.write.formats.muc4 import anywhere
from tacitus.write.muc4.chances import chance
from tacitus.write.muc4.fill import fill
from tacitus.write.muc4.profile import Chance
from tacitus.write.muc4.settings import at_home, name_of
from tests.lab.test_muc4_filling import (
    BOMBING,
    CLASH,
    LIMA,
    MADRID,
    PROFILE,
    at,
    coded,
    flat,
    with_claim,
)

EVERYBODY = anywhere(tables("codebooks/muc4.toml"))
SOLDIERS = replace(
    BOMBING,
    claims=(*BOMBING.claims, Claim("s", "killed", Toll(2, 2, "officer"), (at("The army"),))),
)


def test_an_improbable_target_is_left_out() -> None:
    """Soldiers of another country, killed beside somebody named."""
    (made,) = fill(coded(SOLDIERS), PROFILE)
    assert flat(made)["hum_tgt_desc"] == ["COUNCILMAN: ABEL RUIZO", "SPANISH TOURISTS"]
    assert "ARMY" not in str(made.of("hum_tgt_effect"))


def test_an_export_has_everybody() -> None:
    (made,) = fill(coded(SOLDIERS), EVERYBODY)
    assert "ARMY" in flat(made)["hum_tgt_desc"]


def test_no_incident_is_left_of_improbable_targets_alone() -> None:
    alleged = with_claim(CLASH, "recipient", Participant("officer"))
    doubted = tuple(
        replace(one, confidence=0.3) if one.field == "recipient" else one for one in alleged.claims
    )
    event = replace(alleged, salience="background", claims=doubted)
    assert fill(coded(event), PROFILE) == []
    lenient = replace(PROFILE, victim_chance=replace(PROFILE.victim_chance, least=0.0))
    assert len(fill(coded(event), lenient)) == 1
    hit = Claim("t", "target", Target("Business", "hotel"), (at("the Hotel Sol"),))
    (made,) = fill(coded(replace(event, claims=(*event.claims, hit))), PROFILE)
    assert flat(made)["phys_tgt_id"] == ["HOTEL SOL"]


@pytest.mark.parametrize(
    ("told", "expected"), [({}, 0.5), ({"sure": 1.0}, 0.8808), ({"sure": -1.0}, 0.1192)]
)
def test_a_chance(told: dict[str, float], expected: float) -> None:
    rules = Chance(least=0.2, start=0.0, weights={"sure": 2.0})
    assert chance(told, rules) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("The Miraflor", "THE MIRAFLOR"),
        ("Apurímac Department", "APURIMAC"),
        ("the department", ""),
        ("this same place", ""),
    ],
)
def test_names_of_places(told: str, name: str) -> None:
    assert name_of(replace(LIMA, name=told), PROFILE.settings) == name


@pytest.mark.parametrize(
    ("places", "home", "countries"),
    [
        ((MADRID,), "PER", ["PER"]),  # a town of that name in the home country
        ((MADRID,), None, ["ESP"]),
        ((MADRID, LIMA), "COL", ["ESP", "PER"]),
        ((MADRID, Place("Spain", "ESP", None, 40.0, -4.0, 0, "country")), "PER", ["ESP", "ESP"]),
    ],
)
def test_places_of_no_country_of_the_task(
    places: tuple[Place, ...], home: str | None, countries: list[str]
) -> None:
    found = at_home(places, home, PROFILE.relevance.countries)
    assert [one.country for one in found] == countries


def test_an_export_leaves_places_where_they_are() -> None:
    assert at_home((MADRID,), "PER", EVERYBODY.relevance.countries) == (MADRID,)
