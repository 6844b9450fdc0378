"""What the rules know of the pairs of some anchors and the mentions of a report: the parts that
they give, and how grammar ties a mention to an anchor of its sentence."""

from dataclasses import dataclass

from tacitus.annotate.clauses import Clause
from tacitus.annotate.frames import Frame, Placed, PlacedAnchor, frames
from tacitus.annotate.learned.features import Ints, parts_of, table
from tacitus.marks import Marks

# Prepositions that are told apart; the rest are one.
PREPOSITIONS = (
    "by with against on at in into to towards from of for about over between among near outside"
    " through after during"
).split()
OTHER = "another preposition"
FAR = 4  # words between a preposition and the mention that it leads to
REACH = 80  # words between an anchor and a mention; farther ones are not looked at
STANDS = ("subject", "passive subject", "object", "agent")
HOW = ("", "owner in the ", "behind a preposition in the ")
TIES: tuple[str, ...] = (
    "none",
    "the anchor itself",
    *(how + stand for stand in STANDS for how in HOW),  # of the clause whose verb the anchor is
    *(f"beside the verb: {stand}" for stand in STANDS),  # of the clause in which a noun stands
    "owner of the noun",
    "noun before the noun",
    *(f"behind the anchor: {word}" for word in (*PREPOSITIONS, OTHER)),
    "behind the anchor",
    "before the anchor",
    "outer subject",
    "outer object",
    "another clause before",
    "another clause behind",
)
NUMBER = {name: number for number, name in enumerate(TIES)}


@dataclass(frozen=True, slots=True)
class Grounds:
    """`parts` is k x 3, anchor, mention and the part that the rules give; `ties` k x 3, anchor,
    mention and number of the tie, of all pairs in one sentence."""

    parts: Ints
    ties: Ints


def grounds(text: str, marks: Marks) -> Grounds:
    """What is known of the pairs of anchors and mentions of some marks, whose roles are those that
    the rules give these anchors."""
    rows = [
        (anchor.at.number, one.number, NUMBER[tie(frame, anchor, one)])
        for frame in frames(text, marks.tokens, marks.sentences, marks.mentions, marks.anchors)
        for anchor in frame.anchors
        for one in frame.placed
    ]
    return Grounds(table(parts_of(marks), 3), table(rows, 3))


NOTHING = Grounds(table([], 3), table([], 3))


def tie(frame: Frame, anchor: PlacedAnchor, one: Placed) -> str:
    """How a mention hangs on an anchor of its sentence: one of TIES."""
    if one.first < anchor.at.last and anchor.at.first < one.last:
        return "the anchor itself"
    if max(one.first - anchor.at.last, anchor.at.first - one.last) > REACH:
        return far(anchor.at, one)
    beside = None if anchor.verbal else beside_noun(frame, anchor.at, one)
    if beside is not None or anchor.clause < 0:
        return beside or far(anchor.at, one)
    clause = frame.clauses[anchor.clause]
    return inside(frame, anchor, clause, one) or outside(frame, anchor, clause, one)


def inside(frame: Frame, anchor: PlacedAnchor, clause: Clause, one: Placed) -> str | None:
    """Where a mention stands in the clause of the anchor; None if it stands in another."""
    stretches = (
        None if clause.passive else clause.subject,
        clause.subject if clause.passive else None,
        clause.object,
        clause.agent,
    )
    for stand, stretch in zip(STANDS, stretches, strict=True):
        if stretch is not None and one.within(stretch):
            if anchor.verbal:
                return how(frame, one, stretch) + stand
            if anchor.at.first not in stretch:
                return f"beside the verb: {stand}"
    if not clause.first <= one.first < clause.last:
        return None
    return behind(frame, anchor.at, one) if one.first >= anchor.at.last else "before the anchor"


def outside(frame: Frame, anchor: PlacedAnchor, clause: Clause, one: Placed) -> str:
    """Where a mention stands outside the clause of the anchor."""
    if clause.outer >= 0:
        outer = frame.clauses[clause.outer]
        if outer.subject is not None and one.within(outer.subject):
            return "outer subject"
        if outer.object is not None and one.within(outer.object):
            return "outer object"
    return far(anchor.at, one)


def beside_noun(frame: Frame, at: Placed, one: Placed) -> str | None:
    """Whose the noun is, what stands before it, and which preposition leads from it."""
    if one.last <= at.first <= one.last + 2 and frame.is_possessor(one):
        return "owner of the noun"
    if one.last == at.first:
        return "noun before the noun"
    if one.first >= at.last:
        between = range(at.last, one.first)
        if not any(frame.tokens[t].tag in ("VERB", "AUX") for t in between):
            return behind(frame, at, one)
    return None


def how(frame: Frame, one: Placed, stretch: range) -> str:
    """Whether a mention inside a noun phrase is its head, or hangs on it."""
    if frame.is_possessor(one):
        return HOW[1]
    led = any(frame.tokens[t].tag == "ADP" for t in range(stretch.start, one.first))
    return HOW[2] if led else HOW[0]


def behind(frame: Frame, at: Placed, one: Placed) -> str:
    """The preposition just before a mention that stands behind the anchor."""
    for token in range(one.first - 1, max(at.last, one.first - FAR) - 1, -1):
        word = frame.word(token)
        if word in PREPOSITIONS:
            return f"behind the anchor: {word}"
        if frame.tokens[token].tag == "ADP":
            return f"behind the anchor: {OTHER}"
    return "behind the anchor"


def far(at: Placed, one: Placed) -> str:
    return "another clause before" if one.first < at.first else "another clause behind"
