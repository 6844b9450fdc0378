"""Making a project, opening it, and what is said where that cannot be."""

import json
import os
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from tacitus.errors import ProjectError, TacitusError, UsageError
from tacitus.store.address import address_of
from tacitus.store.contents import content_of
from tacitus.store.database import Database
from tacitus.store.opening import NEWEST, claim_file, init_project, open_project, upgrade

NOBODY = 65_534


def test_a_project_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "my project %20?.db"
    assert init_project(str(path))
    assert not init_project(str(path))
    open_project(str(path)).close()
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


def test_a_project_opens(place: str) -> None:
    database = open_project(place)
    with database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM reports")) == 0
    database.close()
    assert not init_project(place)


def test_an_empty_file_becomes_one(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    path.touch()  # what a kill in the middle of `init` leaves
    with pytest.raises(ProjectError, match="is no project of Tacitus"):
        open_project(str(path))
    assert init_project(str(path))
    open_project(str(path)).close()


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (" ", "the name of the project is empty"),
        ("mysql://host/base", "a project is a file, or postgresql://"),
        ("://", "is no URL"),
        (".", "is a folder"),
        ("none/t.db", "there is no such folder"),
    ],
)
def test_a_place_that_is_off(given: str, fault: str) -> None:
    with pytest.raises(UsageError, match=fault):
        init_project(given)


def test_a_password_is_not_shown() -> None:
    with pytest.raises(TacitusError) as fault:
        open_project("mysql://me:secret@host/base")
    assert "secret" not in str(fault.value)


def test_no_project(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="there is no such project"):
        open_project(str(tmp_path / "t.db"))
    with pytest.raises(ProjectError, match="cannot be reached"):
        open_project(f"postgresql://me@/base?host={tmp_path}")


def test_the_database_of_another(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE things (name)")
    other.close()
    with pytest.raises(ProjectError, match="the database of another program"):
        init_project(str(path))
    with pytest.raises(ProjectError, match="is no project"):
        open_project(str(path))


@pytest.mark.parametrize("found", ["9999", "0001"])
def test_another_schema(place: str, found: str) -> None:
    database = open_project(place)
    with database.writing() as connection:
        connection.execute(text(f"UPDATE schema_version SET version_num = '{found}'"))
    database.close()
    fault = "newer Tacitus" if found > NEWEST else "older schema"
    with pytest.raises(ProjectError, match=fault):
        open_project(place)
    if found > NEWEST:
        with pytest.raises(ProjectError, match="update Tacitus"):
            init_project(place)


@pytest.mark.parametrize("damage", ["no database", "pages", "cut"])
def test_a_damaged_file(project_file: Path, damage: str) -> None:
    raw = project_file.read_bytes()
    worse = {
        "no database": b"This is a letter, not a database. " * 200,
        "pages": raw[:100] + b"\xff" * (len(raw) - 100),
        "cut": raw[:5000],
    }
    project_file.write_bytes(worse[damage])
    with pytest.raises(ProjectError, match="is damaged, or is no project") as fault:
        open_project(str(project_file))
    assert "\n" not in str(fault.value)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, who may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_may_not_be_written(empty_project: Path) -> None:
    folder = Path("/tmp") / f"tacitus-test-{os.getpid()}"  # a way that everyone may go
    folder.mkdir()
    try:
        shutil.copy(empty_project, folder / "t.db")
        folder.chmod(0o555)
        (folder / "t.db").chmod(0o444)
        with as_nobody():
            with pytest.raises(ProjectError, match=r"cannot be opened|may not be written"):
                open_project(str(folder / "t.db"))
            with pytest.raises(ProjectError, match="cannot be opened"):
                init_project(str(folder / "new.db"))
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_an_older_project_is_brought_up_to_date(tmp_path: Path) -> None:
    """A project of the first schema keeps what is in it."""
    path = tmp_path / "old.db"
    database = Database(address_of(str(path)))
    claim_file(database)
    with database.writing() as connection:
        upgrade(connection, "0001")
        row = "'i-1', '2026-01-01T00:00:00.000Z'"
        connection.execute(text(f"INSERT INTO incidents (id, made_at) VALUES ({row})"))
    database.close()
    with pytest.raises(ProjectError, match="older schema 0001"):
        open_project(str(path))
    assert init_project(str(path))
    database = open_project(str(path))
    with database.reading() as connection:
        found = connection.execute(text("SELECT id, merged_at FROM incidents")).one()
        assert tuple(found) == ("i-1", None)
        assert connection.scalar(text("SELECT count(*) FROM summaries")) == 0
    database.close()


def test_older_codings_are_written_anew(tmp_path: Path) -> None:
    """Each event of a coding is a line since 0008; what is damaged stays so."""
    path = tmp_path / "old.db"
    database = Database(address_of(str(path)))
    claim_file(database)
    coding = {"coder": 1, "entities": [], "events": [{"id": "v2"}, {"id": "v1"}], "statements": [2]}
    kept = [zlib.compress(json.dumps(coding).encode())] * 201 + [b"damaged"]
    with database.writing() as connection:
        upgrade(connection, "0007")
        connection.execute(text("INSERT INTO codebooks VALUES (1, 'a', '', '')"))
        columns = "key, id, fingerprint, sha256, text, language, name, notes, current"
        connection.execute(
            text(f"INSERT INTO reports ({columns}) VALUES (1, '', '', '', '', '', '', '[]', 1)")
        )
        connection.execute(
            text("INSERT INTO codings VALUES (:key, 1, 'a', :key, 1, '2026-01-01', :content)"),
            [{"key": key, "content": content} for key, content in enumerate(kept, 1)],
        )
        upgrade(connection)
        found = list(connection.scalars(text("SELECT content FROM codings ORDER BY key")))
    database.close()
    assert found[-1] == b"damaged"
    assert [content_of(one) for one in found[:-1]] == [coding] * 201
    assert content_of(found[0], ["v1"])["events"] == [{"id": "v1"}]
