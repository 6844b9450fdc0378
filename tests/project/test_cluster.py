"""A run over a cluster of this machine, one of whose workers is killed: all is coded once."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import tacitus
from tacitus.errors import ProjectError
from tacitus.project.cluster import Cluster
from tacitus.project.project import Project
from tacitus.project.running import Run
from tacitus.project_values import Coded, Failed
from tests.project.made import sizes, write_lines

pytest.importorskip("distributed", reason="Dask is not installed (extra `scale`)")

FAKE = str(Path(__file__).with_name("fake_worker.py"))
DASK = (sys.executable, "-m", "distributed.cli.dask_{}")
OPTIONS = ("--no-dashboard", "--host", "127.0.0.1", "--port", "0")
PATIENCE = 60.0  # seconds for the cluster to come up


class Machines:
    """A scheduler and its workers, each a process."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self.log = (folder / "log").open("wb")
        self.scheduler = self.start("scheduler", *OPTIONS, "--scheduler-file", str(self.file))
        until = time.monotonic() + PATIENCE
        while not self.file.exists() and time.monotonic() < until:
            time.sleep(0.05)
        self.address = str(json.loads(self.file.read_text())["address"])
        self.workers = [self.worker(), self.worker()]

    def worker(self) -> subprocess.Popen[bytes]:
        local = ("--local-directory", str(self.file.parent), "--nthreads", "1", "--no-nanny")
        return self.start("worker", self.address, "--no-dashboard", *local)

    def start(self, kind: str, *options: str) -> subprocess.Popen[bytes]:
        call = [part.format(kind) for part in DASK]
        paths = os.pathsep.join(path for path in sys.path if path)
        told = {
            **os.environ,
            "PYTHONPATH": paths,
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        }
        return subprocess.Popen([*call, *options], stdout=self.log, stderr=self.log, env=told)

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()
        self.log.close()


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """For all tests of this file that leave the scheduler alone."""
    found = Machines(tmp_path_factory.mktemp("cluster"))
    yield found
    found.close()


@pytest.fixture
def own_machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """For one test."""
    found = Machines(tmp_path_factory.mktemp("cluster"))
    yield found
    found.close()


@pytest.fixture
def project(project_file: Path, tmp_path: Path) -> Iterator[Project]:
    """A project with 60 reports."""
    with tacitus.open(project_file) as opened:
        rows = [{"id": f"r{number}", "text": f"Report {number}."} for number in range(60)]
        opened.add(write_lines(tmp_path / "plain.jsonl", rows))
        yield opened


def cluster(machines: Machines, folder: Path, version: str = "1", **more: Any) -> Cluster:
    command = [sys.executable, FAKE, str(folder), version]
    return Cluster(machines.address, "", "", more.get("seconds", 60.0), command)


def test_a_worker_that_is_killed(project: Project, machines: Machines, tmp_path: Path) -> None:
    rows = [{"id": word, "text": f"Report: {word}"} for word in ("FAULT", "DIE", "DIE ONCE")]
    project.add(write_lines(tmp_path / "more.jsonl", rows))
    going = iter(Run(project.database, cluster(machines, tmp_path)))
    done = [next(going) for _ in range(10)]
    machines.workers[0].send_signal(signal.SIGKILL)
    machines.workers.append(machines.worker())
    done += going
    assert len({one.name for one in done}) == len(done) == 63
    failed = {one.name[-1]: one.reason for one in done if isinstance(one, Failed)}
    assert failed["1"] == "there is nothing in it"
    assert failed["2"].startswith("tried 2 times: its process was ended by signal 9")
    found = sizes(project)
    assert (found["codings"], found["events"], found["failures"]) == (61, 61, 2)
    assert found["leases"] == 0
    assert list(Run(project.database, cluster(machines, tmp_path))) == []


def test_a_report_that_hangs_costs_no_other(
    project: Project, machines: Machines, tmp_path: Path
) -> None:
    project.add(write_lines(tmp_path / "more.jsonl", [{"text": "HANG"}]))
    done = list(Run(project.database, cluster(machines, tmp_path, seconds=2.0)))
    assert [one.reason for one in done if isinstance(one, Failed)] == [
        "tried 2 times: no answer in 2 seconds"
    ]
    assert sum(isinstance(one, Coded) for one in done) == 60


def test_no_cluster(machines: Machines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tacitus.project.cluster.TO_CONNECT", 1.0)
    with pytest.raises(ProjectError, match="the model is damaged"):
        cluster(machines, tmp_path, "broken")
    with pytest.raises(ProjectError, match="no scheduler answers"):
        Cluster("nowhere at all", "rules", "", 60.0)


def test_the_command(machines: Machines, project_file: Path, tmp_path: Path) -> None:
    with tacitus.open(project_file) as project:
        project.add(write_lines(tmp_path / "few.jsonl", [{"text": "One."}, {"text": "Two."}]))
    call = [sys.executable, "-P", "-m", "tacitus", "run", "--reader", "rules"]
    call += ["-p", str(project_file)]
    done = subprocess.run([*call, "--dask", machines.address], capture_output=True, check=False)
    assert done.stdout.startswith(b"2 reports coded, ")
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    both = subprocess.run(
        [*call, "--dask", "x", "--workers", "1"], capture_output=True, check=False
    )
    assert (both.returncode, b"exclude one another" in both.stderr) == (2, True)


def test_a_scheduler_that_goes(project: Project, own_machines: Machines, tmp_path: Path) -> None:
    rows = [{"id": f"slow{number}", "text": f"SLOW {number}"} for number in range(100)]
    project.add(write_lines(tmp_path / "slow.jsonl", rows))  # it is not done before the end comes
    going = iter(Run(project.database, cluster(own_machines, tmp_path)))
    for _ in range(5):
        next(going)
    own_machines.scheduler.send_signal(signal.SIGKILL)
    with pytest.raises(ProjectError, match=r"is gone|has no worker any more"):
        list(going)
    assert sizes(project)["leases"] == 0
    assert sizes(project)["codings"] >= 5
