"""A release that is killed while it is written: nothing stands where it would have stood."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tacitus.project.project import Project
from tacitus.store.opening import open_project
from tests.project.coded import put, shooting

PATIENCE = 60.0  # seconds until the file that is waited for is there
TOWNS = ("Arica", "Tacna", "Lima")


@pytest.mark.parametrize("at", ["*incidents.csv*", "places.csv"])
def test_killed(at: str, project_file: Path, tmp_path: Path) -> None:
    """Killed as soon as a file of this name is there, in the folder that is no release yet."""
    with Project(open_project(str(project_file))) as project:
        made = [shooting(f"w-{n}", day=1 + n % 29, town=TOWNS[n % 3]) for n in range(30)]
        put(project, tmp_path, made)
        project.link()
    folder = tmp_path / "out" / "one"
    folder.parent.mkdir()
    call = [sys.executable, "-P", "-m", "tacitus", "release", str(folder), "--all"]
    running = subprocess.Popen([*call, "--project", str(project_file)], stderr=subprocess.DEVNULL)
    until = time.monotonic() + PATIENCE
    while not list(folder.parent.glob(f".one.*/draft/{at}")) and time.monotonic() < until:
        assert running.poll() is None, "it ended before the file was there"
        time.sleep(0.001)
    running.kill()
    assert running.wait() == -signal.SIGKILL
    assert not folder.exists()
    assert subprocess.run([*call, "--project", str(project_file)], check=False).returncode == 0
    assert (folder / "SHA256SUMS").is_file()
