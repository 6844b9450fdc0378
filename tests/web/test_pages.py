"""The pages as the server makes them: whole without a script, and safe with any text."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tacitus.lists import tables
from tacitus.project.linking import ProjectLinker
from tacitus.review.folding import fold
from tacitus.values import EVENT_VALUES
from tacitus.vocabulary import PLOVER_TYPES
from tacitus.web.desk import Desk
from tacitus.web.direction import direction_of
from tacitus.web.page_text import page_text
from tacitus.web.strings import strings
from tests.review.made import TEXT, coded, keep

PAGES = ("/", "/queue", "/review/1", "/explore", "/codebook", "/activity", "/settings")
HOSTILE = (
    "<script>alert(1)</script> \u202egnip\u202c \x1b[31m {{ 7 * 7 }} &amp;"
    " <img src=x onerror=alert(1)>"
)


class Page(HTMLParser):
    """The scripts, styles and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_keeps_to_its_own_server(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag, attributes in Page(answer.text).found:
        assert not any(name.startswith("on") or name == "style" for name in attributes), tag
        for name in ("src", "href", "action"):
            address = attributes.get(name) or "/"
            assert address.startswith(("/", "#")), (tag, address)
        if tag == "script" and attributes.get("type") != "application/json":
            assert attributes.get("src"), "a script within the page"


@pytest.mark.parametrize("path", [*PAGES, "/people", "/release", "/sign-in"])
def test_what_is_filled_in_gets_into_no_address(client: TestClient, path: str) -> None:
    """Not even where it is sent before the scripts are there; what is searched for may."""
    for tag, attributes in Page(client.get(path).text).found:
        if tag == "form" and attributes.get("role") != "search":
            assert attributes.get("method") in ("post", "dialog"), attributes


def test_every_file_that_a_page_names_is_there(client: TestClient) -> None:
    for path in PAGES:
        for tag, attributes in Page(client.get(path).text).found:
            address = attributes.get("src") or (attributes.get("href") if tag == "link" else "")
            if address:
                assert client.get(address).status_code == 200, address


def test_no_script_names_another_server() -> None:
    folder = Path(__file__).parents[2] / "src" / "tacitus" / "web" / "static"
    for file in folder.iterdir():
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "://" not in text, file
        assert "innerHTML" not in text, file


def test_review_shows_text_and_record(client: TestClient) -> None:
    page = client.get("/review/1").text
    assert "Seven people were killed" in page
    assert 'data-t="e1.3"' in page
    assert page.count('<use href="#s-disputed"/>') == 2
    assert "not found in the text" in page
    assert client.get("/review").headers["location"] == "/review/1"


def test_without_a_project_there_is_the_start_page(nobody: TestClient) -> None:
    for path in ("/queue", "/review", "/explore", "/activity"):
        assert nobody.get(path).headers["location"] == "/"
    assert "Open the sample" in nobody.get("/").text
    assert nobody.get("/codebook").status_code == 200
    assert nobody.get("/review/1").status_code == 409


def test_what_is_not_there(client: TestClient) -> None:
    for path in ("/review/99", "/nothing"):
        answer = client.get(path)
        assert (answer.status_code, "There is nothing here" in answer.text) == (404, True)


def test_hostile_text_stays_text(client: TestClient, desk: Desk, tmp_path: Path) -> None:
    text = f"{HOSTILE}\n\n{TEXT}\n\n{'x' * 100_000}"
    made = coded(text, "hostile")
    report = replace(made.report, title=HOSTILE, publisher=HOSTILE[:60])
    empty = replace(made, report=report, events=(), entities=())
    keep(desk.database, tmp_path, empty, first=2)
    page = client.get("/review/2").text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "49" not in page.partition("</header>")[2].partition("data-t")[0]
    assert "U+202E" in page
    assert "\u202e" not in page.partition('id="data"')[0]
    assert "x" * 100_000 in page
    assert "<script>alert" not in client.get("/queue").text


def test_hostile_names_addresses_and_headings_stay_text(
    client: TestClient, desk: Desk, tmp_path: Path
) -> None:
    """Names of those who act and speak, an address, a publisher, and a table's file and heading,
    on every page that shows them."""
    made = coded(TEXT.replace("Blast", "Shock"), "hostile")
    report = replace(made.report, publisher=HOSTILE, url="javascript:alert(1)", title=HOSTILE)
    entities = tuple(replace(one, name=f"{one.name} {HOSTILE}") for one in made.entities)
    other = replace(coded(id="other"), entities=entities)
    keep(desk.database, tmp_path, replace(made, report=report, entities=entities), other, first=2)
    ProjectLinker(again=True)(desk.database)
    heading = b'"<script>alert(1)</script>","<img src=x onerror=alert(1)>"\r\n1,2\r\n'
    name = "<img src=x onerror=alert(1)>.csv"
    client.post("/api/files", files=[("files", (name, heading, "text/csv"))])
    listed = [one["id"] for one in client.get("/api/incidents").json()["rows"]]
    paths = ["/queue", "/review/2", "/review/3", "/activity", "/release", "/codebook", "/explore"]
    paths += [f"/incidents/{one}" for one in listed] + [f"/merge/{one}" for one in listed]
    paths += [f"/merge/{listed[0]}/{one}" for one in listed[1:]]
    seen = 0
    for path in paths:
        page = client.get(path)
        assert page.status_code == 200, path
        seen += "alert(1)" in page.text
        assert not any(
            tag == "img"
            or "onerror" in attributes
            or "javascript:" in (attributes.get("href") or "")
            for tag, attributes in Page(page.text).found
        ), path
        assert "<script>alert" not in page.text, path
    assert seen > 5  # they are shown, as text


def test_pieces_cover_the_text_and_overlap() -> None:
    record = fold(1, 1, coded(), ())
    paragraphs = page_text(record)
    assert paragraphs[0].title
    pieces = [one for p in paragraphs for line in p.lines for one in line.pieces]
    assert all(piece.words == TEXT[piece.start : piece.end] for piece in pieces)
    told = ["".join(x.words for y in p.lines for x in y.pieces) for p in paragraphs]
    assert " ".join(told).split() == TEXT.split()
    both = next(one for one in pieces if one.words == "Tanta")
    assert both.targets == ("e1.5", "e1.4")
    dim = [
        "".join(p.words for p in line.pieces)
        for x in paragraphs
        for line in x.lines
        if line.background
    ]
    assert [one.strip() for one in dim] == ["In May a grenade had wounded a guard there."]


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", "rtl"), ("ar-EG", "rtl"), ("fa", "rtl"), ("en", "ltr"), ("und", "auto"), ("", "auto")],
)
def test_direction(language: str, direction: str) -> None:
    assert direction_of(language) == direction


def test_every_code_has_a_case_that_fits_and_one_that_does_not() -> None:
    examples = tables("codebook_examples.toml")
    assert list(examples["fields"]) == list(EVENT_VALUES)
    assert list(examples["types"]) == list(PLOVER_TYPES)
    for one in (*examples["fields"].values(), *examples["types"].values()):
        assert one["right"]
        assert one["wrong"]


def test_the_codebook_for_programs(client: TestClient, nobody: TestClient) -> None:
    told = client.get("/api/codebook").json()
    assert told["book"]["fields"]["killed"] in client.get("/codebook").text
    assert set(told["examples"]["types"]) == set(PLOVER_TYPES)
    assert nobody.get("/api/codebook").json()["own"] == {}


def test_every_field_has_a_name_in_the_strings() -> None:
    assert list(strings()["fields"]) == list(EVENT_VALUES)
