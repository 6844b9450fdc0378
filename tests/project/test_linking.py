"""Linking a project: again and again, in parts, against the word of people, beside others."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

import tacitus
from tacitus.errors import UsageError
from tacitus.incident_values import Linking
from tacitus.project import comparing, linking
from tacitus.project.linking import ProjectLinker
from tacitus.project.project import Project
from tacitus.store.clock import now
from tacitus.store.decisions import broken_chain
from tacitus.store.incidents import IncidentReader, copies_among
from tacitus.store.tables import incidents, linkings, links
from tests.project.coded import code, ids, only, put, quiet, shooting, told


@pytest.fixture
def project(place: str) -> Iterator[Project]:
    with tacitus.open(place) as opened:
        yield opened


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a project with many reports, of which few are new."""
    monkeypatch.setattr(linking, "FEW", 0)
    monkeypatch.setattr(linking, "SHARE", 100)


def state(project: Project) -> Any:
    """Every row of incidents and links."""
    with project.database.reading() as connection:
        return [list(connection.execute(select(table))) for table in (incidents, links, linkings)]


def pair(folder: Path, project: Project) -> tuple[str, str]:
    """Two shootings a day and a country apart, two reports each; their ids."""
    first = [shooting("wire-1"), shooting("daily-1")]
    other = [
        shooting(f"{name}-2", day=20, town="Lima", by="Ana Soto") for name in ("wire", "daily")
    ]
    put(project, folder, [*first, *other])
    project.link()
    later, earlier = ids(project)
    return earlier, later


