"""The frozen text as it stands on the page: paragraphs, sentences and pieces.

A piece is a stretch in which no evidence begins or ends, so that quotes may overlap as they like;
it carries its offsets, by which the page finds the words of a selection. A character without a
shape of its own, such as one that turns the direction of writing, is a piece shown as its code.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tacitus.annotate.tokens import paragraphs, sentence_spans
from tacitus.review_values import Record
from tacitus.values import Span

JOINERS = "\u200c\u200d"
SHAPELESS = ("Cc", "Cf", "Cs", "Zl", "Zp")
SPACES = "\n\r\t"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the text, the targets whose evidence it is, and whether it is a code shown in place
    of a character."""

    start: int
    end: int
    words: str
    targets: tuple[str, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the white space after it; `background`: all that is known from it is told
    for context."""

    pieces: tuple[Piece, ...]
    background: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    title: bool
    lines: tuple[Line, ...]


def page_text(record: Record) -> list[Paragraph]:
    """The text of a record; the first paragraph is the title."""
    return lit_text(record.coded.report.text, evidence_of(record), background_spans(record))


def lit_text(
    text: str, told: Sequence[tuple[Span, str]], context: Sequence[tuple[Span, bool]] = ()
) -> list[Paragraph]:
    """A text with stretches of evidence, each with its target, by their start."""
    found: list[Paragraph] = []
    for whole in paragraphs(text):
        starts = [span.start for span in sentence_spans(text, whole)] or [whole.start]
        ends = [*starts[1:], whole.end]
        starts[0] = whole.start
        sentences = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
        lines = [
            Line(tuple(pieces(text, one, told)), is_context(one, context)) for one in sentences
        ]
        found.append(Paragraph(not found, tuple(lines)))
    return found


def evidence_of(record: Record) -> list[tuple[Span, str]]:
    """Every stretch of evidence with its target, by its start."""
    found = [
        (span, field.target)
        for event in record.events
        for field in event.fields
        if field.claim
        for span in field.claim.evidence
    ]
    return sorted(found)


def background_spans(record: Record) -> list[tuple[Span, bool]]:
    """Where events are told of, and whether each is told for context only."""
    return [
        (span, event.event.salience == "background")
        for event in record.events
        if not event.out
        for span in (*event.event.anchors, *(s for c in event.event.claims for s in c.evidence))
    ]


def is_context(sentence: Span, told: Iterable[tuple[Span, bool]]) -> bool:
    """Whether a sentence tells of background events and of no other."""
    here = [context for span, context in told if sentence.holds(span)]
    return bool(here) and all(here)


def pieces(text: str, sentence: Span, told: Sequence[tuple[Span, str]]) -> Iterator[Piece]:
    """The pieces of a sentence in their order."""
    begins: dict[int, list[str]] = defaultdict(list)
    ends: dict[int, list[str]] = defaultdict(list)
    for span, target in told:
        if span.meets(sentence):
            begins[max(span.start, sentence.start)].append(target)
            ends[min(span.end, sentence.end)].append(target)
    hidden = [n for n in range(sentence.start, sentence.end) if is_hidden(text[n])]
    cuts = {sentence.start, sentence.end, *begins, *ends, *hidden, *(n + 1 for n in hidden)}
    active: list[str] = []
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        for target in ends[start]:
            active.remove(target)
        active.extend(begins[start])
        code = end - start == 1 and is_hidden(text[start])
        words = f"U+{ord(text[start]):04X}" if code else text[start:end]
        yield Piece(start, end, words, tuple(dict.fromkeys(active)), code)


def is_hidden(character: str) -> bool:
    """Whether a character has no shape of its own and is no white space."""
    if character.isascii():
        return (character < " " or character == "\x7f") and character not in SPACES
    return character not in JOINERS and unicodedata.category(character) in SHAPELESS
