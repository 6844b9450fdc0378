"""What is learned from of main happenings."""

import tomllib
from pathlib import Path

import numpy as np

from tacitus.incidents.mains import TOLD
from tacitus.text_coder import load
from tacitus_lab.bench.reports import Reports
from tacitus_lab.mains_train import of_gold, of_reader, written


def test_events_of_a_gold_coding() -> None:
    case = next(one for one in Reports().load(Path(), "samples") if one.id == "abeokuta-market")
    rows, main = of_gold(case, load("rules").tools)
    golds = case.gold["events"]
    assert rows.shape == (len(golds), len(TOLD))
    assert main.sum() == sum(event["salience"] == "main" for event in golds)
    assert rows[:, TOLD.index("weight")].max() == 1
    assert rows[:, TOLD.index("first")].sum() == 1


def test_happenings_that_the_reader_finds() -> None:
    case = next(one for one in Reports().load(Path(), "samples") if one.id == "abeokuta-market")
    rows, main = of_reader(case, load())
    assert rows.shape == (len(main), len(TOLD) + 1)
    assert main.sum() >= 1
    assert rows[:, -1].min() < 0 < rows[:, -1].max()


def test_nothing_is_learned_where_the_reader_has_no_word_of_its_own() -> None:
    case = next(one for one in Reports().load(Path(), "samples") if one.id == "abeokuta-market")
    rows, main = of_reader(case, load("rules"))
    assert rows.shape == (0, len(TOLD) + 1)
    assert len(main) == 0


def test_weights_are_written_as_they_are_read() -> None:
    table = tomllib.loads(written(np.arange(len(TOLD) + 1.0), np.array([0.5, 0.25, -1.0])))
    assert table["told"]["weight"] == 0
    assert table["told"]["base"] == len(TOLD)
    assert table["both"] == {"told": 0.5, "reader": 0.25, "base": -1.0}