def test_several_processes_come_to_the_same(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = []

    def compared(*given: Any) -> Any:
        sizes.append(given[1])
        return comparing_as_ever(*given)

    comparing_as_ever = comparing.compared
    monkeypatch.setattr(comparing, "compared", compared)
    monkeypatch.setattr(comparing, "MANY", 1)
    pair(tmp_path, project)
    assert sizes == []
    grouped, *_ = state(project)
    made = project.link(again=True, processes=2)
    assert (made.compared, made.new, made.changed, made.merged) == (4, 0, 0, 0)
    assert sizes == ([2] if hasattr(os, "pread") else [])
    assert [row[:2] for row in state(project)[0]] == [row[:2] for row in grouped]


def test_nothing_to_do(project: Project, tmp_path: Path) -> None:
    assert project.link() == Linking()
    put(project, tmp_path, [quiet("wire-1")])
    assert project.link().compared == 1
    assert ids(project) == []
    assert project.link() == Linking()


def test_again_changes_nothing(project: Project, tmp_path: Path) -> None:
    pair(tmp_path, project)
    before = state(project)
    assert project.link() == Linking()
    assert state(project) == before
    done = project.link(again=True)
    assert (done.new, done.changed, done.merged, done.deleted, done.events) == (0, 0, 0, 0, 0)
    assert state(project)[:2] == before[:2]


def test_a_link_says_why(project: Project, tmp_path: Path) -> None:
    put(project, tmp_path, [shooting("wire-1"), shooting("daily-1"), shooting("x-9", town="Lima")])
    project.link()
    with project.database.reading() as connection:
        found = connection.execute(select(links).order_by(links.c.event_key)).all()
    assert ["the same day" in one.reasons for one in found] == [True, True, False]
    assert found[2].reasons == ["no other report tells of it"]
    assert all(0.5 < one.score <= 1 for one in found)
    assert all(one.linker.startswith("tacitus ") and one.withdrawn_at is None for one in found)


@pytest.mark.parametrize("mode", ["whole", "parts"])
def test_what_is_new_joins_what_is_there(
    project: Project, tmp_path: Path, mode: str, request: pytest.FixtureRequest
) -> None:
    earlier, later = pair(tmp_path, project)
    if mode == "parts":
        request.getfixturevalue("in_parts")
    put(project, tmp_path, [shooting("radio-1", killed=5), shooting("radio-3", day=12)])
    done = project.link()
    assert (done.whole, done.new, done.changed, done.events) == (mode == "whole", 1, 1, 2)
    found = told(project)
    assert found[earlier] == {"wire-1", "daily-1", "radio-1"}
    assert found[later] == {"wire-2", "daily-2"}
    assert len(found) == 3
    assert project.incident(earlier).figure("killed") is not None
    assert done.compared == (6 if mode == "whole" else 4)  # Lima is far from what is new


@pytest.mark.parametrize("mode", ["whole", "parts"])
def test_codings_of_another_coder_keep_the_ids(
    project: Project, tmp_path: Path, mode: str, request: pytest.FixtureRequest
) -> None:
    earlier, later = pair(tmp_path, project)
    if mode == "parts":
        request.getfixturevalue("in_parts")
    anew = [shooting(name, version="2", killed=4) for name in ("wire-1", "daily-1")]
    code(project, anew)
    done = ProjectLinker(anew[0].coder)(project.database)
    assert (done.new, done.changed, done.deleted, done.events) == (0, 1, 0, 2)
    assert ids(project) == [later, earlier]
    assert [one.killed for one in project.incidents().listed()] == [2, 4]
    versions = {one.coded.coder.version for one in project.incident(earlier).told}
    assert versions == {"2"}
    first = shooting("wire-1").coder
    assert ProjectLinker(first)(project.database).changed == 1  # back to the coder before
    assert ids(project) == [later, earlier]


def test_a_corrected_report_keeps_the_id(project: Project, tmp_path: Path) -> None:
    put(project, tmp_path, [shooting("wire-1", killed=2)])
    project.link()
    (id_,) = ids(project)
    text = "CORRECTED: men of Rosa Quispe, police said, shot dead guards in Arica."
    put(project, tmp_path, [shooting("wire-1", killed=9, text=text)])
    assert project.link().changed == 1
    assert (only(project).id, only(project).killed) == (id_, 9)


def test_what_an_undone_import_brought_is_gone(project: Project, tmp_path: Path) -> None:
    put(project, tmp_path, [shooting("wire-1")])
    put(project, tmp_path, [shooting("wire-2", day=20, town="Lima")])
    project.link()
    lima, arica = ids(project)
    project.undo(2)
    assert project.link().deleted == 1
    assert ids(project) == [arica]
    with pytest.raises(UsageError, match=f"incident {lima} was deleted on 20"):
        project.incident(lima)
    assert project.link() == Linking()


def test_what_was_then(project: Project, tmp_path: Path) -> None:
    put(project, tmp_path, [shooting("wire-1")])
    project.link()
    moment = now()
    put(project, tmp_path, [shooting("daily-1")])
    project.link()
    with project.database.reading() as connection:
        keys = list(connection.scalars(select(incidents.c.key)))
        (then,) = IncidentReader(connection).read(keys, moment)
        (today,) = IncidentReader(connection).read(keys)
    assert [len(one.told) for one in (then, today)] == [1, 2]


def test_what_changed(project: Project, tmp_path: Path) -> None:
    earlier, later = pair(tmp_path, project)
    assert {one.kind for one in project.changes("2020-01-01")} == {"new"}
    time.sleep(0.005)
    moment = now()
    assert list(project.changes(moment)) == []
    put(project, tmp_path, [shooting("radio-1", killed=5), shooting("post-9", day=28)])
    project.link()
    project.same(earlier, later)
    (stays,) = {earlier, later} & set(ids(project))
    (gone,) = {earlier, later} - {stays}
    found = {one.kind: one for one in project.changes(moment)}
    assert sorted(found) == ["changed", "merged", "new"]
    assert (found["merged"].id, found["merged"].into) == (gone, stays)
    moved = {one.field: (one.before, one.now) for one in found["changed"].moved}
    assert moved["reports"] == ("2", "5")
    assert moved["killed_high"] == ("2", "5")


WIRE = (
    "Two guards were killed at the port on Tuesday: men of Rosa Quispe, who came over the water in"
    " a grey boat and left before the harbour police could reach the quay, shot dead both of them,"
    " the prefect said."
)


def test_a_copy_is_no_other_source(project: Project, tmp_path: Path) -> None:
    copy = shooting("daily-1", text=f"PORT - {WIRE} It stays closed.")
    put(project, tmp_path, [shooting("wire-1", text=WIRE), copy, shooting("radio-1")])
    project.link()
    found = only(project)
    assert (found.reports, found.sources) == (3, 2)
    families = [one.family == one.number for one in project.incident(found.id).told]
    assert families == [True, False, True]
    with project.database.reading() as connection:
        (kept,) = copies_among(connection, {1, 2, 3})
    assert kept.share > 0.8
    assert kept.passages is not None
    assert "PORT" in copy.report.text[kept.passages[0][2] : kept.passages[0][3]]


# ---- the word of people ---------------------------------------------------------------------


@pytest.mark.parametrize("again", ["link", "whole", "parts", "recoded"])
def test_the_word_of_a_person_stays(
    project: Project, tmp_path: Path, again: str, request: pytest.FixtureRequest
) -> None:
    earlier, later = pair(tmp_path, project)
    done = project.same(later, earlier)
    assert (done.merged, done.new, done.deleted) == (1, 0, 0)
    anyhow: dict[str, Callable[[], Any]] = {
        "link": project.link,
        "whole": lambda: project.link(again=True),
        "parts": lambda: add(project, tmp_path),
        "recoded": lambda: recode(project),
    }
    if again == "parts":
        request.getfixturevalue("in_parts")
    anyhow[again]()
    (one,) = ids(project)
    (gone,) = {earlier, later} - {one}
    assert project.incident(gone).id == one
    assert told(project)[one] >= {"wire-1", "daily-1", "wire-2", "daily-2"}
    with project.database.reading() as connection:
        assert broken_chain(connection) is None


def add(project: Project, folder: Path) -> None:
    put(project, folder, [shooting("radio-1")])
    assert not project.link().whole


def recode(project: Project) -> None:
    anew = [shooting(name, version="2") for name in ("wire-1", "daily-1")]
    code(project, anew)
    ProjectLinker(anew[0].coder)(project.database)
    project.link(again=True)


def test_two_that_are_different_stay_so(project: Project, tmp_path: Path) -> None:
    put(project, tmp_path, [shooting("wire-1"), shooting("daily-1"), shooting("radio-1")])
    project.link()
    (whole,) = ids(project)
    done = project.different("wire-1#v1", "daily-1#v1")
    assert (done.new, done.changed) == (1, 1)
    apart = told(project)
    assert len(apart) == 2
    assert whole in apart
    project.link(again=True)
    assert not any({"wire-1", "daily-1"} <= own for own in told(project).values())
    assert project.link() == Linking()


def test_a_split_is_kept(project: Project, tmp_path: Path) -> None:
    names = ["wire-1", "daily-1", "radio-1", "post-1"]
    put(project, tmp_path, map(shooting, names))
    project.link()
    (whole,) = ids(project)
    project.split(whole, "radio-1#v1", "post-1#v1")
    expected = [{"daily-1", "wire-1"}, {"post-1", "radio-1"}]
    assert sorted(told(project).values(), key=sorted) == expected
    project.link(again=True)
    assert sorted(told(project).values(), key=sorted) == expected
    assert whole in told(project)


def test_the_later_word_counts(project: Project, tmp_path: Path) -> None:
    put(project, tmp_path, [shooting("wire-1"), shooting("daily-1")])
    project.link()
    project.different("wire-1#v1", "daily-1#v1")
    one, two = ids(project)
    project.merge(one, two)
    assert len(ids(project)) == 1
    project.link(again=True)
    assert len(ids(project)) == 1
    project.split(ids(project)[0], "wire-1#v1")
    project.link(again=True)
    assert len(ids(project)) == 2


def test_words_that_make_no_sense(project: Project, tmp_path: Path) -> None:
    earlier, _later = pair(tmp_path, project)
    before = state(project)
    words: list[tuple[Callable[[], Linking], str]] = [
        (lambda: project.same(earlier), "at least two"),
        (lambda: project.same(earlier, earlier), "at least two"),
        (lambda: project.same(earlier, "i-none"), "no incident 'i-none'"),
        (lambda: project.same(earlier, "wire-1#v7"), "no such event"),
        (lambda: project.different(earlier, earlier), "are one incident"),
        (lambda: project.different(earlier, "wire-1#v1"), "are one incident"),
        (lambda: project.split(earlier, "wire-2#v1"), "no part of it"),
        (lambda: project.split(earlier, "wire-1#v1", "daily-1#v1"), "and not all"),
        (lambda: project.split(earlier), "and not all"),
        (lambda: project.split("i-none", "wire-1#v1"), "no incident"),
    ]
    for call, fault in words:
        with pytest.raises(UsageError, match=fault):
            call()
    assert state(project) == before


def test_a_merger_of_mergers(project: Project, tmp_path: Path) -> None:
    put(project, tmp_path, [shooting(f"wire-{n}", day=n * 5, by=f"Ana {n}") for n in (1, 2, 3)])
    project.link()
    first, second, third = ids(project)
    project.same(first, second)
    (joined,) = {first, second} & set(ids(project))
    project.same(joined, third)
    (last,) = ids(project)
    assert {project.incident(id_).id for id_ in (first, second, third)} == {last}
    with project.database.reading() as connection:
        count = select(func.count()).select_from(incidents)
        assert connection.scalar(count.where(incidents.c.merged_at.is_not(None))) == 2


# ---- beside others --------------------------------------------------------------------------


def test_another_process_links_meanwhile(
    project: Project, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(project, tmp_path, [shooting("wire-1"), shooting("daily-1")])
    made = linking.planned
    calls: list[int] = []

    def planned(*given: Any, **named: Any) -> Any:
        plan = made(*given, **named)
        calls.append(1)
        if len(calls) == 1:
            with tacitus.open(place) as other:
                other.link()
        return plan

    monkeypatch.setattr(linking, "planned", planned)
    assert project.link() == Linking()  # the other has done it all
    assert len(calls) == 3  # of this one, of the other, and of this one again
    assert only(project).reports == 2
    with project.database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(linkings)) == 1


def test_two_link_at_once(project: Project, place: str, tmp_path: Path) -> None:
    put(project, tmp_path, [shooting(f"wire-{n}", day=1 + n % 25) for n in range(60)])
    done: list[Linking] = []

    def link() -> None:
        with tacitus.open(place) as other:
            done.append(other.link())

    threads = [threading.Thread(target=link) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one.events for one in done) == [0, 0, 60]
    with project.database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(links)) == 60


def test_a_fault_in_the_middle_leaves_nothing(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair(tmp_path, project)
    before = state(project)
    put(project, tmp_path, [replace(shooting("radio-1"))])

    def fail(*_given: Any, **_named: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("tacitus.store.joining.Joiner.end", fail)
    with pytest.raises(ZeroDivisionError):
        project.link()
    assert state(project) == before
    monkeypatch.undo()
    assert project.link().changed == 1
