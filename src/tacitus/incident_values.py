"""The values of an incident: a happening in the world, known through what many reports claim of it.

As in `values.py`, every value says where it comes from: a claim of an event of a coded report.
"""

import datetime
from dataclasses import dataclass

from tacitus.values import ClaimValue, CodedReport, Event, Unknown
from tacitus.vocabulary import Certainty, EventField


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

    field: EventField
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

    def best(self, field: EventField) -> Known | None:
        """The best supported value of a field; None where no report gives one."""
        return next((one for one in self.known if one.field == field), None)

    def all(self, field: EventField) -> tuple[Known, ...]:
        return tuple(one for one in self.known if one.field == field)

    def figure(self, field: EventField) -> Moved | None:
        return next((one for one in self.figures if one.field == field), None)
