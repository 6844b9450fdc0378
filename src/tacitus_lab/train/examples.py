"""What the network learns from: a report as it sees it, and what its coding says of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tacitus.annotate.hedges import Hedge
from tacitus.annotate.learned.features import Features, Ints, Words, labelled, table
from tacitus.annotate.learned.grounds import NOTHING, Grounds, grounds
from tacitus.annotate.learned.labels import (
    ACTS,
    CERTAINTIES,
    CLAUSES,
    FORMS,
    KINDS,
    PARTS,
    SALIENCES,
    STAGES,
)
from tacitus.annotate.rules import with_roles
from tacitus.derive.place_asking import may_be_place
from tacitus.marks import Anchor, Marks, Mention
from tacitus.values import Claim, CodedReport, Entity, Responsibility
from tacitus.vocabulary import PLOVER_TYPES
from tacitus_lab.gold_marks import (
    VALUE_KINDS,
    anchors_of,
    entity_of,
    gap,
    head_of,
)

IGNORED = -100  # a label that no loss counts
SPOTS = ("object", "organisation", "place")  # the kinds of the words for a spot
NO_ENTITY = ("date", "duration", "number", "weapon")


@dataclass(frozen=True, slots=True)
class Targets:
    """Labels of words (n) and of gold anchors (a); pairs that play a part (k x 4: anchor, mention,
    part, certainty) and those that no loss counts (x 3), because the coding cannot say which of
    several wordings plays it; events of the anchors; which event is about which (x 2)."""

    types: Ints
    kinds: Ints
    anchors: Ints  # a x 2
    told: Ints  # a x 5: type, act, certainty, stage, salience
    events: Ints  # a
    roles: Ints
    unsure: Ints
    about: Ints
    clauses: Ints  # n, label of the motive or damage
    forms: Ints  # n, label of the form of the statement
    relevance: float


@dataclass(frozen=True, slots=True)
class Example:
    id: str
    source: str
    seen: Features
    wanted: Targets
    known: Grounds
    weight: float = 1.0

    def blinded(self) -> "Example":
        """The same report without what the rules say of its words and roles."""
        seen = self.seen
        without = replace(
            seen,
            types=np.zeros_like(seen.types),
            kinds=np.zeros_like(seen.kinds),
            anchor_at=np.zeros_like(seen.anchor_at),
        )
        return replace(self, seen=without, known=NOTHING)


@dataclass(frozen=True, slots=True)
class Named:
    """The mentions of the rules, and which of them name which entity of the coding."""

    mentions: tuple[Mention, ...]
    of_entity: dict[str, tuple[int, ...]]

    def nearest(self, entity: str, claim: Claim) -> int | None:
        """The mention of an entity nearest to the evidence of a claim."""
        own = self.of_entity.get(entity, ())
        return min(own, key=lambda n: (gap(self.mentions[n].span, claim.evidence), n), default=None)

    def of_site(self, claim: Claim, text: str) -> int | None:
        """The thing or body in the evidence of a place whose head word its kind of spot has
        ("market", "town hall")."""
        spot = getattr(claim.value, "site", None)
        words = set(spot.lower().split()) if spot else set()
        return next(
            (
                n
                for n, one in enumerate(self.mentions)
                if one.kind in SPOTS
                and (one.kind != "place" or one.head.of(text).islower())
                and one.head.of(text).lower().rpartition(" ")[2] in words
                and any(one.span.meets(span) for span in claim.evidence)
            ),
            None,
        )

    def of_value(self, claim: Claim, text: str) -> int | None:
        """The first mention in the evidence that can hold the value of a claim; for a place without
        one, a name that the rules take for something else."""
        kinds = VALUE_KINDS.get(claim.field, ())
        near = [
            (n, one)
            for n, one in enumerate(self.mentions)
            if any(one.span.meets(span) for span in claim.evidence)
        ]
        found = [n for n, one in near if one.kind in kinds]
        if not found and claim.field == "place":
            found = [n for n, one in near if may_be_place(one, text)]
        return next(iter(found), None)


def known_of(
    text: str, marks: Marks, hedges: Sequence[Hedge], anchors: Sequence[Anchor]
) -> Grounds:
    """What the rules would know of these anchors."""
    return grounds(text, with_roles(text, replace(marks, anchors=tuple(anchors)), hedges))


def gold_anchors(gold: CodedReport, marks: Marks) -> tuple[tuple[Anchor, ...], tuple[str, ...]]:
    """The anchors of a coding that have a word, and the ids of their events."""
    words = Words(marks.tokens)
    anchors, owners = anchors_of(gold)
    kept = [n for n, one in enumerate(anchors) if (r := words.over(one.span))[0] < r[1]]
    return tuple(anchors[n] for n in kept), tuple(owners[n] for n in kept)


def targets(gold: CodedReport, marks: Marks) -> Targets:
    """What the network should say of a report that the rules have marked."""
    words = Words(marks.tokens)
    anchors, owners = gold_anchors(gold, marks)
    ranges = [words.over(one.span) for one in anchors]
    events = {event.id: number for number, event in enumerate(gold.events)}
    names = named(gold, marks)
    roles, unsure = roles_of(gold, names, anchors, owners)
    count = len(marks.tokens)
    return Targets(
        types=labelled(count, ranges, [PLOVER_TYPES.index(one.type) for one in anchors]),
        kinds=kind_labels(gold, marks, words),
        anchors=table(ranges, 2),
        told=table([told(one) for one in anchors], 5),
        events=np.array([events[owner] for owner in owners], np.int64),
        roles=table(roles, 4),
        unsure=table(unsure, 3),
        about=table(
            [
                (events[event.id], events[event.about])
                for event in gold.events
                if event.about in events
            ],
            2,
        ),
        clauses=clause_labels(gold, words, count),
        forms=form_labels(gold, words, count),
        relevance=1.0 if gold.events else 0.0,
    )


def clause_labels(gold: CodedReport, words: Words, count: int) -> Ints:
    """The labels of the words that tell a motive or a damage."""
    found = {
        words.over(claim.evidence[0]): CLAUSES.index(claim.field)
        for event in gold.events
        for claim in event.claims
        if claim.field in CLAUSES
    }
    return labelled(count, list(found), list(found.values()))


def form_labels(gold: CodedReport, words: Words, count: int) -> Ints:
    """The labels of the words that somebody says."""
    found = {words.over(one.span): FORMS.index(one.form) for one in gold.statements}
    return labelled(count, list(found), list(found.values()))


def told(one: Anchor) -> tuple[int, int, int, int, int]:
    """Type, act, certainty, stage and salience of a gold anchor."""
    stage = one.stage if isinstance(one.stage, str) else None
    assert isinstance(one.salience, str)
    return (
        PLOVER_TYPES.index(one.type),
        ACTS.index((one.type, one.mode)),
        CERTAINTIES.index(one.certainty),
        STAGES.index(stage),
        SALIENCES.index(one.salience),
    )


def named(gold: CodedReport, marks: Marks) -> Named:
    text = gold.report.text
    return Named(
        marks.mentions, {entity.id: mentions_of(text, entity, marks) for entity in gold.entities}
    )


def mentions_of(text: str, entity: Entity, marks: Marks) -> tuple[int, ...]:
    """The mentions of the rules that are one of an entity: same words, or same head."""
    heads = [(span, head_of(text, span)) for span in entity.mentions]
    return tuple(
        n
        for n, one in enumerate(marks.mentions)
        if one.kind not in NO_ENTITY
        and any(
            one.span == span or (span.holds(one.head) and one.span.holds(head))
            for span, head in heads
        )
    )


def kind_labels(gold: CodedReport, marks: Marks, words: Words) -> Ints:
    """The labels of the heads of all mentions: those of the coding's entities, and dates, figures
    and weapons as the rules see them."""
    found = {
        words.over(head_of(gold.report.text, span)): KINDS.index(entity.kind)
        for entity in gold.entities
        for span in entity.mentions
    }
    for one in marks.mentions:
        if one.kind in NO_ENTITY:
            found.setdefault(words.over(one.head), KINDS.index(one.kind))
    return labelled(len(marks.tokens), list(found), list(found.values()))


Roles = list[tuple[int, int, int, int]]
Unsure = list[tuple[int, int, int]]


def roles_of(
    gold: CodedReport, names: Named, anchors: tuple[Anchor, ...], owners: tuple[str, ...]
) -> tuple[Roles, Unsure]:
    """A claim's part is put at the anchor of its event and the mention that stand nearest to its
    evidence; other wordings of the same event and entity are left open. The spot of a place has
    its part as the town has."""
    roles: Roles = []
    unsure: Unsure = []
    for event in gold.events:
        own = [n for n, owner in enumerate(owners) if owner == event.id]
        for claim in event.claims:
            part = part_of(claim)
            if part is None or not own:
                continue
            anchor = min(own, key=lambda n: (gap(anchors[n].span, claim.evidence), n))
            entity = entity_of(claim)
            others = names.of_entity.get(entity, ()) if entity is not None else ()
            found = [names.of_value(claim, gold.report.text), names.of_site(claim, gold.report.text)]
            if entity is not None:
                found.append(names.nearest(entity, claim))
            for mention in dict.fromkeys(n for n in found if n is not None):
                certainty = CERTAINTIES.index(claim.certainty)
                roles.append((anchor, mention, part, certainty))
                unsure += [(n, m, part) for n in own for m in {mention, *others}]
    taken = {role[:3] for role in roles}
    return roles, [one for one in dict.fromkeys(unsure) if one not in taken]


def part_of(claim: Claim) -> int | None:
    """The number of the part that a claim gives a mention; None for fields that have none."""
    value = claim.value
    stance = value.stance if isinstance(value, Responsibility) else None
    part = (claim.field, stance)
    return PARTS.index(part) if part in PARTS else None
