"""Tellings without end: all lie in a file without a name, those asked for last are in memory too.

The file goes with the process, however that ends. A process that is started with a shelf reads the
same file.
"""

import os
import pickle  # what is read back is what this process wrote, or the one that started it
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, pairwise
from multiprocessing import reduction
from pathlib import Path
from typing import IO, Any, NamedTuple, Self, TypeVar, overload

import numpy as np

from tacitus.link.gist import Gist
from tacitus.link.telling import Telling
from tacitus.project.spool import nameless, no_room
from tacitus.values import Place

HELD = 40_000  # tellings in memory
OPEN = 2_000  # reports of which more may soon be asked

T = TypeVar("T")


class Opened(NamedTuple):
    """What stands in the file of a report, where its tellings begin and the last ends, and what all
    of them have."""

    content: bytes
    ends: list[int]
    number: int
    said: int | None
    people: frozenset[str]
    gist: Gist


class Shelf(Sequence[Telling]):
    """Tellings by number, in the order in which they were put. The file is in `folder`, or where
    the system has temporary files.

    What is in the file of a report: where each part begins and ends, what all of its tellings have
    in common, then each telling by itself, so that one can be read alone. Places are in memory,
    each once.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._file: IO[bytes] = nameless(folder)
        self._starts = array("q", (0,))  # of each report in the file, and the end
        self._first = array("q", (0,))  # number of each report's first telling, and of all
        self._places: dict[Place, int] = {}
        self._by_number: list[Place] = []
        self._held: dict[int, Telling] = {}
        self._opened: dict[int, Opened] = {}
        self._lent = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getstate__(self) -> tuple[Any, ...]:
        """What a process that is being started needs, where there is `os.pread`. What is put later
        it does not see."""
        self._lent = True
        return reduction.DupFd(self._file.fileno()), self._starts, self._first, self._by_number

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        file, self._starts, self._first, self._by_number = state
        self._file, self._lent = os.fdopen(file.detach(), "rb"), True
        self._held, self._opened = {}, {}

    def put(self, told: Sequence[Telling]) -> None:
        """Add the tellings of one report. A disk that is full raises `ProjectError`."""
        if not told:
            return
        parts = [pickled(common(told[0])), *(pickled(self._own(one)) for one in told)]
        ends = array("I", accumulate(map(len, parts)))
        try:
            self._file.seek(self._starts[-1])
            self._file.write(b"".join((ends.tobytes(), *parts)))
            self._file.flush()  # so that a full disk is told here
        except OSError as refused:
            what = "what is to be linked cannot be kept"
            raise no_room(refused, what, "nothing was linked") from None
        self._starts.append(self._file.tell())
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
        found = self._held.get(number)
        if found is None:
            if not 0 <= number < len(self):
                raise IndexError(number)
            report = bisect_right(self._first, number) - 1
            opened = self._opened.get(report)
            if opened is None:
                opened = self._open(report)
                hold(self._opened, report, opened, OPEN)
            found = self._telling(opened, number - self._first[report])
            hold(self._held, number, found, HELD)
        return found

    def __iter__(self) -> Iterator[Telling]:
        """All of them, without holding them."""
        for report, (first, last) in enumerate(pairwise(self._first)):
            opened = self._open(report)
            for place in range(last - first):
                yield self._telling(opened, place)

    def _open(self, report: int) -> Opened:
        """A report, by its place in the file."""
        content = self._content(self._starts[report], self._starts[report + 1])
        many = self._first[report + 1] - self._first[report]
        first = 4 * (many + 1)
        ends = [first, *(np.frombuffer(content, np.uint32, many + 1) + first).tolist()]
        number, said, people, words, counts = pickle.loads(content[ends[0] : ends[1]])  # noqa: S301
        gist = Gist(np.frombuffer(words, np.int32), np.frombuffer(counts, np.int32))
        return Opened(content, ends[1:], number, said, people, gist)

    def _telling(self, opened: Opened, place: int) -> Telling:
        """One of its tellings."""
        own = opened.content[opened.ends[place] : opened.ends[place + 1]]
        event, type_, mode, salience, days, others, where, names, weapons, tolls, words = (
            pickle.loads(own)  # noqa: S301
        )
        return Telling(
            opened.number,
            event,
            type_,
            mode,
            salience,
            opened.said,
            days,
            others,
            tuple([self._by_number[one] for one in where]),
            names,
            weapons,
            tolls,
            np.frombuffer(words, np.int32),
            opened.gist,
            opened.people,
        )

    def _content(self, start: int, end: int) -> bytes:
        """What stands in the file between two places."""
        if self._lent:  # other processes read it, too, and move its one position
            return os.pread(self._file.fileno(), end - start, start)
        self._file.seek(start)
        return self._file.read(end - start)

    def _own(self, told: Telling) -> tuple[Any, ...]:
        """What a telling has for itself."""
        where = tuple(map(self._number_of, told.places))
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
            told.words.tobytes(),
        )

    def _number_of(self, place: Place) -> int:
        if place not in self._places:
            self._places[place] = len(self._by_number)
            self._by_number.append(place)
        return self._places[place]


def common(told: Telling) -> tuple[Any, ...]:
    """What all tellings of a report have."""
    gist = told.gist
    return told.report, told.said, told.people, gist.words.tobytes(), gist.counts.tobytes()


def pickled(value: object) -> bytes:
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def hold(held: dict[int, T], key: int, value: T, most: int) -> None:
    """Keep a value, and let go of the older half when there are too many."""
    if len(held) >= most:
        for old in list(islice(held, most // 2)):
            del held[old]
    held[key] = value
