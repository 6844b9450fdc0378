"""Phrases of a word list found in tagged words.

A phrase is lower-case words; {plan} is any form of a verb, a|b either word, _ a gap of up to seven
words without verb or mark.
"""

from collections.abc import Iterable
from itertools import product

from tacitus.annotate.scopes import MARKS, Words
from tacitus.annotate.verbs import forms_of

GAP = "_"
WIDEST = 7  # words in a gap
GAP_ENDS = MARKS | {","}
BE = tuple("be is are was were been being isn't aren't wasn't weren't".split())


def spellings(phrase: str) -> list[tuple[str, ...]]:
    """All word sequences that a phrase of a list stands for."""
    choices: list[tuple[str, ...]] = []
    for part in phrase.split():
        if part.startswith("{"):
            choices.append(inflected(part.strip("{}")))
        else:
            choices.append(tuple(part.split("|")))
    return list(product(*choices))


def inflected(lemma: str) -> tuple[str, ...]:
    """All forms of a verb, without repetition."""
    if lemma == "be":
        return BE
    base, third, ing, pasts, participles = forms_of(lemma)
    return tuple(dict.fromkeys((base, third, ing, *pasts, *participles)))


class Phrases:
    """A list of phrases by first word, each with the number of its entry, longest first."""

    def __init__(self, entries: Iterable[tuple[str, int]]) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for phrase, number in entries:
            for words in spellings(phrase):
                self.by_first.setdefault(words[0], []).append((words[1:], number))
        for rest in self.by_first.values():
            rest.sort(key=lambda pair: -len(pair[0]))

    def at(self, words: Words, start: int, last: int) -> list[tuple[range, range | None, int]]:
        """The phrases that begin at token `start`, longest first: where each lies, where its gap
        lies, and its number."""
        found = []
        for rest, number in self.by_first.get(words.lower[start], ()):
            match = matched(words, rest, start + 1, last)
            if match is not None:
                end, gap = match
                found.append((range(start, end), gap, number))
        return found


def matched(
    words: Words, rest: tuple[str, ...], at: int, last: int
) -> tuple[int, range | None] | None:
    """The end of the phrase whose further words are `rest`, and its gap; adverbs may stand between
    its words."""
    gap: range | None = None
    for number, word in enumerate(rest):
        if word == GAP:
            stop = gap_end(words, rest[number + 1], at, last)
            if stop is None:
                return None
            gap, at = range(at, stop), stop
            continue
        skipped = 0
        while at < last and words.lower[at] != word and words.tags[at] == "ADV" and skipped < 2:
            at, skipped = at + 1, skipped + 1
        if at >= last or words.lower[at] != word:
            return None
        at += 1
    return at, gap


def gap_end(words: Words, until: str, at: int, last: int) -> int | None:
    """Where a gap that begins at `at` ends: before the next `until`, if that is near."""
    for j in range(at, min(at + WIDEST + 1, last)):
        if words.lower[j] == until:
            return j if j > at else None
        if words.tags[j] in {"VERB", "AUX", "SCONJ"} or words.lower[j] in GAP_ENDS:
            return None
    return None
