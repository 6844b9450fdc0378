"""The headline: a sentence of clauses, each resting on claims."""

import datetime
from dataclasses import replace

import pytest

from tacitus.values import Claim, Day, Participant, Responsibility, Target, Toll, TypeValue, Weapon
from tacitus.vocabulary import MODES, Certainty, EventField, PloverType, Stage
from tacitus.write.headline import clauses, headline
from tests.write.made import PLACE, blast, claim, event, march

NAMES = {
    "ministry": "health ministry",
    "nassar": "Amal Nassar",
    "brigade": "Brigade of the Delta",
    "people": "people",
    "soldiers": "13 soldiers",
    "union": "union",
    "band": "The band",
    "dead": "three dead",
    "part": "Two of the dead",
}


def typed(
    kind: PloverType,
    mode: str | None = None,
    holder: str = "author",
    certainty: Certainty = "asserted",
) -> Claim:
    return claim("type", TypeValue(kind, mode), "A bomb went off", holder, certainty)


def stage(value: Stage) -> Claim:
    return claim("stage", value, "A bomb went off")


def who(
    field: EventField, id: str, holder: str = "author", certainty: Certainty = "asserted"
) -> Claim:
    return claim(field, Participant(id), "bomb", holder, certainty)


def killed(low: int, entity: str | None = None, holder: str = "author") -> Claim:
    certainty: Certainty = "asserted" if holder == "author" else "reported"
    return claim("killed", Toll(low, low, entity), "killed", holder, certainty)


DONE = stage("accomplished")
MONDAY = datetime.date(2024, 3, 4)


