"""Many reports become incidents: tellings are compared, grouped, and each group is an incident."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from tacitus.link.agreement import Agreement, Rarity, agreements
from tacitus.link.clusters import Scored, Verdict, clusters
from tacitus.link.pairs import pairs, rarity_of
from tacitus.link.telling import Telling, tellings
from tacitus.lists import tables
from tacitus.values import CodedReport
from tacitus.vocabulary import PloverType

AT_ONCE = 20_000  # pairs that are compared together


@dataclass(frozen=True, slots=True)
class Linked:
    """All tellings of some reports, and the groups of their numbers that are one happening each."""

    tellings: tuple[Telling, ...]
    groups: tuple[tuple[int, ...], ...]
    rarity: Rarity

    def why(self, pairs: Sequence[tuple[int, int]]) -> Iterator[Agreement]:
        """What speaks for and against the two tellings of each pair being one happening."""
        both = [(self.tellings[one], self.tellings[two]) for one, two in pairs]
        return agreements(both, self.rarity, pair_model().weights)


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


def linked(told: Sequence[Telling], verdicts: Sequence[Verdict] = ()) -> Linked:
    """The same, from tellings."""
    model = pair_model()
    rarity = rarity_of(told)
    scored = scores(told, pairs(told, rarity), rarity)
    reports = [one.report for one in told]
    groups = clusters(reports, scored, verdicts, model.limit, ranks(told))
    return Linked(tuple(told), tuple(tuple(group) for group in groups), rarity)


def ranks(told: Sequence[Telling]) -> list[int]:
    """0 for the first main event of its type in a report, which the report is chiefly about; 1 for
    another main event, 2 for the rest."""
    met: set[tuple[int, PloverType]] = set()
    found = []
    for one in told:
        chief = one.salience == "main"
        found.append(2 if not chief else int((one.report, one.type) in met))
        if chief:
            met.add((one.report, one.type))
    return found


def scores(
    told: Sequence[Telling], pairs: Iterable[tuple[int, int]], rarity: Rarity
) -> Iterator[Scored]:
    """How likely each pair is one happening."""
    stream = iter(pairs)
    while batch := list(islice(stream, AT_ONCE)):
        found = agreements([(told[a], told[b]) for a, b in batch], rarity, pair_model().weights)
        yield from (Scored(*pair, one.score) for pair, one in zip(batch, found, strict=True))
