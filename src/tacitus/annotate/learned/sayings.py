"""What somebody says in other words, as the network finds it: it adds to the rules what they have
no reporting word for, and drops what they take for speech and it does not. What is done by saying
it is weighed anew."""

from collections.abc import Sequence
from dataclasses import replace

from tacitus.annotate.frames import PERSONS
from tacitus.annotate.learned.acts import weighed
from tacitus.annotate.learned.labels import FORMS
from tacitus.annotate.learned.told import Told
from tacitus.annotate.quotes import NOBODY, SPEAKERS
from tacitus.marks import Marks, Quote, Token, sentence_at, stretch
from tacitus.values import Span, Unknown

SURE = 0.75  # how sure the network must be of what the rules do not have


def sayings(text: str, marks: Marks, said: Sequence[Told]) -> tuple[Quote, ...]:
    """The quotations of a report. Direct speech is as the rules have it: its marks tell it."""
    spans = [(stretch(marks.tokens, one.first, one.last), one) for one in said]
    kept = [
        quote
        for quote in marks.quotes
        if quote.form == "direct" or any(quote.content.meets(span) for span, _ in spans)
    ]
    found = [
        new(marks, span, one)
        for span, one in spans
        if FORMS[one.kind] != "direct"
        and one.score >= SURE
        and not any(quote.content.meets(span) for quote in kept)
    ]
    every = sorted((*kept, *found), key=lambda quote: (quote.content, quote.rule))
    return tuple(replace(quote, act=weighed(text, quote, marks.mentions)) for quote in every)


def new(marks: Marks, content: Span, one: Told) -> Quote:
    speaker, cue = speaker_of(marks, one)
    return Quote(
        content=content,
        form=FORMS[one.kind],
        speaker=speaker,
        cue=cue,
        scope=content,
        score=one.score,
        rule="network",
    )


def speaker_of(marks: Marks, one: Told) -> tuple[Span | Unknown, Span | None]:
    """The words for the speaker, and the reporting word: who can speak and stands nearest before
    what is said, in its sentence, else first after it; a place only where nobody else is named."""
    tokens = marks.tokens
    content = stretch(tokens, one.first, one.last)
    sentence = sentence_at(marks.sentences, content.start)
    assert sentence is not None  # every word stands in one
    before = Span(sentence.span.start, content.start)
    after = Span(content.end, max(content.end, sentence.span.end))
    able = [mention for mention in marks.mentions if mention.kind in SPEAKERS]
    for kinds in (PERSONS, SPEAKERS):
        near = [m.span for m in able if m.kind in kinds and before.holds(m.span)]
        if near:
            speaker = max(near, key=lambda span: (span.end, -span.start))
            return speaker, verb_near(tokens, before, speaker)
        later = [m.span for m in able if m.kind in kinds and after.holds(m.span)]
        if later:
            return later[0], verb_near(tokens, after, later[0])
    return NOBODY, None


def verb_near(tokens: Sequence[Token], part: Span, speaker: Span) -> Span | None:
    """The verb nearest to the speaker, of those outside what is said."""
    verbs = [t.span for t in tokens if t.tag == "VERB" and part.holds(t.span)]
    return min(verbs, key=lambda verb: abs(verb.start - speaker.end), default=None)
