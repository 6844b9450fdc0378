"""Signing in and out: forms, cookies, sessions, and how often one may try."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tacitus.errors import UsageError
from tacitus.project import passwords
from tacitus.store import sessions
from tacitus.web.app import make_app
from tacitus.web.desk import Desk
from tacitus.web.security import Public, public_at
from tacitus.web.tries import FREE, LONGEST, MEMORY, MOST, TooMany, Tries
from tests.project.quick import quick_passwords
from tests.web.signing import HERE, PASSWORD, hidden, signed_in, with_people


@pytest.fixture
def app(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Any:
    quick_passwords(monkeypatch)
    with_people(desk)
    return make_app(desk)


@pytest.fixture
def stranger(app: Any) -> TestClient:
    return TestClient(app, HERE, follow_redirects=False)


def fill(client: TestClient, name: str, password: str, **more: str) -> Any:
    """Send the form of the sign-in page."""
    form = {"form_token": hidden(client.get("/sign-in").text, "form_token"), **more}
    return client.post("/sign-in", data={"name": name, "password": password, **form})


def test_without_people_nobody_is_asked(client: TestClient) -> None:
    assert client.get("/queue").status_code == 200
    assert client.get("/sign-in").headers["location"] == "/"
    assert client.get("/api/me").json() == {"name": "ana", "role": "admin", "form_token": ""}
    page = client.get("/people").text
    assert "Add the first person" in page
    assert '<option value="admin">' in page
    assert '<option value="coder"' not in page
    fault = client.post("/api/me/password", json={"old": "x", "new": PASSWORD})
    assert (fault.status_code, "nobody signs in" in fault.text) == (400, True)


def test_with_the_first_person_the_door_closes(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick_passwords(monkeypatch)
    person = {"name": "Ada", "role": "coder", "password": PASSWORD}
    assert "has to be an admin" in client.post("/api/people", json=person).json()["message"]
    assert client.post("/api/people", json={**person, "role": "admin"}).status_code == 200
    assert client.get("/queue").headers["location"] == "/sign-in?next=%2Fqueue"
    assert client.post("/api/people", json=person).status_code == 401
    assert fill(client, "Ada", PASSWORD).status_code == 303
    assert client.get("/queue").status_code == 200


def test_a_stranger_is_told_nothing(stranger: TestClient, desk: Desk) -> None:
    name = str(desk.database.path)
    for path in ("/sign-in", "/nothing", "/static/nothing"):
        page = stranger.get(path).text
        assert name not in page
        assert "tacitus.db" not in page
        assert desk.mark not in page
        assert "Queue</a>" not in page.partition("<main")[0]


def test_from_the_form_to_the_page_and_out_again(stranger: TestClient) -> None:
    asked = stranger.get("/review/1?x=1#e1")
    assert asked.headers["location"] == "/sign-in?next=%2Freview%2F1%3Fx%3D1"
    page = stranger.get(asked.headers["location"]).text
    assert hidden(page, "next") == "/review/1?x=1"
    answer = fill(stranger, " ada ", PASSWORD, next="/review/1?x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/review/1?x=1")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("tacitus_session_")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Secure" not in cookie  # 127.0.0.1
    page = stranger.get("/review/1").text
    token = page.partition('data-form="')[2].partition('"')[0]
    assert len(token) == 64
    assert "Sign out" in page
    out = stranger.post("/api/sign-out", json={}, headers={"X-Tacitus-Form": token})
    assert (out.status_code, out.json()) == (200, {})
    assert stranger.get("/review/1").status_code == 303


def test_only_a_hash_of_the_token_is_kept_and_each_sign_in_has_its_own(
    stranger: TestClient, desk: Desk
) -> None:
    with desk.database.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM sessions").scalar()
    assert before == 0
    seen = []
    for _ in range(2):  # the second sign-in ends the session of the first
        stranger.cookies.delete("tacitus_form")
        answer = stranger.post("/api/sign-in", json={"name": "Ada", "password": PASSWORD})
        seen.append(answer.cookies[f"tacitus_session_{desk.mark}"])
    assert seen[0] != seen[1]
    with desk.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT token_sha256 FROM sessions").scalars().all()
    assert rows == [sessions.session_hash(seen[1])]
    stranger.cookies.clear()
    old = {"Cookie": f"tacitus_session_{desk.mark}={seen[0]}"}
    assert stranger.get("/queue", headers=old).status_code == 303
    hashed = {"Cookie": f"tacitus_session_{desk.mark}={rows[0]}"}
    assert stranger.get("/queue", headers=hashed).status_code == 303


@pytest.mark.parametrize("limit", ["IDLE", "LONGEST"])
def test_a_session_ends(app: Any, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    client = signed_in(app, "Ada")
    assert client.get("/queue").status_code == 200
    monkeypatch.setattr(sessions, limit, -1.0)
    assert client.get("/queue").status_code == 303


def test_a_session_that_is_used_goes_on(
    app: Any, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(app, "Ada")
    monkeypatch.setattr(sessions, "STALE", -1.0)
    seen = "SELECT seen_at FROM sessions"
    with desk.database.writing() as connection:
        connection.exec_driver_sql("UPDATE sessions SET seen_at = made_at")
        made = connection.exec_driver_sql(seen).scalar()
        assert client.get("/queue").status_code == 200  # another writes: nobody waits for that
    assert client.get("/queue").status_code == 200
    with desk.database.reading() as connection:
        later = connection.exec_driver_sql(seen).scalar()
    assert str(later) > str(made)


WRONG = [
    ("Ada", "five words of mine"),
    ("Nobody", PASSWORD),
    ("Gone", PASSWORD),
    ("", ""),
    ("a\0b", PASSWORD),
    ("\ud800", PASSWORD),
    ("' OR 1=1 --", PASSWORD),
    ("<script>", "x"),
]


@pytest.mark.parametrize(("name", "password"), WRONG)
def test_what_is_wrong_is_not_told(app: Any, name: str, password: str) -> None:
    ada = signed_in(app, "Ada")
    gone = {"name": "Gone", "role": "admin", "password": PASSWORD}
    assert ada.post("/api/people", json=gone).status_code == 200
    assert ada.post("/api/people/close", json={"name": "Gone"}).status_code == 200
    client = TestClient(app, HERE, follow_redirects=False)
    typed = name.encode("utf-8", "replace").decode()
    answer = fill(client, typed, password)
    assert answer.status_code == 401
    assert "the name or the password is wrong" in answer.text
    assert "<script>" not in answer.text.partition("<main")[2]
    if password:
        assert f'value="{password}"' not in answer.text
    assert client.get("/queue").status_code == 303


def test_an_unknown_name_is_hashed_too(
    stranger: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    right = passwords.is_right

    def counted(password: str, kept: str | None) -> bool:
        asked.append(kept is not None)
        return right(password, kept)

    monkeypatch.setattr("tacitus.web.signing.is_right", counted)
    for name in ("Ada", "Nobody"):
        assert (
            stranger.post("/api/sign-in", json={"name": name, "password": "x"}).status_code == 401
        )
    assert asked == [True, False]


def test_a_form_of_another_browser_is_not_taken(app: Any) -> None:
    mine, other = (TestClient(app, HERE, follow_redirects=False) for _ in range(2))
    token = hidden(other.get("/sign-in").text, "form_token")
    for given in (token, "", "\u00e9"):
        mine.get("/sign-in")
        form = {"name": "Ada", "password": PASSWORD, "form_token": given}
        answer = mine.post("/sign-in", data=form)
        assert (answer.status_code, "too old" in answer.text) == (403, True)
    answer = mine.post("/sign-in", data=form, headers={"Origin": "http://evil.example"})
    assert answer.status_code == 403
    assert mine.get("/queue").status_code == 303


@pytest.mark.parametrize(
    "next_",
    ["//evil.example", "https://evil.example", "/\\evil", "evil", "", "/a\nSet-Cookie: x", "/\t/x"],
)
def test_one_is_never_sent_elsewhere(stranger: TestClient, next_: str) -> None:
    answer = fill(stranger, "Ada", PASSWORD, next=next_)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_too_many_tries_wait(app: Any) -> None:
    client = TestClient(app, HERE, follow_redirects=False)
    for _ in range(FREE["name"]):
        assert fill(client, "ada", "wrong").status_code == 401
    answer = fill(client, "Ada", PASSWORD)  # right, and too late
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) in range(25, 31)
    assert "too many wrong tries: wait" in answer.text
    answer = client.post("/api/sign-in", json={"name": "ADA", "password": PASSWORD})
    assert (answer.status_code, "retry-after" in answer.headers) == (429, True)
    assert fill(client, "Rio", PASSWORD).status_code == 303  # others are let in


def test_an_address_waits_too_and_who_is_right_starts_anew() -> None:
    now = [0.0]
    tries = Tries(lambda: now[0])
    for number in range(FREE["address"]):
        tries.begin(f"name {number}", "10.0.0.1")
    with pytest.raises(TooMany) as fault:
        tries.begin("another", "10.0.0.1")
    assert fault.value.seconds == 31
    tries.begin("another", "10.0.0.2")
    now[0] += 30.0
    tries.begin("right", "10.0.0.1")
    tries.good("right", "10.0.0.1")
    tries.begin("right", "10.0.0.1")
    with pytest.raises(TooMany):
        tries.begin("x", "10.0.0.1")
    now[0] += MEMORY + LONGEST
    for _ in range(FREE["name"] - 1):
        tries.begin("right", "10.0.0.1")


@pytest.mark.parametrize(
    ("number", "wait"), [(4, None), (5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (50, 900)]
)
def test_one_waits_longer_and_longer(number: int, wait: int | None) -> None:
    now = [0.0]
    tries = Tries(lambda: now[0])
    for made in range(number):
        now[0] += 900.0 if made >= 5 else 0.0
        tries.begin("ada", f"10.0.{made}.1")
    if wait is None:
        tries.begin("ada", "10.1.1.1")
        return
    with pytest.raises(TooMany, match=r"wait \d+ (seconds|minutes), then") as fault:
        tries.begin("ADA", "10.1.1.1")
    assert fault.value.seconds == wait + 1


def test_memory_has_its_bounds_and_a_household_is_one_address() -> None:
    tries = Tries(lambda: 0.0)
    for number in range(FREE["address"]):
        tries.begin(f"n{number}", f"2001:db8::{number:x}")
    with pytest.raises(TooMany):
        tries.begin("n", "2001:db8::ffff")
    tries.begin("n", "2001:db8:0:1::1")
    for number in range(MOST):
        tries.begin(f"m{number}", f"address {number}")
    assert len(tries._kept) <= MOST + 2  # noqa: SLF001


def test_one_changes_ones_own_password(app: Any) -> None:
    here, elsewhere = signed_in(app, "Vic"), signed_in(app, "Vic")
    new = "other words of mine"
    wrong = here.post("/api/me/password", json={"old": "wrong", "new": new})
    assert (wrong.status_code, "is wrong" in wrong.text) == (401, True)
    short = here.post("/api/me/password", json={"old": PASSWORD, "new": "short"})
    assert (short.status_code, "at least 10" in short.text) == (400, True)
    done = here.post("/api/me/password", json={"old": PASSWORD, "new": new})
    assert done.status_code == 200
    here.headers["X-Tacitus-Form"] = done.json()["form_token"]
    assert here.post("/api/sign-out", json={}).status_code == 200
    assert elsewhere.get("/queue").status_code == 303
    body = {"name": "Vic", "password": new}
    assert here.post("/api/sign-in", json=body).status_code == 200


def test_no_password_is_shown_or_logged(app: Any, desk: Desk, capfd: Any) -> None:
    ada = signed_in(app, "Ada")
    assert (
        ada.post("/api/people", json={"name": "x", "role": "no", "password": PASSWORD}).status_code
        == 422
    )
    fill(TestClient(app, HERE), "Ada", PASSWORD + "!")
    out, err = capfd.readouterr()
    assert PASSWORD not in out + err
    assert PASSWORD not in ada.get("/people").text
    assert PASSWORD not in ada.get("/api/activity").text
    assert "scrypt" not in ada.get("/api/people").text


def test_who_signs_in_decides_in_their_own_name(app: Any) -> None:
    cem = signed_in(app, "cem")
    said = {"act": "accept", "coding": 1, "targets": ["e1.3"]}
    record = cem.post("/api/reports/1/decisions", json=said).json()["record"]
    fields = [one for event in record["events"] for one in event["fields"]]
    assert next(one["by"] for one in fields if one["target"] == "e1.3") == "Cem"
    assert cem.get("/api/activity").json()[0]["who"] == "Cem"


def test_a_project_with_people_is_not_opened_behind_their_back(
    desk: Desk, app: Any, nobody: TestClient
) -> None:
    with_own = nobody.app.state.desk  # type: ignore[attr-defined]
    path = desk.database.path
    assert path is not None
    (with_own.folder / "tacitus.db").symlink_to(path)
    answer = nobody.post("/api/paste", json={"text": "A report."})
    assert (answer.status_code, "sign in first" in answer.text) == (400, True)
    assert nobody.post("/api/paste", json={"text": "A report."}).status_code == 401


# ---- behind a proxy -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://tacitus.example", "tacitus.example"),
        ("https://Tacitus.example:443/", "tacitus.example"),
        ("https://tacitus.example:8443", "tacitus.example:8443"),
        ("http://tacitus.example", None),
        ("tacitus.example", None),
        ("https://", None),
        ("https://a@b.example", None),
        ("https://b.example/path", None),
        ("https://[", None),
        ("", None),
    ],
)
def test_a_public_address(address: str, host: str | None) -> None:
    if host is None:
        with pytest.raises(UsageError, match="write https://NAME"):
            public_at(address)
    else:
        assert public_at(address).host == host


def test_behind_a_proxy_nobody_is_let_in_unasked(desk: Desk) -> None:
    public = TestClient(make_app(desk, Public("team.example")), HERE, follow_redirects=False)
    for name in ("team.example", "127.0.0.1"):
        assert public.get("/queue", headers={"Host": name}).status_code == 303
        said = {"act": "accept", "coding": 1, "targets": ["e1.3"]}
        asked = public.post("/api/reports/1/decisions", json=said, headers={"Host": name})
        assert asked.status_code == 401


def test_behind_a_proxy_its_name_is_ours(app: Any, desk: Desk) -> None:
    public = TestClient(make_app(desk, Public("team.example")), HERE, follow_redirects=False)
    name = {"Host": "team.example"}
    body = {"name": "Ada", "password": PASSWORD}
    for origin, status in (
        ("https://team.example", 200),
        ("http://team.example", 403),
        ("https://evil.example", 403),
    ):
        answer = public.post("/api/sign-in", json=body, headers={**name, "Origin": origin})
        assert answer.status_code == status, origin
        if status == 200:
            assert "Secure" in answer.headers["set-cookie"]
    assert public.get("/sign-in", headers={"Host": "evil.example"}).status_code == 403
    assert public.get("/sign-in").status_code == 200
