"""All tellings looked through once: how rare what they name is, and what is asked of each to find
its pairs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tacitus.link.blocks import Blocks, Keys
from tacitus.link.found import Mask
from tacitus.link.gist import SIZE, Holders, rarities
from tacitus.link.kept import Kept
from tacitus.link.places import PlaceColumns
from tacitus.link.rarity import Rarity
from tacitus.link.rows import Numbers, Rank
from tacitus.link.table import Table
from tacitus.link.threads import done
from tacitus.link.vectors import Vectors, vectors_of
from tacitus.vocabulary import PLOVER_TYPES

Owned = tuple[Rank, Keys]
Values = NDArray[np.integer[Any]]
AT_ONCE = 50_000  # tellings that are looked at together
TOGETHER = 5_000  # reports whose words are
BEFORE = 8  # days before its publication in which a happening without a day is looked for


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """What is asked of each telling to find its pairs, by its number: its report (by the place of
    that), type, first and last day (else those before publication, else 0), whether it is what its
    report is chiefly about. `said` is when each report was published; `towns` and `others` have
    what each may share with others, its times left out."""

    said: Numbers
    report: Numbers
    type: NDArray[np.int8]
    first: Numbers
    last: Numbers
    chief: NDArray[np.bool_]
    towns: Blocks
    others: Blocks

    def ranks(self) -> NDArray[np.int8]:
        """0 for the first main event of its type in a report, which the report is chiefly about; 1
        for another main event, 2 for the rest."""
        ranks = np.full(len(self.report), 2, np.int8)
        chief = np.flatnonzero(self.chief)
        ranks[chief] = 1
        _, first = np.unique(
            self.report[chief] * len(PLOVER_TYPES) + self.type[chief], return_index=True
        )
        ranks[chief[first]] = 0
        return ranks


@dataclass(slots=True)
class Counts:
    """How many tellings have names and words, how many reports name persons and have words."""

    names: Holders
    words: Holders
    people: Holders
    in_reports: Holders


def surveyed(told: Kept) -> tuple[Rarity, Columns]:
    """What is known of all tellings together, and of each."""
    known = told.places.columns()

    def looked(numbers: Rank) -> tuple[Table, Owned, Owned]:
        table = told.table(numbers)
        return table, *keys(table, numbers, known)

    counts, reports = Counts(*(Holders() for _ in range(4))), 0
    towns, others = Blocks(), Blocks()
    said, found = [np.empty(0, np.int32)], [column_of(told.table(np.empty(0, np.intp)))]
    for table, of_towns, of_others in done(looked, stretches(len(told), AT_ONCE)):
        found.append(column_of(table))
        towns.put(*of_towns)
        others.put(*of_others)
        counts.names.put(table.names.flat()[1] & (SIZE - 1))
        counts.words.put(table.words.flat()[1])
        homes, first = np.unique(table.home, return_index=True)
        fresh = table.take(first[homes >= reports])  # the first of reports that were not met yet
        said.append(fresh.said)
        counts.people.put(fresh.people.flat()[1] & (SIZE - 1))
        reports += len(fresh)
    for gists in done(told.gists, stretches(reports, TOGETHER)):
        counts.in_reports.put(gists.words.flat()[1])
    weights = rarities(counts.in_reports.counts(), reports)

    def weighed(homes: Rank) -> Vectors:
        return vectors_of(told.gists(homes), weights)

    rarity = Rarity(
        max(1, len(told)),
        counts.names.counts(),
        counts.words.counts(),
        Vectors.joined(done(weighed, stretches(reports, TOGETHER))),
        counts.people.counts(),
    )
    report, type_, first_day, last_day, chief = map(np.concatenate, zip(*found, strict=True))
    days = first_day, last_day
    columns = Columns(np.concatenate(said), report, type_, *days, chief, towns, others)
    return rarity, columns


def stretches(many: int, size: int) -> Iterator[Rank]:
    """The numbers below `many`, some at a time."""
    return (np.arange(start, min(start + size, many)) for start in range(0, many, size))


def column_of(
    table: Table,
) -> tuple[Numbers, NDArray[np.int8], Numbers, Numbers, NDArray[np.bool_]]:
    """Report, type, first and last day, whether it is chief."""
    dated, said = table.first > 0, table.said
    first = np.where(dated, table.first, np.where(said > 0, said - BEFORE, 0)).astype(np.int32)
    last = np.where(dated, table.last, said)
    return table.home, table.type.astype(np.int8), first, last, table.chief


def rarity_of(told: Kept) -> Rarity:
    """The same without the columns."""
    return surveyed(told)[0]


def keys(table: Table, numbers: Rank, known: PlaceColumns) -> tuple[Owned, Owned]:
    """What tellings may share with others of their type: towns, by their name and by the half
    degree in which they lie; else the country, and names. Each number with one of its keys."""
    which, places = table.places.flat()
    town, ids, cells = known.town[places], known.id[places], known.cells(places)
    elsewhere = np.bincount(which[town], minlength=len(table)) == 0
    country = np.where(elsewhere[which], known.country[places], 0)
    owners, names = table.names.flat()
    of_towns = (
        (which, ids, town & (ids > 0)),
        (which, known.name[places], town & (ids <= 0)),
        (which, cells, town & (cells >= 0)),
    )
    of_others = (which, country, country != 0), (owners, names, np.ones(len(names), np.bool_))
    return owned(of_towns, table, numbers), owned(of_others, table, numbers)


def owned(found: Sequence[tuple[Rank, Values, Mask]], table: Table, numbers: Rank) -> Owned:
    """Rows of the table with what they have, where they do, each of several kinds: the numbers of
    the rows, again and again if need be, and a key for each of what they have, none twice."""
    rows = np.concatenate([of[where] for of, _, where in found])
    values = np.concatenate([of[where] for _, of, where in found]).astype(np.int64)
    kinds = np.repeat(np.arange(len(found)), [where.sum() for *_, where in found])
    mixed = scattered((values * len(found) + kinds) * len(PLOVER_TYPES) + table.type[rows])
    order = np.lexsort((mixed, rows))
    rows, mixed = rows[order], mixed[order]
    again = np.flatnonzero((rows[1:] == rows[:-1]) & (mixed[1:] == mixed[:-1])) + 1
    return numbers[np.delete(rows, again)], np.delete(mixed, again)


def scattered(numbers: Keys) -> Keys:
    """Other numbers over all bits, no two the same (the last step of SplitMix64, Steele et al.
    2014)."""
    made = numbers.view(np.uint64)
    made = (made ^ (made >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    made = (made ^ (made >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (made ^ (made >> np.uint64(31))).view(np.int64)
