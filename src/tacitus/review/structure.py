"""The events of a coding after people have split and joined them, and added claims and names."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tacitus.review_values import NEW, Act, Change, Judgement, Settled, Verdict
from tacitus.values import (
    Claim,
    ClaimValue,
    CodedReport,
    Entity,
    Event,
    Participant,
    Responsibility,
    Target,
    Toll,
)


@dataclass(slots=True)
class Draft:
    """A coding that is being changed; `added` has the verdict by which a claim came, `ruled` what
    settling a field comes to for each of its claims, by target."""

    events: list[Event]
    entities: list[Entity]
    added: dict[str, Verdict] = field(default_factory=dict)
    ruled: dict[str, list[Verdict]] = field(default_factory=dict)

    def index(self, event_id: str) -> int | None:
        """Where an event is; None if it is none any more."""
        return next((n for n, one in enumerate(self.events) if one.id == event_id), None)


def drafted(coded: CodedReport, verdicts: Iterable[Verdict]) -> Draft:
    """The coding with what changes its build. What a verdict speaks of and is no longer there, as
    after an undo of what made it, is passed over."""
    draft = Draft(list(coded.events), list(coded.entities))
    for verdict in verdicts:
        match verdict.said.act:
            case "add":
                add(draft, verdict)
            case "split":
                split(draft, verdict)
            case "join":
                join(draft, verdict)
            case "new_event":
                begin(draft, verdict)
            case "settle":
                settle(draft, verdict)
            case "correct":
                name(draft, verdict)
    return draft


def add(draft: Draft, verdict: Verdict) -> None:
    """A claim of a person's own, `pN`, N the number of the verdict."""
    at, change = draft.index(verdict.said.into), verdict.said.change
    if at is None or change is None:
        return
    name(draft, verdict)
    put(draft, at, claim_of(change, f"p{verdict.number}", verdict), verdict)


def claim_of(change: Change, id_: str, verdict: Verdict) -> Claim:
    """The claim that a person added."""
    return Claim(
        id_,
        change.field,
        with_entity(change, verdict.number),
        change.evidence,
        change.certainty,
        holder_of(change, verdict.number),
        f"added by {verdict.who}",
    )


def put(draft: Draft, at: int, claim: Claim, verdict: Verdict) -> None:
    """One more claim of an event."""
    event = draft.events[at]
    draft.events[at] = replace(event, claims=(*event.claims, claim))
    draft.added[claim.id] = verdict


def begin(draft: Draft, verdict: Verdict) -> None:
    """An event of a person's own, `hN`, N the number of the verdict, with its type."""
    change, id_ = verdict.said.change, f"h{verdict.number}"
    if change is None:
        return
    event = Event(id_, change.evidence, verdict.said.salience, None, ())
    draft.events.append(event)
    put(draft, len(draft.events) - 1, claim_of(change, f"{id_}.1", verdict), verdict)


def name(draft: Draft, verdict: Verdict) -> None:
    """Whom a verdict names that the coding does not know."""
    if verdict.said.change is not None:
        name_in(draft, verdict.said.change, verdict.number)


def name_in(draft: Draft, change: Change, number: int) -> None:
    """Somebody whom a person named, `nN`, and who says so, `tN`."""
    if change.named:
        draft.entities.append(Entity(f"n{number}", "people", change.named, change.evidence))
    if change.teller:
        draft.entities.append(Entity(f"t{number}", "people", change.teller, ()))


def holder_of(change: Change, number: int) -> str:
    """Who says so, where verdict `number` named somebody new."""
    return f"t{number}" if change.holder == NEW and change.teller else change.holder


def with_entity(change: Change, number: int) -> ClaimValue:
    """The value, where verdict `number` named somebody new with that entity."""
    value = change.value
    if not change.named or not isinstance(value, Participant | Target | Toll | Responsibility):
        return value
    if value.entity == NEW:
        return replace(value, entity=f"n{number}")
    return value


