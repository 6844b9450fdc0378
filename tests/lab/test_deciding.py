"""A few people at a small project; `tacitus-lab deciding` measures ten at a greater one."""

from http.client import HTTPConnection
from pathlib import Path

from tacitus.store.decisions import decide
from tacitus.store.opening import open_project
from tacitus.store.verdicts import subject_of
from tacitus_lab.deciding import Coder, Plan, deciding, lost


def test_what_was_answered_is_kept(tmp_path: Path) -> None:
    told = list(deciding(Plan(people=3, seconds=1, reports=42), tmp_path))
    assert len(told) == 1, told  # the figures, and no fault
    assert told[0].startswith("3 people, 42 reports: ")


def test_what_is_lost_is_found(project_file: Path) -> None:
    """The check finds what it is there to find."""
    database = open_project(str(project_file))
    with database.writing() as connection:
        for who in ("one", "two"):
            decide(connection, who, "accept", subject_of(1))
    database.close()
    coder = Coder("one", HTTPConnection("127.0.0.1"))
    coder.kept += [(1, 1), (1, 2), (2, 1), (1, 3)]
    assert [line.partition(" was ")[0] for line in lost(str(project_file), [coder])] == [
        "decision 2 of one on report 1",
        "decision 1 of one on report 2",
        "decision 3 of one on report 1",
    ]
