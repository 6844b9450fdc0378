"""People of a project, and clients that are signed in as them."""

import re
from typing import Any

from fastapi.testclient import TestClient

from tacitus.people_values import ROLES
from tacitus.project.people import People
from tacitus.web.desk import Desk
from tacitus.web.who import FORM_HEADER

HERE = "http://127.0.0.1"
PASSWORD = "four words of mine"
NAMES = {"admin": "Ada", "viewer": "Vic", "coder": "Cem", "reviewer": "Rio"}


def with_people(desk: Desk) -> None:
    """Let the project have a person of each role."""
    people = People(desk.database, "root")
    for role in reversed(ROLES):
        people.add(NAMES[role], role, PASSWORD)


def signed_in(app: Any, name: str) -> TestClient:
    """A client that is signed in, and shows that its pages are ours."""
    client = TestClient(app, HERE, follow_redirects=False)
    answer = client.post("/api/sign-in", json={"name": name, "password": PASSWORD})
    assert answer.status_code == 200, answer.text
    client.headers[FORM_HEADER] = answer.json()["form_token"]
    return client


def hidden(page: str, name: str) -> str:
    """A hidden field of a form."""
    found = re.search(f'name="{name}" value="([^"]*)"', page)
    assert found
    return found.group(1)
