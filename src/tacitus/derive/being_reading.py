"""A report's tokens, sentences and quotations, to be asked by offset or number."""

from bisect import bisect_left, bisect_right

from tacitus.letterhead import publisher_of
from tacitus.marks import Marks
from tacitus.values import Report, Span


class Reading:
    """Look-ups over one report; nothing is decided here."""

    def __init__(self, report: Report, marks: Marks) -> None:
        self.text = report.text
        self.publisher = publisher_of(report)
        self.marks = marks
        self.tokens = marks.tokens
        self.starts = [token.start for token in marks.tokens]
        self.lower = [token.lower for token in marks.tokens]
        self.tags = [token.tag for token in marks.tokens]
        self.sentence_starts = [sentence.span.start for sentence in marks.sentences]
        self.mention_starts = [mention.span.start for mention in marks.mentions]
        direct = ("direct", "mixed")
        spoken = [(q.content, k) for k, q in enumerate(marks.quotes) if q.form in direct]
        self.quotes = sorted(spoken, key=lambda pair: pair[0])
        self.quote_starts = [content.start for content, _ in self.quotes]

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """The tokens of a span, half open: those that begin in it, at least one."""
        first = bisect_left(self.starts, span.start)
        return first, max(first + 1, bisect_left(self.starts, span.end, first))

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(0, bisect_right(self.sentence_starts, offset) - 1)

    def paragraph_of(self, sentence: int) -> int:
        """The number of the paragraph of a sentence."""
        sentences = self.marks.sentences
        return sentences[sentence].paragraph if sentence < len(sentences) else 0

    def quote_at(self, span: Span) -> int:
        """The number of the direct quotation whose content holds the span, -1 for none."""
        k = bisect_right(self.quote_starts, span.start)
        for content, number in reversed(self.quotes[max(0, k - 3) : k]):
            if content.holds(span):
                return number
        return -1

    def mentions_in(self, span: Span) -> range:
        """The numbers of the mentions that begin and end inside a span, in order; some of the range
        may reach beyond it where mentions overlap."""
        first = bisect_left(self.mention_starts, span.start)
        last = bisect_left(self.mention_starts, span.end)
        while last > first and self.marks.mentions[last - 1].span.end > span.end:
            last -= 1
        return range(first, last)

    def word(self, i: int) -> str:
        """The lower-case word of token `i`, empty outside the text."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def tag(self, i: int) -> str:
        """The part of speech of token `i`, empty outside the text."""
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    def words(self, first: int, last: int) -> tuple[str, ...]:
        """The lower-case words of tokens `first` to `last`."""
        return tuple(self.lower[first:last])
