"""Hours at the head of the entries of a running report: where they stand, what they date."""

import pytest

from tacitus.annotate.rules import RuleReader, mark, with_roles
from tacitus.annotate.time_marks import find_hours, with_time_marks
from tacitus.annotate.tokens import tokenise
from tacitus.values import Report

HOURS = [
    (
        "LIVE\n\n18:20 The road is open.\n\n17:05 Police came.\n\n09:30 Good day.",
        "18:20 17:05 09:30",
    ),
    ("9.30 We begin.\n\n10.45 - Talks.\n\n12.50 | They met.", "9.30 10.45 12.50"),
    ("00h55. We close.\n\n23h50 — Nothing.\n\n22h35. A shot.", "00h55 23h50 22h35"),
    ("9.10 pm\nWe close.\n\n8.25 pm\nSigned.\n\n4.40 pm\nGas.", "9.10 pm 8.25 pm 4.40 pm"),
    ("[14:00] Gas.\n\n[13:10] Stones.\n\n[12:30] A march.", "14:00 13:10 12:30"),
    ("14:00 (Friday) Gas.\n\n13:10 “No.”\n\n12:30\n\nA march.", "14:00 13:10 12:30"),
    # too few, or no hours
    ("18:20 The road is open.\n\n17:05 Police came.", ""),
    ("12.05 A strike.\n\n13.05 A march.\n\n14.06 A vote.", ""),
    ("At 18:20 he left.\n\nAt 17:05 he came.\n\nAt 9:30 he rose.", ""),
    ("10.50 euros a day.\n\n12.40 euros a day.\n\n15.30 euros a day.", ""),
    ("25:10 No.\n\n26:10 No.\n\n27:10 No.", ""),
    ("10:20-10:40 Mass.\n\n11:20-11:40 Lunch.\n\n12:20-12:40 Tea.", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), HOURS)
def test_hours(text: str, expected: str) -> None:
    found = find_hours(text, tokenise(text)[1])
    assert " ".join(one.span.of(text) for one in found) == expected


PAGE = (
    "LIVE: Strike in Orba\n\n"
    "18:20 Police arrested three dockers. The mayor will meet the union on Friday.\n\n"
    "9.30 pm Police attacked the dockers.\n\n"
    "17:05 Gunmen attacked a post on Monday.\n\n"
    "16:10 All is calm."
)


def test_an_entry_is_dated_by_its_hour_where_nothing_else_dates_it() -> None:
    marks = RuleReader()(Report("r", PAGE, "", published="2024-03-06"))
    told = [
        (marks.anchors[role.anchor].span.of(PAGE), marks.mentions[role.mention].span.of(PAGE))
        for role in marks.roles
        if role.role == "date"
    ]
    assert sorted(told) == [
        ("arrested", "18:20"),
        ("attacked", "9.30 pm"),
        ("attacked", "Monday"),
        ("meet", "Friday"),
    ]


def test_roles_point_to_the_same_words_as_before() -> None:
    before = with_roles(PAGE, *mark(Report("r", PAGE, "", published="2024-03-06")))
    after = with_time_marks(PAGE, before)
    told = [before.mentions[role.mention].span for role in before.roles if role.mention >= 0]
    now = [after.mentions[role.mention].span for role in after.roles if role.mention >= 0]
    assert now[: len(told)] == told
    assert list(after.mentions) == sorted(after.mentions, key=lambda one: one.span)
