"""A progress bar on stderr for calls with many reports."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)

T = TypeVar("T")
MANY = 5  # fewer reports need no bar


def counted(items: Iterable[T], total: Callable[[], int], *, quiet: bool) -> Iterator[T]:
    """The items, with a bar that counts them; none where it would disturb: few items, a stderr
    that is no terminal, or data on the same terminal (`quiet`)."""
    number = 0 if quiet or not sys.stderr.isatty() else total()
    if number < MANY:
        yield from items
        return
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total=number, description="coding")


def ticked(items: Iterable[T], doing: str) -> Iterator[T]:
    """The items, counted on a terminal where nobody knows how many there will be."""
    if not sys.stderr.isatty():
        yield from items
        return
    columns = (SpinnerColumn(), TextColumn(f"{doing} {{task.completed:,}}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total=None)
