"""A stretch of words that may be a date, with the words around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.date_grammar import simple
from tacitus.marks import Sentence, Token

NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
POSSESSIVE = frozenset({"'s", "’s"})


@dataclass(frozen=True, slots=True)
class Place:
    """Token `number` of a sentence, where a date may begin. `one_case` says that the sentence is
    written without capitals, or in nothing else."""

    text: str
    tokens: Sequence[Token]
    sentence: Sentence
    number: int
    one_case: bool = False

    @property
    def start(self) -> int:
        return self.tokens[self.number].start


class Look:
    """The words from a place to `end`, with those around them. `words` leave out a preposition
    such as "since"; `held` says that there is one."""

    def __init__(self, place: Place, end: int) -> None:
        self.place = place
        self.one_case = place.one_case
        bound = simple("<bound> ").match(place.text, place.start, end)
        self.core = bound.end() if bound else place.start
        self.held = bound is not None
        self.words = place.text[self.core : end]
        self.low = self.words.lower()
        number, last = place.number, place.sentence.last
        while number < last and place.tokens[number].start < end:
            number += 1
        self.next = number

    def before(self, back: int = 1) -> Token | None:
        """The token before, if the sentence has one."""
        at = self.place.number - back
        return self.place.tokens[at] if at >= self.place.sentence.first else None

    def word_before(self, back: int = 1) -> str:
        """The lower-case word before; empty at the head of the sentence."""
        token = self.before(back)
        return token.lower if token else ""

    def after(self, skip: int = 0) -> Token | None:
        """The token after, or one later; None at the end of the sentence."""
        at = self.next + skip
        return self.place.tokens[at] if at < self.place.sentence.last else None

    def word_after(self, skip: int = 0) -> str:
        """The lower-case word after; empty at the end of the sentence."""
        token = self.after(skip)
        return token.lower if token else ""

    def is_modifier(self) -> bool:
        """Whether a noun or a possessive 's follows at once: "Sunday's vote", "the 2014 vote"."""
        token = self.after()
        return token is not None and (token.word in POSSESSIVE or token.tag in NOUNS)
