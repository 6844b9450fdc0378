"""The one Protocol of this folder: a benchmark loads gold, has it predicted, and scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Protocol, runtime_checkable

from tacitus.text_coder import TextCoder
from tacitus_lab.metrics import Figure


@dataclass(frozen=True, slots=True)
class Case:
    """One document of a benchmark: its text and what the gold says of it (the benchmark's own
    form). `published` is the document's day, where the data gives one."""

    id: str
    text: str
    gold: Any
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Peer:
    """A published figure of another system, and how its set-up differs from ours."""

    figure: str
    system: str
    value: float | None  # None where the figure would say nothing; `differs` says why
    differs: str
    source: str


class Benchmark(Protocol):
    """A benchmark. `splits` says of which splits the texts may be read to make rules or weights
    ("tuning"), and which are only measured ("reporting")."""

    name: str
    about: str  # one line: what is measured
    data: tuple[str, ...]  # folders below --data; a split needs one of them
    origin: str  # where the data comes from, for who lacks it
    peers: tuple[Peer, ...]
    splits: ClassVar[dict[str, str]]  # split -> its purpose
    usual: ClassVar[tuple[str, ...]]  # the splits measured where none is asked for: all data sets

    def load(self, data: Path, split: str, /) -> Sequence[Case]:
        """The documents of a split, in a fixed order."""
        ...

    def predict(self, case: Case, coder: TextCoder, /) -> Any:
        """What the coder makes of a document, as JSON knows it: written by --out."""
        ...

    def score(self, cases: Sequence[Case], predictions: Sequence[Any], /) -> list[Figure]:
        """The figures. Pure: the same cases and predictions give the same figures."""
        ...


@runtime_checkable
class Detailed(Protocol):
    """A benchmark that prints more than its figures."""

    def details(self, cases: Sequence[Case], predictions: Sequence[Any], /) -> str:
        """A table of its own, printed below the figures."""
        ...


@runtime_checkable
class OneProcess(Protocol):
    """A benchmark that measures this process, so that no other may predict for it."""

    one_process: ClassVar[bool]


@runtime_checkable
class ByReader(Protocol):
    """A benchmark each of whose splits is measured with the reader that it is named after."""

    split_is_reader: ClassVar[bool]
