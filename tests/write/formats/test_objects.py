"""Formats of objects and of annotated text, made of the sample reports of the package."""

import datetime
import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from tacitus.errors import UsageError
from tacitus.incident_values import Incident
from tacitus.text_coder import TextCoder
from tacitus.values import Day, Participant, Place, Span, TypeValue
from tacitus.vocabulary import PLOVER_TYPES
from tacitus.write.codebook_files import book_of
from tacitus.write.formats import spacy_docs
from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.base import Wish
from tacitus.write.formats.brat import apart, pieces
from tacitus.write.formats.coded_reports import file_name
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.muc4 import MUC4
from tacitus.write.formats.target import Target
from tacitus.write.muc4.templates import SLOTS
from tests.write.formats.made import Said, joined, report, who
from tests.write.formats.sampled import sampled

ARICA = Place("Arica", "CHL", "Arica y Parinacota", -18.47, -70.31, 3899361, "city")
SHOOTING = TypeValue("ASSAULT", "firearms")
CHIOS = Place("Chios", "GRC", "North Aegean", 38.37, 26.14, 259973, "city")


@pytest.fixture(scope="module")
def incidents(coder: TextCoder) -> list[Incident]:
    return sampled(coder)


def objects(name: str, incidents: list[Incident], folder: Path) -> list[dict[str, Any]]:
    """What a format of JSON Lines writes, twice the same."""
    one, two = folder / "one", folder / "two"
    losses = Losses()
    count = FORMATS[name].write(incidents, Target(one), Wish(), losses)
    FORMATS[name].write(incidents, Target(two), Wish(), Losses())
    assert one.read_bytes() == two.read_bytes()
    found = [json.loads(line) for line in one.read_text(encoding="utf-8").splitlines()]
    assert len(found) == count
    return found


def test_plover(incidents: list[Incident], tmp_path: Path) -> None:
    found = objects("plover", incidents, tmp_path)
    assert len(found) > 20
    texts = {t.coded.report.id: t.coded.report.text for one in incidents for t in one.told}
    for record in found:
        assert record["event"][0] in PLOVER_TYPES
        assert record["quad_code"] in (1, 2, 3, 4)
        for at in record["text_info"]:
            text = texts[record["cite_info"][at["sequence"] - 1]["citation"]]
            words = " ".join(text[at["start"] : at["end"]].split())
            assert words in record["event_text"]
        place = record.get("event_loc", {})
        assert ("lat" in place) <= ("resolution" in place)


def test_a_plan_is_in_the_future_for_plover(tmp_path: Path) -> None:
    plan = joined(
        report("w-1", (), ("type", TypeValue("PROTEST", "demo"), "planned"), ("stage", "planned"))
    )
    (record,) = objects("plover", [plan], tmp_path)
    assert record["mode"] == ["demo", "future"]


def test_ninjs(incidents: list[Incident], tmp_path: Path) -> None:
    found = objects("ninjs", incidents, tmp_path)
    assert [record["uri"] for record in found] == [
        f"urn:tacitus:incident:{one.id}" for one in incidents
    ]
    assert {record["type"] for record in found} == {"event"}
    headed = [record for record in found if "headlines" in record]
    assert headed
    assert all(record["headlines"][0]["value"] for record in headed)


@pytest.mark.parametrize(("precision", "has_point"), [("city", True), ("country", False)])
def test_a_point_in_ninjs_is_that_of_a_town(
    precision: Any, has_point: bool, tmp_path: Path
) -> None:
    place = Place("Suez", "EGY", "Suez", 29.97, 32.53, 359796, precision)
    one = joined(report("w-1", (), ("type", TypeValue("PROTEST", "demo")), ("place", place)))
    (record,) = objects("ninjs", [one], tmp_path)
    assert ("geoJSON" in record["places"][0]) == has_point


def test_muc4(incidents: list[Incident], tmp_path: Path) -> None:
    found = objects("muc4", incidents, tmp_path)
    assert len(found) > 10
    for record in found:
        for template in record["templates"]:
            assert set(SLOTS) <= set(template)


