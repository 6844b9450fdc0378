"""What a report is about as a whole: its words, of which those that few reports have weigh most.

A word stands here as a number, its hash (feature hashing, Weinberger et al. 2009), so that no list
of a project's words is kept; a report is known by its KEPT weightiest words, and two reports are as
alike as the cosine of these (TF-IDF, Salton and Buckley 1988). A few reports cannot say which words
are common: the shares of `data/common_words.tsv`, which are those of corpus/train, count as if
FORMER reports had been read before.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Self
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tacitus.lists import data_file

WORD = re.compile(r"[^\W_]+")
BITS = 22  # of a word's number: 200,000 words share one in about 20 cases
SIZE = 1 << BITS
KEPT = 32  # words by which a report is known
FORMER = 300
ALONE = 0.35  # of its weight is left at least to a word of one report alone
AT_ONCE = 1_000_000  # words that are counted together
RARE = 0.002  # the share of reports that have a word which the list does not

Numbers = NDArray[np.int32]
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Gist:
    """The words of a report by their numbers, in order and each once, and how often each stands."""

    words: Numbers
    counts: Numbers


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


class Holders:
    """How many texts have each word, by its number; they are counted many at a time."""

    def __init__(self) -> None:
        self._counts = np.zeros(SIZE, np.int32)
        self._waiting: list[Numbers] = []
        self._many = 0

    def put(self, words: Numbers) -> None:
        """A text has these words, each named once."""
        self._waiting.append(words)
        self._many += len(words)
        if self._many > AT_ONCE:
            self.counts()

    def counts(self) -> Numbers:
        """Of all texts so far."""
        if self._waiting:
            self._counts += np.bincount(np.concatenate(self._waiting), minlength=SIZE).astype(
                np.int32
            )
            self._waiting, self._many = [], 0
        return self._counts


@lru_cache(maxsize=100_000)
def number_of(word: str) -> int:
    return crc32(word.encode()) & (SIZE - 1)


def numbers_of(words: Iterable[str]) -> Numbers:
    """The numbers of words, in order and each once."""
    return np.array(sorted(set(map(number_of, words))), np.int32)


def gist_of(text: str) -> Gist:
    """The gist of a report's title and text."""
    numbers = [number_of(word) for word in WORD.findall(text.lower())]
    words, counts = np.unique(np.array(numbers, np.int32), return_counts=True)
    return Gist(words, counts.astype(np.int32))


@cache
def common_words() -> NDArray[np.float32]:
    """The share of reports that have each word, by its number."""
    shares = np.full(SIZE, RARE, np.float32)
    for line in data_file("common_words.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, percent = line.split("\t")
            shares[number_of(word)] = float(percent) / 100
    return shares


def rarities(held: Numbers, reports: int) -> Weights:
    """What each word weighs, by its number: the logarithm of how few of the `reports` have it,
    `held` each. A word of one report alone joins nothing, and says the less against the more
    reports there are."""
    weights = np.log((FORMER + reports + 1) / (FORMER * common_words() + held), dtype=np.float32)
    weights[held == 1] *= max(ALONE, FORMER / (FORMER + reports))
    return weights


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
