"""Whom a figure counts: somebody, or nobody who is told of."""

import pytest

from tacitus.text_coder import TextCoder
from tacitus.values import Amount, Participant, Toll
from tests.incidents.made import coded, day, town


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


@pytest.mark.parametrize(
    ("text", "perpetrators"),
    [
        ("A suicide bomber killed himself and four shoppers in Basra.", [True]),
        ("Rebels attacked the post. Two of the attackers were killed.", [True]),
    ],
)
def test_whether_the_counted_did_it(coder: TextCoder, text: str, perpetrators: list[bool]) -> None:
    tolls = [
        claim.value
        for event in coder(text, "2024-03-05").events
        for claim in event.claims
        if isinstance(claim.value, Toll)
    ]
    assert [one.perpetrators for one in tolls if one.perpetrators] == perpetrators


def test_who_suffers_more_often_than_he_does_it_is_no_perpetrator() -> None:
    made = coded(
        "{people|Rebels} {ASSAULT|shot} {person|the mayor} in {place|Gao} on {date|Monday}."
        " {people|Rebels} {ASSAULT|killed} {person|the mayor}."
        " The {ASSAULT|shooting} by {person|the mayor} was seen.",
        days={"Monday": day("2024-03-04")},
        places={"Gao": town("Gao", 1)},
        tolls=(("killed", "killed", "the mayor"),),
    )
    (event,) = made.events
    assert Participant("mayor") in [c.value for c in event.claims if c.field == "actor"]
    assert [c.value for c in event.claims if c.field == "killed"] == [Toll(1, 1, "mayor")]


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        ("Gunmen shot at a bus and wounded two clerks.", [2]),
        ("Gunmen beat a clerk, who suffered three broken ribs.", []),
        ("Gunmen shot at a bus and wounded a man of 29.", [1]),
        ("Gunmen shot at a bus and wounded two brothers of 17 and 19.", [2]),
        ("Gunmen shot at a bus and wounded 29.", [29]),
        ("Gunmen shot at a bus. The driver was unhurt, police said.", [0]),
    ],
)
def test_figures_of_persons(coder: TextCoder, text: str, wounded: list[int]) -> None:
    told = [
        claim.value.low
        for event in coder(text, "2024-03-05").events
        for claim in event.claims
        if claim.field == "wounded" and isinstance(claim.value, Toll)
    ]
    assert [low for low in told if low != 1] == [low for low in wounded if low != 1]


@pytest.mark.parametrize(
    ("told", "figure", "value", "tolls"),
    [
        # an age is no figure; the one whose age it is counts
        ("{person|a gendarme} of {number|twenty}", "twenty", 20, [(1, 1, "gendarme")]),
        ("{person|A man} of {number|46}", "46", 46, [(1, 1, "man")]),
        ("{people|a crowd} of {number|46}", "46", 46, [(46, 46, None)]),
        ("a man aged {number|46}", "46", 46, []),
        ("{number|46} year-old women", "46", 46, []),
        ("a runner in his {number|20}'s", "20", 20, []),
        ("a runner around {number|six} feet tall", "six", 6, []),
        ("{number|Two} broken ribs", "Two", 2, []),
        ("{number|One} gunshot wound", "One", 1, []),
        ("{number|Two}", "Two", 2, [(2, 2, None)]),
    ],
)
def test_figure_or_age(
    told: str, figure: str, value: int, tolls: list[tuple[int, int, str | None]]
) -> None:
    made = coded(
        f"The raid: {told} was {{ASSAULT|killed}}.",
        amounts={figure: Amount(value, value)},
        tolls=(("killed", "killed", figure),),
    )
    found = [one.value for event in made.events for one in event.claims if one.field == "killed"]
    assert [
        (one.low, one.high, one.entity and one.entity.removeprefix("a-"))
        for one in found
        if isinstance(one, Toll)
    ] == tolls


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("{ASSAULT|killed} {person|Ana Ruiz}, {number|21}, at dawn.", []),
        ("{ASSAULT|killed} {person|Ana Ruiz}, also {number|21}.", []),
        ("{ASSAULT|killed} {person|Ana}, who would have turned {number|21} in May.", []),
        ("{ASSAULT|killed} in {place|Gao}, {number|21} in all.", [21]),
        ("{ASSAULT|killed} in {place|Gao}, {number|21}.", [21]),
        ("{ASSAULT|killed}: {number|21}, said the mayor.", [21]),
    ],
)
def test_an_age_is_no_figure(text: str, figures: list[int]) -> None:
    made = coded(text, amounts={"21": Amount(21, 21)}, tolls=(("killed", "killed", "21"),))
    tolls = [claim.value for event in made.events for claim in event.claims]
    assert [one.low for one in tolls if isinstance(one, Toll) and one.low > 1] == figures


def test_a_figure_does_not_count_those_behind_a_comma() -> None:
    made = coded(
        "{ASSAULT|wounded} {number|14}, {people|four of them} badly.",
        amounts={"14": Amount(14, 14)},
        tolls=(("wounded", "wounded", "14"),),
    )
    tolls = [claim.value for event in made.events for claim in event.claims]
    assert [(one.low, one.entity) for one in tolls if isinstance(one, Toll)] == [(14, None)]
