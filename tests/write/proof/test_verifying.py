"""An export with its proof: nothing is found where nothing was touched, and every change is."""

import contextlib
import hashlib
import json
import random
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tacitus.errors import UnreadableInput, UsageError
from tacitus.incident_values import Incident, Told
from tacitus.link.dossier import incident
from tacitus.sealing import SEAL, Sealer
from tacitus.text_coder import TextCoder
from tacitus.values import CodedReport, Span
from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.base import Decided, Wish
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target
from tacitus.write.proof.proof_file import Proof, beside
from tacitus.write.proof.verifying import Broken, Checked, verify
from tests.write.formats.sampled import sampled

FORMATS_PROVEN = (
    "incidents", "claims", "reports", "incident_report", "actors", "places", "codebook", "polecat",
    "cameo", "icews", "gdelt-events", "gdelt-mentions", "gdelt-gkg", "hxl", "plover", "ninjs",
    "web-annotation", "muc4", "geojson", "gpkg", "jsonl",
)  # fmt: skip
PLAIN = Wish()
EACH = 12  # changes of each kind
FEW = slice(5, 7)  # short incidents, for the proof of a record, which is long


@pytest.fixture(scope="module")
def incidents(coder: TextCoder) -> list[Incident]:
    return sampled(coder)[:12]


def written(
    name: str,
    incidents: list[Incident],
    folder: Path,
    wish: Wish = PLAIN,
    ending: str = "",
) -> Path:
    """An export with its proof."""
    path = folder / f"{name}{ending or FORMATS[name].suffix or '.csv'}"
    with beside(path).open("w", encoding="utf-8", newline="") as stream:
        proof = Proof(stream, FORMATS[name], wish)
        FORMATS[name].write(proof.proving(incidents), Target(path), wish, Losses())
        proof.end(path)
    return path


class InMemory:
    """Incidents by their ids."""

    def __init__(self, incidents: list[Incident]) -> None:
        self.by_id = {one.id: one for one in incidents}

    def find(self, id_: str) -> Incident:
        if id_ not in self.by_id:
            raise UsageError(f"there is no incident {id_}")
        return self.by_id[id_]

    def strayed(self, one: Incident) -> Iterator[str]:
        yield from ()


def found(path: Path, incidents: list[Incident], wish: Wish = PLAIN) -> list[Broken]:
    """What no longer holds."""
    *broken, checked = verify(path, InMemory(incidents), wish)
    assert isinstance(checked, Checked)
    return [one for one in broken if isinstance(one, Broken)]


@pytest.mark.parametrize("name", FORMATS_PROVEN)
def test_untouched_it_holds(name: str, incidents: list[Incident], tmp_path: Path) -> None:
    few = incidents[1:5]
    path = written(name, few, tmp_path)
    assert found(path, few) == []
    again = tmp_path / "again"
    again.mkdir()
    other = written(name, few, again)
    assert beside(path).read_bytes() == beside(other).read_bytes()


def test_for_excel_too(incidents: list[Incident], tmp_path: Path) -> None:
    wish = Wish(excel=True)
    path = written("actors", incidents, tmp_path, wish)
    assert found(path, incidents) == []


def test_what_a_cell_rests_on_is_told(incidents: list[Incident], tmp_path: Path) -> None:
    path = written("incidents", incidents, tmp_path)
    lines = [json.loads(line) for line in beside(path).read_text("utf-8").splitlines()]
    texts = {t.coded.report.id: t.coded.report.text for one in incidents for t in one.told}
    for line in lines[1:-2]:
        row = line["rows"][0]
        for column, (words, rule, claims, facts) in row.items():
            assert rule.startswith(f"incidents: {column}")
            assert claims or facts or words == "unknown", column
        if "event_date" in row:
            assert {line["claims"][n]["field"] for n in row["event_date"][2]} == {"date"}
        if "fatalities" in row:
            assert {line["claims"][n]["field"] for n in row["fatalities"][2]} == {"killed"}
            assert row["fatalities"][1] == "incidents: fatalities; acled_conservative"
        for claim in line["claims"]:
            for start, end, words in claim["spans"]:
                assert texts[claim["report"]][start:end] == words


