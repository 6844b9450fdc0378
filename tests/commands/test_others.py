"""`tacitus demo`, `schema`, `doctor`, `--version`, `--help`, and the program as a process."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tacitus import __version__
from tacitus.commands.demo import has_window
from tests.commands.running import Run, Tacitus

PROGRAM = [sys.executable, "-m", "tacitus"]


def test_demo_shows_every_sample_and_one_in_full(tacitus: Tacitus) -> None:
    run = tacitus("demo")
    assert run.status == 0
    assert "14 sample reports coded" in run.out
    assert "One of them in full" in run.out
    assert "tacitus code REPORT.txt --published" in run.out
    assert "\x1b" not in run.out


@pytest.mark.parametrize(
    ("environment", "platform", "shown"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
        ({"DISPLAY": ":0", "CI": "true"}, "linux", False),
        ({"SSH_CONNECTION": "10.0.0.1 22"}, "darwin", False),
    ],
)
def test_where_the_demo_opens_a_browser(
    environment: dict[str, str], platform: str, shown: bool
) -> None:
    assert has_window(environment, platform) is shown


def test_schema(tacitus: Tacitus) -> None:
    run = tacitus("schema")
    assert run.status == 0
    assert json.loads(run.out)["title"] == "Tacitus coded report, version 1"


def test_doctor_finds_all_well(
    tacitus: Tacitus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run = tacitus("doctor")
    assert run.status == 0, run.out
    assert run.out.rstrip().endswith("All is well.")
    monkeypatch.setenv("TACITUS_MAX_MB", "much")
    wrong = tacitus("doctor")
    assert wrong.status == 1
    assert "wrong   settings" in wrong.out
    monkeypatch.setenv("TACITUS_MODEL", str(tmp_path))
    assert "wrong   model" in tacitus("doctor").out


def test_doctor_warns_of_a_cache_that_cannot_be(
    tacitus: Tacitus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("")
    monkeypatch.setenv("TACITUS_CACHE", str(file / "cache"))
    run = tacitus("doctor")
    assert "warning cache" in run.out
    assert "set TACITUS_CACHE" in run.out


def test_version(tacitus: Tacitus) -> None:
    assert tacitus("--version").out == f"tacitus {__version__}\n"


@pytest.mark.parametrize("command", [(), ("code",), ("demo",), ("schema",), ("doctor",)])
def test_every_help_has_an_example(tacitus: Tacitus, command: tuple[str, ...]) -> None:
    run = tacitus(*command, "--help")
    assert run.status == 0
    assert "Example: tacitus" in run.out


def test_help_loads_nothing_heavy() -> None:
    heavy = ("tacitus.pipeline", "rich", "nupunkt", "rapidfuzz", "py3langid", "sqlite3")
    probe = f"import sys, tacitus.cli; print([m for m in {heavy} if m in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_a_reader_that_goes_away_is_no_crash() -> None:
    with subprocess.Popen(
        [*PROGRAM, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_a_full_disk_is_named() -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run([*PROGRAM, "schema"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert run.returncode == 1
    assert run.stderr == b"tacitus: the output cannot be written: no space left on device\n"


@pytest.mark.parametrize(
    ("call", "status", "said"),
    [
        ("schema >&-", 1, b"tacitus: the output cannot be written: not writable\n"),
        ("code - <&-", 1, b"tacitus: standard input: is empty: there is nothing to code\n"),
        ("code nowhere.txt 2>&-", 1, b""),
    ],
)
def test_closed_streams_are_no_crash(call: str, status: int, said: bytes) -> None:
    line = f"{sys.executable} -m tacitus {call}"
    run = subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (status, said)


def test_stopped_before_it_has_begun(tacitus: Tacitus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the command line is read."""

    def stop() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tacitus.cli.app", stop)
    assert tacitus("--version") == Run(130, "", "")
