"""Which tellings are compared at all: those of one place and time, or of one name and time,
and those whose reports share a weighty word and are alike. The number of pairs grows nearly as the
number of tellings."""

import datetime
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, product

import numpy as np
from numpy.typing import NDArray

from tacitus.link.agreement import Rarity
from tacitus.link.blocks import Blocks, Numbers, Pairs, each_once
from tacitus.link.gist import SIZE, Vector, likeness, number_of, rarities, vector_of, weightiest
from tacitus.link.telling import TOWNS, Telling
from tacitus.vocabulary import PLOVER_TYPES

STEP = 4  # days of a bucket; a telling looks into the buckets beside its own as well
LONG = 12  # days: an interval longer than this counts by months
WEIGHTIEST = 16  # words of a report by which those like it are looked up
NEXT = 6  # reports with such a word that one is compared with: those that were published next
LEAST = 0.12  # likeness of two reports whose tellings are compared
MOST = 60  # tellings of a key that one is compared with: the nearest in time
AT_ONCE = 20_000  # pairs of reports that are compared together
TYPES = {name: number for number, name in enumerate(PLOVER_TYPES)}


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """What is asked of each telling to find its pairs, by its number: its report (by the place of
    that in `reports`), type, first day, whether it is what its report is chiefly about. `said` is
    when each report was published; `blocks` has all keys."""

    reports: Sequence[int]
    said: Numbers
    report: Numbers
    type: NDArray[np.int8]
    time: Numbers
    chief: NDArray[np.bool_]
    blocks: Blocks

    def ranks(self) -> NDArray[np.int8]:
        """0 for the first main event of its type in a report, which the report is chiefly about; 1
        for another main event, 2 for the rest."""
        ranks = np.full(len(self.report), 2, np.int8)
        chief = np.flatnonzero(self.chief)
        ranks[chief] = 1
        _, first = np.unique(self.report[chief] * len(TYPES) + self.type[chief], return_index=True)
        ranks[chief[first]] = 0
        return ranks


def surveyed(tellings: Sequence[Telling]) -> tuple[Rarity, Columns]:
    """How many tellings have each name and each word, what the reports are about, and what is asked
    of each telling to find its pairs: all tellings are looked at twice."""
    counts, columns = Counts(), Filling()
    for number, one in enumerate(tellings):
        if columns.put(number, one):
            counts.put_report(one)
        counts.put(one)
    counts.add()
    weights = rarities(counts.in_reports, len(columns.places))
    vectors: dict[int, Vector] = {}
    for one in tellings:
        if one.report not in vectors:
            vectors[one.report] = vector_of(one.gist, weights)
    rarity = Rarity(max(1, len(tellings)), counts.names, counts.words, vectors, counts.people)
    return rarity, columns.filled()


class Counts:
    """How many tellings have each name and word, and how many reports each word and person, by
    their numbers; counted some at a time."""

    def __init__(self) -> None:
        self.names, self.people, self.words, self.in_reports = (
            np.zeros(SIZE, np.int32) for _ in range(4)
        )
        self._names, self._people = array("i"), array("i")
        self._words: list[Numbers] = []
        self._in_reports: list[Numbers] = []

    def put_report(self, one: Telling) -> None:
        """The report of this telling, once."""
        self._in_reports.append(one.gist.words)
        self._people.extend(map(number_of, one.people))

    def put(self, one: Telling) -> None:
        self._words.append(one.words)
        self._names.extend(map(number_of, one.names))
        if len(self._words) >= AT_ONCE:
            self.add()

    def add(self) -> None:
        """What was put since."""
        none = [np.empty(0, np.int32)]
        np.add.at(self.words, np.concatenate(none + self._words), 1)
        np.add.at(self.in_reports, np.concatenate(none + self._in_reports), 1)
        np.add.at(self.names, np.array(self._names, np.int32), 1)
        np.add.at(self.people, np.array(self._people, np.int32), 1)
        for put in (self._words, self._in_reports, self._names, self._people):
            del put[:]


