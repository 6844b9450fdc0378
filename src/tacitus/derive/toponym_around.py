"""What stands around a name in a report: pieces, gaps between them, and the reader's mentions."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.derive.toponym_matches import Match
from tacitus.derive.toponym_pieces import Piece
from tacitus.marks import Mention
from tacitus.values import Span

KINDS = frozenset(("person", "people", "organisation", "state", "place", "object"))
SURE = 0.8  # score of a mention as a person from which its last word counts as a surname


@dataclass(frozen=True, slots=True)
class Around:
    """A report's pieces and its mentions that make entities, in order; `surnames` are the last
    words, in lower case, of the persons that it names in full."""

    text: str
    pieces: Sequence[Piece]
    named: Sequence[Mention]
    starts: Sequence[int]
    surnames: frozenset[str]

    def mention_at(self, span: Span) -> Mention | None:
        """The mention with the shortest head that shares a character with a span."""
        k = bisect_right(self.starts, span.end)
        near = [m for m in self.named[max(0, k - 6) : k] if m.head.meets(span)]
        return min(near, key=lambda m: m.head.end - m.head.start, default=None)

    def lower(self, i: int) -> str:
        """The lower-case piece at a place; empty outside the report."""
        return self.pieces[i].lower if 0 <= i < len(self.pieces) else ""

    def gap(self, i: int) -> str:
        """What stands between a piece and the one before it; a line's end outside the report."""
        if not 0 < i < len(self.pieces):
            return "\n"
        return self.text[self.pieces[i - 1].end : self.pieces[i].start]

    def is_upper(self, match: Match) -> bool:
        """Whether a name is written in capitals only."""
        return match.span.of(self.text).isupper() and match.span.end - match.span.start > 3

    def is_dateline(self, match: Match) -> bool:
        """Whether a name in capitals is told by a dash, "(AP)" or a comma after it to be the place
        from which the report is told."""
        right = self.text[match.span.end : match.span.end + 30].lstrip()
        return self.is_upper(match) and right[:1] in ("—", "–", "-", "(", ",", "”", ":", "")


def around(text: str, pieces: Sequence[Piece], mentions: Sequence[Mention]) -> Around:
    """The look-ups of one report."""
    named = sorted(
        (m for m in mentions if m.kind in KINDS and m.rule != "pronoun"),
        key=lambda m: (m.head.start, m.head.end),
    )
    return Around(text, pieces, named, [m.head.start for m in named], surnames(text, named))


def surnames(text: str, named: Sequence[Mention]) -> frozenset[str]:
    """The last words of the names of persons that the reader is sure of."""
    sure = (m.head.of(text).lower().split() for m in named if m.kind == "person" and m.score > SURE)
    return frozenset(words[-1] for words in sure if len(words) > 1)
