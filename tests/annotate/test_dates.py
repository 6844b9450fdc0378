"""Where words for days and lengths of time stand."""

import time

import pytest

from tacitus.annotate.dates import find_dates
from tacitus.annotate.tags import tag
from tacitus.annotate.tokens import tokenise
from tacitus.marks import Mention


def found(text: str) -> tuple[Mention, ...]:
    """The mentions of a text."""
    tokens, sentences = tokenise(text)
    return find_dates(text, tag(tokens, sentences), sentences)


def words(text: str, kind: str = "date") -> list[str]:
    """The words of the mentions of a kind."""
    return [m.span.of(text) for m in found(text) if m.kind == kind]


@pytest.mark.parametrize(
    ("text", "dates", "durations"),
    [
        ("On Saturday two men were shot in the port.", ["Saturday"], []),
        ("Since Saturday the port has burned.", ["Since Saturday"], []),
        ("After Saturday's attack the port burned.", ["Saturday"], []),
        ("He must go by 3 May 2014 or pay.", ["by 3 May 2014"], []),
        ("It came days after one and the day before two.", ["days after", "the day before"], []),
        ("The nine-year war ended after a 20-minute raid.", [], ["nine-year", "20-minute"]),
        ("A 22-year-old and a three-month-old baby died.", [], []),
        ("He was held for two years before his death.", [], ["two years"]),
        ("It has burned for three days since Monday.", ["since Monday"], ["three days"]),
        ("He left at 6.30 p.m. on Monday, 12 May.", ["6.30 p.m. on Monday, 12 May"], []),
        ("He has recently left and is now here; earlier he had since gone.", [], []),
        ("Two weeks ago, in early March, he left.", ["Two weeks ago", "early March"], []),
        ("In the third quarter and last summer.", ["the third quarter", "last summer"], []),
        ("MARCH 3 AND 4 MAY 1990", ["MARCH 3", "4 MAY 1990"], []),
        ("", [], []),
        ("2014", ["2014"], []),
    ],
)  # fmt: skip
def test_words(text: str, dates: list[str], durations: list[str]) -> None:
    assert words(text) == dates
    assert words(text, "duration") == durations


def test_head_leaves_the_preposition_out() -> None:
    text = "Since Saturday the port has burned."
    (mention,) = found(text)
    assert mention.head.of(text) == "Saturday"
    assert mention.rule == "weekday"
    assert 0 < mention.score <= 1


def test_long_line_takes_no_longer_a_word() -> None:
    unit = "the two weeks one hundred and one May 2014 yesterday and only two days before "

    def seconds(times: int) -> float:
        tokens, sentences = tokenise(unit * times)
        begun = time.process_time()
        find_dates(unit * times, tokens, sentences)
        return time.process_time() - begun

    seconds(10)
    assert seconds(800) < 40 * max(seconds(100), 0.01)
