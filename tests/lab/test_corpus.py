"""The corpus: stories that hold together, and what is counted against the quotas."""

from pathlib import Path
from typing import Any

import pytest

from tacitus.countries import countries
from tacitus_lab.corpus_report import CorpusReport
from tacitus_lab.coverage import quotas, subgroups
from tacitus_lab.coverage_names import CULTURE_OF, CULTURES, counted_cultures, cultures
from tacitus_lab.coverage_words import date_kinds, is_vague
from tacitus_lab.stories import Stories, read_stories, story_faults


def report(id_: str, text: str = "", split: str = "train", **events: Any) -> CorpusReport:
    coding = {
        "report": {"id": id_, "text": text, "published": None},
        "events": list(events.values()),
    }
    return CorpusReport(split, Path(id_), coding, {})


def dated(words: str) -> set[str]:
    claim = {"field": "date", "evidence": [{"start": 0, "end": len(words)}]}
    return date_kinds(report("a", words), [claim])


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("on Thursday", "weekday"),
        ("Thursday 6 June", "weekday with its date"),
        ("in March", "only a month"),
        ("in June 2023", "month and year"),
        ("on the 14th", "the 12th"),
        ("two days earlier", "so many days or weeks earlier"),
        ("three weeks ago", "so many days or weeks ago"),
        ("in the night to Wednesday", "in the night to"),
        ("at 15:40", "an hour"),
        ("in mid-February", "part of a month or year"),
        ("on the eve of the Prophet's birthday", "feast"),
        ("from Monday to Wednesday", "range of days"),
        ("2017", "only a year"),
    ],
)
def test_kinds_of_date(words: str, kind: str) -> None:
    assert kind in dated(words)


def test_words_of_no_kind() -> None:
    assert dated("and asked") == set()


@pytest.mark.parametrize(
    ("words", "vague"), [("dozens of people", True), ("several hundred", True), ("24 men", False)]
)
def test_vague_numbers(words: str, vague: bool) -> None:
    claim = {"field": "killed", "evidence": [{"start": 0, "end": len(words)}]}
    assert is_vague(report("a", words), claim) is vague


def toll(entity: str | None, low: int, holder: str = "author", high: int | None = -1) -> Any:
    value = {"entity": entity, "low": low, "high": low if high == -1 else high}
    return {"field": "killed", "holder": holder, "value": value}


def test_a_subgroup_is_a_smaller_figure_of_others_by_the_same_holder() -> None:
    def counted(*claims: Any) -> int:
        return subgroups(report("a", one={"claims": list(claims)}))

    assert counted(toll("all", 44), toll("officers", 37)) == 1
    assert counted(toll("all", 44), toll("officers", 37), toll("children", 2)) == 2
    assert counted(toll("all", 44), toll("all", 37)) == 0
    assert counted(toll("all", 44), toll("officers", 37, "police")) == 0
    assert counted(toll("all", 44), toll("officers", 37, high=None)) == 1


def test_stories_are_read_and_held_against_the_reports(tmp_path: Path) -> None:
    path = tmp_path / "stories.yaml"
    assert read_stories(path) == Stories()
    path.write_text(
        "stories:\n  - {key: k, reports: [a, b], copies: []}\nlook_alikes:\n  - [a, c]\n"
    )
    stories = read_stories(path)
    assert stories.versions() == {frozenset(("a", "b"))}
    reports = [report("a"), report("b", split="dev")]
    assert list(story_faults(stories, reports)) == [
        "stories.yaml: a, b stand in several splits",
        "stories.yaml: no report c",
    ]
    assert list(story_faults(Stories((("a", "a"),)), reports)) == ["stories.yaml: a is alone"]


def test_an_empty_corpus_meets_no_quota_of_reports() -> None:
    found = {one.name: one for one in quotas([], Stories())}
    assert not found["reports in train"].met
    assert not found["stories"].met


@pytest.mark.parametrize(
    ("entities", "found"),
    [
        ([("person", "Amal Nassar", "EGY")], {"Arabic": 1}),
        ([("person", "Nguyen Thi Lan", "VNM"), ("person", "Tran Van Duc", "VNM")],
         {"Vietnamese": 2}),
        ([("person", "the mayor", "EGY")], {}),
        ([("organisation", "Red Crescent", "EGY")], {}),
        ([("person", "Amal Nassar", None)], {}),
    ],
)  # fmt: skip
def test_naming_cultures(
    entities: list[tuple[str, str, str | None]], found: dict[str, int]
) -> None:
    keys = ("kind", "name", "country")
    coding = {"entities": [dict(zip(keys, one, strict=True)) for one in entities]}
    one = CorpusReport("train", Path("a.yaml"), coding, {})
    assert cultures([one]) == found
    assert counted_cultures([one, one]) == int(sum(found.values()) > 1)


def test_every_country_has_one_naming_culture() -> None:
    assert sum(map(len, CULTURES.values())) == len(CULTURE_OF)
    assert set(CULTURE_OF) <= {country.iso3 for country in countries().values()}
