"""Pairs that agree become groups: the likeliest first, and two groups only while their tellings
agree on the whole. What a person has said of two tellings always holds.

There may be millions of tellings and pairs: what is said of each is in arrays.
"""

import math
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np
from numpy.typing import NDArray

from tacitus.link.blocks import Pairs
from tacitus.link.found import LogOdds
from tacitus.link.rows import Numbers, Rank

MOST = 20  # tellings of a group that are asked
WORST = -5.0  # log-odds that one pair can bring into a mean: a person may have joined what differs
UNKNOWN = -1.0  # log-odds of two tellings that were never compared
AT_ONCE = 500_000  # tellings whose pairs are sorted together
TOGETHER = 50_000  # pairs that are looked at together
BOUNDS = np.linspace(0, 1, 9)  # quantiles of the odds of every SPARSE-th pair
SPARSE = 100
MANY = 1_000_000  # pairs of groups of which is kept that they share a report


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Pairs of tellings in the order of their numbers, and how likely each tells of one happening,
    in log-odds. `higher` is the higher number of each; `starts` says where the pairs of each lower
    number begin, and where the last end."""

    higher: Numbers
    odds: LogOdds
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, stretches: Iterable[tuple[Pairs, LogOdds]], many: int) -> Self:
        """Pairs of `many` tellings, the lower number first, no pair twice, in any order."""
        waiting = deque[tuple[Rank, Rank, Numbers, LogOdds]]()
        counts = np.zeros(many, np.int64)
        for pairs, odds in stretches:
            order = np.argsort(pairs[:, 0], kind="stable")
            lower, higher = pairs[order].T
            lowers, sizes = np.unique(lower, return_counts=True)
            waiting.append((lowers, sizes, higher.copy(), odds[order]))
            counts[lowers] += sizes
        starts = np.concatenate(([0], np.cumsum(counts)))
        found = cls(np.empty(starts[-1], np.int32), np.empty(starts[-1], np.float32), starts)
        free = starts[:-1].copy()
        while waiting:  # each stretch is let go: there may be many millions of pairs
            of, many_each, higher, odds = waiting.popleft()
            before = np.cumsum(many_each) - many_each
            at = np.repeat(free[of] - before, many_each) + np.arange(len(higher))
            found.higher[at], found.odds[at] = higher, odds
            free[of] += many_each
        found._sort()
        return found

    def _sort(self) -> None:
        """Bring the pairs of each lower number in order."""
        for start in range(0, len(self.starts) - 1, AT_ONCE):
            bounds = self.starts[start : start + AT_ONCE + 1]
            some = slice(bounds[0], bounds[-1])
            lower = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
            order = np.lexsort((self.higher[some], lower))
            self.higher[some], self.odds[some] = self.higher[some][order], self.odds[some][order]

    def likeliest_first(
        self, least: float, ranks: NDArray[np.int8]
    ) -> Iterator[tuple[Numbers, Numbers]]:
        """The pairs of more than these odds, some at a time: those of the lowest rank first, of one
        rank the likeliest. A pair has the rank of its lesser one."""
        rank = np.repeat(ranks, np.diff(self.starts))
        np.maximum(rank, ranks[self.higher], out=rank)
        some_odds = np.concatenate(([least], self.odds[::SPARSE]))
        between = np.unique(np.quantile(some_odds, BOUNDS))[::-1].tolist()
        bounds = [math.inf, *(bound for bound in between if bound > least), least]
        for one in np.unique(ranks):
            for high, low in pairwise(bounds):  # so that few are sorted together
                likely = np.flatnonzero((rank == one) & (self.odds > low) & (self.odds <= high))
                order = likely[np.argsort(-self.odds[likely], kind="stable")]
                for start in range(0, len(order), TOGETHER):
                    some = order[start : start + TOGETHER]
                    lower = np.searchsorted(self.starts, some, "right") - 1
                    yield lower.astype(np.int32), self.higher[some]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's word on two tellings."""

    one: int
    two: int
    same: bool


class Odds:
    """The log-odds of two tellings, by their numbers."""

    def __init__(self, scored: Scored) -> None:
        self._starts, self._higher = scored.starts.data, scored.higher.data
        self._odds = scored.odds.data

    def of(self, one: int, two: int) -> float:
        """UNKNOWN of what was never compared."""
        low, high = min(one, two), max(one, two)
        start, end = self._starts[low], self._starts[low + 1]
        at = bisect_left(self._higher, high, start, end)
        return self._odds[at] if at < end and self._higher[at] == high else UNKNOWN


