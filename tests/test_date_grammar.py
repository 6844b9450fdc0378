"""The grammar of words for days and lengths of time."""

import re

import pytest

from tacitus import date_grammar
from tacitus.date_grammar import finder, fits, patterns, read_any, read_date, reader
from tacitus.derive.dates import RULES
from tacitus.lists import tables

GROUPS = [*tables("dates.toml")["dates"], "lengths"]


@pytest.mark.parametrize("group", GROUPS)
def test_every_pattern_is_an_expression(group: str) -> None:
    for rule in patterns(group):
        assert isinstance(finder(group, rule), re.Pattern)
        assert isinstance(reader(group, rule), re.Pattern)


def test_every_rule_for_dates_is_resolved() -> None:
    assert set(date_grammar.group_of()) == set(RULES)


def test_every_piece_is_used() -> None:
    written = str(tables("dates.toml")["pieces"]) + str(tables("dates.toml")["dates"])
    written += str(tables("dates.toml")["lengths"])
    unused = [name for name in tables("dates.toml")["pieces"] if f"<{name}" not in written]
    assert set(unused) <= {"before", "before_day", "after_day", "mon", "quantity_single"}


@pytest.mark.parametrize(
    ("words", "rule", "parts"),
    [
        ("12 December 2016", "day-month", {"day": "12", "month": "december", "year": "2016"}),
        ("Since last  Friday", "weekday", {"bound": "since", "which": "last", "weekday": "friday"}),
        ("New Year’s Eve", "feast", {"feast": "new year's eve"}),
        ("early March", "month", {"part": "early ", "month": "march"}),
        ("two weeks ago", "offset", {"quantity": "two weeks", "how": "ago"}),
        ("6 p.m. on Monday", "weekday", {"clock8": "6 p.m.", "weekday": "monday"}),
    ],
)  # fmt: skip
def test_read_date(words: str, rule: str, parts: dict[str, str]) -> None:
    phrase = read_date(words)
    assert phrase is not None
    assert phrase.rule == rule
    assert parts.items() <= dict(phrase.parts).items()


def test_read_any_takes_the_longest_date() -> None:
    phrase = read_any("in the days after 12 December 2016 or so")
    assert phrase is not None
    assert phrase.rule == "day-month"
    assert read_any("no such words") is None


def test_fits_gives_the_next_rule_too() -> None:
    text = "March 10 people"
    assert [rule for rule, _ in fits("month", text, 0, len(text))][:2] == ["month-day", "month"]
