"""Whom a figure counts: somebody, or nobody who is told of."""

import pytest

from tacitus.text_coder import TextCoder


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("A bomb exploded in the market, killing nine traders.", ["nine traders"]),
        ("A bomb exploded in the market. The town hall counts nine dead.", []),
        ("A bomb exploded in the market. The clinic spoke of 20 wounded.", []),
        ("A bomb exploded in the market. There were no casualties.", []),
        (
            "A bomb exploded in the market, killing three people. Two of the dead were traders.",
            ["three people", "Two of the dead"],
        ),
    ],
)
def test_who_is_counted(coder: TextCoder, text: str, recipients: list[str]) -> None:
    coded = coder(text, "2024-03-05")
    names = {one.id: one.name for one in coded.entities}
    told = [
        names[getattr(claim.value, "entity", "")]
        for event in coded.events
        for claim in event.claims
        if claim.field == "recipient"
    ]
    assert told == recipients
