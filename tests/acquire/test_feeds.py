"""Feeds: their entries, with pages and without, and feeds that are traps."""

import dataclasses
import io

import pytest

from tacitus.acquire.feeds import follow, moment, read_feed
from tacitus.acquire.markup import words_of
from tacitus.acquire.order import Order, Page
from tacitus.errors import UnreadableInput
from tacitus.values import Received
from tests.acquire.pages import BODY, PAGE, feed, item
from tests.acquire.test_delimited import all_columns

ORDER = Order("2024-01-01", 100_000, all_columns)
WORDS = f"<p>{BODY[0]}</p><script>track()</script><p>{BODY[1]}</p>"
STEPS = zip("abcdefgh", "bcdefghi", strict=True)
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in STEPS)
    + "]>"
)


def read(raw: bytes) -> list[Received | UnreadableInput]:
    return list(read_feed(io.BytesIO(raw), "f.rss", ORDER))


def test_entries_say_what_the_feed_says() -> None:
    (found,) = read(feed(item("https://x.org/1", "Post attacked &amp; held", WORDS)))
    assert isinstance(found, Received)
    report = found.report
    assert report.text == f"Post attacked & held\n\n{BODY[0]}\n\n{BODY[1]}\n"
    assert (report.title, report.publisher) == ("Post attacked & held", "The Valley Wire")
    assert (report.url, report.published) == ("https://x.org/1", "2024-03-05T09:00:00+00:00")
    assert found.name == "f.rss entry 1"


def test_atom() -> None:
    raw = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>urn:1</id>'
        f"<title>Post attacked</title><content type='text'>{BODY[0]}</content></entry></feed>"
    ).encode()
    (found,) = read(raw)
    assert isinstance(found, Received)
    assert (found.report.id, found.report.published) == ("urn:1", "2024-01-01")


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (feed("", LAUGHS), "declares XML entities"),
        (b"<html><p>a page", "is no RSS or Atom feed"),
        (feed(""), "without an entry"),
        (feed(item("https://x.org/1", "Short", "Few words.")), "says too little"),
        (b"<rss>" + b"x" * 200_000, "is over 0.1 MB"),
    ],
)
def test_what_is_refused(raw: bytes, fault: str) -> None:
    (found,) = read(raw)
    assert fault in str(found)


def test_a_feed_that_is_broken_in_the_middle() -> None:
    raw = feed(item("https://x.org/1", "Post attacked", WORDS) * 2)
    found = read(raw[: raw.rindex(b"<item>") + 40])
    assert isinstance(found[0], Received)


def test_pages_are_followed() -> None:
    def fetch(url: str) -> Page | None:
        if url.endswith("gone"):
            raise UnreadableInput(f"{url}: the server answers 404")
        return None if url.endswith("old") else Page(url, PAGE, "text/html")

    links = ("new", "old", "gone", "gone")
    items = "".join(
        item(f"https://x.org/{link}", "Post attacked", WORDS if number < 3 else "Few.")
        for number, link in enumerate(links)
    )
    order = dataclasses.replace(ORDER, fetch=fetch)
    found = list(follow(feed(items), "https://x.org/f", order))
    assert [type(one) for one in found] == [Received, Received, UnreadableInput]
    assert isinstance(found[0], Received)
    assert (found[0].page, found[0].report.url) == (PAGE, "https://x.org/new")
    assert "the server answers 404" in str(found[2])
    known = dataclasses.replace(ORDER, linked=fetch, was_read=lambda _url: True)
    found = list(follow(feed(items), "https://x.org/f", known))  # the feed's words are no version
    assert [type(one) for one in found] == [Received, UnreadableInput, UnreadableInput]


def test_words_of_markup() -> None:
    html = "<style>p {}</style><ul><li>One &lt;two&gt;<li>three\nfour</ul>five<br/>six</script>"
    assert words_of(html) == "One <two>\n\nthree four\n\nfive\n\nsix"


def test_a_time_that_never_was() -> None:
    assert moment(None) is None
