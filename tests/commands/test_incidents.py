"""The commands on incidents: incidents, show, diff, same, different, split."""

import csv
import io
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import tacitus as package
from tacitus.store.clock import now
from tests.commands.running import NEWS, Tacitus
from tests.project.coded import ids, put, shooting
from tests.project.made import write_lines

COMMANDS = (
    ("incidents",), ("show", "i-1"), ("diff", "--since", "2024-01-01"), ("same", "i-1", "i-2"),
    ("different", "i-1", "i-2"), ("split", "i-1", "a#v1"),
)  # fmt: skip


@pytest.fixture
def here(project_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project that every command finds."""
    monkeypatch.setenv("TACITUS_PROJECT", str(project_file))
    return project_file


@pytest.fixture
def two(here: Path, tmp_path: Path) -> tuple[str, str]:
    """The ids of two incidents: in Arica, of two reports, and in Lima, of one."""
    with package.open(here) as project:
        lima = shooting("wire-2", day=20, town="Lima", killed=30, by="=Ana, \x1b[31mSoto")
        put(project, tmp_path, [shooting("wire-1"), shooting("daily-1", killed=3), lima])
        project.link()
        later, first = ids(project)
    return first, later


@pytest.mark.parametrize("call", COMMANDS)
def test_no_project(
    tacitus: Tacitus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TACITUS_PROJECT", raising=False)
    ended = tacitus(*call)
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == (
        "tacitus: tacitus.db: there is no such project: make one with `tacitus init`\n"
    )


def test_nothing_there(tacitus: Tacitus, here: Path) -> None:
    listed = tacitus("incidents")
    assert (listed.status, listed.out) == (0, "")
    assert listed.err.startswith("tacitus: there are no incidents yet: `tacitus add` brings")
    assert tacitus("incidents", "--format", "json").out == "[]\n"
    assert tacitus("incidents", "--format", "csv").out.startswith("id,status,title,type,mode,")
    assert tacitus("incidents", "--country", "Mali").err == (
        "tacitus: no incident meets these conditions\n"
    )
    unchanged = tacitus("diff", "--since", "2024-01-01")
    assert (unchanged.status, unchanged.out) == (0, "")
    assert unchanged.err == "tacitus: no incident has changed since 2024-01-01\n"


@pytest.mark.parametrize("call", [*COMMANDS[1:2], *COMMANDS[3:]])
def test_an_id_that_is_not_there(tacitus: Tacitus, here: Path, call: tuple[str, ...]) -> None:
    ended = tacitus(*call)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == ("tacitus: there is no incident 'i-1': `tacitus incidents` lists them\n")


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        (("diff", "--since", "last week"), "since 'last week': write a day as 2024-03-05"),
        (("incidents", "--start-date", "1.2.2024"), "start date '1.2.2024': write a day as"),
        (("incidents", "--country", "Atlantis"), "country 'Atlantis': give its name"),
        (("incidents", "--min-killed", "-1"), "--min-killed"),
        (("incidents", "--limit", "0"), "--limit"),
        (("diff",), "--since"),
        (("same", "i-1"), "name at least two incidents"),
    ],
)
def test_a_call_that_is_off(
    tacitus: Tacitus, here: Path, call: tuple[str, ...], fault: str
) -> None:
    ended = tacitus(*call)
    assert (ended.status, ended.out) == (2, "")
    assert fault in ended.err
    assert "Traceback" not in ended.err


def test_listed_for_people(tacitus: Tacitus, two: tuple[str, str]) -> None:
    listed = tacitus("incidents")
    lima, arica = listed.out.splitlines()
    assert lima.startswith(f"{two[1]}  2024-06-20  ")
    assert lima.endswith("(1 report)")
    assert "\x1b" not in listed.out
    assert arica.startswith(f"{two[0]}  2024-06-04  ")
    assert arica.endswith("(2 reports, disputed)")
    assert listed.err == ""
    few = tacitus("incidents", "--limit", "1")
    assert few.out == f"{lima}\n"
    assert few.err == "tacitus: 1 of 2 incidents are shown: --limit N shows more\n"
    assert tacitus("incidents", "--min-killed", "10", "--country", "Peru").out == f"{lima}\n"


def test_listed_as_data(tacitus: Tacitus, two: tuple[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(tacitus("incidents", "-f", "csv").out)))
    assert [row["id"] for row in rows] == [two[1], two[0]]
    assert rows[0]["actors"] == "=Ana, \x1b[31mSoto"
    assert (rows[1]["killed_low"], rows[1]["disputed"], rows[1]["lat"]) == ("2", "1", "-18.47")
    text = tacitus("incidents", "-f", "json").out
    assert "\x1b" not in text
    found = json.loads(text)
    assert [one["id"] for one in found] == [two[1], two[0]]
    assert (found[0]["start_date"], found[0]["killed"], found[0]["disputed"]) == (
        "2024-06-20", 30, False,
    )  # fmt: skip


def test_shown(tacitus: Tacitus, two: tuple[str, str]) -> None:
    shown = tacitus("show", two[0])
    assert (shown.status, shown.err) == (0, "")
    assert f"{two[0]} · 2 reports · 2 sources" in shown.out
    assert "daily, daily-1#v1" in shown.out
    assert "“wire-1: men of Rosa Quispe shot dead guards in Arica.”" in shown.out
    made = json.loads(tacitus("show", two[0], "--format", "json").out)
    assert (made["id"], made["status"], len(made["told"])) == (two[0], "unreviewed", 2)


def test_the_word_of_a_person(tacitus: Tacitus, two: tuple[str, str]) -> None:
    first, later = two
    merged = tacitus("same", first, later)
    assert (merged.status, merged.err) == (0, "")
    assert merged.out == "kept for ever; incidents: 1 merged, 1 changed\n"
    shown = tacitus("show", later)
    assert shown.err == f"tacitus: {later} is now part of {first}\n"
    assert "3 reports" in shown.out
    assert tacitus("split", first, "wire-2#v1").out == (
        "kept for ever; incidents: 1 new, 1 changed\n"
    )
    apart = tacitus("different", "wire-1#v1", "daily-1#v1")
    assert apart.out == "kept for ever; incidents: 1 new, 1 changed\n"
    assert len(tacitus("incidents").out.splitlines()) == 3
    refused = tacitus("undo", "1")
    assert (refused.status, refused.out) == (2, "")
    assert "is about events of its reports: that has to be taken back first" in refused.err
    assert "the page Activity of `tacitus serve` takes decisions back" in refused.err
    assert "undone on" not in tacitus("imports").out


def test_what_changed(
    tacitus: Tacitus, here: Path, tmp_path: Path, two: tuple[str, str], sleep: Callable[[], str]
) -> None:
    first, later = two
    fresh = tacitus("diff", "--since", "2020-01-01").out.splitlines()
    assert sorted(line[:8].strip() for line in fresh) == ["new", "new"]
    since = sleep()
    with package.open(here) as project:
        put(project, tmp_path, [shooting("radio-1", killed=1), shooting("radio-9", day=28)])
        project.link()
        put(project, tmp_path, [shooting("post-5", day=15)])
        project.link()
        project.undo(3)
        project.link()
    told = tacitus("diff", "--since", since).out
    assert told.splitlines()[0].startswith("new      i-")
    assert f"changed  {first}  " in told
    assert "         killed: 2 -> 1\n" in told
    assert "         reports: 2 -> 3\n" in told
    assert "post" not in told  # it came and went
    since = sleep()
    with package.open(here) as project:
        project.undo(2)
        project.same(first, later)
        project.link()
    changes = [
        json.loads(line)
        for line in tacitus("diff", "--since", since, "--format", "jsonl").out.splitlines()
    ]
    assert [(one["kind"], one["into"]) for one in changes] == [
        ("changed", None), ("merged", first), ("deleted", None),
    ]  # fmt: skip
    assert {one["field"] for one in changes[0]["moved"]} >= {"actors", "killed_high"}
    assert changes[2]["title"] != ""


@pytest.fixture
def sleep() -> Callable[[], str]:
    """A moment that is later than all that was written before."""

    def moment() -> str:
        time.sleep(0.005)
        return now()

    return moment


def test_from_reports_to_incidents(tacitus: Tacitus, here: Path, tmp_path: Path) -> None:
    """The whole way by the real coder."""
    copy = NEWS.replace("Police post", "Lima police post") + "The post was closed.\n"
    rows = [
        {"id": "wire", "text": NEWS, "published": "2024-03-05", "publisher": "Wire"},
        {"id": "daily", "text": copy, "published": "2024-03-06", "publisher": "Daily"},
    ]
    tacitus("add", str(write_lines(tmp_path / "a.jsonl", rows)))
    run = tacitus("run", "--workers", "1", "--reader", "rules")
    assert run.status == 0, run.err
    assert run.out.splitlines()[1].endswith("(2 reports compared, all with one another)")
    (line,) = tacitus("incidents", "--country", "PER", "--type", "assault").out.splitlines()
    assert "2 reports" in line
    shown = tacitus("show", line.split()[0]).out
    assert "2 reports · 1 source" in shown
    assert tacitus("run", "--workers", "1", "--reader", "rules").out == (
        "0 reports coded, 0 events; 0 could not be coded\n"
    )
