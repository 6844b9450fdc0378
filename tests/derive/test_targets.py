"""Classes of targets from words and sectors."""

import pytest

from tacitus.derive.targets import class_of
from tacitus.values import Unknown


@pytest.mark.parametrize(
    ("words", "thing", "sectors", "class_"),
    [
        ("a crowded bus", True, (), "Transportation"),
        ("the police station", True, (), "Police"),
        ("the Hungarian embassy", True, (), "Government (Diplomatic)"),
        ("Hungary's ambassador to Chad", False, ("GOV",), "Government (Diplomatic)"),
        ("two mosques", True, (), "Religious Figures/Institutions"),
        ("13 soldiers", False, ("MIL",), "Military"),
        ("four officers", False, ("COP",), "Police"),
        ("villagers", False, (), "Private Citizens & Property"),
        ("a reporter", False, ("JRN",), "Journalists & Media"),
        ("the deputy mayor", False, ("GOV",), "Government (General)"),
    ],
)
def test_class_of(words: str, thing: bool, sectors: tuple[str, ...], class_: str) -> None:
    assert class_of([words, ""], thing, sectors)[0] == class_


def test_what_cannot_be_told_is_unknown() -> None:
    assert isinstance(class_of(["something", ""], thing=True, sectors=())[0], Unknown)
