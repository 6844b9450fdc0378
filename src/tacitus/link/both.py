"""Tellings side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np

from tacitus.link.blocks import once
from tacitus.link.kept import Kept
from tacitus.link.rarity import Rarity
from tacitus.link.rows import Rank
from tacitus.link.table import Table
from tacitus.link.vectors import Vectors, weighed

OPEN = 200_000  # pairs whose tellings are in memory together
AT_ONCE = 20_000  # of these, compared together


@dataclass(frozen=True, slots=True, eq=False)
class Both:
    """Row n of `one` is to be compared with row n of `two`. `words` are those around the anchors,
    as vectors, which row n has at `ones[n]` and `twos[n]`. `told` keeps them all."""

    told: Kept
    rarity: Rarity
    one: Table
    two: Table
    words: Vectors
    ones: Rank
    twos: Rank

    def __len__(self) -> int:
        return len(self.ones)

    def take(self, rows: Rank) -> Self:
        """Some of the pairs."""
        one, two = self.one.take(rows), self.two.take(rows)
        return type(self)(
            self.told, self.rarity, one, two, self.words, self.ones[rows], self.twos[rows]
        )

    def turned(self) -> Self:
        """The two the other way round."""
        return type(self)(
            self.told, self.rarity, self.two, self.one, self.words, self.twos, self.ones
        )


def side_by_side(told: Kept, pairs: Rank, rarity: Rarity) -> Iterator[Both]:
    """Pairs of tellings, by their numbers, some at a time."""
    for start in range(0, len(pairs), OPEN):
        some = pairs[start : start + OPEN]
        numbers = once(some.ravel().astype(np.int64))
        rows, table = np.searchsorted(numbers, some), told.table(numbers)
        words = weighed(table.words, rarity.of_words)
        for at in range(0, len(rows), AT_ONCE):
            ones, twos = rows[at : at + AT_ONCE].T
            yield Both(told, rarity, table.take(ones), table.take(twos), words, ones, twos)
