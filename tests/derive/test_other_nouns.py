"""Nouns that no list has: what they stand for by the part they play, and their singular."""

import pytest

from tacitus.derive.being_reading import Reading
from tacitus.derive.beings import read_beings
from tacitus.derive.other_nouns import kind_told, other_beings
from tacitus.marks import OTHER_NOUN, Anchor, Marks, Mention, Role
from tacitus.plurals import singular
from tacitus.values import Report, Span, Unknown
from tacitus.vocabulary import RoleName
from tests.derive.marked import marked


@pytest.mark.parametrize(
    ("word", "phrase", "played", "kind"),
    [
        ("pickers", "two pickers", {"recipient"}, "people"),
        ("cannery", "the cannery", {"actor"}, "organisation"),
        ("scrutineer", "a scrutineer", {"actor"}, "person"),
        ("eldest", "the eldest", {"arrested"}, "person"),
        ("dike-reeve", "the dike-reeve", {"named"}, "person"),
        ("cannery", "the cannery", {"named"}, "organisation"),
        ("greenhouse", "the greenhouse", {"target"}, "object"),
        ("letter", "a letter", {"actor"}, None),
        ("shells", "mortar shells", {"weapon"}, None),
        ("gate", "the gate", {"place"}, None),
    ],
)
def test_kind(word: str, phrase: str, played: set[str], kind: str | None) -> None:
    assert kind_told(word, phrase, played) == kind


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("pickers", "picker"),
        ("parties", "party"),
        ("fishermen", "fisherman"),
        ("mattress", "mattress"),
        ("bus", "bus"),
        ("jirga", "jirga"),
    ],
)
def test_singular(word: str, one: str) -> None:
    assert singular(word) == one


def hit(role: RoleName) -> tuple[Report, Marks]:
    """Two mentions of pickers, the first in a role, and a basket that plays none."""
    text = "Guards beat two pickers. The pickers left a basket."
    report, marks = marked(text)
    spans = [Span(12, 23), Span(25, 36), Span(42, 50)]
    mentions = tuple(
        Mention(span, "object", Span(span.end - len(word), span.end), 1.0, OTHER_NOUN)
        for span, word in zip(spans, ("pickers", "pickers", "basket"), strict=True)
    )
    anchor = Anchor(Span(7, 11), "ASSAULT", None, "reported", Unknown("not told"))
    roles = (Role(0, 0, role, spans[0], "reported"),)
    return report, Marks(
        "test", marks.tokens, marks.sentences, mentions, anchors=(anchor,), roles=roles
    )


def test_a_noun_is_a_being_wherever_it_stands_once_it_plays_a_part() -> None:
    beings = read_beings(Reading(*hit("recipient")))
    assert [(being.kind, being.noun and being.noun.one) for being in beings] == [
        ("people", "picker"),
        ("people", "picker"),
    ]


def test_a_noun_that_only_tells_where_is_nobody() -> None:
    assert other_beings(Reading(*hit("place"))) == {}
