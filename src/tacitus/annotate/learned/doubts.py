"""Who is only suspected of a deed, claims it or denies it, where the network holds that he did it.

What a clause says of somebody ("the band, which police suspect, denied any part in it") the rules
read; in which deed he is meant the network says.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tacitus.annotate.hedges import Hedge, judged
from tacitus.annotate.learned.grounds import NUMBER, Grounds
from tacitus.annotate.responsibility import responsibilities
from tacitus.annotate.roles import hedged
from tacitus.marks import Marks, Role
from tacitus.values import Span

BESIDE = frozenset({", ", " ("})  # between somebody and what he is called besides
DOING = frozenset({NUMBER["subject"], NUMBER["agent"]})
RELATIVE = re.compile(r",? (?:which|who|that) [^,;:.]*")
SUSPECTS = frozenset("suspect suspects defendant defendants accused".split())


def with_doubts(
    text: str, made: Sequence[Role], by_rule: Marks, known: Grounds, hedges: Sequence[Hedge]
) -> tuple[list[Role], list[Role]]:
    """The roles of the network and those of the rules: whoever acts by the network, and by the
    rules is suspected, claims or denies it in the same words, acts in the network's deed by the
    rules' word, told once even where the network has him twice. Whom only "nobody has said they
    planted it" names does not act."""
    read = by_rule.tokens, by_rule.sentences, by_rule.mentions, by_rule.anchors
    every = list(responsibilities(text, *read, strict=False))
    told = [one for one in every if one.mention >= 0]
    nobody = [one.evidence for one in every if one.stance == "none"]
    doing = {(a, m) for a, m, tie in known.ties.tolist() if tie in DOING}
    kept: list[Role] = []
    moved: set[tuple[int, Span]] = set()
    for role in made:
        if role.role == "actor" and is_within(by_rule, role, nobody):
            continue
        if role.role != "actor" or is_flat(text, role, doing, by_rule, hedges):
            kept.append(role)
            continue
        meant = [one for one in told if same_person(text, by_rule, one, role)]
        moved.update((one.mention, one.evidence) for one in meant)
        doubted = hedged(role, by_rule.anchors[role.anchor], hedges)
        if by_rule.mentions[role.mention].head.of(text).lower().split()[-1] in SUSPECTS:
            doubted = replace(doubted, certainty="alleged")
        kept += [replace(one, anchor=role.anchor) for one in meant] or [doubted]
    others = [
        one
        for one in by_rule.roles
        if (one.mention, one.evidence) not in moved
        and not (one.role == "actor" and is_within(by_rule, one, nobody))
    ]
    return list(dict.fromkeys(kept)), others


def is_within(marks: Marks, role: Role, phrases: Sequence[Span]) -> bool:
    """Whether the words that play a role stand in one of some phrases."""
    return any(phrase.holds(marks.mentions[role.mention].span) for phrase in phrases)


def is_flat(
    text: str, role: Role, doing: set[tuple[int, int]], marks: Marks, hedges: Sequence[Hedge]
) -> bool:
    """Whether the words say plainly that somebody does it: "the band, which denied it, fired"."""
    mention, anchor = marks.mentions[role.mention].span, marks.anchors[role.anchor].span
    plain = judged(hedges, anchor)[0] == "asserted"
    relative = RELATIVE.fullmatch(text, mention.end, max(anchor.start, mention.end))
    return plain and (bool(relative) or (role.anchor, role.mention) in doing)


def same_person(text: str, marks: Marks, one: Role, other: Role) -> bool:
    """Whether two roles are played by the same words, or by words beside each other."""
    ours, theirs = marks.mentions[one.mention].span, marks.mentions[other.mention].span
    first, second = sorted((ours, theirs))
    return ours.meets(theirs) or text[first.end : second.start] in BESIDE
