"""A web page, a feed and a server of both, for tests."""

import contextlib
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FIRST = (
    "Gunmen attacked the post of the border guards on Monday and two officers were killed in the"
    " fighting, which went on for three hours until troops arrived from the provincial capital,"
    " said the governor."
)
SECOND = (
    "He added that five of the attackers had been arrested, and that the road through the valley"
    " would stay closed until the end of the week. No group has claimed responsibility so far."
)
BODY = (FIRST, SECOND)


def page(
    title: str = "Two officers killed in attack on post",
    day: str = "2024-03-05",
    site: str = "The Valley Wire",
    link: str = "https://example.org/news/post-attack",
) -> bytes:
    """A page with an article in it."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    metas = [
        f'<meta property="article:published_time" content="{day}T10:00:00Z">' if day else "",
        f'<meta property="og:site_name" content="{site}">' if site else "",
        f'<link rel="canonical" href="{link}">' if link else "",
        f'<meta property="og:title" content="{title}">',
    ]
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{''.join(metas)}</head><body>"
        f"<nav><ul><li><a href='/'>Home</a></li></ul></nav><article><h1>{title}</h1>{paragraphs}"
        "</article><aside><h3>Most read</h3><ul><li><a href='/b'>Elections</a></li></ul></aside>"
        "<footer>Subscribe to our newsletter</footer></body></html>"
    ).encode()


PAGE = page()


def feed(items: str, head: str = "") -> bytes:
    """An RSS feed with these items."""
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>The Valley Wire</title>'
        f"{items}</channel></rss>"
    ).encode()


def item(link: str, title: str, words: str, day: str = "Tue, 05 Mar 2024 10:00:00 +0100") -> str:
    """An item of a feed."""
    return (
        f"<item><title>{title}</title><link>{link}</link><pubDate>{day}</pubDate>"
        f"<description><![CDATA[{words}]]></description></item>"
    )


@dataclass
class Served:
    """What a server has, by path: status, headers, bytes; what it was asked; and for which paths
    it takes its time, until they are let go."""

    root: str
    has: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    slow: dict[str, threading.Event] = field(default_factory=dict)

    def put(self, path: str, raw: bytes, kind: str = "text/html", **headers: str) -> None:
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        self.has[path] = (200, {"Content-Type": kind, **told}, raw)

    def lead(self, path: str, where: str) -> None:
        self.has[path] = (302, {"Location": where}, b"")

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def served() -> Iterator[Served]:
    """A server on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told = {name.lower(): value for name, value in self.headers.items()}
            state.asked.append((self.path, told))
            if self.path in state.slow:
                state.slow[self.path].wait(60)
            status, headers, raw = state.has.get(self.path, (404, {}, b""))
            if status == 200 and told.get("if-none-match") == headers.get("ETag", "-"):
                status, raw = 304, b""
            if headers.get("Content-Encoding") == "gzip":
                raw = gzip.compress(raw)
            with contextlib.suppress(ConnectionError):  # the caller has gone
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(raw)

        def log_message(self, *_arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state = Served(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
