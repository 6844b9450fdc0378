"""`tacitus serve`: where it answers, and what it says where it cannot."""

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.commands.running import Tacitus


def test_it_answers_until_it_is_interrupted(project_file: Path) -> None:
    call = [sys.executable, "-P", "-m", "tacitus", "serve", str(project_file), "--port", "0"]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
        assert address
        with urllib.request.urlopen(f"{address.group()}queue", timeout=20) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(20) in (0, 130)
        assert "Traceback" not in process.stderr.read()


def test_a_port_that_is_taken(tacitus: Tacitus, project_file: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = tacitus("serve", str(project_file), "--port", str(port))
    assert (run.status, f"port {port} is in use: name another with --port" in run.err) == (2, True)


def test_a_project_that_is_not_there(tacitus: Tacitus, tmp_path: Path) -> None:
    run = tacitus("serve", str(tmp_path / "none.db"))
    assert (run.status, "there is no such project" in run.err) == (1, True)


@pytest.mark.parametrize(
    ("public", "fault"),
    [
        ("https://team.example", "the project has no people who could sign in"),
        ("http://team.example", "would send passwords in clear"),
    ],
)
def test_others_are_let_in_only_where_they_sign_in(
    tacitus: Tacitus, project_file: Path, public: str, fault: str
) -> None:
    run = tacitus("serve", str(project_file), "--public", public)
    assert (run.status, fault in run.err) == (2, True), run.err
