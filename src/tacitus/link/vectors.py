"""Reports and passages as vectors of what their words weigh, and how alike two are.

A report is known by its KEPT weightiest words, and two are as alike as the cosine of these (TF-IDF,
Salton and Buckley 1988).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from tacitus.link.gist import Gists, Weights
from tacitus.link.rows import HALF, Numbers, Rank, Rows, shared

KEPT = 32  # words by which a report is known
TOP = (1 << HALF) - 1  # the bits of a number below those of its row


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Vectors by their places, of which there may be millions: words in order of their numbers, and
    what each weighs; the squares of the weights sum to 1. Empty where there are no words."""

    words: Rows
    weights: Weights

    @classmethod
    def joined(cls, some: Iterable[Self]) -> Self:
        every = list(some)
        weights = [one.weights for one in every]
        words = Rows.joined([one.words for one in every])
        return cls(words, np.concatenate([np.empty(0, np.float32), *weights]))

    def __len__(self) -> int:
        return len(self.words)


def vectors_of(gists: Gists, rarities: Weights) -> Vectors:
    """The KEPT weightiest words of each report."""
    which, words = gists.words.flat()
    weights = (1 + np.log(gists.counts.flat()[1])).astype(np.float32) * rarities[words]
    kept = heaviest(weights, gists.words.sizes, KEPT)
    sizes = np.bincount(which[kept], minlength=len(gists))
    return of_length_one(Rows.in_turn(words[kept], sizes), weights[kept])


def heaviest(weights: Weights, sizes: Rank, most: int) -> NDArray[np.bool_]:
    """Whether a weight is among the highest of its row; of equal ones the first are. Rows have
    these sizes, one after the other; no weight is below 0."""
    which = np.repeat(np.arange(len(sizes)), sizes)
    bits = weights.view(np.int32)  # in the order of the weights
    ordered = np.sort((which << HALF) | bits)
    ends = np.cumsum(sizes)
    least = np.zeros(len(sizes), np.int32)
    long = sizes > most
    least[long] = ordered[ends[long] - most] & TOP
    above, level = bits > least[which], bits == least[which]
    room = most - np.bincount(which[above], minlength=len(sizes))
    counted = np.concatenate(([0], np.cumsum(level)))
    first: NDArray[np.bool_] = level & (counted[1:] - counted[ends - sizes][which] <= room[which])
    first |= above
    return first


def weighed(words: Rows, weigh: Callable[[Numbers], Weights]) -> Vectors:
    """The vectors of words that stand once each; `weigh` says what some words weigh."""
    words = words.together()
    return of_length_one(words, weigh(words.values))


def of_length_one(words: Rows, weights: Weights) -> Vectors:
    """The vectors of words that weigh so much; these stand one after the other."""
    which, _ = words.places()
    norms = np.sqrt(np.bincount(which, weights.astype(np.float64) ** 2, len(words)))
    return Vectors(words, (weights / norms[which]).astype(np.float32))


def weightiest(vectors: Vectors, places: Rank, most: int) -> tuple[Rank, Numbers]:
    """The weightiest words of some vectors, with which of these each is of."""
    which, at = vectors.words.take(places).places()
    kept = heaviest(vectors.weights[at], vectors.words.sizes[places], most)
    return which[kept], vectors.words.values[at[kept]]


def likeness(vectors: Vectors, ones: Rank, twos: Rank) -> NDArray[np.float64]:
    """The cosine of each pair of vectors, by their places: 0 where they share no word or have none,
    1 for the same words. Many pairs at once cost little more than one."""
    which, ours, theirs = shared(vectors.words.take(ones), vectors.words.take(twos))
    products = vectors.weights[ours] * vectors.weights[theirs]
    return np.bincount(which, products, len(ones)).astype(np.float64)
