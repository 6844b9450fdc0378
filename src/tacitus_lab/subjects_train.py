"""Learns the weights of `tacitus.incidents.subjects` (`data/subjects.toml`).

    python -m tacitus_lab.subjects_train DIR [DIR ...] [-o FILE]

Reads reports that the learned reader has not learned from (folders of text and coding). Of each
statement that it finds and that is aligned with a gold one: whether the gold one speaks of each of
the happenings. The same data and reader give the same file.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tacitus.contract import from_json
from tacitus.incidents.reading import Reading
from tacitus.incidents.salience import judge
from tacitus.incidents.subjects import FEATURES, Subjects
from tacitus.incidents.wordings import happenings_of
from tacitus.marks import Quote
from tacitus.pipeline import derive
from tacitus.text_coder import TextCoder, load
from tacitus_lab.bench.base import Case
from tacitus_lab.bench.reports import Reports
from tacitus_lab.gold.alignment import Pair
from tacitus_lab.regression import Floats, as_table, learn

HEAD = "# Learned by tacitus_lab.subjects_train from our own corpus."


def rows_of(case: Case, coder: TextCoder) -> tuple[Floats, Floats]:
    """A row of features for each happening beside each statement, and whether it is the one that
    is spoken of."""
    predicted = Reports().predict(case, coder)
    pair = Pair(case.gold, predicted)
    beside = {gold["id"]: pred["id"] for gold, pred in pair.events}
    wanted = {pred["id"]: beside.get(gold["about"]) for gold, pred in pair.statements}
    report = from_json(json.dumps(predicted)).report
    marks = coder.tools.annotator(report)
    reading = Reading(report, marks, derive(report, marks, coder.tools.gazetteer))
    found = happenings_of(reading) if predicted["events"] else ()
    mains = [n for n, one in enumerate(judge(reading, found)) if one.salience == "main"]
    return table(Subjects(reading, found, mains), marks.quotes, wanted)


def table(
    subjects: Subjects, quotes: Sequence[Quote], wanted: dict[str, str | None]
) -> tuple[Floats, Floats]:
    """The same; `wanted` is the id of the event that each aligned statement speaks of."""
    rows, right, before = [], [], None
    for number, quote in enumerate(quotes):
        if f"s{number + 1}" not in wanted:
            continue
        about = wanted[f"s{number + 1}"]
        for n, asked in enumerate(subjects.features(quote, before)):
            rows.append([float(asked[name]) for name in FEATURES])
            right.append(float(about == f"e{n + 1}"))
        before = before if about is None else int(about[1:]) - 1
    return np.array(rows).reshape(len(rows), len(FEATURES)), np.array(right)


def main() -> None:
    """Learns and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path)
    chosen, coder = parser.parse_args(), load()
    cases = [case for folder in chosen.folders for case in Reports().load(folder, "given")]
    weights = learn(rows_of(case, coder) for case in cases)[:-1]
    table = "\n".join([HEAD, *as_table("weights", FEATURES, weights)]) + "\n"
    print(table, end="")
    if chosen.output:
        chosen.output.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
