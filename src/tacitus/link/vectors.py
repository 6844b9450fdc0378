"""Reports and passages as vectors of what their words weigh, and how alike two are.

A report is known by its KEPT weightiest words, and two are as alike as the cosine of these (TF-IDF,
Salton and Buckley 1988).
"""

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from tacitus.link.gist import Gist, Weights
from tacitus.link.rows import Numbers, Rank, Rows, shared

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
    """Vectors by their places, of which there may be millions: all are in two arrays."""

    words: Rows
    weights: Weights

    @classmethod
    def of(cls, vectors: Iterable[Vector]) -> Self:
        words, weights, sizes = bytearray(), bytearray(), array("q")
        for one in vectors:
            words += one.words.tobytes()
            weights += one.weights.tobytes()
            sizes.append(len(one.words))
        rows = Rows.in_turn(np.frombuffer(words, np.int32), np.array(sizes, np.intp))
        return cls(rows, np.frombuffer(weights, np.float32))

    def __len__(self) -> int:
        return len(self.words)


def vector_of(one: Gist, rarities: Weights) -> Vector:
    """The KEPT weightiest words of a report."""
    weights = (1 + np.log(one.counts)) * rarities[one.words]
    words = one.words
    if len(words) > KEPT:
        kept = np.sort(np.argpartition(weights, -KEPT)[-KEPT:])
        words, weights = words[kept], weights[kept]
    length = float(np.sqrt(weights @ weights))
    return Vector(words, (weights / length).astype(np.float32)) if length else NONE


def weighed(words: Rows, weigh: Callable[[Numbers], Weights]) -> Vectors:
    """The vectors of words that stand once each; `weigh` says what some words weigh."""
    words = words.together()
    weights = weigh(words.values)
    which, _ = words.places()
    norms = np.sqrt(np.bincount(which, weights.astype(np.float64) ** 2, len(words)))
    return Vectors(words, (weights / norms[which]).astype(np.float32))


def weightiest(vectors: Vectors, places: Rank, most: int) -> tuple[Rank, Numbers]:
    """The weightiest words of some vectors, with which of these each is of."""
    which, at = vectors.words.take(places).places()
    order = np.lexsort((-vectors.weights[at], which))
    sizes = vectors.words.sizes[places]
    rank = np.arange(len(at)) - (np.cumsum(sizes) - sizes)[which]
    return which[rank < most], vectors.words.values[at[order[rank < most]]]


def likeness(vectors: Vectors, ones: Rank, twos: Rank) -> NDArray[np.float64]:
    """The cosine of each pair of vectors, by their places: 0 where they share no word or have none,
    1 for the same words. Many pairs at once cost little more than one."""
    which, ours, theirs = shared(vectors.words.take(ones), vectors.words.take(twos))
    products = vectors.weights[ours] * vectors.weights[theirs]
    return np.bincount(which, products, len(ones)).astype(np.float64)
