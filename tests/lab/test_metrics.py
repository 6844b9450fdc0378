"""Figures on counts small enough to reckon by hand."""

import math

import numpy as np
import pytest

from tacitus_lab.metrics import (
    Statistic,
    f_measure,
    f_of_parts,
    figure,
    moments,
    over_documents,
    pearson,
    precision,
    recall,
    share,
)


@pytest.mark.parametrize(
    ("statistic", "counts", "value"),
    [
        (precision, [(1, 2, 4), (2, 2, 4)], 3 / 4),
        (recall, [(1, 2, 4), (2, 2, 4)], 3 / 8),
        (f_measure, [(1, 2, 4), (2, 2, 4)], 2 * 3 / (4 + 8)),
        (f_of_parts, [(1, 2, 1, 4), (2, 2, 2, 4)], 2 * 0.75 * 0.375 / (0.75 + 0.375)),
        (f_of_parts, [(0, 2, 0, 4)], 0.0),
        (share, [(3, 4), (0, 4)], 3 / 8),
        (pearson, [moments([(1, 2), (2, 4)]), moments([(3, 6)])], 1.0),
        (pearson, [moments([(1, 1), (2, 0), (3, 1), (4, 0)])], -1 / math.sqrt(5)),
    ],
)
def test_a_figure(statistic: Statistic, counts: list[tuple[float, ...]], value: float) -> None:
    made = figure("x", counts, statistic)
    assert made.value == pytest.approx(value)
    assert made.n == len(counts)


def test_nothing_to_measure_is_nan() -> None:
    assert math.isnan(figure("x", [], f_measure).value)
    assert math.isnan(figure("x", [(0, 0, 0)], f_measure).value)


def test_the_interval_holds_the_value_and_is_the_same_each_time() -> None:
    counts: list[tuple[float, ...]] = [(n % 2, 1.0) for n in range(400)]
    one, two = (figure("x", counts, share) for _ in range(2))
    assert one == two
    # Of 400 even trials, 95% fall within 1.96 * sqrt(0.25 / 400) = 0.049 of the half.
    assert one.value == 0.5
    assert one.low == pytest.approx(0.451, abs=0.01)
    assert one.high == pytest.approx(0.549, abs=0.01)


def test_a_median_over_documents() -> None:
    errors = [1.0, 2.0, 50.0]
    made = over_documents("x", 3, lambda drawn: float(np.median([errors[n] for n in drawn])))
    assert made.value == 2.0
    assert (made.low, made.high) == (1.0, 50.0)
