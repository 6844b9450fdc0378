"""Whether an export still holds: its file against its proof, and its proof against the project.

Of each incident, in the order of the file:
    the texts are those that were hashed, and told by the same publisher on the same day;
    each claim is there with the same value, certainty and holder, on the same words;
    each row, made anew by the same rule, has the same cells; and so has the file.
"""

import contextlib
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from tacitus.errors import TacitusError, UsageError
from tacitus.incident_values import Incident
from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.base import TSV, Dialect, Wish
from tacitus.write.formats.file_kinds import FILE_KINDS
from tacitus.write.formats.full_record import FullRecord
from tacitus.write.formats.geopackage import GeoPackage
from tacitus.write.formats.json_format import JsonFormat
from tacitus.write.formats.table_format import TableFormat
from tacitus.write.proof.cells import Cells, Printer, press
from tacitus.write.proof.proof_file import (
    Line,
    Opened,
    beside,
    claim_of,
    hash_of_file,
    id_of,
    lines_of,
    opening,
    reports_of,
)
from tacitus.write.proof.written import features, objects, record_lines, table_rows
from tacitus.write.release.persons import Withheld

TEXTS = ("csv", "tsv")
SHOWN = 80  # characters of a value in a message


class Held(Protocol):
    """What an export is verified against."""

    def find(self, id_: str) -> Incident:
        """The incident of an id; TacitusError where there is none."""

    def strayed(self, one: Incident) -> Iterator[str]:
        """What was changed behind its back, of the reports of an incident."""