@pytest.mark.parametrize(
    ("claims", "sentence"),
    [
        ([typed("ASSAULT"), DONE], "An attack."),
        ([typed("ASSAULT"), DONE, who("actor", "brigade")],
         "Brigade of the Delta carried out an attack."),
        ([typed("ASSAULT", "firearms"), DONE, who("actor", "brigade"), who("recipient", "people")],
         "Brigade of the Delta attacked people with firearms."),
        ([typed("ASSAULT", "firearms"), stage("attempted"), who("actor", "brigade"),
          who("recipient", "people")],
         "Brigade of the Delta tried to attack people with firearms."),
        ([typed("ASSAULT"), stage("foiled"), who("recipient", "people")],
         "A foiled attack on people."),
        ([typed("CONSULT"), stage("planned"), who("recipient", "union")],
         "Planned talks with union."),
        ([typed("ASSAULT"), DONE, who("actor", "brigade", "unnamed", "alleged"),
          who("recipient", "people")],
         "An attack on people, allegedly by Brigade of the Delta."),
        ([typed("ASSAULT"), DONE, who("actor", "brigade", "ministry", "reported")],
         "An attack by Brigade of the Delta (according to health ministry)."),
        ([typed("ASSAULT", None, "ministry", "reported"), DONE,
          who("actor", "brigade", "ministry", "reported")],
         "According to health ministry, Brigade of the Delta carried out an attack."),
        ([typed("PROTEST", None, "union", "reported"), DONE,
          who("actor", "union", "union", "reported")],
         "By own account, union held a protest."),
        ([typed("ASSAULT", "firearms"), DONE, who("actor", "nassar"), who("recipient", "nassar")],
         "An attack with firearms on Amal Nassar."),
        ([typed("ASSAULT"), DONE, who("actor", "band", "band", "alleged")],
         "An attack by the band (allegedly, according to the band)."),
        ([typed("ASSAULT", None, "unnamed", "reported"), DONE, who("recipient", "people")],
         "Reportedly, an attack on people."),
        ([typed("ASSAULT", None, "union", "denied"), DONE,
          who("actor", "union", "union", "denied")],
         "Denied by union: union carried out an attack."),
        ([typed("PROTEST", "strike", "author", "hypothetical"),
          who("actor", "union", "author", "hypothetical")],
         "Union might hold a strike."),
        ([typed("PROTEST", "strike", "author", "hypothetical")], "A possible strike."),
        ([typed("RETREAT", "withdraw"), who("actor", "brigade")],
         "A withdrawal by Brigade of the Delta."),
        ([typed("ASSAULT", "targeted"), DONE, who("actor", "brigade"), who("recipient", "nassar"),
          killed(1, "nassar"), claim("weapon", Weapon("Firearms", "gun"), "bomb")],
         "Brigade of the Delta killed Amal Nassar in a targeted attack (weapon: gun)."),
        ([typed("ASSAULT", "explosives"), DONE, who("recipient", "soldiers"),
          killed(13, "soldiers"), claim("wounded", Toll(55, 55), "killed")],
         "13 soldiers killed in an attack with explosives; 55 wounded."),
        ([typed("ASSAULT"), DONE, who("actor", "brigade"), who("recipient", "people"),
          killed(9, "people")],
         "Brigade of the Delta killed 9 people in an attack."),
        ([typed("ASSAULT"), DONE, who("recipient", "dead"), killed(3, "dead")],
         "3 people killed in an attack."),
        ([typed("ASSAULT"), DONE, who("recipient", "dead"), killed(3, "dead", "ministry")],
         "An attack on three people; 3 killed (according to health ministry)."),
        ([typed("ASSAULT"), DONE, who("recipient", "nassar"), killed(9), killed(1, "nassar")],
         "An attack on Amal Nassar; 9 killed (also told: Amal Nassar)."),
        ([typed("CONSULT", None, "union", "planned"), stage("planned"), who("actor", "union",
          "union", "planned")],
         "By own account, union planned to hold talks."),
        ([typed("ASSAULT"), DONE, who("recipient", "soldiers"),
          killed(13, "soldiers", "ministry")],
         "An attack on 13 soldiers; 13 killed (according to health ministry)."),
        ([typed("ASSAULT"), DONE, who("recipient", "nassar"),
          claim("wounded", Toll(1, 1, "nassar"), "killed")],
         "Amal Nassar wounded in an attack."),
        ([typed("COERCE", "arrest"), DONE, who("actor", "ministry"), who("recipient", "people"),
          claim("arrested", Toll(20, 20, "people"), "killed")],
         "Health ministry arrested 20 people."),
        ([typed("ACCUSE", "investigate"), DONE, who("actor", "ministry")],
         "Health ministry opened an investigation."),
        ([typed("ASSAULT", "destroy"), DONE, who("actor", "band"),
          claim("target", Target("Business", "union"), "bomb")],
         "The band destroyed union."),
        ([typed("ASSAULT", "destroy"), DONE, who("actor", "band"), who("recipient", "union")],
         "The band destroyed property of union."),
        ([typed("ASSAULT"), DONE, killed(7, None, "ministry"), killed(9, None, "unnamed")],
         "An attack; 7 killed (according to health ministry), or 9 killed (reportedly)."),
        ([typed("ASSAULT"), DONE, killed(9, "people"), killed(2)],
         "An attack; 9 people killed (also told: 2)."),
        ([typed("ASSAULT"), DONE, killed(3, "dead")], "An attack; 3 killed."),
        ([typed("ASSAULT"), DONE, killed(3), killed(2, "part", "ministry")],
         "An attack; 3 killed."),
        ([typed("ASSAULT"), DONE, killed(1, "band")], "An attack; the band killed."),
        ([typed("ASSAULT"), DONE, claim("killed", Toll(2, 2, perpetrators=True), "killed")],
         "An attack; 2 of the attackers killed."),
        ([typed("ASSAULT"), DONE, claim("killed", Toll(0, 0), "killed")],
         "An attack; nobody killed."),
        ([typed("ASSAULT"), DONE, claim("target", Target("Business", "union"), "bomb")],
         "An attack on union."),
        ([typed("ASSAULT"), DONE, claim("place", PLACE, "Tanta"),
          claim("date", Day(MONDAY, MONDAY, "day"), "Monday")],
         "An attack in Tanta, Egypt (bus station) on 4 March 2024."),
        ([typed("ASSAULT"), DONE,
          claim("place", replace(PLACE, name="Province of Gharbia", site=None), "Tanta")],
         "An attack in the Province of Gharbia, Egypt."),
        ([typed("ASSAULT"), DONE,
          claim("responsibility", Responsibility("claimed", "brigade"), "bomb", "brigade",
                "reported")],
         "An attack; responsibility claimed by Brigade of the Delta."),
        ([who("actor", "brigade")], ""),
        ([typed("CONSULT"), DONE, who("actor", "union"), who("actor", "nassar"),
          who("actor", "people"), who("actor", "ministry"), who("actor", "brigade")],
         "Union, Amal Nassar, people and 2 others held talks."),
        ([typed("ASSAULT"), DONE, who("actor", "union"), who("actor", "brigade"),
          who("recipient", "union")],
         "Brigade of the Delta attacked union."),
        ([typed("ASSAULT"), DONE, who("actor", "nassar"), who("recipient", "union"),
          who("recipient", "nassar")],
         "Amal Nassar attacked union."),
        ([typed("ASSAULT"), DONE, who("recipient", "part"), who("recipient", "people")],
         "An attack on people."),
        ([typed("ASSAULT"), DONE, who("recipient", "part"), killed(3)], "An attack; 3 killed."),
        ([typed("ASSAULT"), DONE, who("recipient", "brigade"), killed(3)],
         "An attack on Brigade of the Delta; 3 killed."),
        ([typed("ASSAULT"), DONE, who("recipient", "part")], "An attack on Two of the dead."),
        (
            # a part of the others, though the report itself tells it
            [typed("ASSAULT"), DONE, killed(14, holder="police"), killed(2, "part")],
            "An attack; 14 killed (reportedly).",
        ),
        ([typed("ASSAULT"), DONE, killed(2, "part")], "An attack; 2 killed."),
    ],
)  # fmt: skip
def test_headlines(claims: list[Claim], sentence: str) -> None:
    assert headline(event("e1", *claims), NAMES) == sentence


