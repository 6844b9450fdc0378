"""How JSON objects are checked: each against the shape of its format, then against its rules."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tacitus.errors import UnreadableInput
from tacitus.write.checks import json_rules
from tacitus.write.checks.base import LONGEST, Found, code_of, message_of
from tacitus.write.checks.common_rules import e110_same_id
from tacitus.write.checks.json_file import Broken, Record, records
from tacitus.write.checks.json_rules import (
    KINDS,
    SPOT_RULES,
    JsonRule,
    Needed,
    Shape,
    Spot,
    e121_object,
    e122_kind,
    e126_needed,
    spots,
    w123_other_part,
)


@dataclass(frozen=True, slots=True)
class JsonCheck:
    """A format of JSON objects that can be checked. `marks` are parts by which its objects are
    known, `id` is the one that parts them (empty: none does); `closed`: there are no parts beside
    those of the shape. `inside`: the list that holds them, where a file is one object."""

    marks: tuple[str, ...]
    id: str
    shape: Shape
    needed: Needed
    own: tuple[JsonRule, ...]
    closed: bool = True
    inside: str = ""

    @property
    def rules(self) -> tuple[Callable[..., object], ...]:
        return (*json_rules.RULES, *self.own)

    def share(self, path: Path) -> float:
        """1 if the first object has the parts that mark it, else 0."""
        try:
            first = next(records(path, self.inside), Broken(""))
        except UnreadableInput:
            return 0.0
        return float(not isinstance(first, Broken) and all(one in first for one in self.marks))

    def faults(self, path: Path) -> Iterator[Found | int]:
        """Every fault of a file, then the number of its objects."""
        seen: set[str] = set()
        number = 0
        for number, record in enumerate(records(path, self.inside), 1):
            if isinstance(record, Broken):
                message = f"{message_of(e121_object)} ({record.reason})"
                yield Found("E121", number, "(object)", "", message)
                continue
            yield from self.check_one(number, record)
            id_ = str(record.get(self.id, ""))
            if id_ and id_ in seen:
                yield Found("E110", number, self.id, id_[:LONGEST], message_of(e110_same_id))
            seen.add(id_)
        yield number

    def check_one(self, number: int, record: Record) -> Iterator[Found]:
        """The faults of one object."""
        every = list(spots(record, self.shape))
        for rule in SPOT_RULES:
            if rule is not w123_other_part or self.closed:
                yield from found(rule, rule(every), number)
        yield from found(e126_needed, e126_needed(record, self.needed), number)
        for own in self.own:
            yield from found(own, own(record), number)


def found(rule: Callable[..., object], places: Iterable[Spot], number: int) -> Iterator[Found]:
    """What a rule finds in an object."""
    for spot in places:
        more = f" ({KINDS[spot.kind]})" if rule is e122_kind and spot.kind else ""
        yield Found(code_of(rule), number, spot.path, spot.shown[:LONGEST], message_of(rule) + more)
