"""Two coders of one report, each by themselves, to adjudication and agreement; both databases."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tacitus.errors import UsageError
from tacitus.project.adjudicating import Word, differences_of, own_word, settle
from tacitus.project.agreeing import agreement
from tacitus.project.assigning import Assigning, Wanted, share_of
from tacitus.project.records import Refusal, blind_share, sights
from tacitus.project.reviewing import judge, open_record, take_back
from tacitus.review.lots import Lot
from tacitus.review_values import Act, Record
from tacitus.store.assignments import comparison_states
from tacitus.store.database import Database
from tacitus.store.decisions import all_decisions, broken_chain
from tacitus.store.opening import open_project
from tacitus.store.review import queued, tab_counts
from tacitus.values import CodedReport, Day, Participant, Toll, TypeValue
from tests.review.made import DAY, TANTA, change, coded, judgement, keep

BOTH = Lot(second=1.0)
MAIN = ("e1.1", "e1.2", "e1.3", "e1.4", "e1.5", "e2.1", "e2.2", "e2.3")


@pytest.fixture
def project(place: str, tmp_path: Path) -> Iterator[Database]:
    """A project of two coded reports with the keys 1 and 2, the second without an event."""
    database = open_project(place)
    keep(database, tmp_path, coded(), replace(coded(id="none"), events=()))
    yield database
    database.close()


def fields(record: Record) -> dict[str, str]:
    return {one.target: one.state for event in record.events for one in event.fields}


def say(project: Database, who: str, act: Act, *targets: str, **more: Any) -> Any:
    return judge(project, who, 1, judgement(act, *targets, **more))


def decide_rest(project: Database, who: str) -> None:
    """Accept what is open of main and related events, or say that it is not stated."""
    record = open_record(project, 1, who)
    for event in record.events:
        for field in event.fields:
            if event.event.salience != "background" and field.state in ("proposed", "disputed"):
                say(project, who, "accept" if field.claim else "not_stated", field.target)


def state(project: Database, report: int = 1) -> str | None:
    with project.reading() as connection:
        return comparison_states(connection, [report]).get(report)


def both(project: Database) -> None:
    """Ana and Ben code both reports."""
    Assigning(project, "eva").assign(["ana", "ben"], Wanted(), BOTH)


def test_neither_sees_what_the_other_says(project: Database) -> None:
    both(project)
    say(project, "ana", "reject", "e1.6")
    say(project, "ana", "comment", "report", note="a first note")
    assert fields(open_record(project, 1, "ana"))["e1.6"] == "rejected"
    own = open_record(project, 1, "ben")
    assert (own.sight, own.verdicts, own.last) == ("apart", (), 0)
    assert fields(own)["e1.6"] == "disputed"  # the machine's own two figures
    assert open_record(project, 1).standing == "new"  # it counts when both have ended
    kept = say(project, "ben", "accept", "e1.6")
    assert kept.meanwhile == ()
    with pytest.raises(Refusal, match="2 of 2 coders"):
        differences_of(project, 1)


def test_what_both_have_stands_and_the_rest_is_settled(project: Database) -> None:
    both(project)
    say(project, "ana", "reject", "e1.7")
    decide_rest(project, "ana")
    assert state(project) == "coding"
    say(project, "ben", "reject", "e1.6")
    say(project, "ben", "correct", "e1.3", change=change("date", Day(DAY, DAY, "week"), "Monday"))
    decide_rest(project, "ben")
    assert state(project) == "differs"
    found = differences_of(project, 1)
    # how exactly a day is told is no difference as long as the days are the same
    assert [(unit.target, len(unit.sides)) for unit in found.units] == [("e1:killed", 2)]
    standing = fields(open_record(project, 1, "ana"))
    assert all(standing[target] in ("accepted", "corrected") for target in MAIN)
    assert standing["e1:actor"] == "not_stated"
    assert open_record(project, 1).standing == "in_progress"
    with project.reading() as connection:
        assert queued(connection, "flagged", None, 0, 9)[0].disputed

    number, left = settle(project, "eva", 1, Word("e1:killed", 1))
    assert left.units == ()
    assert state(project) == "settled"
    record = open_record(project, 1)
    assert (fields(record)["e1.6"], fields(record)["e1.7"]) == ("rejected", "accepted")
    assert (record.standing, record.disputed) == ("done", False)
    with pytest.raises(Refusal, match="eva has settled this already"):
        settle(project, "fay", 1, Word("e1:killed", 0))
    with pytest.raises(Refusal, match="do not differ"):
        settle(project, "fay", 1, Word("e1:place", 0))
    take_back(project, "eva", 1, number)
    assert state(project) == "differs"
    assert len(differences_of(project, 1).units) == 1
    with project.reading() as connection:
        assert broken_chain(connection) is None


def test_a_third_value_is_the_adjudicators(project: Database) -> None:
    both(project)
    say(project, "ana", "reject", "e1.7")
    say(project, "ben", "reject", "e1.6")
    decide_rest(project, "ana")
    decide_rest(project, "ben")
    third = own_word("e1:killed", change("killed", Toll(8, 8), "nine dead"))
    first, _ = settle(project, "eva", 1, Word("e1:killed", None, third, "both in part", "t1"))
    again, _ = settle(project, "eva", 1, Word("e1:killed", None, third, "both in part", "t1"))
    assert first == again
    tolls = [f for e in open_record(project, 1).events for f in e.fields if f.field == "killed"]
    assert [(f.state, getattr(f.claim, "value", None)) for f in tolls] == [
        ("corrected", Toll(8, 8)),
        ("rejected", Toll(9, 9, None)),
    ]


def test_an_event_that_only_one_has(project: Database) -> None:
    both(project)
    say(project, "ana", "reject", "e2.1")
    decide_rest(project, "ana")
    decide_rest(project, "ben")
    units = {unit.target: unit for unit in differences_of(project, 1).units}
    assert list(units) == ["e2:type"]
    assert [side.there for side in units["e2:type"].sides] == [False, True]
    settle(project, "eva", 1, Word("e2:type", 0))
    gone = open_record(project, 1)
    assert next(one.out for one in gone.events if one.event.id == "e2")
    assert gone.standing == "done"


def code_blind(project: Database, who: str, killed: int = 7) -> str:
    """Code the report from nothing; the id of the event."""
    bomb = change("type", TypeValue("ASSAULT", "explosives"), "A bomb went off")
    kept = say(project, who, "new_event", change=bomb)
    id_ = f"h{kept.verdict.number}"
    told = [
        change("date", Day(DAY, DAY, "day"), "on Monday"),
        change("place", TANTA, "Tanta"),
        change("killed", Toll(killed, killed), "Seven people"),
        replace(change("recipient", Participant("new"), "people", "people"), teller=None),
    ]
    for one in told:
        say(project, who, "add", into=id_, change=one)
    say(project, who, "not_stated", f"{id_}:actor")
    return id_


def test_from_the_text_alone(project: Database) -> None:
    Assigning(project, "eva").assign(["ana"], Wanted(), Lot(each=1, blind=True))
    own = open_record(project, 1, "ana")
    assert (own.sight, own.events, own.entities, own.coded.statements) == ("blind", (), (), ())
    with pytest.raises(Refusal, match="no event is coded"):
        say(project, "ana", "finish", "report")
    with pytest.raises(Refusal, match=r"no 'e1\.3'"):
        say(project, "ana", "accept", "e1.3")
    code_blind(project, "ana")
    assert open_record(project, 1, "ana").standing == "in_progress"
    assert open_record(project, 1).standing == "new"
    say(project, "ana", "finish", "report")
    # alone, a coding from the text is held against the machine's
    found = differences_of(project, 1)
    assert found.compared.coders == ("ana", "machine")
    targets = {unit.target for unit in found.units}
    assert {"e1:killed", "e1:target", "e2:type"} <= targets
    assert not targets & {"e1:date", "e1:place"}
    settle(project, "eva", 1, Word("e1:recipient", 0))
    record = open_record(project, 1)
    named = next(f for e in record.events for f in e.fields if f.field == "recipient")
    assert named.claim is not None
    assert isinstance(named.claim.value, Participant)
    assert named.claim.value.entity in {entity.id for entity in record.entities}


def test_two_from_the_text_alone(project: Database) -> None:
    Assigning(project, "eva").assign(["ana", "ben"], Wanted(), replace(BOTH, blind=True))
    code_blind(project, "ana")
    say(project, "ana", "finish", "report")
    code_blind(project, "ben", 8)
    kept = say(project, "ben", "finish", "report")
    assert state(project) == "differs"
    found = differences_of(project, 1)
    assert [unit.target for unit in found.units] == ["e1:killed"]
    standing = fields(open_record(project, 1))
    assert standing["e1.5"] == "rejected"  # neither has a target
    assert standing["e2.1"] == "rejected"  # nor the arrests
    take_back(project, "ben", 1, kept.verdict.number)  # not yet, says Ben
    assert state(project) == "coding"
    assert fields(open_record(project, 1))["e2.1"] == "proposed"
    kept = say(project, "ben", "finish", "report")
    settle(project, "eva", 1, Word("e1:killed", 0))
    with pytest.raises(Refusal, match="eva has settled"):
        take_back(project, "ben", 1, kept.verdict.number)
    assert open_record(project, 1).standing == "done"


def test_an_event_that_the_machine_lacks(project: Database) -> None:
    Assigning(project, "eva").assign(["ana"], Wanted(), Lot(blind=True))
    type_ = change("type", TypeValue("ACCUSE"), "the health ministry said")
    kept = judge(project, "ana", 2, judgement("new_event", coding=2, change=type_))
    id_ = f"h{kept.verdict.number}"
    for field in ("date", "place", "actor"):
        judge(project, "ana", 2, judgement("not_stated", f"{id_}:{field}", coding=2))
    judge(project, "ana", 2, judgement("finish", "report", coding=2))
    assert [unit.target for unit in differences_of(project, 2).units] == [f"{id_}:type"]
    settle(project, "eva", 2, Word(f"{id_}:type", 0))
    record = open_record(project, 2)
    assert [event.event.id for event in record.events] == [id_]
    assert record.standing == "done"


def test_a_report_without_an_event(project: Database) -> None:
    both(project)
    for who in ("ana", "ben"):
        judge(project, who, 2, judgement("no_event", "report", coding=2))
    assert state(project, 2) == "settled"
    assert open_record(project, 2).standing == "not_event"
    with project.reading() as connection:
        assert tab_counts(connection)["not_event"] == 1
    say(project, "ana", "no_event", "report")
    decide_rest(project, "ben")
    assert [unit.target for unit in differences_of(project, 1).units] == ["e1:type", "e2:type"]


def test_a_coder_who_never_ends(project: Database) -> None:
    both(project)
    say(project, "ana", "reject", "e1.7")
    decide_rest(project, "ana")
    say(project, "ben", "accept", "e1.3")
    assert state(project) == "coding"
    assert Assigning(project, "eva").withdraw("ben") == 2
    assert state(project) == "settled"
    record = open_record(project, 1)
    assert (record.standing, fields(record)["e1.7"]) == ("done", "rejected")
    with pytest.raises(UsageError, match="ben has no assignment"):
        Assigning(project, "eva").withdraw("ben")
    loads = {one.who: (one.assigned, one.ended) for one in Assigning(project, "eva").loads()}
    assert loads == {"ana": (2, 1)}


def test_a_second_coder_for_what_is_coded(project: Database) -> None:
    say(project, "ana", "reject", "e1.7")
    decide_rest(project, "ana")
    assert open_record(project, 1).standing == "done"
    made = Assigning(project, "eva").assign(["ben"], Wanted(), BOTH)
    assert [(one.report, one.who) for one in made] == [(1, "ana"), (1, "ben")]
    with project.reading() as connection:
        dealt = next(one for one in all_decisions(connection) if one.kind == "assign")
    assert dealt.content["reports"] == {"ana": [1], "ben": [1]}
    own = open_record(project, 1, "ben")
    assert (own.sight, own.standing) == ("apart", "new")
    assert open_record(project, 1, "ana").sight == "apart"
    decide_rest(project, "ben")
    assert [unit.target for unit in differences_of(project, 1).units] == ["e1:killed"]


def test_one_coder_only(project: Database) -> None:
    Assigning(project, "eva").assign(["ana"], Wanted(), Lot())
    assert open_record(project, 1, "ana").sight == "shared"
    decide_rest(project, "ana")
    assert state(project) is None
    assert open_record(project, 1).standing == "done"
    with pytest.raises(Refusal, match="nothing is compared"):
        differences_of(project, 1)
    page = agreement(project)
    assert (page.people, len(page.machine) > 0) == ((), True)


def test_two_adjudicators_at_once(project: Database) -> None:
    both(project)
    say(project, "ana", "reject", "e1.7")
    decide_rest(project, "ana")
    decide_rest(project, "ben")
    outcomes: list[str] = []

    def attempt(who: str, side: int) -> None:
        try:
            settle(project, who, 1, Word("e1:killed", side))
            outcomes.append("kept")
        except Refusal:
            outcomes.append("refused")

    threads = [threading.Thread(target=attempt, args=(f"r{n}", n % 2)) for n in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(outcomes) == ["kept", "refused", "refused", "refused"]
    with project.reading() as connection:
        assert broken_chain(connection) is None


def test_two_coders_end_at_once(project: Database) -> None:
    both(project)
    for who in ("ana", "ben"):
        decide_rest(project, who)
        take_back(project, who, 1, open_record(project, 1, who).last)
    assert state(project) == "coding"
    last = {
        who: next(t for t, s in fields(open_record(project, 1, who)).items() if s == "proposed"
                  and not t.startswith("e3"))
        for who in ("ana", "ben")
    }  # fmt: skip
    acts: dict[str, Act] = dict.fromkeys(last, "unclear")
    threads = [
        threading.Thread(target=say, args=(project, who, acts[who], last[who])) for who in last
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert state(project) == "settled"
    with project.reading() as connection:
        agreed = [k for k in queued(connection, "done", None, 0, 9) if k.key == 1]
    assert len(agreed) == 1


def test_the_blind_share(project: Database) -> None:
    assigning = Assigning(project, "eva")
    assert assigning.blind_share() == 0.0
    assigning.assign(["ana", "ben"], Wanted(), Lot())
    assert assigning.blind_share() == 0.05  # two people code now
    assigning.set_blind_share(1.0)
    with project.reading() as connection:
        assert blind_share(connection) == 1.0
        assert sights(connection, "ana", [(1, "tanta")]) == {1: "shared"}  # assigned before
    with pytest.raises(UsageError, match="from 0 to 1"):
        assigning.set_blind_share(5)


def test_the_blind_share_without_assignments(project: Database) -> None:
    Assigning(project, "eva").set_blind_share(1.0)
    assert open_record(project, 1, "ana").sight == "blind"
    say(project, "ana", "flag", "report")  # that takes nothing up
    assert open_record(project, 1, "ben").sight == "blind"
    code_blind(project, "ana")
    assert open_record(project, 1, "ana").sight == "blind"
    assert open_record(project, 1, "ben").sight == "shared"
    say(project, "ana", "finish", "report")
    assert open_record(project, 1, "ana").sight == "shared"
    assert state(project) == "differs"


def test_agreement_and_how_far_the_machine_leads(project: Database) -> None:
    both(project)
    say(project, "ana", "reject", "e1.7")
    decide_rest(project, "ana")
    decide_rest(project, "ben")
    page = agreement(project)
    people = {one.field: one for one in page.people}
    assert people["event"].same.value == 1.0
    assert (people["date"].alpha.value, people["date"].units, people["date"].told) == (1.0, 2, 1)
    killed = people["killed"]
    # {7} and {7, 9} of the bomb, nothing and nothing of the arrests: 0.25 within. Ordered pairs of
    # {7}, {7, 9} and twice nothing: 1/2 twice, 1 eight times: 9 of 12
    assert killed.alpha.value == pytest.approx(1 - 0.25 / (9 / 12))
    assert (killed.same.value, killed.same.low) == (0.5, None)
    led = {one.field: one for one in page.led}["all"]
    assert led.shown_codings == 2
    assert (led.blind.value, led.difference.value) == (None, None)
    assert led.shown.value is not None
    assert led.shown.value > 0.9


@pytest.mark.parametrize(
    ("given", "share"), [("5%", 0.05), ("0.2", 0.2), ("100 %", 1.0), ("0", 0.0)]
)
def test_shares_as_they_are_written(given: str, share: float) -> None:
    assert share_of(given) == pytest.approx(share)


@pytest.mark.parametrize("given", ["", "five", "5", "-1%", "101%", "nan", "inf"])
def test_what_is_no_share(given: str) -> None:
    with pytest.raises(UsageError, match="no share"):
        share_of(given)


def test_what_cannot_be_assigned(project: Database) -> None:
    assigning = Assigning(project, "eva")
    for names, reason in (([], "name who"), (["  "], "is no name"), (["a\nb"], "is no name")):
        with pytest.raises(UsageError, match=reason):
            assigning.assign(names, Wanted(), Lot())
    assert len(assigning.assign(["ana"], Wanted(), Lot(), dry_run=True)) == 2
    assert assigning.every() == []
    assigning.assign(["ana"], Wanted(search="bomb"), Lot())
    with pytest.raises(UsageError, match="no report to assign"):
        assigning.assign(["ben"], Wanted(), Lot())


def test_nothing_of_the_coding_is_lost(project: Database) -> None:
    made: CodedReport = open_record(project, 1).coded
    both(project)
    decide_rest(project, "ana")
    decide_rest(project, "ben")
    assert open_record(project, 1).coded == made
