"""How rare names and words are among all tellings."""

import math
from dataclasses import dataclass

import numpy as np

from tacitus.link.found import Floats
from tacitus.link.gist import SIZE, Weights
from tacitus.link.rows import Numbers
from tacitus.link.vectors import Vectors


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """How many of `all` tellings have a name, and how many each word, by its number: those that few
    have weigh more. `vectors` are the weightiest words of each report, in order; `people` says how
    many of the reports name a person. Names are given as codes, cut to the number of a word."""

    all: int
    names: Numbers
    words: Numbers
    vectors: Vectors
    people: Numbers

    def of_names(self, codes: Numbers) -> Floats:
        """0 for a name that all have, 1 for one that a single telling has."""
        held = np.maximum(1, self.names[codes & (SIZE - 1)])
        rare: Floats = np.log(self.all / held) / math.log(max(2, self.all))
        return rare

    def of_people(self, codes: Numbers) -> Floats:
        """The same of persons that reports name."""
        held, reports = np.maximum(1, self.people[codes & (SIZE - 1)]), max(2, len(self.vectors))
        rare: Floats = np.maximum(0.0, 1 - np.log(held) / math.log(reports))
        return rare

    def of_words(self, words: Numbers) -> Weights:
        held = np.maximum(1, self.words[words])
        return np.log(1 + self.all / held).astype(np.float32)
