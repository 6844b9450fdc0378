"""Who codes what, and which reports are shown without proposals."""

import pytest

from tacitus.coder_values import Assignment
from tacitus.review.lots import Lot, dealt, in_share, second_coder

REPORTS = [(number, f"r{number}", ()) for number in range(1, 11)]
NONE: frozenset[int] = frozenset()


def counts(made: list[Assignment]) -> dict[str, int]:
    names = sorted({one.who for one in made})
    return {name: sum(one.who == name for one in made) for name in names}


def test_a_share_is_the_same_every_time_and_only_grows() -> None:
    names = [f"report {number}" for number in range(4_000)]
    five = {name for name in names if in_share(name, "seed", 0.05)}
    ten = {name for name in names if in_share(name, "seed", 0.10)}
    assert five < ten
    assert 140 < len(five) < 260
    assert five == {name for name in names if in_share(name, "seed", 0.05)}
    assert five != {name for name in names if in_share(name, "other", 0.05)}
    assert not any(in_share(name, "seed", 0.0) for name in names)
    assert all(in_share(name, "seed", 1.0) for name in names)


DEALT: list[tuple[Lot, list[str], dict[str, int]]] = [
    (Lot(), ["ana"], {"ana": 10}),
    (Lot(), ["ana", "ben", "eva"], {"ana": 4, "ben": 3, "eva": 3}),
    (Lot(each=2), ["ana", "ben"], {"ana": 2, "ben": 2}),
    (Lot(each=50), ["ana", "ben"], {"ana": 5, "ben": 5}),
    (Lot(each=2, second=1.0), ["ana", "ben"], {"ana": 4, "ben": 4}),
    (Lot(second=1.0), ["ana"], {"ana": 10}),  # nobody else is there to be the second
    (Lot(each=0), ["ana"], {}),
]


@pytest.mark.parametrize(("lot", "people", "expected"), DEALT)
def test_dealing(lot: Lot, people: list[str], expected: dict[str, int]) -> None:
    made = dealt(REPORTS, people, lot, NONE)
    assert counts(made) == expected
    assert len({(one.report, one.who) for one in made}) == len(made)


def test_by_lot_with_a_seed() -> None:
    first = dealt(REPORTS, ["ana"], Lot(each=4, seed="7"), NONE)
    assert first == dealt(list(reversed(REPORTS)), ["ana"], Lot(each=4, seed="7"), NONE)
    assert first != dealt(REPORTS, ["ana"], Lot(each=4, seed="8"), NONE)
    assert [one.report for one in dealt(REPORTS, ["ana"], Lot(each=4), NONE)] == [1, 2, 3, 4]


def test_from_the_text_alone() -> None:
    made = dealt(REPORTS, ["ana"], Lot(), frozenset((3,)))
    assert [one.report for one in made if one.blind] == [3]
    assert all(one.blind for one in dealt(REPORTS, ["ana"], Lot(blind=True), NONE))


def test_what_somebody_has_is_dealt_to_no_other_first() -> None:
    held = [(1, "r1", ("ana",)), (2, "r2", ())]
    assert [one.report for one in dealt(held, ["ben"], Lot(), NONE)] == [2]


def test_a_second_coder() -> None:
    held = [(1, "r1", ("ana",)), (2, "r2", ()), (3, "r3", ("ben",)), (4, "r4", ("ana", "eva"))]
    made = second_coder(held, "ben", Lot(second=1.0), NONE)
    assert [(one.report, one.who) for one in made] == [(1, "ben")]
    assert second_coder(held, "ben", Lot(second=0.0), NONE) == []
