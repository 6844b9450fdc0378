"""The marks that a perfect reader would make of a report: its gold coding read backwards.

A coding says which entities and events there are and what words show each claim; marks say which
words are a mention or an anchor and how they hang together. What a coding does not hold (words and
sentences, dates and figures as such) is taken from the marks of another reader. A role is put at
the anchor of its event, and at the mention of its entity, that stand nearest to its evidence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tacitus.marks import Anchor, Link, Marks, Mention, Quote, Role
from tacitus.values import (
    Claim,
    CodedReport,
    Event,
    Participant,
    Responsibility,
    Span,
    Statement,
    Target,
    Toll,
    TypeValue,
    Unknown,
)
from tacitus.vocabulary import RESERVED, TOLL_FIELDS, MentionKind, RoleName, Stage
from tacitus_lab.gold.words import HEAD_ENDS

# The kind of mention that holds the value of each of these fields.
VALUE_KINDS: dict[str, tuple[MentionKind, ...]] = {
    "date": ("date",),
    "place": ("place", "state"),
    "weapon": ("weapon",),
    "duration": ("duration",),
    "count": ("number",),
    **dict.fromkeys(TOLL_FIELDS, ("number",)),
}
OPEN = Unknown("the coding leaves it open")


@dataclass(frozen=True, slots=True)
class Told:
    """Mentions with the entity of each, None for those of values."""

    mentions: tuple[Mention, ...]
    owners: tuple[str | None, ...]

    def of_entity(self, entity: str, near: Sequence[Span]) -> int:
        """The mention of an entity nearest to some words; -1 for none."""
        return nearest([n for n, owner in enumerate(self.owners) if owner == entity], self, near)

    def of_kind(self, kinds: Sequence[MentionKind], words: Sequence[Span]) -> int:
        """The first mention of these kinds that shares a character with some words; -1 for none."""
        return next(
            (
                n
                for n, one in enumerate(self.mentions)
                if one.kind in kinds and any(one.span.meets(span) for span in words)
            ),
            -1,
        )


def nearest(numbers: Iterable[int], told: Told, words: Sequence[Span]) -> int:
    return min(numbers, key=lambda n: (gap(told.mentions[n].span, words), n), default=-1)


def gap(span: Span, words: Sequence[Span]) -> int:
    """Characters between a span and the nearest of some words; below 0 where they meet, the more
    the more of it they share."""
    return min(
        max(span.start, one.start) - min(span.end, one.end) if one.meets(span)
        else max(one.start - span.end, span.start - one.end)
        for one in words
    )  # fmt: skip


def gold_marks(gold: CodedReport, base: Marks) -> Marks:
    """The marks behind a gold coding; tokens, sentences and the mentions of values from `base`."""
    told = mentions_of(gold, base)
    anchors, owners = anchors_of(gold)
    roles = roles_of(gold, told, anchors, owners)
    return replace(
        base,
        reader="gold",
        mentions=told.mentions,
        anchors=anchors,
        roles=roles,
        quotes=tuple(quote_of(one, told, base) for one in gold.statements),
        links=(*event_links(anchors, owners), *entity_links(told)),
        relevance=1.0 if gold.events else 0.0,
    )


def mentions_of(gold: CodedReport, base: Marks) -> Told:
    """The mentions of the entities, and those of values that another reader found; words of a claim
    that hold no such mention are one."""
    text = gold.report.text
    heads = {one.span: one.head for one in base.mentions}
    found: dict[tuple[Span, MentionKind], tuple[Mention, str | None]] = {}
    for entity in gold.entities:
        for span in entity.mentions:
            kind: MentionKind = entity.kind
            mention = Mention(span, kind, heads.get(span) or head_of(text, span))
            found.setdefault((span, kind), (mention, entity.id))
    for one in base.mentions:
        if one.kind in ("date", "duration", "number", "weapon"):
            found.setdefault((one.span, one.kind), (one, None))
        elif one.kind in ("place", "state") and not any(
            one.span.meets(span) for span, kind in found if kind == one.kind
        ):
            found[one.span, one.kind] = (one, None)
    for claim in claims(gold):
        kinds = VALUE_KINDS.get(claim.field, ())
        if kinds and not any(k in kinds and meets(s, claim.evidence) for s, k in found):
            span = claim.evidence[0]
            found[span, kinds[0]] = (Mention(span, kinds[0], span), None)
    ordered = sorted(found.values(), key=lambda pair: (pair[0].span.start, pair[0].span.end))
    return Told(tuple(one for one, _ in ordered), tuple(owner for _, owner in ordered))


def claims(gold: CodedReport) -> list[Claim]:
    return [claim for event in gold.events for claim in event.claims]


def meets(span: Span, words: Sequence[Span]) -> bool:
    return any(span.meets(one) for one in words)


def head_of(text: str, span: Span) -> Span:
    """The last word before a preposition or comma, with the capitalised words before it."""
    start = span.start
    words: list[Span] = []
    for part in span.of(text).split(" "):
        word = Span(start, start + len(part)) if part else None
        start += len(part) + 1
        if word is None:
            continue
        if words and part.lower() in HEAD_ENDS:
            break
        words.append(word)
        if part.endswith(",") and len(words) > 1:
            break
    if not words:
        return span
    first = len(words) - 1
    while first and words[first].of(text)[0].isupper() and words[first - 1].of(text)[0].isupper():
        first -= 1
    end = words[-1].end
    while end > words[first].start + 1 and not text[end - 1].isalnum():
        end -= 1
    return Span(words[first].start, end)


def anchors_of(gold: CodedReport) -> tuple[tuple[Anchor, ...], tuple[str, ...]]:
    """An anchor for each words that name an event, in the order of the text, and whose they are."""
    found: dict[Span, tuple[Anchor, str]] = {}
    for event in gold.events:
        for span in event.anchors:
            found.setdefault(span, (anchor_of(event, span), event.id))
    ordered = sorted(found.items())
    return tuple(one for _, (one, _) in ordered), tuple(id_ for _, (_, id_) in ordered)


def anchor_of(event: Event, span: Span) -> Anchor:
    typed = next(claim for claim in event.claims if claim.field == "type")
    stage = next((claim.value for claim in event.claims if claim.field == "stage"), OPEN)
    assert isinstance(typed.value, TypeValue)
    return Anchor(
        span=span,
        type=typed.value.type,
        mode=typed.value.mode,
        certainty=typed.certainty,
        stage=stage_of(stage),
        salience=event.salience,
        main=float(event.salience == "main"),
    )


def stage_of(value: object) -> Stage | Unknown:
    stages: tuple[Stage, ...] = ("accomplished", "attempted", "foiled", "threatened", "planned")
    return next((stage for stage in stages if stage == value), OPEN)


def event_links(anchors: Sequence[Anchor], owners: Sequence[str]) -> list[Link]:
    """For all pairs of anchors of one type whether they are one event."""
    return [
        Link("same_event", one, two, 1.0 if owners[one] == owners[two] else 0.0)
        for two in range(len(anchors))
        for one in range(two)
        if anchors[one].type == anchors[two].type
    ]


def entity_links(told: Told) -> list[Link]:
    """Each mention of an entity with the one before it."""
    numbers: dict[str, list[int]] = {}
    for number, owner in enumerate(told.owners):
        if owner is not None:
            numbers.setdefault(owner, []).append(number)
    return [
        Link("same_entity", one, two) for group in numbers.values() for one, two in pairwise(group)
    ]


def roles_of(
    gold: CodedReport, told: Told, anchors: Sequence[Anchor], owners: Sequence[str]
) -> tuple[Role, ...]:
    """A role for each claim on an event but its type and stage."""
    found = []
    for event in gold.events:
        own = [n for n, owner in enumerate(owners) if owner == event.id]
        for claim in event.claims:
            if claim.field in ("type", "stage") or not own:
                continue
            anchor = min(own, key=lambda n: (gap(anchors[n].span, claim.evidence), n))
            found += roles_for(claim, anchor, told)
    return tuple(sorted(found, key=lambda role: (role.anchor, role.evidence)))


def roles_for(claim: Claim, anchor: int, told: Told) -> list[Role]:
    """The roles of one claim: of a toll, one on the figure and one on the persons counted."""
    name: RoleName = claim.field  # type: ignore[assignment]
    stance = claim.value.stance if isinstance(claim.value, Responsibility) else None
    entity = entity_of(claim)
    numbers = []
    if kinds := VALUE_KINDS.get(claim.field):
        numbers.append(told.of_kind(kinds, claim.evidence))
    if entity is not None:
        numbers.append(told.of_entity(entity, claim.evidence))
    kept = [number for number in dict.fromkeys(numbers) if number >= 0]
    perpetrators = isinstance(claim.value, Toll) and claim.value.perpetrators
    return [
        Role(
            anchor=anchor,
            mention=number,
            role=name,
            evidence=claim.evidence[0],
            certainty=claim.certainty,
            stance=stance,
            perpetrators=perpetrators,
        )
        for number in kept or [-1]
    ]


def entity_of(claim: Claim) -> str | None:
    value = claim.value
    if isinstance(value, Participant | Target | Toll | Responsibility):
        return value.entity
    return None


def quote_of(one: Statement, told: Told, base: Marks) -> Quote:
    """A quotation; what stands under its speaker's name is its sentences."""
    words = [one.span] if one.cue is None else [one.span, one.cue]
    number = told.of_entity(one.speaker, words) if one.speaker not in RESERVED else -1
    sentences = [s.span for s in base.sentences if meets(s.span, words)] or [one.span]
    return Quote(
        content=one.span,
        form=one.form,
        speaker=told.mentions[number].span if number >= 0 else Unknown("nobody is named"),
        cue=one.cue,
        scope=Span(min(s.start for s in sentences), max(s.end for s in sentences)),
        act=one.act,
        medium=one.medium,
        language=one.language or (),
        rule="gold",
    )