class Filling:
    """Columns on their way."""

    def __init__(self) -> None:
        self.places: dict[int, int] = {}  # of the reports
        self._said, self._report, self._time = array("i"), array("i"), array("i")
        self._type, self._chief = array("b"), array("b")
        self._blocks = Blocks()

    def put(self, number: int, one: Telling) -> bool:
        """Whether it is the first of its report."""
        first = one.report not in self.places
        if first:
            self.places[one.report] = len(self.places)
            self._said.append(ordinal(one.said))
        self._report.append(self.places[one.report])
        self._type.append(TYPES[one.type])
        self._time.append(ordinal(one.time))
        self._chief.append(one.salience == "main")
        self._blocks.put(number, keys(one))
        return first

    def filled(self) -> Columns:
        return Columns(
            reports=array("q", self.places),
            said=np.array(self._said, np.int32),
            report=np.array(self._report, np.int32),
            type=np.array(self._type, np.int8),
            time=np.array(self._time, np.int32),
            chief=np.array(self._chief, np.bool_),
            blocks=self._blocks,
        )


def pairs(rarity: Rarity, columns: Columns) -> Iterator[Pairs]:
    """The numbers of tellings to compare, the lower first, each pair once, a stretch of time after
    the other. Those of one time are near one another: of tellings on a disk few need be in memory.
    The keys are let go."""
    found = chain(columns.blocks.pairs(columns.time, MOST), of_like_reports(rarity, columns))
    return each_once((can_be_one(those, columns) for those in found), columns.time)


def can_be_one(pairs: Pairs, columns: Columns) -> Pairs:
    """A report tells each happening once; two types are two happenings."""
    one, two = pairs.T
    reports, types = columns.report, columns.type
    possible: NDArray[np.bool_] = (reports[one] != reports[two]) & (types[one] == types[two])
    return pairs[possible]


def of_like_reports(rarity: Rarity, columns: Columns) -> Iterator[Pairs]:
    """Tellings of reports that share a weighty word and are alike as a whole, of which at least one
    is what its report is chiefly about."""
    order = np.argsort(columns.report, kind="stable").astype(np.int32)
    starts = np.searchsorted(columns.report[order], np.arange(len(columns.reports) + 1))
    for batch in like_reports(rarity, columns):
        found = array("i")
        for both in batch.tolist():
            ours, theirs = (order[starts[at] : starts[at + 1]].tolist() for at in both)
            for one, two in product(ours, theirs):
                if columns.chief[one] or columns.chief[two]:
                    found.extend((one, two))
        yield np.array(found, np.int32).reshape(-1, 2)


def like_reports(rarity: Rarity, columns: Columns) -> Iterator[Pairs]:
    """Reports (by their places) that share a weighty word, were published soon after one another,
    and are alike."""
    blocks = Blocks()
    vectors = [rarity.vectors[report] for report in columns.reports]
    for place, vector in enumerate(vectors):
        blocks.put(place, weightiest(vector, WEIGHTIEST))
    for near in each_once(blocks.pairs(columns.said, NEXT), columns.said):
        for start in range(0, len(near), AT_ONCE):
            batch = near[start : start + AT_ONCE]
            alike = likeness([(vectors[one], vectors[two]) for one, two in batch.tolist()])
            yield batch[alike >= LEAST]


def ordinal(day: datetime.date | None) -> int:
    return day.toordinal() if day else 0


def keys(one: Telling) -> Iterator[tuple[object, ...]]:
    times = list(buckets(one))
    for what in (*place_keys(one), *(("name", name) for name in one.names)):
        for time in times:
            yield one.type, what, time


def buckets(one: Telling) -> Iterator[tuple[str, int]]:
    """Every bucket of days that the telling may fall in, and of months."""
    first, last = one.days or (one.said, one.said)
    if first is None or last is None:
        yield "any", 0
        return
    for month in {first.year * 12 + first.month, last.year * 12 + last.month}:
        yield "month", month
    if (last - first).days <= LONG:
        low, high = (first.toordinal() - STEP) // STEP, (last.toordinal() + STEP) // STEP
        yield from (("days", step) for step in range(low, high + 1))


def place_keys(one: Telling) -> Iterable[object]:
    """Towns where they are known, else the country."""
    towns = {p.geonames_id or p.name for p in one.places if p.precision in TOWNS}
    cells = {
        (round(p.lat * 2), round(p.lon * 2))
        for p in one.places
        if p.precision in TOWNS and p.lat is not None and p.lon is not None
    }
    return towns | cells or {p.country for p in one.places if p.country}
