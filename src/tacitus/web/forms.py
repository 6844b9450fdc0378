"""What comes over the wire and what goes back, as OpenAPI shows it."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from tacitus.review_values import Act
from tacitus.vocabulary import Certainty, Salience

SOUND = r"^[^\x00]*$"  # no database holds a NUL
Key = Annotated[int, Field(ge=1, le=2**31 - 1)]
Number = Annotated[int, Field(ge=0, le=2**31 - 1)]
Short = Annotated[str, Field(max_length=200, pattern=SOUND)]
Long = Annotated[str, Field(max_length=20_000, pattern=SOUND)]


class Form(BaseModel):
    """No key that is not known."""

    model_config = ConfigDict(extra="forbid")


class ChangeForm(Form):
    """A claim as a person has it; `evidence` has offsets in code points, half open. `named` is the
    name of somebody who is no entity of the coding: the value then has the entity `new`. `teller`
    is the same of the holder."""

    field: Short
    value: Any
    evidence: Annotated[list[tuple[Number, Number]], Field(max_length=50)] = []
    certainty: Certainty = "asserted"
    holder: Short = "author"
    named: Short | None = None
    teller: Short | None = None


class JudgementForm(Form):
    """What a person says; see `act`. `seen` is the number of the last decision that the person
    knew, `token` a mark of the caller's own: sent twice, it is kept once. `salience` is that of a
    new event."""

    act: Act
    coding: Key
    targets: Annotated[list[Short], Field(max_length=2_000)]
    change: ChangeForm | None = None
    into: Short = ""
    note: Long = ""
    seen: Number = 0
    token: Short = ""
    salience: Salience = "main"


class WithdrawForm(Form):
    """The decision to take back, by its number or by the token that it was sent with."""

    decision: Number = 0
    token: Short = ""


class Alternative(BaseModel):
    """Another value, in words, and why it may be meant."""

    value: Any
    words: str
    reason: str


class FieldView(BaseModel):
    """A field as it stands; `label` to `quote` are in words."""

    target: str
    field: str
    label: str
    state: str
    state_words: str
    words: str
    voice: str
    sure: str
    quote: str
    basis: str
    value: Any
    certainty: str
    holder: str
    confidence: float | None
    evidence: list[tuple[int, int]]
    clashes: list[str]
    others: list[str]
    by: str
    comments: list[str]
    flagged: bool
    alternatives: list[Alternative]


class EventView(BaseModel):
    """An event as it stands; `number` is its place on the page, `open` whether its fields are
    shown at first."""

    id: str
    number: int
    salience: str
    heading: str
    headline: str
    about: int | None
    out: bool
    open: bool
    undecided: int
    fields: list[FieldView]
    addable: list[str]
    incident: str | None = None


class EntityView(BaseModel):
    id: str
    name: str
    kind: str


class OwnFieldView(BaseModel):
    """A field that the project has beside ours; `kind` is `code`, `text` or `whole`."""

    label: str
    about: str
    kind: str
    codes: list[tuple[str, str]]  # each with its meaning, in the order of the codebook


class RecordView(BaseModel):
    """A report under review. `sight` is what is shown of it: all; the machine's proposals, but
    nothing of others who code it (`apart`); the text alone (`blind`)."""

    key: int
    sight: str
    coding: int
    last: int
    standing: str
    flagged: bool
    undecided: int
    events: list[EventView]
    entities: list[EntityView]
    undo: int | None  # the number of one's own last decision that stands
    comments: list[str]
    notes: list[str]
    own: dict[str, OwnFieldView] = {}


class Answer(BaseModel):
    """What became of a judgement: its number, what to tell the person, how all stands now."""

    decision: int | None
    told: list[str]
    record: RecordView


class ReadingView(BaseModel):
    """What some words of a report mean as the value of a field."""

    values: list[Alternative]


class QueueView(BaseModel):
    """Part of the queue; `after` is the key to go on behind, None at the end."""

    tab: str
    counts: dict[str, int]
    items: list["QueueItem"]
    after: int | None
    coding: "CodingView"


class QueueItem(BaseModel):
    key: int
    title: str
    publisher: str | None
    language: str
    published: str | None
    standing: str
    undecided: int | None
    flagged: bool
    disputed: bool
    gist: str
    sight: str
    mine: str | None  # how far one is oneself who is to code it
    differs: bool  # those who coded it differ


class CodingView(BaseModel):
    """How far the machine is: reports it has coded, of how many; what it could not code."""

    running: bool
    done: int
    expected: int
    failed: list[str]


class AddedView(BaseModel):
    """What an import did."""

    new: int
    same: int
    changed: int
    refused: list[str]


class OpenForm(Form):
    """A project: the path of its file, or the URL of a PostgreSQL database."""

    place: Annotated[str, Field(min_length=1, max_length=1_000, pattern=SOUND)]
    make: bool = False


class PasteForm(Form):
    """A report as text; `published` is an ISO date."""

    text: Annotated[str, Field(min_length=1, max_length=20_000_000, pattern=SOUND)]
    title: Short | None = None
    publisher: Short | None = None
    published: Annotated[str, Field(max_length=40, pattern=SOUND)] | None = None


class Told(BaseModel):
    """What went wrong, and what to do."""

    message: str
