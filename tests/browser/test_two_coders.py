"""Two coders, each in a browser of their own, to adjudication."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tacitus.people_values import Role
from tacitus.project.adjudicating import differences_of
from tacitus.project.assigning import Assigning, Wanted
from tacitus.project.people import People
from tacitus.review.lots import Lot
from tests.browser.serving import Reader, Served, serving
from tests.project.quick import quick_passwords
from tests.review.made import TEXT, coded

PASSWORD = "four words of mine"
PEOPLE: list[tuple[str, Role]] = [("Ada", "admin"), ("Ana", "coder"), ("Ben", "coder")]


@pytest.fixture
def team(project_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A server over two made reports, with an admin and two coders."""
    quick_passwords(monkeypatch)
    with serving(project_file, tmp_path, (coded(), coded(id="second"))) as one:
        people = People(one.desk.database, "root")
        for name, role in PEOPLE:
            people.add(name, role, PASSWORD)
        yield one


@pytest.fixture
def pages(browser: Any, team: Served) -> Iterator[dict[str, Any]]:
    """A page for each person, each in a context of its own, signed in; what is sent to each is
    kept."""
    made, contexts = {}, []
    faults: list[str] = []
    for name, _ in PEOPLE:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(f"script: {fault}"))
        page.goto(team.address + "/sign-in")
        page.fill("input[name=name]", name)
        page.fill("input[name=password]", PASSWORD)
        page.click("main form button")
        page.wait_for_selector("#strip button")
        made[name] = page
    yield made
    for context in contexts:
        context.close()
    assert faults == []


def finish_shown(reader: Reader) -> None:
    """Decide what is open, as the machine has it or not stated."""
    for _ in range(20):
        reader.settle()
        left = reader.page.query_selector_all(
            ".event:not(.out) .fields:not([hidden]) > .field[data-state=proposed]"
        )
        if not left:
            return
        target = left[0].get_attribute("data-target")
        reader.go(target).press("0" if ":" in target else "a")
    raise AssertionError("fields stay open")


def select(page: Any, words: str) -> None:
    """Select words of the report, as a mouse would."""
    start = TEXT.index(words)
    page.evaluate(
        """([from, to]) => {
          const pieces = [...document.querySelectorAll("#text [data-s]")];
          const at = (offset, end) => {
            const piece = pieces.find((one) => end
              ? offset > +one.dataset.s && offset <= +one.dataset.e
              : offset >= +one.dataset.s && offset < +one.dataset.e);
            return [piece.firstChild, offset - piece.dataset.s];
          };
          getSelection().setBaseAndExtent(...at(from, false), ...at(to, true));
        }""",
        [start, start + len(words)],
    )


