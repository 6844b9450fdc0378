"""Pairs that agree become groups: the likeliest first, and two groups only while their tellings
agree on the whole. What a person has said of two tellings always holds.

Tellings that no likely pair ties together, over however many others, have nothing to do with one
another: each such part of them is grouped for itself.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tacitus.link.blocks import Numbers, Pairs

MOST = 20  # tellings of a group that are asked
WORST = -5.0  # log-odds that one pair can bring into a mean: a person may have joined what differs
UNKNOWN = -1.0  # log-odds of two tellings that were never compared


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Pairs of tellings, the lower number first, and how likely each tells of one happening, in
    log-odds."""

    pairs: Pairs
    odds: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's word on two tellings."""

    one: int
    two: int
    same: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Tellings that are tied to one another, their pairs with the log-odds, and what was said of
    them."""

    odds: Mapping[tuple[int, int], float]
    verdicts: Sequence[Verdict]


class Groups:
    """Tellings, each in a group; a group knows its members and the groups it must not join."""

    def __init__(self, reports: Mapping[int, int]) -> None:
        """`reports`: the report of each telling; two of one report are never one happening, unless
        a person says so."""
        self.reports = reports
        self.owner = {n: n for n in reports}
        self.members = {n: [n] for n in reports}
        self.apart: dict[int, set[int]] = {}

    def keep_apart(self, one: int, two: int) -> None:
        a, b = self.owner[one], self.owner[two]
        self.apart.setdefault(a, set()).add(b)
        self.apart.setdefault(b, set()).add(a)

    def may_join(self, a: int, b: int) -> bool:
        if b in self.apart.get(a, ()):
            return False
        ours = {self.reports[n] for n in self.members[a]}
        return not any(self.reports[n] in ours for n in self.members[b])

    def join(self, a: int, b: int) -> None:
        """Make two groups one, which has the number of the larger."""
        if len(self.members[a]) < len(self.members[b]):
            a, b = b, a
        for number in self.members[b]:
            self.owner[number] = a
        self.members[a] += self.members.pop(b)
        for other in self.apart.pop(b, set()):
            self.apart[other].discard(b)
            self.apart[other].add(a)
            self.apart.setdefault(a, set()).add(other)


def clusters(
    reports: Numbers,
    scored: Scored,
    verdicts: Sequence[Verdict],
    limit: float,
    ranks: NDArray[np.int8],
) -> Numbers:
    """For each telling the lowest number among those of its happening. Two groups come together if
    the mean of the log-odds between their tellings is above that of `limit`. `ranks` say how much
    each telling is what its report is about, 0 the most; a pair has the rank of its lesser one, and
    the lower ranks go first: what a report tells of only beside its story, or a second time as if
    it were another happening, must not keep two stories apart."""
    least = log_odds(limit)
    lowest = np.arange(len(reports), dtype=np.int32)
    for part in parts(len(reports), scored, verdicts, least):
        numbers = {n for pair in part.odds for n in pair}
        numbers |= {n for verdict in part.verdicts for n in (verdict.one, verdict.two)}
        theirs = {n: int(reports[n]) for n in sorted(numbers)}
        rank = {n: int(ranks[n]) for n in theirs}
        for group in grouped(theirs, part, least, rank):
            lowest[group] = min(group)
    return lowest


def grouped(
    reports: Mapping[int, int], part: Part, least: float, rank: Mapping[int, int]
) -> list[list[int]]:
    """The groups of one part."""
    groups, odds = Groups(reports), part.odds
    for verdict in part.verdicts:
        if verdict.same and groups.owner[verdict.one] != groups.owner[verdict.two]:
            groups.join(groups.owner[verdict.one], groups.owner[verdict.two])
    for verdict in part.verdicts:
        if not verdict.same and groups.owner[verdict.one] != groups.owner[verdict.two]:
            groups.keep_apart(verdict.one, verdict.two)
    likely = [(pair, value) for pair, value in odds.items() if value > least]
    likely.sort(key=lambda item: (max(rank[n] for n in item[0]), -item[1], item[0]))
    for (one, two), _ in likely:
        a, b = groups.owner[one], groups.owner[two]
        if a != b and groups.may_join(a, b) and mean_odds(groups, a, b, odds) > least:
            groups.join(a, b)
    return list(groups.members.values())


def parts(many: int, scored: Scored, verdicts: Sequence[Verdict], least: float) -> Iterator[Part]:
    """The parts of `many` tellings that have at least two."""
    said = np.array([(one.one, one.two) for one in verdicts], np.int32).reshape(-1, 2)
    ties = np.concatenate((scored.pairs[scored.odds > least], said))
    owner = tied(many, ties)
    theirs: dict[int, list[Verdict]] = {}
    for verdict in verdicts:
        theirs.setdefault(int(owner[verdict.one]), []).append(verdict)
    one, two = scored.pairs.T
    inside = np.flatnonzero(owner[one] == owner[two])
    inside = inside[np.argsort(owner[one[inside]], kind="stable")]
    owners = owner[one[inside]]
    bounds = [*np.flatnonzero(np.diff(owners, prepend=-1)).tolist(), len(inside)]
    for start, end in pairwise(bounds):
        chosen = inside[start:end]
        those = map(tuple, scored.pairs[chosen].tolist())
        odds = dict(zip(those, scored.odds[chosen].tolist(), strict=True))
        yield Part(odds, theirs.pop(int(owners[start]), []))
    yield from (Part({}, those) for those in theirs.values())


def tied(many: int, ties: Pairs) -> Numbers:
    """For each number the lowest one that a chain of ties leads to."""
    lowest = np.arange(many, dtype=np.int32)
    while True:
        least = np.minimum(lowest[ties[:, 0]], lowest[ties[:, 1]])
        before = lowest.copy()
        for side in (0, 1):
            np.minimum.at(lowest, lowest[ties[:, side]], least)
            np.minimum.at(lowest, ties[:, side], least)
        lowest = lowest[lowest]
        if (lowest == before).all():
            return lowest


def mean_odds(groups: Groups, a: int, b: int, odds: Mapping[tuple[int, int], float]) -> float:
    """The mean over the tellings of two groups, the first MOST of each."""
    found = [
        max(WORST, odds.get((min(one, two), max(one, two)), UNKNOWN))
        for one in groups.members[a][:MOST]
        for two in groups.members[b][:MOST]
    ]
    return sum(found) / len(found)


def log_odds(score: float) -> float:
    score = min(max(score, 1e-6), 1 - 1e-6)
    return math.log(score / (1 - score))
