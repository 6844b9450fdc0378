"""`tacitus people`: passwords come from standard input, never from the command line."""

from pathlib import Path

import pytest

from tests.commands.running import Tacitus
from tests.project.quick import quick_passwords

WORDS = b"four words of mine\n"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quick_passwords(monkeypatch)


def test_from_the_first_to_the_last(tacitus: Tacitus, project_file: Path) -> None:
    at = ("-p", str(project_file))
    run = tacitus("people", "add", "Ana Bay", "--role", "admin", *at, stdin=WORDS)
    assert (run.status, run.out) == (0, "")
    assert "asks for sign-in" in run.err
    run = tacitus("people", "add", "ben", *at, stdin=WORDS)
    assert (run.status, run.err) == (0, "tacitus: ben may sign in as coder\n")
    assert tacitus("people", "role", "ben", "reviewer", *at).err == "tacitus: ben is reviewer now\n"
    run = tacitus("people", "password", "ben", *at, stdin=b"other words of mine\r\nmore\n")
    assert (run.status, "signed out everywhere" in run.err) == (0, True)
    assert "what ben decided stays" in tacitus("people", "close", "ben", *at).err
    lines = tacitus("people", "list", *at).out.splitlines()
    assert [line.split("  since")[0] for line in lines] == ["admin     Ana Bay", "reviewer  ben"]
    assert ", closed 2" in lines[1]
    assert b"words of mine" not in project_file.read_bytes()


@pytest.mark.parametrize(
    ("call", "stdin", "status", "fault"),
    [
        (("add", "ben"), WORDS, 2, "the first person has to be an admin"),
        (("add", "ben", "--role", "king"), WORDS, 2, "'king' is not one of"),
        (("add", "ben", "--role", "admin"), b"", 2, "standard input holds no password"),
        (("add", "ben", "--role", "admin"), b"short\n", 2, "at least 10"),
        (("add", "ben", "--role", "admin"), b"x" * 5_000, 2, "at most 1,000"),
        (("role", "eve", "coder"), b"", 2, "there is nobody of the name 'eve'"),
        (("password", "eve"), WORDS, 2, "there is nobody of the name 'eve'"),
        (("close", "eve"), b"", 2, "there is nobody of the name 'eve'"),
    ],
)
def test_what_is_refused(
    tacitus: Tacitus,
    project_file: Path,
    call: tuple[str, ...],
    stdin: bytes,
    status: int,
    fault: str,
) -> None:
    run = tacitus("people", *call, "-p", str(project_file), stdin=stdin)
    assert (run.status, fault in run.err) == (status, True), run.err
    assert tacitus("people", "list", "-p", str(project_file)).out == ""
