"""Figures with their intervals, as pure functions of counts.

A benchmark counts, for each document, a few numbers (right, predicted, gold; or sums of squares);
a figure is a function of the sums of these over documents. Its 95% interval is a percentile
bootstrap: 1,000 times as many documents are drawn with replacement, seeded, and the figure is taken
anew (Efron 1979).
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.float64]  # a row a document, or a row a resample; columns as the figure says
Statistic = Callable[[Counts], NDArray[np.float64]]  # rows of sums -> a value a row

RESAMPLES = 1_000
SEED = 20_161_219


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95% interval over `n` documents (nan, if there is one only). `unit` is
    "share" (0 to 1), "km", "points" and so on; nan where there was nothing to measure. `better` is
    "higher" or "lower"."""

    name: str
    value: float
    low: float
    high: float
    n: int
    unit: str = "share"
    better: str = "higher"


def figure(
    name: str,
    counts: Sequence[tuple[float, ...]],
    statistic: Statistic,
    unit: str = "share",
    better: str = "higher",
) -> Figure:
    """The figure over all documents, with its interval; `counts` has a row a document."""
    table = np.asarray(counts, dtype=np.float64)
    if table.size == 0:
        return Figure(name, float("nan"), float("nan"), float("nan"), 0, unit, better)
    value = float(statistic(table.sum(axis=0, keepdims=True))[0])
    low, high = interval(statistic(resampled(table))) if len(table) > 1 else (math.nan, math.nan)
    return Figure(name, value, low, high, len(table), unit, better)


def resampled(table: Counts) -> Counts:
    """The sums of 1,000 draws of the documents: shape (1000, columns)."""
    dice = np.random.default_rng(SEED)
    documents = len(table)
    even = np.full(documents, 1 / documents)
    drawn = dice.multinomial(documents, even, size=RESAMPLES)
    return np.asarray(drawn @ table, dtype=np.float64)


def interval(values: NDArray[np.float64]) -> tuple[float, float]:
    """The 2.5th and 97.5th percentile of what is not nan."""
    known = values[~np.isnan(values)]
    if known.size == 0:
        return float("nan"), float("nan")
    low, high = np.percentile(known, [2.5, 97.5])
    return float(low), float(high)


def over_documents(
    name: str,
    documents: int,
    measure: Callable[[list[int]], float],
    unit: str = "share",
    better: str = "higher",
    resamples: int = RESAMPLES,
) -> Figure:
    """A figure that is no function of sums (a median, a clustering score): `measure` is given the
    numbers of the documents drawn."""
    if documents == 0:
        return Figure(name, float("nan"), float("nan"), float("nan"), 0, unit, better)
    dice = np.random.default_rng(SEED)
    draws = (dice.integers(0, documents, size=documents).tolist() for _ in range(resamples))
    low, high = interval(np.asarray([measure(draw) for draw in draws]))
    return Figure(name, measure(list(range(documents))), low, high, documents, unit, better)


# ---- statistics: rows of sums -> values -------------------------------------------------------


def divided(one: NDArray[np.float64], two: NDArray[np.float64]) -> NDArray[np.float64]:
    """one / two; nan where two is 0."""
    out = np.full(one.shape, np.nan)
    np.divide(one, two, out=out, where=two != 0)
    return out


def precision(sums: Counts) -> NDArray[np.float64]:
    """Columns: right, predicted, gold."""
    return divided(sums[:, 0], sums[:, 1])


def recall(sums: Counts) -> NDArray[np.float64]:
    """Columns: right, predicted, gold."""
    return divided(sums[:, 0], sums[:, 2])


def f_measure(sums: Counts) -> NDArray[np.float64]:
    """Columns: right, predicted, gold. F is 2 right / (predicted + gold)."""
    return divided(2 * sums[:, 0], sums[:, 1] + sums[:, 2])


def f_of_parts(sums: Counts) -> NDArray[np.float64]:
    """Columns: precision's numerator and denominator, recall's numerator and denominator."""
    p, r = divided(sums[:, 0], sums[:, 1]), divided(sums[:, 2], sums[:, 3])
    p, r = np.nan_to_num(p), np.nan_to_num(r)
    return np.where(p + r > 0, divided(2 * p * r, p + r), 0.0)


def share(sums: Counts) -> NDArray[np.float64]:
    """Columns: right, all. Also a mean: sum, number."""
    return divided(sums[:, 0], sums[:, 1])


def pearson(sums: Counts) -> NDArray[np.float64]:
    """Columns: n, sum x, sum y, sum x squared, sum y squared, sum xy."""
    n, x, y, xx, yy, xy = sums.T
    spread = np.sqrt(np.maximum(n * xx - x * x, 0) * np.maximum(n * yy - y * y, 0))
    return divided(n * xy - x * y, spread)


def moments(pairs: list[tuple[float, float]]) -> tuple[float, ...]:
    """The columns of `pearson` for the pairs of one document."""
    xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
    return (
        float(len(pairs)),
        sum(xs),
        sum(ys),
        sum(x * x for x in xs),
        sum(y * y for y in ys),
        sum(x * y for x, y in pairs),
    )
