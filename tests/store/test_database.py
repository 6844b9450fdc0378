"""Reading and writing: one writer at a time, all or nothing, and a disk that is full."""

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from tacitus.errors import ProjectError
from tacitus.store.database import Database
from tacitus.store.opening import open_project
from tacitus.store.tables import codebooks, codings


def names(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.scalars(select(codebooks.c.name)))


def test_all_or_nothing(place: str) -> None:
    database = open_project(place)
    row = {"sha256": "", "content": ""}

    def fail() -> None:
        with database.writing() as connection:
            connection.execute(insert(codebooks).values(name="lost", **row))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.writing() as connection:
        connection.execute(insert(codebooks).values(name="kept", **row))
    assert names(database) == ["kept"]
    database.close()


def test_a_second_writer_waits_and_says_so(place: str) -> None:
    said: list[str] = []
    first = open_project(place)
    second = open_project(place, said.append)
    began, ended = threading.Event(), threading.Event()

    def write() -> None:
        began.set()
        with second.writing() as connection:
            connection.execute(insert(codebooks).values(name="second", sha256="", content=""))
        ended.set()

    with first.writing() as connection:
        thread = threading.Thread(target=write)
        thread.start()
        began.wait()
        while not said:
            assert not ended.is_set()
        connection.execute(insert(codebooks).values(name="first", sha256="", content=""))
    thread.join()
    assert "another process is writing to it: waiting" in said[0]
    assert len(said) == 1
    assert names(first) == ["first", "second"]
    first.close()
    second.close()


def test_a_writer_gives_up(place: str) -> None:
    first, second = open_project(place), open_project(place, patience=0.2)
    refused = pytest.raises(ProjectError, match="another process has been writing")
    with first.writing(), refused, second.writing():
        pass
    first.close()
    second.close()


def test_a_reader_does_not_wait(place: str) -> None:
    first, second = open_project(place), open_project(place)
    with first.writing() as connection:
        connection.execute(insert(codebooks).values(name="first", sha256="", content=""))
        assert names(second) == []
    first.close()
    second.close()


def test_a_reader_waits_while_the_file_is_tidied_up(project_file: Path) -> None:
    holder = sqlite3.connect(project_file, isolation_level=None, check_same_thread=False)
    holder.execute(
        "PRAGMA locking_mode = EXCLUSIVE"
    )  # as SQLite does after a crash, and at the end
    holder.execute("BEGIN IMMEDIATE")
    said: list[str] = []
    with pytest.raises(ProjectError, match="another process has been writing"):
        open_project(str(project_file), patience=0.3)
    thread = threading.Timer(0.5, holder.close)
    thread.start()
    database = open_project(str(project_file), said.append)
    assert names(database) == []
    assert len(said) == 1
    thread.join()
    database.close()


def test_a_full_disk(place: str) -> None:
    if "://" in place:
        pytest.skip("a full disk is SQLite's own")
    database = open_project(place)

    def fill() -> None:
        with database.writing() as connection:
            connection.execute(text("PRAGMA max_page_count = 1"))  # as small as it is now
            connection.execute(insert(codebooks).values(name="x", sha256="", content="x" * 100_000))

    with pytest.raises(ProjectError, match="the disk is full"):
        fill()
    database.close()
    database = open_project(place)
    assert names(database) == []
    database.close()


def test_our_own_mistakes_are_not_the_disks(place: str) -> None:
    database = open_project(place)
    row = {"report_key": 7, "codebook_key": 7, "coder": "", "version": "", "made_at": ""}
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(insert(codings).values(**row, content=b""))
    database.close()


def test_whether_anybody_has_written(project_file: Path) -> None:
    ours, theirs = open_project(str(project_file)), open_project(str(project_file))
    with ours.watched() as written:
        written()
        with ours.reading() as connection:
            connection.execute(select(codebooks)).all()
        assert not written()
        with theirs.writing() as connection:
            row = {"name": "new", "sha256": "", "content": ""}
            connection.execute(insert(codebooks).values(**row))
            assert not written()
        assert written()
        assert not written()
    ours.close()
    theirs.close()
