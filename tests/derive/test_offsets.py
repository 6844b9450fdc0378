"""Days reckoned by counting. Published on Tuesday, 20 December 2016."""

import pytest

from tests.derive.day_reading import PUBLISHED, day_of, days

ROWS = [
    # told numbers
    ("He was shot [two days ago].", "2016-12-18"),
    ("He was shot [10 days ago].", "2016-12-10"),
    ("He was shot [a week ago].", "2016-12-10..2016-12-16 week"),
    ("He was shot [three weeks ago].", "2016-11-26..2016-12-02 week"),
    ("He was shot [a fortnight ago].", "2016-12-03..2016-12-09 week"),
    ("He was shot [a month ago].", "2016-11-05..2016-12-05 month"),
    ("He was shot [two months ago].", "2016-10-05..2016-11-04 month"),
    ("He was shot [a couple of months ago].", "2016-10-05..2016-11-04 month"),
    ("He was shot [a year ago].", "2015-06-20..2016-06-20 year"),
    ("He was shot [two years ago].", "2014-06-20..2015-06-20 year"),
    ("He was shot [about ten years ago].", "2006-06-20..2007-06-20 year"),
    ("He was shot [a decade ago].", "2006-06-20..2007-06-20 year"),
    ("He was shot [half a century ago].", "1966-06-20..1967-06-20 year"),
    ("He was shot [a year ago today].", "2015-12-20"),
    ("He was shot [ten minutes ago].", "2016-12-20"),
    ("He was shot [two hours ago].", "2016-12-19..2016-12-20 day"),
    ("He was shot [72 hours ago].", "2016-12-17"),
    ("He was shot [two and a half years ago].", "2014-03-20..2014-09-20 year"),
    # untold and inexact ones
    ("He was shot [days ago].", "2016-12-13..2016-12-18 day"),
    ("He was shot [a few days ago].", "2016-12-13..2016-12-18 day"),
    ("He was shot [several days ago].", "2016-12-11..2016-12-17 day"),
    ("He was shot [weeks ago].", "2016-10-25..2016-12-06 week"),
    ("He was shot [months ago].", "2015-12-20..2016-10-20 month"),
    ("He was shot [several months ago].", "2016-03-20..2016-09-20 month"),
    ("He was shot [years ago].", "2006-12-20..2014-12-20 year"),
    ("He was shot [hundreds of years ago].", "unknown"),
    ("He was shot [just over a year ago].", "2015-10-20..2015-12-19 month"),
    ("He was shot [more than a year ago].", "2014-12-20..2015-12-19 year"),
    ("He was shot [more than two weeks ago].", "2016-11-29..2016-12-05 week"),
    ("He was shot [nearly two years ago].", "2014-12-21..2015-06-20 year"),
    ("He was shot [almost three weeks ago].", "2016-11-30..2016-12-02 week"),
    ("He was shot [less than a week ago].", "2016-12-14..2016-12-20 week"),
    ("He was shot [two or three days ago].", "2016-12-17..2016-12-18 day"),
    ("He was shot [a week or two ago].", "2016-12-06..2016-12-13 week"),
    # to come
    ("He will be tried [in two weeks' time].", "2016-12-31..2017-01-06 week"),
    ("He will be tried [two weeks from now].", "2016-12-31..2017-01-06 week"),
    # from the day told before
    ("He was shot on Sunday. [Two days later] a man was held.", "2016-12-20"),
    ("He was shot on Sunday. [Two days earlier] he had spoken.", "2016-12-16"),
    ("He was shot on Sunday. [A week later] a man was held.", "2016-12-22..2016-12-28 week"),
    ("He was shot on Sunday. [Days later] a man was held.", "2016-12-20..2016-12-25 day"),
    ("He was shot on Sunday. [Hours later] a man was held.", "2016-12-18..2016-12-19 day"),
    ("He was shot on Sunday, police said on Monday. [Two days later] he died.", "2016-12-20"),
    ("On 3 May 2014 he was shot. [A month later] he died.", "2014-05-19..2014-06-18 month"),
    ("On 3 May 2014 he was shot. [Two years later] he died.", "2015-11-03..2016-11-03 year"),
    ("In 2011 the war began. [Two years later] he died.", "2013-01-01..2013-12-31 year"),
    ("[Two days later] he died.", "unknown"),
    # from the day that follows
    ("He was shot [two days before] Christmas 2015.", "2015-12-23"),
    ("He was shot [a day after] Sunday's vote.", "2016-12-19"),
    ("He was shot [three days before] the 9 June 2015 vote.", "2015-06-06"),
    # what the words date
    ("He was shot on Sunday. It came [two days after] the talks.", "2016-12-16"),
    ("He was shot on Monday. It came [days after] a march.", "2016-12-12..2016-12-17 day"),
    ("It was on Monday. It came days after a march and [the day before] talks.", "2016-12-20"),
    ("Police held two men on Monday, [a day after] a bomb killed five.", "2016-12-18"),
    ("He was shot on Sunday and died [two days after].", "2016-12-20"),
    ("It is [two years since] the war began.", "2014-06-20..2015-06-20 year"),
    (
        "He was shot on Monday. It came [just over a year after] the campaign began.",
        "2015-10-19..2015-12-18 month",
    ),
    # stretches
    ("He was shot in [the past two weeks].", "2016-12-06..2016-12-20 week"),
    ("He was shot in [recent days].", "2016-12-13..2016-12-20 day"),
    ("He was shot in [recent weeks].", "2016-10-25..2016-12-20 week"),
    ("He will be tried in [the coming weeks].", "2016-12-20..2017-02-14 week"),
    ("He was shot in [the past 24 hours].", "2016-12-19..2016-12-20 day"),
    # figures compared
    (
        "In the third quarter of 2015 it sold 40 guns, up from 30 [a year earlier].",
        "2014-07-01..2014-09-30 season",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_offset(text: str, expected: str) -> None:
    assert day_of(text, PUBLISHED) == expected


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("a week ago", '"a week ago" (four to ten days) from published 2016-12-20'),
        ("days ago", '"days ago" (two to seven days) from published 2016-12-20'),
        (
            "just over a year ago",
            '"just over a year ago" (twelve to fourteen months) from published 2016-12-20',
        ),
        ("years ago", '"years ago" (two to ten years) from published 2016-12-20'),
        ("hundreds of years ago", '"hundreds of years ago": how many is not told'),
    ],
)
def test_basis(words: str, basis: str) -> None:
    assert days(f"He was shot {words}.")[words].basis == basis


def test_evidence_holds_the_words_of_both_days() -> None:
    text = "He was shot on Sunday. Two days later a man was held."
    found = days(text)["Two days later"]
    assert [span.of(text) for span in found.evidence] == ["Sunday", "Two days later"]
    assert found.basis == '"Two days later" from "Sunday" (2016-12-18)'


def test_hour_of_publication_tells_which_day() -> None:
    assert day_of("He was shot [two hours ago].", "2016-12-20T01:30:00") == "2016-12-19"
    assert day_of("He was shot [two hours ago].", "2016-12-20T13:30:00+01:00") == "2016-12-20"
