"""How far two tellings agree, point by point; of many pairs at once, as columns of tables.

A point is a number of log-odds: above 0 it speaks for one happening, below 0 against. The sum and
the bias make the probability that both tell of one happening. The weights stand in
`data/linking.toml`, which says how they were set. `reasons.py` puts points into words.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from tacitus.link.both import Both, side_by_side
from tacitus.link.found import POINTS, Floats, Found, Mask
from tacitus.link.kept import Kept
from tacitus.link.placing import places
from tacitus.link.rarity import Rarity
from tacitus.link.reasons import reason
from tacitus.link.rows import Numbers, Rank, Rows, crossed, shared
from tacitus.link.table import DAY, TOLL, Table
from tacitus.link.vectors import likeness

ALIKE = 0.5  # a cosine beyond which wording says no more: routine reports are worded alike
ALL_ALIKE = 0.7  # the same of whole reports
USUAL = 0.25  # likeness of reports that says nothing: less of it speaks against
SUREST = math.log(999_999)  # log-odds: nothing is surer than all but one in a million
MOST = 2.0  # amount of all names together
NEAR = 3  # days apart: those farther apart differ

Look = Callable[[Both], Found]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing looked at: the name of its weight, how much of it there is, and why."""

    weight: str
    amount: float
    reason: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How likely two tellings are of one happening (0 to 1), and why."""

    score: float
    points: tuple[Point, ...]


def kinds(both: Both) -> Found:
    """Type and mode."""
    found, one, two = Found(len(both)), both.one, both.two
    same, alike = one.type == two.type, one.mode == two.mode
    known = (one.mode != 0) & (two.mode != 0)
    found.put(~same, "type_differs")
    found.put(same & alike, "mode_same")
    found.put(same & ~alike & ~known, "mode_open")
    found.put(same & ~alike & known, "mode_differs")
    return found


def days(both: Both) -> Found:
    """The days told; where one tells none, the days of publication. They differ less where a report
    tells of the other's day, too. `about` is the gap in days, or the days within which they
    overlap."""
    one, two = both.one, both.two
    dated = (one.first > 0) & (two.first > 0)
    found = published(one, two, ~dated)
    gap = np.maximum(two.first - one.last, one.first - two.last)
    length = np.maximum(one.last - one.first, two.last - two.first) + 1
    overlap = dated & (gap <= 0)
    found.put(overlap & (length <= 2), "day_same")
    found.put(overlap & (length > 2), "day_overlaps", 1 / np.log2(1 + length), length)
    found.put(dated & (gap == 1), "day_next", about=gap)
    found.put(dated & (gap > 1), "day_near", about=gap)
    far = np.flatnonzero(dated & (gap > NEAR))
    found.put(far, "day_differs", about=gap[far])
    ours, theirs = one.take(far), two.take(far)
    told = tells_day(ours, theirs) | tells_day(theirs, ours)
    found.rename(far[told], "day_differs", "day_differs_told")
    return found


def tells_day(told: Table, other: Table) -> Mask:
    """Whether a report tells of the day of another, though not as that of the happening."""
    which, numbers = told.others.flat()
    which, starts, ends = which[::DAY], numbers[::DAY], numbers[1::DAY]
    among = (starts <= other.last[which]) & (other.first[which] <= ends)
    return np.bincount(which[among], minlength=len(told)) > 0


def published(one: Table, two: Table, where: Mask) -> Found:
    """Where one tells no day. No report tells of what happens later: a day is left for time zones
    and slips. `about` is the gap in days, or which of the two tells its day."""
    found = Found(len(one))
    where = where & (one.said > 0) & (two.said > 0)
    gap = np.abs(one.said - two.said)
    amount = np.minimum(1.0, np.log2(np.maximum(1, gap)) / 6)
    found.put(where & (gap <= 3), "said_near", about=gap)
    found.put(where & (gap > 3), "said_apart", amount, gap)
    for number, known, other in ((1, two, one), (0, one, two)):
        before = (known.first > 0) & (known.first - other.said > 1)
        found.put(where & before, "told_before", about=number)
    return found


def names(both: Both) -> Found:
    """Those who take part, by name."""
    found, ours, theirs = Found(len(both)), both.one.names, both.two.names
    found.put((ours.sizes > 0) & (theirs.sizes > 0), "names_differ")
    put_shared(found, "names_shared", ours, theirs, both.rarity.of_names)
    return found


def put_shared(
    found: Found, name: str, ours: Rows, theirs: Rows, weigh: Callable[[Numbers], Floats]
) -> None:
    """A point where both name the same: rare names say more."""
    which, at, _ = shared(ours, theirs)
    amounts = np.minimum(MOST, np.bincount(which, weigh(ours.values[at]), len(found)))
    found.put(np.bincount(which, minlength=len(found)) > 0, name, amounts)


def weapons(both: Both) -> Found:
    found, ours, theirs = Found(len(both)), both.one.weapons, both.two.weapons
    found.put((ours != 0) & (theirs != 0), "weapon_differs")
    found.put((ours & theirs) != 0, "weapon_same")
    return found


def tolls(both: Both) -> Found:
    """Figures of one field: equal ones above 1 say much, those far apart speak against. `about` is
    the field, by its number: the last in which they agree, else the first."""
    found, ours, theirs = Found(len(both)), both.one.tolls, both.two.tolls
    which, at, there = crossed(ours, theirs, TOLL)
    field, low, high = items(ours, at)
    other, other_low, other_high = items(theirs, there)
    agree = (low <= other_high) & (other_low <= high)
    lower, higher = np.minimum(low, other_low), np.maximum(low, other_low)
    far = np.minimum(1.0, np.log2((higher + 1) / (lower + 1)) / 3)
    differ = np.flatnonzero((field == other) & ~agree)[::-1]  # the first is put last
    found.put(which[differ], "toll_differs", far[differ], field[differ])
    same = np.flatnonzero((field == other) & agree)
    found.put(which[same], "toll_same", np.where(lower[same] > 1, 1.0, 0.4), field[same])
    return found


def items(tolls: Rows, at: Rank) -> NDArray[np.int64]:
    """The tolls that begin at some places: fields, lowest and highest figures."""
    found: NDArray[np.int64] = tolls.values[at + np.arange(TOLL)[:, np.newaxis]].astype(np.int64)
    return found


def wording(both: Both) -> Found:
    """The words around the anchors, rare words weighing more. `about` is the cosine."""
    found, cosines = Found(len(both)), likeness(both.words, both.ones, both.twos)
    worded = (both.one.words.sizes > 0) & (both.two.words.sizes > 0)
    found.put(worded, "wording", np.minimum(cosines, ALIKE), cosines)
    return found


def whole(both: Both) -> Found:
    """The reports as a whole. `about` is the cosine."""
    found, vectors = Found(len(both)), both.rarity.vectors
    cosines = likeness(vectors, both.one.home, both.two.home)
    sizes = vectors.words.sizes
    worded = (sizes[both.one.home] > 0) & (sizes[both.two.home] > 0)
    found.put(worded, "text", np.minimum(cosines, ALL_ALIKE) - USUAL, cosines)
    return found


def people(both: Both) -> Found:
    """Persons that both reports name, whatever their part."""
    found = Found(len(both))
    put_shared(found, "people_shared", both.one.people, both.two.people, both.rarity.of_people)
    return found


def publication(both: Both) -> Found:
    """How far apart they were published: most that is written of a happening is written soon.
    `about` is the gap in days."""
    found, one, two = Found(len(both)), both.one.said, both.two.said
    gap = np.abs(one - two)
    amounts = np.minimum(1.0, np.log2(1 + gap) / 6)
    found.put((one > 0) & (two > 0) & (gap > 0), "said_gap", amounts, gap)
    return found


LOOKS: tuple[Look, ...] = (kinds, days, places, names, weapons, tolls, wording)
OF_REPORTS: tuple[Look, ...] = (whole, people, publication)  # the same for all their tellings


def looked(both: Both) -> list[Found]:
    """All that is found."""
    reports = both.one.home.astype(np.int64) * len(both.rarity.vectors) + both.two.home
    _, first, which = np.unique(reports, return_index=True, return_inverse=True)
    once = both.take(first)
    return [look(both) for look in LOOKS] + [look(once).take(which) for look in OF_REPORTS]


def log_odds(found: Sequence[Found], weights: Mapping[str, float]) -> Floats:
    """What points come to: the log-odds of one happening, from -SUREST to SUREST."""
    by_number = np.array([0.0, *(weights[name] for name in POINTS[1:])])
    total = weights["bias"] + sum(by_number[one.point] * one.amount for one in found)
    return np.clip(total, -SUREST, SUREST)


def odds_of(told: Kept, pairs: Rank, rarity: Rarity, weights: Mapping[str, float]) -> Floats:
    """How likely each pair of tellings, by their numbers, is one happening, in log-odds."""
    every = (log_odds(looked(both), weights) for both in side_by_side(told, pairs, rarity))
    return np.concatenate([np.empty(0), *every])


def agreements(
    told: Kept, pairs: Sequence[tuple[int, int]], rarity: Rarity, weights: Mapping[str, float]
) -> Iterator[Agreement]:
    """How far pairs of tellings agree, and why; it takes the less time each the more they are."""
    numbers, start = np.array(pairs, np.int32).reshape(-1, 2), 0
    for both in side_by_side(told, numbers, rarity):
        found, some = looked(both), pairs[start : start + len(both)]
        seen = {number: told[number] for number in set(chain.from_iterable(some))}
        for row, odds in enumerate(log_odds(found, weights).tolist()):
            one, two = (seen[number] for number in some[row])
            points = tuple(
                Point(POINTS[look.point[row]], float(look.amount[row]), reason(look, row, one, two))
                for look in found
                if look.point[row]
            )
            yield Agreement(1 / (1 + math.exp(-odds)), points)
        start += len(both)
