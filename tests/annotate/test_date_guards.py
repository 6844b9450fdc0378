"""What only looks like a date."""

import pytest

from tests.annotate.test_dates import words


@pytest.mark.parametrize(
    "text",
    [
        "At least 2000 people fled.",
        "Some 1500 troops left.",
        "They voted for Resolution 1701 again.",
        "The 1300 block of that street burned.",
        "He was in Room 2014 with Theresa May and Jan Smit.",
        "They may march on the capital.",
        "The march began; the March on the capital ended.",
        "April Jones met June Smith.",
        "Bloody Sunday was told in the Sunday Times and the Mail on Sunday.",
        "Every Friday they march; on Fridays they march; Friday nights are quiet.",
        "Russia Today told of the fall of the city and the Arab Spring.",
        "He lives on the 12th floor.",
        "He won 3-2, it runs 24/7, and the film is called High Noon.",
        "At the last minute, in a second attack, they fled.",
        "They cut a Christmas tree on Easter Island.",
        "He had lent it to them.",
        "He is in his early 20s.",
        "One day they will return; these days are hard; the other day was not.",
        "The 17 November Movement and the 30 March Hospital are names.",
    ],
)
def test_no_date(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He is 22 years old and she is aged 5 years.",
        "It costs $5 a day, once a week, at 100 km an hour.",
        "They watch 60 Minutes.",
        "Three quarters of them fled.",
        "In two second-half goals they won.",
        "A five-year-old girl died.",
    ],
)
def test_no_length(text: str) -> None:
    assert words(text, "duration") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2014 people fled.", ["2014"]),
        ("The 2014 attack and his 2013 book.", ["2014", "2013"]),
        ("They fled in May and in March.", ["May", "March"]),
        ("In March 10 people died.", ["March"]),
        ("A May Day rally was held.", ["May Day"]),
        ("In the summer they fled.", ["the summer"]),
        ("He died on the 12th.", ["the 12th"]),
        ("He died (2014).", ["2014"]),
        ("they fled in may 2014 and on 3 march.", ["may 2014", "3 march"]),
    ],
)
def test_dates_all_the_same(text: str, expected: list[str]) -> None:
    assert words(text) == expected
