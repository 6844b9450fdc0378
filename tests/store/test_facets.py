"""Facets are counted from an index alone: no row of an incident is read for them."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event, func, select, update

from tacitus.incident_values import Wanted
from tacitus.project.project import Project
from tacitus.store import incident_words
from tacitus.store.database import Database
from tacitus.store.explore import (
    FACETS,
    asked_each,
    counts,
    facet_counts,
    found_once,
    month_counts,
)
from tacitus.store.incident_words import held
from tacitus.store.incidents import count_incidents, list_incidents, wanted_keys
from tacitus.store.opening import open_project
from tacitus.store.tables import summaries
from tests.project.coded import put, shooting

CHOSEN = [
    (Wanted(), 1),
    (Wanted(status="unreviewed"), 1),
    (Wanted(type="ASSAULT"), 1),
    (Wanted(country="CHL", start=datetime.date(2024, 3, 1), end=datetime.date(2024, 3, 31)), 1),
    (Wanted(country="CHL", type="ASSAULT", status="unreviewed"), len(FACETS)),
]


@pytest.mark.parametrize(("wanted", "statements"), CHOSEN, ids=str)
def test_facets_come_from_an_index(project_file: Path, wanted: Wanted, statements: int) -> None:
    database = open_project(str(project_file))
    with asked_of(database) as asked, database.reading() as connection:
        facet_counts(connection, wanted)
        plans = plans_of(connection, asked)
    assert len(plans) == statements
    assert all("COVERING INDEX" in plan[0] for plan in plans), plans
    database.close()


@pytest.mark.parametrize(
    "wanted",
    [Wanted(), Wanted(status="unreviewed"), Wanted(type="ASSAULT"), Wanted(country="CHL")],
    ids=str,
)
def test_months_are_counted_in_the_order_of_an_index(project_file: Path, wanted: Wanted) -> None:
    database = open_project(str(project_file))
    with asked_of(database) as asked, database.reading() as connection:
        month_counts(connection, wanted)
        (plan,) = plans_of(connection, asked)
    _, counting, summing, *_ = plan  # by day, then by month
    assert "COVERING INDEX" in counting, plan
    assert summing.startswith("SCAN"), plan  # what is counted by day is not sorted
    database.close()


@contextmanager
def asked_of(database: Database) -> Iterator[list[tuple[str, Any]]]:
    """The statements that are sent meanwhile, with their parameters."""
    asked: list[tuple[str, Any]] = []
    event.listen(
        database.engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, given, *_: asked.append((statement, given)),
    )
    yield asked


def plans_of(connection: Connection, asked: list[tuple[str, Any]]) -> list[list[str]]:
    """The steps by which SQLite answers each statement that counts by group."""
    counting = [one for one in asked if "GROUP BY" in one[0]]
    plans = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {s}", given) for s, given in counting]
    return [[row.detail for row in plan] for plan in plans]


@pytest.fixture
def project(place: str, tmp_path: Path) -> Iterator[Project]:
    """Six incidents in two countries, of which some have no mode."""
    with Project(open_project(place)) as opened:
        made = [
            shooting(f"wire-{day}", day=day, town="Arica" if day % 3 else "Lima")
            for day in range(2, 26, 4)
        ]
        put(opened, tmp_path, made)
        opened.link()
        with opened.database.writing() as connection:
            first = select(func.min(summaries.c.incident_key)).scalar_subquery()
            mine = update(summaries).where(summaries.c.incident_key == first)
            connection.execute(mine.values(status="reviewed", type="PROTEST", mode=None))
            second = update(summaries).where(summaries.c.incident_key == first + 1)
            connection.execute(second.values(country=None, mode="explosives"))
        yield opened


WANTED = [
    Wanted(),
    Wanted(country="PER"),
    Wanted(type="ASSAULT"),
    Wanted(type="ASSAULT", mode="firearms"),
    Wanted(type="ASSAULT", mode="explosives", status="unreviewed"),
    Wanted(status="reviewed"),
    Wanted(status="reviewed", country="CHL", type="PROTEST"),
    Wanted(status="disputed"),
]


def test_found_once_they_are_the_same(project: Project) -> None:
    with project.database.reading() as connection:
        for wanted in WANTED:
            asked = asked_each(connection, wanted)
            assert found_once(connection, wanted) == asked, wanted
            searched = replace(wanted, search="quispe")  # which all have
            assert facet_counts(connection, searched) == asked, wanted
            months = month_counts(connection, wanted)
            assert month_counts(connection, searched) == months, wanted
            assert months == sorted(months)
        assert sum(number for _, number in asked_each(connection, Wanted())["type"]) == 6
        nothing = facet_counts(connection, Wanted(search="nowhere"))
        assert nothing == {name: [] for name in FACETS}


@pytest.mark.parametrize("many", [0, 50_000])  # from how many on an index is gone through
def test_words_that_are_held_find_what_is_looked_up_anew(
    project: Project, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(incident_words, "MANY", many)
    with project.database.reading() as connection:
        for wanted in WANTED:
            searched = replace(wanted, search="quispe")  # which all have
            found = counts(connection, wanted)
            assert found.all == count_incidents(connection, wanted)
            assert found.reviewed == count_incidents(
                connection, replace(wanted, status="reviewed")
            ) * (wanted.status in (None, "reviewed"))
            rows = list(list_incidents(connection, wanted, 3))
            months = month_counts(connection, wanted)
            assert found.months == months
            dated = replace(searched, start=datetime.date(2024, 3, 1))
            with held(connection, "quispe"):
                assert counts(connection, searched) == found, wanted
                assert counts(connection, dated).months == months
                assert list(list_incidents(connection, searched, 3)) == rows, wanted
                assert month_counts(connection, searched) == months, wanted
        with held(connection, "quispe"):  # other words are none of those that are held
            assert counts(connection, Wanted(search="nowhere")).all == 0
        with held(connection, "nowhere"):
            assert counts(connection, Wanted(search="nowhere")).all == 0
        assert counts(connection, Wanted(search="quispe")).all == 6


def test_words_that_are_held_are_looked_up_once(project_file: Path) -> None:
    database = open_project(str(project_file))
    with asked_of(database) as asked, database.reading() as connection:
        searched = Wanted(search="quispe")
        with held(connection, searched.search):
            counts(connection, searched)
            list(list_incidents(connection, searched, 3))
            month_counts(connection, searched)
    assert sum("MATCH" in statement for statement, _ in asked) == 1
    database.close()


@pytest.mark.parametrize(
    "wanted", [Wanted(country="CHL", type="ASSAULT"), Wanted(country="CHL", status="reviewed")]
)
def test_a_kind_in_a_country_is_listed_from_its_own_index(
    project_file: Path, wanted: Wanted
) -> None:
    """Not by going through all of the type, the latest first, until a few are in the country."""
    database = open_project(str(project_file))
    with database.reading() as connection:
        listing = wanted_keys(connection, wanted, 9).compile(
            connection, compile_kwargs={"literal_binds": True}
        )
        first, *_ = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {listing}")
    assert "country=? AND" in first.detail or "AND country=?" in first.detail, first.detail
    database.close()
