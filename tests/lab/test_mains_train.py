"""What is learned from of main happenings."""

from pathlib import Path

from tacitus.incidents.mains import TOLD
from tacitus.text_coder import load
from tacitus_lab.bench.reports import Reports
from tacitus_lab.mains_train import of_gold


def test_events_of_a_gold_coding() -> None:
    case = next(one for one in Reports().load(Path(), "samples") if one.id == "abeokuta-market")
    rows, main = of_gold(case, load("rules").tools)
    golds = case.gold["events"]
    assert rows.shape == (len(golds), len(TOLD))
    assert main.sum() == sum(event["salience"] == "main" for event in golds)
    assert rows[:, TOLD.index("weight")].max() == 1
    assert rows[:, TOLD.index("first")].sum() == 1
