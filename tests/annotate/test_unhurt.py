"""Who is said to be unhurt is a figure of none of the nearest attack."""

import pytest

from tacitus.annotate.rules import RuleReader
from tacitus.marks import UNHURT
from tacitus.values import Report

ROWS = [
    ("Gunmen attacked a bus. The driver was unhurt.", "attacked wounded unhurt"),
    (
        "Gunmen attacked a bus. The crew came through without a scratch.",
        "attacked wounded without a scratch",
    ),
    ("Gunmen attacked a bus. Its driver was not injured.", "attacked wounded was not injured"),
    ("Gunmen attacked a bus, without loss of life.", "attacked killed without loss of life"),
    ("Gunmen attacked a bus. All came to no harm.", "attacked wounded came to no harm"),
    (
        "Gunmen attacked a bus, without casualties.",
        "attacked killed without casualties, attacked wounded without casualties",
    ),
    ("Gunmen kidnapped two clerks. Both walked home unharmed.", "kidnapped wounded unharmed"),
    ("The clerk was unharmed. Gunmen attacked his house.", "attacked wounded unharmed"),
    # no fact, or of no attack
    ("Gunmen kidnapped two clerks. They must be released unharmed.", ""),
    ("Gunmen kidnapped two clerks. It is open whether they are unharmed.", ""),
    ("Gunmen kidnapped two clerks. Hardly a soul was left unharmed.", ""),
    ("Workers marched to the gate. The guard was unhurt.", ""),
    ("The driver was unhurt.", ""),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_unhurt(text: str, expected: str) -> None:
    marks = RuleReader()(Report("r", text, "", published="2024-03-06"))
    told = [
        (role.anchor, role.role, role.mention)
        for role in marks.roles
        if role.mention >= 0 and marks.mentions[role.mention].rule == UNHURT
    ]
    words = [
        f"{marks.anchors[a].span.of(text)} {field} {marks.mentions[m].span.of(text)}"
        for a, field, m in sorted(told)
    ]
    assert ", ".join(words) == expected
