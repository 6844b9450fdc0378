"""What a figure counts: (text, figure, unit)."""

import pytest

from tacitus.annotate.rules import mark
from tacitus.incidents.facts import Fact, fact_of
from tacitus.incidents.reading import Reading
from tacitus.incidents.units import unit_of
from tacitus.marks import Role
from tacitus.values import Amount, Count, Derived, Report, Resolved, Unknown

UNITS = [
    # the noun after it
    ("They stole three rifles.", "three", "rifles"),
    ("They fired 15 police rounds.", "15", "police rounds"),
    ("It took back 214 dismissed operators.", "214", "operators"),
    ("Dozens of residents queued.", "Dozens", "residents"),
    ("Five of the 14 nurses left.", "Five", "nurses"),
    ("They burned two of the firm's trucks.", "two", "trucks"),
    # money
    ("They paid $85,000.", "$85,000", "dollars"),
    ("They paid €3m.", "€3m", "euros"),
    ("They paid Rs. 50 lakh.", "Rs. 50 lakh", "rupees"),
    ("They paid P1 million.", "P1 million", "pesos"),
    ("They paid Ksh500.", "Ksh500", "shillings"),
    ("They paid $500 (460 euros).", "$500", "dollars"),
    ("They gave two men $500.", "two", "men"),
    ("They paid 300 taka.", "300", "taka"),
    ("They paid 90 million Guyana dollars.", "90 million", "Guyana dollars"),
    ("They paid 40 CFA francs a head.", "40", "CFA francs"),
    # how often
    ("They fired twice.", "twice", "times"),
    ("They fired four times.", "four", "times"),
    # what a figure alone takes up
    ("Rebels burned nine shops; four were looted, too.", "four", "shops"),
    ("Rebels burned nine shops. Four of them are open.", "Four", "shops"),
    ("Rebels paid $500 and two fled.", "two", ""),
    ("The police counted 400.", "400", ""),
    ("She and eight others left.", "eight", ""),
]


@pytest.mark.parametrize(("text", "figure", "unit"), UNITS)
def test_unit(text: str, figure: str, unit: str) -> None:
    report = Report("r", text, "")
    marks, _ = mark(report)
    (number,) = (
        n
        for n, one in enumerate(marks.mentions)
        if one.kind == "number" and one.span.of(text) == figure
    )
    assert unit_of(Reading(report, marks, Derived()), number) == unit


@pytest.mark.parametrize("told", ["$5,000", "twice"])
def test_money_and_how_often_are_no_toll(told: str) -> None:
    text = f"They killed {told}."
    report = Report("r", text, "")
    marks, _ = mark(report)
    (number,) = (n for n, one in enumerate(marks.mentions) if one.kind == "number")
    evidence = marks.mentions[number].span
    amount = Resolved(number, Amount(2, 2), (evidence,), None, 1.0, "test")
    reading = Reading(report, marks, Derived(amounts=(amount,)))
    assert isinstance(fact_of(reading, Role(0, number, "killed", evidence)), Unknown)
    counted = fact_of(reading, Role(0, number, "count", evidence))
    assert isinstance(counted, Fact)


def test_a_bare_figure_is_taken_for_people_and_says_so() -> None:
    text = "The police counted 400."
    report = Report("r", text, "")
    marks, _ = mark(report)
    (number,) = (n for n, one in enumerate(marks.mentions) if one.kind == "number")
    evidence = marks.mentions[number].span
    amount = Resolved(number, Amount(400, 400), (evidence,), None, 1.0, "test")
    reading = Reading(report, marks, Derived(amounts=(amount,)))
    counted = fact_of(reading, Role(0, number, "count", evidence))
    assert isinstance(counted, Fact)
    assert counted.value == Count(400, 400, "people")
    assert counted.basis == "no words tell what is counted: taken for people"