class Groups:
    """Tellings, each in a group; a group knows its members and the groups it must not join."""

    def __init__(self, reports: Numbers) -> None:
        """`reports`: the report of each telling; two of one report are never one happening, unless
        a person says so."""
        self.reports = reports.data
        self.owners = np.arange(len(reports), dtype=np.int32)
        self.owner = self.owners.data  # the same numbers, one by one
        self.joined: dict[int, list[int]] = {}  # the members of those that have more than one
        self.apart: dict[int, set[int]] = {}
        self.clashing = set[int]()  # pairs of groups that share a report, some of them

    def members(self, group: int) -> list[int]:
        return self.joined.get(group) or [group]

    def alone(self, a: int, b: int) -> bool:
        """Whether each is of one telling only."""
        return a not in self.joined and b not in self.joined

    def keep_apart(self, one: int, two: int) -> None:
        a, b = self.owner[one], self.owner[two]
        self.apart.setdefault(a, set()).add(b)
        self.apart.setdefault(b, set()).add(a)

    def may_join(self, a: int, b: int) -> bool:
        if b in self.apart.get(a, ()):
            return False
        if self.alone(a, b):
            return self.reports[a] != self.reports[b]
        pair = a * len(self.owner) + b if a < b else b * len(self.owner) + a
        if pair in self.clashing:
            return False
        report = self.reports.__getitem__
        if set(map(report, self.members(a))).isdisjoint(map(report, self.members(b))):
            return True
        if len(self.clashing) == MANY:
            self.clashing.clear()
        self.clashing.add(pair)
        return False

    def join(self, a: int, b: int) -> None:
        """Make two groups one, which has the number of the larger."""
        ours, theirs = self.members(a), self.members(b)
        if len(ours) < len(theirs):
            a, b, ours, theirs = b, a, theirs, ours
        for number in theirs:
            self.owner[number] = a
        ours += theirs
        self.joined[a] = ours
        self.joined.pop(b, None)
        for other in self.apart.pop(b, set()):
            self.apart[other].discard(b)
            self.apart[other].add(a)
            self.apart.setdefault(a, set()).add(other)

    def lowest(self) -> Numbers:
        """For each telling the lowest number of its group."""
        first, numbers = self.owners.copy(), np.arange(len(self.owners), dtype=np.int32)
        first[self.owners[::-1]] = numbers[::-1]  # of several, the last holds
        found: Numbers = first[self.owners]
        return found


def clusters(
    reports: Numbers,
    scored: Scored,
    verdicts: Sequence[Verdict],
    limit: float,
    ranks: NDArray[np.int8],
) -> Numbers:
    """For each telling the lowest number among those of its happening. Two groups come together if
    the mean of the log-odds between their tellings is above that of `limit`. `ranks` say how much
    each telling is what its report is about, 0 the most; the lower ranks go first: what a report
    tells of only beside its story, or a second time as if it were another happening, must not keep
    two stories apart."""
    least = logit(limit)
    groups, odds = Groups(reports), Odds(scored)
    for verdict in verdicts:
        if verdict.same and groups.owner[verdict.one] != groups.owner[verdict.two]:
            groups.join(groups.owner[verdict.one], groups.owner[verdict.two])
    for verdict in verdicts:
        if not verdict.same and groups.owner[verdict.one] != groups.owner[verdict.two]:
            groups.keep_apart(verdict.one, verdict.two)
    for ones, twos in scored.likeliest_first(least, ranks):
        parted = np.flatnonzero(groups.owners[ones] != groups.owners[twos])
        for one, two in zip(ones[parted].tolist(), twos[parted].tolist(), strict=True):
            a, b = groups.owner[one], groups.owner[two]
            if a == b or not groups.may_join(a, b):
                continue
            if groups.alone(a, b) or mean_odds(groups, a, b, odds) > least:  # alone: as the pair is
                groups.join(a, b)
    return groups.lowest()


def mean_odds(groups: Groups, a: int, b: int, odds: Odds) -> float:
    """The mean over the tellings of two groups, the first MOST of each."""
    ours, theirs = groups.members(a)[:MOST], groups.members(b)[:MOST]
    found = [max(WORST, odds.of(one, two)) for one in ours for two in theirs]
    return sum(found) / len(found)


def logit(score: float) -> float:
    """Of a probability between 0 and 1."""
    return math.log(score / (1 - score))
