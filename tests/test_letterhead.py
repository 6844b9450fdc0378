"""Whose paper a report is, by its head."""

import pytest

from tacitus.letterhead import letterhead

SAID = "\n\nOn Monday we saw 40 people. Our nurses stayed until noon.\n"
QUOTED = '\n\n"We saw nothing," said the mayor. "Our road is open."\n'


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hill Relief Link - Field update 12: two valleys" + SAID, "Hill Relief Link"),
        ("HARBOUR CARE\nSituation note 9: the quays" + SAID, "HARBOUR CARE"),
        ("Update 3\n\nDelta Bread Network, Aden office" + SAID, "Delta Bread Network"),
        ("Ministry of Works and Roads – PRESS RELEASE" + SAID, "Ministry of Works and Roads"),
        ("Situation update 14: Upper Nile and Sobat" + SAID, None),  # where, not who
        ("Hill Relief Link - Field update 12" + QUOTED, None),  # others say "we"
        ("Two killed in a market\n\nBy Ana Ruiz" + SAID, None),  # no paper of a body
        ("Tuesday Update" + SAID, None),
        ("Relief - Update 12" + SAID, None),  # one word is no name
        ("", None),
        ("update " * 400 + "we we", None),
    ],
)
def test_letterhead(text: str, name: str | None) -> None:
    assert letterhead(text) == name
