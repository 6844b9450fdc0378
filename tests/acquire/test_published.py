"""The day of publication as users write it."""

import datetime

import pytest

from tacitus.acquire.published import iso_published
from tacitus.errors import UsageError


@pytest.mark.parametrize(
    ("given", "iso"),
    [
        ("2016-12-20", "2016-12-20"),
        (" 2016-12-20 ", "2016-12-20"),
        ("2016-12-20 18:30", "2016-12-20T18:30"),
        ("2016-12-20T18:30:00+03:00", "2016-12-20T18:30:00+03:00"),
        ("2016-12-20T18:30:00Z", "2016-12-20T18:30:00Z"),
        ("2099-01-01", "2099-01-01"),
        (datetime.date(2016, 12, 20), "2016-12-20"),
        (datetime.datetime(2016, 12, 20, 18, 30, tzinfo=datetime.UTC), "2016-12-20T18:30:00+00:00"),
    ],
)
def test_dates(given: str | datetime.date, iso: str) -> None:
    assert iso_published(given) == iso


@pytest.mark.parametrize(
    "given",
    ["", "yesterday", "20/12/2016", "2016-12", "20161220", "2016-W51-2", "2016-02-30",
     "2016-12-20T25:00", "٢٠١٦-١٢-٢٠", "2016-12-20x"],
)  # fmt: skip
def test_no_dates(given: str) -> None:
    with pytest.raises(UsageError, match="write it as 2016-12-20"):
        iso_published(given)