def test_two_coders_to_adjudication(  # noqa: PLR0915  # one story of three people
    team: Served, pages: dict[str, Any]
) -> None:
    ada, ana, ben = (pages[name] for name in ("Ada", "Ana", "Ben"))

    # Ada deals both reports to both, on the queue
    ada.goto(team.address + "/queue")
    ada.click("#assign summary")
    ada.fill("#assign textarea", "Ana\nBen")
    ada.select_option("#assign select", "1.0")
    ada.click("#assign button.chief")
    ada.wait_for_selector("#assign .notice:has-text('4 codings assigned')")

    # Ana codes the first: the report's own seven, not the doctor's nine
    one = Reader(ana, team)
    assert "by yourself" in ana.inner_text(".sight")
    one.go("e1.7").press("x").go("e1.6").press("a")
    finish_shown(one)

    # nothing of that is sent to Ben
    sent: list[str] = []
    ben.on("response", lambda got: sent.append(got.text()) if "/api/" in got.url else None)
    ben.goto(team.address + "/queue")
    assert "Mine" in ben.inner_text(".tabs a[aria-current]")
    two = Reader(ben, team)
    assert two.shown("e1.7") == "disputed"
    two.go("e1.6").press("x").go("e1.7").press("a")
    finish_shown(two)
    assert "Ana" not in ben.inner_text("#record").replace("Analyst", "")
    assert not any('"by":"Ana"' in text for text in sent)
    assert team.record().standing == "in_progress"
    assert [unit.target for unit in differences_of(team.desk.database, 1).units] == ["e1:killed"]

    # Ada sees only that field, both with their words, and no name
    ada.goto(team.address + "/queue?tab=differs")
    ada.click(".card .marks a")
    ada.wait_for_selector(".unit")
    ada.wait_for_selector("#strip button")
    shown = ada.inner_text(".record")
    assert ada.locator(".unit").count() == 1
    assert "“Seven people were killed”" in shown
    assert "“nine dead”" in shown
    assert "Ana" not in shown
    assert "Ben" not in shown
    assert "1 of 1" in ada.inner_text("#left")
    right = ada.locator(".side", has_text="Seven people").get_attribute("data-side")
    ada.keyboard.press(right)
    ada.wait_for_selector(".unit", state="detached")
    assert team.state("e1.6") == "accepted"
    assert team.state("e1.7") == "rejected"
    assert team.record().standing == "done"

    # taken back, it is to be settled again; with a third reading
    ada.keyboard.press("z")
    ada.wait_for_selector(".unit")
    ada.wait_for_selector("#strip button")
    select(ada, "nine dead")
    ada.keyboard.press("e")
    ada.wait_for_selector(".unit .editor input[type=number]")
    ada.fill(".unit .editor input[type=number] >> nth=0", "8")
    ada.fill(".unit .editor input[type=number] >> nth=1", "9")
    ada.keyboard.press("Control+Enter")
    ada.wait_for_selector(".unit", state="detached")
    field = team.field("e1.6")
    assert field.claim is not None
    assert (field.state, field.claim.value.low, field.claim.value.high) == ("corrected", 8, 9)  # type: ignore[union-attr]

    # and the figures are there for all
    ana.goto(team.address + "/agreement")
    assert "People with each other" in ana.inner_text("main")
    assert ana.locator(".measures").count() >= 2


def test_from_the_text_alone_by_keys(team: Served, pages: dict[str, Any]) -> None:
    Assigning(team.desk.database, "Ada").assign(["Ana"], Wanted(), Lot(each=1, blind=True))
    ana = pages["Ana"]
    ana.goto(team.address + "/queue")
    assert "from the text alone" in ana.inner_text(".card")
    one = Reader(ana, team)
    assert ana.locator(".field").count() == 0
    assert ana.locator("#text .q").count() == 0
    raw = ana.request.get(team.address + "/api/reports/1/record").text()
    assert not any(words in raw for words in ("ASSAULT", "Tanta", "ministry", "e1."))

    one.press("n")
    assert "Select words" in one.spoken
    select(ana, "A bomb went off")
    one.press("n")
    ana.wait_for_selector(".record-head .editor select")
    ana.select_option(".record-head .editor select >> nth=0", "ASSAULT")
    one.press("Control+Enter")
    ana.wait_for_selector(".field")
    one.settle()
    event = ana.get_attribute(".event", "data-event")
    assert event is not None
    for field, words in (("date", "Monday"), ("place", "Tanta"), ("killed", "Seven people")):
        one.go(f"{event}:{field}")
        select(ana, words)
        one.press("s").settle()
        ana.wait_for_timeout(200)
        one.settle()
    one.go(f"{event}:actor").press("0").settle()
    one.go(f"{event}:recipient").press("0").settle()
    select(ana, "bus station")
    one.press("m")
    ana.wait_for_selector(".event header .editor select")
    ana.select_option(".event header .editor select", "damage")
    ana.wait_for_timeout(50)
    one.press("Enter")
    one.settle()
    ana.wait_for_timeout(300)
    assert "damage" in {f.field for e in own(team).events for f in e.fields}
    one.press("Shift+Enter")
    ana.wait_for_url("**/review/2")
    assert differences_of(team.desk.database, 1).compared.coders == ("Ana", "machine")


def own(team: Served) -> Any:
    """What Ana has of the first report."""
    from tacitus.project.reviewing import open_record  # noqa: PLC0415  # named once

    return open_record(team.desk.database, 1, "Ana")
