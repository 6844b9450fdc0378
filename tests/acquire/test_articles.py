"""Web pages: the article, its title, day and publisher, and what is left out."""

import io

import pytest

from tacitus.acquire.articles import article, read_html
from tacitus.acquire.order import Order
from tacitus.errors import UnreadableInput
from tacitus.values import Received, Source
from tests.acquire.pages import PAGE, page
from tests.acquire.test_delimited import all_columns

ORDER = Order("2024-01-01", 100_000, all_columns)


def test_an_article() -> None:
    (item,) = read_html(io.BytesIO(PAGE), "p.html", ORDER)
    assert isinstance(item, Received)
    report = item.report
    assert report.title == "Two officers killed in attack on post"
    assert report.text.startswith("Two officers killed in attack on post\n\nGunmen attacked")
    assert "said the governor.\n\nHe added" in report.text
    assert "Subscribe" not in report.text
    assert "Most read" not in report.text
    assert report.published == "2024-03-05"
    assert report.publisher == "The Valley Wire"
    assert report.url == "https://example.org/news/post-attack"
    assert item.page == PAGE


def test_what_is_told_counts() -> None:
    told = Source(id="x", url="http://x.org/1", publisher="Other", published="2024-03-09")
    item = article(page(day="", site="", link=""), "p.html", told)
    report = item.report
    assert (report.id, report.url, report.publisher) == ("x", "http://x.org/1", "Other")
    assert report.published == "2024-03-09"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0\1\2",
        b"<html><body><nav>Menu</nav></body></html>",
        b"plain words, no page",
        PAGE[:300],
    ],
)
def test_a_page_without_an_article(raw: bytes) -> None:
    (item,) = read_html(io.BytesIO(raw), "p.html", ORDER)
    assert isinstance(item, UnreadableInput)
    assert "p.html: no article was found" in str(item)


def test_a_page_that_is_too_long() -> None:
    (item,) = read_html(io.BytesIO(PAGE * 100), "p.html", ORDER)
    assert "is over 0.1 MB" in str(item)
