"""Each key of the review page, in a real browser, against a real server and database."""

from collections.abc import Callable
from typing import Any

import pytest

from tacitus.values import Toll
from tests.browser.serving import Reader, Served
from tests.review.made import span

MOST = 7  # alternatives that are offered for the type of the first event


@pytest.fixture
def reader(page: Any, served: Served) -> Reader:
    return Reader(page, served)


def test_j_and_k_move_and_the_words_light(reader: Reader) -> None:
    assert reader.current == "e1.1"
    assert reader.lit == "went off"
    reader.press("j", "ArrowDown")
    assert (reader.current, reader.lit) == ("e1.3", "Monday")
    reader.press("k")
    assert reader.current == "e1.2"
    reader.press("ArrowUp", "ArrowUp")
    assert reader.current == "e1.1"
    assert reader.served.record().verdicts == ()  # moving decides nothing


@pytest.mark.parametrize(
    ("key", "state"),
    [
        ("Enter", "accepted"),
        ("a", "accepted"),
        ("x", "rejected"),
        ("0", "not_stated"),
        ("u", "unclear"),
        ("1", "corrected"),
    ],
)
def test_a_key_decides_and_goes_to_the_next_undecided(reader: Reader, key: str, state: str) -> None:
    reader.go("e1.3").press(key)
    assert reader.shown("e1.3") == state  # at once
    assert reader.current == "e1.4"
    reader.settle()
    assert reader.served.state("e1.3") == state
    assert reader.shown("e1.3") == state


def test_the_state_is_told_by_shape_word_and_colour(reader: Reader) -> None:
    reader.press("x").settle()
    row = reader.page.locator("[data-target='e1.1']")
    assert row.locator(".state-words").inner_text() == "rejected"
    assert row.locator(".state use").first.get_attribute("href") == "#s-rejected"
    assert row.get_attribute("aria-label").endswith("rejected")
    assert "rejected" in reader.spoken


def test_z_undoes_and_shift_z_does_it_again(reader: Reader) -> None:
    reader.go("e1.3").press("x", "Enter", "z")
    assert (reader.shown("e1.3"), reader.shown("e1.4")) == ("rejected", "proposed")
    reader.press("Control+z").settle()
    assert reader.served.state("e1.3") == reader.shown("e1.3") == "proposed"
    reader.press("Shift+Z").settle()
    assert reader.served.state("e1.3") == "rejected"


def test_undo_reaches_over_pages(reader: Reader) -> None:
    reader.go("e1.3").press("x").settle()
    reader.page.reload()
    reader.page.wait_for_selector("#strip button")
    reader.press("z").settle()
    assert reader.served.state("e1.3") == "proposed"
    reader.press("d")
    reader.page.wait_for_url("**/review/2")
    reader.page.wait_for_selector("#strip button")
    reader.press("z")
    reader.page.wait_for_url("**/review/1")
    assert reader.served.record(1).standing == "new"


def test_e_edits(reader: Reader) -> None:
    reader.go("e1.6").press("e")
    reader.page.wait_for_selector(".editor")
    reader.page.keyboard.type("8")  # the first box, whose content is selected, is focused
    low = reader.page.locator(".editor input[type=number]").first
    low.fill("8")
    reader.page.locator(".editor input[type=number]").nth(1).fill("")
    reader.press("Control+Enter").settle()
    field = reader.served.field("e1.6")
    assert field.state == "corrected"
    assert field.claim is not None
    assert field.claim.value == Toll(8, None)
    reader.until(
        "document.querySelector('[data-target=\"e1.6\"] .words').textContent === 'at least 8'"
    )


def test_escape_leaves_the_editor_with_nothing_done(reader: Reader) -> None:
    reader.go("e1.6").press("e")
    reader.page.wait_for_selector(".editor")
    reader.press("Escape")
    assert reader.page.locator(".editor").count() == 0
    reader.press("j")
    assert reader.current == "e1.7"
    assert reader.served.record().verdicts == ()


def select(reader: Reader, words: str) -> None:
    """Select words of the text as a mouse would."""
    at = span(words)
    reader.page.evaluate(
        "async ([s, e]) => (await import('/static/words.js')).select(s, e)", [at.start, at.end]
    )


