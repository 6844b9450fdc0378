"""Classes of weapons from words."""

import pytest

from tacitus.derive.weapons import class_of
from tacitus.plurals import singular


@pytest.mark.parametrize(
    ("words", "class_"),
    [
        ("gun", "Firearms"),
        ("AK-47 rifles", "Firearms"),
        ("bullets", "Firearms"),
        ("car bomb", "Explosives"),
        ("homemade car bombs", "Explosives"),
        ("two roadside bombs", "Explosives"),
        ("knives", "Melee"),
        ("a long blade", "Melee"),
        ("tear gas", "Chemical"),
        ("petrol bombs", "Incendiary"),
        ("parasol", None),
        ("rifle butts", "Melee"),
        ("a mine", "Explosives"),
        ("", None),
    ],
)
def test_class_of(words: str, class_: str | None) -> None:
    assert class_of(words) == class_


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("bombs", "bomb"),
        ("policemen", "policeman"),
        ("knives", "knife"),
        ("buses", "bus"),
        ("churches", "church"),
        ("cities", "city"),
        ("gas", "gas"),
        ("glass", "glass"),
        ("children", "child"),
    ],
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one
