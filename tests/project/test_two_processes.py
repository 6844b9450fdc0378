"""Two processes that add to one project at once: both succeed, and one says that it waits."""

import subprocess
import sys
import time
from pathlib import Path

import tacitus
from tests.project.made import sizes, write_lines


def test_both_succeed(place: str, tmp_path: Path) -> None:
    calls = []
    for name in "ab":
        rows = [{"id": f"{name}{number}", "text": f"Report {number}."} for number in range(1_500)]
        file = write_lines(tmp_path / f"{name}.jsonl", rows)
        calls.append([sys.executable, "-P", "-m", "tacitus", "add", str(file), "--project", place])
    with tacitus.open(place) as project:
        with project.database.writing():  # as a third that is at it
            going = [
                subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                for call in calls
            ]
            said = [process.stderr.readline() for process in going if process.stderr is not None]
            time.sleep(0.3)  # now both are waiting
        ended = [process.communicate() for process in going]
        assert [process.returncode for process in going] == [0, 0], ended
        assert all("another process is writing to it: waiting" in line for line in said)
        told = {out.partition(": ")[2].partition(" (")[0] for out, _ in ended}
        assert told == {"1,500 new, 0 the same, 0 changed, 0 refused"}
        assert sizes(project)["reports"] == 3_000
        assert [one.done.number for one in project.imports()] == [1, 2]
