"""People in a real browser: signing in and out, what one may not do, taking back from the log."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.serving import Reader, Served, serving
from tests.project.quick import quick_passwords
from tests.review.made import coded
from tests.web.signing import PASSWORD, with_people


@pytest.fixture
def team(project_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A server over a project with a person of each role, and two reports."""
    quick_passwords(monkeypatch)
    with serving(project_file, tmp_path, (coded(), coded(id="second"))) as served:
        with_people(served.desk)
        yield served


def sign_in(page: Any, name: str, password: str = PASSWORD) -> None:
    """Fill the form by keyboard, as it stands before one."""
    if not page.input_value("#name"):
        page.keyboard.type(name)
        page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def test_signing_in_and_out_by_keyboard(page: Any, team: Served) -> None:
    page.goto(f"{team.address}/review/1#e1.3")
    page.wait_for_url("**/sign-in?next=%2Freview%2F1*")
    assert "tacitus.db" not in page.content()
    sign_in(page, "cem", "not the words")
    page.wait_for_selector("#fault")
    assert page.inner_text("#fault") == "the name or the password is wrong"
    assert page.evaluate("document.activeElement.id") == "password"
    sign_in(page, "cem")
    page.wait_for_selector("#strip button")
    assert page.evaluate("document.cookie") == ""  # out of reach of scripts
    reader = Reader(page, team)
    reader.go("e1.3").press("Enter").settle()
    assert team.field("e1.3").verdict is not None
    assert [one.who for one in team.record().verdicts] == ["Cem"]
    page.click("#sign-out")
    page.wait_for_url("**/sign-in")
    page.go_back()
    page.wait_for_url("**/sign-in?next=*")  # nothing of the page is left in the browser


def test_a_viewer_reads_and_changes_nothing(page: Any, team: Served) -> None:
    page.goto(f"{team.address}/")
    sign_in(page, "Vic")
    page.wait_for_selector("#strip button")
    reader = Reader(page, team)
    reader.press("j", "Enter", "x", "0", "1", "d", "Shift+Enter", "z").settle()
    assert team.record().verdicts == ()
    assert page.locator(".acts button").count() == 0
    page.goto(f"{team.address}/people")
    assert "this needs the role of admin: ask an admin" in page.inner_text("main")


def test_an_admin_adds_somebody_who_signs_in(page: Any, team: Served) -> None:
    page.goto(f"{team.address}/people")
    sign_in(page, "Ada")
    page.wait_for_selector("#add")
    page.wait_for_selector("#strip button")
    page.fill("#add input[name=name]", "Dot <b>")
    page.fill("#add input[name=password]", PASSWORD)
    page.click("#add button")
    page.wait_for_selector("tr[data-name='Dot <b>']")
    page.wait_for_selector("#strip button")
    page.select_option("tr[data-name='Dot <b>'] select", "viewer")
    given = "tr[data-name='Dot <b>'] option[value=viewer][selected]"
    page.wait_for_selector(given, state="attached")
    page.wait_for_selector("#strip button")
    page.select_option("tr[data-name=Ada] select", "coder")
    page.wait_for_selector("#notice.wrong")
    assert "the last admin" in page.inner_text("#notice")
    page.click("tr[data-name=Vic] summary")
    page.click("tr[data-name=Vic] .close")
    page.wait_for_selector("tr[data-name=Vic].undone")
    page.wait_for_selector("#strip button")
    page.click("#sign-out")
    page.wait_for_url("**/sign-in")
    sign_in(page, "dot <b>")
    page.wait_for_selector("#sign-out")
    assert page.inner_text(".signed bdi") == "Dot <b>"


def test_what_is_decided_while_signed_out_waits_for_its_person(page: Any, team: Served) -> None:
    page.goto(f"{team.address}/review/1")
    sign_in(page, "Cem")
    page.wait_for_selector("#strip button")
    with team.desk.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM sessions")
    reader = Reader.__new__(Reader)
    reader.page, reader.served = page, team
    reader.press("Enter")
    page.wait_for_selector(".outbox.stuck")
    assert "1 not saved yet: sign in again" in page.inner_text("#outbox")
    page.goto(f"{team.address}/review/1")
    sign_in(page, "Rio")  # another person on the same browser sends nothing of it
    page.wait_for_selector("#strip button")
    reader.settle()
    assert team.record().verdicts == ()
    page.click("#sign-out")
    page.wait_for_url("**/sign-in")
    sign_in(page, "Cem")
    page.wait_for_selector("#sign-out")
    page.goto(f"{team.address}/review/1")
    page.wait_for_selector("#strip button")
    reader.until("document.querySelector('[data-target=\"e1.1\"]').dataset.state === 'accepted'")
    reader.settle()
    assert [one.who for one in team.record().verdicts] == ["Cem"]


def test_many_at_once_are_taken_back_from_the_log(page: Any, served: Served) -> None:
    reader = Reader(page, served)
    reader.go("e1.3").press("Enter", "x").settle()
    page.goto(f"{served.address}/activity")
    page.locator("[data-undo^='/api/activity']").last.click()
    page.wait_for_selector(".taking-back li")
    assert page.inner_text(".taking-back li") == "When: accepted → proposed"
    page.click(".taking-back .chief")
    page.wait_for_selector("tr.undone")
    assert served.state("e1.3") == "proposed"
    page.click("[data-undo^='/api/imports/1']")
    page.wait_for_selector(".taking-back .rubric")
    assert "decisions stand on 1 of its reports: 1" in page.inner_text(".taking-back")
    assert page.locator(".taking-back .chief").count() == 0


def test_the_new_pages_need_no_sideways_scroll(page: Any, team: Served) -> None:
    page.set_viewport_size({"width": 320, "height": 640})  # 1280 at 400%
    page.goto(f"{team.address}/sign-in")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    sign_in(page, "Ada")
    page.wait_for_selector("#sign-out")
    for path in ("/people", "/activity", "/settings", "/review/1"):
        page.goto(team.address + path)
        page.wait_for_selector("#strip button")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
