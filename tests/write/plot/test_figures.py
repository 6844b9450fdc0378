"""Figures: what is drawn, what is said not to be, and that no words of a report can break them."""

import datetime
from xml.etree import ElementTree

import pytest

from tacitus.incident_values import Incident
from tacitus.values import Day, Place, Toll, TypeValue
from tacitus.vocabulary import PlacePrecision
from tacitus.write.plot.map_figure import map_figure
from tacitus.write.plot.svg import steps
from tacitus.write.plot.timeline_figure import timeline_figure
from tacitus.write.plot.toll_figure import toll_figure
from tests.write.formats.made import joined, report

SVG = "{http://www.w3.org/2000/svg}"
DAY = datetime.date(2024, 6, 4)


def shooting(
    *, days: int = 1, start: datetime.date = DAY, killed: int = 2, high: int | None = 2,
    precision: PlacePrecision = "city", name: str = "Suez",
) -> Incident:  # fmt: skip
    place = Place(name, "EGY", None, 29.97, 32.53, 1, precision)
    return joined(
        report(
            "wire-1",
            (),
            ("type", TypeValue("ASSAULT", "firearms")),
            ("date", Day(start, start + datetime.timedelta(days=days - 1), "day")),
            ("place", place),
            ("killed", Toll(killed, high)),
        )
    )


def shapes(svg: str, name: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{SVG}{name}"))


def caption(svg: str) -> str:
    return shapes(svg, "desc")[0].text or ""


def test_a_map_shows_towns_and_areas_differently() -> None:
    nowhere = joined(report("w-2", (), ("type", TypeValue("PROTEST", "demo"))))
    svg = map_figure([shooting(), shooting(precision="country", name="Egypt"), nowhere], "Egypt")
    area, town = shapes(svg, "circle")
    assert "stroke-dasharray" not in town.attrib
    assert "stroke-dasharray" in area.attrib
    assert "2 incidents; hollow: centre of an area, 1; 1 have no point" in caption(svg)
    names = {text.text for text in shapes(svg, "text")}
    assert {"30°N", "32°E"} <= names
    assert map_figure([shooting()], "x") == map_figure([shooting()], "x")


@pytest.mark.parametrize(
    ("last", "bars"),
    [
        (DAY + datetime.timedelta(days=9), {"2024-06-04: 1", "2024-06-13: 1"}),
        (datetime.date(2024, 12, 1), {"2024-06: 1", "2024-12: 1"}),
        (datetime.date(2044, 12, 1), {"2024: 1", "2044: 1"}),
    ],
)
def test_a_timeline_of_days_months_or_years(last: datetime.date, bars: set[str]) -> None:
    svg = timeline_figure([shooting(), shooting(start=last)], "x")
    found = {title.text for rect in shapes(svg, "rect") for title in rect.iter(f"{SVG}title")}
    assert found == bars


def test_what_may_have_been_in_several_is_in_none() -> None:
    svg = timeline_figure([shooting(), shooting(days=3)], "x")
    assert caption(svg) == ("1 incidents by day; 1 may have been in more than one; 0 have no day.")


def test_a_toll_of_several_and_of_one() -> None:
    svg = toll_figure([shooting(killed=3, high=3), shooting(killed=9, high=None)], "x", "killed")
    first, second = (one for circle in shapes(svg, "circle") for one in circle)
    assert (first.text or "").endswith(": 9")
    assert (second.text or "").endswith(": 3")
    svg = toll_figure([shooting(killed=3, high=3)], "x", "killed")
    assert "rule acled_conservative" in caption(svg)
    assert any("Wire: 3" in (text.text or "") for text in shapes(svg, "text"))


@pytest.mark.parametrize("count", [0, 1, 60])
def test_none_one_and_many(count: int) -> None:
    some = [shooting(killed=n, high=n) for n in range(count)]
    for svg in (
        map_figure(some, "x"),
        timeline_figure(some, "x"),
        toll_figure(some, "x", "killed"),
    ):
        assert shapes(svg, "desc")


def test_what_is_not_shown_is_told() -> None:
    some = [shooting(killed=n, high=n) for n in range(21)]
    assert caption(toll_figure(some, "x", "killed")).startswith(
        "killed: the 20 largest of 21 headline figures,"
    )
    assert caption(toll_figure(some[1:], "x", "killed")).startswith("killed: headline figures,")


def test_words_of_a_report_are_harmless() -> None:
    hostile = '</text><script>alert("x")</script>&\x07\u202e'
    for svg in (
        map_figure([shooting(name=hostile)], hostile),
        timeline_figure([shooting()], hostile),
        toll_figure([shooting(name=hostile)], hostile, "killed"),
    ):
        assert shapes(svg, "script") == []


@pytest.mark.parametrize(
    ("most", "expected"),
    [(0, [0, 1]), (3, [0, 1, 2, 3]), (7, [0, 2, 4, 6, 8]), (100, [0, 20, 40, 60, 80, 100])],
)
def test_steps_of_an_axis(most: int, expected: list[int]) -> None:
    assert steps(most) == expected
    for number in (9, 51, 999, 12_345, 10**9):
        assert steps(number)[-1] >= number
        assert len(steps(number)) <= 8
