"""Which tellings are compared at all: those of one place and time, or of one name and time; and
those of reports that share a weighty word and are alike, if they are of one time or one is what its
report is chiefly about. The number of pairs grows nearly as the number of tellings."""

from collections.abc import Iterator
from functools import partial
from itertools import chain

import numpy as np

from tacitus.link.agreement import NEAR
from tacitus.link.blocks import Blocks, Job, Pairs, each_once
from tacitus.link.found import Mask
from tacitus.link.rarity import Rarity
from tacitus.link.rows import Numbers, Rows, crossed
from tacitus.link.survey import Columns
from tacitus.link.vectors import likeness, weightiest

LONG = 31  # days of a long interval that count: what may be of any day of a year is near too much
WEIGHTIEST = 16  # words of a report by which those like it are looked up
NEXT = 6  # reports with such a word that one is compared with: those that were published next
LEAST = 0.12  # likeness of two reports whose tellings are compared
MOST = 60  # tellings of a town that one is compared with: those that come next in time
FEW = 12  # tellings of a country, where no town is told, or of a name
AT_ONCE = 20_000  # pairs of reports that are compared together
TABLE = 50_000  # reports whose words are sorted together
TOGETHER = 500  # alike ones of these whose tellings are paired together


def pairs(rarity: Rarity, columns: Columns) -> Iterator[Pairs]:
    """The numbers of tellings to compare, the lower first, each pair once, those of one time near
    one another: of tellings on a disk few need be in memory. The keys are let go: it can be asked
    once."""
    until = np.minimum(columns.last, columns.first + LONG) + NEAR
    jobs = chain(
        columns.towns.pairs(columns.first, MOST, until),
        columns.others.pairs(columns.first, FEW, until),
        of_like_reports(rarity, columns),
    )
    return each_once((partial(can_be_one, job, columns) for job in jobs), columns.first)


def can_be_one(job: Job, columns: Columns) -> Pairs:
    """Those pairs that are possible: a report tells each happening once; two types are two
    happenings."""
    pairs = job()
    one, two = pairs.T
    reports, types = columns.report, columns.type
    possible: Mask = (reports[one] != reports[two]) & (types[one] == types[two])
    return pairs[possible]


def of_like_reports(rarity: Rarity, columns: Columns) -> Iterator[Job]:
    """What pairs the tellings of reports that share a weighty word, were published soon after one
    another and are alike as a whole: those of one time, and what one of the reports is chiefly
    about with all that the other tells."""
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
            one, two = order[ones], order[twos]
            meant = columns.chief[one] | columns.chief[two] | of_one_time(one, two, columns)
            found.append(np.column_stack((one[meant], two[meant])))
        return np.concatenate(found)

    for near in each_once(blocks.pairs(columns.said, NEXT), columns.said):
        for start in range(0, len(near), AT_ONCE):
            yield partial(paired, near[start : start + AT_ONCE])


def of_one_time(one: Numbers, two: Numbers, columns: Columns) -> Mask:
    """Whether the days of two tellings do not differ."""
    first, last = columns.first, columns.last
    near: Mask = np.maximum(first[one] - last[two], first[two] - last[one]) <= NEAR
    return near
