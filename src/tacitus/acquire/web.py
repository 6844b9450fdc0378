"""Pages and feeds over HTTP, politely: robots.txt is obeyed, a host is asked once a second, what
has not changed is not sent again; nothing is read for longer or to a greater length than is set,
and nothing from an address that is not public, wherever a redirect leads."""

import ipaddress
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from tacitus.acquire.calls import Answer, Call, call
from tacitus.acquire.order import Page
from tacitus.errors import UnreadableInput
from tacitus.project_values import Fetched
from tacitus.version import VERSION

AGENT = f"tacitus/{VERSION}"
MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
ROBOTS_LIMIT = 500_000  # bytes, as RFC 9309 has it
TUNNELS = (  # IPv6 addresses that lead to an IPv4 address, which may be any
    ipaddress.IPv6Network("2002::/16"),
    ipaddress.IPv6Network("64:ff9b::/96"),
    ipaddress.IPv6Network("2001::/32"),
)
LONGEST_PAUSE = 30.0  # seconds that a robots.txt may ask for between two calls
TOO_MANY = (429, 503)  # what a server answers that wants to be asked later
LONGEST_REST = 86_400.0  # seconds that it may ask for


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address) and any(found in tunnel for tunnel in TUNNELS):
        return False
    return found.is_global and not found.is_multicast


@dataclass
class Web:
    """Fetches pages. `known` says what is known of an address; `fresh` gathers what is to be kept
    of those that were fetched. `limit` is in bytes, `seconds` for one page, `pause` in seconds
    between two calls of one host. A robots.txt is read once, until it is taken out of `robots`."""

    known: Callable[[str], Fetched | None]
    limit: int
    seconds: float = 30.0
    pause: float = 1.0
    allowed: Callable[[str], bool] = is_public
    fresh: dict[str, Fetched] = field(default_factory=dict)
    robots: dict[str, RobotFileParser] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)
    rest: dict[str, float] = field(default_factory=dict)  # host -> when it may be asked again

    def get(self, url: str) -> Page | None:
        """The page at an address; None if it has not changed since it was fetched last.
        UnreadableInput says why it cannot be had."""
        known = self.known(url)
        headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip"}
        if known is not None and known.etag:
            headers["If-None-Match"] = known.etag
        if known is not None and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        where, answer = self.follow(url, headers)
        if answer.status == 304 and known is not None:
            self.fresh[url] = known
            return None
        if answer.status != 200:
            raise UnreadableInput(f"{url}: the server answers {answer.status}: see to the address")
        tags = Fetched(answer.headers.get("etag"), answer.headers.get("last-modified"))
        self.fresh[url] = tags
        return Page(where, answer.raw, answer.headers.get("content-type", ""))

    def follow(self, url: str, headers: dict[str, str]) -> tuple[str, Answer]:
        """The answer at the end of all redirects, and the address there."""
        where = url
        for _ in range(MOST_REDIRECTS + 1):
            self.obey(where, url)
            answer = self.ask(where, url, headers, self.limit)
            if answer.status not in REDIRECTS or "location" not in answer.headers:
                return where, answer
            where = urljoin(where, answer.headers["location"])
        raise UnreadableInput(f"{url}: leads from one address to the next without end")

    def obey(self, where: str, url: str) -> None:
        """UnreadableInput if the host does not want this page read by programs."""
        parts = urlsplit(where)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self.robots:
            self.robots[root] = self.rules(root, url)
        if not self.robots[root].can_fetch(AGENT, where):
            raise UnreadableInput(f"{url}: the host does not want it read by programs (robots.txt)")

    def rules(self, root: str, url: str) -> RobotFileParser:
        """The robots.txt of a host. Where there is none all is allowed, where it cannot be had
        nothing is (RFC 9309)."""
        rules = RobotFileParser()
        where = f"{root}/robots.txt"
        for _ in range(MOST_REDIRECTS + 1):
            answer = self.ask(where, url, {"User-Agent": AGENT}, ROBOTS_LIMIT)
            if answer.status not in REDIRECTS or "location" not in answer.headers:
                break
            where = urljoin(where, answer.headers["location"])
        if answer.status == 200:
            rules.parse(answer.raw.decode("utf-8", "replace").splitlines())
        elif 400 <= answer.status < 500:
            rules.parse([])
        else:
            rules.parse(["User-agent: *", "Disallow: /"])
        return rules

    def ask(self, where: str, url: str, headers: dict[str, str], limit: int) -> Answer:
        """One call, not too soon after the last one to this host; `url` is for the message."""
        host = urlsplit(where).netloc
        rest = self.rest.get(host, 0.0) - time.monotonic()
        if rest > 0:
            raise UnreadableInput(f"{url}: the host asks to be left alone for {rest:.0f} seconds")
        rules = self.robots.get(f"{urlsplit(where).scheme}://{host}")
        asked = float(rules.crawl_delay(AGENT) or 0) if rules is not None else 0.0
        pause = max(self.pause, min(asked, LONGEST_PAUSE))
        wait = self.last.get(host, -pause) + pause - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        try:
            answer = call(Call(where, headers, limit, self.seconds, self.allowed))
        except UnreadableInput as fault:
            raise UnreadableInput(f"{url}: {fault}") from None
        finally:
            self.last[host] = time.monotonic()
        later = answer.headers.get("retry-after", "")
        if answer.status in TOO_MANY and later.isdecimal():
            self.rest[host] = time.monotonic() + min(float(later), LONGEST_REST)
        return answer
