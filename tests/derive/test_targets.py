"""Classes of targets from words, from whose they are, and from sectors."""

from dataclasses import replace

import pytest

from tacitus.annotate.rules import mark
from tacitus.derive.people import derive_entities
from tacitus.derive.targets import derive_targets
from tacitus.marks import Role
from tacitus.values import Report, Unknown
from tests.derive.reports import report_of


def target_of(sentence: str, words: str) -> object:
    """The class of a mention of a sentence."""
    report: Report = report_of(sentence)
    marks, _ = mark(report)
    number = next(n for n, one in enumerate(marks.mentions) if one.span.of(sentence) == words)
    span = marks.mentions[number].span
    marks = replace(marks, roles=(Role(0, number, "target", span),))
    (found,) = derive_targets(report, marks, derive_entities(report, marks, ()))
    return found.value


@pytest.mark.parametrize(
    ("words", "class_"),
    [
        ("a crowded bus", "Transportation"),
        ("the police station", "Police"),
        ("the Hungarian embassy", "Government (Diplomatic)"),
        ("Hungary's ambassador to Chad", "Government (Diplomatic)"),
        ("two mosques", "Religious Figures/Institutions"),
        ("13 soldiers", "Military"),
        ("four police officers", "Police"),
        ("villagers", "Private Citizens & Property"),
        ("a reporter", "Journalists & Media"),
        ("the deputy mayor", "Government (General)"),
        ("the newspaper's delivery van", "Journalists & Media"),
        ("a police lorry", "Police"),
        ("an army store", "Military"),
        ("the mayor's car", "Government (General)"),
        ("a farmer's car", "Private Citizens & Property"),
    ],
)
def test_class_of_a_target(words: str, class_: str) -> None:
    assert target_of(f"Gunmen attacked {words} on Monday.", words) == class_


def test_a_thing_has_the_class_of_those_it_is_said_to_belong_to() -> None:
    sentence = "Gunmen attacked the car of a consul on Monday."
    assert target_of(sentence, "the car") == "Government (Diplomatic)"


def test_what_cannot_be_told_is_unknown() -> None:
    assert isinstance(target_of("Gunmen attacked the thing on Monday.", "the thing"), Unknown)
