"""Days told by their own names."""

import pytest

from tests.derive.day_reading import day_of, days

WRAPPED = """He who had led the small northern party was shot on [December
12, 2016] as he left the long winter session of its council."""

# text with the words of the mention in brackets, published, value
ROWS = [
    # full dates in every order
    ("The envoy was shot on [12 December 2016].", "2016-12-20", "2016-12-12"),
    ("The envoy was shot on [December 12, 2016].", "2016-12-20", "2016-12-12"),
    ("The envoy was shot on [December 12th, 2016] at home.", "2016-12-20", "2016-12-12"),
    ("The envoy was shot on [the 12th of December 2016].", "2016-12-20", "2016-12-12"),
    ("The envoy was shot on [Dec. 12, 2016].", "2016-12-20", "2016-12-12"),
    ("The envoy was shot on [12 Dec 2016].", "2016-12-20", "2016-12-12"),
    ("The envoy was shot on [Monday, 12 December 2016].", "2016-12-20", "2016-12-12"),
    ("The envoy was shot on [Mon., Dec. 12, 2016].", "2016-12-20", "2016-12-12"),
    ("The envoy was shot on [2016-12-12].", "2016-12-20", "2016-12-12"),
    ("The envoy was shot on [2016/12/12].", "2016-12-20", "2016-12-12"),
    ("The envoy was shot on [1 January 1950].", None, "1950-01-01"),
    ("THE ENVOY WAS SHOT ON [12 DECEMBER 1989].", None, "1989-12-12"),
    ("the envoy was shot on [12 may 1989].", None, "1989-05-12"),
    ("The envoy was shot on [the fifth of May, 2014].", None, "2014-05-05"),
    (WRAPPED, None, "2016-12-12"),
    # figures alone
    ("The raid on [12/12/2016] failed.", "2016-12-20", "2016-12-12"),
    ("The raid on [13/12/2016] failed.", "2016-12-20", "2016-12-13"),
    ("The raid on [12/13/2016] failed.", "2016-12-20", "2016-12-13"),
    ("The raid on [3.4.2016] failed.", "2016-12-20", "2016-04-03"),
    ("The raid on [04.09.13] failed.", "2013-04-10", "2013-04-09"),
    ("The raid on [5/6/2016] failed.", "2016-05-20", "2016-05-06"),
    ("The raid on [03/04/2016] failed.", "2016-12-20", "2016-03-04..2016-04-03 day"),
    # day and month
    ("The envoy was shot on [Dec. 12].", "2016-12-20", "2016-12-12"),
    ("The envoy was shot on [March 3].", "2016-12-20", "2016-03-03"),
    ("The envoy was shot on [3 March].", "2016-12-20", "2016-03-03"),
    ("The envoy was shot on [December 28].", "2017-01-05", "2016-12-28"),
    ("The talks will resume on [January 9].", "2016-12-20", "2017-01-09"),
    ("The talks are set for [January 9].", "2016-12-20", "2017-01-09"),
    ("The dividend is payable [March 15].", "2016-12-20", "2017-03-15"),
    ("The envoy was shot on [March 3 last year].", "2016-12-20", "2015-03-03"),
    ("The envoy was shot on [3 March this year].", "2016-12-20", "2016-03-03"),
    ("The paper wrote on [Monday, Dec. 26], of it.", "2016-12-24", "2016-12-26"),
    ("He was shot on [Monday night, Dec. 12].", "2016-12-20", "2016-12-12"),
    ("Last year, on [March 3], he fled.", "2016-12-20", "2015-03-03"),
    ("Two years ago, on [March 3], he fled.", "2016-12-20", "2014-03-03"),
    ("On May 3, 2009, he was held and on [May 6] he died.", "2016-12-20", "2009-05-06"),
    # several days
    ("The strikes of [March 3-5] killed nine.", "2016-12-20", "2016-03-03..2016-03-05 day"),
    ("The strikes of [3-5 March 2015] killed.", "2016-12-20", "2015-03-03..2015-03-05 day"),
    ("[Between March 3 and 5], nine died.", "2016-12-20", "2016-03-03..2016-03-05 day"),
    ("From [28 March to 2 April 2015] it burned.", "2016-12-20", "2015-03-28..2015-04-02 day"),
    ("From [Dec. 30 to Jan. 2] it burned.", "2016-02-20", "2015-12-30..2016-01-02 day"),
    # day of the month
    ("He fled on [the 12th].", "2016-12-20", "2016-12-12"),
    ("He fled on [the 25th].", "2016-12-20", "2016-11-25"),
    ("He fled on [the 12th of this month].", "2016-12-20", "2016-12-12"),
    ("He fled on [the 12th of last month].", "2016-12-20", "2016-11-12"),
    ("He was shot on 3 May 2014 and died on [the 9th].", None, "2014-05-09"),
    ("He fell on 3 May 2014. It rained. It froze. He died on [the 9th].", None, "2014-05-09"),
    ("They announced a march for [the 22nd].", "2016-12-20", "2016-12-22"),
    ("He fled on [Tuesday the 13th].", "2016-12-20", "2016-12-13"),
    # days with a name of their own
    ("Since the [9/11] attacks he has fled.", "2016-12-20", "2001-09-11"),
    ("After the [September 11 attacks] he fled.", "2016-12-20", "2001-09-11"),
    # figures of two for a year
    ("SAN MARTIN, [3 JAN 90] (TEXT) -- A MAN WAS SHOT.", None, "1990-01-03"),
    ("It was on [May 3, '98].", "2016-12-20", "1998-05-03"),
    # no such day
    ("He was shot on [February 30, 2014].", "2016-12-20", "unknown"),
    # no year
    ("He was shot on [March 3].", None, "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), ROWS)
def test_day(text: str, published: str | None, expected: str) -> None:
    assert day_of(text, published) == expected


def test_full_date_needs_no_basis() -> None:
    assert days("He was shot on 12 December 2016.")["12 December 2016"].basis is None


def test_ambiguous_figures_say_so_and_give_both() -> None:
    found = days("The raid on 03/04/2016 failed.")["03/04/2016"]
    assert found.basis == '"03/04/2016": day or month first, 2016-04-03 or 2016-03-04'
    assert [str(day.start) for day in found.runners_up] == ["2016-04-03", "2016-03-04"]
    assert found.confidence < 0.5


def test_weekday_that_does_not_fit_is_said() -> None:
    found = days("He was shot on Friday, 12 December 2016.")["Friday, 12 December 2016"]
    assert found.basis == '"Friday, 12 December 2016": the weekday does not fit the date'


def test_missing_year_is_said() -> None:
    found = days("He was shot on March 3.", None)["March 3"]
    assert found.basis == '"March 3": no year is told and no day of publication is known'