# ---- planted changes ------------------------------------------------------------------------

Change = Callable[[random.Random, Path, list[Incident]], list[Incident]]


def digit(dice: random.Random, path: Path, incidents: list[Incident]) -> list[Incident]:
    """One digit of the file."""
    raw = path.read_text("utf-8")
    start = raw.index("\n")
    at = dice.choice([n for n, letter in enumerate(raw) if letter.isdecimal() and n > start])
    other = dice.choice([letter for letter in "0123456789" if letter != raw[at]])
    path.write_text(f"{raw[:at]}{other}{raw[at + 1 :]}", "utf-8", newline="")
    return incidents


def date(dice: random.Random, path: Path, incidents: list[Incident]) -> list[Incident]:
    """A day of the file, a year later."""
    raw = path.read_bytes().decode()
    day = dice.choice(list(re.finditer(r"\d{4}(?=-\d\d-\d\d)", raw)))
    path.write_bytes(f"{raw[: day.start()]}{int(day[0]) + 1}{raw[day.end() :]}".encode())
    return incidents


def span(dice: random.Random, path: Path, incidents: list[Incident]) -> list[Incident]:
    """The evidence of a claim, a character further on."""

    def moved(told: Told) -> Told:
        claims = list(told.event.claims)
        at = dice.randrange(len(claims))
        first = claims[at].evidence[0]
        other = Span(first.start + 1, first.end + 1)
        claims[at] = replace(claims[at], evidence=(other, *claims[at].evidence[1:]))
        event = replace(told.event, claims=tuple(claims))
        events = tuple(event if e.id == event.id else e for e in told.coded.events)
        return replace(told, event=event, coded=replace(told.coded, events=events))

    return changed(dice, incidents, moved)


def text(dice: random.Random, path: Path, incidents: list[Incident]) -> list[Incident]:
    """A character of a text."""

    def edited(told: Told) -> Told:
        words = told.coded.report.text
        at = dice.randrange(len(words))
        other = f"{words[:at]}{'x' if words[at] != 'x' else 'y'}{words[at + 1 :]}"
        return replace(told, coded=with_report(told, text=other))

    return changed(dice, incidents, edited)


def source(dice: random.Random, path: Path, incidents: list[Incident]) -> list[Incident]:
    """The publisher of a report."""

    def swapped(told: Told) -> Told:
        return replace(told, coded=with_report(told, publisher="Another Paper"))

    return changed(dice, incidents, swapped)


def with_report(told: Told, **changes: str) -> CodedReport:
    report = replace(told.coded.report, **changes)
    return replace(told.coded, report=report)


def changed(
    dice: random.Random, incidents: list[Incident], change: Callable[[Told], Told]
) -> list[Incident]:
    """One telling of one incident otherwise."""
    at = dice.randrange(len(incidents))
    told = list(incidents[at].told)
    which = dice.randrange(len(told))
    told[which] = change(told[which])
    other = replace(incidents[at], told=tuple(told))
    return [*incidents[:at], other, *incidents[at + 1 :]]


@pytest.mark.parametrize("change", [digit, date, span, text, source])
@pytest.mark.parametrize("name", ["claims", "jsonl"])
def test_every_planted_change_is_found(
    name: str, change: Change, incidents: list[Incident], tmp_path: Path
) -> None:
    """On the table of all claims and the full record, which cite every one of them."""
    few = incidents if name == "claims" else incidents[FEW]
    path = written(name, few, tmp_path)
    before = path.read_bytes()
    for seed in range(EACH):
        touched = change(random.Random(seed), path, few)
        assert is_found(path, touched), seed
        path.write_bytes(before)
    assert found(path, few) == []


def is_found(path: Path, incidents: list[Incident]) -> bool:
    """Whether a row is named, or a line by its seal."""
    try:
        return any(one.row for one in found(path, incidents))
    except UnreadableInput as fault:
        return "line " in str(fault)


