"""Weeks, months, years by their place. Published on Tuesday, 20 December 2016."""

import pytest

from tests.derive.day_reading import PUBLISHED, day_of

ROWS = [
    ("He was shot [last week].", "2016-12-12..2016-12-18 week"),
    ("He was shot [last month].", "2016-11-01..2016-11-30 month"),
    ("He was shot [last year].", "2015-01-01..2015-12-31 year"),
    ("He was shot [this year].", "2016-01-01..2016-12-20 year"),
    ("There have been four so far [this month].", "2016-12-01..2016-12-20 month"),
    ("He is to be tried [this month].", "2016-12-20..2016-12-31 month"),
    ("He will be tried [this year].", "2016-12-20..2016-12-31 year"),
    ("They agreed to meet [before the end of this month].", "2016-12-20..2016-12-31 month"),
    ("He was shot [earlier this week].", "2016-12-19 week"),
    ("He was shot [earlier this month].", "2016-12-01..2016-12-19 month"),
    ("He was shot [earlier this year].", "2016-01-01..2016-12-19 year"),
    ("He was shot [late last year].", "2015-09-01..2015-12-31 year"),
    ("He was shot [late last month].", "2016-11-21..2016-11-30 month"),
    ("He was shot [early last week].", "2016-12-12..2016-12-13 week"),
    ("He was shot [earlier in the week].", "2016-12-19 week"),
    ("He will be tried [later this week].", "2016-12-20..2016-12-25 week"),
    ("He will be tried [next month].", "2017-01-01..2017-01-31 month"),
    ("He will be tried [early next year].", "2017-01-01..2017-04-30 year"),
    ("It ends at [the end of the year].", "2016-11-01..2016-12-31 year"),
    ("He was shot at [the weekend].", "2016-12-17..2016-12-18 day"),
    ("He was shot [last weekend].", "2016-12-17..2016-12-18 day"),
    ("He will speak [this weekend].", "2016-12-24..2016-12-25 day"),
    ("He will speak [next weekend].", "2016-12-24..2016-12-25 day"),
    ("He was shot in [the last week].", "2016-12-13..2016-12-20 week"),
    ("He was shot in [the past year].", "2015-12-20..2016-12-20 year"),
    ("He was shot [the week before last].", "2016-12-05..2016-12-11 week"),
    ("He was shot [this time last year].", "2015-12-01..2015-12-31 month"),
    ("[This winter] he fled.", "2016-12-01..2017-02-28 season"),
    ("In 2014 he was shot. [That year] two more fell.", "2014-01-01..2014-12-31 year"),
    ("In 2014 he was shot. [The following year] he died.", "2015-01-01..2015-12-31 year"),
    ("In 2014 he was shot. [The previous year] he had fled.", "2013-01-01..2013-12-31 year"),
    ("On 3 May 2014 he fell. [That week] two more fell.", "2014-04-28..2014-05-04 week"),
    ("On 3 May 2014 he fell. [The following month] he died.", "2014-06-01..2014-06-30 month"),
    ("On 3 May 2014 he fell. [That summer] he died.", "2014-06-01..2014-08-31 season"),
    ("[That year] he fled.", "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_period(text: str, expected: str) -> None:
    assert day_of(text, PUBLISHED) == expected
