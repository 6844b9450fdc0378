"""Learns the weights of `tacitus.incidents.mains` (`data/mains.toml`).

    python -m tacitus_lab.mains_train --corpus DIR [--unread DIR ...] [--aside DIR ...] [-o FILE]

What is told of a happening is weighed on the gold codings of our corpus (`train`; --unread are left
out of it), of which all marks are gold, so that no reader's skill comes in. What the reader's own
word adds is weighed on reports that it has not learned from (`dev`, the samples and the folders of
--unread); --aside are left out of both. The same data and reader give the same file.
"""

import json
from collections.abc import Sequence

import numpy as np

from tacitus.annotate.rules import mark
from tacitus.contract import from_json
from tacitus.incidents.happenings import Happening, best_of
from tacitus.incidents.mains import TOLD, features, judged
from tacitus.incidents.reading import Reading
from tacitus.incidents.salience import by_item
from tacitus.incidents.wordings import happenings_of, log_odds
from tacitus.pipeline import Tools, derive
from tacitus.text_coder import TextCoder, load
from tacitus_lab.bench.base import Case
from tacitus_lab.bench.reports import Reports
from tacitus_lab.gold.alignment import Pair
from tacitus_lab.gold_marks import anchors_of, gold_marks
from tacitus_lab.regression import Floats, as_table, learn, with_ones
from tacitus_lab.unread import options, read_and_unread

HEAD = "# Learned by tacitus_lab.mains_train from our own corpus; a `base` is added to each sum."


def of_gold(case: Case, tools: Tools) -> tuple[Floats, Floats]:
    """What is told of each event of a gold coding, and whether it is main."""
    gold = from_json(json.dumps(case.gold))
    marks = gold_marks(gold, mark(gold.report)[0])
    reading = Reading(gold.report, marks, derive(gold.report, marks, tools.gazetteer))
    owners = anchors_of(gold)[1]
    groups = [
        [n for n, owner in enumerate(owners) if owner == id_] for id_ in dict.fromkeys(owners)
    ]
    found = [Happening(tuple(group), best_of(reading, group)) for group in groups]
    main = [reading.anchor(one.best).salience == "main" for one in found]
    return rows(reading, found), np.array(main, dtype=float)


def of_reader(case: Case, coder: TextCoder) -> tuple[Floats, Floats]:
    """What is told of each happening that the reader finds, and the log-odds of its word for it;
    and whether the gold event that it is aligned with is main. Nothing of a report in capitals,
    where it has no such word."""
    predicted = Reports().predict(case, coder)
    golds = {p["id"]: g["salience"] for g, p in Pair(case.gold, predicted).events}
    main = [golds.get(event["id"]) == "main" for event in predicted["events"]]
    report = from_json(json.dumps(predicted)).report
    marks = coder.tools.annotator(report)
    reading = Reading(report, marks, derive(report, marks, coder.tools.gazetteer))
    found = happenings_of(reading) if main else ()
    own = [likely for one in found if isinstance(likely := judged(reading, one), float)]
    if len(own) < len(found):
        return np.zeros((0, len(TOLD) + 1)), np.zeros(0)
    words = np.array([log_odds(likely) for likely in own])
    return np.column_stack([rows(reading, found), words]), np.array(main, dtype=float)


def rows(reading: Reading, found: Sequence[Happening]) -> Floats:
    """A row of features a happening."""
    made = np.zeros((len(found), len(TOLD)))
    for numbers in by_item(reading, tuple(found)).values():
        asked = features(reading, [found[n] for n in numbers])
        made[numbers] = [[one.get(name, 0.0) for name in TOLD] for one in asked]
    return made


def written(told: Floats, both: Floats) -> str:
    """The two tables of weights."""
    lines = as_table("told", (*TOLD, "base"), told)
    lines += as_table("both", ("told", "reader", "base"), both)
    return "\n".join([HEAD, *lines]) + "\n"


def main() -> None:
    """Learns and writes."""
    chosen, coder = options(__doc__), load()
    train, fresh = read_and_unread(chosen.corpus, chosen.unread, chosen.aside)
    told = learn(of_gold(one, coder.tools) for one in train)
    both = learn(
        (np.column_stack([with_ones(one[:, :-1]) @ told, one[:, -1:]]), right)
        for one, right in (of_reader(one, coder) for one in fresh)
    )
    table = written(told, both)
    print(table, end="")
    if chosen.output:
        chosen.output.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
