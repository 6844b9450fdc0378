"""The regression that weighs what makes a happening main."""

from pathlib import Path

import numpy as np
import pytest

from tacitus.incidents.mains import TOLD
from tacitus.text_coder import load
from tacitus_lab.bench.reports import Reports
from tacitus_lab.mains_train import learn, of_gold


def test_learns_which_column_tells() -> None:
    dice = np.random.default_rng(1)
    table = dice.random((400, 2))
    weights = learn([(table, (table[:, 0] > 0.5).astype(float))])
    assert weights[0] > 5
    assert abs(weights[1]) < 0.5
    assert weights[0] * 0.5 + weights[1] * 0.5 + weights[2] == pytest.approx(0, abs=0.5)


def test_events_of_a_gold_coding() -> None:
    case = next(one for one in Reports().load(Path(), "samples") if one.id == "abeokuta-market")
    rows, main = of_gold(case, load("rules").tools)
    golds = case.gold["events"]
    assert rows.shape == (len(golds), len(TOLD))
    assert main.sum() == sum(event["salience"] == "main" for event in golds)
    assert rows[:, TOLD.index("weight")].max() == 1
    assert rows[:, TOLD.index("first")].sum() == 1
