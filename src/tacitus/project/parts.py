"""Millions of items in a file without a name, each of some parts of bytes.

The file goes with the process, however that ends. A process that is started with it reads the same
file.
"""

import os
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from multiprocessing import reduction
from pathlib import Path
from struct import Struct
from threading import Lock
from typing import IO, Any

import numpy as np

from tacitus.link.rows import Numbers, Rank, Rows
from tacitus.project.spool import nameless, no_room

ENDS = Struct("=II")  # where a part begins and where it ends
SIZE = 4  # bytes of each of the two


class Item:
    """What stands in the file of an item: where each part begins and the last ends, then the
    parts."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __getitem__(self, part: int) -> bytes:
        start, end = ENDS.unpack_from(self._content, SIZE * part)
        return self._content[start:end]


class Parts:
    """Items by number, in the order in which they were put. The file is in `folder`, or where the
    system has temporary files."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file: IO[bytes] = nameless(folder)
        self._starts = array("q", (0,))  # of each item, and the end
        self._lent = False
        self._reading = Lock()

    def __getstate__(self) -> tuple[Any, ...]:
        """What a process that is being started needs, where there is `os.pread`. What is put later
        it does not see."""
        self._lent = True
        return reduction.DupFd(self._file.fileno()), self._starts

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        file, self._starts = state
        self._file, self._lent = os.fdopen(file.detach(), "rb"), True
        self._reading = Lock()

    def close(self) -> None:
        self._file.close()

    def put(self, parts: Sequence[bytes]) -> None:
        """Add an item. A disk that is full raises `ProjectError`."""
        first = SIZE * (len(parts) + 1)
        ends = array("I", accumulate(map(len, parts), initial=first))
        try:
            self._file.seek(self._starts[-1])
            self._file.write(b"".join((ends.tobytes(), *parts)))
            self._file.flush()  # so that a full disk is told here
        except OSError as refused:
            what = "what is to be linked cannot be kept"
            raise no_room(refused, what, "nothing was linked") from None
        self._starts.append(self._file.tell())

    def __getitem__(self, number: int) -> Item:
        return Item(self._read(self._starts[number], self._starts[number + 1]))

    def some(self, items: Rank) -> "Some":
        """Items whose parts are numbers of 32 bits, in the order in which they were put."""
        starts = np.frombuffer(self._starts, np.int64)
        begin, end = starts[items], starts[items + 1]
        sizes = (end - begin) // SIZE
        first = np.diff(items, prepend=-2) != 1  # of those that stand together
        last = np.diff(items, append=-2) != 1
        runs = zip(begin[first].tolist(), end[last].tolist(), strict=True)
        content = b"".join([self._read(start, stop) for start, stop in runs])
        return Some(np.frombuffer(content, np.int32), np.cumsum(sizes) - sizes)

    def _read(self, start: int, end: int) -> bytes:
        if self._lent:  # other processes read it, too, and move its one position
            return os.pread(self._file.fileno(), end - start, start)
        with self._reading:
            self._file.seek(start)
            return self._file.read(end - start)


@dataclass(frozen=True, slots=True, eq=False)
class Some:
    """Items as the numbers that stand in the file, and where each begins."""

    values: Numbers
    starts: Rank

    def __len__(self) -> int:
        return len(self.starts)

    def parts(self, items: Rank, part: Rank | int) -> Rows:
        """A part of each of these items."""
        at = self.starts[items]
        start, end = (self.values[at + one] // SIZE for one in (part, part + 1))
        return Rows(self.values, at + start, end - start)
