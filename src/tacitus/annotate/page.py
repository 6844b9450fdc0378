"""One report as the readers of quotations see it: words, sentences, and what is inside marks."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.annotate.clauses import Clause, clauses
from tacitus.annotate.quote_marks import Quotation, find_quotations
from tacitus.annotate.scopes import Words, words_of
from tacitus.marks import Sentence, Token, stretch
from tacitus.values import Span


@dataclass(frozen=True, slots=True)
class Page:
    """A report's words with look-ups by token number. `quotations` are the outermost ones,
    `insides` their token ranges with the marks, `within` the number of the one that holds a token
    or -1."""

    text: str
    tokens: Sequence[Token]
    words: Words
    sentences: Sequence[Sentence]
    sentence_of: list[int]
    quotations: tuple[Quotation, ...]
    insides: tuple[range, ...]
    within: list[int]
    cuts: dict[int, tuple[Clause, ...]]  # the clauses of sentences looked at so far

    def sentence(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[self.sentence_of[token]]

    def span(self, part: range) -> Span:
        """The span of a stretch of tokens."""
        return stretch(self.tokens, part.start, part.stop)

    def clauses(self, token: int) -> tuple[Clause, ...]:
        """The clauses of the sentence that holds a token."""
        number = self.sentence_of[token]
        if number not in self.cuts:
            self.cuts[number] = clauses(self.tokens, self.sentences[number])
        return self.cuts[number]


def page_of(text: str, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> Page:
    """The page of a report."""
    starts = [token.start for token in tokens]
    quotations = tuple(one for one in find_quotations(text, sentences) if not one.depth)
    insides = tuple(
        range(bisect_left(starts, one.whole.start), bisect_left(starts, one.whole.end))
        for one in quotations
    )
    within = [-1] * len(tokens)
    for number, inside in enumerate(insides):
        for token in inside:
            within[token] = number
    sentence_of = [0] * len(tokens)
    for number, sentence in enumerate(sentences):
        for token in range(sentence.first, sentence.last):
            sentence_of[token] = number
    return Page(
        text, tokens, words_of(tokens), sentences, sentence_of, quotations, insides, within, {}
    )
