"""How alike two reports are as a whole."""

import numpy as np
import pytest

from tacitus.link.gist import (
    SIZE,
    Gist,
    Gists,
    Holders,
    Weights,
    gist_of,
    number_of,
    numbers_of,
    rarities,
)
from tacitus.link.vectors import KEPT, heaviest, likeness, vectors_of, weightiest

FIRE = "A warehouse fire in Dalat killed nine packers on Monday, the fire chief Thuy Pham said."
AGAIN = "Nine packers are dead after Monday's fire in a Dalat warehouse, said chief Thuy Pham."
MARKET = "The mayor opened a covered market in Dalat on Monday and thanked the masons."
POLICE = "Police said that they had arrested two men."


def weights_of(gists: list[Gist]) -> Weights:
    held = np.zeros(SIZE, np.int32)
    for one in gists:
        held[one.words] += 1
    return rarities(held, len(gists))


def alike(one: str, two: str, *more: str) -> float:
    gists = [gist_of(text) for text in (one, two, *more)]
    weights = weights_of(gists)
    vectors = vectors_of(Gists.of(gists), weights)
    return float(likeness(vectors, np.array([0]), np.array([1]))[0])


@pytest.mark.parametrize(
    ("one", "two", "low", "high"),
    [
        (FIRE, AGAIN, 0.6, 0.99),
        (FIRE, MARKET, 0.05, 0.3),
        (FIRE, POLICE, 0.0, 0.05),
        (FIRE, FIRE.upper(), 0.999, 1.001),
        (FIRE, "", 0.0, 0.0),
        ("", "", 0.0, 0.0),
        ("…", "!", 0.0, 0.0),
    ],
)
def test_rare_words_make_reports_alike(one: str, two: str, low: float, high: float) -> None:
    assert low <= alike(one, two) <= high
    assert alike(one, two) == pytest.approx(alike(two, one), abs=1e-6)


def test_words_that_become_common_weigh_less() -> None:
    kilns = "Fire in a Dalat warehouse: the potter Binh Tran lost two kilns."
    goats = "Fire in a Dalat warehouse: the farmer Hue Vo saved forty goats."
    routine = [f"Fire in a Dalat warehouse, row {number}." for number in range(500)]
    assert alike(kilns, goats, *routine) < 0.5 * alike(kilns, goats)


def test_long_reports_are_known_by_their_weightiest_words() -> None:
    gist = gist_of(" ".join(f"word{n} the of and" for n in range(5000)))
    found = vectors_of(Gists.of([gist_of(FIRE), gist]), weights_of([gist, gist]))
    fire, long = found.words.sizes
    assert (fire, long) == (len(gist_of(FIRE).words), KEPT)
    assert np.all(np.diff(found.words[1]) > 0)
    others, weights = found.weights[:fire], found.weights[fire:]
    assert float(weights @ weights) == pytest.approx(1, abs=1e-5)
    which, words = weightiest(found, np.array([1, 0]), 5)
    assert which.tolist() == [0] * 5 + [1] * 5
    assert set(words[:5].tolist()) <= set(found.words[1].tolist())
    least = min(others[np.isin(found.words[0], words[5:])])
    assert sum(others > least) < 5


def test_of_equal_weights_the_first_are_kept() -> None:
    weights = np.array([2, 1, 1, 3, 1, 1, 1, 0, 4, 4], np.float32)
    kept = heaviest(weights, np.array([6, 0, 2, 2]), 3)
    assert np.flatnonzero(kept).tolist() == [0, 1, 3, 6, 7, 8, 9]
    assert heaviest(weights[:0], np.array([0]), 3).tolist() == []


def test_many_pairs_are_as_alike_as_each_alone() -> None:
    weights = weights_of([gist_of(text) for text in (FIRE, AGAIN, MARKET)])
    texts = (FIRE, "", AGAIN, MARKET, FIRE)
    vectors = vectors_of(Gists.of(map(gist_of, texts)), weights)
    ones, twos = np.divmod(np.arange(25), 5)
    alone = [
        float(likeness(vectors, *pair)[0]) for pair in np.column_stack((ones, twos))[:, :, None]
    ]
    assert likeness(vectors, ones, twos).tolist() == alone
    assert likeness(vectors, ones[:0], twos[:0]).tolist() == []
    assert vectors.words.sizes.astype(bool).tolist() == [True, False, True, True, True]


def test_words_are_counted_many_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tacitus.link.gist.AT_ONCE", 3)
    holders = Holders()
    for text in ("ferry depot", "ferry", "", "ferry kiln depot mill"):
        holders.put(numbers_of(text.split()))
    counts = holders.counts()
    assert [counts[number_of(word)] for word in ("ferry", "depot", "kiln", "quay")] == [3, 2, 1, 0]
    assert counts.sum() == 7
