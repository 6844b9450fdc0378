"""The values of coding by several people: who is to code what, and how their codings differ.

Assignment + Record of each coder -> Compared: units, alike or not -> Agreement
"""

from collections.abc import Hashable
from dataclasses import dataclass

from tacitus.review_values import ENDED, Settled, Standing
from tacitus.values import Entity
from tacitus.vocabulary import ClaimField

MACHINE = "machine"  # the coder that proposes, where it is held against a person
Values = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Somebody is to code a report, from the text alone if `blind`; `state` says how far they
    are."""

    report: int
    who: str
    blind: bool
    state: Standing = "new"

    @property
    def ended(self) -> bool:
        """Whether this coder has said all."""
        return self.state in ENDED


@dataclass(frozen=True, slots=True)
class Load:
    """How much somebody has to code, and how much of it they have: reports."""

    who: str
    assigned: int
    blind: int
    ended: int


@dataclass(frozen=True, slots=True)
class Side:
    """What one coder has for a unit: how it reads if it is chosen, and the values as they are
    compared. `there` is False where this coder has no such event."""

    settled: tuple[Settled, ...]
    values: Values
    there: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A field of an event, EVENT:FIELD, as each coder has it; of an event that not all have, the
    type stands for all of it. `alike`: values, holders and certainties are the same. `stands`: the
    report reads so already."""

    target: str
    field: ClaimField
    sides: tuple[Side, ...]
    alike: bool
    stands: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """The codings of one report side by side. `entities` are all that any of them names; `events`
    is how many events any has, `shared` how many all have."""

    report: int
    coders: tuple[str, ...]
    units: tuple[Unit, ...]
    entities: tuple[Entity, ...]
    events: int = 0
    shared: int = 0


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its 95 % interval by drawing reports anew; None where it cannot be told."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far codings agree on a field (`event`: which events there are; `all`: over all fields).
    `alpha` is Krippendorff's, `same` the share of units that read the same. A unit is that field of
    an event that all its coders have; in `told` of them somebody has a value."""

    field: str
    alpha: Interval
    same: Interval
    units: int
    told: int
    reports: int


@dataclass(frozen=True, slots=True)
class Led:
    """How much the machine leads people: of what it proposed, the share that people have as well,
    who saw it (`shown`) and who did not (`blind`), the difference, and the numbers of proposed
    fields and of codings."""

    field: str
    shown: Interval
    blind: Interval
    difference: Interval
    shown_units: int
    blind_units: int
    shown_codings: int
    blind_codings: int


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """All that is known of agreement in a project."""

    people: tuple[Agreement, ...]
    machine: tuple[Agreement, ...]
    led: tuple[Led, ...]
