"""Pairs that agree become groups: the likeliest first, and two groups only while their tellings
agree on the whole. What a person has said of two tellings always holds.

There may be millions of tellings and pairs: what is said of each is in arrays.
"""

import math
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from tacitus.link.blocks import Pairs
from tacitus.link.found import Floats
from tacitus.link.rows import Numbers

MOST = 20  # tellings of a group that are asked
WORST = -5.0  # log-odds that one pair can bring into a mean: a person may have joined what differs
UNKNOWN = -1.0  # log-odds of two tellings that were never compared
AT_ONCE = 500_000  # pairs that are taken from the arrays together, or tellings whose pairs are


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Pairs of tellings in the order of their numbers, and how likely each tells of one happening,
    in log-odds. `higher` is the higher number of each; `starts` says where the pairs of each lower
    number begin, and where the last end."""

    higher: Numbers
    odds: Floats
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, stretches: Iterable[tuple[Pairs, Floats]], many: int) -> Self:
        """Pairs of `many` tellings, the lower number first, no pair twice, in any order."""
        waiting, counts = deque[tuple[Pairs, Floats]](), np.zeros(many, np.int64)
        for pairs, odds in stretches:
            order = np.argsort(pairs[:, 0], kind="stable")
            waiting.append((pairs[order], odds[order]))
            counts += np.bincount(pairs[:, 0], minlength=many)
        starts = np.concatenate(([0], np.cumsum(counts)))
        found = cls(np.empty(starts[-1], np.int32), np.empty(starts[-1]), starts)
        free = starts[:-1].copy()
        while waiting:  # each stretch is let go: there may be many millions of pairs
            found._put(*waiting.popleft(), free)
        found._sort()
        return found

    def _put(self, pairs: Pairs, odds: Floats, free: NDArray[np.int64]) -> None:
        """Put pairs, in order of their lower numbers, where there is room for those of each."""
        lower, higher = pairs.T
        firsts = np.flatnonzero(np.diff(lower, prepend=-1))
        many = np.diff(firsts, append=len(lower))
        at = free[lower] + np.arange(len(lower)) - np.repeat(firsts, many)
        self.higher[at], self.odds[at] = higher, odds
        free[lower[firsts]] += many

    def _sort(self) -> None:
        """Bring the pairs of each lower number in order."""
        for start in range(0, len(self.starts) - 1, AT_ONCE):
            bounds = self.starts[start : start + AT_ONCE + 1]
            some = slice(bounds[0], bounds[-1])
            lower = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
            order = np.lexsort((self.higher[some], lower))
            self.higher[some], self.odds[some] = self.higher[some][order], self.odds[some][order]

    def likeliest_first(self, least: float, ranks: NDArray[np.int8]) -> Iterator[tuple[int, int]]:
        """The pairs of more than these odds: those of the lowest rank first, of one rank the
        likeliest. A pair has the rank of its lesser one."""
        of_lower = np.repeat(ranks, np.diff(self.starts))
        rank = np.maximum(of_lower, ranks[self.higher])
        for one in np.unique(ranks):
            likely = np.flatnonzero((rank == one) & (self.odds > least))
            order = likely[np.argsort(-self.odds[likely], kind="stable")]
            for start in range(0, len(order), AT_ONCE):
                some = order[start : start + AT_ONCE]
                lower = np.searchsorted(self.starts, some, "right") - 1
                yield from zip(lower.tolist(), self.higher[some].tolist(), strict=True)


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
        self.owner = np.arange(len(reports), dtype=np.int32).data
        self.joined: dict[int, list[int]] = {}  # the members of those that have more than one
        self.apart: dict[int, set[int]] = {}

    def members(self, group: int) -> list[int]:
        return self.joined.get(group) or [group]

    def keep_apart(self, one: int, two: int) -> None:
        a, b = self.owner[one], self.owner[two]
        self.apart.setdefault(a, set()).add(b)
        self.apart.setdefault(b, set()).add(a)

    def may_join(self, a: int, b: int) -> bool:
        if b in self.apart.get(a, ()):
            return False
        ours = {self.reports[n] for n in self.members(a)}
        return not any(self.reports[n] in ours for n in self.members(b))

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
        found = np.arange(len(self.owner), dtype=np.int32)
        for members in self.joined.values():
            found[members] = min(members)
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
    for one, two in scored.likeliest_first(least, ranks):
        a, b = groups.owner[one], groups.owner[two]
        if a != b and groups.may_join(a, b) and mean_odds(groups, a, b, odds) > least:
            groups.join(a, b)
    return groups.lowest()


def mean_odds(groups: Groups, a: int, b: int, odds: Odds) -> float:
    """The mean over the tellings of two groups, the first MOST of each."""
    found = [
        max(WORST, odds.of(one, two))
        for one in groups.members(a)[:MOST]
        for two in groups.members(b)[:MOST]
    ]
    return sum(found) / len(found)


def logit(score: float) -> float:
    """Of a probability between 0 and 1."""
    return math.log(score / (1 - score))
