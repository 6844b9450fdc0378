"""Which other incidents may be the same happening, and what speaks for and against it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from tacitus.incident_values import Listed, Told, Wanted
from tacitus.link.agreement import Agreement, agreements
from tacitus.link.kept import InMemory, Kept
from tacitus.link.linking import pair_model
from tacitus.link.rarity import Rarity
from tacitus.link.survey import rarity_of
from tacitus.link.telling import Telling, tellings
from tacitus.store.database import Database
from tacitus.store.incidents import IncidentReader, list_incidents, standing
from tacitus.write.safe import shown

AROUND = datetime.timedelta(days=7)
LOOKED_AT = 40  # incidents near it in time and place
LIKELY = 0.01  # of one happening; below it an incident is not shown
MOST = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that was looked at, in words, and whether it speaks for one happening."""

    words: str
    speaks_for: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident that may be the same; `score` is how likely (0 to 1)."""

    id: str
    title: str
    score: float
    reasons: tuple[Reason, ...]


def candidates(
    database: Database, one: Listed, told: Sequence[Told], coder: str | None
) -> list[Candidate]:
    """At most three, the likeliest first; `coder` as of `Wanted`."""
    wanted = Wanted(
        country=one.country,
        start=one.start_date - AROUND if one.start_date else None,
        end=one.end_date + AROUND if one.end_date else None,
        type=one.type,
        coder=coder,
    )
    with database.reading() as connection:
        near = [
            other for other in list_incidents(connection, wanted, LOOKED_AT) if other.id != one.id
        ]
        keys = [standing(connection, other.id).key for other in near]
        others = {whole.id: whole.told for whole in IncidentReader(connection).read(keys)}
    tellings = told_as(told)
    own, numbers = range(len(tellings)), dict[str, range]()
    for id_, theirs in others.items():
        start = len(tellings)
        tellings += told_as(theirs)
        numbers[id_] = range(start, len(tellings))
    every = InMemory(tellings)
    rarity = rarity_of(every)
    found = []
    for other in near:
        best = likeliest(every, list(product(own, numbers.get(other.id, ()))), rarity)
        if best is not None and best.score >= LIKELY:
            found.append(Candidate(other.id, shown(other.title), best.score, reasons(best)))
    return sorted(found, key=lambda candidate: -candidate.score)[:MOST]


def told_as(told: Sequence[Told]) -> list[Telling]:
    """The tellings of the events, as far as they can be compared."""
    return [
        telling
        for one in told
        for telling in tellings(one.number, one.coded)
        if telling.event == one.event.id
    ]


def likeliest(told: Kept, pairs: Sequence[tuple[int, int]], rarity: Rarity) -> Agreement | None:
    """How the pair that agrees best agrees; None if there is no pair."""
    found = agreements(told, pairs, rarity, pair_model().weights)
    return max(found, key=lambda one: one.score, default=None)


def reasons(found: Agreement) -> tuple[Reason, ...]:
    """The points, those that weigh most first."""
    weights = pair_model().weights
    ordered = sorted(found.points, key=lambda point: -abs(weights[point.weight] * point.amount))
    return tuple(
        Reason(shown(point.reason), weights[point.weight] * point.amount > 0) for point in ordered
    )
