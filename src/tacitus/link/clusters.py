"""Pairs that agree become groups: the likeliest first, and two groups only while their tellings
agree on the whole. What a person has said of two tellings always holds."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST = 20  # tellings of a group that are asked
WORST = -5.0  # log-odds that one pair can bring into a mean: a person may have joined what differs
UNKNOWN = -1.0  # log-odds of two tellings that were never compared


@dataclass(frozen=True, slots=True)
class Scored:
    """Two tellings, the lower number first, and how likely they tell of one happening."""

    one: int
    two: int
    score: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's word on two tellings."""

    one: int
    two: int
    same: bool


class Groups:
    """Tellings, each in a group; a group knows its members and the groups it must not join."""

    def __init__(self, reports: Sequence[int]) -> None:
        """`reports`: the report of each telling; two of one report are never one happening, unless
        a person says so."""
        self.reports = reports
        self.owner = list(range(len(reports)))
        self.members = {n: [n] for n in range(len(reports))}
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
    reports: Sequence[int],
    scored: Iterable[Scored],
    verdicts: Sequence[Verdict],
    limit: float,
    ranks: Sequence[int] | None = None,
) -> list[list[int]]:
    """The tellings (by number) of each happening, in order. Two groups come together if the mean of
    the log-odds between their tellings is above that of `limit`. `ranks` say how much each telling
    is what its report is about, 0 the most; a pair has the rank of its lesser one, and the lower
    ranks go first: what a report tells of only beside its story, or a second time as if it were
    another happening, must not keep two stories apart."""
    odds = {(one.one, one.two): log_odds(one.score) for one in scored}
    groups = Groups(reports)
    for verdict in verdicts:
        if verdict.same and groups.owner[verdict.one] != groups.owner[verdict.two]:
            groups.join(groups.owner[verdict.one], groups.owner[verdict.two])
    for verdict in verdicts:
        if not verdict.same and groups.owner[verdict.one] != groups.owner[verdict.two]:
            groups.keep_apart(verdict.one, verdict.two)
    least = log_odds(limit)
    likely = [(pair, value) for pair, value in odds.items() if value > least]
    rank = ranks or [0] * len(reports)
    likely.sort(key=lambda item: (max(rank[n] for n in item[0]), -item[1], item[0]))
    for (one, two), _ in likely:
        a, b = groups.owner[one], groups.owner[two]
        if a != b and groups.may_join(a, b) and mean_odds(groups, a, b, odds) > least:
            groups.join(a, b)
    return sorted(sorted(members) for members in groups.members.values())


def mean_odds(groups: Groups, a: int, b: int, odds: dict[tuple[int, int], float]) -> float:
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
