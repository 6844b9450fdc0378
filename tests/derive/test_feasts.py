"""Feasts and holy days. Published on Tuesday, 20 December 2016, if not otherwise."""

import datetime

import pytest

from tacitus.date_grammar import feast_names
from tacitus.derive.feasts import easter, feast_in, moon_feasts, orthodox_easter
from tests.derive.day_reading import day_of, days

ROWS = [
    ("He was shot on [Christmas Eve].", "2016-12-20", "2015-12-24"),
    ("He was shot on [Christmas Eve].", "2016-12-28", "2016-12-24"),
    ("They will march on [Christmas Day].", "2016-12-20", "2016-12-25"),
    ("He was shot [last Christmas].", "2016-12-20", "2015-12-25"),
    ("He was shot on [New Year's Day].", "2016-12-20", "2016-01-01"),
    ("He was shot on [New Year's Eve].", "2017-01-02", "2016-12-31"),
    ("He was shot on [New Year’s Eve 2015].", None, "2015-12-31"),
    ("[May Day] rallies were banned.", "2016-12-20", "2016-05-01"),
    ("He was shot on [Boxing Day].", "2016-12-20", "2015-12-26"),
    ("He was shot at [Easter 2016].", None, "2016-03-27"),
    ("He was shot on [Good Friday].", "2016-12-20", "2016-03-25"),
    ("He was shot on [Easter Monday last year].", "2016-12-20", "2015-04-06"),
    ("[Next Easter] they will march.", "2016-12-20", "2017-04-16"),
    ("He was shot on [Palm Sunday 2017].", None, "2017-04-09"),
    ("He was shot on [Ash Wednesday, 2016].", None, "2016-02-10"),
    ("He was shot on [Carnival Monday].", "2016-12-20", "2016-02-08"),
    ("He was shot on [Easter Saturday].", "2016-12-20", "2016-03-26"),
    ("He was shot on [White Sunday last year].", "2016-12-20", "2015-10-11"),
    ("He was shot on [the eve of Timket].", "2016-12-20", "2016-01-18"),
    ("He was shot on [St Nicholas' Day].", "2016-12-20", "2016-12-06"),
    ("He was shot on [Chuseok].", "2016-12-20", "2016-09-15"),
    ("He was shot on [Kali Puja].", "2016-12-20", "2016-10-30"),
    ("He was shot on [Orthodox Easter 2016].", None, "2016-05-01"),
    ("He was shot on [Thanksgiving].", "2016-12-20", "2016-11-24"),
    ("He was shot on [Memorial Day].", "2016-12-20", "2016-05-30"),
    ("He was shot on [Remembrance Sunday].", "2016-12-20", "2016-11-13"),
    ("He was shot during [Ramadan].", "2016-12-20", "2016-06-05..2016-07-06 month"),
    ("He was shot at [the start of Ramadan].", "2016-12-20", "2016-06-05..2016-06-07 day"),
    ("He was shot on [Eid al-Fitr].", "2016-12-20", "2016-07-05..2016-07-07 day"),
    ("It was [the eve of Eid al-Adha 2015].", None, "2015-09-21..2015-09-23 day"),
    ("He was shot on [Ashura].", "2016-12-20", "2016-10-10..2016-10-12 day"),
    ("He was shot on [Nowruz 2016].", None, "2016-03-20"),
    ("He was shot on [Yom Kippur 2014].", None, "2014-10-04"),
    ("He was shot at [Passover].", "2016-12-20", "2016-04-23..2016-04-30 day"),
    ("He was shot during [Diwali].", "2016-12-20", "2016-10-30"),
    ("He was shot on [Holi 2015].", None, "2015-03-06"),
    ("He was shot at [Lunar New Year].", "2016-12-20", "2016-02-08"),
    ("He was shot on [Holi 1961].", None, "unknown"),
    ("He was shot on [Good Friday].", None, "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), ROWS)
def test_feast(text: str, published: str | None, expected: str) -> None:
    assert day_of(text, published) == expected


# Church calendars as printed: Western and Orthodox Easter of the same year.
@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [
        (1961, "04-02", "04-09"),
        (1983, "04-03", "05-08"),
        (2000, "04-23", "04-30"),
        (2008, "03-23", "04-27"),
        (2014, "04-20", "04-20"),
        (2016, "03-27", "05-01"),
        (2019, "04-21", "04-28"),
        (2024, "03-31", "05-05"),
        (2038, "04-25", "04-25"),
    ],
)
def test_easter(year: int, western: str, orthodox: str) -> None:
    assert str(easter(year)) == f"{year}-{western}"
    assert str(orthodox_easter(year)) == f"{year}-{orthodox}"


def test_every_feast_has_a_day_in_2016() -> None:
    assert [name for name in feast_names() if not feast_in(name, 2016)] == []


def test_table_is_in_order_and_within_its_years() -> None:
    for feast in moon_feasts().values():
        assert list(feast.days) == sorted(set(feast.days))
        assert (
            datetime.date(1950, 1, 1) <= feast.days[0] < feast.days[-1] < datetime.date(2061, 1, 1)
        )


def test_basis_names_the_calendar() -> None:
    found = days("He was shot during Ramadan.")["Ramadan"]
    assert found.basis == '"Ramadan" before published 2016-12-20, by the umm-al-qura calendar'
