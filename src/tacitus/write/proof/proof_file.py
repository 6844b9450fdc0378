"""The proof of an export: a file beside it, in JSON Lines, of which each line can be read alone.

    {"proof": 1, "format": ..., "options": ..., "columns": ..., "policy": ...}    the first line
    {"incident": id, "reports": [...], "claims": [...], "rows": [...]}        one for each incident
    {"rest": [...]}                                        the rows that belong to no incident
    {"end": rows, "file": sha256 of the export, "sha256": of all lines before}   the last line

A report has id, sha256 of its text, and what is told beside it; a claim has the numbers of its
report, its value, certainty, holder, and its spans as [start, end, words], in code points of the
frozen text. A row is {column: [text, rule, [numbers of claims], [facts]]}; cells that are empty
are left out. A fact is what is told beside the claims: `publisher` of the reports, `incident id`.
With a policy of privacy the proof is closed: hashes stand for titles, addresses, values and
holders, and spans are without their words, which the hash of the text holds.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO

from tacitus.errors import UnreadableInput
from tacitus.incident_values import Incident, Told
from tacitus.plain import plain
from tacitus.values import Claim
from tacitus.write.formats.base import Format, Wish
from tacitus.write.proof.cells import Cells, Press, press
from tacitus.write.proof.grounds import Ground, grounds
from tacitus.write.release.persons import Withheld
from tacitus.write.release.policy import Policy, from_json

VERSION = 1
CHUNK = 1 << 20
ENDING = ".proof.jsonl"
NOTHING = Ground()
Line = dict[str, Any]


# ---- writing --------------------------------------------------------------------------------


class Proof:
    """Written while an export is: pass the incidents through `proving`, then call `end`."""

    def __init__(
        self, stream: TextIO, format_: Format, wish: Wish, withheld: Withheld | None = None
    ) -> None:
        self.stream = stream
        self.press = press(format_, wish, withheld)
        self.closed = withheld is not None
        self.printer = self.press.start()
        self.hash = sha256()
        self.rows = 0
        table = self.press.table
        self.put(
            {
                "proof": VERSION,
                "format": format_.name,
                "options": {"excel": wish.excel, "numeric": wish.numeric, "kind": wish.kind},
                "columns": [column.name for column in table.columns] if table else [],
                "policy": withheld.policy.as_json() if withheld else None,
            }
        )

    def proving(self, incidents: Iterable[Incident]) -> Iterator[Incident]:
        """The incidents as they are; the proof of each is written as it goes by."""
        for one in incidents:
            rows = self.printer.of(one)
            self.rows += len(rows)
            self.put(incident_line(one, rows, self.press, closed=self.closed))
            yield one
        rest = self.printer.rest()
        self.rows += len(rest)
        self.put({"rest": [dict(row) for row in rest]})

    def end(self, export: Path) -> None:
        """The last line, when the export is there."""
        told = {"end": self.rows, "file": hash_of_file(export), "sha256": self.hash.hexdigest()}
        self.stream.write(line_of(told))

    def put(self, told: Line) -> None:
        written = line_of(told)
        self.hash.update(written.encode("utf-8", "surrogatepass"))
        self.stream.write(written)


def line_of(told: Line) -> str:
    return json.dumps(told, ensure_ascii=True, separators=(",", ":")) + "\n"


def hash_of_file(path: Path) -> str:
    """SHA-256 of its bytes."""
    made = sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            made.update(chunk)
    return made.hexdigest()


def incident_line(one: Incident, rows: list[Cells], made: Press, *, closed: bool = False) -> Line:
    """Everything that the rows of an incident rest on."""
    ground = grounds(one, made)
    base = made.start().of(one)  # has the rows too that another incident gave before
    cited = sorted({key for each in ground.values() for key in each.claims})
    numbers = {key: number for number, key in enumerate(cited)}
    claims = {(t.coded.report.id, c.id): (t, c) for t in one.told for c in t.event.claims}
    return {
        "incident": one.id,
        "reports": list(reports_of(one, closed=closed).values()),
        "claims": [claim_of(*claims[key], closed=closed) for key in cited],
        "rows": [
            {
                name: cell_of(made.name, name, text, ground.get((at, name), NOTHING), numbers)
                for name, text in row.items()
            }
            for row in rows
            for at in (base.index(row),)
        ],
    }


def cell_of(
    format_: str, name: str, text: str, ground: Ground, numbers: Mapping[tuple[str, str], int]
) -> list[Any]:
    """Text, rule, claims, facts."""
    rule = "; ".join([f"{format_}: {name}", *sorted(ground.rules)])
    return [text, rule, sorted(numbers[key] for key in ground.claims), sorted(ground.facts)]


def reports_of(one: Incident, *, closed: bool = False) -> dict[str, Line]:
    """The reports by the id that the proof has of them, without their texts. In a closed proof what
    others wrote is hidden: an id and a publisher may be the name of somebody too."""
    found: dict[str, Line] = {}
    for told in one.told:
        report = told.coded.report
        id_ = id_of(told, closed=closed)
        found.setdefault(
            id_,
            {
                "id": id_,
                "sha256": sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest(),
                "publisher": hidden(report.publisher) if closed else report.publisher,
                "published": report.published,
                "url": hidden(report.url) if closed else report.url,
                "title": hidden(report.title) if closed else report.title,
                "language": report.language,
            },
        )
    return found


def id_of(told: Told, *, closed: bool) -> str:
    """The id of a report as a proof has it."""
    report = told.coded.report
    return hidden(report.id, report.sha256) if closed else report.id


def claim_of(told: Told, claim: Claim, *, closed: bool = False) -> Line:
    """A claim; in a closed proof without its value, the words, and who says so."""
    text = told.coded.report.text
    value = plain(claim.value, text)
    return {
        "report": id_of(told, closed=closed),
        "event": told.event.id,
        "id": claim.id,
        "field": claim.field,
        "value": hidden(value, told.coded.report.sha256) if closed else value,
        "certainty": claim.certainty,
        "holder": hidden(claim.holder, told.coded.report.sha256) if closed else claim.holder,
        "spans": [
            [span.start, span.end, *(() if closed else (span.of(text),))] for span in claim.evidence
        ],
    }


def hidden(value: Any, salt: str = "") -> str:
    """What stands for a value that must not be read: the hash of it and of the salt."""
    told = json.dumps([salt, value], sort_keys=True, ensure_ascii=True)
    return f"sha256:{sha256(told.encode()).hexdigest()}"


# ---- reading --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opened:
    """The first line of a proof, read."""

    format: str
    wish: Wish
    columns: tuple[str, ...]
    policy: Policy | None


def beside(export: Path) -> Path:
    """Where the proof of an export is."""
    return export.with_name(f"{export.name}{ENDING}")


def opening(line: Line, path: Path, wish: Wish) -> Opened:
    """What the first line says; UnreadableInput if it is none of a proof."""
    if line.get("proof") != VERSION or not fits(line, OPENING):
        raise unreadable(path, "it does not begin as a proof of version 1")
    options = line["options"]
    made = Wish(
        excel=options["excel"],
        numeric=options["numeric"],
        kind=options["kind"],
        codebooks=wish.codebooks,
        headline=wish.headline,
        decisions=wish.decisions,
    )
    try:
        policy = from_json(line["policy"]) if line["policy"] else None
    except (LookupError, TypeError, ValueError):
        raise unreadable(path, "its policy of privacy is none") from None
    return Opened(line["format"], made, tuple(line["columns"]), policy)


def lines_of(path: Path) -> Iterator[Line]:
    """The lines of a proof; UnreadableInput where one is damaged, or the end is missing or does not
    fit what stands before it."""
    made, last = sha256(), None
    try:
        with path.open("rb") as stream:
            for number, raw in enumerate(stream, 1):
                if last is not None:
                    raise unreadable(path, f"line {number} stands after its end")
                line = parsed(raw, path, number)
                if "end" in line:
                    last = line
                    if line["sha256"] != made.hexdigest():
                        raise unreadable(path, "its lines are not those that were written")
                made.update(raw)
                yield line
    except OSError as refused:
        reason = (refused.strerror or str(refused)).lower()
        raise unreadable(path, reason) from None
    if last is None:
        raise unreadable(path, "its end is missing")


def parsed(raw: bytes, path: Path, number: int) -> Line:
    try:
        line = json.loads(raw)
    except (ValueError, RecursionError):
        raise unreadable(path, f"line {number} is no JSON") from None
    if not isinstance(line, dict):
        raise unreadable(path, f"line {number} is no object")
    for key, shape in SHAPES.items():
        if key in line and not fits(line, shape):
            raise unreadable(path, f"line {number} is not as a proof has it")
    return line


# What a line has, by the key that tells what it is; a list in a shape is a list of such objects.
OPENING: Line = {
    "format": str,
    "options": {"excel": bool, "numeric": bool, "kind": str | None},
    "columns": list,
    "policy": dict | None,
}
PARTS = dict.fromkeys(("publisher", "published", "url", "title", "language"), str | None)
SHAPES: dict[str, Line] = {
    "incident": {
        "incident": str,
        "reports": [{"id": str, "sha256": str, **PARTS}],
        "claims": [
            {
                "report": str, "event": str, "id": str, "field": str, "value": object,
                "certainty": str, "holder": str, "spans": list,
            }
        ],
        "rows": list,
    },
    "rest": {"rest": list},
    "end": {"end": int, "file": str, "sha256": str},
}  # fmt: skip


def fits(told: Any, shape: Any) -> bool:
    """Whether a value has a shape: the type of a part, an object of parts, a list of such."""
    if isinstance(shape, dict):
        return isinstance(told, dict) and all(
            key in told and fits(told[key], part) for key, part in shape.items()
        )
    if isinstance(shape, list):
        return isinstance(told, list) and all(fits(one, shape[0]) for one in told)
    return isinstance(told, shape)


def unreadable(path: Path, reason: str) -> UnreadableInput:
    return UnreadableInput(
        f"{path}: {reason}: write the export anew with `tacitus export --proof`, or take an"
        " unharmed copy"
    )
