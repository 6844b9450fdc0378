"""Names as written, descriptions as they stand inside a sentence."""

import pytest

from tacitus.acquire.texts import receive
from tacitus.text_coder import TextCoder
from tacitus.values import CodedReport, Coder, Entity, Source, Span
from tacitus.vocabulary import EntityKind
from tacitus.write.entity_names import names_of, names_told
from tacitus.write.headline import headline
from tests.write.formats.sampled import sampled


def name_of(kind: EntityKind, name: str, text: str) -> str:
    """The name that a coding of the text gives to the one whom it names so, wherever it stands."""
    starts = [at for at in range(len(text)) if text.startswith(name, at)]
    mentions = tuple(Span(at, at + len(name)) for at in starts)
    report = receive(text, Source(language="en")).report
    one = Entity("x", kind, name, mentions, None, (), ())
    return names_of(CodedReport(Coder("made", "1", "tacitus-1"), report, (one,), (), ()))["x"]


@pytest.mark.parametrize(
    ("kind", "text", "name", "called"),
    [
        ("organisation", "Police closed the road.", "Police", "police"),
        ("people", "It ended.\n\nWorkers went home.", "Workers", "workers"),
        ("people", "Two brothers were held.", "Two brothers", "two brothers"),
        ("people", "Two Syrian brothers were held.", "Two Syrian brothers", "two Syrian brothers"),
        ("people", "Nineteen others left.", "Nineteen others", "nineteen others"),
        ("people", "Armed men came.", "Armed men", "armed men"),
        ("people", "British soldiers came.", "British soldiers", "British soldiers"),
        ("person", "His brother left.", "His brother", "his brother"),
        ("person", "Bishop left.", "Bishop", "Bishop"),
        ("person", "Amal Nassar left.", "Amal Nassar", "Amal Nassar"),
        ("organisation", "The Lantern wrote so.", "The Lantern", "The Lantern"),
        ("organisation", "Congress met, and Congress voted.", "Congress", "Congress"),
        ("organisation", "Shell closed its wells.", "Shell", "Shell"),
        ("organisation", "Red Brigade men came.", "Red Brigade", "Red Brigade"),
        ("place", "Market towns closed.", "Market", "Market"),
    ],
)
def test_names(kind: EntityKind, text: str, name: str, called: str) -> None:
    assert name_of(kind, name, text) == called


def test_what_a_terminal_obeys_is_shown() -> None:
    assert name_of("people", "The \u202emen", "The \u202emen left.") == "the \\u202emen"


def test_names_told_are_those_that_the_claims_need(coder: TextCoder) -> None:
    """A headline reads the same with all names of the coding, and with those alone."""
    fewer = 0
    for incident in sampled(coder):
        for one in incident.told:
            every, some = names_of(one.coded), names_told(one.event, one.coded)
            assert some.items() <= every.items()
            assert headline(one.event, some) == headline(one.event, every)
            fewer += len(some) < len(every)
    assert fewer > 10
