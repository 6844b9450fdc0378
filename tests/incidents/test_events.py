"""Which anchors are one event, what it claims, and what it is to the report."""

from dataclasses import replace

import pytest

from tacitus.faults import faults
from tacitus.marks import Quote
from tacitus.values import Amount, CodedReport, Day, Event, Place, Span, Unknown
from tests.incidents.made import coded, day, town


def anchors(made: CodedReport, event: Event) -> list[str]:
    return [span.of(made.report.text) for span in event.anchors]


def claims(event: Event, field: str) -> list[object]:
    return [claim.value for claim in event.claims if claim.field == field]


@pytest.mark.parametrize(
    ("written", "events"),
    [
        # the headline is told again in the lead
        (
            (
                "{people|Gunmen} {ASSAULT|kill} {person|a judge}\n\n"
                "{people|Gunmen} {ASSAULT|shot dead} {person|a judge} on {date|Monday}."
            ),
            [["kill", "shot dead"]],
        ),
        # a definite noun takes up what was told
        (
            "{people|Gunmen} {ASSAULT|shot dead} {person|a judge}. The {ASSAULT|killing} was swift.",
            [["shot dead", "killing"]],
        ),
        # other days are other events
        (
            (
                "{people|Gunmen} {ASSAULT|killed} {person|a judge} on {date|Monday}.\n"
                "{people|Gunmen} {ASSAULT|killed} {person|a clerk} on {date|Friday}."
            ),
            [["killed"], ["killed"]],
        ),
        # other towns are other events
        (
            "{people|Rebels} {ASSAULT|attacked} {place|Gao}. Others {ASSAULT|attacked} in {place|Kidal}.",
            [["attacked"], ["attacked"]],
        ),
        # another type is another event
        (
            "{people|Gunmen} {ASSAULT|shot} {person|a judge}. {organisation|Police} {COERCE|arrested} {people|two men}.",
            [["shot"], ["arrested"]],
        ),
        # one sentence, one happening told twice
        (
            "{people|Men} {ASSAULT|opened fire} on a bus, {ASSAULT|killing} {people|two}.",
            [["opened fire", "killing"]],
        ),
    ],
)
def test_happenings(written: str, events: list[list[str]]) -> None:
    made = coded(
        written,
        days={"Monday": day("2024-03-04"), "Friday": day("2024-03-01")},
        places={"Gao": town("Gao", 1), "Kidal": town("Kidal", 9)},
    )
    assert [anchors(made, event) for event in made.events] == events
    assert faults(made) == []


def test_claims_carry_value_words_and_holder() -> None:
    made = coded(
        "{people|Gunmen} {ASSAULT|killed} {number|two} {people|farmers} in {place|Gao} on {date|Monday}.",
        days={"Monday": day("2024-03-04")},
        places={"Gao": town("Gao", 1)},
        amounts={"two": Amount(2, 2)},
        tolls=(("killed", "killed", "two"),),
    )
    (event,) = made.events
    told = {claim.field: claim for claim in event.claims}
    assert [claim.field for claim in event.claims][:2] == ["type", "stage"]
    assert told["date"].value == day("2024-03-04")
    assert told["place"].value == town("Gao", 1)
    toll = told["killed"].value
    assert (getattr(toll, "low", None), getattr(toll, "entity", None)) == (2, "farmers")
    assert all(claim.holder == "author" for claim in event.claims)
    assert event.salience == "main"


def quote(text: str, words: str, act: str = "inform", *, doubted: bool = False) -> Quote:
    start = text.index(words)
    span = Span(start, start + len(words))
    return Quote(span, "indirect", Unknown("test"), None, span, act, doubted=doubted)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("act", "doubted", "certainty"), [("inform", False, "reported"), ("inform", True, "alleged")]
)
def test_words_under_a_name_are_that_holders(act: str, doubted: bool, certainty: str) -> None:
    text = "The army said rebels attacked a convoy."
    made = coded(
        "{organisation|The army} said {people|rebels} {ASSAULT|attacked} {object|a convoy}.",
        quotes=((quote(text, "rebels attacked a convoy", act, doubted=doubted), "The army"),),
    )
    (event,) = made.events
    assert {claim.holder for claim in event.claims} == {"army"}
    assert {claim.certainty for claim in event.claims} == {certainty}
    (statement,) = made.statements
    assert (statement.speaker, statement.about) == ("army", event.id)


