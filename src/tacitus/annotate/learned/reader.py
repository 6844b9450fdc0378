"""The learned reader: the rules mark first, the network reads what they marked, and its anchors and
roles take the place of theirs. Words, dates, figures, mentions and quotations stay with the rules.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tacitus.annotate.frames import evidence_of
from tacitus.annotate.hedges import find_hedges
from tacitus.annotate.learned.decode import Decoded, Named, Played, decode
from tacitus.annotate.learned.features import features
from tacitus.annotate.learned.labels import PARTS
from tacitus.annotate.learned.model import Model, load_model
from tacitus.annotate.roles import find_roles
from tacitus.annotate.rules import RuleReader
from tacitus.annotate.tolls import find_tolls
from tacitus.marks import Anchor, Link, Marks, Mention, Role, Token
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
        seen = features(marks, self.model.tokenizer)
        found = decode(seen, self.model.read(seen), self.model)
        return joined(report.text, marks, found, self.name)


def joined(text: str, marks: Marks, found: Decoded, name: str) -> Marks:
    """The marks of the rules with the anchors and roles of the network. The rules add the tolls
    that they find, and whatever plays a part in an anchor to which the network gives nothing in
    that part."""
    anchors = tuple(anchor_of(one, marks.tokens) for one in found.anchors)
    roles = [role_of(one, anchors, marks.mentions) for one in found.roles]
    given = {part_of(role) for role in roles}
    roles += [role for role in roles_by_rule(text, marks, anchors) if part_of(role) not in given]
    return replace(
        marks,
        reader=name,
        anchors=anchors,
        roles=tuple(sorted(roles, key=lambda role: (role.anchor, role.evidence))),
        links=links_of(found.anchors),
        relevance=found.relevance,
    )


def part_of(role: Role) -> tuple[int, str, int | None]:
    """What the network and the rules say once: a part in an anchor, of a toll for each mention."""
    return role.anchor, role.role, role.mention if role.role in TOLL_FIELDS else None


def roles_by_rule(text: str, marks: Marks, anchors: tuple[Anchor, ...]) -> tuple[Role, ...]:
    """All roles that the rules find in anchors that are given to them."""
    tokens, sentences, mentions = marks.tokens, marks.sentences, marks.mentions
    hedges = find_hedges(text, tokens, sentences)
    return (
        *find_roles(text, tokens, sentences, mentions, anchors, hedges),
        *find_tolls(tokens, sentences, mentions, anchors, hedges),
    )


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


def role_of(one: Played, anchors: Sequence[Anchor], mentions: Sequence[Mention]) -> Role:
    role, stance = PARTS[one.part]
    return Role(
        anchor=one.anchor,
        mention=one.mention,
        role=role,
        evidence=evidence_of(anchors[one.anchor].span, mentions[one.mention].span),
        certainty=one.certainty,
        stance=stance,
        score=one.score,
        rule="network",
    )


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
