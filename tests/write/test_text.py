"""The text form: what it shows, in which order, at which width, and that it obeys no text."""

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from tacitus.acquire.texts import receive
from tacitus.values import CodedReport, Entity, Participant, Source, Span, Statement
from tacitus.write.text import plain_text, show, within
from tests.write.made import blast, claim, coded, event, march

HOSTILE = (
    "Title [red]x[/red] \x1b[2J\n\nThe \u202egroup\u2069 \x1b]0;owned\x07 attacked [link]us[/link]."
)


def hostile() -> CodedReport:
    """A coding in which every string of the report would like to be obeyed."""
    report = receive(
        HOSTILE, Source(language="en", publisher="\x1b[5mPress", published="2024-01-01")
    )
    whole = Span(0, len(report.report.text))
    one = claim("type", blast().claims[0].value, "bomb")
    who = claim("actor", Participant("x"), "bomb")
    name = Entity("x", "people", "\x1b[31mThe [bold]group\u202e", (whole,))
    made = event("e1", *(replace(c, evidence=(whole,), basis="[b]\x07") for c in (one, who)))
    said = Statement("s1", "x", whole, "direct", "other", medium="\x1b[0m")
    return replace(
        coded(made), report=report.report, entities=(name,), statements=(said,), notes=("\x1b[1m!",)
    )


def test_the_whole_page() -> None:
    page = plain_text(coded(march(), blast()), 80)
    parts = [
        "Blast at the bus station",
        "published 2024-03-05",
        "! a note",
        "Main ─",
        "  1 An attack with explosives on people, allegedly by Brigade of the Delta in",
        "who          Brigade of the Delta",
        "alleged, by nobody named",
        "city, 30.79 31.00",
        "killed       7 people",
        "reported by health ministry",
        "             9  ",
        "reported by Amal Nassar",
        "not stated   wounded, motive",
        "Background ─",
        "  2 Union planned to hold a demonstration. (about event 1)",
        "says so      planned, as told by the report itself",
        "Statements ─",
        "Governor promises, about event 1",
        "“We will find them,”",
        "Named in the report ─",
        "person, EGY, CVL, age 41, occupation doctor",
    ]
    found = [page.find(part) for part in parts]
    assert -1 not in found, parts[found.index(-1)]
    assert found == sorted(found)


def test_what_has_no_day_says_why() -> None:
    page = plain_text(coded(blast(), published=None), 120)
    assert "no publication day" in page
    assert "so “on Monday” could not be reckoned: give it with --published" in page


def test_a_report_without_events() -> None:
    made = replace(coded(blast()), events=(), statements=(), entities=())
    assert "No political event was found" in plain_text(made)


@pytest.mark.parametrize("width", [60, 75, 80, 100, 120])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    for made in (coded(blast(), march()), hostile()):
        lines = plain_text(made, width).splitlines()
        assert max(map(cell_len, lines)) <= width
        assert all(line == line.rstrip() for line in lines)


def test_widths_that_can_be_read() -> None:
    assert [within(width) for width in (10, 80, 400)] == [60, 80, 120]


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    page = plain_text(hostile(), 120)
    assert not set(page) & set("\x1b\x07\u202e\u2069")
    for seen in (
        "[red]x[/red]",
        "\\x1b[2J",
        "\\u202egroup\\u2069",
        "[link]us[/link]",
        "[bold]group",
    ):
        assert seen in page


def test_a_terminal_gets_colours_and_nothing_of_the_text() -> None:
    stream = io.StringIO()
    show(hostile(), Console(file=stream, force_terminal=True, width=80, color_system="standard"))
    page = stream.getvalue()
    assert "\x1b[1m" in page
    assert "\x1b[2J" not in page
    assert "\x1b]0;" not in page


def test_no_colour_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stream = io.StringIO()
    show(coded(blast()), Console(file=stream, force_terminal=True, width=80))
    assert "\x1b[36m" not in stream.getvalue()
    plain = io.StringIO()
    show(coded(blast()), Console(file=plain, width=80))
    assert "\x1b" not in plain.getvalue()


def test_a_narrow_alphabet_gets_plain_marks() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", errors="backslashreplace")
    show(coded(blast()), Console(file=stream, width=80))
    stream.flush()
    page = raw.getvalue().decode("ascii")
    assert "Main ---" in page
    assert '"We will find them,"' in page


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=()), min_size=1), st.integers(40, 140))
def test_any_text_can_be_shown(text: str, width: int) -> None:
    report = receive(text, Source(language="en", title=text)).report
    whole = Span(0, len(report.text))
    one = replace(claim("type", blast().claims[0].value, "bomb"), evidence=(whole,))
    who = replace(claim("actor", Participant("x"), "bomb"), evidence=(whole, whole))
    name = Entity("x", "people", text, (whole,))
    said = Statement("s1", "x", whole, "mixed", "other", "e1", medium=text)
    made = CodedReport(coded(blast()).coder, report, (name,), (event("e1", one, who),), (said,))
    lines = plain_text(made, width).splitlines()
    assert max(map(cell_len, lines)) <= within(width)
