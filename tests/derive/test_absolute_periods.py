"""Weeks, months, seasons and years told by their own names."""

import pytest

from tests.derive.day_reading import day_of

ROWS = [
    # months
    ("The siege began in [March].", "2016-12-20", "2016-03-01..2016-03-31 month"),
    ("The siege began in [March 2014].", "2016-12-20", "2014-03-01..2014-03-31 month"),
    ("The siege began in [February 2016].", None, "2016-02-01..2016-02-29 month"),
    ("The talks will resume in [June].", "2016-12-20", "2017-06-01..2017-06-30 month"),
    ("The siege began [last March].", "2016-12-20", "2016-03-01..2016-03-31 month"),
    ("The siege began [last November].", "2016-12-20", "2015-11-01..2015-11-30 month"),
    ("The siege will end [next May].", "2016-12-20", "2017-05-01..2017-05-31 month"),
    ("The siege began in [March last year].", "2016-12-20", "2015-03-01..2015-03-31 month"),
    ("The siege began in [December].", "2016-12-20", "2016-12-01..2016-12-31 month"),
    ("In [October '98] the siege began.", "2016-12-20", "1998-10-01..1998-10-31 month"),
    ("The siege began in [early March].", "2016-12-20", "2016-03-01..2016-03-10 month"),
    ("The siege began in [mid-March 2014].", "2016-12-20", "2014-03-11..2014-03-20 month"),
    ("The siege began in [late March].", "2016-12-20", "2016-03-21..2016-03-31 month"),
    ("It began at [the end of March].", "2016-12-20", "2016-03-27..2016-03-31 month"),
    ("It ran [between January and March 2015].", None, "2015-01-01..2015-03-31 month"),
    ("It ran from [January to March 2015].", None, "2015-01-01..2015-03-31 month"),
    ("It ran [November-February].", "2016-12-20", "2016-11-01..2017-02-28 month"),
    # weeks
    ("In [the week of December 5] he fled.", "2016-12-20", "2016-12-05..2016-12-11 week"),
    ("In [the week ending 11 December] he fled.", "2016-12-20", "2016-12-05..2016-12-11 week"),
    ("In [the first week of March 2015] he fled.", None, "2015-03-01..2015-03-07 week"),
    ("In [the last week of March] he fled.", "2016-12-20", "2016-03-25..2016-03-31 week"),
    ("On [the last day of March] he fled.", "2016-12-20", "2016-03-31"),
    # quarters and seasons
    ("In [the second quarter of 2015], 40 died.", None, "2015-04-01..2015-06-30 season"),
    ("[Third-quarter] figures rose.", "2016-12-20", "2016-07-01..2016-09-30 season"),
    ("It expects to tell [third-quarter] figures.", "2016-10-20", "2016-07-01..2016-09-30 season"),
    ("In [the summer of 2014] the town fell.", None, "2014-06-01..2014-08-31 season"),
    ("In [spring 2014] the town fell.", None, "2014-03-01..2014-05-31 season"),
    ("The town fell [last summer].", "2016-12-20", "2016-06-01..2016-08-31 season"),
    ("The town fell [last summer].", "2016-07-20", "2015-06-01..2015-08-31 season"),
    ("The town fell in [the winter of 2014].", None, "2014-12-01..2015-02-28 season"),
    # years, decades, centuries
    ("The siege began in [2014].", "2016-12-20", "2014-01-01..2014-12-31 year"),
    ("The siege began in [late 2014].", "2016-12-20", "2014-09-01..2014-12-31 year"),
    ("The siege began in [early 2014].", "2016-12-20", "2014-01-01..2014-04-30 year"),
    ("It ended at [the end of 2014].", "2016-12-20", "2014-11-01..2014-12-31 year"),
    ("In [the second half of 2014] it fell.", None, "2014-07-01..2014-12-31 year"),
    ("The [2014] attack killed nine.", "2016-12-20", "2014-01-01..2014-12-31 year"),
    ("The war of [1998-99] is over.", None, "1998-01-01..1999-12-31 year"),
    ("The war ran [from 2011 to 2014].", None, "2011-01-01..2014-12-31 year"),
    ("In [the 1980s] the party was banned.", None, "1980-01-01..1989-12-31 year"),
    ("In [the early 1990s] it was banned.", None, "1990-01-01..1992-12-31 year"),
    ("In [the late '90s] it was banned.", "2016-12-20", "1997-01-01..1999-12-31 year"),
    ("In [the nineties] it was banned.", "2016-12-20", "1990-01-01..1999-12-31 year"),
    ("In [the 20th century] it was banned.", None, "1901-01-01..2000-12-31 year"),
    ("The town fell in [nineteen ninety-six].", None, "1996-01-01..1996-12-31 year"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), ROWS)
def test_period(text: str, published: str | None, expected: str) -> None:
    assert day_of(text, published) == expected
