"""Pairs of tellings compared by several processes: of many, this is what takes longest."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from itertools import chain, islice
from multiprocessing.connection import Connection as Pipe

import numpy as np

from tacitus.collector import no_search_for_cycles
from tacitus.errors import ProjectError
from tacitus.link.blocks import Pairs
from tacitus.link.found import Floats
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
) -> Iterator[tuple[Pairs, Floats]]:
    """Each stretch of pairs with how likely each pair is one happening, in log-odds: every one of
    `size` processes looks at a part of it. ProjectError if one ends before its time."""
    waiting = iter(stretches)
    first = list(islice(waiting, 1))  # before they start: to make it takes most of the memory
    with hired(work, (told, rarity), size) as pipes:
        for pairs in chain(first, waiting):
            for pipe, share in zip(pipes, np.array_split(pairs, len(pipes)), strict=True):
                give(pipe, share)
            yield pairs, np.concatenate([received(pipe) for pipe in pipes])


def give(pipe: Pipe, share: Pairs) -> None:
    """Send some pairs; that a process has ended is told when its answer is wanted."""
    with suppress(ConnectionError):
        pipe.send(share)


def received(pipe: Pipe) -> Floats:
    try:
        found: Floats = pipe.recv()
    except (EOFError, ConnectionError):
        raise ProjectError(
            "a process that compared events has ended (is there memory enough?): nothing was"
            " linked; run it again, with --workers 1 if need be"
        ) from None
    return found


def work(pipe: Pipe, told: Shelf, rarity: Rarity) -> None:
    """Compare for as long as the other process is there."""
    with no_search_for_cycles(), suppress(EOFError, ConnectionError):
        while True:
            pipe.send(likelihood(told, pipe.recv(), rarity))
