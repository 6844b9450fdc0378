"""Words for weapons and the classes they tell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.annotate.tags import tag
from tacitus.annotate.tokens import tokenise
from tacitus.annotate.weapons import find_weapons, lexicon
from tacitus.marks import Mention
from tacitus.vocabulary import MODES

# Sentence, and the weapons in it: "words=class" parted by "; ".
NAMED = [
    ("A car bomb went off near the market.", "car bomb=Explosives"),
    ("He had an assault rifle and two pistols.", "assault rifle=Firearms; pistols=Firearms"),
    ("Police found bullets in the wall after the attack.", "bullets=Firearms"),
    ("Rebels fired rockets at the port.", "rockets=Explosives"),
    ("Soldiers threw hand grenades into the house.", "hand grenades=Explosives"),
    ("A roadside bomb killed two guards.", "roadside bomb=Explosives"),
    ("Protesters hurled petrol bombs at the gate.", "petrol bombs=Incendiary"),
    ("Police fired tear gas and rubber bullets.", "tear gas=Chemical; rubber bullets=Firearms"),
    ("The mob attacked them with machetes and sticks.", "machetes=Melee; sticks=Melee"),
    ("Youths threw stones at the officers.", "stones=Melee"),
    ("The officers used batons and water cannon.", "batons=Melee; water cannon=Melee"),
    ("He was stabbed with a kitchen knife.", "kitchen knife=Melee"),
    ("The spy was poisoned with polonium.", "polonium=Radiological"),
    # verbs, where no weapon is named
    ("Gunmen opened fire on a bus.", "opened fire=Firearms"),
    ("A clerk was shot dead at home.", "shot dead=Firearms"),
    ("They burned the school down.", "burned=Incendiary"),
    ("The depot was set alight.", "set alight=Incendiary"),
    ("Two guards were stabbed to death.", "stabbed to death=Melee"),
    ("A film was shot with a rifle on the wall.", "rifle=Firearms"),
    ("The burnt rice was thrown away.", ""),
    ("Sarin was used in the attack.", "Sarin=Chemical"),
    ("Letters with anthrax reached two offices.", "anthrax=Biological"),
    ("A truck was driven into a crowd of people.", "truck=Vehicle"),
    ("He ran down three pedestrians with his car.", "car=Vehicle"),
    ("The robber held a toy gun.", "toy gun=Fake Weapons"),
    ("He was shot with a rifle, the clerk was stabbed.", "rifle=Firearms; stabbed=Melee"),
    # verbs and phrases that stand apart from what they set alight, hit or shoot
    ("Rebels set the cold store on fire.", "on fire=Incendiary"),
    ("They set it alight and put it to the torch.", "alight=Incendiary; to the torch=Incendiary"),
    ("His boat was burnt at the pier.", "burnt=Incendiary"),
    ("The burning of four tankers at Molodo was condemned.", "burning=Incendiary"),
    ("Shots rang out, and a clerk was shot in the foot.", "Shots=Firearms; shot=Firearms"),
    ("A soldier fired twice at the convoy.", "fired=Firearms"),
    ("The patrol came under fire.", "came under fire=Firearms"),
    ("Two groups exchanged fire.", "exchanged fire=Firearms"),
    ("Riflemen hid on both banks.", "Riflemen=Firearms"),
    ("Riflemen on both banks shot the driver.", "shot=Firearms"),
    ("He was beaten with rifle butts.", "rifle butts=Melee"),
    ("The guard was hit with a paddle.", "paddle=Melee"),
    ("Five youths with bush knives attacked him.", "bush knives=Melee"),
    ("A mine went off under the lorry.", "mine=Explosives"),
    ("A charge exploded at the bridge.", "charge=Explosives"),
    ("Drones struck the port.", "Drones=Explosives"),
    ("A suicide bomber struck the bus station.", "suicide bomber=Explosives"),
    ("The sentries replied with gas.", "gas=Chemical"),
    ("He was mowed down by a lorry on Tuesday.", "lorry=Vehicle"),
    ("A driver steered a van into a line of traders.", "van=Vehicle"),
    ("The crowd threw eggs at the referee.", "eggs=Other"),
    ("Police tasered a boy.", "tasered=Other"),
    ("The guards fired tear gas; youths set a bus alight.", "tear gas=Chemical; alight=Incendiary"),
    ("The suicide bombing killed nine.", "suicide bombing=Explosives"),
    ("Airstrikes hit the town.", "Airstrikes=Explosives"),
]  # fmt: skip

NOTHING = [
    "The band played rock at the club.",
    "She wore a tank top.",
    "The bomb squad closed the street.",
    "The gun lobby opposed the law.",
    "A stone wall runs along the field.",
    "He bought a book club subscription.",
    "Rain fell on the chain of islands.",
    "He parked the car in front of the house.",
    "The minister spoke about gun control.",
    "He was fired from the bank in May.",
    "They faced charges of fraud.",
    "The coal mine was closed.",
    "That book is mine, she said.",
    "Gas prices rose by a tenth.",
    "The lawn chair stood in the garden.",
    "She put the match off until May.",
]


def weapons(text: str) -> tuple[Mention, ...]:
    tokens, sentences = tokenise(text)
    return find_weapons(tag(tokens, sentences))


def named(text: str) -> str:
    return "; ".join(
        f"{one.span.of(text)}={one.rule.removeprefix('weapon:')}" for one in weapons(text)
    )


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_named(text: str, expected: str) -> None:
    assert named(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert named(text) == ""


def test_words_for_a_happening_count_for_less() -> None:
    assert [one.score for one in weapons("The bombing was done with a truck bomb.")] == [0.5, 1.0]


def test_modes_are_those_of_an_assault() -> None:
    modes = {entry.mode for entries in lexicon().values() for entry in entries}
    assert modes <= {*MODES["ASSAULT"], ""}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    for one in weapons(text):
        assert one.kind == "weapon"
        assert one.span.holds(one.head)
