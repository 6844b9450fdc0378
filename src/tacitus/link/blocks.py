"""What has a key in common, in pairs. Millions of keys and pairs are kept as arrays."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from tacitus.link.rows import Numbers, Rank
from tacitus.link.threads import done

Pairs = NDArray[np.int32]  # of shape (pairs, 2)
Codes = NDArray[np.int64]  # pairs of which each is one number
Keys = NDArray[np.int64]
Job = Callable[[], Pairs]
PARTS = 32  # of all keys, each sorted by itself
STRETCH = 200_000  # numbers whose pairs are handed out together


class Blocks:
    """Numbers that have a key in common."""

    def __init__(self) -> None:
        self._parts = [(array("q"), array("i")) for _ in range(PARTS)]

    def put(self, numbers: Rank, keys: Keys) -> None:
        """These numbers, again and again if need be, have each the key beside it."""
        part = keys % PARTS
        for place, (theirs, with_them) in enumerate(self._parts):
            some = part == place
            theirs.frombytes(keys[some].tobytes())
            with_them.frombytes(numbers[some].astype(np.int32).tobytes())

    def pairs(self, times: Numbers, most: int, until: Numbers | None = None) -> Iterator[Job]:
        """What makes pairs: each number with the `most` of a key that come next, by their times (by
        number); with `until`, those only whose time is not after the one's own there. The keys are
        let go on the way."""

        def paired() -> Pairs:
            hashes, with_them = self._parts.pop()
            keys, numbers = np.array(hashes, np.int64), np.array(with_them, np.int32)
            del hashes, with_them
            return next_ones(keys, numbers, times, most, until)

        yield from [paired] * len(self._parts)


def next_ones(
    keys: Keys, numbers: Numbers, times: Numbers, most: int, until: Numbers | None = None
) -> Pairs:
    """The pairs of numbers of one key that are at most `most` places apart in time, the second no
    later than the first says `until`."""
    order = np.lexsort((numbers, times[numbers], keys))
    keys, numbers = keys[order], numbers[order]
    starts, ends = times[numbers], None if until is None else until[numbers]
    found, at = [np.empty((0, 2), np.int32)], np.arange(len(numbers))
    for step in range(1, most + 1):
        at = at[: np.searchsorted(at, len(numbers) - step)]
        near = keys[at] == keys[at + step]
        if ends is not None:
            near &= starts[at + step] <= ends[at]
        at = at[near]  # where one is not near, none that comes after it is
        if not len(at):
            break
        found.append(np.column_stack((numbers[at], numbers[at + step])))
    return np.concatenate(found)


def each_once(jobs: Iterable[Job], times: Numbers) -> Iterator[Pairs]:
    """All pairs that jobs make, each once and the lower number first. They are handed out a stretch
    of time after the other, by the earlier of the two (`times` by number): what lies near one
    another in time is looked at together."""
    many = len(times)
    by_time = np.argsort(times, kind="stable").astype(np.int32)
    place = np.empty(many, np.int32)
    place[by_time] = np.arange(many)
    edges = np.arange(STRETCH, many, STRETCH) * many
    held: list[list[Codes]] = [[] for _ in range(len(edges) + 1)]
    for codes in done(partial(codes_of, place), jobs):
        for some, theirs in zip(np.split(codes, np.searchsorted(codes, edges)), held, strict=True):
            if len(some):
                hold(theirs, some.copy())  # lets go of the rest
    for theirs in held:
        if theirs:
            yield np.sort(by_time[decoded(once(np.concatenate(theirs)), many)], axis=1)
            theirs.clear()


def codes_of(place: Numbers, job: Job) -> Codes:
    """The pairs that a job makes, by the places of the two, each once."""
    return once(coded(place[job()], len(place)))


def hold(held: list[Codes], some: Codes) -> None:
    """Add to what is held, which is made unique whenever it has doubled: many pairs have several
    keys in common."""
    held.append(some)
    if sum(map(len, held[1:])) > len(held[0]):
        held[:] = [once(np.concatenate(held))]


def once(codes: Codes) -> Codes:
    """In order, each once. `numpy.unique` asks a table of hashes, which takes 80 times as long for
    8 million."""
    ordered = np.sort(codes)
    first = np.ones(len(ordered), np.bool_)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


def coded(pairs: Pairs, many: int) -> Codes:
    """Of each pair of numbers below `many` one number, the lower one weighing more."""
    one, two = pairs.T
    codes: Codes = np.minimum(one, two).astype(np.int64) * many + np.maximum(one, two)
    return codes


def decoded(codes: Codes, many: int) -> Pairs:
    """The pairs again, the lower number first."""
    return np.column_stack(np.divmod(codes, many)).astype(np.int32)