def test_s_makes_the_selected_words_the_evidence(reader: Reader) -> None:
    reader.go("e1.3")
    select(reader, "on Monday")
    reader.press("s").settle()
    claim = reader.served.field("e1.3").claim
    assert claim is not None
    assert claim.evidence == (span("on Monday"),)
    reader.until(
        "[...document.querySelectorAll('.q.lit')].map(p => p.textContent).join('') === 'on Monday'"
    )
    select(reader, "In May")
    reader.press("Shift+S").settle()
    claim = reader.served.field("e1.3").claim
    assert claim is not None
    assert claim.evidence == (span("on Monday"), span("In May"))


def test_s_grows_to_whole_words(reader: Reader) -> None:
    reader.go("e1.3")
    select(reader, "onda")
    reader.press("s").settle()
    claim = reader.served.field("e1.3").claim
    assert claim is not None
    assert claim.evidence == (span("Monday"),)


def test_s_fills_a_field_that_the_machine_left_empty(reader: Reader) -> None:
    reader.go("e1:actor")
    select(reader, "Police")
    reader.press("s")
    reader.page.wait_for_selector("[data-target^='p']")
    added = reader.served.record().events[0].fields
    claims = [one.claim for one in added if one.field == "actor" and one.claim]
    assert [one.evidence for one in claims] == [(span("Police"),)]
    assert reader.shown("p1") == "corrected"


def test_a_value_without_words_is_not_called_kept(reader: Reader) -> None:
    reader.go("e1:actor").press("1")
    assert "Select words in the text first" in reader.spoken
    assert reader.current == "e1:actor"
    assert reader.shown("e1:actor") == "proposed"
    select(reader, "Police")
    reader.press("1").settle()
    reader.page.wait_for_selector("[data-target^='p']")
    claims = [one.claim for one in reader.served.record().events[0].fields if one.field == "actor"]
    assert [one.evidence for one in claims if one] == [(span("Police"),)]


def test_s_without_a_selection_says_what_to_do(reader: Reader) -> None:
    reader.press("s")
    assert "Select words in the text first" in reader.spoken
    assert reader.served.record().verdicts == ()


def test_v_is_a_cursor_in_the_text(reader: Reader) -> None:
    reader.go("e1.3").press("v")
    selected = "getSelection().toString()"
    assert reader.page.evaluate(selected) == "Monday"
    reader.press("ArrowRight")
    assert reader.page.evaluate(selected) == "Seven"
    reader.press("Shift+ArrowRight")
    assert reader.page.evaluate(selected) == "Seven people"
    reader.press(".")
    assert reader.page.evaluate(selected).strip().endswith("the health ministry said.")
    reader.press("ArrowDown")
    assert reader.page.evaluate(selected) == "The"
    reader.press("ArrowUp", "s").settle()
    claim = reader.served.field("e1.3").claim
    assert claim is not None
    assert claim.evidence == (span("Seven"),)
    reader.press("v", "Escape", "j")
    assert reader.current == "e1.4"


def test_brackets_go_through_the_evidence(reader: Reader) -> None:
    reader.go("e1.3")
    select(reader, "there")
    reader.press("Shift+S").settle()
    reader.page.wait_for_timeout(200)
    here = "document.querySelector('.q.here')?.textContent"
    reader.press("]")
    assert reader.page.evaluate(here) == "there"
    reader.press("[")
    assert reader.page.evaluate(
        "[...document.querySelectorAll('.q.here')].some(p => p.textContent === 'Monday')"
    )


def test_plus_splits_and_minus_joins(reader: Reader) -> None:
    reader.go("e1.7").press("+", "1").settle()
    reader.page.wait_for_selector("[data-event^='s']")
    assert [one.event.id for one in reader.served.record().events] == ["e1", "s1", "e2", "e3"]
    assert reader.shown("e1.6") == "proposed"  # what clashed is elsewhere
    reader.go("e1.7").press("-", "1").settle()
    reader.until("!document.querySelector('[data-event^=s]')")
    assert [one.event.id for one in reader.served.record().events] == ["e1", "e2", "e3"]
    reader.press("z", "z").settle()
    reader.until("document.querySelectorAll('.event').length === 3")
    assert reader.served.record().verdicts == ()


