"""How a coding stands after what people said of it: verdicts are laid over it, in their order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tacitus.review.clashes import clashing
from tacitus.review.expected import missing_fields, place_of
from tacitus.review.rulings import Ruling, ruling_of
from tacitus.review.structure import Draft, drafted
from tacitus.review_values import (
    REPORT,
    UNDECIDED,
    VALUE_ACTS,
    Act,
    EventState,
    FieldState,
    Record,
    Sight,
    Standing,
    State,
    Verdict,
)
from tacitus.values import Claim, CodedReport

SAID_OF_WHOLE: tuple[Act, ...] = ("comment", "flag", "unflag")
# what is said of fields alone, and leaves the build of the coding as it is
LAID_OVER: tuple[Act, ...] = (*SAID_OF_WHOLE, *(act for act in VALUE_ACTS if act != "correct"))


def shared(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """What counts for all: not what people coded by themselves, which is compared first."""
    return [one for one in verdicts if one.said.sight == "shared" or one.said.act in SAID_OF_WHOLE]


def own(
    key: int, coding: int, coded: CodedReport, verdicts: Sequence[Verdict], who: str, sight: Sight
) -> Record:
    """The record as one coder has it who codes by themselves, from the text alone if blind."""
    mine = [one for one in verdicts if one.who == who and one.said.act != "settle"]
    if sight == "blind":
        coded = replace(coded, entities=(), events=(), statements=(), notes=())
    found = fold(key, coding, coded, mine)
    if sight == "blind":
        found = replace(found, standing=standing_of_blind(found))
    return replace(found, sight=sight)


def standing_of_blind(record: Record) -> Standing:
    """How far a coding from nothing is: only its coder can tell that nothing is left to code."""
    acts = {one.said.act for one in record.verdicts}
    if record.standing == "done" and "finish" not in acts:
        return "in_progress"
    return record.standing


def fold(
    key: int,
    coding: int,
    coded: CodedReport,
    verdicts: Sequence[Verdict],
    last: int = 0,
    before: Record | None = None,
) -> Record:
    """The record of report `key`. `verdicts` are those that stand, of this coding, in order;
    `before` is the record of all of them but the last, where there is one: what the last does not
    change is taken over from it."""
    same = untouched(before, verdicts[-1]) if before is not None else {}
    draft = drafted(coded, verdicts)
    by_target: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        for target in verdict.said.targets:
            by_target.setdefault(target, []).append(verdict)
    for target, ruled in draft.ruled.items():
        together = [*by_target.get(target, ()), *ruled]
        by_target[target] = sorted(together, key=lambda one: one.number)
    events = tuple(
        same.get(event.id) or event_state(draft, number, by_target)
        for number, event in enumerate(draft.events)
    )
    return Record(
        key,
        coding,
        coded,
        tuple(draft.entities),
        events,
        tuple(verdicts),
        standing_of(events, verdicts),
        is_flagged(by_target.get(REPORT, ())) or any(f.flagged for e in events for f in e.fields),
        max([last, *(verdict.number for verdict in verdicts)]),
    )


def untouched(before: Record, verdict: Verdict) -> dict[str, EventState]:
    """The events, by id, that stand after one more verdict as they did before."""
    if verdict.said.act not in LAID_OVER:
        return {}
    targets = set(verdict.said.targets)
    return {
        one.event.id: one
        for one in before.events
        if targets.isdisjoint(field.target for field in one.fields)
    }


def event_state(draft: Draft, number: int, by_target: dict[str, list[Verdict]]) -> EventState:
    """An event with its fields."""
    event = draft.events[number]
    fields = [field_state(claim, draft, by_target.get(claim.id, ())) for claim in event.claims]
    standing = tuple(one.claim for one in fields if one.claim)
    event = replace(event, claims=standing)
    for field in missing_fields(event):
        target = f"{event.id}:{field}"
        ruling = ruling_of(None, by_target.get(target, ()))
        fields.append(said_of(FieldState(target, field, None, None, "proposed"), ruling, by_target))
    fields.sort(key=lambda one: place_of(one.field))
    out = any(one.field == "type" and one.state == "rejected" for one in fields)
    return EventState(event, tuple(disputed(fields)), out)


def field_state(claim: Claim, draft: Draft, verdicts: Iterable[Verdict]) -> FieldState:
    """A claim with what people said of it."""
    verdicts = list(verdicts)
    ruling = ruling_of(claim, verdicts)
    proposed = None if claim.id in draft.added else claim
    state: State = "proposed" if proposed else "corrected"
    plain = FieldState(claim.id, claim.field, claim, proposed, state)  # type: ignore[arg-type]
    if proposed is None:
        plain = replace(plain, verdict=draft.added[claim.id])
    return said_of(plain, ruling, {claim.id: verdicts})


def said_of(
    field: FieldState, ruling: Ruling | None, by_target: dict[str, list[Verdict]]
) -> FieldState:
    """A field with the ruling, the comments and the flags on it."""
    told = by_target.get(field.target, ())
    if not told and ruling is None:
        return field
    comments = tuple(one for one in told if one.said.act == "comment")
    field = replace(field, comments=comments, flagged=is_flagged(told))
    if ruling is None:
        return field
    state: State = "disputed" if ruling.others else ruling.state
    return replace(
        field, state=state, claim=ruling.claim, verdict=ruling.verdict, others=ruling.others
    )


def is_flagged(verdicts: Iterable[Verdict]) -> bool:
    """Whether the last flag was raised, not lowered."""
    flags = [one.said.act for one in verdicts if one.said.act in ("flag", "unflag")]
    return bool(flags) and flags[-1] == "flag"


def disputed(fields: Sequence[FieldState]) -> Iterable[FieldState]:
    """The fields with what cannot be right beside them; undecided ones are disputed by it."""
    for one in fields:
        found = tuple(
            other.target
            for other in fields
            if other is not one
            and other.state not in ("rejected", "not_stated")
            and one.claim
            and other.claim
            and clashing(one.claim, other.claim)
        )
        state: State = "disputed" if found and one.state == "proposed" else one.state
        yield replace(one, clashes=found, state=state) if found else one


def standing_of(events: Sequence[EventState], verdicts: Sequence[Verdict]) -> Standing:
    """How far the review of the report is. It is done when the main and related events are
    decided: what is told for context or of others' reactions may be left as proposed."""
    if any(verdict.said.act == "no_event" for verdict in verdicts):
        return "not_event"
    if not any(verdict.said.act not in SAID_OF_WHOLE for verdict in verdicts):
        return "new"
    due = [one for one in events if not one.out and one.event.salience in ("main", "related")]
    due = due or [one for one in events if not one.out]
    open_ = any(field.state in UNDECIDED for event in due for field in event.fields)
    return "in_progress" if open_ or not events else "done"