@dataclass(frozen=True, slots=True)
class Broken:
    """What no longer holds: `row` counts from 1, 0 where it is not about one; `cell` is a column,
    or empty."""

    row: int
    cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was looked at."""

    rows: int
    cells: int
    claims: int
    spans: int


def verify(export: Path, held: Held, wish: Wish) -> Iterator[Broken | Checked]:
    """What no longer holds, then how much was looked at. UnreadableInput where the proof is missing
    or damaged."""
    if not export.is_file():
        raise UsageError(f"{export}: is no file that is there")
    lines = lines_of(beside(export))
    opened = opening(next(lines, {}), beside(export), wish)
    format_ = FORMATS.get(opened.format)
    if format_ is None:
        raise UsageError(f"{export}: this Tacitus has no format {opened.format}: update it")
    checking = Checking(
        press(format_, opened.wish, withheld_of(export, opened, held)).start(),
        held,
        rows_of_file(export, opened),
        closed=opened.policy is not None,
    )
    yield from checking.all(lines, export)


def withheld_of(export: Path, opened: Opened, held: Held) -> Withheld | None:
    """The names that were withheld, gathered anew from the incidents of the proof; None where there
    is no privacy step."""
    if opened.policy is None:
        return None
    ids = (line["incident"] for line in lines_of(beside(export)) if "incident" in line)
    return Withheld(opened.policy, found(ids, held))


def found(ids: Iterable[str], held: Held) -> Iterator[Incident]:
    """The incidents that are still there."""
    for id_ in ids:
        with contextlib.suppress(TacitusError):
            yield held.find(id_)


def rows_of_file(export: Path, opened: Opened) -> Iterator[Cells] | None:
    """The rows as they stand in the file; None where it is no text."""
    format_ = FORMATS[opened.format]
    if isinstance(format_, JsonFormat):
        return objects(export, format_)
    if isinstance(format_, FullRecord):
        return record_lines(export)
    if isinstance(format_, GeoPackage):
        return features(export)
    assert isinstance(format_, TableFormat)
    kind = opened.wish.kind or export.suffix.lower().lstrip(".")
    own: Dialect = format_.table.dialect
    if kind in FILE_KINDS and kind not in TEXTS:
        return None
    if kind == "tsv":
        own = TSV
    return table_rows(export, own, opened.columns)


class Checking:
    """One export. `file` None: only its hash is compared."""

    def __init__(
        self, printer: Printer, held: Held, file: Iterator[Cells] | None, *, closed: bool = False
    ) -> None:
        self.closed = closed
        self.printer = printer
        self.held = held
        self.file = file
        self.rows = self.cells = self.claims = self.spans = 0

    def all(self, lines: Iterator[Line], export: Path) -> Iterator[Broken | Checked]:
        """Line by line."""
        for line in lines:
            if "incident" in line:
                yield from self.incident(line)
            elif "rest" in line:
                rest = [
                    {name: [text] for name, text in row.items()} for row in objects_in(line["rest"])
                ]
                yield from self.compared(rest, self.printer.rest())
            elif "end" in line:
                yield from self.ended(line, export)
        yield Checked(self.rows, self.cells, self.claims, self.spans)

    def incident(self, line: Line) -> Iterator[Broken]:
        """All that an incident's rows rest on."""
        try:
            one = self.held.find(line["incident"])
        except TacitusError as gone:
            yield Broken(self.rows + 1, "", str(gone))
            yield from self.compared(rows_in(line), None)
            return
        if one.id != line["incident"]:
            yield Broken(self.rows + 1, "", f"{line['incident']} is now part of {one.id}")
        for reason in self.held.strayed(one):
            yield Broken(self.rows + 1, "", reason)
        yield from self.told(line, one)
        yield from self.compared(rows_in(line), self.printer.of(one))

    def told(self, line: Line, one: Incident) -> Iterator[Broken]:
        """Reports and claims."""
        now = reports_of(one, closed=self.closed)
        for report in line["reports"]:
            yield from self.report(report, now.get(report["id"]))
        claims = {
            (id_of(told, closed=self.closed), claim.id): (told, claim)
            for told in one.told
            for claim in told.event.claims
        }
        for claim in line["claims"]:
            self.claims += 1
            self.spans += len(claim["spans"])
            found = claims.get((claim["report"], claim["id"]))
            yield from self.claim(claim, claim_of(*found, closed=self.closed) if found else None)

    def report(self, then: Line, now: Line | None) -> Iterator[Broken]:
        name = f"report {then['id']}"
        if now is None:
            yield Broken(self.rows + 1, "", f"{name} no longer tells of the incident")
            return
        if now["sha256"] != then["sha256"]:
            yield Broken(self.rows + 1, "", f"{name}: its text is not the one that was hashed")
        for part in ("publisher", "published", "url", "title", "language"):
            if now[part] != then[part]:
                reason = f"{name}: its {part} was {short(then[part])} and is {short(now[part])}"
                yield Broken(self.rows + 1, "", reason)

    def claim(self, then: Line, now: Line | None) -> Iterator[Broken]:
        name = f"claim {then['id']} of report {then['report']}"
        if now is None:
            yield Broken(self.rows + 1, "", f"{name} is gone")
            return
        for part in ("event", "field", "value", "certainty", "holder"):
            if now[part] != then[part]:
                reason = f"{name}: its {part} was {short(then[part])} and is {short(now[part])}"
                yield Broken(self.rows + 1, "", reason)
        if now["spans"] != then["spans"]:
            reason = f"evidence moved: it was {short(then['spans'])} and is {short(now['spans'])}"
            yield Broken(self.rows + 1, "", f"{name}: {reason}")

    def compared(
        self, then: Sequence[Mapping[str, Sequence[Any]]], now: Sequence[Cells] | None
    ) -> Iterator[Broken]:
        """Rows of the proof with those made anew (None: they cannot be) and those of the file."""
        for number, row in enumerate(then):
            self.rows += 1
            self.cells += len(row)
            proven = {name: str(cell[0]) for name, cell in row.items()}
            if now is not None:
                again = now[number] if number < len(now) else {}
                yield from self.differing(proven, again, "and the project now gives")
            if self.file is not None:
                stands = next(self.file, None)
                if stands is None:
                    yield Broken(self.rows, "", "the file ends before this row")
                    self.file = None
                else:
                    yield from self.differing(proven, stands, "and the file has")
        if now is not None and len(now) > len(then):
            reason = f"the project now gives {len(now) - len(then)} more rows for this incident"
            yield Broken(self.rows, "", reason)

    def differing(self, proven: Cells, other: Cells, words: str) -> Iterator[Broken]:
        for name in sorted(proven.keys() | other.keys()):
            if proven.get(name) != other.get(name):
                then, now = short(proven.get(name)), short(other.get(name))
                yield Broken(self.rows, name, f"{then} was written, {words} {now}")

    def ended(self, line: Line, export: Path) -> Iterator[Broken]:
        """The last line: nothing more in the file, and the same bytes."""
        if line["end"] != self.rows:
            yield Broken(0, "", f"the proof has {self.rows} rows and says {line['end']}")
        for _ in itertools.islice(self.file or (), 1):
            yield Broken(0, "", "the file has more rows than were written")
        if hash_of_file(export) != line["file"]:
            yield Broken(0, "", "the bytes of the file are not those that were written")


def rows_in(line: Line) -> list[dict[str, list[Any]]]:
    """The rows of an incident; what is no cell in them is as an empty one, and differs."""
    return [
        {name: cell if isinstance(cell, list) and cell else [""] for name, cell in row.items()}
        for row in objects_in(line["rows"])
    ]


def objects_in(rows: list[Any]) -> list[dict[str, Any]]:
    return [row if isinstance(row, dict) else {} for row in rows]


def short(value: object) -> str:
    """A value in a message."""
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
