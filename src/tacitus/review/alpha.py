"""Krippendorff's alpha of sets of values, and shares, with their intervals.

Alpha (Krippendorff 2004, chapter 11) is what remains of agreement once chance is taken away: 1 is
full agreement, 0 that of drawing lots. A value of a unit is a set, empty where a coder has nothing,
and the distance of two sets is 1 less the share they have in common (Jaccard). Coders may be many,
and a unit may lack some of them. Intervals come from drawing reports anew, with replacement: the
units of one report stand or fall together.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from tacitus.coder_values import Interval, Values

DRAWS = 1_000
SEED = 20261126
Floats = NDArray[np.float64]
Units = Sequence[Sequence[Values]]  # of each unit the sets of its coders
Groups = Sequence[Units]  # of each report its units
Share = tuple[float, float]  # of each report: so many, of so many


def distance(one: Values, two: Values) -> float:
    """Jaccard's: 0 for equal sets, 1 for sets without a common member."""
    return 1 - len(one & two) / len(one | two) if one or two else 0.0


def alpha(groups: Groups) -> Interval:
    """Alpha over the units of all reports; 1 where no two values differ, None where no unit has two
    coders."""
    told = [[unit for unit in units if len(unit) > 1] for units in groups]
    told = [units for units in told if units]
    if not told:
        return Interval(None)
    table = Table(told)
    value = table.alpha(np.ones(len(told)))
    return Interval(value, *bounds([table.alpha(one) for one in draws(len(told))]))


class Table:
    """The units of reports, so that alpha of any weights of the reports is quickly told."""

    def __init__(self, groups: Groups) -> None:
        numbers: dict[Values, int] = {}
        values, reports = [], []
        self.seen: Floats = np.zeros(len(groups))
        for report, units in enumerate(groups):
            for unit in units:
                apart = sum(distance(one, two) for one, two in combinations(unit, 2))
                self.seen[report] += 2 * apart / (len(unit) - 1)
                for value in unit:
                    values.append(numbers.setdefault(value, len(numbers)))
                    reports.append(report)
        self.values, self.reports = np.array(values), np.array(reports)
        self.size = len(numbers)
        pairs = list(alike(numbers))
        self.ones = np.array([one for one, _, _ in pairs])
        self.twos = np.array([two for _, two, _ in pairs])
        self.shares: Floats = np.array([share for _, _, share in pairs])

    def alpha(self, weights: Floats) -> float:
        """Alpha, each report counted as often as its weight says."""
        counts = np.bincount(self.values, weights[self.reports], self.size)
        n = float(counts.sum())
        near = float((counts[self.ones] * counts[self.twos] * self.shares).sum())
        expected = n * n - near
        if expected < 1e-9:  # no two values differ
            return 1.0
        return 1 - float(self.seen @ weights) * (n - 1) / expected


def alike(numbers: dict[Values, int]) -> Iterator[tuple[int, int, float]]:
    """Ordered pairs of values that have a member in common, and each with itself, with what part
    they share: of all other pairs it is nothing."""
    by_member: dict[object, list[Values]] = {}
    for value in numbers:
        for member in value:
            by_member.setdefault(member, []).append(value)
    for value, number in numbers.items():
        near = {other for member in value for other in by_member[member]} or {value}
        for other in near:
            yield number, numbers[other], 1 - distance(value, other)


def share(parts: Sequence[Share]) -> Interval:
    """So many of so many, over all reports; None where there is nothing."""
    if not sum(whole for _, whole in parts):
        return Interval(None)
    table: Floats = np.array(parts)
    total = table.sum(axis=0)
    found = [drawn for one in draws(len(parts)) if (drawn := ratio(one, table)) is not None]
    return Interval(float(total[0] / total[1]), *bounds(found))


def difference(one: Sequence[Share], two: Sequence[Share]) -> Interval:
    """The first share less the second, each over reports of its own."""
    first, second = share(one), share(two)
    if first.value is None or second.value is None:
        return Interval(None)
    tables: list[Floats] = [np.array(one), np.array(two)]
    found = []
    enough = len(one) > 1 and len(two) > 1
    for a, b in zip(draws(len(one)), draws(len(two), SEED + 1), strict=enough):
        drawn = ratio(a, tables[0]), ratio(b, tables[1])
        if drawn[0] is not None and drawn[1] is not None:
            found.append(drawn[0] - drawn[1])
    return Interval(first.value - second.value, *bounds(found))


def ratio(weights: Floats, table: Floats) -> float | None:
    """The share of one draw; None where the draw has nothing."""
    some, all_ = weights @ table
    return float(some / all_) if all_ else None


def draws(reports: int, seed: int = SEED) -> Iterator[Floats]:
    """How often each report is drawn, in each draw; none of fewer than two reports. The same ones
    every time."""
    if reports < 2:
        return
    random = np.random.default_rng(seed)
    for _ in range(DRAWS):
        drawn = random.integers(0, reports, reports)
        yield np.bincount(drawn, minlength=reports).astype(np.float64)


def bounds(found: list[float]) -> tuple[float | None, float | None]:
    """Where 95 of 100 lie; nothing where there were no draws."""
    if len(found) < 2:
        return None, None
    low, high = np.percentile(found, (2.5, 97.5))
    return float(low), float(high)
