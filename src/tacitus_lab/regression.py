"""Logistic regression by Newton's method, for the few weights that rules are weighed with."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
PULL = 3.0  # of the weights towards 0
STEPS = 60


def learn(given: Iterable[tuple[Floats, Floats]]) -> Floats:
    """The weights of the columns of some tables, beside 0 or 1 for each row; last the base, which
    is not pulled towards 0."""
    pairs = list(given)
    table = np.concatenate([with_ones(one) for one, _ in pairs])
    wanted = np.concatenate([right for _, right in pairs])
    pull = np.full(table.shape[1], PULL)
    pull[-1] = 0.0
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (guess - wanted) + pull * weights
        bend = (table.T * (guess * (1 - guess))) @ table + np.diag(pull)
        weights -= np.linalg.solve(bend, slope)
    return weights


def as_table(name: str, names: Sequence[str], weights: Floats, digits: int = 2) -> list[str]:
    """The lines of a TOML table of weights, an empty one before it."""
    rows = zip(names, weights, strict=True)
    return ["", f"[{name}]", *(f"{one} = {weight:.{digits}f}" for one, weight in rows)]


def with_ones(table: Floats) -> Floats:
    """The table with a last column of ones, for the base."""
    return np.column_stack([table, np.ones(len(table))])
