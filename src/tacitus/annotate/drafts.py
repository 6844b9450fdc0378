"""A mention in the making, and the line of words it stands in."""

from collections.abc import Sequence
from typing import NamedTuple

from tacitus.annotate.kinds import Reason
from tacitus.annotate.known_names import Known
from tacitus.marks import Token


class Draft(NamedTuple):
    """A mention in tokens: `first` to `last`, its head, and why it has its kind."""

    first: int
    last: int
    head_first: int
    head_last: int
    reason: Reason
    name: bool = False  # the head is a name


class Line(NamedTuple):
    """The words of the report that a phrase is read in."""

    tokens: Sequence[Token]
    lowered: Sequence[str]
    known: dict[int, tuple[int, Known]]
    how: str  # the sentence's style of capitals
    first: int  # of the sentence
    last: int
    joined: frozenset[int] = frozenset()  # the tokens inside known names

    def word(self, i: int) -> str:
        """The lower-case word at a place, empty outside the sentence."""
        return self.lowered[i] if self.first <= i < self.last else ""

    def is_known(self, first: int, last: int) -> bool:
        """Whether these tokens are one known name."""
        return first in self.known and self.known[first][0] == last
