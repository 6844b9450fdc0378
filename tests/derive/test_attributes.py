"""Attributes of entities: value and evidence of age, occupation, title, affiliation, relation,
status."""

import pytest

from tacitus.values import Amount, Claim, Tie, Words
from tests.derive.reports import entities_of


def told(claim: Claim) -> str:
    """The value of an attribute in one line."""
    value = claim.value
    if isinstance(value, Amount):
        return str(value.low) if value.low == value.high else f"{value.low}-{value.high}"
    if isinstance(value, Tie):
        return f"{value.text} @{value.entity}"
    assert isinstance(value, Words)
    return value.text


# Each row: a text, an entity's id, and its attributes as `field: value [evidence]`.
ATTRIBUTES: list[tuple[str, str, list[str]]] = [
    ("A boy of nine was hurt.", "boy", ["age: 9 [boy of nine]"]),
    ("A nine-year-old girl was hurt.", "girl", ["age: 9 [nine-year-old]"]),
    (
        "Boko Haram lied. Its leader fled.",
        "leader",
        ["title: leader [Its leader]", "affiliation: Boko Haram @boko_haram [Its leader]"],
    ),
    (
        "Tom Hale hid. His lawyer fled.",
        "lawyer",
        ["occupation: lawyer [His lawyer]", "relation: lawyer @hale [His lawyer]"],
    ),
    ("Tom Hale hid. His family fled.", "family", ["relation: family @hale [His family]"]),
    ("Ana Ruiz, 41, was shot.", "ruiz", ["age: 41 [Ana Ruiz, 41]"]),
    ("Ana Ruiz (41) was shot.", "ruiz", ["age: 41 [Ana Ruiz (41]"]),
    ("Ana Ruiz, aged 41, was shot.", "ruiz", ["age: 41 [Ana Ruiz, aged 41]"]),
    ("The 41-year-old Ana Ruiz was shot.", "ruiz", ["age: 41 [41-year-old]"]),
    ("A 22-year-old was held.", "22_year_old", ["age: 22 [22-year-old]"]),
    ("A 22-year-old man was held.", "man", ["age: 22 [22-year-old]"]),
    ("Two 15-year-olds were held.", "15_year_olds", ["age: 15 [15-year-olds]"]),
    ("Ana Ruiz, 2,000 others and he fled.", "ruiz", []),
    ("Ana Ruiz, 300, was shot.", "ruiz", []),
    ("Ana Ruiz, 12 soldiers and a guard died.", "ruiz", []),
    ("President Amara Keita spoke.", "keita", ["title: President [President Amara Keita]"]),
    (
        "Foreign Minister Lena Holm spoke.",
        "holm",
        ["title: Foreign Minister [Foreign Minister Lena Holm]"],
    ),
    ("Ghana's President Amara Keita spoke.", "keita", ["title: President [President Amara Keita]"]),
    (
        "Kenya's ambassador to Norway died.",
        "ambassador",
        ["title: ambassador to Norway [Kenya's ambassador to Norway]"],
    ),
    ("The mayor of Lodz died.", "mayor", ["title: mayor of Lodz [The mayor of Lodz]"]),
    ("Ana Ruiz, the mayor of Lodz, died.", "ruiz", ["title: mayor of Lodz [the mayor of Lodz]"]),
    (
        "The minister for health resigned.",
        "minister",
        ["title: minister for health [The minister for health]"],
    ),
    (
        "US Secretary of State Tom Hale left.",
        "hale",
        ["title: Secretary of State [Secretary of State Tom Hale]"],
    ),
    ("Colonel Idris Bako left.", "bako", ["title: Colonel [Colonel Idris Bako]"]),
    ("Lt. Gen. Idris Bako left.", "bako", ["title: Lt. Gen [Lt. Gen. Idris Bako]"]),
    ("Senator Tom Hale left.", "hale", ["title: Senator [Senator Tom Hale]"]),
    ("Sheikh Ahmed Nur left.", "nur", []),
    ("Mr Hale left.", "hale", []),
    ("PM Lena Holm spoke. The PM left.", "holm", ["title: PM [PM Lena Holm, The PM]"]),
    (
        "Kenya's ambassador to Norway died. The ambassador was old.",
        "ambassador",
        ["title: ambassador to Norway [Kenya's ambassador to Norway, The ambassador]"],
    ),
    (
        "Photographer Burak Aksoy left.",
        "aksoy",
        ["occupation: Photographer [Photographer Burak Aksoy]"],
    ),
    ("Ana Ruiz, a teacher, was shot.", "ruiz", ["occupation: teacher [a teacher]"]),
    ("Ana Ruiz is a lawyer.", "ruiz", ["occupation: lawyer [a lawyer]"]),
    ("She is a nurse.", "nurse", ["occupation: nurse [a nurse]"]),
    (
        "The traffic policeman waved.",
        "traffic_policeman",
        ["occupation: traffic policeman [The traffic policeman]"],
    ),
    (
        "Bread vendor Nadia Okafor wept.",
        "okafor",
        ["occupation: Bread vendor [Bread vendor Nadia Okafor]"],
    ),
    ("A taxi driver was shot.", "taxi_driver", ["occupation: taxi driver [A taxi driver]"]),
    ("13 soldiers died.", "soldiers", []),
    ("A man was shot.", "man", []),
    ("A gunman fled.", "gunman", []),
    ("A source said so.", "source", []),
    (
        "UN spokesman Tom Hale left.",
        "hale",
        ["occupation: spokesman [spokesman Tom Hale]", "affiliation: UN @un [UN spokesman]"],
    ),
    (
        "US State Department spokesman Tom Hale left.",
        "hale",
        [
            "occupation: spokesman [spokesman Tom Hale]",
            "affiliation: US State Department @us_state_department [US State Department spokesman]",
        ],
    ),
    (
        "Associated Press photographer Burak Aksoy left.",
        "aksoy",
        [
            "occupation: photographer [photographer Burak Aksoy]",
            "affiliation: Associated Press @associated_press [Associated Press photographer]",
        ],
    ),
    (
        "Police spokeswoman Rita Nkosi left.",
        "nkosi",
        [
            "occupation: spokeswoman [spokeswoman Rita Nkosi]",
            "affiliation: Police @police [Police spokeswoman]",
        ],
    ),
    (
        "The leader of the Workers' Party fled.",
        "leader",
        [
            "title: leader [The leader]",
            "affiliation: Workers' Party @workers_party [leader of the Workers' Party]",
        ],
    ),
    (
        "A spokesman for the army left.",
        "spokesman",
        [
            "occupation: spokesman [A spokesman]",
            "affiliation: the army @army [spokesman for the army]",
        ],
    ),
    (
        "Interior Ministry official Tom Hale left.",
        "hale",
        [
            "occupation: official [official Tom Hale]",
            "affiliation: Interior Ministry @interior_ministry [Interior Ministry official]",
        ],
    ),
    ("Ana's brother fled.", "brother", ["relation: brother @ana [Ana's brother]"]),
    (
        "The brother of Ana Ruiz fled.",
        "brother",
        ["relation: brother @ruiz [The brother of Ana Ruiz]"],
    ),
    ("Tom Hale hid. His wife fled.", "wife", ["relation: wife @hale [His wife]"]),
    ("Tom Hale hid. His wife Ana Ruiz fled.", "ruiz", ["relation: wife @hale [His wife]"]),
    (
        "Ana's parents, sister and lodger were held.",
        "parents",
        ["relation: parents @ana [Ana's parents]"],
    ),
    (
        "Ana's parents, sister and cousin were held.",
        "sister",
        ["relation: sister @ana [Ana's parents, sister]"],
    ),
    (
        "Ana's parents, sister and cousin were held.",
        "cousin",
        ["relation: cousin @ana [Ana's parents, sister and cousin]"],
    ),
    ("A father wept.", "father", []),
    (
        "An off-duty soldier fired.",
        "soldier",
        ["occupation: soldier [An off-duty soldier]", "status: off duty [off-duty]"],
    ),
    (
        "Former president Amara Keita fled.",
        "keita",
        ["title: president [president Amara Keita]", "status: former [Former]"],
    ),
    (
        "Retired general Idris Bako fled.",
        "bako",
        ["title: general [general Idris Bako]", "status: retired [Retired]"],
    ),
    (
        "The ousted president fled.",
        "president",
        ["title: president [The ousted president]", "status: ousted [ousted]"],
    ),
    (
        "President Amara Keita spoke. The president left.",
        "keita",
        ["title: President [President Amara Keita, The president]"],
    ),
    (
        "Kabul police chief General Abdul Rahimi fled.",
        "rahimi",
        [
            "title: General [General Abdul Rahimi]",
            "title: police chief [police chief General Abdul Rahimi]",
            "affiliation: police @police [police chief]",
        ],
    ),
]


@pytest.mark.parametrize(("text", "entity", "expected"), ATTRIBUTES)
def test_attributes(text: str, entity: str, expected: list[str]) -> None:
    found = {one.id: one for one in entities_of(text)}
    assert entity in found
    lines = [
        f"{claim.field}: {told(claim)} [{', '.join(span.of(text) for span in claim.evidence)}]"
        for claim in found[entity].attributes
    ]
    assert sorted(lines) == sorted(expected)


def test_claims_are_numbered_and_asserted() -> None:
    ruiz = next(e for e in entities_of("Ana Ruiz, 41, a teacher, was shot.") if e.id == "ruiz")
    assert [claim.id for claim in ruiz.attributes] == ["ruiz.a1", "ruiz.a2"]
    assert {(claim.certainty, claim.holder) for claim in ruiz.attributes} == {
        ("asserted", "author")
    }
