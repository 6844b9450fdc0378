"""Every value that crosses a folder border, in the order in which the data flows.

    Report            what came in: a frozen text            acquire  ->
    Marks             what the reader marked (`marks.py`)    annotate ->
    Derived           what the marked words mean             derive   ->
    CodedReport       events known through claims            incidents ->

Offsets count Unicode code points of `Report.text`, half open. All values are frozen. What could
not be told is `Unknown(reason)`, never None, -1 or an empty list.
"""

import datetime
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from tacitus.vocabulary import (
    Act,
    AttributeField,
    Certainty,
    ClaimField,
    DatePrecision,
    EntityKind,
    EventField,
    Form,
    PlacePrecision,
    PloverType,
    Salience,
    Sector,
    Stage,
    Stance,
    TargetClass,
    ToponymForm,
    WeaponClass,
)

V = TypeVar("V")


class Span(NamedTuple):
    """A stretch of the text: 0 <= start < end <= len(text). A report has hundreds, and a named
    tuple is made, compared and hashed several times as fast as a frozen data class."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Unknown:
    """It could not be told, and why."""

    reason: str


# ---- acquire: what came in ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `published` is an ISO date or date-time; `sha256` is that of the UTF-8 text."""

    id: str
    text: str
    sha256: str
    language: str = "en"
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None

    @property
    def published_day(self) -> datetime.date | None:
        """The day of publication, where one is given."""
        return datetime.date.fromisoformat(self.published[:10]) if self.published else None


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of a report beside its text; None where it is not told."""

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A report as it came in. `name` is the file (and line) it came from; `notes` say what was
    done to its bytes or cannot be done with it, in words for the user. `page` is the web page that
    it was taken from, as it came."""

    name: str
    report: Report
    notes: tuple[str, ...] = ()
    page: bytes | None = None


# ---- derive: what the words mean ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Day:
    """Earliest and latest possible day, both included; both None where words for a day resolve to
    nothing (then precision is `unknown`)."""

    start: datetime.date | None
    end: datetime.date | None
    precision: DatePrecision


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its bounds; `high` None means no upper bound is told."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """Degrees are WGS84. `precision` says what the point stands for; without one lat and lon are
    None. `name` is the gazetteer's."""

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None
    precision: PlacePrecision
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Seconds:
    """A length of time; a year is 365.25 days."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Resolved(Generic[V]):
    """What mention number `mention` means, how that was found and how sure it is (0 to 1).
    `evidence` is the mention and whatever other words the value rests on."""

    mention: int
    value: V | Unknown
    evidence: tuple[Span, ...]
    basis: str | None = None
    confidence: float = 1.0
    rule: str = ""
    runners_up: tuple[V, ...] = ()


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name wherever it stands in a report, also inside the name of a body ("Boston" of
    "Boston University") and as an adjective or people, and the place that it names; of a country
    the point is the centre of its largest piece of land, and the precision says "country".
    `is_place` is the confidence (0 to 1) that the words name a place at all."""

    span: Span
    form: ToponymForm
    value: Place | Unknown
    is_place: float
    confidence: float
    basis: str | None = None
    runners_up: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouped:
    """An entity of the report and the numbers of the mentions that stand for it."""

    entity: "Entity"
    mentions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who speaks quote number `quote`: an entity id, `author` or `unnamed`; `basis` keeps a chain
    of sources ("citing the governor")."""

    quote: int
    speaker: str
    basis: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Derived:
    """All values of one report, each by the number of its mention or quote; `towns` by their place
    in the text."""

    days: tuple[Resolved[Day], ...] = ()
    durations: tuple[Resolved[Seconds], ...] = ()
    amounts: tuple[Resolved[Amount], ...] = ()
    places: tuple[Resolved[Place], ...] = ()
    weapons: "tuple[Resolved[Weapon], ...]" = ()
    targets: tuple[Resolved[TargetClass], ...] = ()
    entities: tuple[Grouped, ...] = ()
    speakers: tuple[Spoken, ...] = ()
    towns: tuple[Toponym, ...] = ()


# ---- incidents: the coded report, format version 1 ------------------------------------------


@dataclass(frozen=True, slots=True)
class Coder:
    """Who or what made a coding."""

    name: str
    version: str
    codebook: str


@dataclass(frozen=True, slots=True)
class TypeValue:
    type: PloverType
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """The value of `actor` and `recipient`."""

    entity: str


@dataclass(frozen=True, slots=True)
class Target:
    class_: TargetClass = field(metadata={"json": "class"})
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Weapon:
    class_: WeaponClass = field(metadata={"json": "class"})
    text: str


@dataclass(frozen=True, slots=True)
class Toll:
    """The value of `killed`, `wounded`, `abducted`, `arrested`, `missing`, `displaced`: persons."""

    low: int
    high: int | None
    entity: str | None = None
    perpetrators: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    low: int
    high: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class Responsibility:
    stance: Stance
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The value of `motive`, `damage`, `occupation`, `title`, `status`; and of a project's own
    fields: words, or a code or a whole number as its codebook has them."""

    text: str


@dataclass(frozen=True, slots=True)
class Tie:
    """The value of `affiliation` and `relation`."""

    text: str
    entity: str | None = None


ClaimValue = (
    TypeValue | Stage | Day | Place | Participant | Target | Weapon | Toll | Count | Responsibility
    | Words | Seconds | Amount | Tie
)  # fmt: skip

# Which value a field has: `contract.py` reads and writes by this table, the codebook prints it.
EVENT_VALUES: dict[EventField, type] = {
    "type": TypeValue,
    "stage": str,
    "date": Day,
    "place": Place,
    "actor": Participant,
    "recipient": Participant,
    "target": Target,
    "weapon": Weapon,
    "killed": Toll,
    "wounded": Toll,
    "abducted": Toll,
    "arrested": Toll,
    "missing": Toll,
    "displaced": Toll,
    "count": Count,
    "responsibility": Responsibility,
    "motive": Words,
    "duration": Seconds,
    "damage": Words,
}
ATTRIBUTE_VALUES: dict[AttributeField, type] = {
    "age": Amount,
    "occupation": Words,
    "title": Words,
    "affiliation": Tie,
    "relation": Tie,
    "status": Words,
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of one field, the words it came from, who says so and how sure. `holder` is an
    entity id, `author` or `unnamed`; `confidence` is 0 to 1."""

    id: str
    field: ClaimField | AttributeField
    value: ClaimValue
    evidence: tuple[Span, ...]
    certainty: Certainty = "asserted"
    holder: str = "author"
    basis: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something named by a claim, an attribute or a statement, over all its mentions."""

    id: str
    kind: EntityKind
    name: str
    mentions: tuple[Span, ...]
    country: str | None = None
    sector: tuple[Sector, ...] = ()
    attributes: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One happening that the report tells of."""

    id: str
    anchors: tuple[Span, ...]
    salience: Salience
    about: str | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is reported to have said or written."""

    id: str
    speaker: str
    span: Span
    form: Form
    act: Act
    about: str | None = None
    cue: Span | None = None
    medium: str | None = None
    language: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class CodedReport:
    """The contract between all that codes and all that uses codings. `notes` is not part of the
    format: what the coder could not do, in words for the user."""

    coder: Coder
    report: Report
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    notes: tuple[str, ...] = ()
