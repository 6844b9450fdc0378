"""The learned reader: the rules mark first, the network reads what they marked, and its anchors and
roles take the place of theirs. Words, dates, figures, mentions and direct speech stay with the
rules, and so do reports in capitals: there the rules were measured to be better (docs/decisions).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tacitus.annotate.frames import evidence_of
from tacitus.annotate.hedges import find_hedges
from tacitus.annotate.learned.decode import Decoded, Named, Played, decode
from tacitus.annotate.learned.features import Words, features
from tacitus.annotate.learned.labels import CLAUSES, PARTS
from tacitus.annotate.learned.model import Model, load_model
from tacitus.annotate.learned.sayings import sayings
from tacitus.annotate.rules import RuleReader, rule_roles
from tacitus.marks import Anchor, Link, Marks, Role, Token
from tacitus.values import Report, Span, Unknown
from tacitus.vocabulary import TOLL_FIELDS

LONGEST = 6_000  # words that the network reads of a report
OPEN = Unknown("the text leaves it open")


class LearnedReader:
    """Reads English. Not to be shared between threads."""

    name = "learned"

    def __init__(self, model: Model) -> None:
        self.model = model
        self.version = model.version
        self.rules = RuleReader()

    def __call__(self, report: Report) -> Marks:
        marks = self.rules(report)
        if not marks.tokens:
            return marks
        if len(marks.tokens) > LONGEST:
            note = f"the report has more than {LONGEST:,} words: it was read by the rules alone"
            return replace(marks, notes=(*marks.notes, note))
        if report.text.isupper():
            note = "the report is written in capitals: it was read by the rules alone"
            return replace(marks, notes=(*marks.notes, note))
        seen = features(marks, self.model.tokenizer)
        found = decode(seen, self.model.read(seen), self.model)
        return joined(report.text, marks, found, self.name)


def joined(text: str, marks: Marks, found: Decoded, name: str) -> Marks:
    """The marks of the rules with the anchors, roles and sayings of the network. The rules add the
    tolls that they find, and whatever plays a part in an anchor to which the network gives nothing
    in that part."""
    anchors = tuple(planned(anchor_of(one, marks.tokens), marks) for one in found.anchors)
    roles = [role_of(one, anchors, marks) for one in found.roles]
    roles += clause_roles(found, marks, anchors)
    given = {part_of(role) for role in roles}
    by_rule = rule_roles(
        text,
        replace(marks, anchors=anchors),
        find_hedges(text, marks.tokens, marks.sentences),
    )
    roles += [role for role in by_rule if part_of(role) not in given]
    return replace(
        marks,
        reader=name,
        anchors=anchors,
        quotes=sayings(text, marks, found.said),
        roles=tuple(sorted(roles, key=lambda role: (role.anchor, role.evidence))),
        links=links_of(found.anchors),
        relevance=found.relevance,
    )


def part_of(role: Role) -> tuple[int, str, int | None]:
    """What the network and the rules say once: a part in an anchor, of a toll for each mention."""
    return role.anchor, role.role, role.mention if role.role in TOLL_FIELDS else None


def anchor_of(one: Named, tokens: Sequence[Token]) -> Anchor:
    return Anchor(
        span=Span(tokens[one.first].start, tokens[one.last - 1].end),
        type=one.type,
        mode=one.mode,
        certainty=one.certainty,
        stage=one.stage or OPEN,
        salience=one.salience,
        score=one.score,
        rule="network",
    )


def planned(anchor: Anchor, marks: Marks) -> Anchor:
    """What the network takes for a fact and the rules for a plan is one: they go by its words."""
    if anchor.certainty != "asserted":
        return anchor
    cues = [one for one in marks.anchors if one.span.meets(anchor.span)]
    plan = next((one for one in cues if one.certainty == "planned"), None)
    return replace(anchor, certainty="planned", stage="planned", cue=plan.cue) if plan else anchor


def role_of(one: Played, anchors: Sequence[Anchor], marks: Marks) -> Role:
    """A role with what it rests on: the words from mention to anchor, in two sentences the mention
    alone."""
    role, stance = PARTS[one.part]
    anchor, mention = anchors[one.anchor].span, marks.mentions[one.mention].span
    together = any(s.span.holds(anchor) and s.span.holds(mention) for s in marks.sentences)
    return Role(
        anchor=one.anchor,
        mention=one.mention,
        role=role,
        evidence=evidence_of(anchor, mention) if together else mention,
        certainty=one.certainty,
        stance=stance,
        score=one.score,
        rule="network",
    )


def clause_roles(found: Decoded, marks: Marks, anchors: Sequence[Anchor]) -> list[Role]:
    """Motives and damages, each of the anchor that stands nearest in its sentence; those in a
    sentence without one belong to none."""
    words = Words(marks.tokens)
    roles = []
    for one in found.clauses:
        span = Span(marks.tokens[one.first].start, marks.tokens[one.last - 1].end)
        home = sentence_of(marks, one.first)
        near = [
            (max(first - one.last, one.first - last), number)
            for number, anchor in enumerate(anchors)
            for first, last in (words.over(anchor.span),)
            if sentence_of(marks, first) == home
        ]
        if near:
            _, number = min(near)
            roles.append(Role(number, -1, CLAUSES[one.kind], span, score=one.score, rule="network"))
    return roles


def sentence_of(marks: Marks, word: int) -> int:
    return bisect_right(marks.sentences, word, key=lambda one: one.first) - 1


def links_of(anchors: Sequence[Named]) -> tuple[Link, ...]:
    """For all pairs of anchors of one type whether they are one happening."""
    return tuple(
        Link("same_event", one, two, float(anchors[one].happening == anchors[two].happening))
        for two in range(len(anchors))
        for one in range(two)
        if anchors[one].type == anchors[two].type
    )


def open_reader(model: Path) -> LearnedReader:
    """The reader with the model of a folder; ModelError where that is none."""
    return LearnedReader(load_model(model))
