"""Values in words."""

import datetime

import pytest

from tacitus.values import (
    ClaimValue,
    Count,
    Day,
    Participant,
    Place,
    Responsibility,
    Seconds,
    Target,
    Tie,
    Toll,
    TypeValue,
    Weapon,
    Words,
)
from tacitus.write.words import amount_words, day_phrase, day_words, value_words
from tests.write.made import PLACE, claim

NAMES = {
    "a": "Amal Nassar",
    "s": "13 soldiers",
    "w": "women",
    "m": "the marchers",
    "t": "two women",
    "d": "Three dead",
}


def day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (13, 13, "13"),
        (0, 0, "none"),
        (8, None, "at least 8"),
        (24, 99, "24 to 99"),
        (1, 50, "up to 50"),
        (0, 3, "up to 3"),
        (12_000, 12_000, "12,000"),
    ],
)
def test_amounts(low: int, high: int | None, words: str) -> None:
    assert amount_words(low, high) == words


@pytest.mark.parametrize(
    ("start", "end", "words", "phrase"),
    [
        ("2016-12-19", "2016-12-19", "19 December 2016", "on 19 December 2016"),
        ("2016-12-10", "2016-12-16", "10 to 16 December 2016", "between 10 and 16 December 2016"),
        ("2016-11-28", "2016-12-04", "28 November to 4 December 2016",
         "between 28 November and 4 December 2016"),
        ("2015-12-30", "2016-01-02", "30 December 2015 to 2 January 2016",
         "between 30 December 2015 and 2 January 2016"),
        ("2016-02-01", "2016-02-29", "February 2016", "in February 2016"),
        ("2016-01-01", "2016-12-31", "2016", "in 2016"),
        ("2016-01-01", "2016-03-31", "1 January to 31 March 2016",
         "between 1 January and 31 March 2016"),
        ("2016-05-03", "", "from 3 May 2016 on", "from 3 May 2016 on"),
        ("", "2016-05-03", "until 3 May 2016", "until 3 May 2016"),
        ("", "", "day not known", ""),
    ],
)  # fmt: skip
def test_days(start: str, end: str, words: str, phrase: str) -> None:
    value = Day(day(start), day(end), "day")
    assert (day_words(value), day_phrase(value)) == (words, phrase)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (TypeValue("ASSAULT", "targeted"), "ASSAULT, targeted"),
        (TypeValue("AID"), "AID"),
        ("accomplished", "accomplished"),
        (PLACE, "bus station, Tanta, Gharbia, Egypt"),
        (Place("Egypt", "EGY", None, None, None, None, "country"), "Egypt"),
        (Place("the \x1b[1mvalley", None, None, None, None, None, "unknown"), "the \\x1b[1mvalley"),
        (Participant("a"), "Amal Nassar"),
        (Target("Police"), "Police"),
        (Target("Police", "s"), "13 soldiers (Police)"),
        (Weapon("Firearms", "gun"), "gun (Firearms)"),
        (Weapon("Firearms", "firearms"), "Firearms"),
        (Toll(13, 13, "s"), "13 soldiers"),
        (Toll(13, None, "s"), "at least 13 (13 soldiers)"),
        (Toll(1, 1, "a"), "1 (Amal Nassar)"),
        (Toll(4, None, "w"), "at least 4 women"),
        (Toll(0, 0, "w"), "none (women)"),
        (Toll(7, 7, "m"), "7 (the marchers)"),
        (Toll(2, 2, "t"), "two women"),
        (Toll(3, 3, "t"), "3 (two women)"),
        (Toll(3, 3, "d"), "3"),
        (Toll(2, 2, perpetrators=True), "2, of the attackers"),
        (Count(8, None, "shots"), "at least 8 shots"),
        (Responsibility("none"), "claimed by nobody"),
        (Responsibility("none", "a"), "not claimed by Amal Nassar"),
        (Responsibility("claimed", "a"), "claimed by Amal Nassar"),
        (Responsibility("denied"), "denied by somebody not named"),
        (Responsibility("suspected", "a"), "Amal Nassar suspected"),
        (Words("in\nprotest"), "in protest"),
        (Tie("sister", "a"), "sister (Amal Nassar)"),
        (Tie("brother of Amal Nassar", "a"), "brother of Amal Nassar"),
        (Tie("the union"), "the union"),
        (Seconds(900), "15 minutes"),
        (Seconds(31_557_600), "1 year"),
        (Seconds(4 * 2_629_800), "4 months"),
        (Seconds(129_600), "36 hours"),
        (Seconds(2_678_400), "31 days"),
        (Seconds(61), "61 seconds"),
        (Seconds(0), "0 seconds"),
    ],
)
def test_values(value: ClaimValue, words: str) -> None:
    assert value_words(claim("type", value, "bomb"), NAMES) == words
