"""What has a key in common, in pairs. Millions of pairs are kept as arrays."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Pairs = NDArray[np.int64]  # of shape (pairs, 2)


class Blocks:
    """Numbers that have a key in common."""

    def __init__(self) -> None:
        self._keys: dict[object, int] = {}
        self._block: list[int] = []
        self._number: list[int] = []

    def put(self, number: int, keys: Iterable[object]) -> None:
        """This number has these keys."""
        for key in keys:
            self._block.append(self._keys.setdefault(key, len(self._keys)))
            self._number.append(number)

    def pairs(self, times: Sequence[int], most: int) -> Pairs:
        """Each number with the `most` of a key that come next, by their times (by number)."""
        block, number = np.array(self._block, np.int64), np.array(self._number, np.int64)
        order = np.lexsort((number, np.array(times, np.int64)[number], block))
        block, number = block[order], number[order]
        found = [np.empty((0, 2), np.int64)]
        for step in range(1, most + 1):
            same = block[:-step] == block[step:]
            if not same.any():
                break
            found.append(np.column_stack((number[:-step][same], number[step:][same])))
        return np.concatenate(found)


def coded(pairs: Pairs, many: int) -> NDArray[np.int64]:
    """Of each pair of numbers below `many` one number, the lower one weighing more."""
    codes: NDArray[np.int64] = pairs.min(axis=1) * many + pairs.max(axis=1)
    return codes
