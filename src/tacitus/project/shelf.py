"""Tellings without end: all lie in a file without a name, those asked for last are in memory too.

The file goes with the process, however that ends. A process that is started with a shelf reads the
same file.
"""

import os
import pickle  # what is read back is what this process wrote
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from multiprocessing.reduction import DupFd
from pathlib import Path
from typing import IO, Any, Self, overload

import numpy as np

from tacitus.link.gist import Gist
from tacitus.link.telling import Telling
from tacitus.project.spool import nameless, no_room
from tacitus.values import Place

HELD = 40_000  # tellings in memory


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
        self._lent = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getstate__(self) -> tuple[Any, ...]:
        """What a process that is being started needs; nothing can be put any more."""
        self._file.flush()
        self._lent = True
        return DupFd(self._file.fileno()), self._starts, self._first, self._by_number

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        file, self._starts, self._first, self._by_number = state
        self._file, self._held, self._lent = os.fdopen(file.detach(), "rb"), {}, True

    def put(self, told: Sequence[Telling]) -> None:
        """Add the tellings of one report. A disk that is full raises `ProjectError`."""
        if not told:
            return
        parts = [pickled(common(told[0])), *(pickled(self._own(one)) for one in told)]
        ends = array("I", accumulate(map(len, parts)))
        try:
            self._file.seek(self._starts[-1])
            self._file.write(b"".join((ends.tobytes(), *parts)))
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
            found = next(self._read(report, number - self._first[report]))
            self._hold(number, found)
        return found

    def __iter__(self) -> Iterator[Telling]:
        """All of them, without holding them."""
        for report in range(len(self._starts) - 1):
            yield from self._read(report, 0)

    def _hold(self, number: int, told: Telling) -> None:
        if len(self._held) >= HELD:
            for old in list(islice(self._held, HELD // 2)):
                del self._held[old]
        self._held[number] = told

    def _read(self, report: int, first: int) -> Iterator[Telling]:
        """The tellings of a report (by its place in the file) from a number on."""
        many = self._first[report + 1] - self._first[report]
        content = self._content(self._starts[report], self._starts[report + 1])
        ends = np.frombuffer(content, np.uint32, many + 1) + 4 * (many + 1)
        parts = memoryview(content)
        number, said, people, words, counts = unpickled(parts[4 * (many + 1) : ends[0]])
        gist = Gist(np.frombuffer(words, np.int32), np.frombuffer(counts, np.int32))
        for place in range(first, many):
            event, type_, mode, salience, days, others, where, names, weapons, tolls, near = (
                unpickled(parts[ends[place] : ends[place + 1]])
            )
            yield Telling(
                number,
                event,
                type_,
                mode,
                salience,
                said,
                days,
                others,
                tuple(self._by_number[one] for one in where),
                names,
                weapons,
                tolls,
                np.frombuffer(near, np.int32),
                gist,
                people,
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


def unpickled(content: memoryview) -> Any:
    return pickle.loads(content)  # noqa: S301  # our own bytes
