"""Which tellings are compared at all: those of one place and time, or of one name and time,
and those whose reports share a weighty word and are alike. The number of pairs grows nearly as the
number of tellings."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from tacitus.link.blocks import Blocks, Job, Keys, Pairs, each_once
from tacitus.link.rarity import Rarity
from tacitus.link.rows import Numbers, Rows, crossed
from tacitus.link.survey import Columns
from tacitus.link.vectors import likeness, weightiest

STEP = 4  # days of a bucket; a telling looks into the buckets beside its own as well
LONG = 12  # days: an interval longer than this counts by months
WEIGHTIEST = 16  # words of a report by which those like it are looked up
NEXT = 6  # reports with such a word that one is compared with: those that were published next
LEAST = 0.12  # likeness of two reports whose tellings are compared
MOST = 60  # tellings of a key that one is compared with: the nearest in time
AT_ONCE = 20_000  # pairs of reports that are compared together
TABLE = 50_000  # reports whose words are sorted together
TOGETHER = 500  # alike ones of these whose tellings are paired together
EPOCH = date(1970, 1, 1).toordinal()
MIXED = np.int64(0x1E3779B97F4A7C15)  # spreads buckets over all bits of a key


def pairs(rarity: Rarity, columns: Columns) -> Iterator[Pairs]:
    """The numbers of tellings to compare, the lower first, each pair once, those of one time near
    one another: of tellings on a disk few need be in memory. The keys are let go: it can be asked
    once."""
    spread = partial(over_time, columns=columns)
    of_keys = columns.blocks.pairs(columns.first, MOST, spread)
    jobs = chain(of_keys, of_like_reports(rarity, columns))
    return each_once((partial(can_be_one, job, columns) for job in jobs), columns.first)


def can_be_one(job: Job, columns: Columns) -> Pairs:
    """Those pairs that are possible: a report tells each happening once; two types are two
    happenings."""
    pairs = job()
    one, two = pairs.T
    reports, types = columns.report, columns.type
    possible: NDArray[np.bool_] = (reports[one] != reports[two]) & (types[one] == types[two])
    return pairs[possible]


def of_like_reports(rarity: Rarity, columns: Columns) -> Iterator[Job]:
    """What pairs the tellings of reports that share a weighty word, were published soon after one
    another and are alike as a whole; at least one is what its report is chiefly about."""
    order = np.argsort(columns.report, kind="stable").astype(np.int32)
    told = Rows.in_turn(order, np.bincount(columns.report, minlength=len(columns.said)))
    blocks = Blocks()
    for start in range(0, len(rarity.vectors), TABLE):
        places = np.arange(start, min(start + TABLE, len(rarity.vectors)))
        which, words = weightiest(rarity.vectors, places, WEIGHTIEST)
        blocks.put(places[which], words.astype(np.int64))

    def paired(reports: Pairs) -> Pairs:
        alike = reports[likeness(rarity.vectors, *reports.T) >= LEAST]
        found = [np.empty((0, 2), np.int32)]
        for some in np.array_split(alike, 1 + len(alike) // TOGETHER):
            _, ones, twos = crossed(told.take(some[:, 0]), told.take(some[:, 1]))
            chief = columns.chief[order[ones]] | columns.chief[order[twos]]
            found.append(np.column_stack((order[ones[chief]], order[twos[chief]])))
        return np.concatenate(found)

    for near in each_once(blocks.pairs(columns.said, NEXT), columns.said):
        for start in range(0, len(near), AT_ONCE):
            yield partial(paired, near[start : start + AT_ONCE])


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
