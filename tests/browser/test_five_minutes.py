"""The first five minutes of somebody who never saw the program, a row of the story a test: on the
sample, as it opens for everybody, with nothing but a keyboard where it says so, and offline."""

import csv
import io
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tacitus.acquire.samples import samples
from tacitus.config import settings
from tacitus.incident_values import Listed
from tacitus.project.project import Project
from tacitus.web.desk import Desk
from tests.browser.serving import Reader, Served, answering, tab_to

REPORTS = [one.received.report for one in samples()]
WIRE = 5  # reports of the sample that tell of one blast


def key_of(id_: str) -> int:
    """The key of a report in the sample project."""
    return 1 + [one.id for one in REPORTS].index(id_)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server without a project, whose sample project is not made yet."""
    folder = tmp_path_factory.mktemp("story")
    cache = folder / "cache"
    cache.mkdir()
    with pytest.MonkeyPatch.context() as patched:
        for places in settings().cache.glob("places-*.sqlite"):
            (cache / places.name).symlink_to(places)
        patched.setenv("TACITUS_CACHE", str(cache))
        asked = without_a_network(patched)
        desk = Desk("ana", folder, "rules")
        with answering(desk) as address:
            yield Served(address, desk)
        desk.close()
    assert asked == []


def without_a_network(patched: pytest.MonkeyPatch) -> list[str]:
    """Let nothing of this process reach another machine; what tried to is told."""
    asked: list[str] = []

    def refuse(_socket: socket.socket, address: object) -> int:
        asked.append(repr(address))
        raise OSError("there is no network")

    def unknown(host: object, *_: object, **__: object) -> list[Any]:
        asked.append(repr(host))
        raise socket.gaierror("there is no network")

    patched.setattr(socket.socket, "connect", refuse)
    patched.setattr(socket.socket, "connect_ex", refuse)
    patched.setattr(socket, "getaddrinfo", unknown)
    return asked


@pytest.fixture
def sample(server: Served) -> Served:
    """The same with the sample open, read and linked."""
    if server.desk.name is None or "sample" not in server.desk.name:
        server.desk.open_sample()
    server.read_all()
    return server


def blast(sample: Served) -> Listed:
    """The incident that most reports tell of."""
    listed = Project(sample.desk.database).incidents().listed()
    return max(listed, key=lambda one: one.reports)


def offered(page: Any) -> set[str]:
    """Where the grids are of an incident and those that may be the same."""
    return {str(one.get_attribute("href")) for one in page.locator(".alike a").all()}


def test_0_00_one_press_opens_the_sample(page: Any, server: Served) -> None:
    """Invented reports, one of them told five times, one Arabic, one French, one of sport."""
    page.goto(server.address)
    tab_to(page, "#sample")
    begun = time.monotonic()
    page.keyboard.press("Enter")
    page.wait_for_url("**/queue", timeout=60_000)
    page.wait_for_selector(".card:focus")
    assert time.monotonic() - begun < 30
    server.read_all()
    page.reload()
    page.wait_for_selector(".card:focus")
    assert page.locator(".card").count() == len(REPORTS)
    told = page.inner_text("main")
    for words in ("Arabic", "French", "احتجاج أمام شركة الكهرباء", "Havørn"):
        assert words in told
    assert blast(server).reports == WIRE


def test_0_30_the_first_field_is_right(page: Any, sample: Served) -> None:
    """A line says what to do; the words light up; one key accepts; the line goes."""
    begun = time.monotonic()
    reader = Reader(page, sample, f"/review/{key_of('burgas-live')}")
    assert "Enter: right" in page.inner_text("#coach")
    assert reader.lit
    assert reader.lit in page.inner_text(".field.current .quoted")
    first = reader.current
    assert first is not None
    reader.press("Enter")
    assert reader.shown(first) == "accepted"
    assert reader.current != first
    assert time.monotonic() - begun < 60
    assert not page.locator("#coach").is_visible()
    reader.settle()
    page.reload()
    page.wait_for_selector("#strip button")
    assert not page.locator("#coach").is_visible()


@pytest.mark.parametrize(
    ("id_", "target", "chosen", "reason"),
    [
        ("pagadian-1-wire", "e1.3", "6 March 2025", "the same weekday a week earlier"),
        ("pagadian-5-followup", "e1.4", "Labason, Zamboanga", "the report also says “Labason”"),
    ],
    ids=["day", "place"],
)
def test_1_15_a_wrong_value_is_put_right_by_one_key(  # a row of the story
    page: Any, sample: Served, id_: str, target: str, chosen: str, reason: str
) -> None:
    """What else it may be stands below with why; the field says that it was corrected; the strip
    tells how to undo, and that does."""
    reader = Reader(page, sample, f"/review/{key_of(id_)}")
    reader.go(target)
    assert page.locator(".field.current .fact").count() > 0  # why the machine has what it has
    before = page.inner_text(f"[data-target='{target}'] .words")
    offers = page.locator(".field.current .alternatives button")
    number = next(
        place for place in range(offers.count()) if chosen in offers.nth(place).inner_text()
    )
    assert reason in offers.nth(number).inner_text()
    reader.press(str(number + 1))
    assert reader.shown(target) == "corrected"
    assert page.inner_text(f"[data-target='{target}'] .words").startswith(chosen)
    assert "undo" in page.inner_text("#strip")
    reader.settle()
    assert sample.state(target, key_of(id_)) == "corrected"
    reader.press("z").settle()
    assert sample.state(target, key_of(id_)) == "proposed"
    assert page.inner_text(f"[data-target='{target}'] .words") == before


def test_2_15_two_that_look_alike_are_one(page: Any, sample: Served) -> None:
    """The grid has what each tells, the toll with the rule by which one was chosen; `y` makes them
    one, with all claims in it; a press takes a report out again."""
    id_ = blast(sample).id
    page.goto(f"{sample.address}/incidents/{id_}")
    page.wait_for_selector("#strip button")
    before = offered(page)
    tab_to(page, ".told li:nth-child(4) [data-split]")  # the radio, which says seven
    page.keyboard.press("Enter")
    page.wait_for_selector(f".told li:nth-child({WIRE})", state="detached")
    page.wait_for_selector("#strip button")
    assert page.locator(".told li").count() == WIRE - 1
    (apart,) = offered(page) - before
    tab_to(page, f".alike a[href='{apart}']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/merge/*/*")
    page.wait_for_selector("#strip button")
    assert page.locator(".why li").count() > 1  # why they may be one
    assert page.locator("tr.agrees").count() > 0
    toll = page.locator("tr.differs", has=page.locator("th", has_text="killed"))
    assert {"7", "three people"} <= set(toll.locator("a").all_inner_texts())
    assert toll.locator(".best .quiet").inner_text() != ""  # the rule
    page.keyboard.press("y")
    page.wait_for_url("**/incidents/*")
    page.wait_for_selector("#strip button")
    assert page.locator(".told li").count() == WIRE
    given = page.locator(".figure", has_text="killed").locator(".given b").all_inner_texts()
    assert {"7", "3", "at least 5"} <= set(given)
    assert page.locator(".figure .chart").count() > 0  # the toll over time, as steps


def test_3_15_a_facet_and_its_count(page: Any, sample: Served) -> None:
    """Table, map and timeline are of one selection, and the count of the facet is that of all."""
    page.goto(f"{sample.address}/explore")
    page.wait_for_selector("#strip button")
    every = page.locator("tr[data-id]").count()
    facet = page.locator(".facets a", has_text="Canada")
    number = int(facet.locator(".number").inner_text())
    assert 0 < number < every
    tab_to(page, ".facets a[href*='country=CAN']")
    page.keyboard.press("Enter")
    page.wait_for_url("**country=CAN**")
    page.wait_for_selector("#strip button")
    rows = page.locator("tr[data-id]")
    assert rows.count() == number
    assert page.inner_text("#all").startswith(str(number))
    shown = {one.get_attribute("data-id") for one in rows.all()}
    points = {one.get_attribute("data-id") for one in page.locator("svg.map a").all()}
    assert points
    assert points <= shown
    bars = page.locator(".timeline a").all()
    months = sum(int((one.get_attribute("aria-label") or "").rpartition(": ")[2]) for one in bars)
    assert 0 < months <= number  # a day is known of so many


def test_4_00_a_file_with_what_was_seen(page: Any, sample: Served, tmp_path: Path) -> None:
    """The number of rows and of those left out, the first rows, then the file for Excel."""
    page.goto(f"{sample.address}/release")
    page.wait_for_selector("#count b")
    assert "left out" in page.inner_text("#count")
    tab_to(page, "input[name=everything]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "select[name=format]")
    page.select_option("select[name=format]", "reports")
    tab_to(page, "#export input[name=excel]")
    page.keyboard.press("Space")
    tab_to(page, "#export button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#fetch:not([hidden])", timeout=60_000)
    assert "rows" in page.inner_text("#notice")
    preview = page.locator(".sample tbody tr")
    assert preview.count() > 0
    seen = "document.querySelector('.sample').getBoundingClientRect().top < innerHeight"
    assert page.evaluate(seen)  # it is brought into sight
    with page.expect_download() as coming:
        page.click("#download")
    coming.value.save_as(tmp_path / "out.csv")
    content = (tmp_path / "out.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")  # by which Excel knows how it is written
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert preview.first.locator("td").all_inner_texts() == rows[1]


def test_after_a_folder_of_ones_own(page: Any, server: Served, tmp_path: Path) -> None:
    """Files are chosen or dropped; the first proposal is there within half a minute, and an Arabic
    title comes through a file for Excel whole."""
    title = "احتجاج في طرابلس"
    (tmp_path / "lima.txt").write_text(
        "Gunmen killed two officers in Lima on Tuesday, police said.", encoding="utf-8"
    )
    (tmp_path / "tripoli.jsonl").write_text(
        '{"id": "tripoli", "title": "' + title + '", "published": "2024-03-07", "language": "en",'
        ' "text": "' + title + r'\n\nPolice arrested three people in Tripoli on Tuesday."}' + "\n",
        encoding="utf-8",
    )
    server.desk.open(str(tmp_path / "own.db"), make=True)
    page.goto(server.address)
    begun = time.monotonic()
    page.set_input_files("#files", [tmp_path / "lima.txt", tmp_path / "tripoli.jsonl"])
    page.wait_for_url("**/queue", timeout=60_000)
    page.wait_for_selector(".gist")
    assert time.monotonic() - begun < 30
    server.read_all()
    page.reload()
    assert "Lima" in page.inner_text("main")
    page.goto(f"{server.address}/activity")
    told = page.inner_text("table.imports")
    assert "lima.txt" in told
    assert "/tacitus-" not in told  # the folder through which they came
    made = page.request.get(f"{server.address}/api/incidents.csv?excel=true")
    assert made.body().startswith(b"\xef\xbb\xbf")
    page.goto(f"{server.address}/release")
    page.wait_for_selector("#count b")
    page.check("input[name=everything][value=yes]")
    page.select_option("select[name=format]", "reports")
    page.check("#export input[name=excel]")
    page.click("#export button")
    page.wait_for_selector("#fetch:not([hidden])", timeout=60_000)
    with page.expect_download() as coming:
        page.click("#download")
    coming.value.save_as(tmp_path / "out.csv")
    assert title in (tmp_path / "out.csv").read_text("utf-8-sig")
