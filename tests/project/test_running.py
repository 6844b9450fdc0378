"""Running: all is coded once, whatever becomes of the workers."""

import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

import tacitus
from tacitus.errors import ProjectError
from tacitus.project.crew import Crew
from tacitus.project.project import Project
from tacitus.project.running import Run
from tacitus.project_values import Coded, Failed
from tacitus.store.clock import now
from tacitus.store.queue import alive
from tacitus.store.tables import codings, evidence, failures, leases
from tests.project.made import sizes, write_lines

FAKE = str(Path(__file__).with_name("fake_worker.py"))


@pytest.fixture
def project(place: str, tmp_path: Path) -> Iterator[Project]:
    """A project with 30 reports."""
    with tacitus.open(place) as opened:
        rows = [{"id": f"r{number}", "text": f"Report {number}."} for number in range(30)]
        opened.add(write_lines(tmp_path / "plain.jsonl", rows))
        yield opened


def crew(folder: Path, version: str = "1", size: int = 2, seconds: float = 60.0) -> Crew:
    return Crew([sys.executable, FAKE, str(folder), version], size, seconds)


def run(
    project: Project, folder: Path, version: str = "1", seconds: float = 60.0, again: bool = False
) -> list[Coded | Failed]:
    return list(Run(project.database, crew(folder, version, seconds=seconds), again=again))


def add(project: Project, folder: Path, *words: str) -> None:
    """Add reports with these words."""
    rows = [{"id": word, "text": f"Report: {word}"} for word in words]
    project.add(write_lines(folder / "more.jsonl", rows))


def test_everything_once(project: Project, tmp_path: Path) -> None:
    done = run(project, tmp_path)
    assert len(done) == 30
    assert {one.events for one in done if isinstance(one, Coded)} == {1}
    found = sizes(project)
    assert (found["codings"], found["events"], found["claims"], found["evidence"]) == (30,) * 4
    assert found["leases"] == found["failures"] == 0
    assert found["codebooks"] == 1
    assert run(project, tmp_path) == []


def test_what_is_kept(project: Project, tmp_path: Path) -> None:
    run(project, tmp_path)
    (coded,) = project.codings("r7")
    assert coded.coder.name == "fake"
    assert coded.report.text == "Report 7."
    assert coded.events[0].claims[0].evidence[0].of(coded.report.text) == "Report"
    with project.database.reading() as connection:
        assert set(connection.scalars(select(evidence.c.quote))) == {"Report"}
    assert next(iter(project.reports())).coded == 1


def test_another_version_codes_beside_the_first(project: Project, tmp_path: Path) -> None:
    run(project, tmp_path, "1")
    assert len(run(project, tmp_path, "2")) == 30
    assert [one.coder.version for one in project.codings("r1")] == ["1", "2"]


def test_only_what_is_new_is_coded(project: Project, tmp_path: Path) -> None:
    run(project, tmp_path)
    add(project, tmp_path, "more")
    assert [one.name.rpartition("/")[2] for one in run(project, tmp_path)] == ["more.jsonl line 1"]
    project.undo(1)
    assert run(project, tmp_path, "2") == [Coded(f"{tmp_path}/more.jsonl line 1", 1)]


@pytest.mark.parametrize("word", ["DIE", "HANG"])
def test_a_worker_that_goes_costs_one_try(project: Project, tmp_path: Path, word: str) -> None:
    add(project, tmp_path, f"{word} ONCE")
    done = run(project, tmp_path, seconds=2.0 if word == "HANG" else 60.0)
    assert len(done) == 31
    assert all(isinstance(one, Coded) for one in done)


def test_a_bad_report_does_not_stop_the_rest(project: Project, tmp_path: Path) -> None:
    add(project, tmp_path, "DIE", "FAULT", "fine")
    done = run(project, tmp_path)
    failed = {one.name[-1]: one.reason for one in done if isinstance(one, Failed)}
    assert failed == {
        "1": "tried 2 times: its process was ended by signal 9",
        "2": "there is nothing in it",
    }
    assert len(done) == 33
    assert sizes(project)["failures"] == 2
    assert run(project, tmp_path) == []
    assert len(run(project, tmp_path, again=True)) == 2
    assert sizes(project)["failures"] == 2


def test_a_report_that_hangs_is_given_up(project: Project, tmp_path: Path) -> None:
    add(project, tmp_path, "HANG")
    failed = [one for one in run(project, tmp_path, seconds=2.0) if isinstance(one, Failed)]
    assert [one.reason for one in failed] == ["tried 2 times: no answer in 2 seconds"]


def test_a_failure_that_is_mended_is_forgotten(project: Project, tmp_path: Path) -> None:
    add(project, tmp_path, "HANG ONCE")
    run(project, tmp_path, seconds=2.0)
    with project.database.writing() as connection:
        row = {"coder": "fake", "version": "2", "codebook": "tacitus-1", "failed_at": now()}
        connection.execute(insert(failures).values(report_key=31, reason="once", **row))
    assert len(run(project, tmp_path, "2")) == 30
    assert len(run(project, tmp_path, "2", again=True)) == 1
    assert sizes(project)["failures"] == 0


@pytest.mark.parametrize(
    ("version", "fault"), [("broken", "the model is damaged"), ("dead", "the coder does not start")]
)
def test_a_coder_that_cannot_start(
    project: Project, tmp_path: Path, version: str, fault: str
) -> None:
    with pytest.raises(ProjectError, match=fault):
        run(project, tmp_path, version)
    assert sizes(project)["leases"] == 0


def test_a_run_that_is_stopped_goes_on(project: Project, tmp_path: Path) -> None:
    going = iter(Run(project.database, crew(tmp_path, size=1)))
    first = [next(going) for _ in range(5)]
    going.close()  # type: ignore[attr-defined]  # as Ctrl-C does
    assert sizes(project)["leases"] == 0
    rest = run(project, tmp_path)
    assert len(first) + len(rest) <= 30  # what was kept with the fifth is kept as well
    assert sizes(project)["codings"] == 30


def test_two_runs_share_the_work(project: Project, tmp_path: Path) -> None:
    one = Run(project.database, crew(tmp_path, size=1))
    first = iter(one)
    begun = [next(first)]
    rest = run(project, tmp_path)  # in the same process, whose own leases count as stale
    names = {done.name for done in [*begun, *first, *rest]}
    assert len(names) == 30
    assert sizes(project)["codings"] == 30
    assert one.left() == 0


def test_leases_of_the_dead_are_dropped(project: Project, tmp_path: Path) -> None:
    own = {"coder": "fake", "version": "1", "until": now(600)}
    gone = next(number for number in range(30_000, 4_000_000) if not alive(number))
    rows = [
        {"report_key": 1, "host": platform.node(), "process": gone, **own},
        {"report_key": 2, "host": platform.node(), "process": os.getppid(), **own},
        {"report_key": 3, "host": "another", "process": gone, **own},
        {"report_key": 4, "host": "another", "process": gone, **own, "until": now(-1)},
    ]
    with project.database.writing() as connection:
        connection.execute(insert(leases), rows)
    going = Run(project.database, crew(tmp_path))
    assert len(list(going)) == 28
    assert going.left() == 2


def test_a_coding_that_is_damaged(project: Project, tmp_path: Path) -> None:
    run(project, tmp_path)
    with project.database.writing() as connection:
        connection.execute(update(codings).values(content=b"not zlib"))
    with pytest.raises(ProjectError, match="is damaged: restore"):
        project.codings(next(iter(project.reports())).report.id)
