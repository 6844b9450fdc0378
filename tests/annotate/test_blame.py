"""Who is blamed, denies, claims or is cleared, by whom, and in which deed: tables of sentences."""

import pytest

from tacitus.annotate.responsibility import responsibilities
from tacitus.marks import Role
from tests.annotate.marked import Marked, marked

BOMB = "A {ASSAULT|bomb} killed two. "


def found_in(read: Marked, *, strict: bool = True) -> list[Role]:
    every = responsibilities(
        read.text, read.tokens, read.sentences, read.mentions, read.anchors, strict=strict
    )
    return [role for role in every if role.role == "actor"]


def told(written: str, *, strict: bool = True) -> list[str]:
    """Each actor as "certainty: who (by whom)", without the bracket where nobody is named."""
    read = marked(written)
    words = [mention.span.of(read.text) for mention in read.mentions]
    return [
        f"{role.certainty}: {words[role.mention]}"
        + (f" (by {words[role.teller]})" if role.teller >= 0 else "")
        for role in found_in(read, strict=strict)
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "{organisation|The Front}, which {people|officials} had suspected first, denied it.",
            [
                "denied: The Front (by The Front)",
                "alleged: The Front (by officials)",
            ],
        ),
        (
            "{organisation|The Front}, {organisation|the band} that left in May, denied any part.",
            ["denied: the band (by the band)"],
        ),
        (
            "The killing was blamed on {organisation|the Front} by {organisation|the police}.",
            ["alleged: the Front (by the police)"],
        ),
        (
            "{person|Ana Ruiz} blamed the deed on {people|young men} from the hills.",
            ["alleged: young men (by Ana Ruiz)"],
        ),
        (
            "{people|Officials} hold {organisation|the Front} responsible.",
            ["alleged: the Front (by Officials)"],
        ),
        (
            "It was claimed on Monday by {organisation|the Front}.",
            ["reported: the Front (by the Front)"],
        ),
        (
            "{person|A spokesman} for {organisation|the Front} rejected that.",
            ["denied: the Front (by the Front)"],
        ),
        ("{organisation|The Front} has not denied it.", []),
        ("{person|Bo Rey} has not been accused of it.", []),
        ("{organisation|The Front} has not claimed the attack.", []),
    ],
)
def test_who_and_who_says_so(written: str, expected: list[str]) -> None:
    assert told(BOMB + written) == expected


def test_who_has_not_claimed_it_leaves_it_without_a_claim() -> None:
    read = marked(BOMB + "{organisation|The Front} has not claimed the attack.")
    roles = responsibilities(read.text, read.tokens, read.sentences, read.mentions, read.anchors)
    assert [(role.role, role.stance, role.mention) for role in roles] == [
        ("responsibility", "none", -1)
    ]


@pytest.mark.parametrize(
    ("written", "strict"),
    [
        ("{person|Ana Ruiz} accused {organisation|the council} of taking bribes.", True),
        ("{person|Ana Ruiz} was acquitted of taking bribes.", True),
        ("{organisation|The Front} denied that it had {COERCE|held} her.", True),
        ("{organisation|The Front} denied that it had {COERCE|held} her", True),  # as in a title
        ("{person|Ana Ruiz} accused {organisation|the council} of the attack.", False),
        (
            "{person|Ana Ruiz} accused {organisation|the council} of having {ASSAULT|shot} him.",
            False,
        ),
    ],
)
def test_blame_for_something_else(written: str, *, strict: bool) -> None:
    """What is no violent act is only asked for where the network says in which act he is meant."""
    assert bool(told(BOMB + written, strict=False))
    assert bool(told(BOMB + written)) is not strict


@pytest.mark.parametrize(
    "written",
    [
        "{person|Bo Rey} was acquitted of the murder.",
        "{person|Bo Rey}, a cook, was cleared of having a hand in the {ASSAULT|attack}.",
    ],
)
def test_who_is_cleared_did_not_do_it_and_denies_nothing_by_this(written: str) -> None:
    read = marked(BOMB + written)
    roles = list(
        responsibilities(read.text, read.tokens, read.sentences, read.mentions, read.anchors)
    )
    assert [(role.role, role.certainty) for role in roles] == [("actor", "denied")]


@pytest.mark.parametrize(
    ("written", "act"),
    [
        (BOMB + "{people|Officials} blamed {organisation|the Front}.", "bomb"),
        # what is told of who is blamed is another act
        (
            BOMB + "{people|Officials} blamed {organisation|the Front}, which {ASSAULT|fired} at "
            "them in May.",
            "bomb",
        ),
        (
            BOMB + "{organisation|The Front}, which had {ASSAULT|shot} a judge, denied any part.",
            "bomb",
        ),
        (
            BOMB + "{people|Officials} accused {organisation|the Front} of having "
            "{ASSAULT|fired} at them.",
            "fired",
        ),
        # a denial is of what the paragraph spoke of
        (
            BOMB + "\n\nMen {ASSAULT|raided} a shop. {people|Officials} accused "
            "{organisation|the Front} of the {ASSAULT|raid}. {organisation|It} denied this.",
            "raid",
        ),
    ],
)
def test_which_deed_is_meant(written: str, act: str) -> None:
    read = marked(written)
    assert read.anchors[found_in(read)[-1].anchor].span.of(read.text) == act
