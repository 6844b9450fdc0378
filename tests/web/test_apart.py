"""Who codes a report by themselves is told nothing of it by incidents, exports and the log."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tacitus.project.assigning import Assigning, Wanted
from tacitus.project.linking import ProjectLinker
from tacitus.project.records import sights
from tacitus.review.lots import Lot
from tacitus.store.apart import apart_reports
from tacitus.store.assignments import keep_comparison, withdraw_assignments
from tacitus.store.opening import open_project
from tacitus.web.desk import Desk
from tests.project.coded import shooting
from tests.review.made import coded, keep
from tests.web.test_release import awaited

TOLD = ("Tanta", "Transportation", "explosives", "30.79", "nine", "The Delta Post")


@pytest.fixture
def desk(project_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """Three reports: of happenings at Tanta, of one at Arica, and of none. Ana is to code the first
    from the text alone."""
    with closing(open_project(str(project_file))) as database:
        other = shooting("other", day=4, town="Arica")
        keep(database, tmp_path, coded(), other, replace(coded(id="none"), events=()))
        Assigning(database, "eva").assign(["ana"], Wanted(), Lot(each=1, blind=True))
        ProjectLinker()(database)
    made = Desk("eva", tmp_path, "rules")
    made.open(str(project_file))
    yield made
    made.close()


def ids(client: TestClient) -> list[str]:
    return [one["id"] for one in client.get("/api/incidents").json()["rows"]]


def told(client: TestClient, path: str) -> str:
    """What a page says, without the codebook that every page carries."""
    text: str = client.get(path).text
    return text.rsplit('id="shared"', maxsplit=1)[-1].rsplit("</script>", maxsplit=1)[-1]


def test_incidents_are_closed_until_all_have_ended(desk: Desk, client: TestClient) -> None:
    all_ = ids(client)
    every = [id_ for id_ in all_ if "tanta#" in client.get(f"/api/incidents/{id_}").text]
    other = next(id_ for id_ in all_ if id_ not in every)
    closed = [
        f"{path}{id_}" for path in ("/incidents/", "/merge/", "/api/incidents/") for id_ in every
    ]
    closed += [f"/merge/{other}/{every[0]}", f"/merge/{every[0]}/{other}"]
    lists = ["/explore", "/api/incidents", "/api/incidents.csv", f"/incidents/{other}"]
    assert any("Tanta" in told(client, path) for path in closed + lists)
    desk.who = "ana"
    assert ids(client) == [other]
    assert client.get("/api/incidents").json()["apart"] == len(every)
    assert f"{len(every)} left out" in told(client, "/explore")
    for path in closed + lists:
        assert client.get(path).status_code == (403 if path in closed else 200), path
        assert not any(words in told(client, path) for words in TOLD), path
    body = {"act": "no_event", "coding": 1, "targets": ["report"]}
    assert client.post("/api/reports/1/decisions", json=body).status_code == 200
    assert ids(client) == all_
    assert client.get(closed[0]).status_code == 200


def test_who_has_not_to_code_it_any_more_sees_all(desk: Desk, client: TestClient) -> None:
    desk.who = "ana"
    assert client.get("/api/incidents").json()["apart"] > 0
    with closing(open_project(str(desk.database.path))) as database:
        Assigning(database, "eva").withdraw("ana")
    assert client.get("/api/incidents").json()["apart"] == 0


def test_nothing_of_it_leaves(desk: Desk, client: TestClient) -> None:
    every = len(ids(client)) - 1
    order = {"format": "incidents", "everything": True}
    whole = awaited(client, client.post("/api/outgoing/exports", json=order))
    assert (whole["told"]["incidents"], whole["told"]["apart"]) == (every + 1, 0)
    desk.who = "ana"
    counted = client.post("/api/outgoing/count", json={"everything": True}).json()
    assert counted == {"all": 1, "reviewed": 0, "taken": 1, "apart": every}
    own = awaited(client, client.post("/api/outgoing/exports", json=order))
    assert (own["told"]["incidents"], own["told"]["apart"], own["told"]["left"]) == (1, every, 0)
    file = client.get(f"/api/outgoing/{own['id']}/file").text
    assert ("Tanta" in file, "Arica" in file) == (False, True)
    refused = client.post("/api/outgoing/releases", json={"everything": True})
    assert (refused.status_code, f"tell of {every}" in refused.json()["message"]) == (403, True)
    reviewed = client.post("/api/outgoing/releases", json={"day": "2026-03-01"})
    assert reviewed.status_code == 200  # none of them is reviewed, none is asked for


def test_the_log_does_not_tell_what_would_be_taken_back(desk: Desk, client: TestClient) -> None:
    body = {"act": "accept", "coding": 1, "targets": ["e1.3"], "note": "a remark of eva"}
    number = client.post("/api/reports/1/decisions", json=body).json()["decision"]
    assert client.get(f"/api/activity/{number}/undo").json()["lines"]
    desk.who = "ana"
    for path in ("/activity", "/api/activity"):
        assert "a remark" not in told(client, path)
    for answer in (
        client.get(f"/api/activity/{number}/undo"),
        client.post(f"/api/activity/{number}/undo", json={}),
    ):
        assert answer.status_code == 403
        assert "by yourself" in answer.json()["message"]
        assert not answer.json().get("fields")


@pytest.mark.parametrize(
    ("people", "lot", "then"),
    [
        (["ana"], Lot(), ""),
        (["ana"], Lot(blind=True), ""),
        (["ana", "ben"], Lot(second=1.0), ""),
        (["ana", "ben"], Lot(second=1.0), "withdrawn"),
        (["ana", "ben"], Lot(second=1.0), "differs"),
        (["ana", "ben"], Lot(second=1.0), "settled"),
        (["ben"], Lot(blind=True), ""),
        (["ana", "ben"], Lot(each=1), ""),
    ],
)
def test_lists_and_records_have_one_rule(
    desk: Desk, people: list[str], lot: Lot, then: Any
) -> None:
    """What SQL says for lists, `sights` says of each report."""
    database = desk.database
    with database.writing() as connection:
        withdraw_assignments(connection, "ana")
    Assigning(database, "eva").set_blind_share(0)
    Assigning(database, "eva").assign(people, Wanted("new"), lot)
    with database.writing() as connection:
        if then == "withdrawn":
            withdraw_assignments(connection, "ben")
        elif then:
            keep_comparison(connection, 1, then, 1)
    with database.reading() as connection:
        for who in ("ana", "ben", "eva"):
            keys = [(1, "tanta"), (2, "other"), (3, "none")]
            seen = sights(connection, who, keys)
            found = set(connection.scalars(apart_reports(who)))
            assert found == {key for key, sight in seen.items() if sight != "shared"}, who
