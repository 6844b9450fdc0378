"""The note before a text, from the coded fields."""

from dataclasses import replace

import pytest

from tacitus.review.folding import fold
from tacitus.review_values import Act, Verdict
from tacitus.values import Amount, Claim, CodedReport, Entity, Toll, TypeValue
from tacitus.web.content_note import content_note
from tests.review.made import claim, coded, event, judgement, span, verdict

CHILD = Entity(
    "child", "person", "a guard", (span("a guard"),), None, (),
    (Claim("a1", "age", Amount(9, 9), (span("a guard"),)),),
)  # fmt: skip


def note(coding: CodedReport, *verdicts: Verdict) -> str:
    return content_note(fold(1, 1, coding, list(verdicts), len(verdicts)))


def of(*claims: Claim) -> CodedReport:
    """The made report with one main event of these claims, and a child in it."""
    made = coded()
    return replace(
        made, entities=(*made.entities, CHILD), events=(event("e1", "main", None, *claims),)
    )


BOMB = claim("c1", "type", TypeValue("ASSAULT", "explosives"), "went off")
TALK = claim("c1", "type", TypeValue("CONSULT", "visit"), "went off")
DEAD = claim("c2", "killed", Toll(7, 7), "Seven")
NONE = claim("c2", "killed", Toll(0, 0), "Seven")
TORTURE = claim("c1", "type", TypeValue("ASSAULT", "torture"), "went off")
DEAD_CHILD = claim("c2", "killed", Toll(1, 1, "child"), "Seven")

NOTES: list[tuple[tuple[Claim, ...], str]] = [
    ((BOMB,), "This report tells of violence."),
    ((BOMB, DEAD), "This report tells of killings."),
    ((BOMB, NONE), "This report tells of violence."),
    ((TALK,), ""),
    ((TORTURE, DEAD), "This report tells of killings and torture."),
    ((BOMB, DEAD_CHILD), "This report tells of killings and violence against children."),
]


@pytest.mark.parametrize(("claims", "expected"), NOTES)
def test_what_is_told_of(claims: tuple[Claim, ...], expected: str) -> None:
    assert note(of(*claims)) == expected


def test_what_people_called_wrong_is_not_warned_of() -> None:
    acts: tuple[Act, ...] = ("reject", "not_stated")
    for act in acts:
        no = verdict(1, "ana", judgement(act, "c2"))
        assert note(of(TALK, DEAD)) == "This report tells of killings."
        assert note(of(TALK, DEAD), no) == ""
