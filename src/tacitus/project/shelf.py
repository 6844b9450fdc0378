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

from tacitus.link.gist import Gists
from tacitus.link.kept import Kept
from tacitus.link.places import Places
from tacitus.link.rows import Rank, Rows
from tacitus.link.table import Table, packed, packed_common, packed_gist, unpacked_gists, words_of
from tacitus.link.telling import Telling
from tacitus.project.parts import Parts

COMMON, OWN = range(2)  # parts of a report: what its tellings have in common, and the first of them
AT_ONCE = 5_000  # reports that are read together


class Shelf(Kept):
    """Tellings by number, in the order in which they were put. The file is in `folder`, or where
    the system has temporary files.

    In one file are what the tellings of a report have in common and then each telling as numbers,
    in another the same in words, in a third all words of the report. Places are in memory, each
    once.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.places = Places()
        self._numbers, self._words, self._gists = (Parts(folder) for _ in range(3))
        self._first = array("q", (0,))  # number of each report's first telling, and of all

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for one in (self._numbers, self._words, self._gists):
            one.close()

    def put(self, told: Sequence[Telling]) -> None:
        """Add the tellings of one report. A disk that is full raises `ProjectError`."""
        if not told:
            return
        one = told[0]
        common = pickled((one.report, one.said, one.people))
        where = [self.places.numbers_of(one.places) for one in told]
        self._numbers.put([packed_common(one), *map(packed, told, where)])
        self._words.put([common, *map(pickled, map(own_of, told, where))])
        self._gists.put([packed_gist(one.gist)])
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
        firsts = np.frombuffer(self._first, np.int64)
        home = np.searchsorted(firsts, numbers, "right") - 1
        homes, report = np.unique(home, return_inverse=True)
        part = numbers - firsts[home] + OWN
        own, common = [], []
        for start in range(0, len(homes), AT_ONCE):
            some = self._numbers.some(homes[start : start + AT_ONCE])
            rows = slice(*np.searchsorted(report, (start, start + AT_ONCE)))
            own.append(some.parts(report[rows] - start, part[rows]).together())
            common.append(some.parts(np.arange(len(some)), COMMON).together())
        return Table.of(Rows.joined(own), Rows.joined(common), report, homes.astype(np.int32))

    def gists(self, homes: Rank) -> Gists:
        some = self._gists.some(homes)
        return unpacked_gists(some.parts(np.arange(len(some)), 0))

    def _tellings(self, home: int, which: Iterable[int]) -> Iterator[Telling]:
        """Some tellings of a report."""
        numbers, words = self._numbers[home], self._words[home]
        number, said, people = pickle.loads(words[COMMON])  # noqa: S301
        gist = self.gists(np.array([home]))[0]
        for place in which:
            own = pickle.loads(words[OWN + place])  # noqa: S301
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
                words_of(numbers[OWN + place]),
                gist,
                people,
            )


def own_of(told: Telling, where: tuple[int, ...]) -> tuple[Any, ...]:
    """What a telling has for itself, without its words; `where` are the numbers of its places."""
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
