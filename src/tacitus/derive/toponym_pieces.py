"""The words of a report cut at hyphens too, so that every name in "Paris-based" can be found."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tacitus.derive.place_lists import toponym_words
from tacitus.marks import Token

PART = re.compile(r"[^-‐‑–/]+")
INNER = re.compile(r"[-‐‑–/]")
LINKS = frozenset(
    "of the de del la las los el al and upon on sur du des am an der do da dos".split()
)


class Piece(NamedTuple):
    """A word or a part of a hyphenated one, where it stands, and its part of speech."""

    word: str
    lower: str
    start: int
    end: int
    tag: str

    @property
    def is_capital(self) -> bool:
        """Whether it is written as a name is."""
        return self.word[0].isupper()


def pieces_of(tokens: Sequence[Token]) -> list[Piece]:
    """The pieces of all tokens, in order; marks are pieces of their own."""
    pieces: list[Piece] = []
    for token in tokens:
        start, end, word, lower, tag = token
        if len(word) < 2 or not INNER.search(word):
            pieces.append(Piece(word, lower, start, end, tag))
        else:
            pieces += parts_of(token)
    return pieces


def parts_of(token: Token) -> Iterator[Piece]:
    """The parts of a token between hyphens."""
    for found in PART.finditer(token.word):
        start = token.start + found.start()
        word = found.group()
        yield Piece(word, word.lower(), start, start + len(word), token.tag)


def ends_from(pieces: Sequence[Piece], first: int, text: str, most: int) -> list[int]:
    """The pieces after which a name that begins at `first` may end, the last first: at most so many
    words, one space, hyphen or abbreviation stop between them."""
    ends = [first + 1]
    k = first + 1
    while k < len(pieces) and k - first < most + 2:
        gap = text[pieces[k - 1].end : pieces[k].start]
        piece = pieces[k]
        if piece.word == "." and pieces[k - 1].lower in toponym_words("abbreviations", "words"):
            k += 1
            continue
        if gap not in ("", " ", "-", "‐", "‑", "–") or (gap == "" and pieces[k - 1].word != "."):
            break
        if piece.is_capital and piece.word[0].isalpha():
            ends.append(k + 1)
        elif piece.lower not in LINKS:
            break
        k += 1
    return ends[::-1]
