"""From tellings to happenings: what agrees, what is compared, what comes together."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from tacitus.areas import GUESSED
from tacitus.link.agreement import agreement, agreements, distance
from tacitus.link.clusters import Scored, Verdict, clusters, logit
from tacitus.link.gist import gist_of, number_of, numbers_of
from tacitus.link.linking import link, linked, pair_model
from tacitus.link.pairs import of_like_reports, pairs, rarity_of, surveyed
from tacitus.link.telling import tellings
from tacitus.values import Day, Place, Toll
from tests.link.made import ARICA, DAY, TACNA, coded, telling

WEEK = 7
JUNE = datetime.date(2024, 5, 31).toordinal()
LIMA = Place("Lima", "PER", "Lima", -12.05, -77.04, 3936456, "city")


def days(first: int, last: int | None = None) -> tuple[int, int]:
    """Days of June 2024."""
    return JUNE + first, JUNE + (last or first)


def dates(first: int, last: int | None = None) -> tuple[datetime.date, datetime.date]:
    one, two = map(datetime.date.fromordinal, days(first, last))
    return one, two


@pytest.mark.parametrize(
    ("changes", "weight", "same"),
    [
        ({}, "day_same", True),
        ({"days": days(5)}, "day_next", True),
        ({"days": days(20)}, "day_differs", False),
        ({"days": days(20), "other_days": frozenset((days(4),))}, "day_differs_told", False),
        ({"days": days(20), "other_days": frozenset((days(9),))}, "day_differs", False),
        ({"days": days(1, 30)}, "day_overlaps", True),
        ({"days": None}, "said_near", True),
        ({"days": None, "said": DAY.toordinal() + 20 * WEEK}, "said_apart", False),
        ({"places": (TACNA,)}, "country_differs", False),
        (
            {"places": (TACNA,), "gist": gist_of("From Arica to Tacna.")},
            "country_differs_named",
            False,
        ),
        ({"places": (LIMA,)}, "country_differs", False),
        ({"places": ()}, "day_same", True),
        ({"type": "PROTEST", "mode": "demo"}, "type_differs", False),
        ({"mode": "explosives", "weapons": frozenset(("Explosives",))}, "mode_differs", True),
        ({"tolls": (("killed", 40, 40),)}, "toll_differs", True),
        ({"tolls": (("killed", 1, float("inf")),)}, "toll_same", True),
    ],
)
def test_what_speaks_for_one_happening(changes: dict[str, object], weight: str, same: bool) -> None:
    one, two = telling(0), telling(1, **changes)
    found = agreement(one, two, rarity_of([one, two]), pair_model().weights)
    assert weight in {point.weight for point in found.points}
    assert (found.score > 0.5) is same
    assert all(point.reason for point in found.points)


def test_places_differ_less_where_a_report_names_both() -> None:
    """One report tells where the man was taken, the other where he was let go."""
    weights = pair_model().weights
    pair = [telling(0, gist=gist_of("He was let go in Arica.")), telling(1, places=(TACNA,))]
    apart = agreement(pair[0], pair[1], rarity_of(pair), weights).score
    pair[1] = pair[1]._replace(gist=gist_of("Led from Arica, he was let go in Tacna."))
    named = agreement(pair[0], pair[1], rarity_of(pair), weights)
    assert named.score > 10 * apart
    assert "Arica and Tacna" in " ".join(point.reason for point in named.points)


def test_rare_names_weigh_more_than_common_ones() -> None:
    rarity = replace(rarity_of([telling(0), telling(1)]), all=1000)
    rarity.names[number_of("quispe")], rarity.names[number_of("police")] = 2, 800
    weights = pair_model().weights
    rare, common = (
        agreement(
            telling(0, names=frozenset((name,))), telling(1, names=frozenset((name,))), rarity,
            weights,
        ).score
        for name in ("quispe", "police")
    )  # fmt: skip
    assert rare > common


def test_distance() -> None:
    apart = distance(ARICA, TACNA)
    assert apart == pytest.approx(51.5, abs=1)
    assert distance(ARICA, replace(TACNA, lat=None, lon=None)) is None


def test_every_way_of_finding_a_pair() -> None:
    told = [
        telling(0),
        telling(1, places=(TACNA, ARICA)),  # by town
        telling(2, places=(), names=frozenset(("x",))),
        telling(3, places=(LIMA,), names=frozenset(("x",))),  # by name
        telling(4, places=(LIMA,), days=days(25), words=numbers_of(("other",))),
        telling(5, type="PROTEST"),
    ]
    found = {tuple(pair) for stretch in pairs(*surveyed(told)) for pair in stretch.tolist()}
    assert {(0, 1), (2, 3)} <= found
    assert not any(5 in pair for pair in found)
    assert all(one < two for one, two in found)


def test_two_events_of_one_report_stay_two() -> None:
    told = [telling(0), telling(0, event="v2"), telling(1)]
    groups = linked(told).groups
    assert sorted(len(group) for group in groups) == [1, 2]


def grouped(
    reports: list[int],
    scored: list[tuple[int, int, float]],
    verdicts: Sequence[Verdict] = (),
    ranks: Sequence[int] = (),
) -> list[tuple[int, ...]]:
    """The groups of tellings whose pairs are as likely as this."""
    pairs = np.array([pair[:2] for pair in scored], np.int32).reshape(-1, 2)
    odds = np.array([logit(score) for *_, score in scored])
    rank = np.array(ranks or [0] * len(reports), np.int8)
    numbers = np.array(reports, np.int32)
    lowest = clusters(numbers, Scored.of([(pairs, odds)], len(reports)), verdicts, 0.5, rank)
    return [tuple(np.flatnonzero(lowest == first).tolist()) for first in np.unique(lowest)]


def test_a_chain_does_not_pull_in_what_differs() -> None:
    scored = [(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.01)]
    assert grouped([0, 1, 2], scored) == [(0, 1), (2,)]


def test_a_person_has_the_last_word() -> None:
    scored = [(0, 1, 0.99), (1, 2, 0.99), (0, 2, 0.99)]
    apart = [Verdict(0, 1, same=False)]
    assert all(not {0, 1} <= set(group) for group in grouped([0, 1, 2], scored, apart))
    together = [Verdict(0, 2, same=True)]
    assert grouped([0, 1, 2], [], together) == [(0, 2), (1,)]
    both = [Verdict(0, 2, same=True), Verdict(2, 1, same=False)]
    assert grouped([0, 1, 2], scored, both) == [(0, 2), (1,)]


def test_the_order_of_the_reports_changes_nothing() -> None:
    told = [telling(n, days=days(1 + 5 * n)) for n in range(6)] + [telling(6, days=days(1))]
    turned = [one._replace(report=6 - one.report) for one in reversed(told)]
    groups = {frozenset(told[n].days or () for n in group) for group in linked(told).groups}
    again = {frozenset(turned[n].days or () for n in group) for group in linked(turned).groups}
    assert groups == again


def test_reports_are_linked_with_reasons() -> None:
    two = Toll(2, 2)
    reports = [
        coded("wire-1", "2024-06-05", ("killed", two, "author", "asserted")),
        coded("daily-1", "2024-06-06", ("killed", Toll(3, 3), "author", "asserted")),
    ]
    found = link(reports)
    assert found.groups == [[0, 1]]
    reasons = " ".join(point.reason for point in next(found.why([(0, 1)])).points)
    assert "the same day" in reasons
    assert "both name rosa quispe" in reasons
    assert found.tellings[0].tolls == (("killed", 2, 2),)


def test_what_is_denied_is_not_linked() -> None:
    report = coded("wire-1", "2024-06-05")
    event = report.events[0]
    claims = (replace(event.claims[0], certainty="denied"), *event.claims[1:])
    assert tellings(0, replace(report, events=(replace(event, claims=claims),))) == []
    assert link([]).groups == []


def test_a_guessed_place_is_passed_over() -> None:
    report = coded("wire-1", "2024-06-05")
    event = report.events[0]
    kind, day, place, _ = event.claims
    guess = replace(place, value=TACNA, basis=f"{GUESSED}; the only place of this name")
    claims = (kind, day, place, guess)
    (told,) = tellings(0, replace(report, events=(replace(event, claims=claims),)))
    assert told.places == (ARICA,)


def test_of_several_days_the_surest_counts() -> None:
    report = coded("wire-1", "2024-06-05")
    event = report.events[0]
    kind, day, *_ = event.claims
    later = replace(day, value=Day(*dates(3), "day"), confidence=0.4)
    month = replace(day, value=Day(*dates(1, 30), "month"))
    claims = (kind, month, replace(day, confidence=0.6), later)
    (told,) = tellings(0, replace(report, events=(replace(event, claims=claims),)))
    assert told.days == (DAY.toordinal(), DAY.toordinal())


LONG = "The potter Binh Tran lost two kilns and a handcart to the fire behind the Dalat depot."


def test_reports_alike_as_a_whole_are_compared_and_joined() -> None:
    far: dict[str, object] = {
        "places": (),
        "days": None,
        "names": frozenset(),
        "gist": gist_of(LONG),
    }
    told = [telling(0, **far), telling(1, **far), telling(2, **{**far, "gist": gist_of("Else.")})]
    found = list(of_like_reports(*surveyed(told)))
    assert np.concatenate(found).tolist() == [[0, 1]]
    assert linked(told).groups[0] == [0, 1]


def test_main_events_come_first() -> None:
    scored = [(0, 3, 0.99), (0, 2, 0.9)]
    reports = [0, 0, 1, 1]
    assert grouped(reports, scored) == [(0, 3), (1,), (2,)]
    assert grouped(reports, scored, ranks=[1, 2, 1, 2]) == [(0, 2), (1,), (3,)]


def test_the_first_main_events_of_two_reports_find_each_other() -> None:
    """Each report tells one happening twice, as if it were two; the wording agrees crosswise."""
    again, once = numbers_of("guards died port".split()), numbers_of("men shot guards".split())
    told = [
        telling(0, words=again),
        telling(0, event="v2", words=once),
        telling(1, words=once),
        telling(1, event="v2", words=again),
        telling(1, event="v3", salience="related"),
    ]
    assert surveyed(told)[1].ranks().tolist() == [0, 1, 0, 1, 2]
    assert {(0, 2), (1, 3)} <= set(map(tuple, linked(told).groups))


@pytest.mark.parametrize(
    ("changes", "weight"),
    [
        ({"days": None, "said": DAY.toordinal() - WEEK}, "told_before"),
        ({"said": DAY.toordinal() + 20 * WEEK}, "said_gap"),
        ({"people": frozenset(("rosa quispe",))}, "people_shared"),
        ({"gist": gist_of(LONG)}, "text"),
    ],
)
def test_what_the_whole_report_says(changes: dict[str, object], weight: str) -> None:
    first = telling(0, people=frozenset(("rosa quispe",)), gist=gist_of(LONG))
    second = telling(1, **changes)
    found = agreement(first, second, rarity_of([first, second]), pair_model().weights)
    assert weight in {point.weight for point in found.points}


def test_many_pairs_agree_as_each_alone() -> None:
    told = [
        telling(0, gist=gist_of(LONG)),
        telling(1, words=numbers_of(("gunmen", "other")), gist=gist_of("A potter in Dalat.")),
        telling(2, words=numbers_of(()), gist=gist_of("")),
        telling(0, event="v2", words=numbers_of(("port", "fire"))),
    ]
    rarity, weights = rarity_of(told), pair_model().weights
    every = [(one, two) for one in told for two in told if one.report < two.report]
    alone = [agreement(one, two, rarity, weights) for one, two in every]
    assert list(agreements(every, rarity, weights)) == alone
    assert list(agreements([], rarity, weights)) == []


@pytest.mark.parametrize(
    ("one", "two", "together"),
    [
        ({"days": days(4)}, {"days": days(4)}, True),
        ({"days": days(4)}, {"days": days(7)}, True),
        ({"days": days(2)}, {"days": days(29)}, True),  # of one month
        ({"days": days(2)}, {"days": days(35)}, False),
        ({"days": days(29)}, {"days": days(33)}, True),  # of two months, but near
        ({"days": days(1, 30)}, {"days": days(12)}, True),
        ({"days": days(20, 40)}, {"days": days(12)}, True),
        ({"days": days(20, 40)}, {"days": days(55)}, True),
        ({"days": days(20, 40)}, {"days": days(70)}, False),
        ({"days": None, "said": JUNE + 5}, {"days": days(4)}, True),
        ({"days": None, "said": None}, {"days": None, "said": None}, True),
        ({"days": None, "said": None}, {"days": days(4)}, False),
    ],
)
def test_what_is_near_in_time_is_compared(
    one: dict[str, object], two: dict[str, object], together: bool
) -> None:
    """Tellings of one place, or of one name, whose reports have nothing in common."""
    for where in ({}, {"places": (), "names": frozenset(("quispe",))}):
        told = [telling(n, **where, **changes) for n, changes in enumerate((one, two))]
        assert bool(list(pairs(*surveyed(told)))) is together
