"""What has a key in common, in pairs. Millions of keys and pairs are kept as arrays."""

from array import array
from collections.abc import Hashable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Pairs = NDArray[np.int32]  # of shape (pairs, 2)
PARTS = 16  # of all keys, which are sorted one after the other
STRETCH = 200_000  # numbers whose pairs are looked at together


class Blocks:
    """Numbers that have a key in common. A key is kept as its hash, which no two of a billion keys
    are likely to share; if they do, a pair more is compared."""

    def __init__(self) -> None:
        self._parts = [(array("q"), array("i")) for _ in range(PARTS)]

    def put(self, number: int, keys: Iterable[Hashable]) -> None:
        """This number has these keys."""
        for key in keys:
            hashed = hash(key)
            theirs, numbers = self._parts[hashed % PARTS]
            theirs.append(hashed)
            numbers.append(number)

    def pairs(self, times: Numbers, most: int) -> Iterator[Pairs]:
        """Each number with the `most` of a key that come next, by their times (by number). The keys
        are let go on the way."""
        while self._parts:
            keys, numbers = self._parts.pop()
            if keys:
                yield next_ones(np.array(keys, np.int64), np.array(numbers, np.int32), times, most)


def next_ones(keys: NDArray[np.int64], numbers: Numbers, times: Numbers, most: int) -> Pairs:
    """The pairs of numbers of one key that are at most `most` places apart."""
    order = np.lexsort((numbers, times[numbers], keys))
    keys, numbers = keys[order], numbers[order]
    found = [np.empty((0, 2), np.int32)]
    for step in range(1, most + 1):
        same = keys[:-step] == keys[step:]
        if not same.any():
            break
        found.append(np.column_stack((numbers[:-step][same], numbers[step:][same])))
    return np.concatenate(found)


def each_once(found: Iterable[Pairs], times: Numbers) -> Iterator[Pairs]:
    """All pairs found, each once and the lower number first, a stretch of time after the other, in
    each in the order of their lower numbers' times (by number). More than one stretch is never held
    as pairs."""
    stretches, many = stretches_of(times), max(1, len(times))
    held: list[list[NDArray[np.int64]]] = [[] for _ in range(1 + int(stretches.max(initial=0)))]
    for pairs in found:
        codes = np.unique(coded(pairs, many))
        theirs = stretches[codes // many]
        codes = codes[np.argsort(theirs, kind="stable")]
        bounds = np.cumsum(np.bincount(theirs, minlength=len(held)))
        for stretch, some in enumerate(np.split(codes, bounds[:-1])):
            if len(some):
                held[stretch].append(some.copy())  # lets go of the rest
    while held:
        codes_of_one = held.pop(0)
        if codes_of_one:
            pairs = decoded(np.unique(np.concatenate(codes_of_one)), many)
            yield pairs[np.argsort(times[pairs[:, 0]], kind="stable")]


def stretches_of(times: Numbers) -> NDArray[np.int16]:
    """For each number the stretch of time that it is in, each of some STRETCH numbers."""
    edges = np.sort(times)[STRETCH::STRETCH]
    return np.searchsorted(edges, times, side="right").astype(np.int16)


def coded(pairs: Pairs, many: int) -> NDArray[np.int64]:
    """Of each pair of numbers below `many` one number, the lower one weighing more."""
    codes: NDArray[np.int64] = pairs.min(axis=1).astype(np.int64) * many + pairs.max(axis=1)
    return codes


def decoded(codes: NDArray[np.int64], many: int) -> Pairs:
    """The pairs again, the lower number first."""
    return np.column_stack(np.divmod(codes, max(1, many))).astype(np.int32)
