"""The values of an incident: a happening in the world, known through what many reports claim of it.

As in `values.py`, every value says where it comes from: a claim of an event of a coded report.
"""

import datetime
from dataclasses import dataclass
from typing import Literal

from tacitus.values import ClaimValue, CodedReport, Event, Unknown
from tacitus.vocabulary import (
    Certainty,
    ClaimField,
    DatePrecision,
    EventField,
    PlacePrecision,
    PloverType,
    Status,
)


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a coded report that belongs to an incident. `number` is that of the report in
    what was linked; `family` the number of the report of which this one is a reprint, else its
    own."""

    number: int
    coded: CodedReport
    event: Event
    family: int


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim: the id of its report, its event, its own id, and who holds it by name (`author` and
    `unnamed` as in a coded report)."""

    report: str
    event: str
    claim: str
    holder: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Known:
    """A value of a field, the claims that give it, and how many sources stand behind them. `text`
    says the value in words and is one for all claims that agree."""

    field: ClaimField
    value: ClaimValue
    text: str
    claims: tuple[Cited, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class Said:
    """One figure as somebody gave it: persons, or units of a count. `high` None: no upper bound is
    told. `holder` is a name, or `author` or `unnamed`; `source` the publisher, else the report."""

    field: EventField
    low: int
    high: int | None
    holder: str
    source: str
    said: datetime.date | None
    certainty: Certainty
    report: int
    family: int
    claim: str
    unit: str = "persons"
    perpetrators: bool = False


@dataclass(frozen=True, slots=True)
class Headline:
    """`low` <= `best` <= `high` (None: open above), the rule, and how many sources stand behind
    `best`."""

    low: int
    best: int
    high: int | None
    rule: str
    sources: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure over time: every total in the order of publication, those that still stand, the
    headline, and whether two of them cannot both be right. Each unit has its own."""

    field: EventField
    unit: str
    said: tuple[Said, ...]
    standing: tuple[Said, ...]
    headline: Headline | Unknown
    disputed: bool


@dataclass(frozen=True, slots=True)
class Incident:
    """`known` has for each field its values, the best supported first; `figures` the tolls and
    counts. `sources` counts publishers whose reports are no reprints of one another."""

    id: str
    told: tuple[Told, ...]
    known: tuple[Known, ...]
    figures: tuple[Moved, ...]
    sources: int
    first_said: datetime.date | None
    last_said: datetime.date | None
    status: Status = "unreviewed"

    def best(self, field: ClaimField) -> Known | None:
        """The best supported value of a field; None where no report gives one."""
        return next((one for one in self.known if one.field == field), None)

    def all(self, field: ClaimField) -> tuple[Known, ...]:
        return tuple(one for one in self.known if one.field == field)

    def figure(self, field: ClaimField) -> Moved | None:
        return next((one for one in self.figures if one.field == field), None)


@dataclass(frozen=True, slots=True)
class Listed:
    """An incident on one line: the best supported value of each field, None where no report gives
    one. `title` says it in words; the days are both included; degrees are WGS84; a figure is the
    headline between its lowest and highest (None: open above). `actors` and `recipients` are all
    that are named, the best supported first, with "; " between. `changed_at` is when its reports
    last changed, ISO 8601 in UTC."""

    id: str
    status: Status
    title: str
    type: PloverType
    mode: str | None
    start_date: datetime.date | None
    end_date: datetime.date | None
    date_precision: DatePrecision | None
    place: str | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    place_precision: PlacePrecision | None
    actors: str
    recipients: str
    killed_low: int | None
    killed: int | None
    killed_high: int | None
    wounded_low: int | None
    wounded: int | None
    wounded_high: int | None
    disputed: bool
    reports: int
    sources: int
    first_said: datetime.date | None
    last_said: datetime.date | None
    changed_at: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents: all that meet every condition that is given. `country` is ISO 3166-1
    alpha-3; an incident falls between `start` and `end` if it may have been on one of these days;
    `actor` is words that stand in the name of one who did it, `search` words that stand in what is
    told of it; `killed` is the least headline figure; `since` a moment, ISO 8601 in UTC; of those
    that a report tells of which `coder` is still to code by themselves there is none."""

    country: str | None = None
    start: datetime.date | None = None
    end: datetime.date | None = None
    type: PloverType | None = None
    mode: str | None = None
    actor: str | None = None
    killed: int | None = None
    status: Status | None = None
    since: str | None = None
    search: str | None = None
    coder: str | None = None


@dataclass(frozen=True, slots=True)
class Anchored:
    """An event of a report, told so that it is found again in another coding, or in a corrected
    version of the report: where its first anchor stands in the text of this hash, the words there
    in lower case, and how many events of the report with an anchor of these words stand before."""

    report: str
    sha256: str
    start: int
    end: int
    words: str
    nth: int


@dataclass(frozen=True, slots=True)
class Link:
    """That event `event` (the key of its row) tells of an incident: who joined them (name and
    version, or `decision:` and its number), how surely (0 to 1), and why, in words."""

    event: int
    linker: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """Two reports by the keys of their rows, the one that was published first first; what part of
    the shorter one's word sequences the other holds (0 to 1), and the passages in which they
    differ, where these were looked for, as offsets into both texts (start, end, start, end)."""

    one: int
    two: int
    share: float
    passages: tuple[tuple[int, int, int, int], ...] | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """An incident as linking leaves it: those of its links that are new, the line that lists it,
    the words by which it is found, and the reports among its own that copy one another."""

    id: str
    links: tuple[Link, ...]
    listed: Listed
    words: str
    copies: tuple[Copied, ...]


@dataclass(frozen=True, slots=True)
class Linking:
    """What linking did: `events` were linked anew or moved; of the incidents so many are new,
    changed, merged into others, deleted. `whole` if all was compared with all, else only what was
    new with what is near it; `compared` is the number of reports that were looked at."""

    events: int = 0
    new: int = 0
    changed: int = 0
    merged: int = 0
    deleted: int = 0
    compared: int = 0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Differs:
    """A column of `Listed` that has another value than before; both as ISO or decimal text, empty
    where there is none."""

    field: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an incident since a moment. `title` says it as it is, or as it last was;
    `into` is the incident that it is now part of; `moved` says what differs of one that changed,
    which is nothing if only the wording of its sources does."""

    id: str
    kind: Literal["new", "changed", "merged", "deleted"]
    title: str
    into: str | None = None
    moved: tuple[Differs, ...] = ()