def test_muc4_has_what_the_task_asks_for(tmp_path: Path) -> None:
    people = (
        who("a", "Liberation Front", "REB", country="CHL"),
        who("b", "mayor", "GOV", kind="person", country="CHL"),
    )
    one = joined(
        report(
            "w-1",
            people,
            ("type", TypeValue("ASSAULT", "firearms")),
            ("place", ARICA),
            ("actor", Participant("a")),
            ("recipient", Participant("b")),
        )
    )
    (record,) = objects("muc4", [one], tmp_path)
    (template,) = record["templates"]
    assert template["inc_type"] == [{"any": [{"value": ["ATTACK"]}]}]
    assert record["incident"] == one.id
    own = 'extends = "muc4"\n[[incident]]\ntype = "ROBBERY"\ncodes = ["ASSAULT/firearms"]\n'
    wish = Wish(codebooks={"muc4": book_of(Path("muc4.toml"), own)})
    (other,) = MUC4.start(wish, Losses())(one)
    assert other["templates"][0]["inc_type"] == [{"any": [{"value": ["ROBBERY"]}]}]


@pytest.mark.parametrize(
    ("kind", "town", "day", "whom", "reason"),
    [
        (SHOOTING, ARICA, "2024-06-04", "mayor", ""),
        (SHOOTING, CHIOS, "2024-06-04", "mayor", ""),  # in no country of the task
        (SHOOTING, CHIOS, "1951-02-03", "mayor", ""),  # long before the report
        (
            TypeValue("PROTEST", "demo"),
            CHIOS,
            "2024-06-04",
            "mayor",
            "its type and mode are no incident type",
        ),
        (SHOOTING, CHIOS, "2024-06-04", "soldiers", "all whom it befell are armed"),
        (SHOOTING, CHIOS, "2024-06-04", None, "nobody and nothing is told that it befell"),
    ],
)
def test_muc4_holds_what_the_task_has_a_kind_for(
    kind: TypeValue, town: Place, day: str, whom: str | None, reason: str
) -> None:
    date = Day(datetime.date.fromisoformat(day), datetime.date.fromisoformat(day), "day")
    people = (who("a", "Liberation Front", "REB"), who("b", whom or "mayor", kind="people"))
    befell: list[Said] = [("recipient", Participant("b"))] if whom else []
    one = joined(
        report(
            "w-1",
            people,
            ("type", kind),
            ("place", town),
            ("date", date),
            ("actor", Participant("a")),
            *befell,
        )
    )
    losses = Losses()
    found = list(MUC4.start(Wish(), losses)(one))
    assert bool(found) == (not reason)
    assert reason in "".join(losses.summary())


