"""What somebody wants, backs, knows or speaks about, where he is not told to say it.

The verbs are `attitudes` of `data/reporting.toml`. Nothing of this is a statement, and what stands
in it stays the author's word.
"""

from collections.abc import Iterator
from dataclasses import replace

from tacitus.annotate.cues import attitudes, verb_cue
from tacitus.annotate.page import Page, page_of
from tacitus.annotate.paraphrases import forward
from tacitus.annotate.quotes import Names, Saying, form_of, quote_of
from tacitus.annotate.told_words import Limits
from tacitus.marks import Marks, Quote, Sentence


def with_attitudes(text: str, marks: Marks) -> Marks:
    """The marks with the attitudes whose holder is named and of which no word stands in what
    somebody says, nor in an attitude before them."""
    page = page_of(text, marks.tokens, marks.sentences)
    named = Names(page, marks.mentions)
    taken = {at for quote in marks.quotes for at in letters(quote)}
    found = []
    for saying in (one for sentence in page.sentences for one in attitudes_in(page, sentence)):
        attitude = quote_of(page, saying, named)
        words = letters(attitude)
        if taken.isdisjoint(words):
            taken.update(words)
            found.append(attitude)
    return replace(marks, attitudes=tuple(found))


def letters(quote: Quote) -> set[int]:
    """The offsets of what is told and of its reporting word."""
    spans = (quote.content, quote.cue or quote.content)
    return {at for span in spans for at in range(span.start, span.end)}


def attitudes_in(page: Page, sentence: Sentence) -> Iterator[Saying]:
    """The attitudes told in a sentence outside quotation marks."""
    near = range(sentence.first, sentence.last)
    outside = (j for j in near if page.within[j] < 0 and page.words.lower[j] in attitudes())
    cues = [cue for j in outside if (cue := verb_cue(page, sentence, j, attitudes()))]
    limits = Limits(page, cues, sentence.first, ())
    for cue in cues:
        told = None if cue.form == "passive" else forward(page, cue, limits)
        if told is not None and told.speaker is not None:
            content, form = page.span(told.content), form_of(page, told.content)
            yield Saying(content, form, cue, told.speaker, "attitude")
