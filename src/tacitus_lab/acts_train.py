"""Learns the weights of `tacitus.annotate.learned.acts` (`data/act_weights.txt`).

    python -m tacitus_lab.acts_train --corpus DIR [--unread DIR ...] [--aside DIR ...] [-o FILE]

A softmax over the acts of the statements of our corpus (`train`; --unread and --aside are left out
of it), by gradient. Weights too small to tell are left out. The same data give the same file.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from tacitus.annotate.learned.acts import ACTS, SCALE, features
from tacitus_lab.bench.base import Case
from tacitus_lab.unread import options, read_and_unread

Floats = NDArray[np.float64]
Row = tuple[frozenset[str], str]  # what is told of a statement, and its act
HEAD = "# Learned by tacitus_lab.acts_train from our own corpus; tenths, `base` is in every sum."
LEAST = 5  # statements in which a feature stands
PULL = 2.0  # of the weights towards 0
STEPS = 60
SMALLEST = 3  # tenths


def rows_of(case: Case) -> list[Row]:
    """What is told of each statement of a gold coding, and its act."""
    text, kinds = case.gold["report"]["text"], {e["id"]: e["kind"] for e in case.gold["entities"]}
    return [
        (
            frozenset(
                features(
                    words(text, one["span"]),
                    words(text, one["cue"]),
                    one["form"],
                    kinds.get(one["speaker"], "unnamed"),
                )
            ),
            one["act"],
        )
        for one in case.gold["statements"]
    ]


def words(text: str, span: dict[str, int] | None) -> str:
    return "" if span is None else text[span["start"] : span["end"]]


def table_of(rows: Sequence[Row], names: Sequence[str]) -> Any:
    """A row for each statement, a column for each feature: 1 where it has it."""
    number = {name: n for n, name in enumerate(names)}
    cells = [(n, number[name]) for n, (told, _) in enumerate(rows) for name in told & number.keys()]
    down, across = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(cells)), (down, across)), shape=(len(rows), len(names)))


def learn(table: Any, wanted: Floats) -> Floats:
    """The weights (features and, last, base x acts) by which the wanted acts are likeliest."""
    shape = (table.shape[1] + 1, wanted.shape[1])

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(shape)
        sums = table @ weights[:-1] + weights[-1]
        sums -= sums.max(1, keepdims=True)
        likely = np.exp(sums)
        likely /= likely.sum(1, keepdims=True)
        off = likely - wanted
        slope = np.vstack([table.T @ off + PULL * weights[:-1], off.sum(0)])
        missed = -np.log(np.maximum((likely * wanted).sum(1), 1e-12)).sum()
        return float(missed + PULL / 2 * (weights[:-1] ** 2).sum()), slope.ravel()

    found = minimize(
        loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}
    )
    return np.asarray(found.x, dtype=float).reshape(shape)


def written(names: Sequence[str], weights: Floats) -> str:
    """The lines of the file: a feature, then the acts with their weights."""
    lines = [HEAD]
    for name, row in zip((*names, "base"), np.rint(weights * SCALE).astype(int), strict=True):
        told = [f"{act}={n}" for act, n in zip(ACTS, row, strict=True) if abs(n) >= SMALLEST]
        if told:
            lines.append("\t".join([name, *told]))
    return "\n".join(lines) + "\n"


def learned(cases: Sequence[Case]) -> str:
    """The file that these cases give."""
    rows = [row for case in cases for row in rows_of(case)]
    counts = Counter(name for told, _ in rows for name in told)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    wanted = np.array([[float(act == one) for one in ACTS] for _, act in rows])
    return written(names, learn(table_of(rows, names), wanted))


def main() -> None:
    """Learns and writes."""
    chosen = options(__doc__)
    table = learned(read_and_unread(chosen.corpus, chosen.unread, chosen.aside)[0])
    if chosen.output:
        chosen.output.write_text(table, encoding="utf-8")
    else:
        print(table, end="")


if __name__ == "__main__":
    main()
