"""`tacitus verify`, over a project of a few shootings."""

from pathlib import Path

import pytest
from sqlalchemy import update

from tacitus.project.outgoing import wish_of
from tacitus.project.project import Project
from tacitus.store.opening import open_project
from tacitus.store.tables import evidence, reports
from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.losses import Losses
from tacitus.write.proof.exporting import write_proven
from tests.commands.running import Tacitus
from tests.project.coded import put, shooting


@pytest.fixture
def place(project_file: Path, tmp_path: Path) -> str:
    """A project with two incidents."""
    with Project(open_project(str(project_file))) as project:
        put(project, tmp_path, [shooting("wire-1"), shooting("wire-2", day=20, town="Lima")])
        project.link()
    return str(project_file)


@pytest.fixture
def export(place: str, tmp_path: Path) -> Path:
    """The table of claims with its proof."""
    path = tmp_path / "out" / "claims.csv"
    path.parent.mkdir()
    with Project(open_project(place)) as project:
        write_proven(FORMATS["claims"], project.incidents(), path, wish_of(project), Losses())
    return path


def test_untouched(tacitus: Tacitus, place: str, export: Path) -> None:
    run = tacitus("verify", str(export), "--project", place)
    assert (run.status, run.out) == (0, "")
    assert "10 rows" in run.err
    assert "all hold" in run.err
    assert tacitus("verify", str(export.parent), "--project", place).status == 0


@pytest.mark.parametrize("name", ["whole.jsonl", "map.gpkg"])
def test_a_record_of_the_whole_and_a_layer(
    name: str, tacitus: Tacitus, place: str, tmp_path: Path
) -> None:
    """Of the whole also what the project keeps beside its incidents."""
    path, format_ = tmp_path / name, name.partition(".")[2]
    arguments = ("-f", format_, "--all", "--proof", "-o", str(path), "--project", place)
    assert tacitus("export", *arguments).status == 0
    run = tacitus("verify", str(path), "--project", place)
    assert (run.status, run.out) == (0, "")
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b"2024-06-04", b"2024-06-05"))
    run = tacitus("verify", str(path), "--project", place)
    assert run.status == 1
    assert "2024-06-04" in run.out


def test_a_changed_cell(tacitus: Tacitus, place: str, export: Path) -> None:
    export.write_bytes(export.read_bytes().replace(b"2024-06-04", b"2024-06-05", 1))
    run = tacitus("verify", str(export), "--project", place)
    assert run.status == 1
    assert "'2024-06-04' was written, and the file has '2024-06-05'" in run.out
    short = tacitus("verify", str(export), "--limit", "1", "--project", place)
    assert short.out.count("\n") == 1
    assert "1 more" in short.err


@pytest.mark.parametrize("changed", ["text", "row of evidence"])
def test_a_changed_project(tacitus: Tacitus, place: str, export: Path, changed: str) -> None:
    database = open_project(place)
    with database.writing() as connection:
        if changed == "text":
            text = reports.c.text.concat(" ")
            connection.execute(update(reports).where(reports.c.id == "wire-1").values(text=text))
        else:
            connection.execute(update(evidence).where(evidence.c.key == 1).values(end=99))
    database.close()
    run = tacitus("verify", str(export), "--project", place)
    assert run.status == 1
    assert ("not the one that was hashed" if changed == "text" else "evidence moved") in run.out


def test_without_a_proof(tacitus: Tacitus, place: str, tmp_path: Path) -> None:
    bare = tmp_path / "bare.csv"
    bare.write_text("incident_id\n")
    run = tacitus("verify", str(bare), "--project", place)
    assert run.status == 1
    assert "tacitus export --proof" in run.err
    assert tacitus("verify", str(tmp_path / "none.csv"), "--project", place).status == 1
    run = tacitus("verify", str(tmp_path), "--project", place)
    assert run.status == 2
