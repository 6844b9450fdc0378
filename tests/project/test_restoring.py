"""The full record of a project makes an empty one the same, or nothing of it is taken in."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from tacitus.commands.export import Order, export
from tacitus.errors import UnreadableInput
from tacitus.project.conditions import Conditions
from tacitus.project.project import Project
from tacitus.project.restoring import Restored, record_in, restore
from tacitus.project.reviewing import judge
from tacitus.project.taking_back import undo_act
from tacitus.review_values import Judgement
from tacitus.sealing import Sealer
from tacitus.store.decisions import broken_chain, decide
from tacitus.store.opening import init_project, open_project
from tacitus.store.tables import incidents, metadata
from tacitus.write.checks.all_checks import CHECKS
from tacitus.write.formats.own_codebook import OWN
from tests.project.coded import code, put, quiet, shooting
from tests.project.made import sizes
from tests.store.postgresql import Postgresql

WORDS = "The men who shot dead two guards in Arica fled north, the police said. " * 8
PAGE = f"<html><title>Guards</title><body><article><p>{WORDS}</p></article></body></html>".encode()


@pytest.fixture
def lived(place: str, tmp_path: Path) -> Iterator[Project]:
    """A project in which everything has happened that can: on both databases."""
    folder = tmp_path / "lived"
    folder.mkdir()
    with Project(open_project(place)) as project:
        put(project, folder, [shooting("a-1"), shooting("b-1", killed=3), quiet("c-1")])
        put(project, folder, [shooting("d-1", day=20, town="Lima"), shooting("e-1", day=9)])
        project.add(write(folder / "page.html", PAGE), write(folder / "no.txt", b"\xff\xfe\0"))
        project.link()
        put(project, folder, [shooting("a-1", killed=4, text="men of Rosa Quispe shot dead 4.")])
        code(project, [shooting("e-1", day=9, version="2", killed=7)])
        project.link()
        project.same("d-1#v1", "e-1#v1")
        project.different("a-1#v1", "b-1#v1")
        put(project, folder, [shooting("f-1", day=28, town="Tacna")])
        project.link()
        project.undo(len(project.imports()))
        project.link()
        with project.database.writing() as connection:
            coding = connection.scalar(text("SELECT max(key) FROM codings WHERE report_key = 2"))
            decide(connection, "Ωmár", "unsure_incident", "i-1, i-2", {"π": [1.5, None, "\u2028"]})
        judge(project.database, "ana", 2, Judgement("accept", coding or 0, ("c1",)))
        yield project


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def exported(place: str, path: Path) -> Path:
    export(place, Order("jsonl", str(path), everything=True), Conditions())
    return path


def new(path: Path) -> str:
    path.parent.mkdir(exist_ok=True)
    init_project(str(path))
    return str(path)


def taken(place: str, path: Path, *, dry_run: bool = False) -> Restored | None:
    record = record_in(path)
    assert record is not None
    assert record.whole
    with Project(open_project(place)) as project:
        return restore(project.database, record, iter, dry_run=dry_run)


def rows(project: Project) -> dict[str, list[tuple[str, ...]]]:
    """All rows of all tables, but for the keys that nothing refers to."""
    left_out = {("claims", "key"), ("evidence", "key"), ("evidence", "claim_key")}
    found = {}
    with project.database.reading() as connection:
        for table in metadata.sorted_tables:
            names = [c for c in table.c if (table.name, c.name) not in left_out]
            told = connection.execute(select(*names))
            found[table.name] = sorted(tuple(map(cell, row)) for row in told)
    return found


def test_there_and_back_again(lived: Project, place: str, tmp_path: Path) -> None:
    one = exported(place, tmp_path / "one.jsonl")
    copy = new(tmp_path / "copy" / "new.db")
    dry = taken(copy, one, dry_run=True)
    with Project(open_project(copy)) as project:
        assert not any(sizes(project).values())
        done = taken(copy, one)
        assert done is not None
        assert done == dry
        held = sizes(lived)
        assert {name: done.counts[name] for name in ("reports", "pages", "decisions")} == {
            "reports": 8, "pages": 1, "decisions": 5,
        }  # fmt: skip
        assert all(held[name] for name in ("refusals", "links", "standings", "sightings"))
        assert rows(project) == rows(lived)
        with project.database.reading() as connection:
            assert broken_chain(connection) is None
        for asked in ("shot dead", "Quispe", "Peru"):
            assert project.incidents(search=asked)
            assert [one.id for one in project.incidents(search=asked).listed()] == [
                one.id for one in lived.incidents(search=asked).listed()
            ]
        assert [one.report.id for one in project.reports("guards")] == [
            one.report.id for one in lived.reports("guards")
        ]
        with lived.database.reading() as connection:
            gone = connection.scalars(
                select(incidents.c.id).where(incidents.c.merged_into.is_not(None))
            ).all()
        assert gone
        for id_ in gone:  # an id that is in somebody's footnote still leads to what it was
            assert project.incident(id_) == lived.incident(id_)
    two = exported(copy, tmp_path / "two.jsonl")
    assert two.read_bytes() == one.read_bytes()
    again = taken(copy, one)  # a second time
    assert again is not None
    assert again.already
    assert exported(copy, tmp_path / "three.jsonl").read_bytes() == one.read_bytes()


def test_what_was_exported_keeps_the_rules(lived: Project, place: str, tmp_path: Path) -> None:
    """Our own tables of all that happened, with a word that was taken back."""
    undo_act(lived.database, "ana", 5)
    for format_ in (*OWN, "codebook"):
        path = tmp_path / f"{format_}.csv"
        export(place, Order(format_, str(path), everything=True), Conditions())
        *found, rows = CHECKS["own" if format_ == "incidents" else format_].faults(path)
        assert found == []
        assert rows if format_ != "decisions" else rows == 6


def test_it_lives_on(lived: Project, place: str, tmp_path: Path, postgresql: Postgresql) -> None:
    """On the other kind of database: what comes after gets keys of its own."""
    one = exported(place, tmp_path / "one.jsonl")
    other = (
        str(tmp_path / "other.db")
        if "://" in place
        else postgresql.url(postgresql.make(template="template"))
    )
    init_project(other)
    assert taken(other, one) is not None
    with Project(open_project(other)) as project:
        put(project, tmp_path, [shooting("g-1", day=15, town="Tacna"), shooting("a-1")])
        assert project.link().new == 1
        project.same("g-1#v1", "d-1#v1")
        with project.database.reading() as connection:
            assert broken_chain(connection) is None
        before = sizes(project)
    assert taken(other, one) is None  # it has moved on: for `import` to take the codings
    with Project(open_project(other)) as project:
        assert sizes(project) == before


def test_codebooks_come_along(lived: Project, place: str, tmp_path: Path) -> None:
    if "://" in place:
        pytest.skip("a server has no folder beside it")
    books = Path(place).parent / "codebooks"
    books.mkdir()
    content = 'extends = "acled"\nversion = "7"\n# ours: ß\n'
    (books / "acled.toml").write_text(content, encoding="utf-8")
    one = exported(place, tmp_path / "one.jsonl")
    copy = new(tmp_path / "copy" / "new.db")
    assert taken(copy, one) is not None
    found = tmp_path / "copy" / "codebooks" / "acled.toml"
    assert found.read_bytes() == content.encode()
    assert exported(copy, tmp_path / "two.jsonl").read_bytes() == one.read_bytes()
    (tmp_path / "other" / "codebooks").mkdir(parents=True)
    shutil.copy(found, tmp_path / "other" / "codebooks")
    (tmp_path / "other" / "codebooks" / "acled.toml").write_text("# mine\n", encoding="utf-8")
    other = new(tmp_path / "other" / "new.db")
    with pytest.raises(UnreadableInput, match="is another codebook: move it away"):
        taken(other, one)
    with Project(open_project(other)) as project:
        assert not any(sizes(project).values())


def cell(value: Any) -> str:
    """A cell in one way of writing: the keys of JSON objects have no order."""
    return json.dumps(value, sort_keys=True) if isinstance(value, dict) else repr(value)


# ---- what is refused --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of a small project."""
    folder = tmp_path_factory.mktemp("record")
    place = new(folder / "made" / "tacitus.db")
    with Project(open_project(place)) as project:
        put(project, folder, [shooting("a-1"), replace(quiet("b-1"))])
        project.link()
        project.undo(1)
    return exported(place, folder / "record.jsonl")


