"""`tacitus assign` and `tacitus agreement`."""

import csv
import io
import json
from contextlib import closing
from pathlib import Path

import pytest

from tacitus.project.reviewing import judge, open_record
from tacitus.review_values import Act
from tacitus.store.opening import open_project
from tests.commands.running import Tacitus
from tests.review.made import coded, judgement, keep


@pytest.fixture
def project(project_file: Path, tmp_path: Path) -> str:
    with closing(open_project(str(project_file))) as database:
        keep(database, tmp_path, coded(), coded(id="second"), coded(id="third"))
    return str(project_file)


def test_dealt_listed_and_withdrawn(tacitus: Tacitus, project: str) -> None:
    at = ("-p", project)
    dry = tacitus("assign", "ana", "ben", "--second", "100%", "--dry-run", *at)
    assert (dry.status, dry.err) == (0, "tacitus: would deal 6 codings, 3 of them second\n")
    assert tacitus("assign", "--list", *at).out == ""
    done = tacitus("assign", "ana", "ben", "--second", "1", "--lot", "7", *at)
    assert (done.status, done.out) == (0, "     3  ana\n     3  ben\n")
    lines = tacitus("assign", "--list", *at).out.splitlines()
    assert lines[0] == "tanta  new          proposals   ben"
    assert len(lines) == 6
    assert tacitus("assign", *at).out == "     0 of 3  ana\n     0 of 3  ben\n"
    again = tacitus("assign", "ana", "ben", *at)
    assert (again.status, "no report to assign" in again.err) == (2, True)
    assert "would withdraw 3" in tacitus("assign", "--withdraw", "ben", "--dry-run", *at).err
    assert "3 reports are no longer ben's" in tacitus("assign", "--withdraw", "ben", *at).err
    assert "100 % of reports are" in tacitus("assign", "--blind-share", "100%", *at).err
    assert tacitus("assign", *at).err == "tacitus: 100 % of reports are shown without proposals\n"


WRONG: list[tuple[list[str], str]] = [
    (["--each", "5"], "name who is to code"),
    (["ana", "--list"], "one at a time"),
    (["ana", "--second", "many"], "is no share"),
    (["ana", "--state", "old"], "is one of new"),
    (["ana", "--search", "nothing like it"], "no report to assign"),
    (["--withdraw", "ana"], "no assignment that is open"),
    (["--blind-share", "200%"], "is no share"),
]


@pytest.mark.parametrize(("words", "reason"), WRONG)
def test_what_makes_no_sense(tacitus: Tacitus, project: str, words: list[str], reason: str) -> None:
    done = tacitus("assign", *words, "-p", project)
    assert (done.status, reason in done.err) == (2, True), done.err


def test_figures(tacitus: Tacitus, project: str, tmp_path: Path) -> None:
    at = ("-p", project)
    nothing = tacitus("agreement", *at)
    assert (nothing.status, "no report is reviewed yet" in nothing.out) == (0, True)
    with closing(open_project(project)) as database:
        for event in open_record(database, 1).events[:2]:
            for field in event.fields:
                wrong = field.target == "e1.7"
                act: Act = "reject" if wrong else "accept" if field.claim else "not_stated"
                judge(database, "ana", 1, judgement(act, field.target))
    text = tacitus("agreement", *at).out
    assert "no report was coded by two people" in text
    assert "nothing was coded from the text alone" in text
    page = json.loads(tacitus("agreement", "-f", "json", *at).out)
    assert page["led"][0]["shown_codings"] == 1
    out = tmp_path / "figures.csv"
    assert tacitus("agreement", "-f", "csv", "-o", str(out), *at).out == ""
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    date = next(row for row in rows if row["table"] == "machine" and row["field"] == "date")
    assert (date["figure"], date["value"], date["low"]) == ("alpha", "1.0", "")
