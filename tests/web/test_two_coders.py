"""What the server sends to coders of one report, and how they are settled; on the JSON itself."""

from typing import Any

from fastapi.testclient import TestClient

from tacitus.project.assigning import Assigning, Wanted
from tacitus.review.lots import Lot
from tacitus.web.desk import Desk

PLACES = (
    "/api/reports/1/record",
    "/api/queue?tab=new",
    "/api/queue?tab=mine",
    "/api/queue?tab=flagged",
    "/api/activity",
    "/review/1",
    "/review/1/parts",
    "/queue",
    "/activity",
)
PROPOSED = ("ASSAULT", "explosives", "Gharbia", "EGY", "e1.3", "Transportation", "347612")


def get(desk: Desk, client: TestClient, who: str, path: str) -> Any:
    desk.who = who
    return client.get(path)


def say(desk: Desk, client: TestClient, who: str, act: str, *targets: str, **more: Any) -> Any:
    desk.who = who
    body = {"act": act, "coding": 1, "targets": list(targets), **more}
    return client.post("/api/reports/1/decisions", json=body)


def end(desk: Desk, client: TestClient, who: str, wrong: str) -> None:
    """Decide all: one of the two tolls is wrong."""
    say(desk, client, who, "reject", wrong)
    record = get(desk, client, who, "/api/reports/1/record").json()
    for event in record["events"]:
        for field in event["fields"]:
            if event["open"] and field["state"] in ("proposed", "disputed"):
                act = "not_stated" if ":" in field["target"] else "accept"
                assert say(desk, client, who, act, field["target"]).status_code == 200


def test_nothing_of_the_other_is_sent(desk: Desk, client: TestClient) -> None:
    Assigning(desk.database, "eva").assign(["ana", "ben"], Wanted(), Lot(second=1.0))
    say(desk, client, "ana", "reject", "e1.6", note="anas own remark")
    say(desk, client, "ana", "comment", "report", note="anas own comment")
    say(desk, client, "ana", "flag", "e1.3")
    own = get(desk, client, "ana", "/api/reports/1/record").json()
    assert (own["sight"], own["last"], own["comments"]) == ("apart", 4, ["ana: anas own comment"])
    for path in PLACES:
        text = get(desk, client, "ben", path).text
        assert "anas own" not in text, path
        assert "ana:" not in text, path
        assert "by ana" not in text, path
    record = get(desk, client, "ben", "/api/reports/1/record").json()
    assert (record["last"], record["undo"], record["flagged"]) == (0, None, False)
    assert get(desk, client, "ben", "/api/activity").json()[-1]["kind"] == "assign"
    assert {one["who"] for one in get(desk, client, "ben", "/api/activity").json()} == {"eva"}
    queue = get(desk, client, "ben", "/api/queue?tab=mine").json()["items"][0]
    assert (queue["mine"], queue["undecided"], queue["flagged"]) == ("new", None, False)


def test_nothing_of_the_machine_is_sent(desk: Desk, client: TestClient) -> None:
    Assigning(desk.database, "eva").assign(["ana"], Wanted(), Lot(blind=True))
    for path in PLACES:
        text = get(desk, client, "ana", path).text.split('id="shared"')[-1].split("</script>")[-1]
        for words in PROPOSED:
            assert words not in text, (path, words)
    record = get(desk, client, "ana", "/api/reports/1/record").json()
    assert (record["sight"], record["events"], record["entities"]) == ("blind", [], [])
    page = get(desk, client, "ana", "/review/1").text
    data = page.split('id="data">')[1].split("</script>")[0]
    assert not any(words in data for words in PROPOSED)
    read = get(desk, client, "ana", "/api/reports/1/reading?field=actor&start=121&end=136").json()
    assert [one["value"] for one in read["values"]] == [{"entity": "new"}]  # no entity of ours
    refused = say(desk, client, "ana", "accept", "e1.3")
    assert refused.status_code == 409


