"""`tacitus-lab opening`: how soon the pages of `tacitus serve` are there, in a project of any size.

The project is that of `tacitus-lab listing`, and the server a process of its own. One person asks
for one page after the other: from the request to the last byte of the answer, by the clock; what
the server's processor took for all of a kind is told beside it. Records are opened in Chromium too,
until their scripts have run.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import func, select

from tacitus.store.opening import open_project
from tacitus.store.tables import incidents, reports, summaries
from tacitus_lab.bench.keys import opened
from tacitus_lab.deciding import port_told, processor
from tacitus_lab.listing import DAYS, FIRST, LANDS, NAMES, Size, make

TYPES = ("ASSAULT", "PROTEST", "SANCTION", "AGREE", "COERCE", "RETREAT")  # of the made project
STATES = ("unreviewed", "reviewed", "in review", "disputed")
COMMON = ("police", "killed", "said", "people")
MOST_WAITS = 1_200  # looks, half a second apart, whether a server that has begun is at rest
EXPLORE = "explore"  # with which the names of what counts for its facets begin
PATIENCE = 120_000  # milliseconds in which a page should be there at all
READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
Ask = Callable[[random.Random], str]


def explore(**chosen: str) -> str:
    """The address of a selection."""
    return f"/explore?{urlencode(chosen)}"


def asked(reports: int, incidents: int) -> dict[str, Ask]:
    """The address of a page, by what it shows; each call draws another."""

    def record(draw: random.Random) -> int:
        return draw.randrange(1, reports + 1)

    def incident(draw: random.Random) -> str:
        return f"i-{draw.randrange(incidents):010x}"

    def month(draw: random.Random) -> str:
        return f"{FIRST.year + draw.randrange(DAYS // 366)}-{draw.randrange(1, 13):02}"

    rare = LANDS[60:]
    return {
        "review": lambda draw: f"/review/{record(draw)}",
        "record as JSON": lambda draw: f"/api/reports/{record(draw)}/record",
        "queue": lambda _: "/queue",
        "queue, further on": lambda draw: f"/queue?tab=new&after={record(draw)}",
        "queue, done": lambda _: "/queue?tab=done",
        "queue, rare word": lambda _: "/queue?search=boulogne",
        "queue, common word": lambda draw: f"/queue?search={draw.choice(COMMON)}",
        "incident": lambda draw: f"/incidents/{incident(draw)}",
        "merge, one": lambda draw: f"/merge/{incident(draw)}",
        "merge, two": lambda draw: f"/merge/{incident(draw)}/{incident(draw)}",
        "explore, all": lambda _: explore(),
        "explore, country": lambda draw: explore(country=draw.choice(LANDS)),
        "explore, type": lambda draw: explore(type=draw.choice(TYPES)),
        "explore, status": lambda draw: explore(status=draw.choice(STATES)),
        "explore, only reviewed": lambda _: explore(reviewed="only"),
        "explore, month": lambda draw: explore(month=month(draw)),
        "explore, country, type": lambda draw: explore(
            country=draw.choice(LANDS), type=draw.choice(TYPES)
        ),
        "explore, rare, most common": lambda draw: explore(
            country=draw.choice(rare), type=TYPES[0]
        ),
        "explore, type, status": lambda draw: explore(
            type=draw.choice(TYPES), status=draw.choice(STATES)
        ),
        "explore, country, status": lambda draw: explore(
            country=draw.choice(LANDS), status=draw.choice(STATES)
        ),
        "explore, all three": lambda draw: explore(
            country=draw.choice(LANDS), type=draw.choice(TYPES), status=draw.choice(STATES)
        ),
        "explore, month, type": lambda draw: explore(month=month(draw), type=draw.choice(TYPES)),
        "explore, rare word": lambda draw: explore(search=f"number{draw.randrange(NAMES)}"),
        "explore, common word": lambda draw: explore(search=draw.choice(COMMON)),
        "explore, common word, type": lambda draw: explore(
            search=draw.choice(COMMON), type=draw.choice(TYPES)
        ),
        "explore, common word, country": lambda draw: explore(
            search=draw.choice(COMMON), country=draw.choice(LANDS)
        ),
        "activity": lambda _: "/activity",
        "codebook": lambda _: "/codebook",
        "release": lambda _: "/release",
        "agreement": lambda _: "/agreement",
    }


def opening(place: str, size: Size, corpus: Path, times: int) -> Iterator[str]:
    """Make the project if it is not there, ask for each page so many times, and tell how soon it
    came: a line each, in milliseconds."""
    if not Path(place).exists():
        begun = time.perf_counter()
        make(place, size, corpus)
        yield f"made in {time.perf_counter() - begun:.0f} s"
    told, known = counted(place)
    draw = random.Random(size.seed)  # noqa: S311  # no secret
    size_told = f"{told:,} reports, {known:,} incidents"
    yield f"{size_told}; {times} times each, milliseconds; load {os.getloadavg()[0]:.1f}"
    yield f"{'':<32}{'clock: median':>14}{'p95':>9}{'most':>9}{'processor':>11}"
    with served(place) as (port, process):
        link = HTTPConnection("127.0.0.1", port, timeout=120)
        facets: list[float] = []
        for name, ask in asked(told, known).items():
            fetched(link, ask(draw))  # what is loaded once is not what a day is made of
            used = processor(process)
            taken = [fetched(link, ask(draw)) for _ in range(times)]
            facets += taken if name.startswith(EXPLORE) else []
            yield row(name, taken, 1000 * (processor(process) - used) / times)
        yield row("explore, over all", facets, None)
        link.close()
        yield row("review, in Chromium", list(in_browser(port, told, times, draw)), None)


def counted(place: str) -> tuple[int, int]:
    """How many reports and incidents a project has; RuntimeError if it is not a made one, whose
    incidents are numbered."""
    database = open_project(place)
    with database.reading() as connection:
        told, known = (
            connection.scalar(select(func.count()).select_from(table)) or 0
            for table in (reports, summaries)
        )
        last = select(incidents.c.key).where(incidents.c.id == f"i-{known - 1:010x}")
        made = known and connection.scalar(last) == known
    database.close()
    if not made:
        raise RuntimeError(f"{place} was not made by `tacitus-lab opening`: name a new file")
    return told, known


@contextmanager
def served(place: str) -> Iterator[tuple[int, int]]:
    """The port and the process of a server over a project, once it is at rest."""
    call = [sys.executable, "-P", "-m", "tacitus", "serve", place, "--port", "0"]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True) as server:
        try:
            port = port_told(server)
            link = HTTPConnection("127.0.0.1", port, timeout=120)
            for _ in range(MOST_WAITS):
                link.request("GET", "/api/coding")
                if b'"running":false' in link.getresponse().read():
                    break
                time.sleep(0.5)
            link.close()
            yield port, server.pid
        finally:
            server.kill()


def fetched(link: HTTPConnection, address: str) -> float:
    """Milliseconds until all of a page is there."""
    begun = time.perf_counter()
    link.request("GET", address)
    answer = link.getresponse()
    content = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{address}: {answer.status} {content[:200]!r}")
    return 1000 * (time.perf_counter() - begun)


def in_browser(port: int, reports: int, times: int, draw: random.Random) -> Iterator[float]:
    """Milliseconds from asking for a record until its scripts have run, by the browser's clock."""
    with opened() as browser:
        page: Any = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        page.set_default_timeout(PATIENCE)
        for number in range(times + 1):
            page.goto(f"http://127.0.0.1:{port}/review/{draw.randrange(1, reports + 1)}")
            if number:  # the first one loads the scripts
                yield float(page.evaluate(READY))


def row(name: str, taken: Sequence[float], used: float | None) -> str:
    """A line of the table; `used` is what the server's processor took of a page."""
    clock = quantiles(taken, n=20, method="inclusive")
    beside = "" if used is None else f"{used:>11.1f}"
    return f"{name:<32}{clock[9]:>14.1f}{clock[18]:>9.1f}{max(taken):>9.1f}{beside}"