def test_d_marks_no_event_and_takes_the_next(reader: Reader) -> None:
    reader.press("d")
    reader.page.wait_for_url("**/review/2")
    assert reader.served.record(1).standing == "not_event"


def test_c_comments_and_f_flags(reader: Reader) -> None:
    reader.go("e1.3").press("c")
    reader.page.wait_for_selector(".editor textarea:focus")
    reader.page.keyboard.type("Which Monday? jkxa")  # letters are letters there
    reader.press("Control+Enter", "f").settle()
    field = reader.served.field("e1.3")
    assert [one.said.note for one in field.comments] == ["Which Monday? jkxa"]
    assert field.flagged
    reader.page.wait_for_selector(".field.current .remark")
    reader.press("f").settle()
    assert not reader.served.field("e1.3").flagged


def test_shift_enter_refuses_what_nobody_has_looked_at(reader: Reader) -> None:
    reader.press("Shift+Enter")
    assert (reader.current, "no words" in reader.spoken) == ("e1:actor", True)
    reader.press("0", "Shift+Enter")
    assert (reader.current, "disputed" in reader.spoken) == ("e1.6", True)
    reader.settle()
    assert len(reader.served.record().verdicts) == 1
    reader.press("Enter", "x", "Shift+Enter")
    reader.page.wait_for_url("**/review/2")
    record = reader.served.record()
    assert record.standing == "done"
    assert record.verdicts[-1].said.act == "accept_all"
    assert reader.served.state("e3.1") == "proposed"  # folded: it was not shown


def test_shift_j_and_shift_k_go_to_other_reports(reader: Reader) -> None:
    reader.press("Shift+J")
    reader.page.wait_for_url("**/review/2")
    reader.page.wait_for_selector("#strip button")
    reader.press("Shift+K")
    reader.page.wait_for_url("**/review/1")


def test_slash_searches(reader: Reader) -> None:
    reader.press("/")
    reader.page.wait_for_url("**/queue#search")
    reader.page.wait_for_selector("#search:focus")
    reader.page.keyboard.type("tanta")
    reader.press("Enter")
    reader.page.wait_for_url("**/queue?*search=tanta")
    assert reader.page.locator(".card").count() == 3


def test_ctrl_k_is_a_palette(reader: Reader) -> None:
    reader.press("Control+k")
    reader.page.wait_for_selector("#palette-input:focus")
    reader.page.keyboard.type("codeb")
    reader.press("Enter")
    reader.page.wait_for_url("**/codebook")


@pytest.mark.parametrize(
    ("letter", "path"),
    [
        ("q", "/queue"),
        ("e", "/explore"),
        ("c", "/codebook"),
        ("a", "/activity"),
        ("x", "/release"),
        ("t", "/settings"),
        ("s", "/"),
    ],
)
def test_g_goes_to_a_page(reader: Reader, letter: str, path: str) -> None:
    reader.press("g", letter)
    reader.page.wait_for_url(f"{reader.served.address}{path}")


def test_g_r_goes_to_the_next_report_to_decide(reader: Reader) -> None:
    reader.press("d")
    reader.page.wait_for_url("**/review/2")
    reader.page.wait_for_selector("#strip button")
    reader.press("g", "q")
    reader.page.wait_for_url("**/queue")
    reader.page.wait_for_selector("#strip button")
    reader.press("g", "r")
    reader.page.wait_for_url("**/review/2")


@pytest.mark.parametrize("number", range(1, 10))
def test_a_number_chooses_its_alternative(reader: Reader, number: int) -> None:
    """What stands behind the number; a number behind which nothing stands says so."""
    reader.go("e1.1")
    offered = reader.page.locator(".field.current .alternatives button bdi").all_inner_texts()
    assert len(offered) == MOST
    reader.press(str(number))
    if number > MOST:
        assert f"no alternative {number}" in reader.spoken
        assert reader.current == "e1.1"
        reader.settle()
        assert reader.served.record().verdicts == ()
        return
    reader.settle()
    assert reader.served.state("e1.1") == reader.shown("e1.1") == "corrected"
    words = reader.page.locator("[data-target='e1.1'] .words").inner_text()
    assert words == offered[number - 1]


