"""The API: decisions kept and refused, the queue, what comes in, and who may ask."""

import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tacitus.store.opening import init_project, open_project
from tacitus.web.desk import Desk, safe_name
from tests.commands.running import NEWS
from tests.review.made import coded, keep, span


def say(client: TestClient, act: str, *targets: str, **more: Any) -> Any:
    """What the server answers to a judgement, as JSON."""
    body = {"act": act, "coding": 1, "targets": list(targets), **more}
    return client.post("/api/reports/1/decisions", json=body)


def field(record: Any, target: str) -> Any:
    found = (one for event in record["events"] for one in event["fields"])
    return next(one for one in found if one["target"] == target)


def test_a_record_in_words(client: TestClient) -> None:
    record = client.get("/api/reports/1/record").json()
    assert [one["heading"] for one in record["events"]] == ["Main", "Related", "Background"]
    assert [one["open"] for one in record["events"]] == [True, True, False]
    day = field(record, "e1.3")
    assert (day["label"], day["words"], day["quote"]) == ("When", "4 March 2024", "“Monday”")
    assert (day["state"], day["sure"]) == ("proposed", "likely")
    assert day["voice"] == "stated by the report itself"
    reasons = {one["words"]: one["reason"] for one in day["alternatives"]}
    assert reasons["26 February 2024"] == "the same weekday a week earlier"
    assert reasons["5 March 2024"] == "the day of publication"
    toll = field(record, "e1.6")
    assert toll["state_words"] == "disputed"
    assert toll["clashes"] == ["9 (reported by Amal Nassar)"]
    assert field(record, "e1:actor")["words"] == "not found in the text"
    place = field(record, "e1.4")["alternatives"]
    assert any(one["reason"] == "only the country is known" for one in place)
    assert field(record, "e1.1")["alternatives"][0]["reason"]


def test_decide_and_take_back(client: TestClient) -> None:
    answer = say(client, "accept", "e1.3", token="t1").json()
    assert (answer["decision"], answer["told"]) == (1, [])
    assert field(answer["record"], "e1.3")["state"] == "accepted"
    assert answer["record"]["undo"] == 1
    back = client.post("/api/reports/1/withdrawals", json={"token": "t1"}).json()
    assert field(back["record"], "e1.3")["state"] == "proposed"
    log = client.get("/api/activity").json()
    assert [(one["kind"], one["undone_by"]) for one in log] == [("withdraw", None), ("accept", 2)]
    assert client.get("/api/activity/chain").json() == {"broken": None, "decisions": 2}


def test_correct_a_value(client: TestClient) -> None:
    value = {"low": 8, "high": None}
    change = {"field": "killed", "value": value, "evidence": [[10, 20]]}
    answer = say(client, "correct", "e1.6", change=change).json()
    changed = field(answer["record"], "e1.6")
    assert (changed["state"], changed["words"], changed["by"]) == ("corrected", "at least 8", "ana")
    assert changed["evidence"] == [[10, 20]]


def test_the_second_is_told(client: TestClient, desk: Desk) -> None:
    say(client, "accept", "e1.3")
    desk.who = "ben"
    answer = say(client, "reject", "e1.3").json()
    assert answer["told"][0].startswith("ana had accepted this at ")
    assert field(answer["record"], "e1.3")["others"] == ["ana: accepted", "ben: rejected"]
    assert client.get("/api/queue?tab=flagged").json()["items"][0]["disputed"] is True


REFUSED: list[tuple[str, str, dict[str, Any], int, str]] = [
    ("post", "/api/reports/9/decisions", {"act": "accept", "coding": 1, "targets": []}, 404, "coding of"),
    ("post", "/api/reports/1/decisions", {"act": "sing", "coding": 1, "targets": []}, 422, "act"),
    ("post", "/api/reports/1/decisions", {"act": "accept", "coding": 1, "targets": ["?"]}, 409, "there is no"),
    ("post", "/api/reports/1/decisions", {"act": "accept", "coding": 5, "targets": ["e1.3"]}, 409, "coded anew"),
    ("post", "/api/reports/1/decisions", {"act": "accept", "coding": 2**40, "targets": ["e1.3"]}, 422, "coding"),
    ("post", "/api/reports/1/decisions", {"act": "comment", "coding": 1, "targets": ["e1.3"], "note": "\0"}, 422, "note"),
    ("post", "/api/reports/1/withdrawals", {"decision": 0}, 400, "name the decision"),
    ("post", "/api/project", {"place": "/nowhere/x.db"}, 503, "no such project"),
    ("post", "/api/project", {"place": "mysql://h/d"}, 400, "postgresql://"),
    ("post", "/api/paste", {"text": "Something.", "published": "soon"}, 400, "soon"),
    ("get", "/api/queue?tab=old", {}, 400, "no tab 'old'"),
    ("get", "/api/queue?search=%22%22", {}, 400, "no word"),
    ("get", "/api/reports/1/reading?field=date&start=5&end=2", {}, 400, "not inside"),
    ("get", "/api/reports/1/reading?field=age&start=5&end=9", {}, 422, "field"),
    ("get", "/api/nothing", {}, 404, "Not Found"),
    ("get", "/api/reports/0/record", {}, 422, "key"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "body", "status", "message"), REFUSED)
def test_what_is_refused_says_why(
    client: TestClient, method: str, path: str, body: dict[str, Any], status: int, message: str
) -> None:
    answer = client.request(method, path, json=body or None)
    assert (answer.status_code, message in answer.json()["message"]) == (status, True), answer.text


