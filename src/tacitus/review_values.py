"""The values of a review: what a person says of a coding, and how the coding then stands.

    CodedReport + verdicts -> Record: events, and their fields with their states

A verdict is kept as one row of the chained decisions and never changed; taken back, it is followed
by a row that says so. The state of a field is always worked out anew from the verdicts that stand.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from tacitus.values import Claim, ClaimValue, CodedReport, Entity, Event, Span
from tacitus.vocabulary import Certainty, ClaimField, Salience

Act = Literal[
    "accept",  # the claim is right as it stands
    "accept_all",  # the same, of all that was shown at once
    "reject",  # the claim is wrong; of the type: there is no such event
    "correct",  # the claim should read as `change` has it
    "add",  # a claim that the coding lacks; `into` is its event
    "not_stated",  # the text does not say it
    "unclear",  # the text says it, but not so that one can tell
    "split",  # these claims are of the event `into`; empty: of a new event
    "join",  # the event is one with the event `into`
    "no_event",  # the report tells of no event
    "new_event",  # an event that the coding lacks; the change is its type
    "finish",  # all that the report tells is coded
    "settle",  # these fields read as `settled` has them, whatever was said before
    "comment",
    "flag",  # a second opinion is wanted
    "unflag",
]
ACTS: tuple[Act, ...] = get_args(Act)
VALUE_ACTS: tuple[Act, ...] = ("accept", "accept_all", "reject", "correct", "not_stated", "unclear")
State = Literal[
    "proposed", "accepted", "corrected", "rejected", "not_stated", "unclear", "disputed"
]
UNDECIDED: tuple[State, ...] = ("proposed", "disputed")
LEFT_OUT: tuple[State, ...] = ("rejected", "not_stated", "unclear")  # the claim does not count
Standing = Literal["new", "in_progress", "done", "not_event"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
ENDED: tuple[Standing, ...] = ("done", "not_event")  # nothing is left to say
NEW = "new"  # the entity of a value whose name a person gave
REPORT = "report"  # the target of what is said of a report as a whole

# What a person saw who said something: all; the machine's proposals, but nothing of other people
# who code the same report; the text alone.
Sight = Literal["shared", "apart", "blind"]


@dataclass(frozen=True, slots=True)
class Change:
    """A claim as a person has it. `named` is the name of somebody who is no entity of the coding;
    the value then has the entity `new`. `teller` is the same of the holder."""

    field: ClaimField
    value: ClaimValue
    evidence: tuple[Span, ...]
    certainty: Certainty
    holder: str
    named: str | None = None
    teller: str | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """How a field is to read, EVENT:FIELD: its claims, none where the text does not say it; or
    `unclear`. Of the type: none where there is no such event."""

    target: str
    changes: tuple[Change, ...]
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says. `targets` are ids of claims or events of the coding with key `coding`,
    or EVENT:FIELD for a field that has no claim, or `report`. `seen` is the number of the last
    verdict of the report that the person knew; `token` is the caller's own mark, by which the same
    judgement sent twice is kept once. `salience` is that of a new event; `entities` are those that
    `settled` names and the coding does not know; `sight` is what the person saw."""

    act: Act
    coding: int
    targets: tuple[str, ...]
    change: Change | None = None
    into: str = ""
    note: str = ""
    seen: int = 0
    token: str = ""
    salience: Salience = "main"
    settled: tuple[Settled, ...] = ()
    entities: tuple[Entity, ...] = ()
    sight: Sight = "shared"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement that was kept, under the number of its decision; the time is ISO 8601 in UTC."""

    number: int
    made_at: str
    who: str
    said: Judgement


@dataclass(frozen=True, slots=True)
class FieldState:
    """A field of an event as it stands. `claim` is None where the coding has nothing; `proposed`
    is the machine's, None where a person added the claim. `others` are verdicts of other people
    that say something else than `verdict`; `clashes` the ids of claims of the same field that
    cannot be right beside this one."""

    target: str
    field: ClaimField
    claim: Claim | None
    proposed: Claim | None
    state: State
    verdict: Verdict | None = None
    others: tuple[Verdict, ...] = ()
    clashes: tuple[str, ...] = ()
    comments: tuple[Verdict, ...] = ()
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class EventState:
    """An event as it stands; `out`: a person says that there is no such event."""

    event: Event
    fields: tuple[FieldState, ...]
    out: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A report under review: its coding as the machine made it, and as it stands for whoever has
    this sight of it. `last` is the number of the last verdict, also of one that was taken back; 0
    if there is none."""

    key: int
    coding: int
    coded: CodedReport
    entities: tuple[Entity, ...]
    events: tuple[EventState, ...]
    verdicts: tuple[Verdict, ...]
    standing: Standing
    flagged: bool
    last: int = 0
    sight: Sight = "shared"

    @property
    def disputed(self) -> bool:
        """Whether people differ on any field."""
        return any(field.others for event in self.events for field in event.fields)

    @property
    def undecided(self) -> int:
        """How many fields nobody has decided yet."""
        return sum(
            field.state in UNDECIDED
            for event in self.events
            if not event.out
            for field in event.fields
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a judgement: the verdict, what others had said of the same meanwhile (the
    person did not know it), and how the record stands now."""

    verdict: Verdict
    meanwhile: tuple[Verdict, ...]
    record: Record


@dataclass(frozen=True, slots=True)
class Queued:
    """A report in the queue."""

    key: int
    title: str | None
    publisher: str | None
    language: str
    published: str | None
    name: str
    standing: Standing
    undecided: int | None  # None: nobody has begun
    flagged: bool
    disputed: bool


@dataclass(frozen=True, slots=True)
class Done:
    """A row of the log: who did what, to what, when; `undone_by` is the number of the decision
    that took it back, `report` the key of the report that it is about."""

    number: int
    made_at: str
    who: str
    kind: str
    subject: str
    report: int | None
    title: str | None
    targets: tuple[str, ...]
    note: str
    undone_by: int | None
