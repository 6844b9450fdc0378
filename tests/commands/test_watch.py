"""`tacitus watch`: what it says, and how it stops."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import tacitus as package
from tacitus.acquire.web import Web
from tacitus.commands.watch import span, watch
from tacitus.project.adding import web_for
from tacitus.project.watching import Pace
from tests.acquire.pages import BODY, Served, feed, item, served
from tests.commands.running import NEWS, Tacitus
from tests.project.made import sizes

OWN = """
import sys
from tacitus.commands.opened import opened
from tacitus.commands.watch import watch
from tacitus.project.adding import web_for
from tacitus.project.watching import Pace
place, source = sys.argv[1:]
with opened(place) as project:
    web = web_for(project.database)
    web.allowed, web.pause = lambda _address: True, 0.0
    sys.exit(watch(place, [source], Pace(), web, once=False))
"""


@pytest.fixture
def server() -> Iterator[Served]:
    with served() as state:
        words = item("", "Post attacked", BODY[0])
        state.put("/feed", feed(words), "application/rss+xml", ETag='"1"')
        yield state


def near(place: Path) -> Web:
    """A fetcher that may ask this machine, and need not wait."""
    web = web_for(package.open(place).database)
    web.allowed, web.pause = lambda _address: True, 0.0
    return web


def reports(place: Path) -> int:
    with package.open(place) as project:
        return sizes(project)["reports"]


def test_once(tacitus: Tacitus, project_file: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "a.txt").write_text(NEWS)
    place = ("-p", str(project_file))
    first = tacitus("watch", str(tmp_path / "new"), "--once", *place)
    assert (first.status, first.err.splitlines()[-1]) == (
        0,
        "tacitus: 1 looks, 0 of them in vain: 1 imports, 1 reports new, 0 changed",
    )
    assert f"{tmp_path / 'new'}: import 1: 1 new, 0 the same" in first.out
    again = tacitus("watch", str(tmp_path / "new"), "--once", *place)
    assert again.out.endswith(f"Z {tmp_path / 'new'}: nothing new\n")
    local = tacitus("watch", "http://127.0.0.1:9/feed", "--once", *place)
    assert local.status == 1
    assert "is no address of the open internet" in local.err
    assert "nothing could be had of it\n" in local.err
    assert tacitus("watch", *place).status == 2
    assert tacitus("watch", "x", "--every", "0", *place).status == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_in_mid_fetch(
    number: signal.Signals, project_file: Path, server: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    server.put("/slow", feed(item("", "Late", BODY[1])), "application/rss+xml")
    server.slow["/slow"] = threading.Event()
    before = signal.getsignal(number)

    def stop() -> None:
        until = time.monotonic() + 30
        while "/slow" not in server.paths() and time.monotonic() < until:
            time.sleep(0.02)
        os.kill(os.getpid(), number)

    thread = threading.Thread(target=stop)
    thread.start()
    sources = [f"{server.root}/feed", f"{server.root}/slow"]
    begun = time.monotonic()
    try:
        status = watch(str(project_file), sources, Pace(), near(project_file), once=False)
    finally:
        took = time.monotonic() - begun
        server.slow["/slow"].set()
        thread.join()
    assert status == 0
    assert took < 20  # the call itself is given 30 seconds
    assert signal.getsignal(number) is before
    printed = capsys.readouterr()
    assert printed.out.count("import 1: 1 new") == 1
    assert f"stopped ({number.name}): what was added stays" in printed.err
    assert "1 looks, 0 of them in vain: 1 imports, 1 reports new, 0 changed" in printed.err
    assert reports(project_file) == 1


def test_a_process_of_its_own_stops_while_it_waits(project_file: Path, server: Served) -> None:
    call = [sys.executable, "-c", OWN, str(project_file), f"{server.root}/feed"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as going:
        assert going.stdout is not None
        assert "import 1: 1 new" in going.stdout.readline()
        going.send_signal(signal.SIGTERM)
        out, err = going.communicate(timeout=30)
    assert (going.returncode, out) == (0, "")
    assert "stopped (SIGTERM)" in err
    assert "Traceback" not in err
    assert reports(project_file) == 1


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(90.0, "90 seconds"), (900.0, "15 minutes"), (7_200.0, "2 hours"), (172_800.0, "2 days")],
)
def test_lengths_of_time(seconds: float, words: str) -> None:
    assert span(seconds) == words
