"""The commands on a project: init, add, undo, imports, run, reports."""

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tacitus.commands.add import ask
from tacitus.commands.run import told
from tacitus.config import project_place
from tacitus.project_values import Coded, Failed
from tests.commands.running import NEWS, Tacitus
from tests.project.made import write_lines


@pytest.fixture
def here(project_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that every command finds."""
    monkeypatch.setenv("TACITUS_PROJECT", str(project_file))
    return project_file


def test_which_project() -> None:
    told = {"TACITUS_PROJECT": "theirs.db"}
    assert project_place("mine.db", told) == "mine.db"
    assert project_place(None, told) == "theirs.db"
    assert project_place(None, {}) == "tacitus.db"


def test_init(tacitus: Tacitus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TACITUS_PROJECT", raising=False)
    assert tacitus("add", "x.txt").err == (
        "tacitus: tacitus.db: there is no such project: make one with `tacitus init`\n"
    )
    assert tacitus("init").err.startswith("tacitus: tacitus.db: is ready")
    again = tacitus("init", "tacitus.db")
    assert (again.status, again.err) == (0, "tacitus: tacitus.db: is up to date\n")
    (tmp_path / "x.txt").write_text(NEWS)
    assert tacitus("add", "x.txt", "-p", "tacitus.db").status == 0


def test_add_list_search_undo(tacitus: Tacitus, here: Path, tmp_path: Path) -> None:
    rows = [{"id": "a", "text": NEWS, "published": "2024-03-05"}, {"text": ""}]
    file = write_lines(tmp_path / "a.jsonl", rows)
    added = tacitus("add", str(file))
    assert added.status == 1
    assert added.out == (
        "import 1: 1 new, 0 the same, 0 changed, 1 refused (`tacitus undo 1` takes it back)\n"
    )
    assert added.err == f"tacitus: {file} line 2: `text` is empty: there is nothing to code\n"
    trial = tacitus("add", str(file), "--dry-run")
    assert trial.out == "0 new, 1 the same, 0 changed, 1 refused (a dry run: nothing was kept)\n"
    assert tacitus("reports").out == ("a  2024-03-05  -  0 codings  Police post attacked\n")
    assert tacitus("reports", "--search", "elections").out == ""
    listed = tacitus("imports").out
    assert "import 1: 1 new, 0 the same, 0 changed, 1 refused  " in listed
    undone = tacitus("undo", "1")
    assert undone.out.startswith("import 1 is undone: 1 reports no longer count")
    assert tacitus("reports").out == ""
    assert "; undone on 20" in tacitus("imports").out
    assert (tacitus("undo", "1").status, tacitus("undo", "2").status) == (2, 2)


def test_a_table_without_a_terminal(tacitus: Tacitus, here: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Headline,Body\nPost attacked,One.\n")
    refused = tacitus("add", str(table))
    assert refused.status == 1
    assert "say --columns 'text=Body,title=Headline'" in refused.err
    assert tacitus("add", str(table), "--columns", "text=Body,title=Headline").status == 0
    assert tacitus("add", str(table)).status == 0
    assert tacitus("add", str(table), "--columns", "Body").status == 2


def test_a_table_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\nNo\n-\n\n\n\n\n\n"))
    proposed = {"text": "Body", "title": "Headline"}
    assert ask("t.csv", ("No", "Headline", "Body"), proposed) == {"text": "Body", "id": "No"}
    assert "text [Body]: " in capsys.readouterr().err


def test_an_answer_that_is_no_column(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Bodi\nBody\n" + "\n" * 6))
    assert ask("t.csv", ("Body",), {}) == {"text": "Body"}
    assert "there is no column 'Bodi'" in capsys.readouterr().err


class FakeRun:
    """A run with one report coded and one given up, while another run has two."""

    expected = 2

    def __iter__(self) -> Iterator[Coded | Failed]:
        yield Coded("a.txt", 3)
        yield Failed("b.txt", "no answer in 120 seconds")

    def left(self) -> int:
        return 2


def test_what_is_told_of_a_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(FakeRun()) == 1
    printed = capsys.readouterr()
    assert printed.out == (
        "1 reports coded, 3 events; 1 could not be coded (`tacitus run --again` tries them once"
        " more)\n"
    )
    assert printed.err == (
        "tacitus: b.txt: no answer in 120 seconds\n"
        "tacitus: 2 reports are being coded by another run\n"
    )


def test_nothing_to_run(tacitus: Tacitus, here: Path) -> None:
    run = tacitus("run", "--workers", "1")
    assert (run.status, run.out) == (0, "0 reports coded, 0 events; 0 could not be coded\n")


def test_a_model_that_is_not_there(tacitus: Tacitus, here: Path, tmp_path: Path) -> None:
    run = tacitus("run", "--workers", "1", "--reader", "learned", "--model", str(tmp_path / "no"))
    assert run.status == 1
    assert run.err.startswith("tacitus: ")
    assert "Traceback" not in run.err


def test_coding_a_file_loads_nothing_of_a_project() -> None:
    heavy = {"sqlalchemy", "alembic", "trafilatura", "feedparser", "fastwarc", "psycopg"}
    code = f"import sys, tacitus.cli, tacitus.commands.code; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "set()\n"
