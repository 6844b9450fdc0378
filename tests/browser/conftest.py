"""A real browser before a real server, with no way out: any request elsewhere fails the test."""

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.serving import Served, serving
from tests.review.made import coded

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
MISSING = (
    "Chromium is not installed: apt-get install chromium"
    if CHROMIUM is None
    else "playwright is not installed: pip install 'tacitus[dev]'"
    if importlib.util.find_spec("playwright") is None
    else ""
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium without a window."""
    if MISSING:
        pytest.skip(MISSING)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # it may be missing

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, headless=True, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of a fresh profile; what it asks for elsewhere, and what fails in its scripts, is
    told at the end."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    made = context.new_page()
    faults: list[str] = []

    def asked(request: Any) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            faults.append(f"asked for {request.url}")

    context.on("request", asked)
    made.on("pageerror", lambda fault: faults.append(f"script: {fault}"))
    made.on(
        "console",
        lambda told: faults.append(told.text) if "Content Security Policy" in told.text else None,
    )
    yield made
    context.close()
    assert faults == []


@pytest.fixture
def served(project_file: Path, tmp_path: Path) -> Iterator[Served]:
    """A server over a project of three made reports, with the keys 1, 2 and 3."""
    made = (coded(), coded(id="second"), coded(id="third"))
    with serving(project_file, tmp_path, made) as one:
        yield one
