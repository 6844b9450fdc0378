"""Judgements kept, taken back and refused, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, update

from tacitus.errors import UsageError
from tacitus.project.records import NoReport, Refusal
from tacitus.project.reviewing import judge, open_record, take_back
from tacitus.review_contract import judgement_json, judgement_of, sound_change
from tacitus.review_values import Judgement
from tacitus.store.database import Database
from tacitus.store.decisions import broken_chain
from tacitus.store.opening import open_project
from tacitus.store.review import acts, next_report, next_to_do, queued, tab_counts
from tacitus.store.tables import reports
from tacitus.values import Participant, Toll
from tests.review.made import change, coded, judgement, keep


@pytest.fixture
def project(place: str, tmp_path: Path) -> Iterator[Database]:
    """A project of two coded reports with the keys 1 and 2."""
    database = open_project(place)
    keep(database, tmp_path, coded(), coded(id="again"))
    yield database
    database.close()


def state(database: Database, target: str) -> str:
    record = open_record(database, 1)
    fields = [one for event in record.events for one in event.fields]
    return next(one.state for one in fields if one.target == target)


def counts(database: Database) -> dict[str, int]:
    with database.reading() as connection:
        return {tab: number for tab, number in tab_counts(connection).items() if number}


def test_a_judgement_is_a_decision_in_the_chain(project: Database) -> None:
    kept = judge(project, "ana", 1, judgement("accept", "e1.3"))
    assert state(project, "e1.3") == "accepted"
    assert (kept.verdict.who, kept.meanwhile) == ("ana", ())
    back = take_back(project, "ana", 1, kept.verdict.number)
    assert back.standing == "new"
    assert state(project, "e1.3") == "proposed"
    assert take_back(project, "ana", 1, kept.verdict.number).last == 2  # twice does nothing more
    with project.reading() as connection:
        assert broken_chain(connection) is None
        rows = list(acts(connection, None, 10))
    assert [(one.kind, one.undone_by) for one in rows] == [("withdraw", None), ("accept", 2)]
    assert rows[1].title == "Blast"


def test_a_decision_takes_few_statements(project: Database) -> None:
    """Ten people decide at once, and one after the other is let write."""
    judge(project, "ana", 1, judgement("accept", "e1.2"))
    asked: list[str] = []
    event.listen(
        project.engine, "before_cursor_execute", lambda _a, _b, said, *_: asked.append(said)
    )
    judge(project, "ana", 1, judgement("accept", "e1.3", token="t1"))
    assert len(asked) <= 10, asked


def test_sent_twice_it_is_kept_once(project: Database) -> None:
    said = judgement("reject", "e1.3", token="t1")
    first, second = judge(project, "ana", 1, said), judge(project, "ana", 1, said)
    assert first.verdict.number == second.verdict.number == 1
    assert take_back(project, "ana", 1, "t1").standing == "new"
    late = judge(project, "ana", 1, said)  # from a page that did not hear of the answer
    assert (late.verdict.number, late.record.last, late.record.standing) == (1, 2, "new")


def test_two_people_at_one_field(project: Database) -> None:
    judge(project, "ana", 1, judgement("accept", "e1.3"))
    second = judge(project, "ben", 1, judgement("reject", "e1.3"))
    assert [(one.who, one.said.act) for one in second.meanwhile] == [("ana", "accept")]
    assert state(project, "e1.3") == "disputed"
    assert len(second.record.verdicts) == 2
    assert counts(project) == {"new": 1, "in_progress": 1, "flagged": 1}
    settled = judge(project, "ana", 1, judgement("accept", "e1.3", seen=second.record.last))
    assert settled.meanwhile == ()
    assert state(project, "e1.3") == "accepted"
    with pytest.raises(Refusal, match="is ben's"):
        take_back(project, "ana", 1, 2)


REFUSED = [
    (judgement("accept", "e9.9"), "there is no 'e9.9'"),
    (judgement("accept"), "nothing is named"),
    (judgement("accept", "e1.3", coding=7), "coded anew"),
    (judgement("correct", "e1.3"), "needs its value"),
    (
        judgement("correct", "e1:actor", change=change("actor", Participant("police"), "Police")),
        "no value to correct",
    ),
    (judgement("add", into="e7", change=change("killed", Toll(1, 1), "two men")), "no event 'e7'"),
    (judgement("add", into="e1", change=change("actor", Participant("police"))), "needs its words"),
    (judgement("split", "e1.7", into="e9"), "no event 'e9'"),
    (judgement("accept_all", "e1.2", "e1.6"), "killed is disputed"),
    (judgement("accept_all", "e1.2", "e1:actor"), "actor has no words"),
]


@pytest.mark.parametrize(("said", "reason"), REFUSED)
def test_what_cannot_be_kept(project: Database, said: Judgement, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        judge(project, "ana", 1, said)
    assert counts(project) == {"new": 2}


def test_a_report_that_is_not_there(project: Database) -> None:
    with pytest.raises(NoReport, match="no coding of report 77"):
        open_record(project, 77)


def test_the_queue(project: Database) -> None:
    assert counts(project) == {"new": 2}
    judge(project, "ana", 1, judgement("no_event", "report"))
    judge(project, "ana", 2, judgement("flag", "report", coding=2))
    assert counts(project) == {"new": 1, "not_event": 1, "flagged": 1}
    with project.reading() as connection:
        assert [one.key for one in queued(connection, "new", None, 0, 9)] == [2]
        assert [one.key for one in queued(connection, "not_event", "tanta", 0, 9)] == [1]
        assert queued(connection, "not_event", "cairo", 0, 9) == []
        assert next_to_do(connection, 1) == 2
        assert next_to_do(connection, 2) is None
        assert (next_report(connection, 1), next_report(connection, 2)) == (2, None)
        assert next_report(connection, 2, back=True) == 1


def test_what_is_not_current_is_counted_nowhere(project: Database, tmp_path: Path) -> None:
    """Not among the new ones, nor in the tab that it had come to, nor among the flagged."""
    keep(project, tmp_path, coded(id="third"), coded(id="fourth"), first=3)
    judge(project, "ana", 1, judgement("no_event", "report"))
    judge(project, "ana", 2, judgement("flag", "report", coding=2))
    judge(project, "ana", 3, judgement("accept", "e1.3", coding=3))
    assert counts(project) == {"new": 2, "in_progress": 1, "not_event": 1, "flagged": 1}
    for key, left in (
        (1, {"new": 2, "in_progress": 1, "flagged": 1}),
        (2, {"new": 1, "in_progress": 1}),
        (3, {"new": 1}),
        (4, {}),
    ):
        with project.writing() as connection:
            old = update(reports).where(reports.c.key == key)
            connection.execute(old.values(current=False))
        assert counts(project) == left
        with project.reading() as connection:
            for tab, number in tab_counts(connection).items():
                assert len(queued(connection, tab, None, 0, 9)) == number, tab


def test_judgements_as_json() -> None:
    said = judgement(
        "correct", "e1.6", seen=3, token="x", change=change("killed", Toll(8, None), "nine dead")
    )
    assert judgement_of("correct", judgement_json(said)) == said
    plain = judgement("accept", "e1.6")
    assert judgement_json(plain) == {"coding": 1, "targets": ["e1.6"]}


UNSOUND: list[tuple[dict[str, object], str]] = [
    ({"field": "killed", "value": {"low": "7"}}, "low"),
    ({"field": "killed", "value": {"low": 7, "high": 3}}, "above high"),
    ({"field": "killed", "value": {"low": 7}, "evidence": [(9_000, 9_001)]}, "not inside the text"),
    ({"field": "actor", "value": {"entity": "nobody"}}, "not in the coding"),
    ({"field": "actor", "value": {"entity": "new"}}, "not in the coding"),
    ({"field": "type", "value": {"type": "ASSAULT", "mode": "visit"}}, "not a mode"),
    ({"field": "age", "value": {"low": 7}}, "does not fit"),
    ({"field": "killed", "value": {"low": 7}, "holder": "nobody"}, "holder"),
]


@pytest.mark.parametrize(("written", "reason"), UNSOUND)
def test_a_change_that_is_not_sound(written: dict[str, object], reason: str) -> None:
    made = coded()
    with pytest.raises(UsageError, match=reason):
        sound_change(written, made.report, {one.id for one in made.entities})
