"""Tellings without end: all lie in a file without a name, those asked for last are in memory too.

The file goes with the process, however that ends.
"""

import pickle  # what is read back is what this process wrote
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Self, overload

from tacitus.link.telling import Telling
from tacitus.project.spool import nameless, no_room

HELD = 5_000  # reports whose tellings are in memory


class Shelf(Sequence[Telling]):
    """Tellings by number, in the order in which they were put. The file is in `folder`, or where
    the system has temporary files."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = nameless(folder)
        self._starts = array("q")  # of each report in the file
        self._first = array("q")  # number of each report's first telling
        self._length = 0
        self._held: dict[int, tuple[Telling, ...]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, told: Sequence[Telling]) -> None:
        """Add the tellings of one report. A disk that is full raises `ProjectError`."""
        if not told:
            return
        try:
            self._starts.append(self._file.seek(0, 2))
            pickle.dump(tuple(told), self._file, protocol=pickle.HIGHEST_PROTOCOL)
        except OSError as refused:
            what = "what is to be linked cannot be kept"
            raise no_room(refused, what, "nothing was linked") from None
        self._first.append(self._length)
        self._length += len(told)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, number: int) -> Telling: ...
    @overload
    def __getitem__(self, number: slice) -> list[Telling]: ...
    def __getitem__(self, number: int | slice) -> Telling | list[Telling]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        if not 0 <= number < self._length:
            raise IndexError(number)
        report = bisect_right(self._first, number) - 1
        if report not in self._held:
            self._hold(report)
        return self._held[report][number - self._first[report]]

    def __iter__(self) -> Iterator[Telling]:
        """All of them, without holding them."""
        for report in range(len(self._starts)):
            yield from self._held.get(report) or self._read(report)

    def _hold(self, report: int) -> None:
        if len(self._held) >= HELD:
            for old in list(islice(self._held, HELD // 2)):
                del self._held[old]
        self._held[report] = self._read(report)

    def _read(self, report: int) -> tuple[Telling, ...]:
        self._file.seek(self._starts[report])
        told: tuple[Telling, ...] = pickle.load(self._file)  # noqa: S301  # our own bytes
        return told
