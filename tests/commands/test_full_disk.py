"""A disk that fills up in the middle of `add`, by a limit on the size of files: a line that says
what to do, nothing half added, and all of it there when there is room."""

import subprocess
import sys
from pathlib import Path

import pytest

import tacitus
from tests.project.made import sizes, write_lines

resource = pytest.importorskip("resource", reason="limits of a process are Unix's own")
LIMITED = """
import resource, sys
most = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
from tacitus.cli import main
main()
"""


def added(most: int, file: Path, place: Path) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-c", LIMITED, str(most), "add", str(file), "-p", str(place)]
    return subprocess.run(call, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("words", [400, 7_000])  # in the database's files; in what is read for it
def test_no_room(words: int, project_file: Path, tmp_path: Path) -> None:
    rows = [{"text": f"{number} " * words} for number in range(600)]
    file = write_lines(tmp_path / "a.jsonl", rows)
    done = added(700_000, file, project_file)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    assert "nothing" in done.stderr
    with tacitus.open(project_file) as project:
        assert sizes(project)["reports"] == sizes(project)["imports"] == 0
        assert project.add(file).new == 600
