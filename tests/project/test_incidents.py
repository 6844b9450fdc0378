"""Incidents read back: by their ids, by every condition, on one line or whole."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import tacitus
from tacitus.errors import UsageError
from tacitus.incident_values import Headline
from tacitus.project.project import Project
from tacitus.store import incident_words
from tests.project.coded import ids, only, put, quiet, shooting

DAY = datetime.date(2024, 6, 4)


@pytest.fixture
def project(place: str, tmp_path: Path) -> Iterator[Project]:
    """Two shootings: one in Arica that three reports tell of, one in Lima on the 20th."""
    with tacitus.open(place) as opened:
        put(
            opened,
            tmp_path,
            [
                shooting("wire-1", killed=2),
                shooting("daily-1", killed=3),
                shooting("radio-1", killed=None),
                shooting("wire-2", day=20, town="Lima", killed=30, by="Ana Huamán"),
                quiet("wire-3"),
            ],
        )
        opened.link()
        yield opened


def test_on_one_line(project: Project) -> None:
    assert len(project.incidents()) == 2
    later, first = project.incidents().listed()
    assert (later.country, later.place, later.killed, later.start_date) == (
        "PER", "Lima", 30, datetime.date(2024, 6, 20),
    )  # fmt: skip
    assert (first.killed_low, first.killed, first.killed_high) == (2, 2, 3)
    assert (first.type, first.mode, first.date_precision) == ("ASSAULT", "firearms", "day")
    assert (first.reports, first.sources, first.disputed) == (3, 3, True)
    assert first.actors == "Rosa Quispe"
    assert first.status == "unreviewed"
    assert "Arica" in first.title
    assert first.changed_at.endswith("Z")
    assert first.first_said == first.last_said == datetime.date(2024, 6, 5)


def test_with_all_that_is_told(project: Project) -> None:
    later, first = project.incidents()
    assert [one.coded.report.id for one in first.told] == ["wire-1", "daily-1", "radio-1"]
    assert later.told[0].event.claims[0].evidence[0].of(later.told[0].coded.report.text) == (
        "shot dead"
    )
    killed = first.figure("killed")
    assert killed is not None
    assert isinstance(killed.headline, Headline)
    assert killed.headline.best == 2
    assert project.incident(first.id) == first


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({}, "Lima Arica"),
        ({"country": "Chile"}, "Arica"),
        ({"country": "pe"}, "Lima"),
        ({"country": "PER"}, "Lima"),
        ({"country": "peru"}, "Lima"),
        ({"country": "Mali"}, ""),
        ({"start_date": "2024-06-04"}, "Lima Arica"),
        ({"start_date": "2024-06-05"}, "Lima"),
        ({"end_date": DAY}, "Arica"),
        (
            {"start_date": DAY, "end_date": datetime.datetime(2024, 6, 4, 12, tzinfo=datetime.UTC)},
            "Arica",
        ),
        ({"type": "assault"}, "Lima Arica"),
        ({"type": "ASSAULT/firearms"}, "Lima Arica"),
        ({"type": "ASSAULT/explosives"}, ""),
        ({"type": "PROTEST"}, ""),
        ({"actor": "quispe"}, "Arica"),
        ({"actor": "huaman"}, "Lima"),
        ({"actor": "guards"}, ""),
        ({"min_killed": 3}, "Lima"),
        ({"min_killed": 2}, "Lima Arica"),
        ({"status": "unreviewed"}, "Lima Arica"),
        ({"status": "in review"}, ""),
        ({"since": "2020-01-01"}, "Lima Arica"),
        ({"since": "2999-01-01T10:00:00+02:00"}, ""),
        ({"search": "guards"}, "Lima Arica"),
        ({"search": '"dead guards" chile'}, "Arica"),
        ({"search": "daily"}, "Arica"),
        ({"search": "elections"}, ""),
        ({"country": "CHL", "min_killed": 10}, ""),
    ],
)
def test_conditions(project: Project, conditions: dict[str, Any], found: str) -> None:
    incidents = project.incidents(**conditions)
    places = [str(one.place) for one in incidents.listed()]
    assert " ".join(places) == found
    assert len(incidents) == len(places)
    assert bool(incidents) is bool(places)
    assert [one.id for one in incidents] == [one.id for one in incidents.listed()]
    assert [str(one.place) for one in incidents.first(1).listed()] == places[:1]


@pytest.mark.parametrize(
    ("conditions", "fault"),
    [
        ({"country": "Ruritania"}, "country 'Ruritania': give its name"),
        ({"start_date": "yesterday"}, "start date 'yesterday': write a day as 2024-03-05"),
        ({"end_date": "2024-02-30"}, "end date '2024-02-30'"),
        ({"start_date": "2024-02-02", "end_date": "2024-02-01"}, "turn them round"),
        ({"type": "MURDER"}, "choose one of AGREE"),
        ({"type": "ASSAULT/poison"}, "the modes of ASSAULT are"),
        ({"status": "done"}, "choose one of unreviewed"),
        ({"since": "monday"}, "since 'monday'"),
        ({"since": "0001-01-01T00:00:00+10:00"}, "no moment"),
        ({"search": "!?"}, "there is no word in it"),
        ({"actor": ""}, "there is no word in it"),
    ],
)
def test_conditions_that_are_off(project: Project, conditions: dict[str, Any], fault: str) -> None:
    with pytest.raises(UsageError, match=fault) as raised:
        list(project.incidents(**conditions).listed())
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "hostile", ["'; DROP TABLE incidents; --", "a* OR b", "words:x", "NEAR(a b"]
)
def test_hostile_words_are_only_sought(project: Project, hostile: str) -> None:
    assert list(project.incidents(search=hostile).listed()) == []
    assert list(project.incidents(actor=hostile).listed()) == []
    assert len(ids(project)) == 2


def test_common_words_are_found_like_rare_ones(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incident_words, "OFTEN", 2)
    for sought, found in (("guards", 2), ("daily", 1), ("elections", 0)):
        incidents = project.incidents(search=sought)
        assert len(list(incidents.first(5).listed())) == len(incidents) == found
        assert [one.id for one in incidents.first(5)] == [one.id for one in incidents]


@pytest.mark.parametrize("hostile", ["\udcff", "i-\0", "", " ", "i-1\n", "x" * 100_000])
def test_hostile_ids_are_not_there(project: Project, hostile: str) -> None:
    with pytest.raises(UsageError, match="there is no incident"):
        project.incident(hostile)
    with pytest.raises(UsageError, match="there is no"):
        project.same(f"{hostile}#v1", f"wire-1#{hostile}")
    with pytest.raises(UsageError, match="number from 0"):
        project.incidents().first(-1)


def test_a_figure_beyond_all_bounds(place: str, tmp_path: Path) -> None:
    with tacitus.open(place) as project:
        put(project, tmp_path, [shooting("wire-1", killed=10**30)])
        project.link()
        assert only(project).killed == 2**31 - 1
        assert len(list(project.incidents(min_killed=10**30).first(10**30).listed())) == 1
        killed = project.incident(only(project).id).figure("killed")
        assert killed is not None
        assert killed.said[0].low == 10**30


def test_an_empty_project(place: str) -> None:
    with tacitus.open(place) as project:
        assert list(project.incidents()) == []
        assert not project.incidents(country="Mali")
        with pytest.raises(UsageError, match="there is no incident 'i-1'"):
            project.incident("i-1")


def test_while_others_are_read(project: Project) -> None:
    """The incidents of a list can be asked for while the list goes on."""
    for one in project.incidents():
        assert project.incident(one.id).id == one.id


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_as_a_table(project: Project, library: str) -> None:
    convert = getattr(project.incidents(), f"to_{library}")
    try:
        __import__(library)
    except ModuleNotFoundError:
        with pytest.raises(UsageError, match=f"pip install {library}"):
            convert()
        return
    frame = convert()
    assert frame.shape == (2, 28)
    assert list(frame["killed"]) == [30, 2]
    empty = getattr(project.incidents(country="Mali"), f"to_{library}")()
    assert empty.shape == (0, 28)