@pytest.mark.parametrize(
    ("written", "certainty", "holder"),
    [
        ("{organisation|The army} blamed {organisation|the Front}.", "alleged", "army"),
        ("{organisation|The Front} is suspected.", "alleged", "unnamed"),
        ("{organisation|The Front} denied any part in it.", "denied", "front"),
        ("{organisation|The Front} said it was behind the blast.", "reported", "front"),
    ],
)
def test_who_suspects_claims_or_denies_it_holds_that_it_was_he(
    written: str, certainty: str, holder: str
) -> None:
    made = coded("A {ASSAULT|bomb} killed two. " + written)
    (event,) = made.events
    (actor,) = [claim for claim in event.claims if claim.field == "actor"]
    assert (actor.certainty, actor.holder) == (certainty, holder)


@pytest.mark.parametrize(
    ("act", "certainty", "holder"),
    [("accuse", "asserted", "author"), ("inform", "reported", "colonel")],
)
def test_that_somebody_is_suspected_is_told_by_the_author_of_the_suspecter_himself(
    act: str, certainty: str, holder: str
) -> None:
    words = "that the army blamed the Front"
    made = coded(
        "A {ASSAULT|bomb} killed two. {person|The colonel} said that {organisation|the army} "
        "blamed {organisation|the Front}.",
        quotes=(
            (quote(f"A bomb killed two. The colonel said {words}.", words, act), "The colonel"),
        ),
    )
    (event,) = made.events
    told = {claim.field: claim for claim in event.claims}
    assert (told["responsibility"].certainty, told["responsibility"].holder) == (certainty, holder)
    assert (told["actor"].certainty, told["actor"].holder) == ("alleged", "army")


def test_who_reacts_is_no_source() -> None:
    text = "Rebels attacked a convoy. “The attack by rebels is vile,” the king said."
    made = coded(
        "{people|Rebels} {ASSAULT|attacked} {object|a convoy}."
        " “The {ASSAULT|attack} by {people|rebels} is vile,” {person|the king} said.",
        quotes=((quote(text, "The attack by rebels is vile,", "condemn"), "the king"),),
    )
    (event,) = made.events
    assert {claim.holder for claim in event.claims} == {"author"}
    assert len(event.anchors) == 2


def test_figures_of_two_holders_stand_side_by_side() -> None:
    text = "Two men died in the blast. The army said four men died in the blast."
    made = coded(
        "{number|Two} {people|men} died in the {ASSAULT|blast}."
        " {organisation|The army} said {number|four} {people|men} died in the {ASSAULT|blast}.",
        amounts={"Two": Amount(2, 2), "four": Amount(4, 4)},
        tolls=(("blast", "killed", "Two"), ("blast", "killed", "four")),
        quotes=((quote(text, "four men died in the blast"), "The army"),),
    )
    (event,) = made.events
    killed = [
        (getattr(claim.value, "low", 0), claim.holder, claim.certainty)
        for claim in event.claims
        if claim.field == "killed"
    ]
    assert killed == [(2, "author", "asserted"), (4, "army", "reported")]


@pytest.mark.parametrize(
    ("second", "salience"),
    [
        ("{organisation|Police} {COERCE|arrested} {people|two suspects} at the scene.", "related"),
        ("{person|The king} {ACCUSE|condemned} the act.", "reaction"),
        (
            "In {date|January} {people|Others} {ASSAULT|bombed} a school in {place|Kidal}.",
            "background",
        ),
    ],
)
def test_salience(second: str, salience: str) -> None:
    made = coded(
        "{people|Gunmen} {ASSAULT|killed} {person|a judge} in {place|Gao} on {date|Monday}.\n"
        + second,
        days={"Monday": day("2024-03-04"), "January": day("2024-01-04")},
        places={"Gao": town("Gao", 1), "Kidal": town("Kidal", 9)},
    )
    assert [event.salience for event in made.events] == ["main", salience]


def test_what_follows_in_one_scene_has_its_day() -> None:
    made = coded(
        "{people|Gunmen} {ASSAULT|killed} {person|a judge} in {place|Gao} on {date|Monday}.\n"
        "After the {ASSAULT|killing} {organisation|police} {COERCE|arrested} {people|two men}.",
        days={"Monday": day("2024-03-04")},
        places={"Gao": town("Gao", 1)},
    )
    arrest = made.events[1]
    (date,) = [claim for claim in arrest.claims if claim.field == "date"]
    assert date.value == day("2024-03-04")
    assert date.basis is not None
    assert "follows" in date.basis
    assert "After the killing" in [span.of(made.report.text) for span in date.evidence]