Change = Callable[[list[dict[str, Any]]], object]


def line_of(lines: list[dict[str, Any]], table: str) -> dict[str, Any]:
    """The row of the first line of a table."""
    found = next(one for one in lines if one.get("table") == table)["row"]
    assert isinstance(found, dict)
    return found


def decision(lines: list[dict[str, Any]]) -> dict[str, Any]:
    return next(one for one in lines if one["format"] == "tacitus.decision/1")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda lines: decision(lines).update(who="eve"), "decision 1 was changed after"),
        (lambda lines: decision(lines).update(number=2), "decision 1 is missing"),
        (lambda lines: decision(lines).update(content="{"), "is no line of a full record"),
        (lambda lines: line_of(lines, "project").update(schema="0001"), "has the schema 0001"),
        (lambda lines: line_of(lines, "imports").update(odd=1), "has other columns: odd"),
        (lambda lines: line_of(lines, "imports").update(new="1"), "imports.new has a value of"),
        (lambda lines: line_of(lines, "imports").update(new=True), "imports.new has a value of"),
        (lambda lines: line_of(lines, "imports").update(new=10**30), "imports.new has a value"),
        (lambda lines: line_of(lines, "imports").update(started_at="\ud800"), "is no character"),
        (lambda lines: line_of(lines, "imports").update(started_at="a\0"), "a zero character"),
        (lambda lines: line_of(lines, "reports").update(text="other"), "not the one that was"),
        (lambda lines: line_of(lines, "reports").update(text=5), "reports.text has a value of"),
        (lambda lines: line_of(lines, "reports").update(title="X"), "not the one that was"),
        (lambda lines: line_of(lines, "sightings").update(report_key=99), "what is not there"),
        (lambda lines: line_of(lines, "sightings").update(key=2), "there twice"),
        (lambda lines: line_of(lines, "codings").update(report_key=99), "no report 99"),
        (lambda lines: line_of(lines, "codings").update(content={}), "the coding of a-1: "),
        (lambda lines: line_of(lines, "codings").update(content="x"), "is no line of a full"),
        (lambda lines: line_of(lines, "codings").update(events={"v2": 1}), "the keys of its"),
        (lambda lines: line_of(lines, "codings").update(events={"v1": "1"}), "events.key has a"),
        (lambda lines: line_of(lines, "codings")["content"]["events"][0].update(salience="odd"),
         "the coding of a-1: "),
        (lambda lines: line_of(lines, "incidents").update(merged_into=77), "merged into 77"),
        (lambda lines: lines.append({"format": "tacitus.row/1", "table": "users", "row": {}}),
         "no table 'users'"),
        (lambda lines: lines.append({"format": "tacitus.row/1", "table": "files", "row":
         {"name": "../acled.toml", "content": ""}}), "names a file that is no codebook"),
        (lambda lines: lines.append({"format": "tacitus.row/1", "table": "reports"}), "is no line"),
        (lambda lines: lines.append({"format": "tacitus.row/1", "table": ["x"], "row": {}}),
         "is no line"),
        (lambda lines: lines.append({"format": "tacitus.row/1", "table": "pages", "row":
         {"sha256": "00", "content": "eJw="}}), "a page is not the one"),
    ],
)  # fmt: skip
def test_rows_that_no_project_has(
    record: Path, change: Change, expected: str, tmp_path: Path
) -> None:
    """Made by a hostile hand, with seals that hold: refused as a whole, and the line is named."""
    lines = [json.loads(line) for line in record.read_text("utf-8").splitlines()]
    lines = [line for line in lines if line["format"] != "tacitus.seal/1"]
    change(lines)
    path = tmp_path / "hostile.jsonl"
    sealer = Sealer()
    told = [json.dumps(line, separators=(",", ":")) for line in lines]
    for line in told:
        sealer.add(line)
    path.write_text("\n".join([*told, sealer.seal(end=True), ""]), "utf-8")
    place = new(tmp_path / "new.db")
    with pytest.raises(UnreadableInput, match=r"hostile\.jsonl, line \d+: ") as fault:
        taken(place, path)
    assert expected in str(fault.value)
    with Project(open_project(place)) as project:
        assert not any(sizes(project).values())


@pytest.mark.parametrize(
    ("old", "new_words", "expected"),
    [
        ('"low":2', '"low":3', "line 2: was changed"),
        ("Rosa Quispe", "Rosa Quispi", "line 2: was changed"),
        (None, None, "the file was cut off here, before its last seal"),
    ],
)
def test_edited_or_cut(
    record: Path, old: str | None, new_words: str, expected: str, tmp_path: Path
) -> None:
    content = record.read_text("utf-8")
    path = tmp_path / "edited.jsonl"
    changed = content[: len(content) // 2] if old is None else content.replace(old, new_words, 1)
    assert changed != content
    path.write_text(changed, "utf-8")
    with pytest.raises(UnreadableInput, match=expected):
        record_in(path)
