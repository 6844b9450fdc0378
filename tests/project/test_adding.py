"""Adding: new, same, changed and refused; repeated, undone, searched; all or nothing."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

import tacitus
from tacitus.acquire.texts import receive
from tacitus.errors import ProjectError, UsageError
from tacitus.project.adding import Wish, add_sources
from tacitus.project.project import Project
from tacitus.project_values import Imported, Undone
from tacitus.store.imports import write_import
from tacitus.store.tables import pages, refusals, reports
from tacitus.values import Received, Source
from tests.project.made import sizes, texts, write_lines

NEWS = {
    "id": "a",
    "title": "Post attacked",
    "text": "Gunmen attacked the post on Monday.",
    "published": "2024-03-05",
}


@pytest.fixture
def project(place: str) -> Iterator[Project]:
    with tacitus.open(place) as opened:
        yield opened


def test_new_same_changed_refused(project: Project, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", [NEWS, {"text": "Two."}])
    assert project.add(file) == Imported(1, new=2)
    assert project.add(file) == Imported(2, same=2)
    later = {**NEWS, "text": "Gunmen attacked the post on Monday; two died."}
    write_lines(file, [later, {"text": "Two."}, {"text": " "}, {"text": "Three."}])
    refused: list[str] = []
    assert project.add(file, refused=refused.append) == Imported(3, 1, 1, 1, 1)
    assert refused == [f"{file} line 3: `text` is empty: there is nothing to code"]
    assert texts(project) == ["Two.", later["text"], "Three."]
    assert sizes(project)["reports"] == 4  # the older version is kept
    with project.database.reading() as connection:
        assert connection.scalars(select(refusals.c.reason)).all() == refused


def test_what_is_told_beside_the_text_counts(project: Project, tmp_path: Path) -> None:
    project.add(write_lines(tmp_path / "a.jsonl", [NEWS]))
    other = write_lines(tmp_path / "b.jsonl", [{**NEWS, "published": "2024-03-06"}])
    assert project.add(other) == Imported(2, changed=1)
    (stored,) = project.reports()
    assert stored.report.published == "2024-03-06"
    assert stored.name == f"{other} line 1"


def test_a_report_is_known_by_its_address(project: Project, tmp_path: Path) -> None:
    first = {"text": "One.", "url": "http://x.org/1"}
    copy = {"text": "One.", "url": "http://y.org/1"}
    assert project.add(write_lines(tmp_path / "a.jsonl", [first, copy])) == Imported(1, new=2)
    told = write_lines(tmp_path / "b.jsonl", [{**first, "text": "One, corrected."}])
    assert project.add(told) == Imported(2, changed=1)
    assert texts(project) == ["One.", "One, corrected."]


def test_an_id_that_two_reports_have(project: Project, tmp_path: Path) -> None:
    rows = [{"id": "x", "text": "One."}, {"id": "x", "text": "Two."}, {"id": "x", "text": "One."}]
    file = write_lines(tmp_path / "a.jsonl", rows)
    refused: list[str] = []
    assert project.add(file, refused=refused.append) == Imported(1, new=1, same=1, refused=1)
    assert "line 2: has the id 'x' of another report of this import" in refused[0]
    assert project.add(file) == Imported(2, same=2, refused=1)


def test_more_than_a_batch(project: Project, tmp_path: Path) -> None:
    rows = [
        {"id": str(number % 1_200), "text": f"Report {number % 1_200}."} for number in range(2_400)
    ]
    file = write_lines(tmp_path / "a.jsonl", rows)
    assert project.add(file) == Imported(1, new=1_200, same=1_200)
    assert project.add(file) == Imported(2, same=2_400)
    assert sizes(project)["sightings"] == 2_400


def test_an_older_version_comes_back(project: Project, tmp_path: Path) -> None:
    old = write_lines(tmp_path / "old.jsonl", [NEWS])
    new = write_lines(tmp_path / "new.jsonl", [{**NEWS, "text": "Later."}])
    project.add(old)
    project.add(new)
    assert project.add(old) == Imported(3, changed=1)
    assert texts(project) == [NEWS["text"]]
    assert sizes(project)["reports"] == 2


def test_undo(project: Project, tmp_path: Path) -> None:
    first = write_lines(tmp_path / "a.jsonl", [NEWS, {"text": "Two."}])
    second = write_lines(
        tmp_path / "b.jsonl", [{**NEWS, "text": "Later."}, {"text": "Two."}, {"text": "Three."}]
    )
    project.add(first)
    project.add(second)
    assert project.undo(2) == Undone(gone=1, older=1, kept=1)
    assert texts(project) == [NEWS["text"], "Two."]
    with pytest.raises(UsageError, match="import 2 has been undone already"):
        project.undo(2)
    assert project.add(second) == Imported(3, new=1, same=1, changed=1)
    assert texts(project) == ["Two.", "Later.", "Three."]
    assert project.undo(1) == Undone(gone=0, older=0, kept=1)
    assert project.undo(3) == Undone(gone=3, older=0, kept=0)
    assert texts(project) == []
    assert [one.undone_at is None for one in project.imports()] == [False] * 3
    assert sizes(project)["decisions"] == 3
    with pytest.raises(UsageError, match="there is no import 9"):
        project.undo(9)


def test_search(project: Project, tmp_path: Path) -> None:
    rows = [
        {"id": "1", "text": "A bomb went off in ŁÓDŹ near the police station."},
        {"id": "2", "text": "Police said a bomb was found at a station in Kayseri."},
        {"id": "3", "title": "Elections in Mali", "text": "Votes were counted."},
        {"id": "4", "text": "KAYSERİ saw no bomb."},
    ]
    project.add(write_lines(tmp_path / "a.jsonl", rows))
    found = {
        sought: [one.report.id for one in project.reports(sought)]
        for sought in ("bomb", "BOMB lodz", '"police station"', "mali votes", "kayseri", 'x" OR')
    }
    assert found == {
        "bomb": ["1", "2", "4"],
        "BOMB lodz": ["1"],
        '"police station"': ["1"],
        "mali votes": ["3"],
        "kayseri": ["2", "4"],
        'x" OR': [],
    }
    with pytest.raises(UsageError, match="there is no word in it"):
        list(project.reports("-- *"))
    project.undo(1)
    assert list(project.reports("bomb")) == []


def test_a_dry_run_keeps_nothing(project: Project, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", [NEWS, {"text": "Two."}])
    before = sizes(project)
    wish = Wish(dry_run=True)
    assert add_sources(project.database, [str(file)], wish, print, iter) == Imported(None, new=2)
    assert sizes(project) == before


def test_a_call_that_is_off(project: Project) -> None:
    with pytest.raises(UsageError, match="nothing to add"):
        project.add()
    with pytest.raises(UsageError, match="write it as 2016-12-20"):
        project.add("x", published="soon")


def test_columns_are_kept(project: Project, tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("Headline,Body\nPost attacked,One.\n")
    second.write_text("Headline,Body\nPost attacked,Two.\n")
    assert project.add(second) == Imported(1, refused=1)
    assert project.add(first, columns="text=Body,title=Headline") == Imported(2, new=1)
    assert project.add(second) == Imported(3, new=1)
    assert project.add(second, columns="text=Headline") == Imported(4, new=1)
    assert texts(project) == ["One.", "Two.", "Post attacked"]
    (stored,) = project.reports(limit=1)
    assert stored.report.title == "Post attacked"


def test_what_no_database_can_hold(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(
        b'{"id": "a\\ud83d\\u0000", "title": "\\ud83d", "text": "One."}\n'
        b'{"text": "A NUL \\u0000 in it."}\n'
    )
    assert project.add(file) == Imported(1, new=1, refused=1)
    assert project.add(file) == Imported(2, same=1, refused=1)


def test_nothing_is_half_written(project: Project, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", [{"text": f"Report {n}."} for n in range(600)])
    before = sizes(project)

    def stop(refusal: str) -> None:
        raise KeyboardInterrupt

    rows = [{"id": "x", "text": f"Report {n}."} for n in range(600)]
    with pytest.raises(KeyboardInterrupt):
        project.add(file, write_lines(tmp_path / "b.jsonl", rows), refused=stop)
    assert sizes(project) == before
    assert project.add(file) == Imported(1, new=600)


def test_pages_are_kept_once(project: Project) -> None:
    one, two = (receive(text, Source(), text) for text in ("One.", "Two."))
    items = [Received(item.name, item.report, page=b"<p>both") for item in (one, two)]
    with project.database.writing() as connection:
        assert write_import(connection, ["x"], items, print).new == 2
    assert sizes(project)["pages"] == 1
    with project.database.reading() as connection:
        kept = connection.scalars(select(reports.c.page)).all()
        assert kept == [connection.scalar(select(pages.c.sha256))] * 2


def test_a_disk_that_is_full(project_file: Path, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", [{"text": f"{n} " * 400} for n in range(600)])
    with tacitus.open(project_file) as project:
        connections: list[sqlite3.Connection] = []
        pages_now = project.database.engine.raw_connection()
        connections.append(pages_now.driver_connection)  # type: ignore[arg-type]
        connections[0].execute("PRAGMA max_page_count = 100")
        pages_now.close()  # back to the pool, from which the next writer takes it
        with pytest.raises(ProjectError, match="the disk is full"):
            project.add(file)
        connections[0].execute("PRAGMA max_page_count = 1000000")
        assert sizes(project)["imports"] == 0
        assert project.add(file).new == 600
