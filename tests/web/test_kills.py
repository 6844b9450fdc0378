"""The server is killed with SIGKILL while people decide: every decision that was answered is in
the database, and the chain is whole."""

import json
import random
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPException
from pathlib import Path

import pytest

from tacitus.store.decisions import broken_chain
from tacitus.store.opening import open_project
from tacitus.store.verdicts import verdicts_of
from tests.review.made import coded, keep

TARGETS = ("e1.1", "e1.2", "e1.3", "e1.4", "e1.5", "e2.1", "e2.2", "e2.3", "e3.1", "e3.2")


@contextmanager
def server(project: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`tacitus serve` as a process of its own, and its address."""
    call = [sys.executable, "-P", "-m", "tacitus", "serve", str(project), "--port", "0"]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            told = process.stderr.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/", told)
            assert address, told
            yield process, address.group()
        finally:
            process.kill()


def say(address: str, token: str, target: str) -> int:
    """The number of the decision that the server answers with."""
    body = {"act": "accept", "coding": 1, "targets": [target], "token": token}
    asked = urllib.request.Request(
        f"{address}api/reports/1/decisions",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(asked, timeout=20) as answer:
        return int(json.load(answer)["decision"])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_was_answered_is_kept(project_file: Path, tmp_path: Path, seed: int) -> None:
    with closing(open_project(str(project_file))) as database:
        keep(database, tmp_path, coded())
    answered: dict[str, int] = {}
    first = threading.Event()
    enough = random.Random(seed).uniform(0.2, 1.5)

    def decide(address: str, who: int) -> None:
        for number in range(100_000):
            token = f"{seed}-{who}-{number}"
            try:
                answered[token] = say(address, token, TARGETS[number % len(TARGETS)])
                first.set()
            except (OSError, HTTPException):  # killed before or within the answer
                return

    with server(project_file) as (process, address):
        people = [threading.Thread(target=decide, args=(address, who)) for who in range(3)]
        for one in people:
            one.start()
        assert first.wait(60)
        people[0].join(enough)
        process.send_signal(signal.SIGKILL)
        for one in people:
            one.join()
    assert answered
    with closing(open_project(str(project_file))) as database, database.reading() as connection:
        assert broken_chain(connection) is None
        kept = {one.said.token: one.number for one in verdicts_of(connection, 1).standing}
    assert {token: kept.get(token) for token in answered} == answered
    assert len(kept) - len(answered) <= 3  # each had one under way
