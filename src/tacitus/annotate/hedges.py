"""What is denied, alleged, reported, planned, hypothetical, or not accomplished.

A hedge is a cue and the words over which it stands. The cues are in `data/hedges.toml`; how far
each stands is read from the tags by `hedge_scopes.py`. Words outside every scope are told as they
are.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.annotate.hedge_cues import cues
from tacitus.annotate.hedge_scopes import scoped, settled
from tacitus.annotate.scopes import words_of
from tacitus.annotate.tokens import LONGEST
from tacitus.marks import Sentence, Token, stretch
from tacitus.values import Span
from tacitus.vocabulary import Certainty, Stage

# Where several hedges stand over the same words, the one later in this list decides.
RANK: dict[Certainty, int] = {
    "asserted": 0, "reported": 1, "planned": 2, "alleged": 3, "hypothetical": 4, "denied": 5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hedge:
    """A cue and words over which it stands; a cue whose scope is in pieces makes one hedge for
    each. `stage` is None where the cue does not touch it. `certainty` asserted: only the stage."""

    cue: Span
    scope: Span
    certainty: Certainty
    stage: Stage | None
    rule: str = ""


def find_hedges(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence]
) -> tuple[Hedge, ...]:
    """All hedges, by where their scope begins."""
    if not text:
        return ()
    words = words_of(tokens)
    hedges: list[Hedge] = []
    for number, sentence in enumerate(sentences):
        before = sentences[number - 1] if number else None
        for one in settled(words, [scoped(words, cue) for cue in cues(words, sentence, before)]):
            cue = stretch(tokens, one.cue.start, one.cue.stop)
            scopes = [stretch(tokens, part.start, part.stop) for part in one.parts]
            rule = one.kind.rule
            hedges += [Hedge(cue, scope, one.certainty, one.stage, rule) for scope in scopes]
    return tuple(sorted(hedges, key=lambda hedge: (hedge.scope, hedge.cue)))


def hedges_over(hedges: Sequence[Hedge], span: Span) -> list[Hedge]:
    """The hedges, as `find_hedges` orders them, in whose scope a span lies, innermost last. No
    scope is longer than a sentence, so only the near ones are looked at."""
    first = bisect_left(hedges, span.start - LONGEST, key=lambda hedge: hedge.scope.start)
    last = bisect_right(hedges, span.end, key=lambda hedge: hedge.scope.start)
    over = [hedge for hedge in hedges[first:last] if stands_over(hedge, span)]
    return sorted(over, key=lambda hedge: hedge.scope.start - hedge.scope.end)


def stands_over(hedge: Hedge, span: Span) -> bool:
    """Whether a span lies in the scope of a hedge, or begins with its cue ("attempted murder")."""
    if hedge.scope.holds(span):
        return True
    begins = hedge.cue.start == span.start and hedge.cue.end <= hedge.scope.start < span.end
    return begins and span.end <= hedge.scope.end


def judged(hedges: Sequence[Hedge], span: Span) -> tuple[Certainty, Stage | None, Span | None]:
    """The certainty, stage and cue that the hedges give to words: the certainty of the strongest
    (`RANK`), the stage of the innermost that has one."""
    over = hedges_over(hedges, span)
    if not over:
        return "asserted", None, None
    strongest = max(over, key=lambda hedge: RANK[hedge.certainty])
    stages = [hedge.stage for hedge in over if hedge.stage]
    return strongest.certainty, stages[-1] if stages else None, strongest.cue
