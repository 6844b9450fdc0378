"""Lists of numbers by their rows, of which there may be millions: all lie in one array."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Rank = NDArray[np.integer[Any]]  # places in an array
HALF = 32  # bits of a number; those before it say which row it is of


class Items(NamedTuple):
    """Items of two lists: `which` pair of rows each is of, and where it stands in the values of
    both."""

    which: Rank
    ours: Rank
    theirs: Rank


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The numbers of row n are `sizes[n]` of the `values`, from `starts[n]` on. None is below 0."""

    values: Numbers
    starts: Rank
    sizes: Rank

    @classmethod
    def of(cls, lists: Iterable[Numbers]) -> Self:
        """Each list a row."""
        every = list(lists)
        sizes = np.array([len(one) for one in every], np.intp)
        return cls.in_turn(np.concatenate([np.empty(0, np.int32), *every]), sizes)

    @classmethod
    def in_turn(cls, values: Numbers, sizes: Rank) -> Self:
        """Rows of these sizes, one after the other."""
        return cls(values, np.cumsum(sizes) - sizes, sizes)

    @classmethod
    def joined(cls, some: Sequence[Self]) -> Self:
        """The rows of all of them, with only their values."""
        every = [one.together() for one in some]
        values, sizes = [np.empty(0, np.int32)], [np.empty(0, np.intp)]
        return cls.in_turn(
            np.concatenate(values + [one.values for one in every]),
            np.concatenate(sizes + [one.sizes for one in every]),
        )

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, row: int) -> Numbers:
        start = self.starts[row]
        return self.values[start : start + self.sizes[row]]

    def take(self, rows: Rank) -> Self:
        """Some rows, again and again if need be; the values stay where they are."""
        return type(self)(self.values, self.starts[rows], self.sizes[rows])

    def places(self) -> tuple[Rank, Rank]:
        """Of all numbers, row by row: which row each is of, and where it stands in the values."""
        which = np.repeat(np.arange(len(self)), self.sizes)
        moved = self.starts - np.cumsum(self.sizes) + self.sizes
        return which, np.arange(len(which)) + moved[which]

    def flat(self) -> tuple[Rank, Numbers]:
        """Which row each number is of, and the numbers, row by row."""
        which, at = self.places()
        return which, self.values[at]

    def together(self) -> Self:
        """The same with only these values, in order."""
        return self.in_turn(self.flat()[1], self.sizes)


def found_in(rows: Rows, which: Rank, values: Numbers) -> Rank:
    """Where each of some numbers stands in the values of that row, -1 where it does not. Numbers
    stand in order in their rows, each once."""
    row, at = rows.places()
    if not len(at):
        return np.full(len(values), -1)
    known, wanted = (row << HALF) | rows.values[at], (which << HALF) | values
    places = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return np.where(known[places] == wanted, at[places], -1)


def shared(ours: Rows, theirs: Rows) -> Items:
    """What each row of ours has in common with the same row of theirs."""
    which, there = theirs.places()
    at = found_in(ours, which, theirs.values[there])
    same = np.flatnonzero(at >= 0)
    return Items(which[same], at[same], there[same])


def crossed(ours: Rows, theirs: Rows, width: int = 1) -> Items:
    """Every item of each row of ours with every item of the same row of theirs; an item has
    `width` numbers, of which the first is given."""
    many = theirs.sizes // width
    pairs = ours.sizes // width * many
    which = np.repeat(np.arange(len(ours)), pairs)
    number = np.arange(len(which)) - (np.cumsum(pairs) - pairs)[which]
    one, two = np.divmod(number, many[which])
    return Items(which, ours.starts[which] + width * one, theirs.starts[which] + width * two)
