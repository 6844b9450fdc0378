"""Quotations that do something by being said."""

import pytest

from tacitus.annotate.spoken_acts import act_words, spoken_anchors, spoken_roles
from tacitus.marks import Anchor, Mention, Quote
from tacitus.values import Span, Unknown
from tacitus.vocabulary import Act

TEXT = "“There is no excuse for this,” said Ines Correia."
CONTENT, SPEAKER = Span(1, 29), Span(36, 48)


def quote(act: Act, speaker: Span | Unknown = SPEAKER) -> Quote:
    return Quote(CONTENT, "direct", speaker, Span(31, 35), Span(0, 30), act)


@pytest.mark.parametrize(
    ("act", "type_", "mode"),
    [
        ("condemn", "ACCUSE", "disapprove"),
        ("accuse", "ACCUSE", "allege"),
        ("demand", "REQUEST", None),
        ("threaten", "THREATEN", None),
    ],
)
def test_an_act_becomes_an_anchor(act: Act, type_: str, mode: str | None) -> None:
    (anchor,) = spoken_anchors(TEXT, [quote(act)], ())
    assert (anchor.type, anchor.mode, anchor.span) == (type_, mode, CONTENT)
    (role,) = spoken_roles([quote(act)], [Mention(SPEAKER, "person", SPEAKER)], [anchor])
    assert (role.role, role.mention, role.evidence) == ("actor", 0, SPEAKER)


@pytest.mark.parametrize(
    ("said", "anchors"),
    [
        (quote("inform"), ()),
        (quote("condemn", Unknown("nobody named")), ()),
        (quote("condemn"), (Anchor(Span(10, 19), "ACCUSE", None),)),
    ],
)
def test_no_second_anchor(said: Quote, anchors: tuple[Anchor, ...]) -> None:
    assert spoken_anchors(TEXT, [said], anchors) == anchors


def test_long_words_are_cut_at_a_space() -> None:
    text = "word " * 60
    long = Quote(Span(0, 299), "direct", SPEAKER, None, Span(0, 299), "condemn")
    assert act_words(text, long).of(text).endswith("word")
    assert act_words(text, long).end <= 80
