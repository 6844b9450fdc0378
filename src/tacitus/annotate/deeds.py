"""Which violent act of a report a phrase of blame, claim or denial is about."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.marks import Anchor, Sentence
from tacitus.values import Span

# Between a phrase and an act behind it: the act is told of somebody else, or by the way.
BREAK = re.compile(r"[,;:]|\b(?:who|which|whose|whom)\b")
MATTER = re.compile(r"\bof (?:having |being )?$")  # ", and those behind them, of having shelled"
# Before an act that stands before the phrase: the act only tells who is meant.
RELATIVE = re.compile(r"\b(?:who|which|that) (?:[\w’'-]+ ){0,5}$")


@dataclass(frozen=True, slots=True)
class Deeds:
    """The anchors of a report, the numbers of its violent acts, in order, and where these begin."""

    text: str
    sentences: Sequence[Sentence]
    anchors: Sequence[Anchor]
    acts: tuple[int, ...]
    starts: tuple[int, ...]

    def meant(self, number: int, phrase: Span, last: tuple[int, int]) -> int:
        """The number of the act that a phrase in sentence `number` is about: one in the sentence,
        else the one that the paragraph spoke of `last` (paragraph, act), else the first of its
        paragraph, else the first of the report, which is mostly what it is about."""
        here = self.sentences[number]
        own = [act for act in self.within(here.span) if self.is_told(here.span, phrase, act)]
        if own:
            return own[0]
        if last[0] == here.paragraph:
            return last[1]
        first = number
        while first > 0 and self.sentences[first - 1].paragraph == here.paragraph:
            first -= 1
        earlier = self.within(Span(self.sentences[first].span.start, here.span.start))
        return earlier[0] if earlier else self.acts[0]

    def within(self, span: Span) -> list[int]:
        """The acts that begin in some words."""
        first, last = (bisect_left(self.starts, at) for at in (span.start, span.end))
        return list(self.acts[first:last])

    def is_told(self, sentence: Span, phrase: Span, act: int) -> bool:
        """Whether an act of the sentence of a phrase is what the phrase is about, and not what is
        told of somebody besides ("blamed the band, which had fired on them in May")."""
        at = self.anchors[act].span.start
        if at < phrase.start:
            return RELATIVE.search(self.text, sentence.start, at) is None
        between = self.text[phrase.end : at]
        return BREAK.search(between) is None or MATTER.search(between) is not None

    def near(self, number: int) -> bool:
        """Whether an act stands in a sentence or the one before it."""
        start = self.sentences[max(0, number - 1)].span.start
        return bool(self.within(Span(start, self.sentences[number].span.end)))


def deeds_of(text: str, sentences: Sequence[Sentence], anchors: Sequence[Anchor]) -> Deeds:
    """The violent acts of a report; its anchors are in the order of the text."""
    acts = tuple(n for n, anchor in enumerate(anchors) if anchor.type == "ASSAULT")
    return Deeds(text, sentences, anchors, acts, tuple(anchors[n].span.start for n in acts))
