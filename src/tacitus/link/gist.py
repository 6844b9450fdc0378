"""What a report is about as a whole: its words, of which those that few reports have weigh most.

A word stands here as a number, its hash (feature hashing, Weinberger et al. 2009), so that no list
of a project's words is kept; a report is known by its KEPT weightiest words, and two reports are as
alike as the cosine of these (TF-IDF, Salton and Buckley 1988). A few reports cannot say which words
are common: the shares of `data/common_words.tsv`, which are those of corpus/train, count as if
FORMER reports had been read before.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
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
class Vectors(Mapping[int, Vector]):
    """The vectors of reports by the numbers of these. There may be millions: all are in two arrays,
    `places` says the how manieth each is, `starts` where each begins, and where the last ends."""

    places: Mapping[int, int]
    words: Numbers
    weights: Weights
    starts: Sequence[int]

    def __getitem__(self, report: int) -> Vector:
        place = self.places[report]
        start, end = self.starts[place], self.starts[place + 1]
        return Vector(self.words[start:end], self.weights[start:end])

    def __iter__(self) -> Iterator[int]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


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


def vectors_of(gists: Iterable[tuple[int, Gist]], rarities: Weights) -> Vectors:
    """The vectors of reports, each with its number."""
    places: dict[int, int] = {}
    words, weights, starts = bytearray(), bytearray(), array("q", (0,))
    for report, gist in gists:
        vector = vector_of(gist, rarities)
        places[report] = len(places)
        words += vector.words.tobytes()
        weights += vector.weights.tobytes()
        starts.append(starts[-1] + len(vector.words))
    return Vectors(
        places, np.frombuffer(words, np.int32), np.frombuffer(weights, np.float32), starts
    )


def weighed(words: Numbers, weights: Weights) -> Vector:
    """Words that stand once each, and what each weighs."""
    length = float(np.sqrt(weights @ weights))
    return Vector(words, weights / np.float32(length)) if length else NONE


def weightiest(one: Vector, most: int) -> list[int]:
    """The numbers of the weightiest words."""
    found: list[int] = one.words[np.argsort(-one.weights, kind="stable")[:most]].tolist()
    return found


def likeness(pairs: Sequence[tuple[Vector, Vector]]) -> NDArray[np.float64]:
    """The cosine of each pair: 0 where they share no word or have none, 1 for the same words. Many
    pairs at once cost little more than one."""
    ours, mine = numbered([one for one, _ in pairs])
    theirs, weights = numbered([two for _, two in pairs])
    if not len(ours) or not len(theirs):
        return np.zeros(len(pairs))
    at = np.minimum(np.searchsorted(ours, theirs), len(ours) - 1)
    same = ours[at] == theirs
    products = mine[at[same]] * weights[same]
    return np.bincount(theirs[same] >> BITS, products, len(pairs)).astype(np.float64)


def numbered(vectors: Sequence[Vector]) -> tuple[NDArray[np.int64], Weights]:
    """All words of some vectors with the place of their vector before their number, in order, and
    what they weigh."""
    if not vectors:
        return np.empty(0, np.int64), NONE.weights
    place = np.repeat(np.arange(len(vectors)), [len(one.words) for one in vectors])
    words = np.concatenate([one.words for one in vectors])
    return (place << BITS) | words, np.concatenate([one.weights for one in vectors])
