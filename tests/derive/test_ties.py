"""Ties between somebody and a body, from whole sentences."""

import pytest

from tacitus.text_coder import TextCoder
from tacitus.values import Tie


@pytest.mark.parametrize(
    ("text", "who", "body"),
    [
        ("Amadou Diallo, who had links to the Workers’ Party, was arrested.", "Diallo", "Party"),
        ("Amadou Diallo joined the National Guard in May. He was arrested.", "Diallo", "Guard"),
        ("Police arrested Amadou Diallo. He is a member of the Workers’ Party.", "Diallo", "Party"),
    ],
)
def test_a_tie_is_told(coder: TextCoder, text: str, who: str, body: str) -> None:
    coded = coder(text, "2024-03-05")
    names = {entity.id: entity.name for entity in coded.entities}
    told = [
        names[claim.value.entity]
        for entity in coded.entities
        if who in entity.name
        for claim in entity.attributes
        if isinstance(claim.value, Tie) and claim.value.entity
    ]
    assert any(body in name for name in told)


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested Amadou Diallo, who had no links to the Workers’ Party.",
        "Police arrested Amadou Diallo, who denied links to the Workers’ Party.",
    ],
)
def test_a_tie_denied_is_none(coder: TextCoder, text: str) -> None:
    coded = coder(text, "2024-03-05")
    ties = [c for e in coded.entities for c in e.attributes if c.field == "affiliation"]
    assert ties == []


def test_a_tie_in_somebodys_words_is_his(coder: TextCoder) -> None:
    coded = coder(
        "Police arrested Amadou Diallo. The army claimed that he had links to the Workers’ Party.",
        "2024-03-05",
    )
    (tie,) = [c for e in coded.entities for c in e.attributes if c.field == "affiliation"]
    assert tie.certainty == "alleged"
    assert tie.holder == "army"
