"""The server of a test, in a thread of its own."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn

from tacitus.project.reviewing import open_record
from tacitus.review_values import FieldState, Record
from tacitus.store.opening import open_project
from tacitus.values import CodedReport
from tacitus.web.app import make_app
from tacitus.web.desk import Desk
from tacitus.web.serving import bound
from tests.review.made import keep


@dataclass
class Served:
    """A server that answers at `address`."""

    address: str
    desk: Desk

    def read_all(self) -> None:
        """Wait until every report is read."""
        until = time.monotonic() + 60
        while self.desk.reading.view().running:
            assert time.monotonic() < until
            time.sleep(0.05)

    def record(self, key: int = 1) -> Record:
        """What the database has."""
        return open_record(self.desk.database, key)

    def field(self, target: str, key: int = 1) -> FieldState:
        record = self.record(key)
        fields = [one for event in record.events for one in event.fields]
        return next(one for one in fields if one.target == target)

    def state(self, target: str, key: int = 1) -> str:
        return self.field(target, key).state


@contextmanager
def serving(project: Path, folder: Path, made: Sequence[CodedReport]) -> Iterator[Served]:
    """Serve a project with these reports."""
    with closing(open_project(str(project))) as database:
        keep(database, folder, *made)
    desk = Desk("ana", folder, "rules")
    desk.open(str(project))
    with answering(desk) as address:
        yield Served(address, desk)
    desk.close()


@contextmanager
def answering(desk: Desk, port: int = 0) -> Iterator[str]:
    """The address of a server over a desk."""
    with bound(port) as taken:
        config = uvicorn.Config(make_app(desk), log_level="critical", access_log=False, ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        thread.start()
        try:
            until = time.monotonic() + 30
            while not server.started and time.monotonic() < until:
                time.sleep(0.02)
            assert server.started
            yield f"http://127.0.0.1:{taken.getsockname()[1]}"
        finally:
            server.should_exit = True
            server.force_exit = True
            thread.join(10)


class Reader:
    """A person at the review page, who has only a keyboard."""

    def __init__(self, page: Any, served: Served, path: str = "/review/1") -> None:
        self.page, self.served = page, served
        self.page.goto(served.address + path)
        self.page.wait_for_selector("#strip button")

    def press(self, *keys: str) -> "Reader":
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def settle(self) -> "Reader":
        """Wait until all is saved and laid over the page."""
        self.until("document.querySelector('#outbox').textContent === ''")
        self.page.wait_for_timeout(60)
        return self

    def until(self, told: str, seconds: float = 15.0) -> None:
        """Wait until an expression holds on the page, whose policy forbids to wait by a script."""
        end = time.monotonic() + seconds
        while not self.page.evaluate(told):
            assert time.monotonic() < end, told
            self.page.wait_for_timeout(20)

    @property
    def current(self) -> str | None:
        """The target of the field that is focused."""
        found: str | None = self.page.evaluate(
            "document.querySelector('.field.current')?.dataset.target ?? null"
        )
        return found

    def go(self, target: str) -> "Reader":
        """Move to a field by key."""
        for _ in range(40):
            if self.current == target:
                return self
            self.press("j")
        for _ in range(40):
            if self.current == target:
                return self
            self.press("k")
        raise AssertionError(f"{target} is not reached: {self.current}")

    def shown(self, target: str) -> str:
        """The state of a field as the page shows it."""
        found: str = self.page.evaluate(
            "t => [...document.querySelectorAll('.field')].find(f => f.dataset.target === t)"
            ".dataset.state",
            target,
        )
        return found

    @property
    def lit(self) -> str:
        """The words that are lit."""
        found: str = self.page.evaluate(
            "[...document.querySelectorAll('#text .q.lit')].map(p => p.textContent).join('')"
        )
        return found

    @property
    def spoken(self) -> str:
        found: str = self.page.inner_text("#spoken")
        return found


def tab_to(page: Any, wanted: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(80):
        if page.evaluate("s => document.activeElement.matches(s)", wanted):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached by Tab")
