"""What is done by saying something, as weighed word by word."""

import pytest

from tacitus.annotate.learned.acts import ACTS, features, speaker_kind, weighed, weights
from tacitus.lists import data_file
from tacitus.marks import Mention, Quote
from tacitus.values import Span, Unknown
from tacitus.vocabulary import Act, EntityKind, Form


def quote_of(text: str, content: str, cue: str, speaker: str, form: Form = "indirect") -> Quote:
    """The quotation with these words; `speaker` may be empty."""
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in (content, cue, speaker)]
    who = spans[2] if speaker else Unknown("nobody is named")
    return Quote(spans[0], form, who, spans[1], spans[0])


SAID: list[tuple[str, str, str, str, Act]] = [
    ("The prison says nobody was beaten.", "nobody was beaten", "says", "prison", "deny"),
    ("The army said it had not fired.", "it had not fired", "said", "army", "deny"),
    (
        "The cook said he was beaten in the cell.",
        "he was beaten in the cell",
        "said",
        "cook",
        "accuse",
    ),
    ("The envoy said the talks began.", "the talks began", "said", "envoy", "inform"),
    ("The union wants him tried.", "wants him tried", "wants", "union", "demand"),
    ("The mayor offered to pay.", "offered to pay", "offered", "mayor", "promise"),
]


@pytest.mark.parametrize(("text", "content", "cue", "speaker", "act"), SAID)
def test_weighed(text: str, content: str, cue: str, speaker: str, act: Act) -> None:
    quote = quote_of(text, content, cue, speaker)
    assert isinstance(quote.speaker, Span)
    mention = Mention(quote.speaker, "organisation", quote.speaker)
    assert weighed(text, quote, (mention,)) == act


def test_every_weight_is_of_an_act() -> None:
    _, *lines = data_file("act_weights.txt").read_text(encoding="utf-8").splitlines()
    told = {one.partition("=")[0] for line in lines for one in line.split("\t")[1:]}
    assert told == set(ACTS)
    assert "base" in weights()


def test_features_tell_cue_form_and_negation() -> None:
    found = features("It’s not ours", "said", "direct", "person")
    assert {"w it's", "b ^ it's", "c said", "f direct", "k person", "not", "not person"} <= found
    assert "not" not in features("It is ours", "said", "direct", "person")


KINDS: list[tuple[str, EntityKind, str]] = [
    ("The union", "organisation", "organisation"),
    ("He", "people", "person"),  # a pronoun tells its own kind
    ("", "person", "unnamed"),
]


@pytest.mark.parametrize(("speaker", "kind", "expected"), KINDS)
def test_speaker_kind(speaker: str, kind: EntityKind, expected: str) -> None:
    text = f"{speaker} said it rained."
    span = Span(0, len(speaker) or 1)
    mention = Mention(span, kind, span)
    assert speaker_kind(text, quote_of(text, "it rained", "said", speaker), (mention,)) == expected
