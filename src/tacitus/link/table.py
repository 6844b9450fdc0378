"""Tellings as columns of numbers, of which many are compared at once.

A telling is packed into bytes, from which a table of any of them is soon made: `HEAD` numbers, then
its lists. So is what it has in common with the others of its report.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import chain
from typing import Any, Self, get_args

import numpy as np
from numpy.typing import NDArray

from tacitus.link.gist import Gist, Gists, code_of
from tacitus.link.rows import Numbers, Rank, Rows
from tacitus.link.telling import Telling
from tacitus.vocabulary import PLOVER_TYPES, TOLL_FIELDS, WeaponClass

LISTS = 5  # other days, places, names, tolls, words
HEAD = 6 + LISTS
TOP = 2**31 - 1  # a toll above it counts as this
DAY, TOLL = 2, 3  # numbers of one item of a list
TYPES = {name: number for number, name in enumerate(PLOVER_TYPES)}
FIELDS = {name: number for number, name in enumerate(TOLL_FIELDS)}
WEAPONS = {name: 1 << number for number, name in enumerate(get_args(WeaponClass))}


def packed(one: Telling, where: Sequence[int]) -> bytes:
    """A telling by itself; `where` are the numbers of its places."""
    first, last = one.days or (0, 0)
    others = tuple(chain.from_iterable(sorted(one.other_days)))
    names = sorted(set(map(code_of, one.names)))
    tolls = tuple(
        chain.from_iterable(
            (FIELDS[field], min(low, TOP), int(min(high, TOP))) for field, low, high in one.tolls
        )
    )
    numbers = (
        TYPES[one.type],
        code_of(one.mode or ""),
        one.salience == "main",
        first,
        last,
        sum(map(WEAPONS.__getitem__, one.weapons)),
        len(others),
        len(where),
        len(names),
        len(tolls),
        len(one.words),
        *others,
        *where,
        *names,
        *tolls,
    )
    return array("i", numbers).tobytes() + one.words.tobytes()


def words_of(own: bytes) -> Numbers:
    """The words of a packed telling, which stand last."""
    numbers = np.frombuffer(own, np.int32)
    return numbers[len(numbers) - numbers[HEAD - 1] :]


def packed_common(one: Telling) -> bytes:
    """The day of publication of its report (0: none), then its people."""
    people = sorted(set(map(code_of, one.people)))
    return array("i", (one.said or 0, *people)).tobytes()


def packed_gist(gist: Gist) -> bytes:
    """The words of a report, then how often each stands."""
    return gist.words.tobytes() + gist.counts.tobytes()


def unpacked_gists(packed: Rows) -> Gists:
    """Of packed reports."""
    half = packed.sizes // 2
    words = Rows(packed.values, packed.starts, half)
    return Gists(words, Rows(packed.values, packed.starts + half, half))


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A row a telling. `home` says the how manieth report it is of, `said` the day of publication,
    `first` and `last` its days, all 0 where unknown. `mode` is a code, 0 for none; `weapons` has a
    bit for each class. `others` are days, two numbers each; `tolls` three: field, lowest, highest;
    `names` and `people` are codes."""

    home: Numbers
    said: Numbers
    type: Numbers
    mode: Numbers
    chief: NDArray[np.bool_]
    first: Numbers
    last: Numbers
    weapons: Numbers
    others: Rows
    places: Rows
    names: Rows
    tolls: Rows
    words: Rows
    people: Rows

    @classmethod
    def of(cls, told: Rows, reports: Rows, report: Rank, homes: Numbers) -> Self:
        """Of packed tellings; `report` says which of the packed `reports` each has, `homes` the how
        manieth report each of these is."""
        type_, mode, chief, first, last, weapons, *sizes = head(told, HEAD)
        others, places, names, tolls, words = lists(told, HEAD, sizes)
        (people,) = lists(reports, 1, [reports.sizes - 1])
        return cls(
            home=homes[report],
            said=head(reports, 1)[0][report],
            type=type_,
            mode=mode,
            chief=chief.astype(np.bool_),
            first=first,
            last=last,
            weapons=weapons,
            others=others,
            places=places,
            names=names,
            tolls=tolls,
            words=words,
            people=people.take(report),
        )

    def __len__(self) -> int:
        return len(self.type)

    def take(self, rows: Rank) -> Self:
        """Some rows, in this order."""
        found: dict[str, Any] = {}
        for one in fields(self):
            column = getattr(self, one.name)
            found[one.name] = column.take(rows) if isinstance(column, Rows) else column[rows]
        return type(self)(**found)


def head(packed: Rows, many: int) -> Numbers:
    """The first numbers of each packed part, a column a part."""
    found: Numbers = packed.values[packed.starts + np.arange(many)[:, np.newaxis]]
    return found


def lists(packed: Rows, start: int, sizes: Iterable[Rank]) -> list[Rows]:
    """Lists of these sizes, one after the other from number `start` of each packed part on."""
    found, starts = list[Rows](), packed.starts + start
    for size in sizes:
        found.append(Rows(packed.values, starts, size))
        starts = starts + size
    return found
