"""The full record as JSON Lines. Each line is one object and says in `format` what it is:

    tacitus.record/1         the first line: whether `whole` of the project follows
    tacitus.coded-report/1   a report with its frozen text, its events, claims and evidence
    tacitus.incident/1       an incident: which events tell of it, its values and figures
    tacitus.decision/1       a decision
    tacitus.row/1            what the project keeps beside that, by which it can be made again
    tacitus.seal/1           by which a cut or an edit is found (`sealing.py`)

A report stands before the first incident that it tells of, with what people decided of it; then
come the decisions, and if the whole project is written its rows. The row of a report has no text
where a line before it has this text.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from tacitus.incident_values import Incident, Told
from tacitus.plain import plain, to_json
from tacitus.sealing import Sealer
from tacitus.vocabulary import DECISION, FORMAT, INCIDENT, RECORD, ROW
from tacitus.write.formats.base import Decided, Wish
from tacitus.write.formats.json_format import Record
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target
from tacitus.write.formats.view import disputed_fields
from tacitus.write.records import json_line


@dataclass(frozen=True, slots=True)
class FullRecord:
    """Nothing is lost in it."""

    name: str = "jsonl"
    about: str = "the full record: reports with texts, incidents, decisions, as JSON Lines"
    suffix: str = ".jsonl"

    def write(
        self, incidents: Iterable[Incident], target: Target, wish: Wish, losses: Losses
    ) -> int:
        records, texts = self.start(wish, losses), set[str]()
        with target.text() as stream:
            lines = Lines(stream)
            lines.head(json_line({"format": RECORD, "whole": wish.ledger is not None}))
            for one in incidents:
                for record in records(one):
                    lines.add(json_line(record))
                    if record["format"] == FORMAT:
                        texts.add(record["report"]["sha256"])
            for decision in self.rest(wish):
                lines.add(json_line(decision))
            for kept in wish.ledger or ():
                row = without_text(kept.row, texts) if kept.table == "reports" else kept.row
                lines.add(json_line({"format": ROW, "table": kept.table, "row": row}))
            return lines.end()

    def start(self, _wish: Wish, _losses: Losses) -> Callable[[Incident], Iterator[Record]]:
        """What makes the objects of an incident: its reports, unless they stood before, then it."""
        seen: set[tuple[str, ...]] = set()

        def records(one: Incident) -> Iterator[Record]:
            for told in one.told:
                coded = told.coded
                key = (coded.report.id, coded.coder.name, coded.coder.version)
                if key not in seen:
                    seen.add(key)
                    yield to_json(coded)
            yield incident_object(one)

        return records

    def rest(self, wish: Wish) -> Iterator[Record]:
        """The decisions, after all incidents."""
        return map(decision_object, wish.decisions)


class Lines:
    """The lines of a record on a stream, with their seals."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._sealer = Sealer()
        self._count = 0

    def head(self, line: str) -> None:
        """Write the first line, given without its end."""
        self._stream.write(line + "\n")
        self._sealer.add(line)

    def add(self, line: str) -> None:
        """Write any other line."""
        self._stream.write(line + "\n")
        self._count += 1
        if self._sealer.add(line):
            self._stream.write(self._sealer.seal() + "\n")

    def end(self) -> int:
        """Write the last seal; how many lines there are but the first and the seals."""
        self._stream.write(self._sealer.seal(end=True) + "\n")
        return self._count


def without_text(row: Mapping[str, Any], texts: Collection[str]) -> Mapping[str, Any]:
    """The row of a report without its text, if that was written before."""
    return {**row, "text": None} if row["sha256"] in texts else row


def incident_object(one: Incident) -> dict[str, Any]:
    """An incident, its reports by their ids."""
    ids = {told.number: told.coded.report.id for told in one.told}
    return {
        "format": INCIDENT,
        "id": one.id,
        "told": [told_object(told, ids) for told in one.told],
        "known": [plain(known, "") for known in one.known],
        "figures": [figure_object(moved, ids) for moved in one.figures],
        "status": one.status,
        "disputed": list(disputed_fields(one)),
        "sources": one.sources,
        "first_said": plain(one.first_said, ""),
        "last_said": plain(one.last_said, ""),
    }


def told_object(told: Told, ids: dict[int, str]) -> dict[str, Any]:
    return {
        "report": told.coded.report.id,
        "event": told.event.id,
        "reprint_of": ids.get(told.family) if told.family != told.number else None,
    }


def figure_object(moved: object, ids: dict[int, str]) -> Any:
    """A figure; reports go by their ids."""
    made = plain(moved, "")
    for said in (*made["said"], *made["standing"]):
        said["report"] = ids[said["report"]]
        said["family"] = ids.get(said["family"], str(said["family"]))
    return made


def decision_object(decided: Decided) -> dict[str, Any]:
    return {"format": DECISION, **plain(decided, "")}


FULL_RECORD = FullRecord()
