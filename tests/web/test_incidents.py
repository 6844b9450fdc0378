"""Incidents on their pages: one, two side by side, all that are chosen; and their status."""

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tacitus.project.linking import ProjectLinker
from tacitus.store.opening import open_project
from tacitus.values import CodedReport
from tacitus.web.app import make_app
from tacitus.web.charts import CORNER, Point, levels, sheet, thinned
from tacitus.web.desk import Desk
from tacitus.web.exploring import bars
from tests.review.made import TEXT, coded, keep
from tests.web.conftest import HERE


def report(id: str, text: str, publisher: str, day: str) -> CodedReport:
    """The made coding for a report of these words, which keep its offsets."""
    made = coded(text, id)
    return replace(made, report=replace(made.report, publisher=publisher, published=day))


ONE = report("one", TEXT, "The Delta Post", "2024-03-05")
TWO = report("two", TEXT.replace("Blast", "Shock"), "Canal News", "2024-03-06")


@pytest.fixture
def linked(project_file: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A project in which two reports of one happening are linked."""
    with closing(open_project(str(project_file))) as database:
        keep(database, tmp_path, ONE, TWO)
        ProjectLinker()(database)
    desk = Desk("ana", tmp_path, "rules")
    desk.open(str(project_file))
    with TestClient(make_app(desk), HERE, follow_redirects=False) as asked:
        yield asked
    desk.close()


def listed(client: TestClient, **chosen: str) -> list[Any]:
    found: list[Any] = client.get("/api/incidents", params=chosen).json()["rows"]
    return found


def bomb(client: TestClient) -> Any:
    """The incident that both reports tell of first."""
    return next(one for one in listed(client) if one["place"] == "Tanta" and one["reports"] == 2)


def test_an_incident_with_its_facts_figures_and_sources(linked: TestClient) -> None:
    one = bomb(linked)
    page = linked.get(f"/incidents/{one['id']}").text
    for words in ("What is known", "Told by", "Killed", "The Delta Post", "Canal News", "4 March"):
        assert words in page, words
    assert "drawn to within 5 km" in page
    assert "#e1.6" in page  # a figure leads to its claim on the review page
    view = linked.get(f"/api/incidents/{one['id']}").json()
    assert [fact["label"] for fact in view["facts"]][:4] == ["What", "Outcome", "When", "Where"]
    assert view["sentence"][0]["address"].startswith("/review/")
    assert {given["words"] for given in view["figures"][0]["given"]} == {"7", "9"}
    assert linked.get("/incidents/nothing").status_code == 400


def test_the_grid_folds_what_agrees(linked: TestClient) -> None:
    one = bomb(linked)
    page = linked.get(f"/merge/{one['id']}").text
    assert page.count('<tr class="agrees">') >= 4
    assert "The Delta Post" in page


def test_grids_for_programs(linked: TestClient) -> None:
    one = bomb(linked)
    grid = linked.get(f"/api/incidents/{one['id']}/grid").json()
    assert [head["publisher"] for head in grid["heads"]] == ["The Delta Post", "Canal News"]
    killed = next(row for row in grid["rows"] if row["label"] == "Killed")
    assert {line["words"] for cell in killed["cells"] for line in cell} == {"7", "9"}
    assert killed["rule"] in linked.get(f"/merge/{one['id']}").text
    other = next(row["id"] for row in listed(linked) if row["id"] != one["id"])
    both = linked.get(f"/api/incidents/{one['id']}/grid/{other}").json()
    assert {head["side"] for head in both["heads"]} == {0, 1}
    assert both["alike"] is None
    same = linked.get(f"/api/incidents/{one['id']}/grid/{one['id']}")
    assert (same.status_code, "are one incident" in same.json()["message"]) == (400, True)


def test_apart_and_together_again(linked: TestClient) -> None:
    one = bomb(linked)
    names = [
        source["name"] for source in linked.get(f"/api/incidents/{one['id']}").json()["told_by"]
    ]
    done = linked.post(f"/api/incidents/{one['id']}/split", json={"events": [names[1]]})
    assert done.status_code == 200
    apart = [
        row
        for row in listed(linked, search="bus", type="ASSAULT")
        if row["start_date"] == "2024-03-04"
    ]
    assert [row["reports"] for row in apart] == [1, 1]
    pair = linked.get(f"/merge/{apart[0]['id']}/{apart[1]['id']}").text
    assert "One happening, or two?" in pair
    assert "the same day" in pair
    body = {"names": [row["id"] for row in apart]}
    assert linked.post("/api/incidents/unsure", json=body).status_code == 200
    whole = linked.post("/api/incidents/same", json=body).json()
    assert linked.get(f"/api/incidents/{whole['id']}").json()["reports"] == 2
    kinds = [row["kind"] for row in linked.get("/api/activity").json()]
    assert kinds == ["same_incident", "unsure_incident", "split_incident"]
    assert linked.get("/activity").text.count("happening") >= 2
    past = linked.get(f"/api/incidents/{whole['id']}").json()["history"]
    told = [(row["what"], row["report"], row["why"]) for row in past]
    assert told == [
        ("merged", None, ""),
        ("came", 2, "ana said so"),
        ("left", 2, ""),
        ("came", 2, ""),
        ("came", 1, ""),
    ]
    assert [row["at"] for row in past] == sorted((row["at"] for row in past), reverse=True)
    page = linked.get(f"/incidents/{whole['id']}").text
    for words in ("History", "became part of it:", "left it:", "ana said so", "by the machine"):
        assert words in page, words
    lost = next(row["id"] for row in apart if row["id"] != whole["id"])
    assert linked.get(f"/incidents/{lost}").headers["location"] == f"/incidents/{whole['id']}"


def test_kept_apart(linked: TestClient) -> None:
    ids = [row["id"] for row in listed(linked)][:2]
    assert linked.post("/api/incidents/different", json={"names": ids}).status_code == 200
    wrong = linked.post("/api/incidents/different", json={"names": [ids[0], ids[0]]})
    assert wrong.status_code == 400
    assert linked.post("/api/incidents/same", json={"names": ["x", "y"]}).status_code == 400


ALL = ("e1.1", "e1.2", "e1.3", "e1.4", "e1.5", "e1.6", "e1.7", "e1:actor")


def accept(client: TestClient, key: int, *targets: str) -> None:
    coding = client.get(f"/api/reports/{key}/record").json()["coding"]
    body = {"act": "accept", "coding": coding, "targets": list(targets)}
    assert client.post(f"/api/reports/{key}/decisions", json=body).status_code == 200


def test_the_status_follows_from_decisions(linked: TestClient) -> None:
    assert bomb(linked)["status"] == "unreviewed"
    accept(linked, 1, "e1.3")
    assert bomb(linked)["status"] == "in review"
    accept(linked, 1, *ALL)
    assert bomb(linked)["status"] == "in review"  # the other report is not reviewed
    accept(linked, 2, *ALL)
    assert bomb(linked)["status"] == "reviewed"
    assert [row["id"] for row in listed(linked, status="reviewed")] == [bomb(linked)["id"]]
    linked.app.state.desk.who = "ben"  # type: ignore[attr-defined]
    body = {"act": "reject", "coding": 1, "targets": ["e1.3"]}
    linked.post("/api/reports/1/decisions", json=body)
    assert bomb(linked)["status"] == "disputed"


CHOICES: tuple[dict[str, str], ...] = (
    {},
    {"type": "ASSAULT"},
    {"country": "EGY"},
    {"search": "arrest"},
    {"month": "2024-03"},
)


def test_one_selection_as_page_and_as_file(linked: TestClient) -> None:
    whole = linked.get("/api/incidents").json()
    assert whole["all"] == len(whole["rows"]) == whole["unreviewed"]
    facets = {value["value"]: value["number"] for value in whole["facets"]["type"]}
    assert sum(facets.values()) == whole["all"]
    for chosen in CHOICES:
        found = linked.get("/api/incidents", params=chosen).json()
        page = linked.get("/explore", params=chosen).text
        rows = list(
            csv.DictReader(io.StringIO(linked.get("/api/incidents.csv", params=chosen).text))
        )
        assert found["all"] == len(rows) == page.count("<tr data-id"), chosen
        assert [row["id"] for row in rows] == [row["id"] for row in found["rows"]]
    excel = linked.get("/api/incidents.csv", params={"excel": "true"})
    assert excel.content.startswith(b"\xef\xbb\xbf")
    assert "attachment" in excel.headers["content-disposition"]
    assert linked.get("/explore?search=nothingatall").text.count("No incident is like that")


@pytest.mark.parametrize(
    "chosen",
    ["month=soon", "month=2024-13", "type=SING", "status=odd", "country=Narnia", "search=%22"],
)
def test_a_choice_that_makes_no_sense(linked: TestClient, chosen: str) -> None:
    for path in ("/explore", "/api/incidents", "/api/incidents.csv"):
        assert linked.get(f"{path}?{chosen}").status_code == 400, path


def test_the_timeline_leaves_no_month_out() -> None:
    told = bars([("2023-11", 2), ("2024-02", 4)], "2024-02")
    assert [(one.month, one.height, one.label) for one in told] == [
        ("2023-11", 50, "2023"),
        ("2023-12", 0, ""),
        ("2024-01", 0, ""),
        ("2024-02", 100, ""),
    ]
    assert [one.chosen for one in told] == [False, False, False, True]
    years = bars([("1990-05", 1), ("2024-02", 4)], "")
    assert (len(years), years[0].month) == (35, "1990-01..1990-12")
    assert bars([], "") == ()


def test_levels_of_a_chart() -> None:
    assert levels(7) == (0, 2, 4, 6)
    assert levels(1) == (0, 1)
    assert len(levels(90_000)) <= 6


def test_a_map_holds_its_points() -> None:
    assert sheet([], 300, 200) is None
    points = [Point(30.8, 31.0, "a", "Tanta"), Point(-33.9, 18.4, "b", "Cape Town")]
    made = sheet(points, 300, 200)
    assert made is not None
    assert all(0 <= mark.x <= 300 and 0 <= mark.y <= 200 for mark in made.marks)
    assert made.marks[0].y < made.marks[1].y  # north is above
    assert any(line.words == "0°" for line in made.net)
    for line in made.net:  # the name of the topmost would stand on that of the first meridian
        assert line.x1 == line.x2 or line.y1 > CORNER or not line.words


def test_an_incident_is_as_people_left_it(linked: TestClient) -> None:
    id_ = bomb(linked)["id"]

    def given() -> list[str]:
        view = linked.get(f"/api/incidents/{id_}").json()
        killed = next(one for one in view["figures"] if one["label"] == "Killed")
        return sorted(one["words"] for one in killed["given"])

    assert given() == ["7", "7", "9", "9"]
    change: dict[str, Any] = {"field": "killed", "value": {"low": 8, "high": 8}}
    change |= {"holder": "ministry", "certainty": "reported"}
    body = {"act": "correct", "coding": 1, "targets": ["e1.6"], "change": change}
    assert linked.post("/api/reports/1/decisions", json=body).status_code == 200
    body = {"act": "reject", "coding": 2, "targets": ["e1.7"], "token": "t"}
    assert linked.post("/api/reports/2/decisions", json=body).status_code == 200
    assert given() == ["7", "8", "9"]
    linked.post("/api/reports/2/withdrawals", json={"token": "t"})
    assert given() == ["7", "8", "9", "9"]
    body = {"act": "no_event", "coding": 2, "targets": ["report"]}
    linked.post("/api/reports/2/decisions", json=body)
    assert given() == ["8", "9"]
    assert linked.get(f"/incidents/{id_}").text.count("Canal News") == 0


@pytest.mark.parametrize(
    ("run", "kept"),
    [
        ([], []),
        ([(0, 0)], [(0, 0)]),
        ([(0, 0), (0.1, 0), (0.4, 0.4)], [(0, 0), (0.4, 0.4)]),  # the last one stays
        ([(0, 0), (0.4, 0), (0.8, 0), (1.2, 0), (2, 0)], [(0, 0), (0.8, 0), (2, 0)]),
        ([(0, 0), (0, 0.6), (0.2, 0.6), (0.2, 5)], [(0, 0), (0, 0.6), (0.2, 5)]),
    ],
)
def test_points_too_near_to_be_seen(
    run: list[tuple[float, float]], kept: list[tuple[float, float]]
) -> None:
    assert list(thinned(run, 0.5)) == kept
