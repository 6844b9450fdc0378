"""A first-time user, by keyboard alone and with the network blocked: from the start page to
decisions; the other pages; texts that are foreign or hostile; a server that ends."""

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tacitus.config import settings
from tacitus.store.opening import open_project
from tacitus.store.review import acts
from tacitus.values import Claim, Event, Span, TypeValue
from tacitus.web.desk import Desk
from tests.browser.serving import Reader, Served, answering, serving
from tests.review.made import coded, keep


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A server without a project, whose sample project is not made yet."""
    cache = tmp_path / "cache"
    cache.mkdir()
    for places in settings().cache.glob("places-*.sqlite"):
        (cache / places.name).symlink_to(places)
    monkeypatch.setenv("TACITUS_CACHE", str(cache))
    desk = Desk("ana", tmp_path, "rules")
    with answering(desk) as address:
        yield Served(address, desk)
    desk.close()


def test_from_the_start_to_the_first_decision_by_keyboard(page: Any, fresh: Served) -> None:
    begun = time.monotonic()
    page.goto(fresh.address)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "sample":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/queue", timeout=60_000)
    page.wait_for_selector(".card:focus")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/1")
    page.wait_for_selector(".field.current")
    page.keyboard.press("Enter")
    page.wait_for_selector(".field[data-state=accepted]")
    assert time.monotonic() - begun < 60
    reader = Reader(page, fresh)
    reader.settle()
    assert fresh.record().verdicts


def test_a_pasted_report(page: Any, fresh: Served) -> None:
    page.goto(fresh.address)
    page.click("summary")
    page.fill("textarea[name=text]", "Gunmen killed two officers in Lima on Tuesday, police said.")
    page.fill("input[name=published]", "2024-03-07")
    page.click("#paste button")
    page.wait_for_url("**/queue", timeout=60_000)
    assert "Lima" in page.inner_text(".gist")
    assert (fresh.desk.folder / "tacitus.db").exists()


def test_a_project_that_is_not_there(page: Any, fresh: Served) -> None:
    page.goto(fresh.address)
    page.fill("input[name=place]", "none.db")
    page.keyboard.press("Enter")
    page.wait_for_selector(".notice.wrong")
    assert "there is no such project" in page.inner_text("#notice")


def test_the_queue_by_keys(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/queue")
    page.wait_for_selector(".card:focus")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.key") == "2"
    page.keyboard.press("d")
    assert page.evaluate("document.activeElement.dataset.key") == "3"
    for _ in range(200):
        if served.record(2).standing == "not_event":
            break
        page.wait_for_timeout(25)
    assert served.record(2).standing == "not_event"
    page.keyboard.press("z")
    page.wait_for_selector(".card[data-key='2']:focus")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/1")


def test_keys_can_be_changed_and_switched_off(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/settings")
    page.click("[data-act=reject]")
    page.keyboard.press("j")
    assert "j is taken by: next field" in page.inner_text("#notice")
    page.click("[data-act=reject]")
    page.keyboard.press("Control+r")
    assert "belongs to the browser" in page.inner_text("#notice")
    page.click("[data-act=reject]")
    page.keyboard.press("w")
    reader = Reader(page, served)
    reader.press("x")
    assert reader.shown("e1.1") == "proposed"
    reader.press("w").settle()
    assert served.state("e1.1") == "rejected"
    page.goto(f"{served.address}/settings")
    page.check("input[name=single][value=off]")
    reader = Reader(page, served)
    reader.press("w", "j", "Enter").settle()
    assert (served.state("e2.1"), served.state("e2.2")) == ("accepted", "proposed")


def test_appearance_is_kept(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/settings")
    page.check("input[name=appearance][value=dark]")
    page.goto(f"{served.address}/queue")
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert dark == "rgb(23, 22, 19)"


def test_activity_tells_of_all_and_checks_the_chain(page: Any, served: Served) -> None:
    reader = Reader(page, served)
    reader.press("Enter", "x", "z").settle()
    page.goto(f"{served.address}/activity")
    assert page.locator("table:not(.imports) tbody tr").count() == 3
    assert page.locator("tr.undone").count() == 1
    assert "took back #2" in page.inner_text("tbody tr >> nth=0")
    page.click("#verify")
    page.wait_for_selector("#notice:not(:empty)")
    assert page.inner_text("#notice") == "The chain of 3 decisions is whole."


def test_the_codebook_is_searched(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/codebook")
    page.keyboard.press("/")
    page.keyboard.type("roadside")
    assert page.locator(".entry:visible").count() == 1


ARABIC = "انفجار في محطة\n\nانفجرت قنبلة في طنطا يوم الاثنين. قتل سبعة أشخاص."
BIDI = "abc \u202egnp.exe\u202c def"
HOSTILE = f"<script>alert(1)</script> & {BIDI}\n\n{'w' * 100_000} end <b>bold</b>"


def foreign(text: str, words: str, language: str, id: str) -> Any:
    """A coding of one event on these words."""
    made = coded(text, id)
    start = text.index(words)
    at = (Span(start, start + len(words)),)
    type_ = Claim("e1.1", "type", TypeValue("ASSAULT", "explosives"), at)
    report = replace(made.report, language=language, title=None)
    return replace(
        made, report=report, entities=(), events=(Event("e1", at, "main", None, (type_,)),)
    )


def test_right_to_left(page: Any, project_file: Path, tmp_path: Path) -> None:
    made = foreign(ARABIC, "انفجرت قنبلة", "ar", "ar")
    with serving(project_file, tmp_path, [made]) as served:
        reader = Reader(page, served)
        assert reader.lit == "انفجرت قنبلة"
        assert page.evaluate("getComputedStyle(document.querySelector('#text')).direction") == "rtl"
        reader.press("v", "ArrowLeft")  # onward, where one writes from right to left
        assert page.evaluate("getSelection().toString()") == "قنبلة"
        reader.press("s").settle()
        claim = served.field("e1.1").claim
        assert claim is not None
        assert claim.evidence[0].of(ARABIC) == "قنبلة"


def test_hostile_text_stays_text(page: Any, project_file: Path, tmp_path: Path) -> None:
    made = foreign(HOSTILE, "end", "en", "hostile")
    with serving(project_file, tmp_path, [made]) as served:
        asked: list[str] = []

        def told(dialog: Any) -> None:
            asked.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", told)
        reader = Reader(page, served)
        assert "<script>alert(1)</script>" in page.inner_text("#text h1")
        assert page.locator("#text .code").first.inner_text() == "U+202E"
        assert page.locator("#text b, #text script").count() == 0
        page.evaluate(
            "async ([s, e]) => (await import('/static/words.js')).select(s, e)",
            [HOSTILE.index("exe"), HOSTILE.index("def") + 3],
        )
        reader.press("s").settle()
        claim = served.field("e1.1").claim
        assert claim is not None
        assert claim.evidence[0].of(HOSTILE) == "exe\u202c def"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert asked == []


def test_offsets_count_code_points(page: Any, project_file: Path, tmp_path: Path) -> None:
    text = "🚨🚨 Alarm in 𝒯anta 🚨 today\n\nA bomb 💣 went off in Tanta on Monday."
    made = foreign(text, "went off", "en", "emoji")
    with serving(project_file, tmp_path, [made]) as served:
        reader = Reader(page, served)
        assert reader.lit == "went off"
        page.locator("#text p").last.dblclick(position={"x": 30, "y": 10})
        reader.press("s").settle()
        claim = served.field("e1.1").claim
        assert claim is not None
        assert claim.evidence[0].of(text) == "bomb"


def test_what_is_decided_while_the_server_is_away_is_sent_when_it_is_back(
    page: Any, project_file: Path, tmp_path: Path
) -> None:
    with closing(open_project(str(project_file))) as database:
        keep(database, tmp_path, coded())
    desk = Desk("ana", tmp_path, "rules")
    desk.open(str(project_file))
    with answering(desk) as address:
        reader = Reader(page, Served(address, desk))
    port = int(address.rpartition(":")[2])
    reader.press("Enter", "x")  # nobody answers
    page.wait_for_selector(".outbox.stuck")
    assert reader.shown("e1.2") == "rejected"
    assert "2 not saved yet" in page.inner_text("#outbox")
    with answering(desk, port) as again:
        assert again == address
        reader.settle()
        served = Served(again, desk)
        assert (served.state("e1.1"), served.state("e1.2")) == ("accepted", "rejected")
        assert len(served.record().verdicts) == 2
    desk.close()


def test_what_is_decided_waits_while_another_project_is_open(
    page: Any, served: Served, tmp_path: Path
) -> None:
    mine = served.desk.database.name
    reader = Reader(page, served)
    served.desk.open(str(tmp_path / "other.db"), make=True)
    reader.press("Enter", "x")
    page.wait_for_selector(".outbox.stuck")
    assert "2 not saved yet: another project is open" in page.inner_text("#outbox")
    page.goto(f"{served.address}/queue")  # a page of the other project sends nothing of it
    page.wait_for_selector("#strip button")
    assert page.inner_text("#outbox") == ""
    served.desk.open(mine)
    page.goto(f"{served.address}/queue")
    page.wait_for_selector(".card")
    reader.settle()
    assert [one.said.act for one in served.record().verdicts] == ["accept", "reject"]


def test_two_pages_send_what_waits_once(page: Any, served: Served) -> None:
    reader = Reader(page, served)
    page.context.route("**/api/reports/**", lambda route: route.abort())  # nobody answers
    reader.press("x", "z")
    page.wait_for_selector(".outbox.stuck")
    second = page.context.new_page()
    other = Reader(second, served)
    second.wait_for_selector(".outbox.stuck")
    page.context.unroute("**/api/reports/**")
    reader.settle()
    other.settle()
    assert served.record().verdicts == ()
    with served.desk.database.reading() as connection:
        assert [one.kind for one in acts(connection, None, 9)] == ["withdraw", "reject"]


def test_an_undo_at_once_is_of_the_last_card(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/queue")
    page.wait_for_selector(".card:focus")
    page.keyboard.press("d")
    for _ in range(200):
        if served.record(1).standing == "not_event":
            break
        page.wait_for_timeout(25)
    page.route("**/record", lambda _route: None)
    page.keyboard.press("d")
    page.keyboard.press("z")
    page.wait_for_selector(".card[data-key='2']:focus")
    assert served.record(1).standing == "not_event"
    assert served.record(2).standing == "new"


def test_two_people_at_one_field(page: Any, browser: Any, served: Served) -> None:
    other = Desk("ben", served.desk.folder, "rules")
    other.open(served.desk.database.name)
    context = browser.new_context()
    with answering(other) as address:
        ben = Reader(context.new_page(), Served(address, other))
        ana = Reader(page, served)
        ana.press("Enter").settle()
        ben.press("x").settle()  # he has not seen it
        assert "ana had accepted this" in ben.spoken
        ben.until("document.querySelector('[data-target=\"e1.1\"]').dataset.state === 'disputed'")
        assert len(served.record().verdicts) == 2
        page.reload()
        page.wait_for_selector("#strip button")
        ana.go("e1.1")
        assert "ben: rejected" in page.inner_text(".field.current")
        ana.press("Enter").settle()  # she has seen both, and settles it
        assert served.state("e1.1") == "accepted"
    context.close()
    other.close()


def test_a_narrow_page_needs_no_sideways_scroll(page: Any, served: Served) -> None:
    page.set_viewport_size({"width": 320, "height": 640})  # 1280 at 400%
    for path in ("/", "/queue", "/review/1", "/codebook", "/activity", "/settings"):
        page.goto(served.address + path)
        page.wait_for_selector("#strip button")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
