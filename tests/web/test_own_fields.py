"""Fields of the project's own on the review page: offered, kept, refused, and in the tables."""

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tacitus.project.outgoing import wish_of
from tacitus.project.project import Project
from tacitus.web.desk import Desk
from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target
from tests.review.made import span
from tests.web.test_api import field, say
from tests.web.test_release import awaited

BOOK = """
name = "A study of raids"
version = "1"
[[field]]
name = "warned"
about = "Whether there was a warning before."
codes = { yes = "There was.", no = "There was none." }
types = ["ASSAULT"]
[[field]]
name = "doctors"
about = "How many doctors were at work."
kind = "whole"
[[field]]
name = "harvest"
about = "What the harvest was, in words."
types = ["AID"]
"""
WORDS = [list(span("Seven people were killed"))]


@pytest.fixture
def book(desk: Desk) -> Path:
    """The codebook beside the project."""
    assert desk.database.path is not None
    path = Path(desk.database.path).parent / "codebooks" / "fields.toml"
    path.parent.mkdir()
    path.write_text(BOOK, encoding="utf-8")
    return path


def add(client: TestClient, name: str, text: Any) -> Any:
    change = {"field": name, "value": {"text": text}, "evidence": WORDS}
    return say(client, "add", into="e1", change=change)


def test_a_project_without_a_codebook_has_none(client: TestClient) -> None:
    record = client.get("/api/reports/1/record").json()
    assert record["own"] == {}
    assert not any(name.startswith("own_") for name in record["events"][0]["addable"])
    answer = add(client, "own_warned", "yes")
    assert answer.status_code == 400
    assert "name it in codebooks/fields.toml" in answer.json()["message"]


@pytest.mark.usefixtures("book")
def test_they_are_offered_and_kept(client: TestClient, desk: Desk, tmp_path: Path) -> None:
    record = client.get("/api/reports/1/record").json()
    assert record["own"]["own_warned"] == {
        "label": "Warned",
        "about": "Whether there was a warning before.",
        "kind": "code",
        "codes": [["yes", "There was."], ["no", "There was none."]],
    }
    assert record["events"][0]["addable"][-2:] == ["own_warned", "own_doctors"]
    kept = add(client, "own_warned", "no").json()["record"]
    own = next(one for one in kept["events"][0]["fields"] if one["field"] == "own_warned")
    assert (own["label"], own["words"], own["state"]) == ("Warned", "no", "corrected")
    assert own["quote"] == "“Seven people were killed”"
    assert [(one["words"], one["reason"]) for one in own["alternatives"]] == [("yes", "There was.")]
    change = {"field": "own_warned", "value": own["alternatives"][0]["value"], "evidence": WORDS}
    kept = say(client, "correct", own["target"], change=change).json()["record"]
    assert field(kept, own["target"])["words"] == "yes"
    assert add(client, "own_doctors", " 12 ").status_code == 200
    page = client.get("/review/1").text
    assert "Warned" in page
    out = tmp_path / "incidents.csv"
    with Project(desk.database) as project:
        project.link()
        FORMATS["incidents"].write(project.incidents(), Target(out), wish_of(project), Losses())
    with out.open(encoding="utf-8", newline="") as stream:
        found = {(one["own_warned"], one["own_doctors"]) for one in csv.DictReader(stream)}
    assert ("yes", "12") in found


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("own_warned", "perhaps", "own_warned has no code 'perhaps': one of yes, no"),
        ("own_doctors", "many", "own_doctors is a whole number, not 'many': write digits"),
        ("own_doctors", "-1", "own_doctors is a whole number"),
        ("own_doctors", "9" * 19, "own_doctors is a whole number"),
        ("own_boots", "yes", "the project has no field own_boots"),
        ("own_warned", "", "the value does not fit"),
        ("own_warned", 3, "the value does not fit"),
        ("own_Warned", "yes", "the value does not fit"),
    ],
)
def test_what_does_not_fit_is_refused(name: str, text: Any, told: str, client: TestClient) -> None:
    answer = add(client, name, text)
    assert answer.status_code == 400
    assert told in answer.json()["message"]


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("own_doctors", "Seven people were killed", ["7"]),
        ("own_harvest", "Seven people", ["Seven people"]),
        ("own_warned", "Seven people", []),
        ("own_unheard_of", "Seven people", []),
    ],
)
def test_words_are_read(name: str, words: str, value: list[str], client: TestClient) -> None:
    at = span(words)
    asked: dict[str, str | int] = {"field": name, "start": at.start, "end": at.end}
    answer = client.get("/api/reports/1/reading", params=asked)
    assert [one["value"]["text"] for one in answer.json()["values"]] == value


def test_a_codebook_that_is_wrong_stops_no_review(client: TestClient, book: Path) -> None:
    assert add(client, "own_warned", "yes").status_code == 200
    book.write_text("[[field]]\n", encoding="utf-8")
    record = client.get("/api/reports/1/record").json()
    assert "fields.toml: it has no name" in record["notes"][-1]
    (own,) = (one for one in record["events"][0]["fields"] if one["field"] == "own_warned")
    assert (own["label"], own["words"]) == ("Warned", "yes")
    assert say(client, "accept", own["target"]).status_code == 200
    assert "fields.toml" in add(client, "own_warned", "no").json()["message"]
    assert client.get("/codebook").status_code == 200


@pytest.mark.usefixtures("book")
def test_other_pages_have_them(client: TestClient, desk: Desk) -> None:
    add(client, "own_warned", "yes")
    page = client.get("/codebook").text
    assert "Whether there was a warning before." in page
    assert "There was none." in page
    with Project(desk.database) as project:
        project.link()
        (id_,) = [one.id for one in project.incidents() if one.all("own_warned")]  # type: ignore[arg-type]
    assert "Warned" in client.get(f"/incidents/{id_}").text
    assert client.get("/agreement").status_code == 200


def chooser(client: TestClient) -> dict[str, str]:
    """The level that the page of releases proposes for each column of the table `incidents`."""
    page = client.get("/release").text
    shape = r'<select name="column:incidents:(\w+)" data-usual="(\w+)">'
    return dict(re.findall(shape, page))


def test_their_level_is_chosen_for_a_release(client: TestClient, desk: Desk, book: Path) -> None:
    add(client, "own_warned", "yes")
    usual = chooser(client)
    assert (usual["own_warned"], usual["own_harvest"]) == ("public", "team")
    with Project(desk.database) as project:
        project.link()
    for level, cell in (("public", "yes"), ("never", "")):
        told = [{"table": "incidents", "column": "own_warned", "level": level}]
        order = {"everything": True, "day": "2026-03-01", "columns": told, "proof": False}
        made = awaited(client, client.post("/api/outgoing/releases", json=order))
        assert made["state"] == "ready", made["message"]
        content = client.get(f"/api/outgoing/{made['id']}/file").content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = {
                name.rpartition("/")[2]: archive.read(name).decode() for name in archive.namelist()
            }
        values = {one["own_warned"] for one in csv.DictReader(io.StringIO(files["incidents.csv"]))}
        assert (cell in values, "yes" in values) == (True, level == "public")
        assert ("own_warned" in files["claims.csv"]) == (level == "public")
    book.write_text("[[field]]\n", encoding="utf-8")
    assert "own_warned" not in chooser(client)
    assert "fields.toml: it has no name" in client.get("/release").text
