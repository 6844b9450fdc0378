"""Tellings without end: all lie in a file without a name, some of them are made again when they are
asked for.

A process that is started with a shelf reads the same file.
"""

import pickle  # what is read back is what this process wrote, or the one that started it
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Self, overload

import numpy as np

from tacitus.link.gist import Gist
from tacitus.link.kept import Kept
from tacitus.link.places import Places
from tacitus.link.rows import Rank
from tacitus.link.table import Table, packed, packed_common, packed_gist, unpacked_gist, words_of
from tacitus.link.telling import Telling
from tacitus.project.parts import Parts

COMMON, GIST, WHOLE, OWN = range(4)  # parts of a report; the last is that of its first telling
EACH = 2  # parts of a telling: as numbers, and what is in words


class Shelf(Kept):
    """Tellings by number, in the order in which they were put. The file is in `folder`, or where
    the system has temporary files.

    What is in the file of a report: what its tellings have in common, as numbers; its words; what
    they have in common in words; then each telling, as numbers and in words. Places are in memory,
    each once.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.places = Places()
        self._parts = Parts(folder)
        self._first = array("q", (0,))  # number of each report's first telling, and of all

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._parts.close()

    def put(self, told: Sequence[Telling]) -> None:
        """Add the tellings of one report. A disk that is full raises `ProjectError`."""
        if not told:
            return
        one = told[0]
        whole = pickled((one.report, one.said, one.people))
        parts = [packed_common(one), packed_gist(one.gist), whole]
        for one in told:
            parts += packed(one, self.places), pickled(self._own(one))
        self._parts.put(parts)
        self._first.append(len(self) + len(told))

    def __len__(self) -> int:
        return self._first[-1]

    @overload
    def __getitem__(self, number: int) -> Telling: ...
    @overload
    def __getitem__(self, number: slice) -> list[Telling]: ...
    def __getitem__(self, number: int | slice) -> Telling | list[Telling]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        if not 0 <= number < len(self):
            raise IndexError(number)
        home = bisect_right(self._first, number) - 1
        first = self._first[home]
        (found,) = self._tellings(home, (number - first,))
        return found

    def __iter__(self) -> Iterator[Telling]:
        """All of them."""
        for home, (first, last) in enumerate(pairwise(self._first)):
            yield from self._tellings(home, range(last - first))

    def table(self, numbers: Rank) -> Table:
        """These tellings as columns; the numbers are in order."""
        own, common, report, homes = [], [], [], []
        first = end = 0  # of the report that is open
        for number in numbers.tolist():
            if number >= end:
                home = bisect_right(self._first, number) - 1
                first, end = self._first[home], self._first[home + 1]
                item = self._parts[home]
                common.append(item[COMMON])
                homes.append(home)
            own.append(item[OWN + EACH * (number - first)])
            report.append(len(homes) - 1)
        return Table.of(own, common, np.array(report, np.intp), np.array(homes, np.int32))

    def gist(self, home: int) -> Gist:
        return unpacked_gist(self._parts[home][GIST])

    def _tellings(self, home: int, which: Iterable[int]) -> Iterator[Telling]:
        """Some tellings of a report."""
        item = self._parts[home]
        number, said, people = pickle.loads(item[WHOLE])  # noqa: S301
        gist = unpacked_gist(item[GIST])
        for place in which:
            part = OWN + EACH * place
            own = pickle.loads(item[part + 1])  # noqa: S301
            event, type_, mode, salience, days, others, where, names, weapons, tolls = own
            yield Telling(
                number,
                event,
                type_,
                mode,
                salience,
                said,
                days,
                others,
                tuple(map(self.places.__getitem__, where)),
                names,
                weapons,
                tolls,
                words_of(item[part]),
                gist,
                people,
            )

    def _own(self, told: Telling) -> tuple[Any, ...]:
        """What a telling has for itself, without its words."""
        where = tuple(map(self.places.number_of, told.places))
        return (
            told.event,
            told.type,
            told.mode,
            told.salience,
            told.days,
            told.other_days,
            where,
            told.names,
            told.weapons,
            told.tolls,
        )


def pickled(value: object) -> bytes:
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