def test_differences_are_settled_over_the_wire(desk: Desk, client: TestClient) -> None:
    Assigning(desk.database, "eva").assign(["ana", "ben"], Wanted(), Lot(second=1.0))
    end(desk, client, "ana", "e1.7")
    waiting = get(desk, client, "eva", "/api/reports/1/differences")
    assert (waiting.status_code, "have not ended" in waiting.json()["message"]) == (409, True)
    end(desk, client, "ben", "e1.6")
    found = get(desk, client, "eva", "/api/reports/1/differences").json()
    assert [(one["target"], one["label"]) for one in found["units"]] == [("e1:killed", "Killed")]
    sides = found["units"][0]["sides"]
    assert sorted(one["values"][0]["quote"] for one in sides) == [
        "“Seven people were killed”",
        "“nine dead”",
    ]
    assert "ana" not in str(found["units"]).replace("Tanta", "")
    assert get(desk, client, "eva", "/differences").headers["location"] == "/differences/1"
    assert "nine dead" in get(desk, client, "eva", "/differences/1").text
    wrong: list[tuple[dict[str, Any], int]] = [
        ({"target": "e1:killed"}, 400),
        ({"target": "e1:killed", "side": 3}, 400),
        ({"target": "e1:killed", "side": 1, "not_stated": True}, 400),
        ({"target": "e1:place", "side": 1}, 409),
        ({"target": "e1:killed", "change": {"field": "place", "value": 7}}, 400),
        ({"target": "e1:killed", "change": {"field": "killed", "value": {"low": 1}}}, 400),
        ({"target": "e1:killed", "side": 0}, 422),
    ]
    for body, status in wrong:
        assert client.post("/api/reports/1/settlements", json=body).status_code == status, body
    side = 1 + next(n for n, one in enumerate(sides) if "nine" in one["values"][0]["quote"])
    done = client.post("/api/reports/1/settlements", json={"target": "e1:killed", "side": side})
    assert (done.json()["units"], done.json()["of"]) == ([], 1)
    again = client.post("/api/reports/1/settlements", json={"target": "e1:killed", "side": side})
    assert (again.status_code, "eva has settled" in again.json()["message"]) == (409, True)
    states = {
        field["target"]: field["state"]
        for event in get(desk, client, "ana", "/api/reports/1/record").json()["events"]
        for field in event["fields"]
    }
    assert (states["e1.6"], states["e1.7"]) == ("rejected", "accepted")
    assert get(desk, client, "eva", "/api/activity/chain").json()["broken"] is None
    figures = get(desk, client, "eva", "/api/agreement").json()
    assert next(one for one in figures["people"] if one["field"] == "place")["same"]["value"] == 1.0
    assert "People with each other" in get(desk, client, "eva", "/agreement").text


def test_assigning_over_the_wire(desk: Desk, client: TestClient) -> None:
    body = {"people": ["ana", "ben"], "each": 1, "second": 1.0, "lot": "7"}
    assert client.post("/api/assignments", json=body).json() == {"assigned": 2}
    loads = client.get("/api/assignments").json()
    assert [(one["who"], one["assigned"], one["ended"]) for one in loads] == [
        ("ana", 1, 0),
        ("ben", 1, 0),
    ]
    again = client.post("/api/assignments", json=body)
    assert (again.status_code, "no report to assign" in again.json()["message"]) == (400, True)
    assert client.post("/api/assignments", json={"people": []}).status_code == 422
    assert client.post("/api/assignments", json={"people": ["\u202e"]}).status_code == 400


def test_an_event_and_a_field_more_for_all(desk: Desk, client: TestClient) -> None:
    type_ = {"field": "type", "value": {"type": "ACCUSE", "mode": None}, "evidence": [[26, 40]]}
    added = say(desk, client, "ana", "new_event", change=type_, salience="reaction").json()
    event = next(one for one in added["record"]["events"] if one["id"].startswith("h"))
    assert (event["salience"], event["fields"][0]["state"]) == ("reaction", "corrected")
    told = {"field": "damage", "value": {"text": "a wall"}, "evidence": [[26, 40]],
            "holder": "new", "teller": "a guard"}  # fmt: skip
    more = say(desk, client, "ana", "add", into=event["id"], change=told).json()
    damage = next(
        field
        for one in more["record"]["events"]
        for field in one["fields"]
        if field["field"] == "damage"
    )
    assert "a guard" in damage["voice"]
    unnamed = {**told, "teller": ""}
    refused = say(desk, client, "ana", "add", into=event["id"], change=unnamed)
    assert refused.status_code == 400
    bare = say(desk, client, "ana", "new_event", change={**type_, "evidence": []})
    assert bare.status_code == 409
    assert say(desk, client, "ana", "settle", "e1.3").status_code == 409
    assert say(desk, client, "ana", "finish", "report").status_code == 409