def split(draft: Draft, verdict: Verdict) -> None:
    """Claims move to another event, or to a new one, `sN`, which has the type of the old one."""
    moving = set(verdict.said.targets)
    homes = [one for one in draft.events if any(claim.id in moving for claim in one.claims)]
    if not homes:
        return
    into = verdict.said.into or f"s{verdict.number}"
    found = [claim for one in homes for claim in one.claims if claim.id in moving]
    found = [claim for claim in found if claim.field != "type"]
    if draft.index(into) is None:
        if verdict.said.into:
            return
        home = homes[0]
        types = [replace(c, id=f"{into}.1") for c in home.claims if c.field == "type"]
        at = draft.index(home.id)
        fresh = replace(home, id=into, claims=tuple(types))
        draft.events.insert((at if at is not None else len(draft.events)) + 1, fresh)
    gone = {claim.id for claim in found}
    for number, one in enumerate(draft.events):
        kept = tuple(claim for claim in one.claims if claim.id not in gone)
        draft.events[number] = replace(one, claims=(*kept, *(found if one.id == into else ())))


def join(draft: Draft, verdict: Verdict) -> None:
    """Events become part of another, which keeps its own type and stage."""
    for target in verdict.said.targets:
        source, into = draft.index(target), draft.index(verdict.said.into)
        if source is None or into is None or source == into:
            continue
        gone, home = draft.events[source], draft.events[into]
        has = {claim.field for claim in home.claims} & {"type", "stage"}
        moved = tuple(claim for claim in gone.claims if claim.field not in has)
        anchors = tuple(dict.fromkeys((*home.anchors, *gone.anchors)))
        draft.events[into] = replace(home, anchors=anchors, claims=(*home.claims, *moved))
        del draft.events[source]
        draft.events = [
            replace(one, about=None if one.id == home.id else home.id)
            if one.about == gone.id
            else one
            for one in draft.events
        ]


# ---- fields that are settled ----------------------------------------------------------------


def settle(draft: Draft, verdict: Verdict) -> None:
    """Fields read as the verdict has them: what stands so is accepted, what differs is corrected
    or rejected, what is missing is added. An event that is not there yet is begun with its type."""
    known = {one.id for one in draft.entities}
    draft.entities += [one for one in verdict.said.entities if one.id not in known]
    for number, one in enumerate(verdict.said.settled, 1):
        for change in one.changes:
            name_in(draft, change, verdict.number)
        event_id, _, name_of_field = one.target.partition(":")
        if draft.index(event_id) is None and name_of_field == "type" and one.changes:
            spans = one.changes[0].evidence
            draft.events.append(Event(event_id, spans, verdict.said.salience, None, ()))
        at = draft.index(event_id)
        if at is not None:
            settle_field(draft, at, one, verdict, number)


def settle_field(draft: Draft, at: int, one: Settled, verdict: Verdict, number: int) -> None:
    """One field of the event at `at`; `number` is its place in the verdict."""
    told = [c for c in draft.events[at].claims if c.field == one.target.partition(":")[2]]
    left, differing = list(one.changes), []
    for claim in told:
        same = next((change for change in left if reads_so(claim, change)), None)
        if same is None:
            differing.append(claim)
        else:
            left.remove(same)
            rule(draft, claim.id, verdict, Judgement("accept", verdict.said.coding, ()))
    for claim in differing:
        change = left.pop(0) if left else None
        act: Act = "correct" if change else "unclear" if one.unclear else "reject"
        rule(draft, claim.id, verdict, Judgement(act, verdict.said.coding, (), change))
    for nth, change in enumerate(left, 1):
        put(draft, at, claim_of(change, f"p{verdict.number}.{number}.{nth}", verdict), verdict)
    if not told and not one.changes:
        act = "unclear" if one.unclear else "not_stated"
        rule(draft, one.target, verdict, Judgement(act, verdict.said.coding, ()))


def rule(draft: Draft, target: str, verdict: Verdict, said: Judgement) -> None:
    """Keep what settling a field comes to for one target."""
    seen = max(verdict.said.seen, verdict.number - 1)  # it stands in the place of all before it
    said = replace(said, targets=(target,), seen=seen)
    draft.ruled.setdefault(target, []).append(replace(verdict, said=said))


def reads_so(claim: Claim, change: Change) -> bool:
    """Whether a claim says what a change does."""
    own = (claim.value, claim.evidence, claim.certainty, claim.holder)
    return own == (change.value, change.evidence, change.certainty, change.holder)
