"""What the sentences of a figure say beside it, and what follows for the figures of an incident."""

from dataclasses import replace

import pytest

from tacitus.incident_values import Told
from tacitus.link.history import history, names_of
from tacitus.link.sentences import counts_several, is_borne_out
from tacitus.values import Claim, CodedReport, Entity, Span, Toll
from tacitus.vocabulary import EventField
from tests.link.made import coded

Row = tuple[EventField, Toll, str]  # field, value, the words that tell it


def told(text: str, *rows: Row, published: str = "2024-06-05", sure: float = 0.8) -> Told:
    """A report of these words, whose event has these figures by its author."""
    made = coded(
        "wire-1", published, *((field, value, "author", "asserted") for field, value, _ in rows)
    )
    event = made.events[0]
    spans = {f"t{n}": at(text, words) for n, (*_, words) in enumerate(rows)}
    claims = tuple(
        replace(claim, evidence=spans.get(claim.id, claim.evidence), confidence=sure)
        for claim in event.claims
    )
    report = replace(made, report=replace(made.report, text=text))
    return Told(0, report, replace(event, claims=claims), 0)


def at(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def figure(one: Told, number: int) -> Claim:
    return next(claim for claim in one.event.claims if claim.id == f"t{number}")


@pytest.mark.parametrize(
    ("text", "words", "borne_out"),
    [
        ("A clerk was shot near the port.", "A clerk", False),
        ("A clerk was shot near the port. The mayor spoke of murder.", "A clerk", False),
        ("A clerk was shot. The mayor spoke of murder.", "A clerk was shot.", False),
        ("A clerk was fatally shot near the port.", "A clerk", True),
        ("The shooting at the port cost a clerk his life.", "a clerk", True),
        ("Four were in the boat. The bodies were found.", "Four", True),  # nobody is hurt in it
        ("Four were in the boat.", "Four", False),
        ("She lives at the port. A clerk was shot.", "A clerk", False),
    ],
)
def test_words_of_death_bear_out_the_dead(text: str, words: str, borne_out: bool) -> None:
    row: Row = ("killed", Toll(1, 1), words)
    one = told(text, row)
    assert is_borne_out(one, figure(one, 0)) is borne_out
    by_hand = told(text, row, sure=1.0)
    assert is_borne_out(by_hand, figure(by_hand, 0))


def test_who_is_told_dead_elsewhere_is_borne_out() -> None:
    text = "The clerk was shot at noon. The clerk died at once."
    one = told(
        text,
        ("killed", Toll(1, 1, "quispe"), "The clerk was"),
        ("killed", Toll(1, 1, "quispe"), "clerk died"),
        ("killed", Toll(1, 1, "another"), "The clerk was"),
    )
    assert [is_borne_out(one, figure(one, n)) for n in range(3)] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Nine were wounded in two separate attacks.", True),
        ("Nine were wounded in shootings across the city.", True),
        ("Nine were wounded in an attack on two villages.", False),
        ("Nine were wounded. Two separate attacks followed.", False),
    ],
)
def test_figures_of_several_happenings(text: str, several: bool) -> None:
    one = told(text, ("wounded", Toll(9, 9), "Nine"))
    assert counts_several(one, figure(one, 0)) is several


def test_a_figure_of_several_happenings_counts_where_no_other_is_told() -> None:
    text = "Nine were wounded in separate shootings. Two were hurt in Arica."
    nine: Row = ("wounded", Toll(9, 9), "Nine")
    alone, both = told(text, nine), told(text, nine, ("wounded", Toll(2, 2), "Two were"))
    for one, totals in ((alone, [9]), (both, [2])):
        assert [said.low for said in history([one], "wounded", [names_of(one)])] == totals


def person(one: Told, name: str) -> Told:
    """The same with its entity named so."""
    coded_: CodedReport = one.coded
    return replace(
        one, coded=replace(coded_, entities=(Entity("quispe", "person", name, (Span(0, 1),)),))
    )


@pytest.mark.parametrize(
    ("hurt", "dead", "days", "wounded"),
    [
        ("A woman", "Rosa Quispe", ("2024-06-05", "2024-06-06"), 0),
        ("A woman", "Rosa Quispe", ("2024-06-06", "2024-06-05"), 1),  # told dead before
        ("A man", "Rosa Quispe", ("2024-06-05", "2024-06-06"), 1),
        ("Ana Ruiz", "Rosa Quispe", ("2024-06-05", "2024-06-06"), 1),
    ],
)
def test_who_has_died_since_is_not_wounded(
    hurt: str, dead: str, days: tuple[str, str], wounded: int
) -> None:
    rows: tuple[Row, Row] = (
        ("wounded", Toll(1, 1, "quispe"), "was wounded"),
        ("killed", Toll(1, 1, "quispe"), "died"),
    )
    texts = (f"{hurt} was wounded in Arica.", f"{dead} died in Arica.")
    both = [
        person(told(text, row, published=day), name)
        for text, row, day, name in zip(texts, rows, days, (hurt, dead), strict=True)
    ]
    assert len(history(both, "wounded", [names_of(one) for one in both])) == wounded
    assert len(history(both, "killed", [names_of(one) for one in both])) == 1


def test_who_is_wounded_beside_dead_is_another() -> None:
    first = told(
        "A woman was wounded and two men were killed.",
        ("wounded", Toll(1, 1, "quispe"), "A woman"),
        ("killed", Toll(2, 2), "two men"),
    )
    later = told(
        "A woman died.", ("killed", Toll(1, 1, "quispe"), "A woman"), published="2024-06-06"
    )
    both = [person(first, "a woman"), person(later, "a woman")]
    assert [one.low for one in history(both, "wounded", [names_of(one) for one in both])] == [1]
