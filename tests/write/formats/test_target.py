"""Files and folders that are there whole or not at all."""

import sys
from io import StringIO
from pathlib import Path

import pytest

from tacitus.errors import UsageError
from tacitus.write.formats.target import Target


def test_a_file_takes_its_place_at_the_end(tmp_path: Path) -> None:
    out = tmp_path / "out.db"
    out.write_text("old")
    with Target(out).file(".db") as draft:
        draft.write_text("new")
        assert out.read_text() == "old"
    assert out.read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out.db"]


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "out.db"
    out.write_text("old")

    def fail() -> None:
        with Target(out).file() as draft:
            draft.write_text("half")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail()
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.db"]


def test_a_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with Target(out).folder() as draft:
        (draft / "a.csv").write_text("a")
    assert (out / "a.csv").read_text() == "a"
    with pytest.raises(UsageError, match="is not empty: give a new folder"), Target(out).folder():
        pass


@pytest.mark.parametrize(
    ("method", "expected"), [("file", "give a file with -o"), ("folder", "give one with -o")]
)
def test_stdout_takes_text_only(method: str, expected: str) -> None:
    with pytest.raises(UsageError, match=expected), getattr(Target(), method)():
        pass


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_obeys_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", terminal := Terminal(newline=""))
    with Target().text() as stream:
        stream.write('حلب,"\x1b[2J\u202eevil",\t1\r\n')
    assert terminal.getvalue() == 'حلب,"\\x1b[2J\\u202eevil",\t1\r\n'


def test_a_pipe_gets_the_words_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", pipe := StringIO(newline=""))
    with Target().text() as stream:
        stream.write("\x1b[2J\r\n")
    assert pipe.getvalue() == "\x1b[2J\r\n"
