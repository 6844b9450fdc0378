"""Countries by name and by demonym."""

import pytest

from tacitus.countries import (
    countries,
    country_of_demonym,
    country_of_name,
    is_demonym,
)
from tacitus.vocabulary import COUNTRIES


def test_every_iso_code_has_its_line() -> None:
    assert set(countries()) == COUNTRIES
    assert all(code in COUNTRIES for c in countries().values() for code in c.neighbours)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("TURKEY", "TUR"),
        ("turkey", None),
        ("US", "USA"),
        ("us", None),
        ("Us", None),
        ("U.S.", "USA"),
        ("the U.S.", "USA"),
        ("the States", "USA"),
        ("States", None),
        ("UK", "GBR"),
        ("Holland", "NLD"),
        ("The Netherlands", "NLD"),
        ("the Netherlands", "NLD"),
        ("Côte d’Ivoire", "CIV"),
        ("Ivory Coast", "CIV"),
        ("CAR", None),
        ("C.A.R.", "CAF"),
        ("Car", None),
        ("DRC", "COD"),
        ("Burma", "MMR"),
        ("Soviet Union", "RUS"),
        ("USSR", "RUS"),
        ("Zaire", "COD"),
        ("Scotland", "GBR"),
        ("Kosovo", "XKX"),
        ("the", None),
        ("", None),
        ("Atlantis", None),
    ],
)
def test_country_of_name(words: str, code: str | None) -> None:
    assert country_of_name(words) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Turkish", "TUR"),
        ("Turks", "TUR"),
        ("Turk", "TUR"),
        ("Polish", "POL"),
        ("polish", None),
        ("Poles", "POL"),
        ("RUSSIAN", "RUS"),
        ("Chinese", "CHN"),
        ("Swiss", "CHE"),
        ("Czechs", "CZE"),
        ("Thais", "THA"),
        ("South Koreans", "KOR"),
        ("Korean", None),
        ("Burkinabé", "BFA"),
        ("Nigeriens", "NER"),
        ("Nigerians", "NGA"),
        ("French", "FRA"),
        ("Scots", "GBR"),
        ("table", None),
        ("", None),
    ],
)
def test_country_of_demonym(word: str, code: str | None) -> None:
    assert country_of_demonym(word) == code
    assert is_demonym(word) == (code is not None)
