"""How a coding stands after what people said of it."""

import datetime
from collections.abc import Sequence

import pytest

from tacitus.review.folding import fold
from tacitus.review_values import EventState, FieldState, Judgement, Record
from tacitus.values import Day, Participant, Toll
from tests.review.made import change, coded, judgement, verdict

ALL = ("e1.1", "e1.2", "e1.3", "e1.4", "e1.5", "e1.6", "e1.7", "e1:actor", "e2.1", "e2.2", "e2.3")


def record(*said: tuple[str, Judgement]) -> Record:
    """The record after judgements, each with who made it; their numbers are 1, 2, 3."""
    return fold(1, 1, coded(), [verdict(n, who, one) for n, (who, one) in enumerate(said, 1)])


def field(found: Record, target: str) -> FieldState:
    return next(one for event in found.events for one in event.fields if one.target == target)


def event(found: Record, id: str) -> EventState:
    return next(one for one in found.events if one.event.id == id)


def states(found: Record) -> dict[str, str]:
    return {one.target: one.state for event in found.events for one in event.fields}


def test_a_coding_that_nobody_has_seen() -> None:
    found = record()
    assert found.standing == "new"
    assert states(found)["e1.3"] == "proposed"
    assert states(found)["e1:actor"] == "proposed"  # a main event without an actor asks for one
    assert not any(target.startswith(("e2:", "e3:")) for target in states(found))
    assert [one.target for one in event(found, "e1").fields][:4] == ["e1.1", "e1.2", "e1.3", "e1.4"]


def test_figures_that_cannot_both_be_right_are_disputed_until_decided() -> None:
    assert field(record(), "e1.6").state == "disputed"
    assert field(record(), "e1.6").clashes == ("e1.7",)
    found = record(("ana", judgement("accept", "e1.6")))
    assert (field(found, "e1.6").state, field(found, "e1.7").state) == ("accepted", "disputed")
    found = record(("ana", judgement("reject", "e1.7")))
    assert field(found, "e1.6").state == "proposed"
    assert field(found, "e1.6").clashes == ()


MONTH = Day(datetime.date(2024, 3, 1), datetime.date(2024, 3, 31), "month")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (judgement("accept", "e1.3"), "accepted"),
        (judgement("accept_all", "e1.2", "e1.3"), "accepted"),
        (judgement("reject", "e1.3"), "rejected"),
        (judgement("correct", "e1.3", change=change("date", MONTH)), "corrected"),
        (judgement("not_stated", "e1.3"), "not_stated"),
        (judgement("unclear", "e1.3"), "unclear"),
        (judgement("comment", "e1.3", note="which Monday?"), "proposed"),
        (judgement("flag", "e1.3"), "proposed"),
    ],
)
def test_what_is_said_makes_the_state(said: Judgement, state: str) -> None:
    assert field(record(("ana", said)), "e1.3").state == state


def test_a_correction_keeps_what_the_machine_proposed() -> None:
    found = field(
        record(("ana", judgement("correct", "e1.3", change=change("date", MONTH)))), "e1.3"
    )
    assert found.claim is not None
    assert found.proposed is not None
    assert found.claim.value == MONTH
    assert found.claim.evidence == found.proposed.evidence
    assert isinstance(found.proposed.value, Day)
    assert found.proposed.value.precision == "day"
    assert found.proposed.confidence == 0.8


