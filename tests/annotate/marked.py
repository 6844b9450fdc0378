"""Sentences with their marks in them: "{people|Gunmen} {ASSAULT|shot} {person|a judge}"."""

import re
from dataclasses import dataclass

from tacitus.annotate.tags import tag
from tacitus.annotate.tokens import tokenise
from tacitus.marks import TIME_MARK, Anchor, Mention, Sentence, Token
from tacitus.values import Span
from tacitus.vocabulary import PLOVER_TYPES

MARK = re.compile(r"\{(\w+)\|([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Marked:
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    anchors: tuple[Anchor, ...]


def marked(written: str) -> Marked:
    """The text without its marks, and what they mark: a PLOVER type is an anchor, `hour` the
    hour of an entry, any other word the kind of a mention."""
    text, at, spans = "", 0, []
    for found in MARK.finditer(written):
        text += written[at : found.start()]
        spans.append((found[1], Span(len(text), len(text) + len(found[2]))))
        text += found[2]
        at = found.end()
    text += written[at:]
    tokens, sentences = tokenise(text)
    anchors = [Anchor(span, kind, None) for kind, span in spans if kind in PLOVER_TYPES]
    mentions = [
        Mention(span, "date", span, rule=TIME_MARK) if kind == "hour" else Mention(span, kind, span)  # type: ignore[arg-type]
        for kind, span in spans
        if kind not in PLOVER_TYPES
    ]
    return Marked(text, tag(tokens, sentences), sentences, tuple(mentions), tuple(anchors))
