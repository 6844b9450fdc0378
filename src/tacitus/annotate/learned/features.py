"""A report as the network sees it: word pieces, and what the rules say of each word."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tacitus.annotate.act_words import acts_named
from tacitus.annotate.learned.labels import (
    ACTS,
    CERTAINTIES,
    KINDS,
    PARTS,
    STAGES,
    TAGS,
    beginning,
    inside,
)
from tacitus.marks import Anchor, Marks, Token
from tacitus.values import Span
from tacitus.vocabulary import PLOVER_TYPES

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Features:
    """Arrays over the words of a report (n), its sentences (s), its mentions (m) and the anchors
    that the rules found (r). Ranges are half open and count words; 0 in `types`, `tags`, `kinds`
    and `anchor_at` means none."""

    pieces: Ints  # all word pieces of the report
    words: Ints  # n x 2, the pieces of each word
    types: Ints  # n, label of the type of the rules' anchor there, else of that its words may name
    tags: Ints  # n, 1 + part of speech
    kinds: Ints  # n, label of the kind of the mention whose head is there
    sentence: Ints  # n
    sentences: Ints  # s x 2
    mentions: Ints  # m x 2
    heads: Ints  # m x 2
    mention_kinds: Ints  # m
    anchor_at: Ints  # n, 1 + number of the rules' anchor there
    anchors: Ints  # (1 + r) x 3: 1 + act, certainty and stage; the first row is of no anchor


class Words:
    """The words of a report, asked by characters."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.starts = [token.start for token in tokens]
        self.ends = [token.end for token in tokens]

    def over(self, span: Span) -> tuple[int, int]:
        """The range of the words that share a character with a span; empty if none does."""
        first = bisect_right(self.ends, span.start)
        return first, max(first, bisect_left(self.starts, span.end))


def features(marks: Marks, tokenizer: Any) -> Features:
    """The features of a report that the rules have marked. `tokenizer` is a `tokenizers.Tokenizer`
    of word pieces."""
    words = Words(marks.tokens)
    pieces, ranges = pieces_of(marks.tokens, tokenizer)
    mentions = table([words.over(one.span) for one in marks.mentions], 2)
    heads = table([words.over(one.head) for one in marks.mentions], 2)
    anchors = [words.over(one.span) for one in marks.anchors]
    count = len(marks.tokens)
    kinds = [KINDS.index(one.kind) for one in marks.mentions]
    sentence = np.zeros(count, np.int64)
    anchor_at = np.zeros(count, np.int64)
    for number, one in enumerate(marks.sentences):
        sentence[one.first : one.last] = number
    for number, (first, last) in enumerate(anchors):
        anchor_at[first:last] = number + 1
    return Features(
        pieces=pieces,
        words=ranges,
        types=type_labels(marks, anchors),
        tags=np.array([1 + TAGS.index(token.tag) for token in marks.tokens], np.int64),
        kinds=labelled(count, [(int(a), int(b)) for a, b in heads], kinds),
        sentence=sentence,
        sentences=table([(one.first, one.last) for one in marks.sentences], 2),
        mentions=mentions,
        heads=heads,
        mention_kinds=np.array(kinds, np.int64),
        anchor_at=anchor_at,
        anchors=table([(0, 0, 0), *(told(one) for one in marks.anchors)], 3),
    )


def type_labels(marks: Marks, anchors: Sequence[tuple[int, int]]) -> Ints:
    """The labels of the rules' anchors; of other words that may name an act 1 + 2 x types + its
    type."""
    types = [PLOVER_TYPES.index(one.type) for one in marks.anchors]
    labels = labelled(len(marks.tokens), anchors, types)
    lower = [token.word.lower() for token in marks.tokens]
    tags = [token.tag for token in marks.tokens]
    for word, type_ in acts_named(lower, tags, marks.sentences):
        if not labels[word]:
            labels[word] = beginning(len(PLOVER_TYPES)) + PLOVER_TYPES.index(type_)
    return labels


def pieces_of(tokens: Sequence[Token], tokenizer: Any) -> tuple[Ints, Ints]:
    """The word pieces of a text, and those of each word; a word of which the tokenizer leaves
    nothing is given the piece beside it."""
    encoded = tokenizer.encode(
        [token.word for token in tokens], is_pretokenized=True, add_special_tokens=False
    )
    pieces = np.array(encoded.ids or [0], np.int64)
    sizes = np.bincount(np.array(encoded.word_ids, np.int64), minlength=len(tokens))
    ends = np.cumsum(sizes)
    starts = np.minimum(ends - sizes, len(pieces) - 1)
    return pieces, np.stack([starts, np.maximum(ends, starts + 1)], axis=1)


def labelled(count: int, ranges: Sequence[tuple[int, int]], kinds: Sequence[int]) -> Ints:
    """A label for each word: 0, or that of the range it begins or stands inside."""
    labels = np.zeros(count, np.int64)
    for (first, last), kind in zip(ranges, kinds, strict=True):
        labels[first:last] = inside(kind)
        labels[first : first + (first < last)] = beginning(kind)
    return labels


def told(anchor: Anchor) -> tuple[int, int, int]:
    """Act, certainty and stage of an anchor of the rules; 0 is for none."""
    stage = anchor.stage if isinstance(anchor.stage, str) else None
    return (
        1 + ACTS.index((anchor.type, anchor.mode)),
        1 + CERTAINTIES.index(anchor.certainty),
        1 + STAGES.index(stage),
    )


def parts_of(marks: Marks) -> list[tuple[int, int, int]]:
    """The roles of the rules that have a mention, as numbers."""
    found = ((role.anchor, role.mention, (role.role, role.stance)) for role in marks.roles)
    return [
        (anchor, mention, PARTS.index(part))
        for anchor, mention, part in found
        if mention >= 0 and part in PARTS
    ]


def table(rows: Sequence[tuple[int, ...]], width: int) -> Ints:
    return np.array(rows, np.int64).reshape(len(rows), width)