UNAWARE: Sequence[tuple[Judgement, Judgement, str]] = [
    (judgement("accept", "e1.3"), judgement("accept", "e1.3"), "accepted"),
    (judgement("accept", "e1.3"), judgement("reject", "e1.3"), "disputed"),
    (judgement("accept", "e1.3"), judgement("unclear", "e1.3"), "disputed"),
    (
        judgement("reject", "e1.3"),
        judgement("correct", "e1.3", change=change("date", MONTH)),
        "disputed",
    ),
    (
        judgement("correct", "e1.3", change=change("date", MONTH)),
        judgement("correct", "e1.3", change=change("date", MONTH)),
        "corrected",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two", "state"), UNAWARE)
def test_two_who_do_not_know_of_each_other(one: Judgement, two: Judgement, state: str) -> None:
    found = record(("ana", one), ("ben", two))
    assert field(found, "e1.3").state == state
    assert found.disputed is (state == "disputed")
    assert len(found.verdicts) == 2


def test_who_knows_both_settles_it() -> None:
    accept, reject = judgement("accept", "e1.3"), judgement("reject", "e1.3")
    settled = record(("ana", accept), ("ben", reject), ("ana", judgement("accept", "e1.3", seen=2)))
    assert field(settled, "e1.3").state == "accepted"
    assert not settled.disputed
    # whoever decides after having seen the other's verdict stands in its place
    after = record(("ana", accept), ("ben", judgement("reject", "e1.3", seen=1)))
    assert field(after, "e1.3").state == "rejected"


def test_an_event_whose_type_is_wrong_is_out() -> None:
    found = record(("ana", judgement("reject", "e2.1")))
    assert event(found, "e2").out
    assert found.undecided == record().undecided - 3


def test_a_person_adds_a_claim() -> None:
    said = judgement("add", into="e1", change=change("actor", Participant("police"), "Police"))
    found = record(("ana", said))
    added = field(found, "p1")
    assert (added.state, added.proposed) == ("corrected", None)
    assert "e1:actor" not in states(found)  # the gap is filled
    corrected = record(("ana", said), ("ana", judgement("reject", "p1")))
    assert field(corrected, "p1").state == "rejected"


def test_a_person_names_somebody() -> None:
    gang = change("actor", Participant("new"), "Police", "the gang")
    found = record(("ana", judgement("add", into="e1", change=gang)))
    claim = field(found, "p1").claim
    assert claim is not None
    assert claim.value == Participant("n1")
    assert [one.name for one in found.entities if one.id == "n1"] == ["the gang"]
    again = record(("ana", judgement("correct", "e2.2", change=gang)))
    claim = field(again, "e2.2").claim
    assert claim is not None
    assert claim.value == Participant("n1")


def test_split_into_a_new_event_and_into_another() -> None:
    found = record(("ana", judgement("split", "e1.7")))
    new = event(found, "s1")
    assert [one.target for one in new.fields if ":" not in one.target] == ["s1.1", "e1.7"]
    assert field(found, "e1.6").state == "proposed"  # what clashed is elsewhere now
    moved = record(("ana", judgement("split", "e1.7", into="e3")))
    assert "e1.7" in [one.target for one in event(moved, "e3").fields]


def test_join_events() -> None:
    found = record(("ana", judgement("join", "e2", into="e1")))
    assert [one.event.id for one in found.events] == ["e1", "e3"]
    targets = [one.target for one in event(found, "e1").fields]
    assert "e2.3" in targets
    assert "e2.1" not in targets  # the event keeps its own type
    assert "e1:actor" not in targets  # the other had an actor
    chain = record(
        ("ana", judgement("join", "e1", into="e2")), ("ana", judgement("join", "e2", into="e1"))
    )
    assert [one.event.id for one in chain.events] == ["e2", "e3"]  # e1 is there no more
    assert chain.events[0].event.about is None


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ((), "new"),
        ((judgement("comment", "report", note="?"),), "new"),
        ((judgement("accept", "e1.2"),), "in_progress"),
        ((judgement("accept", *ALL[:7]), judgement("not_stated", ALL[7])), "in_progress"),
        ((judgement("accept", *ALL),), "done"),
        ((judgement("reject", "e1.1"), judgement("accept", "e2.1", "e2.2", "e2.3")), "done"),
        ((judgement("no_event", "report"),), "not_event"),
    ],
)
def test_how_far_a_report_is(said: tuple[Judgement, ...], standing: str) -> None:
    assert record(*(("ana", one) for one in said)).standing == standing


def test_flags_go_up_and_down() -> None:
    up, down = judgement("flag", "e1.3"), judgement("unflag", "e1.3")
    assert record(("ana", up)).flagged
    assert not record(("ana", up), ("ana", down)).flagged
    assert record(("ana", judgement("flag", "report"))).flagged


def test_a_toll_of_another_group_is_no_clash() -> None:
    said = judgement("correct", "e1.7", change=change("killed", Toll(9, 9, "police")))
    assert field(record(("ana", said)), "e1.6").state == "proposed"
