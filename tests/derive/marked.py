"""Reports for tests: `[a place]` and `{a state}` in a text become mentions."""

import hashlib
import re

from tacitus.annotate.tokens import tokenise
from tacitus.marks import Marks, Mention
from tacitus.values import Report, Span
from tacitus.vocabulary import MentionKind

KINDS: dict[str, MentionKind] = {"[": "place", "{": "state", "<": "person"}


def marked(text: str) -> tuple[Report, Marks]:
    """The report without the marks, and its marks: tokens, sentences and the mentions."""
    plain, mentions = "", []
    for piece in re.split(r"(\[[^\]]*\]|\{[^}]*\}|<[^>]*>)", text):
        if piece[:1] in KINDS and piece[:1]:
            span = Span(len(plain), len(plain) + len(piece) - 2)
            mentions.append(Mention(span, KINDS[piece[0]], span))
            plain += piece[1:-1]
        else:
            plain += piece
    tokens, sentences = tokenise(plain)
    report = Report("r", plain, hashlib.sha256(plain.encode()).hexdigest())
    return report, Marks("test", tokens, sentences, tuple(mentions))
