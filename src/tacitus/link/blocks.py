"""What has a key in common, in pairs. Millions of keys and pairs are kept as arrays."""

from array import array
from collections.abc import Hashable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

Pairs = NDArray[np.int64]  # of shape (pairs, 2)
PARTS = 16  # of all keys, that are sorted one after the other


class Blocks:
    """Numbers that have a key in common. A key is kept as its hash, which no two of a billion keys
    are likely to share; if they do, a pair more is compared."""

    def __init__(self) -> None:
        self._key = array("q")
        self._number = array("i")

    def put(self, number: int, keys: Iterable[Hashable]) -> None:
        """This number has these keys."""
        for key in keys:
            self._key.append(hash(key))
            self._number.append(number)

    def pairs(self, times: NDArray[np.int32], most: int) -> Pairs:
        """Each number with the `most` of a key that come next, by their times (by number)."""
        keys, numbers = np.array(self._key, np.int64), np.array(self._number, np.int32)
        found = [np.empty((0, 2), np.int64)]
        for part in range(PARTS):
            chosen = np.flatnonzero(keys % PARTS == part)
            theirs = numbers[chosen]
            found += next_ones(keys[chosen], theirs, times[theirs], most)
        return np.concatenate(found)


def next_ones(
    keys: NDArray[np.int64], numbers: NDArray[np.int32], times: NDArray[np.int32], most: int
) -> Iterator[Pairs]:
    """The pairs of numbers of one key that are at most `most` places apart."""
    order = np.lexsort((numbers, times, keys))
    keys, numbers = keys[order], numbers[order]
    for step in range(1, most + 1):
        same = keys[:-step] == keys[step:]
        if not same.any():
            return
        yield np.column_stack((numbers[:-step][same], numbers[step:][same])).astype(np.int64)


def coded(pairs: Pairs, many: int) -> NDArray[np.int64]:
    """Of each pair of numbers below `many` one number, the lower one weighing more."""
    codes: NDArray[np.int64] = pairs.min(axis=1) * many + pairs.max(axis=1)
    return codes
