"""Pairs of tellings compared by several processes: of many, this is what takes longest."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection as Pipe

import numpy as np

from tacitus.collector import no_search_for_cycles
from tacitus.errors import ProjectError
from tacitus.link.blocks import Pairs
from tacitus.link.found import LogOdds
from tacitus.link.linking import Compare, likelihood
from tacitus.link.rarity import Rarity
from tacitus.project.processes import hired
from tacitus.project.shelf import Shelf

MANY = 50_000  # tellings; starting processes for fewer does not pay
MOST = 4  # processes: each has what is known of all names and reports in memory


def how_compared(told: Shelf, processes: int) -> Compare | None:
    """By several processes, where these are quicker and can read one file."""
    if processes > 1 and len(told) >= MANY and hasattr(os, "pread"):
        return partial(compared, told, min(processes, MOST))
    return None


def compared(
    told: Shelf, size: int, stretches: Iterable[Pairs], rarity: Rarity
) -> Iterator[tuple[Pairs, LogOdds]]:
    """Each stretch of pairs with how likely each pair is one happening, in log-odds: every one of
    `size` processes looks at a part of it. ProjectError if one ends before its time."""
    waiting = iter(stretches)
    pairs = next(waiting, None)  # before they start: to make it takes most of the memory
    if pairs is None:
        return
    with hired(work, (told, rarity), size) as pipes:
        give(pipes, pairs)
        for following in waiting:
            odds = received(pipes)
            give(pipes, following)  # they go on while this process takes what they found
            yield pairs, odds
            pairs = following
        yield pairs, received(pipes)


def give(pipes: Sequence[Pipe], pairs: Pairs) -> None:
    """Send each a share; that a process has ended is told when its answer is wanted."""
    for pipe, share in zip(pipes, np.array_split(pairs, len(pipes)), strict=True):
        with suppress(ConnectionError):
            pipe.send(share)


def received(pipes: Sequence[Pipe]) -> LogOdds:
    """What they found, in turn."""
    try:
        return np.concatenate([pipe.recv() for pipe in pipes])
    except (EOFError, ConnectionError):
        raise ProjectError(
            "a process that compared events has ended (is there memory enough?): nothing was"
            " linked; run it again, with --workers 1 if need be"
        ) from None


def work(pipe: Pipe, told: Shelf, rarity: Rarity) -> None:
    """Compare for as long as the other process is there."""
    with no_search_for_cycles(), suppress(EOFError, ConnectionError):
        while True:
            pipe.send(likelihood(told, pipe.recv(), rarity))
