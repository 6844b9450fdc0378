"""Coreference scores on the example of Luo (2005) and on cases reckoned by hand."""

import numpy as np
import pytest

from tacitus_lab.coreference import (
    Cluster,
    b_cubed,
    ceaf_e,
    conll_f,
    conll_parts,
    conll_rows,
    muc,
)


def clusters(*groups: str) -> list[Cluster]:
    """Each letter is a mention."""
    return [frozenset((ord(letter), ord(letter)) for letter in group) for group in groups]


GOLD = clusters("abcde", "fg", "hijkl")


@pytest.mark.parametrize(
    ("pred", "precision", "recall"),
    [
        # Luo 2005, figure 1: (b) joins the 2 with a 5, (c) joins the two 5s
        (clusters("abcde", "fghijkl"), 9 / 10, 9 / 9),
        (clusters("abcdehijkl", "fg"), 9 / 10, 9 / 9),
        (clusters("abcde", "fg", "hijkl"), 1.0, 1.0),
        (clusters("a", "b"), 0.0, 0.0),
    ],
)
def test_muc(pred: list[Cluster], precision: float, recall: float) -> None:
    p, of_p, r, of_r = muc(GOLD, pred)
    assert (p / of_p if of_p else 0) == pytest.approx(precision)
    assert r / of_r == pytest.approx(recall)


@pytest.mark.parametrize(
    ("pred", "precision"),
    [
        (clusters("abcde", "fghijkl"), (5 + 2 * 2 / 7 + 5 * 5 / 7) / 12),
        (clusters("abcdehijkl", "fg"), (10 * 5 / 10 + 2) / 12),
    ],
)
def test_b_cubed(pred: list[Cluster], precision: float) -> None:
    p, of_p, r, of_r = b_cubed(GOLD, pred)
    assert p / of_p == pytest.approx(precision)
    assert r / of_r == pytest.approx(1.0)


def test_ceaf_e() -> None:
    best, of_p, _, of_r = ceaf_e(GOLD, clusters("abcde", "fghijkl"))
    assert best == pytest.approx(1 + 2 * 5 / 12)
    assert (of_p, of_r) == (2, 3)
    assert ceaf_e(GOLD, []) == (0, 0, 0, 3)


def test_conll_is_their_mean() -> None:
    pred = clusters("abcde", "fghijkl")
    sums = np.array([conll_parts(GOLD, pred)])
    fs = []
    for score in (muc, b_cubed, ceaf_e):
        a, b, c, d = score(GOLD, pred)
        fs.append(2 * (a / b) * (c / d) / (a / b + c / d))
    assert conll_f(sums)[0] == pytest.approx(sum(fs) / 3)
    assert conll_f(np.array([conll_parts(GOLD, GOLD)]))[0] == pytest.approx(1.0)


def test_rows_of_mentions_add_up_to_the_parts() -> None:
    letters = [(ord(letter), ord(letter)) for letter in "abcdefghijkl"]
    for groups in (("abcde", "fghijkl"), ("abf", "cdeg", "hijkl"), tuple("abcdefghijkl")):
        pred = clusters(*groups)
        summed = np.sum(conll_rows(GOLD, pred, letters), axis=0)
        assert summed == pytest.approx(conll_parts(GOLD, pred))
