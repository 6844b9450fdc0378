"""`watch`: sources are looked at on an interval, each look an import of its own if it brings news.

A look that fails costs only its source: the next one comes later and later. What a feed leads to is
asked for again only after hours, since few servers say that a page is unchanged.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tacitus.acquire.files import STDIN
from tacitus.acquire.order import ADDRESS, Page
from tacitus.acquire.web import Web
from tacitus.errors import OWN_FAULTS, TacitusError, UsageError
from tacitus.project.adding import Wish, add_sources, known_to, web_for
from tacitus.project_values import Imported, Looked
from tacitus.store.clock import now
from tacitus.store.database import Database
from tacitus.store.reports import names_among
from tacitus.store.undoing import all_imports

LONGEST = 86_400.0  # seconds between two looks at a source that fails, or the interval if longer
ROBOTS = 86_400.0  # seconds for which a robots.txt is taken as read, as RFC 9309 has it


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds between two looks at a source, and between two calls of a page that a feed has."""

    every: float = 900.0
    pages: float = 21_600.0


class Watch:
    """A watch over sources, each once. UsageError if there is none to look at."""

    def __init__(
        self, database: Database, sources: Sequence[str], pace: Pace, web: Web | None = None
    ) -> None:
        self.sources = tuple(dict.fromkeys(sources)) or followed(database)
        if not self.sources or STDIN in self.sources or "" in self.sources:
            raise UsageError("nothing to watch: name the address of a feed, or a folder")
        self._database, self._pace = database, pace
        self._web = web or web_for(database)
        self._robots_until = time.monotonic() + ROBOTS
        self._pages = 0  # that the source which is looked at leads to
        self._failures = dict.fromkeys(self.sources, 0)  # in a row

    def __iter__(self) -> Iterator[Looked]:
        """Every look, without end; it sleeps until the next one is due."""
        due = dict.fromkeys(self.sources, 0.0)
        while True:
            source = min(due, key=due.__getitem__)
            time.sleep(max(0.0, due[source] - time.monotonic()))
            looked = self.look(source)
            due[source] = time.monotonic() + looked.wait
            yield looked

    def look(self, source: str) -> Looked:
        """Add what is new at a source."""
        if self._failures[source] or time.monotonic() > self._robots_until:
            self._web.robots.clear()
            self._robots_until = time.monotonic() + ROBOTS
        self._pages = 0
        done, refused = self._added(source)
        brought = done is not None and bool(self._pages or done.new or done.same or done.changed)
        failed = bool(refused) and not brought
        self._failures[source] = self._failures[source] + 1 if failed else 0
        most = max(self._pace.every, LONGEST)
        wait = min(most, self._pace.every * 2.0 ** min(self._failures[source], 30))
        return Looked(source, done or Imported(None), tuple(refused), failed, wait)

    def _added(self, source: str) -> tuple[Imported | None, list[str]]:
        """What a look brought, None if it broke off, and what could not be read."""
        refused: list[str] = []
        wish = Wish(only_news=True, web=self._web, linked=self._linked)
        try:
            done = add_sources(self._database, [source], wish, refused.append, iter)
        except UsageError:  # a setting is off, which no later look would mend
            raise
        except TacitusError as fault:
            return None, [*refused, str(fault)]
        except OWN_FAULTS as bug:
            told = f"a fault of Tacitus itself ({type(bug).__name__}: {bug}): please report"
            return None, [*refused, f"{source}: {told}"]
        return done, refused

    def _linked(self, url: str) -> Page | None:
        """A page that a feed leads to, unless it was asked for not long ago."""
        self._pages += 1
        known = known_to(self._database, url)
        if known is not None and known.at is not None and known.at > now(-self._pace.pages):
            return None
        return self._web.get(url)


def followed(database: Database) -> tuple[str, ...]:
    """The feeds that were added before: the addresses of imports that stand, but for those of
    single pages, which are the names of their reports."""
    with database.reading() as connection:
        added = dict.fromkeys(
            source
            for one in all_imports(connection)
            for source in one.sources
            if one.undone_at is None and ADDRESS.match(source)
        )
        pages = names_among(connection, added)
    return tuple(source for source in added if source not in pages)