def test_a_record_with_other_seals_is_found_by_its_cells(
    incidents: list[Incident], tmp_path: Path
) -> None:
    """A forger can make the seals anew, which guard against accidents alone."""
    few = incidents[FEW]
    path = written("jsonl", few, tmp_path)
    lines = [line for line in path.read_text("utf-8").splitlines() if SEAL not in line]
    at = next(number for number, line in enumerate(lines) if '"sources":' in line)
    lines[at] = lines[at].replace('"sources":', '"sources":1', 1)
    sealer = Sealer()
    for line in lines:
        sealer.add(line)
    path.write_text("".join(f"{line}\n" for line in (*lines, sealer.seal(end=True))), "utf-8")
    first, *rest = found(path, few)
    assert (first.row, first.cell) == (at, "known/0/sources")
    assert [one.row for one in rest] == [0]  # the bytes


def test_of_a_record_the_line_of_a_broken_seal_is_told(
    incidents: list[Incident], tmp_path: Path
) -> None:
    few = incidents[FEW]
    path = written("jsonl", few, tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"whole":false', b'"whole":true', 1))
    with pytest.raises(UnreadableInput, match="line 1: was changed"):
        found(path, few)


def test_decisions_stand_in_the_proof_of_a_record(
    incidents: list[Incident], tmp_path: Path
) -> None:
    one = Decided(1, "2026-03-01T10:00:00.000Z", "ana", "undo", "import 3", "{}", "", "a1")
    few = incidents[FEW]
    path = written("jsonl", few, tmp_path, Wish(decisions=[one]))
    assert found(path, few, Wish(decisions=[one])) == []
    (broken,) = found(path, few, Wish(decisions=[replace(one, who="bo")]))
    assert (broken.cell, broken.reason) == (
        "who", "'\"ana\"' was written, and the project now gives '\"bo\"'"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("order", "cell"),
    [
        ("event_date = '2024-01-01' WHERE fid = 1", "event_date"),
        ("incident_id = 'i-7' WHERE fid = 1", "incident_id"),
        ("n_sources = n_sources + 1 WHERE fid = 1", "n_sources"),
        ("latitude = latitude + 0.1 WHERE fid = 1", "latitude"),
        ("geom = NULL WHERE fid = 1", "geom"),
        ("geom = x'4750' WHERE fid = 1", "geom"),
        ("fid = 99 WHERE fid = 1", "incident_id"),
    ],
)
def test_cells_of_a_geopackage(
    order: str, cell: str, incidents: list[Incident], tmp_path: Path
) -> None:
    few = incidents[:2]
    path = written("gpkg", few, tmp_path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(f"UPDATE incidents SET {order}")
    assert (1, cell) in {(one.row, one.cell) for one in found(path, few)}


def test_a_geopackage_that_is_damaged_says_so(incidents: list[Incident], tmp_path: Path) -> None:
    path = written("gpkg", incidents[:2], tmp_path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("DROP TABLE incidents")
    with pytest.raises(UnreadableInput, match="cannot be read further: no such table"):
        found(path, incidents[:2])
    path.write_bytes(b"x" * 999)
    with pytest.raises(UnreadableInput, match="cannot be read further"):
        found(path, incidents[:2])


def test_a_message_names_row_and_column(incidents: list[Incident], tmp_path: Path) -> None:
    path = written("incidents", incidents, tmp_path)
    raw = path.read_bytes().replace(b"2025-03-13", b"2025-03-14", 1)
    path.write_bytes(raw)
    first, *_ = found(path, incidents)
    assert first == Broken(
        1, "event_date", "'2025-03-13' was written, and the file has '2025-03-14'"
    )


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda lines: lines[:-1], "ends before this row"),
        (lambda lines: [*lines, lines[-1]], "more rows"),
        (lambda lines: [lines[0], lines[2], lines[1], *lines[3:]], "the file has"),
        (lambda lines: [*lines[:-1], lines[-1] + "\r\n"], "bytes"),
    ],
)
def test_rows_of_the_file(
    edit: Callable[[list[str]], list[str]],
    expected: str,
    incidents: list[Incident],
    tmp_path: Path,
) -> None:
    path = written("reports", incidents, tmp_path)
    lines = path.read_bytes().decode().split("\r\n")[:-1]
    path.write_bytes(("\r\n".join(edit(lines)) + "\r\n").encode())
    assert any(expected in one.reason for one in found(path, incidents))


