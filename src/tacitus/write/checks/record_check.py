"""How our own full record is checked: its seals, its codings, and what its incidents tell of."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tacitus.contract import checked
from tacitus.errors import InvalidCoding, UnreadableInput
from tacitus.sealing import Broken, unsealed
from tacitus.vocabulary import FORMAT, INCIDENT, RECORD
from tacitus.write.checks.base import LONGEST, Found, Places, code_of, message_of

HEAD = f'{{"format":"{RECORD}"'
Told = set[tuple[str, str]]  # a report and an event of it


def e980_seal(_line: object) -> Places:
    """The record is not as it was written: take an untouched copy."""
    return ()


def e981_line(_line: object) -> Places:
    """The line is none of a full record, or its coding does not hold: `tacitus schema` prints the
    form."""
    return ()


def e982_untold(_line: object) -> Places:
    """The incident tells of an event that no report before it has: take an untouched copy."""
    return ()


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """`tacitus.record/1` with all its lines."""

    @property
    def rules(self) -> tuple[Callable[..., object], ...]:
        return (e980_seal, e981_line, e982_untold)

    def share(self, path: Path) -> float:
        """1 for a file that begins as a record, else 0."""
        try:
            with path.open("rb") as stream:
                return float(stream.readline(1_000).startswith(HEAD.encode()))
        except OSError as refused:
            reason = (refused.strerror or str(refused)).lower()
            raise UnreadableInput(f"{path}: {reason}") from None

    def faults(self, path: Path) -> Iterator[Found | int]:
        """Every fault, then the number of lines that are no seals. None behind a broken seal."""
        if not self.share(path):
            raise UnreadableInput(f"{path}: is no full record: name another --format")
        told: Told = set()
        number = lines = 0
        with path.open(encoding="utf-8", errors="surrogateescape", newline="\n") as stream:
            try:
                for number, line in unsealed(stream):
                    lines += 1
                    yield from faults_of(number, line, told)
            except Broken as fault:
                yield found(e980_seal, number, str(fault))
        yield lines


def faults_of(number: int, line: str, told: Told) -> Iterator[Found]:
    """The faults of a line; what a report tells of is added to `told`."""
    try:
        data = json.loads(line)
        if data["format"] == FORMAT:
            coded = checked(data)
            told |= {(coded.report.id, event.id) for event in coded.events}
        elif data["format"] == INCIDENT and (event := untold(data, told)):
            yield found(e982_untold, number, event)
    except InvalidCoding as fault:
        yield found(e981_line, number, str(fault))
    except (ValueError, LookupError, TypeError, RecursionError):
        yield found(e981_line, number, line)


def untold(incident: Any, told: Told) -> str:
    """The first event of an incident that no report has; empty where all are told."""
    pairs = [(one["report"], one["event"]) for one in incident["told"]]
    return next((f"{report} {event}" for report, event in pairs if (report, event) not in told), "")


def found(rule: Callable[..., object], number: int, value: str) -> Found:
    return Found(code_of(rule), number, "(line)", value[:LONGEST], message_of(rule))
