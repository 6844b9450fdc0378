"""Phrases of a word list found in tagged words.

A phrase is lower-case words; {plan} is any form of a verb, a|b either word, _ a gap of up to seven
words without verb or mark.
"""

from collections.abc import Iterable
from itertools import product

from tacitus.annotate.scopes import MARKS, Words
from tacitus.annotate.verbs import forms_of
from tacitus.closed_class import BE

GAP = "_"
WIDEST = 7  # words in a gap
MOST_ADVERBS = 2  # between the words of a phrase
GAP_ENDS = MARKS | {","}
BE_FORMS = (*sorted(BE), "isn't", "aren't", "wasn't", "weren't")


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
        return BE_FORMS
    base, third, ing, pasts, participles = forms_of(lemma)
    return tuple(dict.fromkeys((base, third, ing, *pasts, *participles)))


Rest = tuple[tuple[str, ...], int]  # the words after the first, and the number of the entry


class Phrases:
    """A list of phrases, each with the number of its entry, by first and second word; under the
    second word "" those of one word or with a gap there."""

    def __init__(self, entries: Iterable[tuple[str, int]]) -> None:
        self.table: dict[str, dict[str, list[Rest]]] = {}
        for phrase, number in entries:
            for first, *rest in spellings(phrase):
                second = rest[0] if rest and rest[0] != GAP else ""
                under = self.table.setdefault(first, {}).setdefault(second, [])
                under.append((tuple(rest), number))

    def at(self, words: Words, start: int, last: int) -> list[tuple[range, range | None, int]]:
        """The phrases that begin at token `start`, longest first: where each lies, where its gap
        lies, and its number."""
        under = self.table.get(words.lower[start])
        if under is None:
            return []
        seconds = {"", *words.lower[start + 1 : min(start + 2 + MOST_ADVERBS, last)]}
        rests = [rest for second in seconds if second in under for rest in under[second]]
        rests.sort(key=lambda pair: (-len(pair[0]), pair[1]))
        found = []
        for rest, number in rests:
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
        while (
            at < last
            and words.lower[at] != word
            and words.tags[at] == "ADV"
            and skipped < MOST_ADVERBS
        ):
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
