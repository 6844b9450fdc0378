"""Fetching: redirects, robots, limits, what is unchanged, and addresses that are not public."""

import socket
import threading
from collections.abc import Iterator

import pytest

from tacitus.acquire.order import Order
from tacitus.acquire.sources import read_sources
from tacitus.acquire.web import AGENT, Web, is_public
from tacitus.errors import UnreadableInput
from tacitus.project_values import Fetched
from tacitus.values import Received
from tests.acquire.pages import BODY, PAGE, Served, feed, item, page, served
from tests.acquire.test_delimited import all_columns


@pytest.fixture
def server() -> Iterator[Served]:
    with served() as state:
        yield state


def web(known: Fetched | None = None, limit: int = 100_000, seconds: float = 20.0) -> Web:
    """A fetcher that may ask this machine, and need not wait."""
    return Web(lambda _url: known, limit, seconds, pause=0.0, allowed=lambda _address: True)


def refusal(fetcher: Web, url: str) -> str:
    with pytest.raises(UnreadableInput) as fault:
        fetcher.get(url)
    assert "\n" not in str(fault.value)
    return str(fault.value)


def test_a_page(server: Served) -> None:
    server.put("/a?b=c%20d", PAGE, "text/html; charset=utf-8", ETag='"1"', Last_Modified="then")
    fetcher = web()
    got = fetcher.get(f"{server.root}/a?b=c d#part")
    assert got is not None
    assert (got.raw, got.kind) == (PAGE, "text/html; charset=utf-8")
    assert server.paths() == ["/robots.txt", "/a?b=c%20d"]
    assert server.asked[1][1]["user-agent"] == AGENT
    assert list(fetcher.fresh.values()) == [Fetched('"1"', "then")]


def test_what_is_unchanged_is_not_sent(server: Served) -> None:
    server.put("/a", PAGE, ETag='"1"')
    fetcher = web(Fetched('"1"', "then"))
    assert fetcher.get(f"{server.root}/a") is None
    assert server.asked[1][1]["if-modified-since"] == "then"
    assert list(fetcher.fresh.values()) == [Fetched('"1"', "then")]  # it was looked at now


def test_what_is_packed(server: Served) -> None:
    server.put("/a", PAGE, Content_Encoding="gzip")
    got = web().get(f"{server.root}/a")
    assert got is not None
    assert got.raw == PAGE
    server.put("/bomb", b"\0" * 50_000_000, Content_Encoding="gzip")
    assert "/bomb: is over 0.1 MB" in refusal(web(), f"{server.root}/bomb")
    server.put("/odd", PAGE, Content_Encoding="br")
    assert "is packed as br" in refusal(web(), f"{server.root}/odd")


def test_redirects(server: Served) -> None:
    server.lead("/a", "/b")
    server.lead("/b", f"{server.root}/c")
    server.put("/c", PAGE)
    got = web().get(f"{server.root}/a")
    assert got is not None
    assert got.url == f"{server.root}/c"
    server.lead("/round", "/round")
    assert "leads from one address to the next" in refusal(web(), f"{server.root}/round")


@pytest.mark.parametrize(
    "where",
    ["http://10.0.0.1/", "http://[::1]:1/", "http://169.254.169.254/latest", "http://localhost:1/"],
)
def test_a_redirect_to_a_private_address(server: Served, where: str) -> None:
    server.lead("/a", where)
    fetcher = web()
    fetcher.allowed = lambda address: address == "127.0.0.1" and "localhost" not in where
    if "localhost" in where:  # the name is looked up: it leads to this machine
        fetcher.allowed = lambda address: len(server.asked) < 2
    assert "is no address of the open internet" in refusal(fetcher, f"{server.root}/a")


@pytest.mark.parametrize("where", ["file:///etc/passwd", "ftp://x.org/", "http://me:x@x.org/"])
def test_a_redirect_to_something_else(server: Served, where: str) -> None:
    server.lead("/a", where)
    server.put("/robots.txt", b"")
    assert "not plain http or https" in refusal(web(), f"{server.root}/a")


