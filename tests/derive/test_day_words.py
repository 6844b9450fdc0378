"""Days told by day words and weekdays. Published on Tuesday, 20 December 2016, if not otherwise."""

import pytest

from tests.derive.day_reading import PUBLISHED, day_of, days

ROWS = [
    # day words
    ("He was shot [yesterday].", "2016-12-19"),
    ("He was shot [yesterday morning].", "2016-12-19"),
    ("He was shot [the day before yesterday].", "2016-12-18"),
    ("He was shot [last night].", "2016-12-19"),
    ("He was shot [overnight].", "2016-12-19..2016-12-20 day"),
    ("He was shot [today].", "2016-12-20"),
    ("He was shot [early today].", "2016-12-20"),
    ("He was shot [the night before last].", "2016-12-18"),
    ("He will be tried [tomorrow].", "2016-12-21"),
    ("He will be tried [tomorrow night].", "2016-12-21"),
    ("He will be tried [the day after tomorrow].", "2016-12-22"),
    ("There was shooting [this morning].", "2016-12-20"),
    ("A curfew begins [tonight].", "2016-12-20"),
    ("HE WAS SHOT [YESTERDAY].", "2016-12-19"),
    # weekdays of the past
    ("He was shot on [Saturday].", "2016-12-17"),
    ("He was shot on [Monday].", "2016-12-19"),
    ("He was shot on [Wednesday].", "2016-12-14"),
    ("He was shot on [Tuesday].", "2016-12-20"),
    ("Police on [Sunday] arrested two men.", "2016-12-18"),
    ("On [Saturday] police arrested two men.", "2016-12-17"),
    ("A bomb exploded, killing five people on [Friday].", "2016-12-16"),
    ("He was shot [early on Monday].", "2016-12-19"),
    ("He was shot [late on Sunday night].", "2016-12-18"),
    ("He was shot [last Saturday].", "2016-12-17"),
    ("He was shot on [Tuesday last week].", "2016-12-13"),
    ("He was shot on [Monday of last week].", "2016-12-12"),
    ("He was shot on [Monday this week].", "2016-12-19"),
    ("He was shot [a week ago Sunday].", "2016-12-11"),
    ("He was shot on the [Friday before last].", "2016-12-09"),
    ("The man was forced to flee on [Friday].", "2016-12-16"),
    ("He failed to reach the town on [Friday].", "2016-12-16"),
    ("The envoy could not be reached on [Sunday].", "2016-12-18"),
    ("Police are investigating a shooting on [Saturday].", "2016-12-17"),
    ("They will investigate [Friday]'s attack.", "2016-12-16"),
    ("He condemned [Friday]'s attack.", "2016-12-16"),
    ("He was blamed for [Friday]'s attack.", "2016-12-16"),
    ("Four men were held for [Friday night]’s attack.", "2016-12-16"),
    ("The union called a picket for [Friday].", "2016-12-23"),
    ("They had been due to meet on [Friday].", "2016-12-16"),
    # weekdays to come
    ("The leaders will meet on [Friday].", "2016-12-23"),
    ("The leaders will meet on [Monday].", "2016-12-26"),
    ("The vote is scheduled for [Sunday].", "2016-12-25"),
    ("The talks, set for [Thursday], were called off.", "2016-12-22"),
    ("Talks are due to begin on [Friday].", "2016-12-23"),
    ("He arrives on [Friday] for talks.", "2016-12-23"),
    ("The two are meeting on [Thursday].", "2016-12-22"),
    ("The army said on Sunday it would withdraw on [Friday].", "2016-12-23"),
    ("The army said on [Sunday] it would withdraw on Friday.", "2016-12-18"),
    ("The groups plan to march on [Saturday].", "2016-12-24"),
    ("Unions planned a march in the capital on [Saturday].", "2016-12-24"),
    ("On [Thursday] parliament will vote.", "2016-12-22"),
    ("Ahead of [Sunday]'s vote, troops were sent.", "2016-12-25"),
    ("The court ruled that he must leave [by Friday].", "2016-12-20..2016-12-23 day"),
    ("He will meet them [next Monday].", "2016-12-26"),
    ("He will meet them [next Thursday].", "2016-12-29"),
    ("[This Thursday] he will speak.", "2016-12-22"),
    ("He will be tried [a week from Monday].", "2017-01-02"),
    # bounds
    ("[Since Monday] the town has been shelled.", "2016-12-19"),
    ("The town has been quiet [since last Saturday].", "2016-12-17"),
    # hours
    ("He was shot on [Monday at 6.30 p.m.]", "2016-12-19 time"),
    ("He was shot at [6.30 p.m. on Monday].", "2016-12-19 time"),
    ("He was shot at [around 0430 GMT on Monday].", "2016-12-19 time"),
    ("He was shot at [noon on Monday].", "2016-12-19 time"),
    ("He was shot at [10:35 a.m. (0735 GMT) Friday].", "2016-12-16 time"),
    ("He was shot on Monday. The shots were heard at [9.15 p.m.]", "2016-12-19 time"),
    ("The shots were heard at [9.15 p.m.]", "unknown"),
    # from the day told before
    ("He was shot on Sunday. [The next day] his brother fled.", "2016-12-19"),
    ("He was shot on Sunday. [The previous day] he had spoken.", "2016-12-17"),
    ("He was shot on Sunday. [That night] his house burned.", "2016-12-18"),
    ("He was shot on Sunday. [The same day], a man was held.", "2016-12-18"),
    ("He was shot on Sunday. [The following morning] he died.", "2016-12-19"),
    ("He was shot on Sunday. [The previous Friday] he had spoken.", "2016-12-16"),
    ("He was shot on Sunday, police said on Monday. [The next day] he died.", "2016-12-19"),
    ("He was shot [the day before] Christmas.", "2015-12-24"),
    ("He was shot on Sunday, [the day after] he returned.", "2016-12-17"),
    ("[The next day] he fled.", "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_day(text: str, expected: str) -> None:
    assert day_of(text, PUBLISHED) == expected


@pytest.mark.parametrize(
    ("text", "words", "basis"),
    [
        ("He was shot yesterday.", "yesterday", '"yesterday" from published 2016-12-20'),
        (
            "He was shot on Saturday.",
            "Saturday",
            '"Saturday" before published 2016-12-20, a Tuesday',
        ),
        (
            "They will meet on Friday.",
            "Friday",
            '"Friday" after published 2016-12-20, a Tuesday',
        ),
        ("He was shot on Tuesday.", "Tuesday", '"Tuesday", the weekday of published 2016-12-20'),
        (
            "He was shot on Sunday. The next day he died.",
            "The next day",
            '"The next day" from "Sunday" (2016-12-18)',
        ),
    ],
)
def test_basis(text: str, words: str, basis: str) -> None:
    assert days(text)[words].basis == basis


def test_other_weekday_is_kept_beside() -> None:
    found = days("He was shot on Saturday.")["Saturday"]
    assert [str(day.start) for day in found.runners_up] == ["2016-12-24"]


REVIEW = "The week in brief, 13 to 19 December\n\nORAN - "


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (REVIEW + "A bomb went off on [Tuesday].", "2016-12-20", "2016-12-13"),
        (REVIEW + "A bomb went off on [Monday].", "2016-12-20", "2016-12-19"),
        (REVIEW + "They will meet on [Tuesday].", "2016-12-20", "2016-12-20"),
        (REVIEW + "A bomb went off on [Tuesday].", "2016-12-27", "2016-12-27"),
        ("Seen from 13 to 19 December.\n\n\nHe fell on [Tuesday].", "2016-12-20", "2016-12-13"),
        ("Notes\n\nSeen 13 to 19 December. He fell on [Tuesday].", "2016-12-20", "2016-12-20"),
    ],
)
def test_a_review_of_a_week_tells_its_weekdays(text: str, published: str, expected: str) -> None:
    assert day_of(text, published) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was shot in the night to Sunday. At [2 a.m.] he died.", "2016-12-18 time"),
        ("He was shot in the night to Sunday. At [11 p.m.] he died.", "2016-12-17 time"),
        ("He was shot in the night to Sunday. At [23:40] he died.", "2016-12-17 time"),
        ("He was shot on Sunday. At [11 p.m.] he died.", "2016-12-18 time"),
    ],
)
def test_an_hour_of_a_night_is_of_one_of_its_days(text: str, expected: str) -> None:
    assert day_of(text, PUBLISHED) == expected


LATER = " They were taken to Oran. They sat in a yard. Nobody came. It rained."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police held two men on Sunday." + LATER + " At [noon] they went.", "2016-12-18 time"),
        ("ORAN, Dec 20 - Two fell on Sunday." + LATER + " At [noon] they went.", "2016-12-18 time"),
        ("Police held two men in May." + LATER + " At [noon] they went.", "unknown"),
        ("Two men were held on 3 May." + LATER + " At [noon] they went.", "unknown"),
        ("It fell." + LATER + " He came on Sunday." + LATER + " At [noon] he went.", "unknown"),
    ],
)
def test_an_hour_told_far_from_any_day_is_of_the_day_of_the_lead(text: str, expected: str) -> None:
    assert day_of(text, PUBLISHED) == expected
