"""Who may do what: every route of the application, found by walking it, for every role."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from starlette.routing import Mount, Route

from tacitus.people_values import ROLES, Role
from tacitus.web.app import make_app
from tacitus.web.desk import Desk
from tacitus.web.roles import NEEDS, Need
from tacitus.web.security import SAFE
from tests.project.quick import quick_passwords
from tests.web.signing import HERE, NAMES, signed_in, with_people

OPEN = {  # what is answered without sign-in
    ("GET", "/api/openapi.json"),
    ("HEAD", "/api/openapi.json"),
    ("GET", "/sign-in"),
    ("POST", "/sign-in"),
    ("POST", "/api/sign-in"),
}


def routes(known: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Every way in: method and path. Newer versions of FastAPI keep a router as it was included."""
    for route in known:
        if hasattr(route, "original_router"):
            yield from routes(route.original_router.routes)
        elif isinstance(route, Mount):
            assert route.path == "/static"
        else:
            assert isinstance(route, APIRoute | Route), route
            yield from ((method, route.path) for method in route.methods or ())


@pytest.fixture
def app(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A server of a project with a person of each role."""
    quick_passwords(monkeypatch)
    with_people(desk)
    return make_app(desk)


def ask(client: TestClient, method: str, path: str) -> Any:
    """A request with nothing in it: who may ask is told that it does not fit."""
    at = path.replace("{id_}", "none").replace("{other}", "none").replace("{number}", "999")
    return client.request(method, at.replace("{key}", "999"), json=None if method in SAFE else {})


def test_every_route_has_its_role(app: Any) -> None:
    assert sorted(routes(app.router.routes)) == sorted(NEEDS)
    assert {one for one, need in NEEDS.items() if need == "anyone"} == OPEN
    for (method, path), need in NEEDS.items():
        if method not in SAFE and need == "viewer":
            assert path in ("/api/sign-out", "/api/me/password"), "a viewer changes nothing else"


def test_nobody_gets_in_without_signing_in(app: Any) -> None:
    client = TestClient(app, HERE, follow_redirects=False)
    for method, path in sorted(set(NEEDS) - OPEN):
        answer = ask(client, method, path)
        if method in SAFE and not path.startswith("/api/"):
            assert answer.status_code == 303, path
            assert answer.headers["location"].startswith("/sign-in?next="), path
        else:
            assert answer.status_code == 401, (method, path)
            assert answer.json() == {"message": "sign in first"}


def test_a_route_that_is_not_in_the_table_is_for_admins(desk: Desk, app: Any) -> None:
    app.add_api_route("/new", lambda: "new")
    stranger = TestClient(app, HERE, follow_redirects=False)
    assert stranger.get("/new").headers["location"] == "/sign-in?next=%2Fnew"
    assert signed_in(app, "Rio").get("/new").status_code == 403
    assert signed_in(app, "Ada").get("/new").json() == "new"
    assert signed_in(app, "Vic").get("/none").status_code == 404
    assert signed_in(app, "Vic").delete("/queue").status_code == 405


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_what_it_may_and_no_more(app: Any, role: Role) -> None:
    client = signed_in(app, NAMES[role])
    for (method, path), need in sorted(NEEDS.items()):
        if need == "anyone" or path in ("/api/sign-out",):
            continue
        answer = ask(client, method, path)
        allowed = need != "alone" and ROLES.index(role) >= ROLES.index(need)
        assert (answer.status_code not in (401, 403)) is allowed, (method, path, answer.text)
        if not allowed and path.startswith("/api/"):
            assert reason(need, NAMES[role], role) in answer.json()["message"]
        elif not allowed:
            assert f"this needs the role of {need}" in answer.text


def reason(need: Need, name: str, role: Role) -> str:
    if need == "alone":
        return "this project has people, who stay in it"
    return f"{name} is {role} in this project, and this needs the role of {need}: ask an admin"


@pytest.mark.parametrize("role", ROLES)
def test_every_change_needs_the_token_of_our_pages(app: Any, role: Role) -> None:
    client = signed_in(app, NAMES[role])
    token = client.headers.pop("X-Tacitus-Form")
    for (method, path), need in sorted(NEEDS.items()):
        if method in SAFE or need in ("anyone", "alone"):
            continue
        if ROLES.index(role) < ROLES.index(need):
            continue
        answer = ask(client, method, path)
        assert (answer.status_code, "X-Tacitus-Form" in answer.text) == (403, True), path
        for wrong in ("0" * 64, token[:-1], "x"):
            client.headers["X-Tacitus-Form"] = wrong
            answer = ask(client, method, path)
            assert answer.status_code == 401, path
            assert "load it again" in answer.json()["message"]
        del client.headers["X-Tacitus-Form"]
    client.headers["X-Tacitus-Form"] = token
    assert client.post("/api/sign-out", json={}).status_code == 200


def test_a_role_counts_from_the_next_request_on(app: Any, desk: Desk) -> None:
    ada, cem = signed_in(app, "Ada"), signed_in(app, "Cem")
    decision = {"act": "accept", "coding": 1, "targets": ["e1.3"]}
    assert cem.post("/api/reports/1/decisions", json=decision).status_code == 200
    assert ada.post("/api/people/role", json={"name": "Cem", "role": "viewer"}).status_code == 200
    assert cem.post("/api/reports/1/decisions", json=decision).status_code == 403
    assert cem.get("/review/1").status_code == 200
    assert ada.post("/api/people/close", json={"name": "Cem"}).status_code == 200
    assert cem.get("/api/queue").status_code == 401
    log = ada.get("/api/activity").json()
    assert [(one["who"], one["kind"]) for one in log[:3]] == [
        ("Ada", "close_person"),
        ("Ada", "change_role"),
        ("Cem", "accept"),
    ]
    assert ada.get("/api/activity/chain").json()["broken"] is None


def test_pages_hide_what_one_may_not(app: Any) -> None:
    pages = {name: signed_in(app, name) for name in NAMES.values()}
    for name, client in pages.items():
        start, settings = client.get("/").text, client.get("/settings").text
        assert ('id="files"' in start) is (name != "Vic")
        assert 'id="sample"' not in start
        assert 'name="place"' not in start
        assert ('href="/people"' in settings) is (name == "Ada")
        assert f"You are signed in as {name}" in settings
        assert ('data-may=""' in start) is (name == "Vic")


SETTLING = [  # who settles what Cem and Dan differ on, having seen what, and what comes of it
    ("Cem", 9, 403),
    ("Cem", 0, 200),  # one more voice of somebody who has not seen the other
    ("Rio", 9, 200),
    ("Ada", 9, 200),
]


@pytest.mark.parametrize(("name", "seen", "status"), SETTLING)
def test_a_reviewer_settles_what_people_differ_on(
    app: Any, name: str, seen: int, status: int
) -> None:
    ada = signed_in(app, "Ada")
    person = {"name": "Dan", "role": "coder", "password": "four words of mine"}
    assert ada.post("/api/people", json=person).status_code == 200
    for one, act in (("Cem", "accept"), ("Dan", "reject")):
        said = {"act": act, "coding": 1, "targets": ["e1.3"]}
        assert signed_in(app, one).post("/api/reports/1/decisions", json=said).status_code == 200
    said = {"act": "not_stated", "coding": 1, "targets": ["e1.3"], "seen": seen}
    answer = signed_in(app, name).post("/api/reports/1/decisions", json=said)
    assert answer.status_code == status, answer.text
    if status == 403:
        assert "people differ on date: a reviewer settles it" in answer.json()["message"]
        back = signed_in(app, "Cem").post("/api/reports/1/withdrawals", json={"decision": 6})
        assert back.status_code == 200
    record = ada.get("/api/reports/1/record").json()
    fields = [field for event in record["events"] for field in event["fields"]]
    state = next(one["state"] for one in fields if one["target"] == "e1.3")
    assert state == {403: "rejected"}.get(status, "disputed" if seen == 0 else "not_stated")