def test_question_mark_shows_all_keys(reader: Reader) -> None:
    reader.press("?")
    told = reader.page.inner_text("#help")
    for words in ("accept", "undo", "cursor in the text", "split", "all keys"):
        assert words in told
    reader.press("Escape")
    assert not reader.page.locator("#help").is_visible()


def test_the_strip_shows_what_is_valid_now(reader: Reader) -> None:
    assert "right" in reader.page.inner_text("#strip")
    reader.press("v")
    strip = reader.page.inner_text("#strip")
    assert "selected words" in strip
    assert "wrong" not in strip


def test_no_key_of_the_browser_is_taken(reader: Reader) -> None:
    taken = reader.page.evaluate(
        """keys => keys.filter(key => !document.body.dispatchEvent(new KeyboardEvent('keydown', {
            key, code: 'Key' + key.toUpperCase(), ctrlKey: true, bubbles: true, cancelable: true
        })))""",
        list("cvxflutwrnpsa"),
    )
    assert taken == []


PRESS = """key => {
    const row = document.querySelector('.field.current');
    const pressed = new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true});
    document.body.dispatchEvent(pressed);
    document.body.offsetHeight;
    return row?.dataset.state ?? null;
}"""
AT_ONCE = {"a": "accepted", "x": "rejected", "u": "unclear", "0": "not_stated"}


def test_every_key_answers_without_the_server(reader: Reader) -> None:
    """The server does not answer at all; what a key decides is on the page before the key's own
    event has ended. How soon that is `tacitus-lab bench keys` measures."""
    reader.page.route("**/decisions", lambda _route: None)
    for key in (*"jkaxu01fz[]v", "Enter", "Escape"):
        for _ in range(3):
            state = reader.page.evaluate(PRESS, key)
            assert state == AT_ONCE.get(key, state), key
    assert reader.page.locator(".field[data-state=accepted]").count() > 2
    assert reader.page.inner_text("#outbox") == "saving"


def test_a_page_made_anew_takes_nothing_back(reader: Reader) -> None:
    """What was decided while the server made the page anew is not in what it made."""
    held: list[tuple[Any, Any]] = []
    reader.page.route("**/parts", lambda route: held.append((route, route.fetch())))
    reader.press("1")  # another headline: the page is made anew
    for _ in range(200):
        if held:
            break
        reader.page.wait_for_timeout(25)
    assert held
    reader.page.route("**/decisions", lambda _route: None)
    decided = reader.current
    assert decided is not None
    reader.press("Enter")
    for route, answer in held:
        route.fulfill(response=answer)
    reader.page.wait_for_timeout(300)
    assert reader.shown(decided) == "accepted"


CALLS: list[tuple[str, Callable[[Reader], None], str]] = [
    ("Right", lambda _: None, "accepted"),
    ("Wrong", lambda _: None, "rejected"),
    ("Not stated", lambda _: None, "not_stated"),
    ("Unclear", lambda _: None, "unclear"),
]


@pytest.mark.parametrize(("words", "_before", "state"), CALLS)
def test_every_act_has_a_button_too(
    reader: Reader, words: str, _before: Callable[[Reader], None], state: str
) -> None:
    reader.go("e1.3")
    reader.page.get_by_role("button", name=words, exact=True).click()
    reader.settle()
    assert reader.served.state("e1.3") == state


def test_the_foot_has_the_codebook_of_the_field(reader: Reader) -> None:
    """What it means, a case that fits and one that does not; of a type its code too."""
    for target, words in (
        ("e1.3", ("When", "The earliest and the latest day", "Right", "Not this")),
        ("e1.1", ("What", "explosives", "Right", "Not this")),
    ):
        told = reader.go(target).page.inner_text("#foot")
        for one in words:
            assert one in told, (target, told)


def test_a_click_on_the_words_focuses_their_field(reader: Reader) -> None:
    reader.page.locator(".q", has_text="Monday").click()
    assert reader.current == "e1.3"
    reader.page.locator(".q", has_text="a guard").click()
    assert reader.current == "e3.2"  # and its event is unfolded
    assert reader.page.locator("[data-event='e3'] .fields").is_visible()
