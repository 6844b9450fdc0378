"""Who only is said to have done it, where the network takes him for the doer."""

import pytest

from tacitus.annotate.frames import evidence_of
from tacitus.annotate.hedges import find_hedges
from tacitus.annotate.learned.doubts import with_doubts
from tacitus.annotate.learned.grounds import grounds
from tacitus.annotate.rules import with_roles
from tacitus.marks import Marks, Role
from tests.annotate.marked import marked


def certainties(written: str) -> list[tuple[str, str]]:
    """The words and certainty of each actor, where the network says that the last mention did the
    first act."""
    read = marked(written)
    hedges = find_hedges(read.text, read.tokens, read.sentences)
    marks = Marks("made", read.tokens, read.sentences, read.mentions, read.anchors)
    by_rule = with_roles(read.text, marks, hedges)
    doer = len(read.mentions) - 1
    span = read.mentions[doer].span
    made = [Role(0, doer, "actor", evidence_of(read.anchors[0].span, span))]
    kept, _ = with_doubts(read.text, made, by_rule, grounds(read.text, by_rule), hedges)
    return [
        (read.mentions[role.mention].span.of(read.text), role.certainty)
        for role in kept
        if role.role == "actor"
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} denied any part.",
            [("The Front", "denied")],
        ),
        (
            "A {ASSAULT|bomb} killed two. Police suspect {organisation|the Front}.",
            [("the Front", "alleged")],
        ),
        ("The {ASSAULT|bomb} hit us. Nobody has said {people|they} planted it.", []),
        # the words beside his are his, too
        (
            "A {ASSAULT|bomb} hit us. {people|A third man}, {person|Bo Rey}, was cleared of it.",
            [("A third man", "denied")],
        ),
        (
            "A {ASSAULT|bomb} killed two. Police held {people|the suspects}.",
            [("the suspects", "alleged")],
        ),
        # blamed for something else, but meant here
        (
            "A man {ASSAULT|shot} two. Police suspect {people|a tenant} of acting out of spite.",
            [("a tenant", "alleged")],
        ),
        (
            "Police may have been {ASSAULT|shot at} by {people|a tenant}.",
            [("a tenant", "alleged")],
        ),
        (
            "A {ASSAULT|bomb} killed two. {organisation|The Front} met on Monday.",
            [("The Front", "asserted")],
        ),
    ],
)
def test_who_is_only_said_to_have_done_it(written: str, expected: list[tuple[str, str]]) -> None:
    assert certainties(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "{organisation|The Front}, which denied the bombing, {ASSAULT|fired} on a bus.",
        "Police suspect {organisation|the Front}, which {ASSAULT|shot} a judge in March.",
    ],
)
def test_what_is_told_flatly_stays_a_fact(written: str) -> None:
    assert [sure for _, sure in certainties(written)] == ["asserted"]


def test_who_is_named_twice_is_doubted_once() -> None:
    read = marked(
        "A {ASSAULT|bomb} hit us. {people|A third man}, {person|Bo Rey}, denied any part in it."
    )
    marks = Marks("made", read.tokens, read.sentences, read.mentions, read.anchors)
    by_rule = with_roles(read.text, marks, ())
    made = [Role(0, number, "actor", read.mentions[number].span) for number in (0, 1)]
    kept, _ = with_doubts(read.text, made, by_rule, grounds(read.text, by_rule), ())
    assert [(role.role, role.mention) for role in kept] == [("responsibility", 0), ("actor", 0)]


def test_a_role_that_the_network_places_is_not_told_again_elsewhere() -> None:
    written = (
        "A {ASSAULT|bomb} killed two.\n\nMen {ASSAULT|fired} at a bus. Police suspect "
        "{organisation|the Front}."
    )
    read = marked(written)
    marks = Marks("made", read.tokens, read.sentences, read.mentions, read.anchors)
    by_rule = with_roles(read.text, marks, ())
    made = [Role(0, 0, "actor", read.mentions[0].span)]
    kept, others = with_doubts(read.text, made, by_rule, grounds(read.text, by_rule), ())
    assert {(role.anchor, role.role) for role in kept} == {(0, "actor"), (0, "responsibility")}
    assert not [role for role in others if role.role in ("actor", "responsibility")]
