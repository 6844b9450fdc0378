"""What somebody wants, backs, knows or speaks about, where he is not told to say it.

The verbs are `attitudes` of `data/reporting.toml`. Nothing of this is a statement, and what stands
in it stays the author's word: a coded report has no place for it, and whoever wants it asks here.
"""

from collections.abc import Iterator

from tacitus.annotate.cues import attitudes, verb_cue
from tacitus.annotate.page import Page, page_of
from tacitus.annotate.paraphrases import forward
from tacitus.annotate.quotes import Names, Saying, form_of, quote_of
from tacitus.annotate.told_words import Limits
from tacitus.marks import Marks, Quote, Sentence


def find_attitudes(text: str, marks: Marks) -> Iterator[Quote]:
    """The attitudes of a marked text whose holder is named, in its order; none of which a word
    stands in what somebody says, or in an attitude before it."""
    page = page_of(text, marks.tokens, marks.sentences)
    named = Names(page, marks.mentions)
    taken = {at for quote in marks.quotes for at in letters(quote)}
    for saying in (one for sentence in page.sentences for one in attitudes_in(page, sentence)):
        attitude = quote_of(page, saying, named)
        words = letters(attitude)
        if taken.isdisjoint(words):
            taken.update(words)
            yield attitude


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
