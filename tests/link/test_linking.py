"""From tellings to happenings: what agrees, what is compared, what comes together."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from tacitus.areas import GUESSED
from tacitus.link.agreement import SUREST, Agreement, agreements, log_odds, looked
from tacitus.link.both import side_by_side
from tacitus.link.clusters import Scored, Verdict, clusters, logit
from tacitus.link.gist import gist_of, number_of, numbers_of
from tacitus.link.kept import InMemory
from tacitus.link.linking import link, linked, pair_model
from tacitus.link.pairs import of_like_reports, pairs
from tacitus.link.rarity import Rarity
from tacitus.link.reasons import distance
from tacitus.link.survey import rarity_of, surveyed
from tacitus.link.telling import Telling, tellings
from tacitus.values import Day, Place, Toll
from tests.link.made import ARICA, DAY, TACNA, coded, telling

WEEK = 7
JUNE = datetime.date(2024, 5, 31).toordinal()
NEAR = Place("Azapa", "CHL", "Arica y Parinacota", -18.52, -70.22, 1, "city")
FAR = Place("Iquique", "CHL", "Tarapaca", -20.2, -70.15, 2, "city")
CHILE = Place("Chile", "CHL", None, None, None, 3, "country")
LIMA = Place("Lima", "PER", "Lima", -12.05, -77.04, 3936456, "city")


def agreement(one: Telling, two: Telling, rarity: Rarity | None = None) -> Agreement:
    """How far two tellings agree."""
    told = InMemory([one, two])
    (found,) = agreements(told, [(0, 1)], rarity or rarity_of(told), pair_model().weights)
    return found


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
    found = agreement(one, two)
    assert weight in {point.weight for point in found.points}
    assert (found.score > 0.5) is same
    assert all(point.reason for point in found.points)


def test_places_differ_less_where_a_report_names_both() -> None:
    """One report tells where the man was taken, the other where he was let go."""
    pair = [telling(0, gist=gist_of("He was let go in Arica.")), telling(1, places=(TACNA,))]
    apart = agreement(pair[0], pair[1]).score
    pair[1] = pair[1]._replace(gist=gist_of("Led from Arica, he was let go in Tacna."))
    named = agreement(pair[0], pair[1])
    assert named.score > 10 * apart
    assert "Arica and Tacna" in " ".join(point.reason for point in named.points)


def test_rare_names_weigh_more_than_common_ones() -> None:
    rarity = replace(rarity_of(InMemory([telling(0), telling(1)])), all=1000)
    rarity.names[number_of("quispe")], rarity.names[number_of("police")] = 2, 800
    rare, common = (
        agreement(
            telling(0, names=frozenset((name,))), telling(1, names=frozenset((name,))), rarity
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
    found = {
        tuple(pair) for stretch in pairs(*surveyed(InMemory(told))) for pair in stretch.tolist()
    }
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
    found = [job() for job in of_like_reports(*surveyed(InMemory(told)))]
    assert np.concatenate(found).tolist() == [[0, 1]]
    assert linked(told).groups[0] == [0, 1]


@pytest.mark.parametrize(
    ("salience", "day", "together"),
    [
        ("background", 7, True),
        ("background", 8, False),
        ("related", 8, False),
        ("main", 8, True),
        ("main", 300, True),
    ],
)
def test_of_alike_reports_what_is_of_one_time_or_chief_is_compared(
    salience: str, day: int, together: bool
) -> None:
    nowhere: dict[str, object] = {"places": (), "gist": gist_of(LONG), "salience": "background"}
    one = telling(0, **nowhere, days=days(4))
    two = telling(1, **{**nowhere, "salience": salience}, days=days(day))
    assert bool(list(pairs(*surveyed(InMemory([one, two]))))) is together


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
    assert surveyed(InMemory(told))[1].ranks().tolist() == [0, 1, 0, 1, 2]
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
    found = agreement(first, second)
    assert weight in {point.weight for point in found.points}


@pytest.mark.parametrize(
    ("one", "two", "weight", "amount", "reason"),
    [
        ({}, {"mode": None}, "mode_open", 1, "both ASSAULT, one says how"),
        ({}, {"days": days(7)}, "day_near", 1, "3 days apart"),
        ({}, {"days": days(1, 7)}, "day_overlaps", 1 / 3, "days that overlap within 7"),
        ({"said": JUNE + 70}, {"days": None}, "said_apart", 1, "published 65 days apart"),
        ({"said": JUNE + 13}, {"days": None}, "said_apart", 0.5, "published 8 days apart"),
        (
            {"days": None, "said": JUNE + 2},
            {},
            "told_before",
            1,
            "2024-06-02 is before 2024-06-04",
        ),
        ({}, {"places": (LIMA, TACNA, ARICA)}, "place_same", 1, "both in Arica"),
        ({}, {"places": (LIMA, NEAR)}, "place_near", 1, "Arica and Azapa, 11 km apart"),
        ({}, {"places": (FAR,)}, "place_differs", 1, "Arica and Iquique, 193 km apart"),
        ({}, {"places": (CHILE,)}, "place_within", 0.5, "Arica and Chile, which may be one"),
        (
            {"places": (CHILE, ARICA)},
            {"places": (TACNA, LIMA)},
            "country_differs",
            1,
            "Chile and Tacna",
        ),
        (
            {"tolls": (("killed", 3, 3), ("wounded", 7, 7))},
            {"tolls": (("missing", 3, 3), ("wounded", 0, 0))},
            "toll_differs",
            1,
            "wounded: 7 and 0",
        ),
        (
            {"tolls": (("killed", 1, 1), ("wounded", 7, 7))},
            {"tolls": (("killed", 3, 3), ("wounded", 3, 3))},
            "toll_differs",
            1 / 3,
            "killed: 1 and 3",
        ),
        (
            {"tolls": (("killed", 1, 1), ("wounded", 7, 9))},
            {"tolls": (("killed", 3, 3), ("wounded", 8, float("inf")))},
            "toll_same",
            1,
            "wounded: figures that agree (7, 8)",
        ),
        (
            {"names": frozenset(("rojas", "vega"))},
            {"names": frozenset(("vega", "rojas", "soto"))},
            "names_shared",
            0,
            "both name rojas, vega",
        ),
        ({}, {"weapons": frozenset(("Melee",))}, "weapon_differs", 1, "other weapons"),
        ({}, {}, "wording", 0.5, "100% of the wording in common"),
    ],
)
def test_how_much_there_is_of_a_point(
    one: dict[str, object], two: dict[str, object], weight: str, amount: float, reason: str
) -> None:
    found = agreement(telling(0, **one), telling(1, **two))
    (point,) = (point for point in found.points if point.weight == weight)
    assert point.amount == pytest.approx(amount)
    assert point.reason == reason


def test_many_pairs_agree_as_each_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [
        telling(0, gist=gist_of(LONG), people=frozenset(("a b", "c d"))),
        telling(1, words=numbers_of(("gunmen", "other")), gist=gist_of("A potter in Dalat.")),
        telling(2, words=numbers_of(()), gist=gist_of(""), places=(TACNA, ARICA), days=None),
        telling(0, event="v2", words=numbers_of(("port", "fire")), days=days(9), tolls=()),
        telling(3, places=(LIMA,), tolls=(("killed", 2, 9), ("wounded", 5, 5)), said=None),
        telling(4, tolls=(("killed", 3, 3), ("wounded", 8, 8)), names=frozenset(("quispe",))),
        telling(5, gist=gist_of("Arica."), names=frozenset(("quispe", "rojas")), mode=None),
    ]
    kept, weights = InMemory(told), pair_model().weights
    rarity = rarity_of(kept)
    numbers = range(len(told))
    every = [(a, b) for a in numbers for b in numbers if told[a].report != told[b].report]
    alone = [next(agreements(kept, [pair], rarity, weights)) for pair in every]
    assert list(agreements(kept, every, rarity, weights)) == alone
    assert list(agreements(kept, [], rarity, weights)) == []
    monkeypatch.setattr("tacitus.link.both.OPEN", 5)
    monkeypatch.setattr("tacitus.link.both.AT_ONCE", 2)
    assert list(agreements(kept, every, rarity, weights)) == alone


def test_what_is_asked_in_bulk_is_what_the_points_come_to() -> None:
    told = InMemory([telling(0), telling(1, places=(TACNA,)), telling(2, days=days(20))])
    rarity, weights = rarity_of(told), pair_model().weights
    (both,) = side_by_side(told, np.array([(0, 1), (1, 2), (0, 2)]), rarity)
    found = agreements(told, [(0, 1), (1, 2), (0, 2)], rarity, weights)
    sums = [
        weights["bias"] + sum(weights[point.weight] * point.amount for point in one.points)
        for one in found
    ]
    assert log_odds(looked(both), weights) == pytest.approx(np.clip(sums, -SUREST, SUREST))


@pytest.mark.parametrize(
    ("one", "two", "together"),
    [
        ({"days": days(4)}, {"days": days(4)}, True),
        ({"days": days(4)}, {"days": days(7)}, True),
        ({"days": days(4)}, {"days": days(8)}, False),
        ({"days": days(29)}, {"days": days(32)}, True),  # of two months, but near
        ({"days": days(1, 30)}, {"days": days(12)}, True),
        ({"days": days(20, 40)}, {"days": days(17)}, True),
        ({"days": days(20, 40)}, {"days": days(12)}, False),
        ({"days": days(20, 40)}, {"days": days(43)}, True),
        ({"days": days(20, 40)}, {"days": days(44)}, False),
        ({"days": days(1, 365)}, {"days": days(35)}, True),  # of long ones the first days count
        ({"days": days(1, 365)}, {"days": days(36)}, False),
        ({"days": days(1, 365)}, {"days": days(1, 365)}, True),
        ({"days": None, "said": JUNE + 5}, {"days": days(4)}, True),
        ({"days": None, "said": JUNE + 15}, {"days": days(4)}, True),
        ({"days": None, "said": JUNE + 16}, {"days": days(4)}, False),
        ({"days": None, "said": JUNE}, {"days": None, "said": JUNE + 11}, True),
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
        assert bool(list(pairs(*surveyed(InMemory(told))))) is together
