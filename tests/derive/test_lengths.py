"""Words for lengths of time to seconds."""

import pytest

from tacitus.values import Seconds, Unknown
from tests.derive.day_reading import bracketed, lengths

HOUR, DAY, YEAR = 3600, 86400, 31557600
ROWS = [
    ("They held him for [three days].", 3 * DAY),
    ("The [six-year] war is over.", 6 * YEAR),
    ("She left after a [20-minute] raid.", 1_200),
    ("The [five year] war is over.", 5 * YEAR),
    ("He got [10 years] in prison.", 10 * YEAR),
    ("It burned for [half an hour].", 1800),
    ("It burned for [an hour and a half].", 5400),
    ("It burned for [two and a half hours].", 9000),
    ("It burned for [2 1/2 hours].", 9000),
    ("The [two-and-a-half-hour] siege ended.", 9000),
    ("The siege lasted [a week].", 7 * DAY),
    ("The siege lasted [48 hours].", 48 * HOUR),
    ("The siege lasted [twenty-one days].", 21 * DAY),
    ("The siege lasted [a hundred days].", 100 * DAY),
    ("The siege lasted [three days and nights].", 3 * DAY),
    ("The siege lasted [two years and three months].", 2 * YEAR + 3 * YEAR // 12),
    ("The siege lasted [more than four hours].", 4 * HOUR),
    ("The siege lasted [nearly two months].", 2 * YEAR // 12),
    ("A [day-long] march was held.", DAY),
    ("A [yearlong] siege was lifted.", YEAR),
    ("The [five-year-old] ceasefire holds.", 5 * YEAR),
    ("The [two-week] ban was lifted.", 14 * DAY),
    ("It ran for [a decade].", 10 * YEAR),
]


@pytest.mark.parametrize(("text", "seconds"), ROWS)
def test_length(text: str, seconds: int) -> None:
    plain, words = bracketed(text)
    assert lengths(plain)[words].value == Seconds(seconds)


@pytest.mark.parametrize(
    "text",
    [
        "He was away for [several years].",
        "The war went on for [decades].",
        "He waited [two to three weeks].",
        "A [decades-long] war is over.",
    ],
)
def test_untold_length_is_unknown(text: str) -> None:
    plain, words = bracketed(text)
    assert isinstance(lengths(plain)[words].value, Unknown)


def test_bound_is_in_the_basis() -> None:
    found = lengths("The siege lasted more than four hours.")["more than four hours"]
    assert found.basis == '"more than four hours": more than the length given'
