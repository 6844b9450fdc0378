"""The parts that mentions play in the happenings that anchors name."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tacitus.annotate.frames import frames
from tacitus.annotate.hedges import Hedge, judged
from tacitus.annotate.motives import damages, motives
from tacitus.annotate.participants import participants
from tacitus.annotate.responsibility import responsibilities
from tacitus.annotate.surroundings import surroundings
from tacitus.marks import Anchor, Mention, Role, Sentence, Token


def find_roles(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    anchors: Sequence[Anchor],
    hedges: Sequence[Hedge],
) -> tuple[Role, ...]:
    """All roles but those of tolls (`tolls.py`); one for each anchor, mention and role."""
    found: dict[tuple[object, ...], Role] = {}
    for role in read(text, tokens, sentences, mentions, anchors):
        key = (
            role.anchor,
            role.mention,
            role.role,
            role.stance,
            role.mention < 0 and role.evidence,
        )
        if key not in found or found[key].score < role.score:
            found[key] = hedged(role, anchors[role.anchor], hedges)
    return tuple(found.values())


def read(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    anchors: Sequence[Anchor],
) -> Iterator[Role]:
    for frame in frames(text, tokens, sentences, mentions, anchors):
        yield from participants(frame)
        yield from surroundings(frame)
        yield from motives(frame)
        yield from damages(frame)
    yield from responsibilities(text, tokens, sentences, mentions, anchors)


def hedged(role: Role, anchor: Anchor, hedges: Sequence[Hedge]) -> Role:
    """A role that a hedge covers while its anchor is told as a fact ("it may have been rebels who
    ..."): the hedge's certainty is the role's."""
    if role.certainty != "asserted" or anchor.certainty != "asserted":
        return role
    certainty, _, _ = judged(hedges, role.evidence)
    return replace(role, certainty=certainty) if certainty in ("reported", "alleged") else role
