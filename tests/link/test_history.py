"""Tolls that move, and the one figure that stands for them."""

import json
from dataclasses import replace

import pytest

from tacitus.contract import told_of
from tacitus.incident_values import Headline, Said, Told
from tacitus.link.headline import NAMES, headline
from tacitus.link.history import disputed, history, names_of, sources, standing
from tacitus.plain import to_json
from tacitus.values import Amount, Claim, Entity, Span, Toll, Unknown
from tests.link.made import coded

Row = tuple[str, int, int | None, str, str]  # report, low, high, holder, certainty


def killed(told: list[Told]) -> list[Said]:
    return history(told, "killed", [names_of(one) for one in told])


def moved(*rows: Row) -> list[Said]:
    """Figures of killed, each from a report of its own, a day after the one before."""
    told = []
    for number, (name, low, high, holder, certainty) in enumerate(rows):
        report = coded(
            name, f"2024-06-{5 + number:02}", ("killed", Toll(low, high), holder, certainty)
        )
        told.append(Told(number, report, report.events[0], number))
    return killed(told)


FIRST_3_THEN_7 = moved(
    ("wire-1", 3, 3, "unnamed", "reported"),
    ("wire-2", 7, 7, "unnamed", "reported"),
    ("daily-1", 5, None, "quispe", "asserted"),
)
FIVE = moved(
    ("a-1", 4, 4, "author", "asserted"),
    ("b-1", 6, 6, "author", "asserted"),
    ("c-1", 6, 8, "author", "alleged"),
    ("d-1", 4, 4, "author", "reported"),
    ("e-1", 9, 9, "author", "alleged"),
)


def test_figures_stand_in_the_order_of_their_days() -> None:
    assert [(one.low, one.high) for one in FIRST_3_THEN_7] == [(3, 3), (7, 7), (5, None)]
    assert [one.source for one in FIRST_3_THEN_7] == ["wire", "wire", "daily"]
    assert FIRST_3_THEN_7[2].holder == "Rosa Quispe"
    assert [one.low for one in standing(FIRST_3_THEN_7)] == [7, 5]  # the wire moved its own


def test_parts_of_a_total_are_no_totals() -> None:
    report = coded(
        "wire-1", "2024-06-05",
        ("killed", Toll(44, 44), "author", "asserted"),
        ("killed", Toll(37, 37), "author", "asserted"),
    )  # fmt: skip
    (one,) = killed([Told(0, report, report.events[0], 0)])
    assert one.low == 44


def test_who_takes_a_figure_back() -> None:
    rows = moved(
        ("wire-1", 9, 9, "quispe", "asserted"),
        ("daily-1", 4, 4, "author", "asserted"),
        ("wire-2", 9, 9, "quispe", "denied"),
    )
    assert [one.low for one in standing(rows)] == [4]
    assert not disputed(rows, standing(rows))
    other = moved(("wire-1", 9, 9, "quispe", "asserted"), ("daily-1", 9, 9, "author", "denied"))
    assert [one.low for one in standing(other)] == [9]
    assert disputed(other, standing(other))
    assert disputed(FIVE, standing(FIVE))


def test_reprints_are_no_further_sources() -> None:
    report = coded("wire-1", "2024-06-05", ("killed", Toll(2, 2), "author", "asserted"))
    copy = coded("daily-1", "2024-06-05", ("killed", Toll(2, 2), "author", "asserted"))
    told = [Told(0, report, report.events[0], 0), Told(1, copy, copy.events[0], 0)]
    assert sources(killed(told)) == 1


@pytest.mark.parametrize(
    ("rule", "best"),
    [
        ("lowest", 4),
        ("highest", 9),
        ("median", 6),
        ("latest", 9),
        ("most_sources", 4),
        ("acled_conservative", 4),
        ("ucdp_best", 4),
    ],
)
def test_rules(rule: str, best: int) -> None:
    found = headline(standing(FIVE), rule)
    assert isinstance(found, Headline)
    assert (found.low, found.best, found.high) == (4, best, 9)
    assert found.rule == rule
    assert rule in NAMES


def test_open_bounds_and_chosen_sources() -> None:
    open_above = headline(standing(FIRST_3_THEN_7), "highest")
    assert isinstance(open_above, Headline)
    assert (open_above.low, open_above.best, open_above.high) == (5, 7, None)
    stand = standing(FIRST_3_THEN_7)
    theirs = headline(stand, "preferred_source", preferred="daily")
    assert isinstance(theirs, Headline)
    assert theirs.best == 5
    assert isinstance(headline(stand, "preferred_source", preferred="x"), Unknown)
    by_hand = headline(standing(FIVE), "manual", manual=5)
    assert isinstance(by_hand, Headline)
    assert (by_hand.best, by_hand.sources) == (5, 0)
    assert isinstance(headline(standing(FIVE), "manual"), Unknown)
    assert isinstance(headline([], "lowest"), Unknown)


