"""Alpha against published values, and its intervals."""

import pytest

from tacitus.coder_values import Interval, Values
from tacitus.review.alpha import alpha, difference, distance, share


def groups(*rows: str) -> list[list[list[Values]]]:
    """Coders as rows of codes, `.` where one has none: a unit a column, each its own report."""
    columns = zip(*(row.split() for row in rows), strict=True)
    return [[[frozenset([value]) for value in column if value != "."]] for column in columns]


PUBLISHED = [
    (("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
    (("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692),
    (
        (
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 .",
        ),
        0.743,
    ),
]


@pytest.mark.parametrize(("rows", "published"), PUBLISHED)
def test_alpha_as_published(rows: tuple[str, ...], published: float) -> None:
    """Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, examples A, B and C."""
    found = alpha(groups(*rows))
    assert found.value == pytest.approx(published, abs=5e-4)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= published <= found.high


def test_alpha_of_nominal_values() -> None:
    """a/a, a/a, b/b, a/b: within units 1/4 differ. Of 8 values five are a, three b: 30 of 56
    ordered pairs differ. 1 - 0.25 / (30 / 56)."""
    assert alpha(groups("a a b a", "a a b b")).value == pytest.approx(1 - 0.25 * 56 / 30)


def test_alpha_of_sets() -> None:
    """{a}/{a,c} and {b}/{b}: within units (1/2 + 0) / 2. Ordered pairs of {a}, {a,c}, {b}, {b}:
    a-ac 1/2 twice, a-b 1 four times, ac-b 1 four times: 9 of 12."""
    a, ac, b = frozenset("a"), frozenset("ac"), frozenset("b")
    found = alpha([[[a, ac], [b, b]]])
    assert found.value == pytest.approx(1 - 0.25 / (9 / 12))
    assert (found.low, found.high) == (None, None)  # of one report there is no interval


EDGES: list[tuple[list[list[list[Values]]], float | None]] = [
    ([], None),
    ([[]], None),
    ([[[frozenset("a")]]], None),  # one coder
    (groups("a a", "a a"), 1.0),  # nothing differs
    (groups("a b", "a b"), 1.0),
    (groups(". .", ". ."), None),
    ([[[frozenset(), frozenset()]], [[frozenset("a"), frozenset()]]], 0.0),
]


def test_worse_than_by_lot() -> None:
    found = alpha(groups("a b", "b a")).value
    assert found is not None
    assert found < 0


def test_distance() -> None:
    a, ab, none = frozenset("a"), frozenset("ab"), frozenset[str]()
    assert distance(none, none) == 0.0
    assert distance(none, a) == 1.0
    assert distance(a, ab) == 0.5


@pytest.mark.parametrize(("given", "expected"), EDGES)
def test_at_the_edges(given: list[list[list[Values]]], expected: float | None) -> None:
    found = alpha(given).value
    assert found is None if expected is None else found == pytest.approx(expected)


def test_the_interval_is_the_same_every_time() -> None:
    rows = ("a b a b c a b c a a", "a b b b c a c c a b")
    assert alpha(groups(*rows)) == alpha(groups(*rows))


def test_shares_and_their_difference() -> None:
    assert share([]) == Interval(None)
    assert share([(0, 0)]) == Interval(None)
    assert share([(1, 2)]) == Interval(0.5)
    two = share([(2, 2), (0, 2)])
    assert (two.value, two.low, two.high) == (0.5, 0.0, 1.0)
    assert difference([(1, 1)], []) == Interval(None)
    apart = difference([(9, 10)] * 20, [(1, 10)] * 20)
    assert apart.value == pytest.approx(0.8)
    assert (apart.low, apart.high) == pytest.approx((0.8, 0.8))
