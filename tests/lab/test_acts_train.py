"""What is learned from of the acts of statements."""

from pathlib import Path

import numpy as np

from tacitus_lab.acts_train import learn, rows_of, table_of, written
from tacitus_lab.bench.reports import Reports


def test_statements_of_a_gold_coding() -> None:
    case = next(one for one in Reports().load(Path(), "samples") if one.id == "abeokuta-market")
    rows = rows_of(case)
    golds = case.gold["statements"]
    assert [act for _, act in rows] == [one["act"] for one in golds]
    assert all(f"f {one['form']}" in told for one, (told, _) in zip(golds, rows, strict=True))


def test_the_word_that_tells_the_act_weighs_most() -> None:
    denied = [(frozenset({"w never", "w it"}), "deny")] * 30
    told = [(frozenset({"w rain", "w it"}), "inform")] * 30
    names = ["w it", "w never", "w rain"]
    wanted = np.array([[1.0, 0.0]] * 30 + [[0.0, 1.0]] * 30)
    weights = learn(table_of([*denied, *told], names), wanted)
    assert weights[1, 0] > weights[0, 0] > weights[2, 0]
    assert weights[1, 0] > 0 > weights[1, 1]


def test_small_weights_are_left_out() -> None:
    weights = np.zeros((2, 11))
    weights[0, 4] = 1.24
    weights[1, 0] = 0.04
    assert written(["w never"], weights).splitlines()[1:] == ["w never\tdeny=12"]