@pytest.mark.parametrize(
    ("killed_sure", "wounded_sure", "denied", "dead", "hurt"),
    [
        (0.9, 0.5, False, 1, 0),  # "was shot and died"
        (0.4, 0.7, False, 0, 1),
        (1.0, 1.0, False, 1, 0),  # who was wounded and died is dead
        (1.0, 1.0, True, 0, 1),  # "a boy was said to be dead; he is alive"
    ],
)
def test_nobody_is_both_dead_and_wounded(
    killed_sure: float, wounded_sure: float, denied: bool, dead: int, hurt: int
) -> None:
    one = Toll(1, 1, "quispe")
    rows = [("killed", one, "author", "asserted"), ("wounded", one, "author", "asserted")]
    if denied:
        rows.append(("killed", one, "unnamed", "denied"))
    report = coded("wire-1", "2024-06-05", *rows)
    sure = {"killed": killed_sure, "wounded": wounded_sure}
    event = report.events[0]
    claims = tuple(replace(c, confidence=sure.get(c.field, 1.0)) for c in event.claims)
    told = [Told(0, report, replace(event, claims=claims), 0)]
    for field, count in (("killed", dead), ("wounded", hurt)):
        said = history(told, field, [names_of(told[0])])  # type: ignore[arg-type]
        assert len([one for one in said if one.certainty != "denied"]) == count


@pytest.mark.parametrize(
    ("called", "killed_sure", "wounded_sure", "dead", "hurt"),
    [
        ("a woman", 0.9, 0.5, 1, 0),  # "woman shot": Rosa Quispe, who died
        ("a woman", 0.4, 0.6, 0, 1),
        ("a woman", 1.0, 1.0, 1, 1),  # a person has coded both
        ("another woman", 0.9, 0.5, 1, 1),
        ("a man", 0.9, 0.5, 1, 1),
        ("Ana Ruiz", 0.9, 0.5, 1, 1),
    ],
)
def test_who_may_be_one_has_one_fate(
    called: str, killed_sure: float, wounded_sure: float, dead: int, hurt: int
) -> None:
    report = coded(
        "wire-1",
        "2024-06-05",
        ("killed", Toll(1, 1, "quispe"), "author", "asserted"),
        ("wounded", Toll(1, 1, "other"), "author", "asserted"),
    )
    other = Entity("other", "person", called, (Span(0, 6),))
    report = replace(report, entities=(*report.entities, other))
    sure = {"killed": killed_sure, "wounded": wounded_sure}
    event = report.events[0]
    claims = tuple(replace(c, confidence=sure.get(c.field, 1.0)) for c in event.claims)
    told = [Told(0, report, replace(event, claims=claims), 0)]
    for field, count in (("killed", dead), ("wounded", hurt)):
        assert len(history(told, field, [names_of(told[0])])) == count  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "totals"),
    [
        ("Six were shot. Police say two of the men died.", [6]),
        ("Six were shot. Police say both men died.", [6]),
        ("Six were shot. Police say only two men died.", [6, 2]),  # they differ
    ],
)
def test_what_is_called_a_part_is_no_total(words: str, totals: list[int]) -> None:
    report = coded(
        "wire-1",
        "2024-06-05",
        ("killed", Toll(6, 6), "author", "asserted"),
        ("killed", Toll(2, 2), "quispe", "reported"),
    )
    first, *others, last = report.events[0].claims
    last = replace(last, evidence=(Span(words.index("say") + 4, len(words) - 6),))
    event = replace(report.events[0], claims=(first, *others, last))
    one = replace(report, report=replace(report.report, text=words))
    assert [said.low for said in killed([Told(0, one, event, 0)])] == totals


def test_of_equals_the_largest_of_most_reports() -> None:
    """Two reports: of each the author's figure, and a lesser one of Rosa Quispe's."""
    told = []
    for number in range(2):
        report = coded(
            f"wire-{number}",
            "2024-06-05",
            ("killed", Toll(6, 6), "author", "asserted"),
            ("killed", Toll(2, 2), "quispe", "reported"),
        )
        told.append(Told(number, report, report.events[0], number))
    found = headline(standing(killed(told)), "most_sources")
    assert isinstance(found, Headline)
    assert (found.low, found.best) == (2, 6)


def test_a_wound_that_is_denied_stays_disputed() -> None:
    one = Toll(1, 1, "quispe")
    report = coded(
        "wire-1",
        "2024-06-05",
        ("wounded", one, "author", "asserted"),
        ("wounded", one, "unnamed", "denied"),
    )
    told = [Told(0, report, report.events[0], 0)]
    said = history(told, "wounded", [names_of(told[0])])
    assert [given.certainty for given in said] == ["asserted", "denied"]


def test_a_coding_that_was_read_lightly_tells_the_same_figures() -> None:
    """Two whose ages differ are not one, though no other words part them."""
    report = coded(
        "wire-1",
        "2024-06-05",
        ("killed", Toll(1, 1, "boy"), "author", "asserted"),
        ("wounded", Toll(1, 1, "student"), "author", "asserted"),
    )
    where = (Span(0, 6),)
    persons = [
        Entity(id_, "person", f"a {id_}", where, attributes=(Claim("a1", "age", age, where),))
        for id_, age in (("boy", Amount(9, 9)), ("student", Amount(20, 20)))
    ]
    event = report.events[0]
    claims = tuple(replace(c, confidence=0.9 - 0.4 * (c.field == "wounded")) for c in event.claims)
    report = replace(
        report, entities=(*report.entities, *persons), events=(replace(event, claims=claims),)
    )
    read = told_of(report.report, json.loads(json.dumps(to_json(report))), light=True)
    for one in (report, read):
        told = [Told(0, one, one.events[0], 0)]
        assert len(history(told, "wounded", [names_of(told[0])])) == 1
