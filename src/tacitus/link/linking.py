"""Many reports become incidents: tellings are compared, grouped, and each group is an incident."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

import numpy as np

from tacitus.link.agreement import Agreement, agreements, odds_of
from tacitus.link.blocks import Pairs
from tacitus.link.clusters import Scored, Verdict, clusters
from tacitus.link.found import LogOdds
from tacitus.link.kept import Kept, kept
from tacitus.link.pairs import pairs
from tacitus.link.rarity import Rarity
from tacitus.link.rows import Numbers
from tacitus.link.survey import surveyed
from tacitus.link.telling import Telling, tellings
from tacitus.lists import tables
from tacitus.values import CodedReport

Compare = Callable[[Iterable[Pairs], Rarity], Iterable[tuple[Pairs, LogOdds]]]


@dataclass(frozen=True, slots=True)
class Linked:
    """All tellings of some reports, and of each the lowest number among those that tell of the same
    happening."""

    tellings: Kept
    lowest: Numbers
    rarity: Rarity

    @property
    def groups(self) -> list[list[int]]:
        """The numbers of the tellings of each happening, in order; made anew each time."""
        groups: dict[int, list[int]] = {}
        for number, lowest in enumerate(self.lowest.tolist()):
            groups.setdefault(lowest, []).append(number)
        return list(groups.values())

    def why(self, pairs: Sequence[tuple[int, int]]) -> Iterator[Agreement]:
        """What speaks for and against the two tellings of each pair being one happening."""
        return agreements(self.tellings, pairs, self.rarity, pair_model().weights)


@dataclass(frozen=True, slots=True)
class PairModel:
    """What each point of agreement weighs, in log-odds, and from what probability on two tellings
    are one happening."""

    weights: Mapping[str, float]
    limit: float


@cache
def pair_model() -> PairModel:
    """The model of `data/linking.toml`."""
    table = tables("linking.toml")
    weights = {name: float(value) for name, value in table["weights"].items()}
    return PairModel(weights, float(table["limit"]))


def link(reports: Sequence[CodedReport], verdicts: Sequence[Verdict] = ()) -> Linked:
    """The happenings that some coded reports tell of. `verdicts` name tellings by their number in
    the order of the reports and of their events."""
    told = [one for number, coded in enumerate(reports) for one in tellings(number, coded)]
    return linked(told, verdicts)


def linked(
    told: Sequence[Telling], verdicts: Sequence[Verdict] = (), compare: Compare | None = None
) -> Linked:
    """The same, from tellings. `compare` says of stretches of pairs how likely each is one
    happening, in log-odds; without it this process does."""
    every = kept(told)
    rarity, columns = surveyed(every)
    stretches = (compare or partial(in_turn, every))(pairs(rarity, columns), rarity)
    scored = Scored.of(stretches, len(every))
    lowest = clusters(columns.report, scored, verdicts, pair_model().limit, columns.ranks())
    return Linked(every, lowest, rarity)


def in_turn(
    told: Kept, stretches: Iterable[Pairs], rarity: Rarity
) -> Iterator[tuple[Pairs, LogOdds]]:
    """One stretch after the other."""
    return ((some, likelihood(told, some, rarity)) for some in stretches)


def likelihood(told: Kept, pairs: Pairs, rarity: Rarity) -> LogOdds:
    """How likely each pair is one happening, in log-odds."""
    return odds_of(told, pairs, rarity, pair_model().weights).astype(np.float32)
