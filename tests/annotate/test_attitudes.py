"""What somebody wants, backs or speaks about, by tables of texts."""

import pytest

from tacitus.annotate.attitudes import find_attitudes
from tacitus.annotate.quotes import find_quotes
from tacitus.annotate.tags import tag
from tacitus.annotate.tokens import tokenise
from tacitus.marks import Marks, Quote
from tacitus.values import Span


def attitudes_of(text: str) -> tuple[Quote, ...]:
    words, sentences = tokenise(text)
    tokens = tag(words, sentences)
    quotes = find_quotes(text, tokens, sentences, ())
    marks = Marks("made", tokens=tokens, sentences=sentences, quotes=quotes)
    return tuple(find_attitudes(text, marks))


TOLD = [
    ("The miners want to see the ledger.", "The miners", "want to see the ledger"),
    ("The union supports the strike in Kidal.", "The union", "supports the strike in Kidal"),
    ("The mayor knows that the bridge is closed.", "The mayor", "the bridge is closed"),
    ("The governor opposed the new tax.", "The governor", "opposed the new tax"),
    ("The minister intends to close the port.", "The minister", "intends to close the port"),
    ("The envoy talked about the prisoners.", "The envoy", "talked about the prisoners"),
    ("The herders see the fence as a threat.", "The herders", "see the fence as a threat"),
]


@pytest.mark.parametrize(("text", "who", "told"), TOLD)
def test_an_attitude(text: str, who: str, told: str) -> None:
    (found,) = attitudes_of(text)
    assert isinstance(found.speaker, Span)
    assert (found.speaker.of(text), found.content.of(text)) == (who, told)
    assert found.rule == "attitude"


NONE = [
    "“We want peace,” the mayor said.",  # what is said is his statement
    "The mayor said the miners want to see the ledger.",
    "The tax was opposed.",  # by nobody named
    "The lorry crossed the bridge.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_attitude(text: str) -> None:
    assert attitudes_of(text) == ()


def test_attitudes_do_not_overlap() -> None:
    text = "The union wants to support the strike."
    assert [one.content.of(text) for one in attitudes_of(text)] == ["wants to support the strike"]
