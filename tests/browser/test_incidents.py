"""Merging, taking apart, and exploring, in a real browser."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tacitus.project.linking import ProjectLinker
from tacitus.store.opening import open_project
from tacitus.store.review import acts
from tacitus.web.desk import Desk
from tests.browser.serving import Served, answering
from tests.review.made import keep
from tests.web.test_incidents import ONE, TWO


@pytest.fixture
def linked(project_file: Path, tmp_path: Path) -> Iterator[Served]:
    """A server over two reports of one happening."""
    with closing(open_project(str(project_file))) as database:
        keep(database, tmp_path, ONE, TWO)
        ProjectLinker()(database)
    desk = Desk("ana", tmp_path, "rules")
    desk.open(str(project_file))
    with answering(desk) as address:
        yield Served(address, desk)
    desk.close()


def test_apart_then_y_makes_one_again(page: Any, linked: Served) -> None:
    page.goto(f"{linked.address}/explore?search=bus+station")
    page.click("tr[data-id] a >> text=Tanta")
    page.wait_for_url("**/incidents/*")
    page.wait_for_selector("#strip button")
    assert page.locator(".told li").count() == 2
    page.locator("[data-split]").last.click()
    page.wait_for_selector(".alike a")
    assert page.locator(".told li").count() == 1
    page.click(".alike a")
    page.wait_for_url("**/merge/*/*")
    page.wait_for_selector("#strip button")
    assert "the same day" in page.inner_text(".why")
    page.keyboard.press("h")
    page.wait_for_selector("#notice:not(:empty)")
    assert "not enough to tell" in page.inner_text("#notice")
    page.keyboard.press("y")
    page.wait_for_url("**/incidents/*")
    assert page.locator(".told li").count() == 2


def test_n_keeps_two_apart_at_every_later_linking(page: Any, linked: Served) -> None:
    page.goto(f"{linked.address}/explore?search=bus+station")
    page.click("tr[data-id] a >> text=Tanta")
    page.wait_for_selector("[data-split]")
    page.locator("[data-split]").last.click()
    page.wait_for_selector(".alike a")
    page.click(".alike a")
    page.wait_for_url("**/merge/*/*")
    page.wait_for_selector("#strip button")
    assert "different happenings" in page.inner_text("#strip")
    page.keyboard.press("n")
    page.wait_for_selector("#notice:not(:empty)")
    with linked.desk.database.reading() as connection:
        kinds = [one.kind for one in acts(connection, None, 9)]
    assert kinds == ["different_incident", "split_incident"]
    ProjectLinker(again=True)(linked.desk.database)
    page.reload()
    assert "merge" in page.url
    assert page.locator(".pair p").count() == 2


def test_a_fact_leads_to_its_claim(page: Any, linked: Served) -> None:
    page.goto(f"{linked.address}/explore?search=bus+station")
    page.click("tr[data-id] a >> text=Tanta")
    page.click(".facts a >> nth=2")
    page.wait_for_selector(".field.current")
    assert page.evaluate("document.querySelector('.field.current').dataset.target") in page.url


def test_the_row_and_the_point_light_together(page: Any, linked: Served) -> None:
    page.goto(f"{linked.address}/explore")
    page.wait_for_selector("#strip button")
    page.hover("svg.map a >> nth=0", force=True)
    assert page.locator("tr.lit").count() == 1
    shown = page.locator("tr[data-id]").count()
    page.click(".facets a >> text=Coerce")
    page.wait_for_url("**type=COERCE**")
    assert 0 < page.locator("tr[data-id]").count() < shown
    with page.expect_download() as told:
        page.click("#export")
    lines = Path(told.value.path()).read_text(encoding="utf-8").splitlines()
    assert len(lines) - 1 == page.locator("tr[data-id]").count()


def test_explore_by_keys(page: Any, linked: Served) -> None:
    """j and k move from where the focus is, also if that was moved otherwise; Enter opens."""
    page.goto(f"{linked.address}/explore")
    page.wait_for_selector("#strip button")
    ids = [one.get_attribute("data-id") for one in page.locator("tr[data-id]").all()]
    assert len(ids) > 2
    focused = "document.activeElement.closest('tr')?.dataset.id"
    for key, row in (("j", 0), ("j", 1), ("j", 2), ("k", 1), ("ArrowDown", 2)):
        page.keyboard.press(key)
        assert page.evaluate(focused) == ids[row]
    assert page.locator("tr.lit").count() == 1
    page.focus("tr[data-id] >> nth=0 >> a")
    page.keyboard.press("j")
    assert page.evaluate(focused) == ids[1]
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/incidents/{ids[2]}")


@pytest.mark.parametrize("path", ["/explore", "/incidents/{}", "/merge/{}"])
def test_narrow(page: Any, linked: Served, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{linked.address}/explore")
    id_ = page.get_attribute("tr[data-id]", "data-id")
    page.goto(linked.address + path.format(id_))
    page.wait_for_selector("#strip button")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_narrow_page_folds_what_there_is_to_choose(page: Any, linked: Served) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{linked.address}/explore")
    page.wait_for_selector("#strip button")
    assert not page.locator(".facets li").first.is_visible()
    assert page.locator("#all").bounding_box()["y"] < 400
    page.click(".facets summary")
    page.click(".facets a >> text=Coerce")
    page.wait_for_url("**type=COERCE**")
    assert "Coerce" in page.inner_text(".facets summary")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_selector(".facets li >> visible=true")
    assert not page.locator(".facets summary").is_visible()
