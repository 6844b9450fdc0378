"""Days, weeks, months and years as intervals, and steps between them."""

from datetime import date as day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacitus.derive import calendar_days as calendar
from tacitus.values import Day

UNITS = ("day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century")


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (day(2016, 12, 20), -14, day(2015, 10, 20)),
        (day(2016, 3, 31), -1, day(2016, 2, 29)),
        (day(2016, 12, 31), 2, day(2017, 2, 28)),
        (day(1, 1, 1), -1, None),
        (day(9999, 12, 1), 1, None),
    ],
)
def test_months_on(start: day, months: int, expected: day | None) -> None:
    assert calendar.months_on(start, months) == expected


@pytest.mark.parametrize(
    ("unit", "steps", "expected"),
    [
        ("day", -1, "2016-12-19"),
        ("week", 0, "2016-12-19 to 2016-12-25"),
        ("week", -1, "2016-12-12 to 2016-12-18"),
        ("weekend", -1, "2016-12-17 to 2016-12-18"),
        ("month", -1, "2016-11"),
        ("quarter", 0, "2016-10-01 to 2016-12-31"),
        ("quarter", 1, "2017-01-01 to 2017-03-31"),
        ("year", -2, "2014"),
        ("decade", 0, "2010-01-01 to 2019-12-31"),
    ],
)
def test_unit_of(unit: str, steps: int, expected: str) -> None:
    found = calendar.unit_of(day(2016, 12, 20), unit, steps)
    assert found is not None
    assert calendar.told(found) == expected


def test_shifted_month_keeps_its_last_day() -> None:
    february = calendar.month(2015, 2)
    assert february is not None
    assert calendar.shifted(february, "year", 1) == calendar.month(2016, 2)


@given(st.dates(), st.sampled_from(UNITS), st.integers(-30_000, 30_000))
def test_no_step_leaves_the_calendar(start: day, unit: str, steps: int) -> None:
    found = calendar.unit_of(start, unit, steps)
    assert found is None or isinstance(found, Day)
    if found is not None and steps == 0 and unit != "weekend":
        assert found.start is not None
        assert found.end is not None
        assert found.start <= start <= found.end


@given(st.dates(), st.integers(0, 6))
def test_weekday_on_is_the_nearest(start: day, weekday: int) -> None:
    before = calendar.weekday_on(start, weekday, -1)
    after = calendar.weekday_on(start, weekday, 1)
    if before is not None:
        assert 1 <= (start - before).days <= 7
        assert before.weekday() == weekday
    if after is not None:
        assert 1 <= (after - start).days <= 7
        assert after.weekday() == weekday
