"""The learned reader: the rules mark first, the network reads what they marked, and its anchors and
roles take the place of theirs. Words, dates, figures, mentions and direct speech stay with the
rules. In a report in capitals so do the dead and the wounded, and which anchors name one happening:
the network was measured to be worse at them there (docs/decisions/0031).
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from tacitus.annotate.frames import evidence_of
from tacitus.annotate.hedges import Hedge
from tacitus.annotate.learned.decode import Decoded, Named, Parts, Played, decode, roles
from tacitus.annotate.learned.doubts import with_doubts
from tacitus.annotate.learned.features import Features, Words, features
from tacitus.annotate.learned.grounds import grounds
from tacitus.annotate.learned.labels import CLAUSES, PARTS
from tacitus.annotate.learned.model import Model, Read, load_model, one_thread
from tacitus.annotate.learned.sayings import sayings
from tacitus.annotate.rules import mark, with_more, with_roles
from tacitus.marks import Anchor, Link, Marks, Quote, Role, Token, sentence_at, stretch
from tacitus.values import Report, Unknown
from tacitus.vocabulary import TOLL_FIELDS

LONGEST = 6_000  # words that the network reads of a report
PARTAKERS = ("actor", "recipient", "target")
SURER = 0.7  # from what probability on a part is taken in a report in capitals
# Parts in which what the rules would add is mostly wrong.
BY_NETWORK = ("count", "arrested", "displaced")
NUMBER_OF = {part: number for number, part in enumerate(PARTS)}
HARMED = (NUMBER_OF["killed", None], NUMBER_OF["wounded", None])
OPEN = Unknown("the text leaves it open")


class LearnedReader:
    """Reads English. Not to be shared between threads."""

    name = "learned"

    def __init__(self, model: Model) -> None:
        self.model = model
        self.version = model.version

    def __call__(self, report: Report) -> Marks:
        marks, hedges = mark(report)
        if not marks.tokens:
            return marks
        if len(marks.tokens) > LONGEST:
            return by_rules(report.text, marks, hedges)
        seen = features(marks, self.model.tokenizer)
        with one_thread():
            read = self.model.read(seen)
            join = in_capitals if report.text.isupper() else joined
            made = join(report.text, marks, hedges, seen, read, self.model)
        return with_more(report.text, made)


def by_rules(text: str, marks: Marks, hedges: Sequence[Hedge]) -> Marks:
    """What the rules alone make of a report that is too long."""
    note = f"the report has more than {LONGEST:,} words: it was read by the rules alone"
    found = with_more(text, with_roles(text, marks, hedges))
    return replace(found, notes=(*marks.notes, note))


def in_capitals(
    text: str, marks: Marks, hedges: Sequence[Hedge], seen: Features, read: Read, model: Model
) -> Marks:
    """Who was killed or wounded by the rules, who and what took part by the network, where it is
    surer; which anchors name one happening by their words."""
    surer = replace(model, limits=replace(model.limits, roles=(SURER,) * len(PARTS)))
    made = joined(text, marks, hedges, seen, read, surer)
    note = "the report is in capitals: the rules alone read who was killed or wounded"
    return replace(made, links=(), notes=(*made.notes, note))


def joined(
    text: str,
    marks: Marks,
    hedges: Sequence[Hedge],
    seen: Features,
    read: Read,
    model: Model,
) -> Marks:
    """The marks of the rules with the anchors, roles and sayings of the network, and what the rules
    add to its roles."""
    theirs, ours = alone(text)
    found = decode(seen, read, model)
    anchors = tuple(planned(anchor_of(one, marks.tokens), marks) for one in found.anchors)
    by_rule = with_roles(text, replace(marks, anchors=anchors), hedges)
    known = grounds(text, by_rule)
    parts = roles(seen, model, found, known)
    made = [role_of(one, anchors, marks) for one in parts.played if one.part not in theirs]
    made, others = with_doubts(text, made, by_rule, known, hedges)
    made += clause_roles(found, marks, anchors)
    made += added(others, made, parts, ours)
    quotes = sayings(text, marks, found.said)
    made = [role for role in made if not spoken_apart(role, by_rule, quotes)]
    return replace(
        by_rule,
        reader=LearnedReader.name,
        quotes=quotes,
        roles=tuple(sorted(made, key=lambda role: (role.anchor, role.evidence))),
        links=links_of(found),
        relevance=found.relevance,
    )


def alone(text: str) -> tuple[Collection[int], Collection[str]]:
    """The parts, by number, that only the rules read, and the roles that only the network reads."""
    return (HARMED, (*BY_NETWORK, *PARTAKERS)) if text.isupper() else ((), BY_NETWORK)


def added(
    by_rule: Sequence[Role], made: Sequence[Role], parts: Parts, ours: Collection[str] = BY_NETWORK
) -> list[Role]:
    """What the rules add to the network's roles: the tolls that they find, and whatever plays a
    part in an anchor to which it gives nothing in that part. Nothing that it has looked at and
    holds unlikely, nothing of the roles that are its own alone (`ours`), and no toll of a mention
    that has such a toll already, in another anchor."""
    given = {part_of(role) for role in made}
    told = {(role.mention, role.role) for role in made if role.role in TOLL_FIELDS}
    return [
        role
        for role in by_rule
        if role.role not in ours
        and part_of(role) not in given
        and (role.mention, role.role) not in told
        and (role.anchor, role.mention, NUMBER_OF.get((role.role, role.stance)))
        not in parts.unlikely
    ]


def spoken_apart(role: Role, marks: Marks, quotes: Sequence[Quote]) -> bool:
    """Whether a mention stands in direct speech and its anchor does not: a slogan ("Remember
    the bridge!") says nothing of who or where in the words around it."""
    if role.mention < 0:
        return False
    mention, anchor = marks.mentions[role.mention].span, marks.anchors[role.anchor].span
    around = [one.content for one in quotes if one.form == "direct" and one.content.holds(mention)]
    return bool(around) and not any(content.holds(anchor) for content in around)


def part_of(role: Role) -> tuple[int, str, int | str | None]:
    """What the network and the rules say once: a part in an anchor, of a toll for each mention, of
    responsibility for each stance."""
    each = role.mention if role.role in TOLL_FIELDS else role.stance
    return role.anchor, role.role, each


def anchor_of(one: Named, tokens: Sequence[Token]) -> Anchor:
    return Anchor(
        span=stretch(tokens, one.first, one.last),
        type=one.type,
        mode=one.mode,
        certainty=one.certainty,
        stage=one.stage or OPEN,
        salience=one.salience,
        main=one.main,
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
    home = sentence_at(marks.sentences, anchor.start)
    together = home is not None and home.span.holds(anchor) and home.span.holds(mention)
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
    made: list[Role] = []
    for one in found.clauses:
        span = stretch(marks.tokens, one.first, one.last)
        home = sentence_at(marks.sentences, span.start)
        near = [
            (max(first - one.last, one.first - last), number)
            for number, anchor in enumerate(anchors)
            for first, last in (words.over(anchor.span),)
            if sentence_at(marks.sentences, anchor.span.start) is home
        ]
        if near:
            _, number = min(near)
            made.append(Role(number, -1, CLAUSES[one.kind], span, score=one.score, rule="network"))
    return made


def links_of(found: Decoded) -> tuple[Link, ...]:
    """For all pairs of anchors of one type how likely they are one happening."""
    return tuple(
        Link("same_event", one, two, float(found.links[one, two]))
        for two in range(len(found.anchors))
        for one in range(two)
        if found.anchors[one].type == found.anchors[two].type
    )


def open_reader(model: Path) -> LearnedReader:
    """The reader with the model of a folder; ModelError where that is none."""
    return LearnedReader(load_model(model))
