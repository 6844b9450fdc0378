"""Many reports become incidents: tellings are compared, grouped, and each group is an incident."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tacitus.link.agreement import Agreement, Rarity, agreement
from tacitus.link.clusters import Scored, Verdict, clusters
from tacitus.link.pairs import pairs, rarity_of
from tacitus.link.telling import Telling, tellings
from tacitus.lists import tables
from tacitus.values import CodedReport


@dataclass(frozen=True, slots=True)
class Linked:
    """All tellings of some reports, and the groups of their numbers that are one happening each."""

    tellings: tuple[Telling, ...]
    groups: tuple[tuple[int, ...], ...]
    rarity: Rarity

    def why(self, one: int, two: int) -> Agreement:
        """What speaks for and against two tellings being one happening."""
        return agreement(self.tellings[one], self.tellings[two], self.rarity, settings()[0])


@cache
def settings() -> tuple[Mapping[str, float], float]:
    """The weights of the points and the limit, from `data/linking.toml`."""
    table = tables("linking.toml")
    return {name: float(value) for name, value in table["weights"].items()}, float(table["limit"])


def link(reports: Sequence[CodedReport], verdicts: Sequence[Verdict] = ()) -> Linked:
    """The happenings that some coded reports tell of. `verdicts` name tellings by their number in
    the order of the reports and of their events."""
    told = [one for number, coded in enumerate(reports) for one in tellings(number, coded)]
    return linked(told, verdicts)


def linked(told: Sequence[Telling], verdicts: Sequence[Verdict] = ()) -> Linked:
    """The same, from tellings."""
    weights, limit = settings()
    rarity = rarity_of(told)
    scored = [
        Scored(one, two, agreement(told[one], told[two], rarity, weights).score)
        for one, two in pairs(told, rarity)
    ]
    groups = clusters([one.report for one in told], scored, verdicts, limit)
    return Linked(tuple(told), tuple(tuple(group) for group in groups), rarity)
