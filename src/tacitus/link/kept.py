"""Tellings that can be asked for one by one, or many at once as a table."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import numpy as np

from tacitus.link.gist import Gists
from tacitus.link.places import Places
from tacitus.link.rows import Rank, Rows
from tacitus.link.table import Table, packed, packed_common
from tacitus.link.telling import Telling


class Kept(Sequence[Telling]):
    """Tellings by number. Their reports have numbers of their own, in the order in which they come
    first. The numbers of places are those of `places`."""

    places: Places

    @abstractmethod
    def table(self, numbers: Rank) -> Table:
        """These tellings as columns; the numbers are in order."""

    @abstractmethod
    def gists(self, homes: Rank) -> Gists:
        """What these reports are about."""


class InMemory(Kept):
    """Tellings in memory."""

    def __init__(self, told: Sequence[Telling]) -> None:
        self.places = Places()
        self._told = told
        homes: dict[int, int] = {}
        report = [homes.setdefault(one.report, len(homes)) for one in told]
        first = {home: one for one, home in zip(reversed(told), reversed(report), strict=True)}
        self._firsts = [first[home] for home in range(len(homes))]
        self._table = Table.of(
            rows_of(packed(one, self.places.numbers_of(one.places)) for one in told),
            rows_of(packed_common(one) for one in self._firsts),
            np.array(report, np.intp),
            np.arange(len(homes), dtype=np.int32),
        )

    def __len__(self) -> int:
        return len(self._told)

    @overload
    def __getitem__(self, number: int) -> Telling: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Telling]: ...
    def __getitem__(self, number: int | slice) -> Telling | Sequence[Telling]:
        return self._told[number]

    def __iter__(self) -> Iterator[Telling]:
        return iter(self._told)

    def table(self, numbers: Rank) -> Table:
        return self._table.take(numbers)

    def gists(self, homes: Rank) -> Gists:
        return Gists.of(self._firsts[home].gist for home in homes.tolist())


def rows_of(parts: Iterable[bytes]) -> Rows:
    """Each packed part a row."""
    return Rows.of(np.frombuffer(part, np.int32) for part in parts)


def kept(told: Sequence[Telling]) -> Kept:
    """The same, in memory if nothing else keeps them."""
    return told if isinstance(told, Kept) else InMemory(told)
