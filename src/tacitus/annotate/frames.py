"""A sentence with its clauses, mentions and anchors placed among its tokens: what roles are read
from."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tacitus.annotate.clauses import Clause, clause_at, clauses
from tacitus.annotate.role_words import listed
from tacitus.closed_class import OWNING, POSSESSIVE
from tacitus.marks import OTHER_NOUN, Anchor, Mention, Sentence, Token
from tacitus.values import Span

PERSONS = frozenset(("person", "people", "organisation", "state"))  # who can act
ENTITY_KINDS = PERSONS | {"place", "object"}
LONGEST_EVIDENCE = 100  # characters


class Placed(NamedTuple):
    """Mention or anchor `number` on tokens `first` to `last` (half open) of the report."""

    number: int
    first: int
    last: int
    span: Span

    def within(self, stretch: range) -> bool:
        """Whether its first token lies in a stretch of tokens."""
        return stretch.start <= self.first < stretch.stop


@dataclass(frozen=True, slots=True)
class PlacedAnchor:
    """An anchor with its clause (number, -1 for none) and whether it is the clause's verb."""

    at: Placed
    anchor: Anchor
    clause: int
    verbal: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One sentence, ready to be read."""

    text: str
    tokens: Sequence[Token]
    sentence: Sentence
    clauses: tuple[Clause, ...]
    anchors: tuple[PlacedAnchor, ...]
    placed: tuple[Placed, ...]  # all mentions
    known: tuple[Placed, ...]  # those whose nouns the lists know: the rules ask only these
    mentions: Sequence[Mention]

    def word(self, token: int) -> str:
        """The word of a token in lower case; nothing outside the sentence."""
        inside = self.sentence.first <= token < self.sentence.last
        return self.tokens[token].lower if inside else ""

    def of_kind(self, *kinds: str) -> list[Placed]:
        """The mentions of some kinds, in order."""
        return [one for one in self.known if self.mentions[one.number].kind in kinds]

    def entities(self, stretch: range | None) -> list[Placed]:
        """Who or what a noun phrase names: the widest mentions in the stretch that stand first or
        are listed with the one before; not what hangs on a preposition."""
        found: list[Placed] = []
        if stretch is None:
            return found
        for one in sorted(self.known, key=lambda one: (one.first, -one.last)):
            if self.mentions[one.number].kind not in ENTITY_KINDS or not one.within(stretch):
                continue
            if self.is_possessor(one):
                continue
            if found and one.first < found[-1].last:
                continue
            listed = found and self.word(one.first - 1) in ("and", ",", "or", "&")
            if not found or listed:
                found.append(one)
        return found

    def is_possessor(self, one: Placed) -> bool:
        """Whether a mention only says whose the noun after it is ("his gun", "Diallo's car")."""
        owner = one.last - one.first == 1 and self.word(one.first) in POSSESSIVE
        followed = one.last < self.sentence.last and self.tokens[one.last].tag in ("NOUN", "ADJ")
        return (owner and followed) or self.word(one.last) in OWNING

    def evidence(self, anchor: PlacedAnchor, one: Placed) -> Span:
        """The words from mention to anchor; where they stand far apart, the mention alone."""
        return evidence_of(anchor.at.span, one.span)


def evidence_of(anchor: Span, mention: Span) -> Span:
    """The words from mention to anchor; where they stand far apart, the mention alone."""
    start, end = min(anchor.start, mention.start), max(anchor.end, mention.end)
    return Span(start, end) if end - start <= LONGEST_EVIDENCE else mention


def frames(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    anchors: Sequence[Anchor],
) -> Iterator[Frame]:
    """The frames of the sentences that have an anchor."""
    starts = [token.start for token in tokens]
    mention_starts = [mention.span.start for mention in mentions]
    anchor_starts = [anchor.span.start for anchor in anchors]
    for sentence in sentences:
        span = sentence.span
        here = range(bisect_left(anchor_starts, span.start), bisect_left(anchor_starts, span.end))
        if not here:
            continue
        found = clauses(tokens, sentence)
        near = range(bisect_left(mention_starts, span.start), bisect_left(mention_starts, span.end))
        where = tuple(placed(n, mentions[n].span, starts) for n in near)
        yield Frame(
            text,
            tokens,
            sentence,
            found,
            tuple(placed_anchor(n, anchors[n], found, starts, text) for n in here),
            where,
            tuple(one for one in where if mentions[one.number].rule != OTHER_NOUN),
            mentions,
        )


def placed(number: int, span: Span, starts: Sequence[int]) -> Placed:
    """The tokens that a span covers."""
    first = max(0, bisect_right(starts, span.start) - 1)
    return Placed(number, first, max(first + 1, bisect_left(starts, span.end)), span)


def placed_anchor(
    number: int, anchor: Anchor, found: tuple[Clause, ...], starts: Sequence[int], text: str
) -> PlacedAnchor:
    """The anchor among the clauses; a noun such as "fighting" is none of their verbs."""
    at = placed(number, anchor.span, starts)
    if anchor.span.of(text).lower() in listed("nouns", "mutual"):
        return PlacedAnchor(at, anchor, clause_at(found, at.last - 1), verbal=False)
    for index, clause in enumerate(found):
        if clause.verbs and any(at.first <= verb < at.last for verb in clause.verbs):
            return PlacedAnchor(at, anchor, index, verbal=True)
    return PlacedAnchor(at, anchor, clause_at(found, at.last - 1), verbal=False)
