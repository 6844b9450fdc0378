"""Taking back from the Activity page and by the API: who may, what is shown before."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tacitus.web.app import make_app
from tacitus.web.desk import Desk
from tests.project.quick import quick_passwords
from tests.web.signing import signed_in, with_people


def decide(client: TestClient, act: str, *targets: str) -> int:
    body = {"act": act, "coding": 1, "targets": list(targets)}
    answer = client.post("/api/reports/1/decisions", json=body)
    assert answer.status_code == 200, answer.text
    number: int = answer.json()["decision"]
    return number


def test_alone_one_looks_and_takes_back(client: TestClient) -> None:
    number = decide(client, "accept_all", "e1.1", "e1.2")
    page = client.get("/activity").text
    assert f'data-undo="/api/activity/{number}/undo"' in page
    told = client.get(f"/api/activity/{number}/undo").json()
    assert told["lines"] == ["What: accepted → proposed", "Outcome: accepted → proposed"]
    assert client.get("/api/activity").json()[0]["undone_by"] is None
    assert client.post(f"/api/activity/{number}/undo", json={}).json()["lines"] == told["lines"]
    assert client.get("/api/activity").json()[1]["undone_by"] == number + 1
    assert 'data-undo="/api/activity' not in client.get("/activity").text
    again = client.post(f"/api/activity/{number}/undo", json={})
    assert (again.status_code, "already" in again.json()["message"]) == (409, True)
    assert client.get("/api/activity/99/undo").status_code == 404
    other = client.post(
        f"/api/activity/{number}/undo", json={}, headers={"X-Tacitus-Project": "000000000000"}
    )
    assert other.status_code == 412


def test_an_import_is_an_act_and_is_undone(client: TestClient) -> None:
    assert client.post("/api/paste", json={"text": "A report of a fire."}).status_code == 200
    act = client.get("/api/activity").json()[0]
    assert (act["who"], act["kind"], act["subject"]) == ("ana", "add_import", "import 2")
    assert act["note"] == "1 new, 0 same, 0 changed"
    assert [one["new"] for one in client.get("/api/imports").json()] == [1, 1]
    assert 'data-undo="/api/imports/2/undo"' in client.get("/activity").text
    told = client.get("/api/imports/2/undo").json()
    assert (told["lines"], told["refusal"]) == (["reports that no longer count: 1"], "")
    assert client.post("/api/imports/2/undo", json={}).status_code == 200
    assert client.get("/api/imports").json()[1]["undone_at"]
    assert 'data-undo="/api/imports/2/undo"' not in client.get("/activity").text
    assert client.post("/api/imports/2/undo", json={}).status_code == 400
    decide(client, "accept", "e1.3")
    stays = client.post("/api/imports/1/undo", json={})
    assert (stays.status_code, "decisions stand on 1" in stays.json()["message"]) == (409, True)


@pytest.fixture
def app(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Any:
    quick_passwords(monkeypatch)
    with_people(desk)
    return make_app(desk)


def test_ones_own_and_what_others_decided(app: Any) -> None:
    cem, rio, ada = (signed_in(app, name) for name in ("Cem", "Rio", "Ada"))
    one, two = decide(cem, "accept", "e1.1"), decide(rio, "accept", "e1.2")
    for client, number, status in (
        (cem, two, 403),
        (rio, one, 403),
        (cem, one, 200),
        (ada, two, 200),
    ):
        offered = f'data-undo="/api/activity/{number}/undo"' in client.get("/activity").text
        assert offered is (status == 200)
        for method in ("get", "post"):
            answer = client.request(method, f"/api/activity/{number}/undo")
            assert answer.status_code == status, answer.text
    assert "an admin takes back" in rio.get(f"/api/activity/{one}/undo").json()["message"]
    assert 'data-undo="/api/imports' not in rio.get("/activity").text
    assert 'data-undo="/api/imports/1/undo"' in ada.get("/activity").text
    assert "data-undo" not in signed_in(app, "Vic").get("/activity").text
