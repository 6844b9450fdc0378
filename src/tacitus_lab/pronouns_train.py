"""Learns the weights of `tacitus.derive.pronouns` (`data/pronouns.toml`).

    python -m tacitus_lab.pronouns_train --gum DIR --corpus DIR [-o FILE]

Reads GUM's training part and our own corpus (`train`), resolves names and descriptions by rule and
learns, for each kind of pronoun, which of the mentions before it a coder chose: a softmax over the
mentions and "none of them", by gradient. The same data give the same file.
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tacitus.annotate.rules import RuleReader
from tacitus.derive.being_reading import Reading
from tacitus.derive.beings import Being, read_beings
from tacitus.derive.clusters import Clusters
from tacitus.derive.grouping import join_all_but_pronouns
from tacitus.derive.pronouns import (
    CONTEXT,
    FEATURES,
    MOST,
    context,
    distance,
    features,
    standing,
)
from tacitus.marks import Marks
from tacitus.values import Report
from tacitus_lab.bench.entity_data import read_gum
from tacitus_lab.gold.compiler import Compiler

Floats = NDArray[np.float64]
Owner = Callable[[Being], str | None]  # which gold entity a mention is one of
TABLES = {"he": ("he", "she"), "they": ("they",), "it": ("it",)}
NAMES = (*FEATURES, *CONTEXT, "distance")
STEPS = 400
RATE = 0.5
DECAY = 0.002  # pulls the weights towards 0
# Taken off the least score that is believed: a coding names no more than those who matter, so that
# many a "they" stands for nobody there who stands for somebody in the text.
READIER = {"he": 0.5, "they": 0.5, "it": 0.7}


@dataclass(frozen=True, slots=True)
class Choice:
    """A pronoun, a row of features for each mention it may stand for, and which are right."""

    pronoun: str
    rows: Floats
    right: NDArray[np.bool_]


def gum_documents(folder: Path) -> Iterator[tuple[Report, list[tuple[int, int, str]]]]:
    """GUM's training documents; of each mention start, end and the number of its entity."""
    for case in read_gum(folder, "train"):
        spans = [
            (start, end, str(number))
            for number, group in enumerate(case.gold["clusters"])
            for start, end in group
        ]
        yield Report(case.id, case.text, ""), spans


def own_documents(folder: Path) -> Iterator[tuple[Report, list[tuple[int, int, str]]]]:
    """The reports of our corpus that compile without a fault."""
    for path in sorted(folder.glob("*.yaml")):
        compiler = Compiler(path)
        if compiler.faults or compiler.coding is None:
            continue
        coding = compiler.coding
        if coding["report"]["language"] != "en":
            continue
        spans = [
            (span["start"], span["end"], entity["id"])
            for entity in coding["entities"]
            for span in entity["mentions"]
        ]
        yield Report(path.stem, coding["report"]["text"], ""), spans


def owner_of(marks: Marks, spans: list[tuple[int, int, str]]) -> Owner:
    """Tells of a mention the gold entity of the shortest gold mention that holds its head and whose
    first word is its own, or that is the same."""
    by_size = sorted(spans, key=lambda span: span[1] - span[0])

    def owner(being: Being) -> str | None:
        head = marks.mentions[being.number].head
        for start, end, entity in by_size:
            held = start <= head.start and head.end <= end
            if held and abs(start - being.span.start) <= len("the "):
                return entity
        return None

    return owner


def choices(report: Report, marks: Marks, owner: Owner) -> Iterator[Choice]:
    """Each pronoun of a document with the mentions before it. Earlier pronouns are joined as the
    gold has them, so that the history is right."""
    reading = Reading(report, marks)
    beings = read_beings(reading)
    clusters = Clusters(beings)
    join_all_but_pronouns(beings, clusters, reading)
    for number, being in enumerate(beings):
        if being.pronoun not in ("he", "she", "they", "it"):
            continue
        gold = owner(being)
        earlier = beings[max(0, number - MOST) : number]
        found = list(standing(being, earlier, clusters, reading))
        around = context(being, reading)
        rows = [
            (*features(being, other, cluster, reading), *around, distance(being, other))
            for other, cluster in found
        ]
        right = [gold is not None and owner(other) == gold for other, _ in found]
        if rows:
            yield Choice(being.pronoun, np.array(rows, dtype=float), np.array(right))
        before = next((b for b in reversed(earlier) if gold and owner(b) == gold), None)
        if before is not None:
            clusters.join(clusters.of[before.number], clusters.of[being.number])


def learn(given: list[Choice]) -> tuple[Floats, float]:
    """The weights of the features and the score of "none of them"."""
    weights, none = np.zeros(len(NAMES)), 0.0
    for _ in range(STEPS):
        slope, slope_none = np.zeros_like(weights), 0.0
        for choice in given:
            scores = np.append(choice.rows @ weights, none)
            guess = np.exp(scores - scores.max())
            guess /= guess.sum()
            wanted = np.append(np.where(choice.right, guess[:-1], 0.0), 0.0)
            if not choice.right.any():
                wanted[-1] = 1.0
            difference = wanted / wanted.sum() - guess
            slope += choice.rows.T @ difference[:-1]
            slope_none += difference[-1]
        weights += RATE * (slope / len(given) - DECAY * weights)
        none += RATE * slope_none / len(given)
    return weights, none


def right_share(given: list[Choice], weights: Floats, none: float) -> str:
    """How many links are right, and how many of the pronouns that have an antecedent get one."""
    linked = right = possible = 0
    for choice in given:
        scores = choice.rows @ weights
        best = int(scores.argmax())
        possible += bool(choice.right.any())
        if scores[best] > none:
            linked += 1
            right += bool(choice.right[best])
    return f"{right} right of {linked} linked, {possible} possible"


def main() -> None:
    """Learns, measures on the training data and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gum", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path)
    chosen = parser.parse_args()
    reader = RuleReader()
    given: list[Choice] = []
    for report, spans in (*gum_documents(chosen.gum), *own_documents(chosen.corpus / "train")):
        marks = reader(report)
        given += choices(report, marks, owner_of(marks, spans))
    lines = ["# Learned by tacitus_lab.pronouns_train from GUM and our own corpus; he is also she."]
    for table, pronouns in TABLES.items():
        mine = [choice for choice in given if choice.pronoun in pronouns]
        weights, none = learn(mine)
        print(table, right_share(mine, weights, none - READIER[table]))
        named = zip(NAMES, weights, strict=True)
        lines += ["", f"[{table}]", f"least = {none - READIER[table]:.2f}"]
        lines += [f"{name} = {weight:.2f}" for name, weight in named]
    if chosen.output:
        chosen.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