def test_private_addresses_are_refused_at_once(server: Served) -> None:
    fetcher = web()
    fetcher.allowed = is_public
    assert "is no address of the open internet" in refusal(fetcher, f"{server.root}/a")
    assert server.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("192.168.0.1", False), ("172.16.0.1", False), ("169.254.169.254", False), ("::1", False),
        ("fe80::1", False), ("fc00::1", False), ("0.0.0.0", False), ("::ffff:127.0.0.1", False),
        ("100.64.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
        ("224.0.0.1", False), ("fe80::1%eth0", False),
    ],
)  # fmt: skip
def test_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_robots(server: Served) -> None:
    server.put("/robots.txt", b"User-agent: *\nDisallow: /no\nCrawl-delay: 0\n", "text/plain")
    server.put("/yes", PAGE)
    fetcher = web()
    assert fetcher.get(f"{server.root}/yes") is not None
    assert "does not want it read by programs" in refusal(fetcher, f"{server.root}/no/1")
    assert server.paths() == ["/robots.txt", "/yes"]


def test_robots_that_cannot_be_had(server: Served) -> None:
    server.has["/robots.txt"] = (503, {}, b"")
    server.put("/a", PAGE)
    assert "does not want it" in refusal(web(), f"{server.root}/a")
    server.lead("/robots.txt", "/rules")
    server.put("/rules", b"User-agent: *\nAllow: /\n", "text/plain")
    assert web().get(f"{server.root}/a") is not None


def test_what_the_server_says(server: Served) -> None:
    assert "the server answers 404" in refusal(web(), f"{server.root}/none")
    server.has["/lost"] = (302, {}, b"")
    assert "the server answers 302" in refusal(web(), f"{server.root}/lost")
    server.put("/long", b"x" * 200_000)
    assert "/long: is over 0.1 MB" in refusal(web(), f"{server.root}/long")
    assert "no sensible port" in refusal(web(), "http://x.org:port/")


def test_a_host_that_asks_to_be_left_alone(server: Served) -> None:
    server.has["/a"] = (429, {"Retry-After": "120"}, b"")
    server.put("/b", PAGE)
    fetcher = web()
    assert "the server answers 429" in refusal(fetcher, f"{server.root}/a")
    asked = len(server.asked)
    assert "asks to be left alone for 120 seconds" in refusal(fetcher, f"{server.root}/b")
    assert len(server.asked) == asked
    fetcher.rest.clear()
    server.has["/a"] = (503, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}, b"")
    refusal(fetcher, f"{server.root}/a")
    assert fetcher.get(f"{server.root}/b") is not None


def test_a_server_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert "cannot be had" in refusal(web(), f"http://127.0.0.1:{port}/")


def test_a_server_that_drips() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        stop = threading.Event()

        def drip() -> None:
            connection, _ = listening.accept()
            with connection:
                while not stop.wait(0.05):
                    try:
                        connection.sendall(b"H")
                    except OSError:
                        return

        thread = threading.Thread(target=drip)
        thread.start()
        found = refusal(web(seconds=0.5), f"http://127.0.0.1:{port}/")
        stop.set()
        thread.join()
    assert "gave no answer in 0.5 seconds" in found or "cannot be had" in found


def test_hosts_are_not_hurried(server: Served) -> None:
    server.put("/robots.txt", b"User-agent: *\nCrawl-delay: 0.1\n", "text/plain")
    server.put("/a", PAGE)
    fetcher = web()
    fetcher.pause = 0.2
    fetcher.get(f"{server.root}/a")
    before = fetcher.last[server.root.removeprefix("http://")]
    fetcher.get(f"{server.root}/a")
    assert fetcher.last[server.root.removeprefix("http://")] - before >= 0.2


def test_addresses_as_sources(server: Served) -> None:
    server.put("/p", page(title="A page"))
    server.put("/t", BODY[0].encode(), "text/plain")
    items = item(f"{server.root}/1", "First", "x") + item(f"{server.root}/2", "Second", BODY[0])
    server.put("/f", feed(items), "application/rss+xml")
    server.put("/1", page(title="First"))
    order = Order(None, 100_000, all_columns, web().get)
    found = list(read_sources([f"{server.root}/{path}" for path in "ptfx"], order))
    titles = [one.report.title for one in found if isinstance(one, Received)]
    assert titles == ["A page", None, "First", "Second"]
    assert isinstance(found[1], Received)
    assert found[1].report.url == f"{server.root}/t"
    assert "the server answers 404" in str(found[-1])
    unchanged = Order(None, 100_000, all_columns, lambda _url: None)
    assert list(read_sources([f"{server.root}/p"], unchanged)) == []
    offline = Order(None, 100_000, all_columns)
    assert "is an address on the web" in str(*read_sources([f"{server.root}/p"], offline))
