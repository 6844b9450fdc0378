"""Logistic regression."""

import numpy as np
import pytest

from tacitus_lab.regression import learn


def test_learns_which_column_tells() -> None:
    dice = np.random.default_rng(1)
    table = dice.random((400, 2))
    weights = learn([(table, (table[:, 0] > 0.5).astype(float))])
    assert weights[0] > 5
    assert abs(weights[1]) < 0.5
    assert weights[0] * 0.5 + weights[1] * 0.5 + weights[2] == pytest.approx(0, abs=0.5)
