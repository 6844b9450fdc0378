"""How soon a key of the review page is answered, in a real browser, while the server is silent."""

import errno
import importlib
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

from tacitus.acquire.samples import samples
from tacitus.text_coder import TextCoder
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.deciding import Coder, Plan, made, port_told
from tacitus_lab.metrics import Figure

KEYS = (*"jkaxu01f[]vsec?z", "Enter")  # all that stay on the page
ROUNDS = 10
NO_WAY_OUT = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
FLAGS = ("--no-sandbox", "--disable-gpu", NO_WAY_OUT)
# When a key went down, until the frame that shows what it did has been handed to the screen.
WATCH = """() => {
    window.answered = [];
    addEventListener("keydown", (event) => requestAnimationFrame(() => {
        const next = new MessageChannel();
        next.port1.onmessage = () => window.answered.push(performance.now() - event.timeStamp);
        next.port2.postMessage(0);
    }), true);
}"""
MOST_TRIES = 500  # looks, 10 ms apart, for an answer


class Keys:
    """The review page of the sample with the most fields, read by the rules. What it decides is
    sent, and the server never answers. Each key is pressed in ten fresh browsers, and then Escape,
    which is not counted. `slowest_key` is the median of the slowest key from its press to the frame
    that shows its answer, `p95` that of all presses, by the clock; `computing` is the median of the
    slowest key in the time of the page's own thread, which what else runs on the machine does not
    lengthen; the other two want a machine with little else to do."""

    name = "keys"
    about = "how soon a key of the review page is answered, without the server"
    data: tuple[str, ...] = ()
    origin = "the package's samples; it needs Chromium, and playwright of 'tacitus[dev]'"
    splits: ClassVar[dict[str, str]] = {"samples": "reporting"}
    usual: ClassVar[tuple[str, ...]] = ("samples",)
    one_process: ClassVar[bool] = True
    peers: tuple[Peer, ...] = ()

    def load(self, _data: Path, _split: str) -> Sequence[Case]:
        chromium()
        playwright()
        return [Case("review", "", None)]

    def predict(self, _case: Case, _coder: TextCoder) -> Any:
        """Of each round the milliseconds of each key: by the clock, and computed."""
        with TemporaryDirectory() as folder, served(Path(folder)) as address, opened() as browser:
            return [one_round(browser, address) for _ in range(ROUNDS)]

    def score(self, _cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        (rounds,) = predictions
        every = [spent for one in rounds for spent, _ in one.values()]
        clock, computing = zip(*medians(rounds).values(), strict=True)
        return [
            figure("slowest_key", max(clock), len(rounds)),
            figure("p95", quantiles(every, n=20, method="inclusive")[18], len(every)),
            figure("computing", max(computing), len(rounds)),
        ]

    def details(self, _cases: Sequence[Case], predictions: Sequence[Any]) -> str:
        """Each key: the medians by the clock, and computed."""
        (rounds,) = predictions
        return "\n".join(
            f"  {key:8} {spent:6.1f} ms, computed {computing:5.1f}"
            for key, (spent, computing) in medians(rounds).items()
        )


def medians(rounds: Sequence[Any]) -> dict[str, tuple[float, float]]:
    """Of each key the medians by the clock, and computed, in milliseconds."""
    return {
        key: (median(one[key][0] for one in rounds), median(one[key][1] for one in rounds))
        for key in KEYS
    }


def figure(name: str, value: float, n: int) -> Figure:
    return Figure(name, value, float("nan"), float("nan"), n, "ms", "lower")


def one_round(browser: Any, address: str) -> dict[str, tuple[float, float]]:
    """Every key, pressed once in a browser that knows nothing of the other rounds."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    held: list[Any] = []  # what was asked of the server, and waits

    def hold(route: Any) -> None:
        held.append(route)

    page.route("**/decisions", hold)
    page.goto(address)
    page.wait_for_selector("#strip button")
    page.evaluate(WATCH)
    metrics = context.new_cdp_session(page)
    metrics.send("Performance.enable", {"timeDomain": "threadTicks"})
    pressed(page, metrics, "Shift")  # a page that has just opened still lays itself out
    found = {key: pressed(page, metrics, key) for key in KEYS}
    for one in held:
        one.abort()
    context.close()
    return found


def pressed(page: Any, metrics: Any, key: str) -> tuple[float, float]:
    """Milliseconds from the press of a key to its frame, and what the page computed meanwhile."""
    page.evaluate("() => { window.answered.length = 0; }")
    before = computed(metrics)
    page.keyboard.press(key)
    for _ in range(MOST_TRIES):
        found = page.evaluate("() => window.answered")
        if found:
            break
        page.wait_for_timeout(10)
    else:
        raise RuntimeError(f"the key {key!r} is not answered at all")
    spent = computed(metrics) - before
    page.keyboard.press("Escape")
    page.wait_for_timeout(50)
    return float(found[0]), 1000 * spent


def computed(metrics: Any) -> float:
    """Seconds that the page's thread has computed."""
    told = metrics.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in told if one["name"] == "ThreadTime"))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the review page with the most fields, of a server of its own."""
    place = str(folder / "keys.db")
    number = len(list(samples()))
    made(place, Plan(reports=number), [])
    call = [sys.executable, "-P", "-m", "tacitus", "serve", place, "--port", "0"]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True) as server:
        try:
            port = port_told(server)
            asking = Coder("keys", HTTPConnection("127.0.0.1", port, timeout=60))
            fields = {key: fields_of(asking.record(key)) for key in range(1, number + 1)}
            asking.link.close()
            yield f"http://127.0.0.1:{port}/review/{max(fields, key=lambda key: fields[key])}"
        finally:
            server.kill()


def fields_of(record: dict[str, Any]) -> int:
    return sum(len(event["fields"]) for event in record["events"])


@contextmanager
def opened() -> Iterator[Any]:
    """Chromium without a window, and without a way out."""
    with playwright().sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), headless=True, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def chromium() -> str:
    """Where Chromium is; FileNotFoundError if it is not installed."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise FileNotFoundError(errno.ENOENT, "not installed", "Chromium")
    return found


def playwright() -> Any:
    """The library by which it is driven; FileNotFoundError if it is not installed."""
    try:
        return importlib.import_module("playwright.sync_api")
    except ModuleNotFoundError:
        raise FileNotFoundError(errno.ENOENT, "not installed", "playwright") from None