def test_every_claim_is_an_annotation_of_its_words(
    incidents: list[Incident], tmp_path: Path
) -> None:
    path = tmp_path / "page.jsonld"
    FORMATS["web-annotation"].write(incidents, Target(path), Wish(), Losses())
    page = json.loads(path.read_text(encoding="utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    claims = [claim for one in incidents for told in one.told for claim in told.event.claims]
    assert len(page["items"]) == len(claims)
    assert len({item["id"] for item in page["items"]}) == len(claims)
    texts = {
        t.coded.report.url or f"urn:sha256:{t.coded.report.sha256}": t.coded.report.text
        for one in incidents
        for t in one.told
    }
    for item in page["items"]:
        for target in item["target"]:
            text, (at, quote) = texts[target["source"]], target["selector"]
            assert text[at["start"] : at["end"]] == quote["exact"]
            assert text[: at["start"]].endswith(quote["prefix"])
            assert text[at["end"] :].startswith(quote["suffix"])


def test_an_empty_page_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "page.jsonld"
    assert FORMATS["web-annotation"].write([], Target(path), Wish(), Losses()) == 0
    assert json.loads(path.read_text(encoding="utf-8"))["items"] == []


def test_brat(incidents: list[Incident], tmp_path: Path) -> None:
    folder = tmp_path / "brat"
    count = FORMATS["brat"].write(incidents, Target(folder), Wish(), Losses())
    texts = sorted(folder.glob("*.txt"))
    assert len(texts) == count > 10
    declared = (folder / "annotation.conf").read_text(encoding="utf-8").split()
    for path in texts:
        text = path.read_bytes().decode()
        names: set[str] = set()
        lines = path.with_suffix(".ann").read_text(encoding="utf-8").split("\n")
        assert lines.pop() == ""
        for line in lines:
            name, rest, *words = line.split("\t")
            assert name == "*" or name not in names
            if name[0] == "T":
                kind, _, where = rest.partition(" ")
                spans = [[int(end) for end in part.split()] for part in where.split(";")]
                assert words == [" ".join(text[start:end] for start, end in spans)]
                assert kind in declared or f"{kind}\t" in declared
            if name[0] == "E":
                for role in rest.split():
                    assert role.partition(":")[2] in names
            names.add(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("one two", ["one two"]), ("one\ntwo", ["one", "two"]), ("\none\r\n\n", ["one"])],
)
def test_pieces_have_no_line_end(text: str, expected: list[str]) -> None:
    assert [piece.of(text) for piece in pieces(Span(0, len(text)), text)] == expected


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(5, 9), (0, 3), (5, 9)], [(0, 3), (5, 9)]),
        ([(0, 9), (3, 5), (10, 12)], [(0, 9), (10, 12)]),
        ([(0, 5), (3, 9), (8, 10)], [(0, 10)]),
        ([(0, 5), (5, 9)], [(0, 5), (5, 9)]),
    ],
)
def test_stretches_that_overlap_are_one(
    spans: list[tuple[int, int]], expected: list[tuple[int, int]]
) -> None:
    assert list(apart(Span(*one) for one in spans)) == expected


def test_file_names_are_safe_and_differ() -> None:
    taken: set[str] = set()
    names = [file_name(id_, taken) for id_ in ("a/b", "A/b", "../..", "", "x" * 300, "حلب")]
    assert names == ["a_b", "A_b_2", "report", "report_2", "x" * 80, "حلب"]


def test_hxl_has_a_row_of_tags(incidents: list[Incident], tmp_path: Path) -> None:
    path = tmp_path / "hxl.csv"
    assert FORMATS["hxl"].write(incidents, Target(path), Wish(), Losses()) == len(incidents)
    names, tags = (line.split(",") for line in path.read_text("utf-8").splitlines()[:2])
    assert len(names) == len(tags) == len(set(tags))
    assert all(tag.startswith("#") for tag in tags)
    assert dict(zip(names, tags, strict=True))["killed"] == "#affected+killed"


@pytest.mark.skipif(importlib.util.find_spec("spacy") is not None, reason="spaCy is here")
def test_without_spacy_the_message_says_the_fix(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"pip install 'tacitus\[spacy\]'"):
        FORMATS["spacy"].write([], Target(tmp_path / "x"), Wish(), Losses())


@pytest.mark.skipif(importlib.util.find_spec("spacy") is None, reason="needs the extra spacy")
def test_spacy(incidents: list[Incident], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_docs, "EACH", 2)
    spacy: Any = importlib.import_module("spacy")
    training: Any = importlib.import_module("spacy.training")
    path = tmp_path / "docs"
    count = FORMATS["spacy"].write(incidents, Target(path), Wish(), Losses())
    files = sorted(path.iterdir())
    assert [file.name for file in files[:2]] == ["00001.spacy", "00002.spacy"]
    assert len(files) == (count + 1) // 2
    found = [
        doc
        for file in files
        for doc in spacy.tokens.DocBin(store_user_data=True)
        .from_disk(file)
        .get_docs(spacy.blank("xx").vocab)
    ]
    assert len(found) == count
    texts = {t.coded.report.id: t.coded.report.text for one in incidents for t in one.told}
    for doc in found:
        assert doc.text == texts[doc.user_data["report"]]
        assert doc.spans["anchors"]
    examples = list(training.Corpus(path)(spacy.blank("xx")))
    assert [one.reference.text for one in examples] == [doc.text for doc in found]
