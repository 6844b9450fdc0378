"""What leaves through the pages: the same bytes as by the command line, and nothing left behind."""

import io
import tempfile
import threading
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tacitus.errors import UsageError
from tacitus.project.project import Project
from tacitus.store.opening import open_project
from tacitus.web.desk import Desk
from tacitus.web.outgoing import MOST, PREFIX, Gone, Job, Outgoing, sweep
from tests.commands.conftest import tacitus as tacitus  # noqa: PLC0414  # a fixture
from tests.commands.running import Tacitus
from tests.project.coded import put, shooting


@pytest.fixture(autouse=True)
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where drafts are kept, for this test alone."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def place(project_file: Path, tmp_path: Path) -> str:
    """A project with two incidents that nobody has reviewed."""
    with Project(open_project(str(project_file))) as project:
        put(project, tmp_path, [shooting("wire-1", day=4, town="Arica")])
        put(project, tmp_path, [shooting("post-2", day=20, town="Lima")])
        project.link()
    return str(project_file)


@pytest.fixture
def asking(place: str, desk: Desk, client: TestClient) -> TestClient:
    """A client of a server with that project open."""
    desk.open(place)
    desk.reading.stop()
    return client


def awaited(client: TestClient, made: Any) -> Any:
    """The job when it has ended."""
    told = made.json()
    assert made.status_code == 200, told
    for _ in range(600):
        if told["state"] != "making":
            return told
        time.sleep(0.05)
        told = client.get(f"/api/outgoing/{told['id']}").json()
    raise AssertionError(told)


def exported(client: TestClient, **order: Any) -> Any:
    body = {"format": "incidents", "everything": True, **order}
    return awaited(client, client.post("/api/outgoing/exports", json=body))


def test_an_export_is_that_of_the_command_line(
    asking: TestClient, place: str, tacitus: Tacitus, tmp_path: Path
) -> None:
    told = exported(asking, format="acled")
    answer = asking.get(f"/api/outgoing/{told['id']}/file")
    assert 'filename="tacitus-acled.csv"' in answer.headers["Content-Disposition"]
    assert int(answer.headers["Content-Length"]) == told["bytes"] == len(answer.content)
    run = tacitus("export", "-f", "acled", "--all", "-o", str(tmp_path / "a.csv"), "-p", place)
    assert run.status == 0, run.err
    assert answer.content == (tmp_path / "a.csv").read_bytes()
    said = told["told"]
    assert said["incidents"] == sum(said["statuses"].values())
    assert any("review_status: " in line for line in said["losses"])
    sample = said["samples"][0]
    assert sample["rows"][0][0] == "event_id_cnty"


def test_what_nobody_has_reviewed_is_left_out_and_told(asking: TestClient) -> None:
    counted = asking.post("/api/outgoing/count", json={}).json()
    assert counted == {"all": 2, "reviewed": 0, "taken": 0, "apart": 0}
    told = exported(asking, everything=False)["told"]
    assert (told["incidents"], told["left"]) == (0, 2)
    some = asking.post("/api/outgoing/count", json={"end_date": "2024-06-10", "everything": True})
    assert some.json()["all"] == some.json()["taken"] == 1


def test_a_release_is_a_zip_and_tells_what_outsiders_get(
    asking: TestClient, place: str, tacitus: Tacitus, tmp_path: Path
) -> None:
    columns = [{"table": "incidents", "column": "latitude", "level": "coarse"}]
    body = {"everything": True, "day": "2026-03-01", "authors": ["M. Example"], "columns": columns}
    told = awaited(asking, asking.post("/api/outgoing/releases", json=body))
    assert (told["state"], told["name"]) == ("ready", "release-2026-03-01.zip"), told["message"]
    content = asking.get(f"/api/outgoing/{told['id']}/file").content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        files = {name.rpartition("/")[2]: archive.read(name) for name in archive.namelist()}
    tacitus(
        "release", str(tmp_path / "r"), "--all", "--date", "2026-03-01", "--author", "M. Example",
        "--project", place,
    )  # fmt: skip
    ours = {path.name: path.read_bytes() for path in (tmp_path / "r").iterdir()}
    assert files.keys() == ours.keys()
    assert files["claims.csv"] == ours["claims.csv"]
    fates = {(one["table"], one["column"]): one for one in told["told"]["fates"]}
    lat = fates["incidents", "latitude"]
    assert (lat["level"], lat["coarse"], lat["shown"]) == ("coarse", 2, 0)
    assert told["told"]["found"] == 0 < told["told"]["cells"]
    assert told["told"]["samples"][0]["name"] == "incidents.csv"


