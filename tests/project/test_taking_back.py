"""Acts and imports taken back from the log: what goes, what stays, and why, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import tacitus
from tacitus.errors import UsageError
from tacitus.project.project import Project
from tacitus.project.records import Refusal
from tacitus.project.reviewing import judge, open_record
from tacitus.project.taking_back import (
    NoAct,
    act_undone,
    import_undone,
    undo_act,
    undo_whole_import,
)
from tacitus.project_values import Undone
from tacitus.store.database import Database
from tacitus.store.decisions import broken_chain
from tacitus.store.opening import open_project
from tacitus.store.review import acts
from tacitus.values import Participant
from tests.project.coded import ids, put, shooting
from tests.review.made import change, coded, judgement, keep


@pytest.fixture
def project(place: str, tmp_path: Path) -> Iterator[Database]:
    """A project of two coded reports with the keys 1 and 2."""
    database = open_project(place)
    keep(database, tmp_path, coded(), coded(id="again"))
    yield database
    database.close()


@pytest.fixture
def linked(place: str, tmp_path: Path) -> Iterator[Project]:
    """Three shootings in three towns, an incident each."""
    with tacitus.open(place) as opened:
        towns = ("Lima", "Arica", "Tacna")
        put(opened, tmp_path, [shooting(f"wire-{town}", town=town) for town in towns])
        opened.link()
        yield opened


def states(database: Database, *targets: str) -> list[str]:
    record = open_record(database, 1)
    fields = {one.target: one.state for event in record.events for one in event.fields}
    return [fields[target] for target in targets]


ALL = ("e1.1", "e1.2", "e1.3")


def test_what_was_accepted_at_once_goes_at_once(project: Database) -> None:
    judge(project, "ana", 1, judgement("accept_all", *ALL))
    judge(project, "ben", 1, judgement("reject", "e1.3", seen=1))
    assert states(project, *ALL) == ["accepted", "accepted", "rejected"]
    found = act_undone(project, 1)
    told = [(one.event, one.field, one.before, one.after) for one in found.fields]
    assert told == [
        ("e1", "type", "accepted", "proposed"),
        ("e1", "stage", "accepted", "proposed"),
    ]
    assert states(project, *ALL) == ["accepted", "accepted", "rejected"]  # only looked at
    assert undo_act(project, "eve", 1) == found
    assert states(project, *ALL) == ["proposed", "proposed", "rejected"]
    with project.reading() as connection:
        rows = list(acts(connection, None, 9))
        assert broken_chain(connection) is None
    assert [(one.who, one.kind, one.undone_by) for one in rows] == [
        ("eve", "withdraw", None),
        ("ben", "reject", None),
        ("ana", "accept_all", 3),
    ]
    with pytest.raises(Refusal, match="taken back already"):
        undo_act(project, "eve", 1)


def test_what_later_acts_speak_of_stays(project: Database) -> None:
    value = Participant("new")
    added = judgement("add", change=change("actor", value, "Seven", "Seven"), into="e1")
    judge(project, "ana", 1, added)
    judge(project, "ben", 1, judgement("accept", "p1", seen=1))
    with pytest.raises(Refusal, match=r"decision 2 of ben speaks of what it made: that has to be"):
        undo_act(project, "ana", 1)
    undo_act(project, "ben", 2)
    undo_act(project, "ana", 1)
    assert open_record(project, 1).standing == "new"


def test_what_is_not_taken_back(project: Database) -> None:
    judge(project, "ana", 1, judgement("accept", "e1.3"))
    undo_act(project, "ana", 1)
    with pytest.raises(NoAct, match="there is no decision 7"):
        act_undone(project, 7)
    with pytest.raises(Refusal, match="only what was said"):
        undo_act(project, "ana", 2)


def test_a_word_on_incidents(linked: Project) -> None:
    three = ids(linked)
    linked.same(*three)
    assert len(ids(linked)) == 1
    found = act_undone(linked.database, 1)
    assert (found.events, found.refusal) == (3, "")
    undo_act(linked.database, "eve", 1)
    linked.link()
    assert len(ids(linked)) == 3
    assert linked.link().events == 0
    assert "taken back already" in act_undone(linked.database, 1).refusal
    linked.same(*ids(linked)[:2])  # it can be said again
    assert len(ids(linked)) == 2


def test_a_word_on_which_another_stands(linked: Project) -> None:
    three = ids(linked)
    linked.same(*three)
    linked.split(ids(linked)[0], "wire-Lima#v1")
    assert len(ids(linked)) == 2
    with pytest.raises(Refusal, match=r"decision 2 of .* is about the same events"):
        undo_act(linked.database, "eve", 1)
    undo_act(linked.database, "eve", 2)
    linked.link()
    assert len(ids(linked)) == 1
    undo_act(linked.database, "eve", 1)
    linked.link()
    assert len(ids(linked)) == 3


def test_two_that_were_kept_apart(place: str, tmp_path: Path) -> None:
    with tacitus.open(place) as opened:
        put(opened, tmp_path, [shooting("wire-1"), shooting("daily-1")])
        opened.link()
        (one,) = ids(opened)
        opened.split(one, "wire-1#v1")
        assert len(ids(opened)) == 2
        undo_act(opened.database, "eve", 1)
        opened.link()
        assert len(ids(opened)) == 1


def test_an_import_nobody_decided_on(project: Database) -> None:
    found = import_undone(project, 1)
    assert (found.done, found.refusal) == (Undone(gone=2, older=0, kept=0), "")
    assert import_undone(project, 1) == found  # only looked at
    assert undo_whole_import(project, "eve", 1) == found
    with project.reading() as connection:
        assert [(one.who, one.kind, one.subject) for one in acts(connection, None, 9)] == [
            ("eve", "undo", "import 1")
        ]
    for number, fault in ((1, "has been undone already"), (9, "there is no import 9")):
        with pytest.raises(UsageError, match=fault):
            import_undone(project, number)


def test_an_import_with_decisions_stays(project: Database) -> None:
    judge(project, "ana", 1, judgement("accept", "e1.3"))
    judge(project, "ben", 1, judgement("accept", "e1.2", seen=1))
    refusal = import_undone(project, 1).refusal
    assert refusal == (
        "decisions stand on 1 of its reports: 2, the last one decision 2 of ben on 'Blast'; take"
        " them back first"
    )
    with pytest.raises(Refusal, match="decisions stand on 1 of its reports: 2"):
        undo_whole_import(project, "eve", 1)
    undo_act(project, "eve", 2)
    undo_act(project, "eve", 1)
    assert undo_whole_import(project, "eve", 1).done.gone == 2


def test_an_import_with_a_word_on_its_incidents_stays(linked: Project) -> None:
    linked.same(*ids(linked)[:2])
    assert "is about events of its reports" in import_undone(linked.database, 1).refusal
    with pytest.raises(Refusal, match="that has to be taken back first"):
        undo_whole_import(linked.database, "eve", 1)
    undo_act(linked.database, "eve", 1)
    assert undo_whole_import(linked.database, "eve", 1).refusal == ""