def test_a_word_of_time_alone_ties_nothing_to_the_main_happening() -> None:
    made = coded(
        "{people|Gunmen} {ASSAULT|killed} {person|a judge} in {place|Gao} on {date|Monday}.\n"
        "Later {organisation|police} {COERCE|arrested} {people|two men}.",
        days={"Monday": day("2024-03-04")},
        places={"Gao": town("Gao", 1)},
    )
    assert not [claim for claim in made.events[1].claims if claim.field in ("date", "place")]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("{place|Gao}", [replace(town("Gao", 1), site="mortuary")]),
        ("{place|Mali}", []),  # a state is no town
    ],
)
def test_a_spot_alone_is_in_the_town_of_the_main_happening(
    where: str, expected: list[Place]
) -> None:
    made = coded(
        f"{{people|Gunmen}} {{ASSAULT|killed}} {{person|a judge}} in {where}.\n"
        "{organisation|Police} {COERCE|arrested} {people|two men} in {object|the mortuary}.",
        places={
            "Gao": town("Gao", 1),
            "Mali": Place("Mali", "MLI", None, None, None, None, "country"),
        },
    )
    assert claims(made.events[1], "place") == expected
    assert claims(made.events[0], "place") != []


@pytest.mark.parametrize(
    ("spot", "expected"),
    [
        ("{object|the mortuary}", [replace(town("Kidal", 9), site="mortuary")]),
        ("{object|grey cars}", []),  # no spot
    ],
)
def test_a_spot_alone_is_in_the_town_at_which_the_report_is_at_home(
    spot: str, expected: list[Place]
) -> None:
    made = coded(
        "{people|Gunmen} {ASSAULT|killed} {person|a judge} in {place|Gao}.\n"
        f"Kidal police wrote so. {{organisation|They}} {{COERCE|arrested}} {{people|two men}} in {spot}.",
        places={"Gao": town("Gao", 1)},
        towns={"Kidal": town("Kidal", 9)},
    )
    assert claims(made.events[1], "place") == expected


@pytest.mark.parametrize(
    ("second", "salience", "expected"),
    [
        # where the speaker stands
        ("In {place|Kidal} {person|the king} {ACCUSE|condemned} the act.", "reaction", []),
        (
            "{people|Others} {ASSAULT|bombed} a school in {place|Kidal}.",
            "background",
            [town("Kidal", 9)],
        ),
    ],
)
def test_a_reaction_made_by_saying_so_has_no_place(
    second: str, salience: str, expected: list[Place]
) -> None:
    made = coded(
        "{people|Gunmen} {ASSAULT|killed} {person|a judge} in {place|Gao}.\n" + second,
        places={"Gao": town("Gao", 1), "Kidal": town("Kidal", 9)},
    )
    assert made.events[1].salience == salience
    assert claims(made.events[1], "place") == expected


def test_entities_that_nothing_names_are_left_out() -> None:
    made = coded("{people|Gunmen} {ASSAULT|killed} {person|a judge}. {person|A clerk} slept.")
    assert {entity.id for entity in made.entities} == {"gunmen", "a-judge"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{hour|18:20} {people|Gunmen} {ASSAULT|shot} {person|a judge}.", ["2024-03-08"]),
        # other words say better when it was
        (
            "{hour|18:20} {people|Gunmen} {ASSAULT|shot} {person|a judge} on {date|Monday}.",
            ["2024-03-04"],
        ),
        # told in two entries, it is of the day of the first
        (
            (
                "{hour|00:20} The {ASSAULT|shooting} of {person|a judge} is over.\n"
                "{hour|23:20} The {ASSAULT|shooting} of {person|a judge} goes on."
            ),
            ["2024-03-07"],
        ),
    ],
)
def test_hours_of_entries(written: str, expected: list[str]) -> None:
    days = {
        "18:20": day("2024-03-08"),
        "00:20": day("2024-03-08"),
        "23:20": day("2024-03-07"),
        "Monday": day("2024-03-04"),
    }
    told = [
        str(value.start)
        for event in coded(written, days=days).events
        for value in claims(event, "date")
        if isinstance(value, Day)
    ]
    assert told == expected
