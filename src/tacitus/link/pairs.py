"""Which tellings are compared at all: those of one place and time, or of one name and time,
and those whose reports share a weighty word and are alike. The number of pairs grows nearly as the
number of tellings."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from tacitus.link.agreement import Rarity
from tacitus.link.blocks import Blocks, Keys, Numbers, Pairs, each_once
from tacitus.link.gist import (
    SIZE,
    Holders,
    number_of,
    rarities,
)
from tacitus.link.telling import TOWNS, Telling
from tacitus.link.vectors import Vectors, likeness, vector_of, weightiest
from tacitus.vocabulary import PLOVER_TYPES

STEP = 4  # days of a bucket; a telling looks into the buckets beside its own as well
LONG = 12  # days: an interval longer than this counts by months
WEIGHTIEST = 16  # words of a report by which those like it are looked up
NEXT = 6  # reports with such a word that one is compared with: those that were published next
LEAST = 0.12  # likeness of two reports whose tellings are compared
MOST = 60  # tellings of a key that one is compared with: the nearest in time
AT_ONCE = 20_000  # pairs of reports that are compared together
TOGETHER = 500  # alike ones of these whose tellings are paired together
EPOCH = date(1970, 1, 1).toordinal()
MIXED = np.int64(0x1E3779B97F4A7C15)  # spreads buckets over all bits of a key
TYPES = {name: number for number, name in enumerate(PLOVER_TYPES)}


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """What is asked of each telling to find its pairs, by its number: its report (by the place of
    that), type, first and last day (else that of publication, else 0), whether it is what its
    report is chiefly about. `said` is when each report was published; `blocks` has what each may
    share with others, its times left out."""

    said: Numbers
    report: Numbers
    type: NDArray[np.int8]
    first: Numbers
    last: Numbers
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
    of each telling to find its pairs."""
    names, people = np.zeros(SIZE, np.int32), np.zeros(SIZE, np.int32)
    words, in_reports = Holders(), Holders()
    places: dict[int, int] = {}  # of the reports
    said, starts, blocks = array("i"), array("i"), Blocks()
    report, type_, chief = array("i"), array("b"), array("b")
    firsts, lasts = array("i"), array("i")
    for number, one in enumerate(tellings):
        if one.report not in places:
            places[one.report] = len(places)
            said.append(one.said or 0)
            starts.append(number)
            in_reports.put(one.gist.words)
            for name in one.people:
                people[number_of(name)] += 1
        words.put(one.words)
        for name in one.names:
            names[number_of(name)] += 1
        report.append(places[one.report])
        type_.append(TYPES[one.type])
        first, last = one.days or (one.said or 0, one.said or 0)
        firsts.append(first)
        lasts.append(last)
        chief.append(one.salience == "main")
        blocks.put(number, keys(one))
    weights = rarities(in_reports.counts(), len(places))
    vectors = Vectors.of(vector_of(tellings[number].gist, weights) for number in starts)
    columns = Columns(
        said=np.array(said, np.int32),
        report=np.array(report, np.int32),
        type=np.array(type_, np.int8),
        first=np.array(firsts, np.int32),
        last=np.array(lasts, np.int32),
        chief=np.array(chief, np.bool_),
        blocks=blocks,
    )
    return Rarity(max(1, len(tellings)), names, words.counts(), vectors, places, people), columns


def rarity_of(tellings: Sequence[Telling]) -> Rarity:
    """The same without the columns."""
    return surveyed(tellings)[0]


def pairs(rarity: Rarity, columns: Columns) -> Iterator[Pairs]:
    """The numbers of tellings to compare, the lower first, each pair once, those of one time near
    one another: of tellings on a disk few need be in memory. The keys are let go: it can be asked
    once."""
    spread = partial(over_time, columns=columns)
    of_keys = columns.blocks.pairs(columns.first, MOST, spread)
    found = chain(of_keys, of_like_reports(rarity, columns))
    return each_once((can_be_one(those, columns) for those in found), columns.first)


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
    starts = np.searchsorted(columns.report[order], np.arange(len(columns.said) + 1))
    for batch in like_reports(rarity, columns):
        parts = np.array_split(batch, 1 + len(batch) // TOGETHER)
        found = (order[each_with_each(starts[some], starts[some + 1])] for some in parts)
        yield np.concatenate([pairs[columns.chief[pairs].any(axis=1)] for pairs in found])


def each_with_each(first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.int64]:
    """Of each two ranges of numbers (a row of `first` and of `last`) all pairs."""
    ours, theirs = (last - first).T
    many = ours * theirs
    number = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    places = np.divmod(number, np.repeat(theirs, many))
    pairs: NDArray[np.int64] = np.repeat(first, many, axis=0) + np.column_stack(places)
    return pairs


def like_reports(rarity: Rarity, columns: Columns) -> Iterator[Pairs]:
    """Reports (by their places) that share a weighty word, were published soon after one another,
    and are alike."""
    blocks = Blocks()
    for place, vector in enumerate(rarity.vectors):
        blocks.put(place, weightiest(vector, WEIGHTIEST))
    for near in each_once(blocks.pairs(columns.said, NEXT), columns.said):
        for start in range(0, len(near), AT_ONCE):
            batch = near[start : start + AT_ONCE]
            yield batch[likeness(rarity.vectors, *batch.T) >= LEAST]


def keys(one: Telling) -> Iterator[tuple[object, ...]]:
    """What it may share with others of its type."""
    for place in place_keys(one):
        yield one.type, place
    for name in one.names:
        yield one.type, "name", name


def over_time(keys: Keys, numbers: Numbers, columns: Columns) -> tuple[Keys, Numbers]:
    """Each key with every bucket of days that its telling may fall in, and of months; those without
    a day have a bucket of their own."""
    first, last = columns.first[numbers], columns.last[numbers]
    dated, brief = first > 0, (first > 0) & (last - first <= LONG)
    months = month_of(first), month_of(last)
    low = (first[brief] - STEP) // STEP
    many = (last[brief] + STEP) // STEP - low + 1
    step = np.repeat(low - np.cumsum(many) + many, many) + np.arange(many.sum())
    where = [np.flatnonzero(~dated), np.flatnonzero(dated)]
    where += [
        np.flatnonzero(dated & (months[0] != months[1])),
        np.repeat(np.flatnonzero(brief), many),
    ]
    buckets = [0 * where[0], 1 + 2 * months[0][where[1]], 1 + 2 * months[1][where[2]], 2 + 2 * step]
    rows = np.concatenate(where)
    return keys[rows] ^ np.concatenate(buckets).astype(np.int64) * MIXED, numbers[rows]


def month_of(days: Numbers) -> NDArray[np.int64]:
    """Months since 1970 of days by their numbers."""
    since = (days - EPOCH).astype("datetime64[D]")
    months: NDArray[np.int64] = since.astype("datetime64[M]").astype(np.int64)
    return months


def place_keys(one: Telling) -> Iterable[object]:
    """Towns where they are known, else the country."""
    towns = {p.geonames_id or p.name for p in one.places if p.precision in TOWNS}
    cells = {
        (round(p.lat * 2), round(p.lon * 2))
        for p in one.places
        if p.precision in TOWNS and p.lat is not None and p.lon is not None
    }
    return towns | cells or {p.country for p in one.places if p.country}
