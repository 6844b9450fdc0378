"""Everybody can use the pages: axe finds nothing serious, light or dark; nothing is wider than a
phone at 400 % zoom; the page Release by keyboard alone, to a file on the disk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tacitus.project.adjudicating import differences_of
from tacitus.project.assigning import Assigning
from tacitus.project.assigning import Wanted as Assigned
from tacitus.project.project import Project
from tacitus.project.reviewing import judge, open_record
from tacitus.review.lots import Lot
from tacitus.review_values import UNDECIDED, Act
from tests.browser.serving import Served, tab_to
from tests.project.quick import quick_passwords
from tests.review.made import judgement
from tests.web.signing import PASSWORD, with_people

PAGES = (
    "/", "/queue", "/review/1", "/incidents/{incident}", "/merge/{incident}", "/explore",
    "/codebook", "/activity", "/agreement", "/release", "/settings", "/nothing",
)  # fmt: skip
GRAVE = ("serious", "critical")


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which a package carries."""
    carrier = pytest.importorskip("axe_playwright_python", reason="pip install 'tacitus[dev]'")
    return (Path(carrier.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def wide_open(browser: Any) -> Iterator[Any]:
    """Makes contexts in which a test may run a script of its own: the policy of the pages forbids
    it, which is what it is for."""
    opened: list[Any] = []

    def make(**options: Any) -> Any:
        context = browser.new_context(bypass_csp=True, **options)
        opened.append(context)
        return context.new_page()

    yield make
    for context in opened:
        context.close()


def addresses(served: Served) -> list[str]:
    """Every page, of an incident where there is one."""
    project = Project(served.desk.database)
    project.link()
    incident = next(iter(project.incidents().listed()), None)
    assert incident is not None
    return [served.address + path.format(incident=incident.id) for path in PAGES]


def faults(page: Any, axe: str) -> list[str]:
    """What axe finds that is grave, a line each."""
    page.evaluate(axe)
    told = page.evaluate(
        "async () => (await axe.run(document, {resultTypes: ['violations'], runOnly:"
        " ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})).violations"
    )
    return [
        f"{page.url} {one['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for one in told
        if one["impact"] in GRAVE
        for node in one["nodes"][:3]
    ]


def with_differences(served: Served) -> list[str]:
    """Two coders end the first report, each with another toll; the pages that have it then."""
    database = served.desk.database
    Assigning(database, "ana").assign(["ben", "cem"], Assigned("new"), Lot(each=1, second=1.0))
    for who, wrong in (("ben", "e1.7"), ("cem", "e1.6")):
        judge(database, who, 1, judgement("reject", wrong))
        record = open_record(database, 1, who)
        for field in (one for event in record.events if not event.out for one in event.fields):
            if field.state in UNDECIDED:
                act: Act = "accept" if field.claim else "not_stated"
                judge(database, who, 1, judgement(act, field.target))
    assert [unit.target for unit in differences_of(database, 1).units] == ["e1:killed"]
    return [
        served.address + path for path in ("/queue?tab=differs", "/differences/1", "/agreement")
    ]


def looked_at(page: Any, address: str) -> None:
    """A page, all of it unfolded."""
    page.goto(address)
    page.wait_for_selector("#strip button, h1")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_settle_what_coders_differ_on(
    wide_open: Any, served: Served, axe: str, scheme: str
) -> None:
    """The pages of two coders, with something on them: axe, then a phone at 400 % zoom."""
    pages = with_differences(served)
    page = wide_open(color_scheme=scheme, viewport={"width": 1280, "height": 800})
    found: list[str] = []
    for address in pages:
        looked_at(page, address)
        found += faults(page, axe)
    page.goto(pages[1])
    page.wait_for_selector("#strip button")
    page.keyboard.press("e")  # a value of one's own
    page.wait_for_selector(".unit form, .unit .editor")
    found += faults(page, axe)
    assert found == []
    page.set_viewport_size({"width": 320, "height": 256})
    wide = {}
    for address in pages:
        looked_at(page, address)
        wide[address] = page.evaluate("document.documentElement.scrollWidth")
    assert {address: width for address, width in wide.items() if width > 320} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(wide_open: Any, served: Served, axe: str, scheme: str) -> None:
    page = wide_open(color_scheme=scheme, viewport={"width": 1280, "height": 800})
    found: list[str] = []
    for address in addresses(served):
        looked_at(page, address)
        found += faults(page, axe)
    assert found == []


def test_nothing_is_wider_than_320_pixels(wide_open: Any, served: Served) -> None:
    """1,280 pixels at 400 % zoom."""
    page = wide_open(viewport={"width": 320, "height": 256})
    wide = []
    for address in addresses(served):
        looked_at(page, address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append(f"{address}: {width}")
    assert wide == []


def test_nothing_glides_where_that_is_unwished(wide_open: Any, served: Served) -> None:
    page = wide_open(reduced_motion="reduce")
    page.goto(f"{served.address}/review/1")
    page.wait_for_selector("#strip button")
    assert page.evaluate("document.getAnimations().length") == 0
    gliding = page.evaluate(
        "[...document.querySelectorAll('*')].filter(one => { const style = getComputedStyle(one);"
        " return parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === 'smooth'"
        " }).length"
    )
    assert gliding == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_what_keys_open(
    wide_open: Any, served: Served, axe: str, scheme: str
) -> None:
    """The list of keys, the palette, the forms of a field and of a comment, what a split asks, and
    a field in each state."""
    page = wide_open(color_scheme=scheme, viewport={"width": 1280, "height": 800})
    page.goto(f"{served.address}/review/1")
    page.wait_for_selector(".field.current")
    found: list[str] = []
    for keys, opened in (
        ("?", "#help[open]"),
        ("Control+k", "#palette[open]"),
        ("e", ".editor"),
        ("c", ".editor textarea"),
        ("+", ".chooser"),
        ("v", "#strip"),
    ):
        page.keyboard.press(keys)
        page.wait_for_selector(opened)
        found += faults(page, axe)
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")  # the first may only leave the box
        page.goto(f"{served.address}/review/1")
        page.wait_for_selector(".field.current")
    for key in ("1", "Enter", "x", "0", "u", "f"):
        page.keyboard.press(key)
    states = page.evaluate("[...document.querySelectorAll('.field')].map(one => one.dataset.state)")
    assert {"accepted", "corrected", "not_stated", "proposed", "rejected", "unclear"} <= set(states)
    found += faults(page, axe)
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_where_people_are(
    wide_open: Any, served: Served, axe: str, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Signing in, the people of a project, and two incidents side by side."""
    quick_passwords(monkeypatch)
    addresses(served)  # incidents are made
    with_people(served.desk)
    listed = list(Project(served.desk.database).incidents().listed())
    page = wide_open(color_scheme=scheme, viewport={"width": 1280, "height": 800})
    page.goto(f"{served.address}/sign-in")
    found = faults(page, axe)
    page.fill("#name", "Ada")
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#strip button")
    for path in ("/people", f"/merge/{listed[0].id}/{listed[1].id}", "/settings", "/activity"):
        looked_at(page, served.address + path)
        found += faults(page, axe)
        page.set_viewport_size({"width": 320, "height": 256})  # 1,280 pixels at 400 % zoom
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            found.append(f"{path} is too wide")
        page.set_viewport_size({"width": 1280, "height": 800})
    assert found == []


def test_a_csv_by_keyboard_alone(page: Any, served: Served, tmp_path: Path) -> None:
    addresses(served)  # incidents are made
    page.goto(f"{served.address}/queue")
    page.wait_for_selector("#strip button")
    page.keyboard.press("g")
    page.keyboard.press("x")
    page.wait_for_url("**/release")
    page.wait_for_selector("#count b")
    tab_to(page, "input[name=everything]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "#export button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#fetch:not([hidden])", timeout=60_000)
    assert "not wholly reviewed" in page.inner_text("#count")
    assert page.evaluate("document.activeElement.id") == "outcome"
    tab_to(page, "#download")
    with page.expect_download() as coming:
        page.keyboard.press("Enter")
    coming.value.save_as(tmp_path / "out.csv")
    lines = (tmp_path / "out.csv").read_text("utf-8").splitlines()
    assert lines[0].startswith("incident_id,")
    assert len(lines) > 1
    shown = page.locator(".sample tbody tr").count()
    assert shown == min(len(lines) - 1, 5)
    page.goto(f"{served.address}/queue")  # what nobody wants any more goes
    for _ in range(100):
        if not served.desk.outgoing.waiting:
            break
        page.wait_for_timeout(50)
    assert served.desk.outgoing.waiting == 0