@pytest.mark.parametrize(
    ("path", "body", "message"),
    [
        ("exports", {"format": "acledd"}, "did you mean acled"),
        ("exports", {"format": "geojson", "kind": "xlsx"}, "choose none"),
        ("exports", {"format": "incidents", "country": "Nowhereland"}, "give its name"),
        ("releases", {"day": "soon"}, "write a day"),
        ("releases", {"formats": ["sung"]}, "no table 'sung'"),
        ("releases", {"columns": [{"table": "a", "column": "b", "level": "never"}]}, "mend it"),
        ("count", {"start_date": "2024-03-05", "end_date": "2024-03-01"}, "turn them round"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_made(
    asking: TestClient, drafts: Path, path: str, body: dict[str, Any], message: str
) -> None:
    answer = asking.post(f"/api/outgoing/{path}", json=body)
    assert answer.status_code == 400
    assert message in answer.json()["message"]
    assert list(drafts.iterdir()) == []


def test_what_fails_while_it_is_made_says_why_and_leaves_nothing(
    asking: TestClient, drafts: Path, place: str
) -> None:
    (Path(place).parent / "codebooks").mkdir()
    (Path(place).parent / "codebooks" / "acled.toml").write_text("name = 1", "utf-8")
    told = exported(asking, format="acled")
    assert told["state"] == "failed"
    assert "acled.toml" in told["message"]
    assert asking.get(f"/api/outgoing/{told['id']}/file").status_code == 404
    assert list(drafts.iterdir()) == []


def test_what_is_dropped_is_gone(asking: TestClient, drafts: Path, desk: Desk) -> None:
    told = exported(asking)
    assert len(list(drafts.iterdir())) == 1
    assert asking.delete(f"/api/outgoing/{told['id']}").json() == {"dropped": True}
    assert list(drafts.iterdir()) == []
    for path in ("", "/file"):
        answer = asking.get(f"/api/outgoing/{told['id']}{path}")
        assert (answer.status_code, "gone" in answer.json()["message"]) == (404, True)
    assert asking.delete(f"/api/outgoing/{told['id']}").status_code == 200
    exported(asking)
    desk.close()  # the server ends
    assert list(drafts.iterdir()) == []


# ---- jobs by themselves -------------------------------------------------------------------------


def held(job: Job, begun: threading.Event, goes: threading.Event) -> Path:
    """A job that has written something and waits for the second of two steps."""
    path = job.folder / "draft"
    path.write_text("half", "utf-8")
    for number in job.ticked((1, 2)):
        if number == 1:
            begun.set()
            assert goes.wait(10)
    return path


def test_a_job_that_is_stopped_leaves_nothing(drafts: Path) -> None:
    jobs, begun, goes = Outgoing(), threading.Event(), threading.Event()
    job = jobs.start("a.csv", lambda job: held(job, begun, goes))
    assert begun.wait(10)
    assert (job.folder / "draft").exists()
    jobs.drop(job.id)
    goes.set()
    assert job.thread is not None
    job.thread.join(10)
    assert (job.state, list(drafts.iterdir())) == ("failed", [])
    with pytest.raises(Gone):
        jobs.find(job.id)


def test_so_many_at_once_and_the_oldest_that_is_ready_goes(drafts: Path) -> None:
    jobs, begun, goes = Outgoing(), threading.Event(), threading.Event()
    made = [jobs.start("a.csv", lambda job: held(job, begun, goes)) for _ in range(MOST)]
    with pytest.raises(UsageError, match="being made already"):
        jobs.start("b.csv", lambda job: job.folder)
    goes.set()
    for job in made:
        assert job.thread is not None
        job.thread.join(10)
    jobs.start("c.csv", lambda job: held(job, begun, goes))
    with pytest.raises(Gone):
        jobs.find(made[0].id)
    assert jobs.find(made[1].id).state == "ready"
    jobs.close()
    assert list(drafts.iterdir()) == []


def test_what_a_killed_server_left_is_swept(drafts: Path) -> None:
    dead, other = drafts / f"{PREFIX}99999999-x", drafts / f"{PREFIX}1-x"
    for folder in (dead, other):
        folder.mkdir()
        (folder / "draft").write_text("half", "utf-8")
    sweep()
    assert list(drafts.iterdir()) == [other]
