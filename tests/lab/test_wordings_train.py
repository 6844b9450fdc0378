"""Pairs of anchors to learn from, and the weights as they are written."""

import tomllib
from pathlib import Path

import numpy as np

from tacitus.incidents.wordings import FEATURES
from tacitus.text_coder import load
from tacitus.values import Span
from tacitus_lab.bench.reports import Reports
from tacitus_lab.wordings_train import owner, pairs_of, written


def test_owner_is_the_event_that_shares_most() -> None:
    gold = {
        "events": [
            {"id": "e1", "anchors": [{"start": 0, "end": 4}]},
            {"id": "e2", "anchors": [{"start": 20, "end": 30}, {"start": 4, "end": 12}]},
        ]
    }
    assert owner(gold, Span(2, 10)) == "e2"
    assert owner(gold, Span(0, 4)) == "e1"
    assert owner(gold, Span(14, 18)) is None
    assert owner({"events": []}, Span(0, 4)) is None


def test_pairs_of_a_report() -> None:
    case = next(one for one in Reports().load(Path(), "samples") if one.id == "abeokuta-market")
    rows, right = pairs_of(case, load())
    assert rows.shape == (len(right), len(FEATURES) + 1)
    assert 0 < right.sum() < len(right)
    assert rows[:, -1].min() < 0 < rows[:, -1].max()


def test_weights_are_written_as_they_are_read() -> None:
    table = tomllib.loads(written(np.arange(len(FEATURES) + 1.0), np.array([0.5, 0.25, -1.0])))
    assert table["told"]["same_mode"] == 0
    assert table["told"]["base"] == len(FEATURES)
    assert table["both"] == {"told": 0.5, "link": 0.25, "base": -1.0}
