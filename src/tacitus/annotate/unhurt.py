"""Who is said to be unhurt is a figure of none: "unharmed", "without a scratch", "without loss of
life". Marked last: the network has not learned to read these words as figures."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from tacitus.annotate.harms import words
from tacitus.annotate.insertion import inserted
from tacitus.marks import UNHURT, Anchor, Marks, Mention, Role, Sentence, sentence_at
from tacitus.values import Span
from tacitus.vocabulary import TollField

NOBODY_WOUNDED = re.compile(
    r"\b(?:un(?:hurt|harmed|injured|scathed)|without (?:a scratch|(?:any )?injur(?:y|ies))"
    r"|(?:was|were|been) not (?:hurt|harmed|injured|wounded)|(?:came|come) to no harm)\b",
    re.IGNORECASE,
)
NOBODY_KILLED = re.compile(r"\bwithout (?:any )?loss of life\b", re.IGNORECASE)
NEITHER = re.compile(r"\bwithout (?:any )?casualties\b", re.IGNORECASE)
PATTERNS: tuple[tuple[re.Pattern[str], tuple[TollField, ...]], ...] = (
    (NOBODY_WOUNDED, ("wounded",)),
    (NOBODY_KILLED, ("killed",)),
    (NEITHER, ("killed", "wounded")),
)
BEFORE = 8  # words before in which "will" or "if" makes it no fact
OPEN = frozenset({"if", "unless", "to", "not", "hardly", "nobody", "none", "whether"})
FAR = 12  # sentences
AROUND = 40  # anchors on either side that are looked at
SCORE = 0.75


def with_unhurt(text: str, marks: Marks) -> Marks:
    """The marks with those unhurt as figures of none, each in the nearest attack, told before if
    any is."""
    found = [
        (Span(*match.span()), tolls)
        for pattern, tolls in PATTERNS
        for match in pattern.finditer(text)
        if is_told(marks, match.start())
    ]
    hurts = {span: tolls for span, tolls in found if anchor_for(marks, span) is not None}
    if not hurts:
        return marks
    marked = inserted(marks, [Mention(span, "number", span, SCORE, UNHURT) for span in hurts])
    roles = [
        Role(anchor, number, toll, one.span, score=SCORE, rule="unhurt")
        for number, one in enumerate(marked.mentions)
        if one.rule == UNHURT and (anchor := anchor_for(marked, one.span)) is not None
        for toll in hurts[one.span]
    ]
    return replace(marked, roles=(*marked.roles, *roles))


def is_told(marks: Marks, start: int) -> bool:
    """Whether the words tell what was, not what may be or should be."""
    last = bisect_right(marks.tokens, start, key=lambda token: token.start) - 1
    home = sentence_at(marks.sentences, start)
    first = max(home.first if home else 0, last - BEFORE)
    before = {token.lower for token in marks.tokens[first:last]}
    return before.isdisjoint(words("modal") | OPEN)


def anchor_for(marks: Marks, span: Span) -> int | None:
    """The attack that left them unhurt: the nearest of the sentence, else the last told before it,
    else the first told after; None if none is near."""
    home = number_of(marks.sentences, span.start)
    at = bisect_right(marks.anchors, span.start, key=lambda one: one.span.start)
    first = max(0, at - AROUND)
    placed = [
        (number_of(marks.sentences, anchor.span.start) - home, number, anchor)
        for number, anchor in enumerate(marks.anchors[first : at + AROUND], first)
        if anchor.type == "ASSAULT" and anchor.certainty not in ("planned", "hypothetical")
    ]
    near = [one for one in placed if abs(one[0]) <= FAR]
    if not near:
        return None
    return min(near, key=lambda one: cost(one[0], one[2], span))[1]


def cost(away: int, anchor: Anchor, span: Span) -> tuple[int, int]:
    """How far an anchor stands, in sentences, then in characters; one told after is farther."""
    return (-away if away <= 0 else away + FAR), abs(anchor.span.start - span.start)


def number_of(sentences: Sequence[Sentence], offset: int) -> int:
    """The number of the sentence that holds an offset."""
    return bisect_right(sentences, offset, key=lambda one: one.span.start) - 1