def test_what_the_coder_is_sure_of_is_told_and_else_the_likeliest() -> None:
    act = (typed("ASSAULT", "firearms"), DONE)
    likely = replace(who("actor", "brigade"), confidence=0.7)
    doubtful = replace(who("actor", "union"), confidence=0.4)
    told = "Brigade of the Delta carried out an attack with firearms."
    assert headline(event("e1", *act, doubtful, likely), NAMES) == told
    weaker = replace(likely, confidence=0.45)
    both = "Brigade of the Delta and union carried out an attack with firearms."
    assert headline(event("e1", *act, doubtful, weaker), NAMES) == both
    weakest = replace(doubtful, confidence=0.2)
    assert headline(event("e1", *act, weakest, weaker), NAMES) == told


def test_nobody_is_guessed_to_be_dead() -> None:
    act = (typed("ASSAULT", "firearms"), DONE, who("actor", "brigade"))
    died = killed(1, "nassar")
    told = "Brigade of the Delta carried out an attack with firearms"
    assert headline(event("e1", *act, died), NAMES) == f"{told}; Amal Nassar killed."
    assert headline(event("e1", *act, replace(died, confidence=0.4)), NAMES) == f"{told}."


def test_each_clause_rests_on_claims_of_the_event() -> None:
    for made in (blast(), march()):
        known = {claim.id for claim in made.claims}
        for clause in clauses(made, NAMES):
            assert clause.claims
            assert set(clause.claims) <= known


@pytest.mark.parametrize(
    ("kind", "mode"), [(kind, mode) for kind in MODES for mode in (None, *MODES[kind])]
)
def test_every_type_and_mode_has_its_words(kind: PloverType, mode: str | None) -> None:
    done = [typed(kind, mode), stage("planned"), who("actor", "union"), who("recipient", "people")]
    sentence = headline(event("e1", *done), NAMES)
    assert sentence.startswith("Union planned to ")
    assert "people" in sentence
    assert "{" not in sentence