def test_only_our_own_pages_may_change_anything(client: TestClient) -> None:
    body = {"act": "accept", "coding": 1, "targets": ["e1.3"]}
    path = "/api/reports/1/decisions"
    for headers in (
        {"Host": "evil.example"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ):
        assert client.post(path, json=body, headers=headers).status_code == 403, headers
    assert client.get("/queue", headers={"Host": "evil.example"}).status_code == 403
    own = {"Origin": "http://127.0.0.1", "Sec-Fetch-Site": "same-origin"}
    assert client.post(path, json=body, headers=own).status_code == 200


def test_a_page_of_another_project_changes_nothing(client: TestClient, desk: Desk) -> None:
    body = {"act": "accept", "coding": 1, "targets": ["e1.3"]}
    path = "/api/reports/1/decisions"
    wrong = client.post(path, json=body, headers={"X-Tacitus-Project": "0" * 12})
    assert (wrong.status_code, "another project" in wrong.json()["message"]) == (412, True)
    parts = client.get("/review/1/parts", headers={"X-Tacitus-Project": "0" * 12})
    assert parts.status_code == 412  # or a page would go on with the report of another
    right = client.post(path, json=body, headers={"X-Tacitus-Project": desk.mark})
    assert right.status_code == 200


def test_what_waits_while_another_project_is_opened_is_not_kept_there(
    client: TestClient, desk: Desk, tmp_path: Path
) -> None:
    body = {"act": "accept", "coding": 1, "targets": ["e1.3"]}
    headers = {"X-Tacitus-Project": desk.mark}
    answers: list[int] = []

    def send() -> None:
        answer = client.post("/api/reports/1/decisions", json=body, headers=headers)
        answers.append(answer.status_code)

    sending = threading.Thread(target=send)
    with desk.writing:
        sending.start()
        sending.join(0.5)  # it waits for whoever writes
        assert answers == []
        second = tmp_path / "second.db"
        init_project(str(second))
        with closing(open_project(str(second))) as database:
            keep(database, tmp_path, coded())
        desk.open(str(second))
    sending.join(30)
    assert answers == [412]


def test_a_project_has_one_mark_however_its_path_is_written(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, mark = desk.database.name, desk.mark
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.chdir(Path(whole).parent)
    desk.open("tacitus.db")
    assert desk.mark == mark
    monkeypatch.chdir(other)
    desk.open("tacitus.db", make=True)
    assert desk.mark != mark


def test_words_are_read_as_values(client: TestClient) -> None:
    def read(field: str, words: str) -> Any:
        at = span(words)
        path = f"/api/reports/1/reading?field={field}&start={at.start}&end={at.end}"
        return client.get(path).json()["values"]

    assert read("killed", "nine dead")[0]["value"]["low"] == 9
    assert read("date", "Monday")[0]["value"]["start"] == "2024-03-04"
    assert read("place", "Tanta")[0]["value"]["country"] == "EGY"
    assert read("actor", "Police")[0]["value"] == {"entity": "police"}
    assert read("actor", "a guard")[0]["value"] == {"entity": "new"}
    assert read("killed", "went off") == []


def test_the_places_of_a_name(client: TestClient) -> None:
    found = client.get("/api/places?name=Tripoli").json()["values"]
    assert {"LBY", "LBN"} <= {one["value"]["country"] for one in found}
    assert client.get("/api/places?name=").json() == {"values": []}


def test_a_pasted_report_is_kept_and_read(nobody: TestClient, tmp_path: Path) -> None:
    assert nobody.get("/api/queue").status_code == 409  # no project is open
    given = {"text": NEWS, "published": "2024-03-05", "publisher": "The Post"}
    assert nobody.post("/api/paste", json=given).json()["new"] == 1
    assert (tmp_path / "tacitus.db").exists()
    until = time.monotonic() + 60
    while nobody.get("/api/coding").json()["running"] and time.monotonic() < until:
        time.sleep(0.2)
    (item,) = nobody.get("/api/queue").json()["items"]
    assert (item["publisher"], item["published"]) == ("The Post", "2024-03-05")
    assert "two officers" in item["gist"]
    again = nobody.post("/api/paste", json=given).json()
    assert (again["new"], again["same"]) == (0, 1)


def test_files_that_cannot_be_read_are_named(client: TestClient) -> None:
    files = [
        ("files", ("news.txt", NEWS.encode())),
        ("files", ("../../etc/empty.txt", b"")),
    ]
    done = client.post("/api/files", files=files).json()
    assert done["new"] == 1
    (refusal,) = done["refused"]
    assert "empty.txt" in refusal
    assert "/tmp" not in refusal


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\news\\b.csv", "b.csv"),
        ("", "file.txt"),
        ("..", "file.txt"),
        ("x\0y\n.txt", "x_y_.txt"),
        ("ç" * 400 + ".txt", "ç" * 116 + ".txt"),
    ],
)
def test_names_of_files(name: str, safe: str) -> None:
    assert safe_name(name, 0) == safe
    assert safe_name(name, 1).startswith("1-")


def test_openapi_tells_of_every_path(client: TestClient) -> None:
    told = client.get("/api/openapi.json").json()
    assert "/api/reports/{key}/decisions" in told["paths"]
    assert client.get("/docs").status_code == 404  # it would load scripts from elsewhere