def test_an_incident_that_is_gone(incidents: list[Incident], tmp_path: Path) -> None:
    path = written("incidents", incidents, tmp_path)
    (broken,) = found(path, incidents[1:])
    assert broken == Broken(1, "", f"there is no incident {incidents[0].id}")


def test_a_report_more(incidents: list[Incident], tmp_path: Path) -> None:
    one = next(one for one in incidents if len(one.told) > 1)
    path = written("claims", [incident(one.id, one.told[:1])], tmp_path)
    assert found(path, [one])


@pytest.mark.parametrize("ending", [".xlsx", ".sqlite"])
def test_of_a_file_that_is_no_text_the_bytes(
    ending: str, incidents: list[Incident], tmp_path: Path
) -> None:
    pytest.importorskip("xlsxwriter")
    path = written("incidents", incidents, tmp_path, ending=ending)
    assert found(path, incidents) == []
    path.write_bytes(path.read_bytes() + b"x")
    (broken,) = found(path, incidents)
    assert "bytes" in broken.reason


# ---- proofs that are none -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda raw: b"", "its end is missing"),
        (lambda raw: b"[1]\n", "line 1 is no object"),
        (lambda raw: b"\xff\xfe\n", "line 1 is no JSON"),
        (lambda raw: raw[: len(raw) // 2], "no JSON|end is missing"),
        (lambda raw: raw.replace(b"2025-03-13", b"2025-03-14", 1), "not those that were written"),
        (lambda raw: raw.replace(b'"proof":1', b'"proof":9', 1), "as a proof of version 1"),
        (lambda raw: raw + raw.splitlines(keepends=True)[1], "stands after its end"),
    ],
)  # fmt: skip
def test_a_damaged_proof_says_so(
    edit: Callable[[bytes], bytes], expected: str, incidents: list[Incident], tmp_path: Path
) -> None:
    path = written("incidents", incidents[:5], tmp_path)
    beside(path).write_bytes(edit(beside(path).read_bytes()))
    with pytest.raises(UnreadableInput, match=expected):
        found(path, incidents)


@pytest.mark.parametrize(
    "line",
    [
        '{"proof":1}', '{"incident":1}', '{"incident":"i-1","reports":[],"claims":[],"rows":{}}',
        '{"incident":"i-1","reports":[{}],"claims":[],"rows":[]}', '{"rest":1}', "{}",
        '{"incident":"i-1","reports":[],"claims":[],"rows":[1,{"a":2},{"a":[]}]}', '{"rest":[1]}',
    ],
)  # fmt: skip
def test_a_forged_proof_is_never_a_traceback(
    line: str, incidents: list[Incident], tmp_path: Path
) -> None:
    path = written("incidents", incidents[:2], tmp_path)
    first, *_, last = beside(path).read_text("utf-8").splitlines()
    lines = [line] if "proof" in line else [first, line]
    body = "".join(f"{one}\n" for one in lines)
    end = {**json.loads(last), "sha256": hashlib.sha256(body.encode()).hexdigest()}
    beside(path).write_text(body + json.dumps(end) + "\n", "utf-8")
    with contextlib.suppress(UnreadableInput):
        assert found(path, incidents)


def test_no_file_says_so(incidents: list[Incident], tmp_path: Path) -> None:
    path = written("incidents", incidents[:2], tmp_path)
    path.unlink()
    with pytest.raises(UsageError, match="no file that is there"):
        found(path, incidents)


def test_no_proof_says_the_fix(tmp_path: Path) -> None:
    path = tmp_path / "incidents.csv"
    path.write_text("incident_id\n")
    with pytest.raises(UnreadableInput, match="--proof"):
        found(path, [])


def test_a_format_without_rows_has_no_proof(tmp_path: Path) -> None:
    with (tmp_path / "p").open("w") as stream, pytest.raises(UsageError, match="no proof"):
        Proof(stream, FORMATS["brat"], Wish())
