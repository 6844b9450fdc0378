"""Amounts of time in words."""

import pytest

from tacitus.derive.quantities import Quantity, number_of, quantity_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("two days", Quantity(2, 2, "day")),
        ("a week", Quantity(1, 1, "week")),
        ("Two and a half years", Quantity(2.5, 2.5, "year")),
        ("half an hour", Quantity(0.5, 0.5, "hour")),
        ("days", Quantity(2, 7, "day")),
        ("a few weeks", Quantity(2, 8, "week")),
        ("several years", Quantity(3, 9, "year")),
        ("years", Quantity(2, 10, "year")),
        ("hundreds of years", Quantity(None, None, "year")),
        ("a couple of months", Quantity(2, 2, "month")),
        ("nearly three weeks", Quantity(3, 3, "week", "nearly")),
        ("more than a year", Quantity(1, 1, "year", "more")),
        ("just over a year", Quantity(1, 1, "year", "just over")),
        ("two to three weeks", Quantity(2, 3, "week")),
        ("10-15 minutes", Quantity(10, 15, "minute")),
        ("a day or two", Quantity(1, 2, "day")),
        ("a week or so", Quantity(1, 1, "week", "about")),
        ("1,200 days", Quantity(1200, 1200, "day")),
        ("six-year", Quantity(6, 6, "year")),
        ("12 o'clock", None),
        ("", None),
    ],
)
def test_quantity(words: str, expected: Quantity | None) -> None:
    assert quantity_of(words) == expected


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("twenty-four", 24),
        ("one hundred and five", 105),
        ("two thousand", 2000),
        ("a dozen", 12),
        ("3.5", 3.5),
        ("9" * 400, 1e6),
        ("hundred " * 400, 1e6),
        ("none", None),
    ],
)
def test_number(words: str, number: float | None) -> None:
    assert number_of(words) == number
