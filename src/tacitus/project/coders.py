"""What a run asks of those that code for it, on this machine or on many."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from tacitus.store.queue import Waiting
from tacitus.values import Coder


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a report: its coding as the object of the format, or why there is none."""

    waiting: Waiting
    coded: dict[str, Any] | None
    fault: str = ""


class Coders(Protocol):
    """Reports go in, and an answer to each comes out, in any order."""

    coder: Coder
    notes: tuple[str, ...]  # what did not go as usual when the coder was opened

    @property
    def size(self) -> int:
        """How many reports can be coded at once, at least 1."""
        ...

    def give(self, waiting: Waiting, /) -> None:
        """Let a report be coded."""
        ...

    def take(self) -> Sequence[Answer]:
        """The answers that are there, at least one, for which it waits. ProjectError if no more
        will come."""
        ...

    def close(self) -> None:
        """End all work, done or not."""
        ...
