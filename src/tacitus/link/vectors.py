"""Reports and passages as vectors of what their words weigh, and how alike two are.

A report is known by its KEPT weightiest words, and two are as alike as the cosine of these (TF-IDF,
Salton and Buckley 1988).
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np
from numpy.typing import NDArray

from tacitus.link.gist import BITS, Gist, Numbers, Weights

KEPT = 32  # words by which a report is known


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """The weightiest words of a report, in order of their numbers; the squares of the weights sum
    to 1. Empty where the report has no words."""

    words: Numbers
    weights: Weights


NONE = Vector(np.empty(0, np.int32), np.empty(0, np.float32))


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Vectors by their places, of which there may be millions: all are in two arrays, `starts` says
    where each begins, and where the last ends."""

    words: Numbers
    weights: Weights
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, vectors: Iterable[Vector]) -> Self:
        words, weights, starts = bytearray(), bytearray(), array("q", (0,))
        for one in vectors:
            words += one.words.tobytes()
            weights += one.weights.tobytes()
            starts.append(starts[-1] + len(one.words))
        return cls(
            np.frombuffer(words, np.int32),
            np.frombuffer(weights, np.float32),
            np.array(starts, np.int64),
        )

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __iter__(self) -> Iterator[Vector]:
        for start, end in pairwise(self.starts.tolist()):
            yield Vector(self.words[start:end], self.weights[start:end])

    def sizes(self, places: Numbers) -> NDArray[np.int64]:
        """How many words each of some vectors has."""
        return self.starts[places + 1] - self.starts[places]

    def numbered(self, places: Numbers) -> tuple[NDArray[np.int64], Weights]:
        """All words of some vectors with the how manieth of these they are in before their number,
        in order, and what they weigh."""
        lengths = self.sizes(places)
        which = np.repeat(np.arange(len(places)), lengths)
        moved = self.starts[places] - np.cumsum(lengths) + lengths
        at = np.arange(len(which)) + moved[which]
        return (which << BITS) | self.words[at], self.weights[at]


def vector_of(one: Gist, rarities: Weights) -> Vector:
    """The KEPT weightiest words of a report."""
    weights = (1 + np.log(one.counts)) * rarities[one.words]
    words = one.words
    if len(words) > KEPT:
        kept = np.sort(np.argpartition(weights, -KEPT)[-KEPT:])
        words, weights = words[kept], weights[kept]
    length = float(np.sqrt(weights @ weights))
    return Vector(words, (weights / length).astype(np.float32)) if length else NONE


def weighed(words: Sequence[Numbers], weigh: Callable[[Numbers], Weights]) -> Vectors:
    """The vectors of words that stand once each; `weigh` says what some words weigh."""
    together = np.concatenate([*words, NONE.words])
    weights = weigh(together)
    lengths = list(map(len, words))
    which = np.repeat(np.arange(len(words)), lengths)
    norms = np.sqrt(np.bincount(which, weights.astype(np.float64) ** 2, len(words)))
    starts = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
    return Vectors(together, (weights / norms[which]).astype(np.float32), starts)


def weightiest(one: Vector, most: int) -> list[int]:
    """The numbers of the weightiest words."""
    found: list[int] = one.words[np.argsort(-one.weights, kind="stable")[:most]].tolist()
    return found


def likeness(vectors: Vectors, ones: Numbers, twos: Numbers) -> NDArray[np.float64]:
    """The cosine of each pair of vectors, by their places: 0 where they share no word or have none,
    1 for the same words. Many pairs at once cost little more than one."""
    ours, mine = vectors.numbered(ones)
    theirs, weights = vectors.numbered(twos)
    if not len(ours) or not len(theirs):
        return np.zeros(len(ones))
    at = np.minimum(np.searchsorted(ours, theirs), len(ours) - 1)
    same = ours[at] == theirs
    products = mine[at[same]] * weights[same]
    return np.bincount(theirs[same] >> BITS, products, len(ones)).astype(np.float64)
