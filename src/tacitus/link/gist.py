"""What a report is about as a whole: its words, of which those that few reports have weigh most.

A word stands here as a number, its hash (feature hashing, Weinberger et al. 2009), so that no list
of a project's words is kept. A few reports cannot say which words are common: the shares of
`data/common_words.tsv`, which are those of corpus/train, count as if FORMER reports had been read
before.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Self
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tacitus.link.rows import Numbers, Rows
from tacitus.lists import data_file

WORD = re.compile(r"[^\W_]+")
BITS = 22  # of a word's number: 200,000 words share one in about 20 cases
SIZE = 1 << BITS
CODE = (1 << 31) - 1  # the bits of a name's code
FORMER = 300
ALONE = 0.35  # of its weight is left at least to a word of one report alone
AT_ONCE = 4_000_000  # words that are counted together
WORDS = 100_000  # whose numbers are remembered
RARE = 0.002  # the share of reports that have a word which the list does not

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Gist:
    """The words of a report by their numbers, in order and each once, and how often each stands."""

    words: Numbers
    counts: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Gists:
    """The gists of some reports, a row each."""

    words: Rows
    counts: Rows

    @classmethod
    def of(cls, gists: Iterable[Gist]) -> Self:
        every = list(gists)
        return cls(Rows.of(one.words for one in every), Rows.of(one.counts for one in every))

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, row: int) -> Gist:
        return Gist(self.words[row], self.counts[row])


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


@lru_cache(maxsize=WORDS)
def number_of(word: str) -> int:
    return crc32(word.encode()) & (SIZE - 1)


def code_of(name: str) -> int:
    """The hash of a name of which there may be millions, from 0 on: 0 where it is empty. A code cut
    to BITS bits is the number of the name as a word."""
    return crc32(name.encode()) & CODE


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
