"""Who speaks each quotation: the entity that the speaker's words stand for.

A speaker is found by his words among the mentions; a pronoun that no entity holds by who spoke
last. In a chain of sources the speaker is who tells the reporter, and the basis keeps the chain.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tacitus.marks import Marks, Quote
from tacitus.values import Grouped, Report, Span, Spoken, Unknown
from tacitus.vocabulary import EntityKind

AUTHOR, UNNAMED = "author", "unnamed"
# Which kinds of entity a pronoun may stand for where nothing better is known.
FITTING: dict[str, frozenset[EntityKind]] = {
    **dict.fromkeys(("he", "she", "his", "her"), frozenset(("person",))),
    **dict.fromkeys(("it", "its"), frozenset(("organisation", "state"))),
    **dict.fromkeys(("they", "their"), frozenset(("people", "organisation", "state", "person"))),
}  # fmt: skip
SOURCES = frozenset(("source", "sources"))
FIRST_PERSON = frozenset(("i", "we", "my", "our"))
CHAIN = re.compile(
    r"\b(?:citing|quoting|quoted by|cited by|according to|as reported by)\s+[^.;:,“”\"]{2,80}"
)
CHAIN_ENDS = re.compile(r"\s+(?:said|says|saying|that|as|on|who|which)\b.*")
WIDE = 300  # characters of the longest mention that is looked for


def derive_speakers(
    report: Report, marks: Marks, entities: tuple[Grouped, ...]
) -> tuple[Spoken, ...]:
    """One `Spoken` for each quote, in their order."""
    finder = Finder(report.text, marks, entities)
    spoken = [finder.spoken(number, quote) for number, quote in enumerate(marks.quotes)]
    times = Counter(one.speaker for one in spoken)
    once = {name for name in finder.sources if times[name] == 1}
    return tuple(
        unnamed(one, finder.sources[one.speaker]) if one.speaker in once else one for one in spoken
    )


def unnamed(spoken: Spoken, words: str) -> Spoken:
    """The same without a name: a mere source that says one thing in the report."""
    basis = "; ".join(filter(None, (f'a source without a name: "{words}"', spoken.basis)))
    return replace(spoken, speaker=UNNAMED, basis=basis)


class Finder:
    """Look-ups over one report, and who spoke last so far."""

    def __init__(self, text: str, marks: Marks, entities: tuple[Grouped, ...]) -> None:
        self.text = text
        self.marks = marks
        self.entity_of = {m: group.entity.id for group in entities for m in group.mentions}
        self.kind_of = {group.entity.id: group.entity.kind for group in entities}
        # Those of whom nothing is told but that they are a source, and their words.
        self.sources = {
            group.entity.id: group.entity.name
            for group in entities
            if group.mentions and all(self.is_source(number) for number in group.mentions)
        }
        self.starts = [mention.span.start for mention in marks.mentions]
        self.sentence_starts = [sentence.span.start for sentence in marks.sentences]
        self.last: list[str] = []  # entities that spoke, the latest last

    def spoken(self, number: int, quote: Quote) -> Spoken:
        """Who speaks one quote."""
        basis = self.chain(quote)
        if isinstance(quote.speaker, Unknown):
            return Spoken(number, UNNAMED, basis, 0.9)
        words = quote.speaker.of(self.text).lower()
        if words in FIRST_PERSON:
            return Spoken(number, AUTHOR, basis, 0.7)
        entity, confidence = self.entity_at(quote.speaker)
        if entity is None:
            entity, confidence = self.apposed(quote.speaker, quote.content), 0.8
        if entity is None and words in FITTING:
            entity, confidence = self.fitting(words, quote.speaker), 0.6
        if entity is None:
            told = f'no entity of its own: "{quote.speaker.of(self.text)}"'
            return Spoken(number, UNNAMED, "; ".join(filter(None, (told, basis))), 0.6)
        self.last.append(entity)
        return Spoken(number, entity, basis, round(confidence * sureness(quote), 3))

    def is_source(self, number: int) -> bool:
        """Whether a mention names nobody: "a security source"."""
        return self.marks.mentions[number].head.of(self.text).lower() in SOURCES

    def entity_at(self, span: Span) -> tuple[str | None, float]:
        """The entity of the mention that shares most with the speaker's words, and how sure."""
        first = bisect_left(self.starts, span.start - WIDE)
        last = bisect_left(self.starts, span.end)
        best, found = 0.2, None
        for number in range(first, last):
            mention = self.marks.mentions[number]
            if number not in self.entity_of:
                continue
            alike = likeness(span, mention.span, mention.head)
            if alike > best:
                best, found = alike, self.entity_of[number]
        return found, min(1.0, 0.5 + best / 2)

    def apposed(self, speaker: Span, content: Span) -> str | None:
        """The entity named right behind the speaker's words: "said the foreman, Ali Deng"."""
        at = speaker.end + 2
        if not self.text.startswith(", ", speaker.end) or not self.text[at : at + 1].isupper():
            return None
        first, last = bisect_left(self.starts, at), bisect_right(self.starts, at)
        names = (self.entity_of[n] for n in range(first, last) if n in self.entity_of)
        return None if content.start <= at < content.end else next(names, None)

    def fitting(self, pronoun: str, span: Span) -> str | None:
        """The entity that a pronoun stands for: who spoke last, else who is named last before it,
        of a kind that fits."""
        kinds = FITTING[pronoun]
        for entity in reversed(self.last[-4:]):
            if self.kind_of[entity] in kinds:
                return entity
        at = bisect_left(self.starts, span.start)
        for number in range(at - 1, max(-1, at - 25), -1):
            entity_id = self.entity_of.get(number)
            if entity_id is not None and self.kind_of[entity_id] in kinds:
                return entity_id
        return None

    def chain(self, quote: Quote) -> str | None:
        """Whom the speaker cites, or who quotes him, in the sentence of the reporting word."""
        if quote.cue is None or not self.sentence_starts:
            return None
        number = max(0, bisect_right(self.sentence_starts, quote.cue.start) - 1)
        sentence = self.marks.sentences[number].span
        pieces = outside(sentence, quote.content)
        for piece in pieces:
            for match in CHAIN.finditer(self.text, piece.start, piece.end):
                words = CHAIN_ENDS.sub("", match.group()).strip()
                named = isinstance(quote.speaker, Span) and quote.speaker.of(self.text) in words
                if not named and not quote.cue.start <= match.start() < quote.cue.end:
                    return words
        return None


def outside(sentence: Span, content: Span) -> Sequence[Span]:
    """What is left of a sentence without the words said."""
    pieces = (
        Span(sentence.start, min(sentence.end, content.start)),
        Span(max(sentence.start, content.end), sentence.end),
    )
    return [piece for piece in pieces if piece.start < piece.end]


def likeness(span: Span, mention: Span, head: Span) -> float:
    """How much a mention shares with the words of a speaker, 0 to 1: the same words are 1; less
    where the mention's head lies outside."""
    shared = min(span.end, mention.end) - max(span.start, mention.start)
    if shared <= 0:
        return 0.0
    whole = max(span.end, mention.end) - min(span.start, mention.start)
    return shared / whole * (1.0 if span.meets(head) else 0.5)


def sureness(quote: Quote) -> float:
    """How sure it is that the words are the speaker's, by the rule that joined them."""
    if quote.rule.endswith(("carried", "colon")):
        return 0.8
    return 0.7 if quote.rule.endswith("alone") else 1.0
