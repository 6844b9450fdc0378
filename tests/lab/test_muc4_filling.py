"""From coded reports, made by hand, to MUC-4 templates."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from tacitus.values import (
    Claim,
    ClaimValue,
    CodedReport,
    Coder,
    Day,
    Entity,
    Event,
    Participant,
    Place,
    Report,
    Responsibility,
    Span,
    Target,
    Tie,
    Toll,
    TypeValue,
    Weapon,
    Words,
)
from tacitus.vocabulary import EntityKind, EventField
from tacitus.write.muc4.dateline import Dateline
from tacitus.write.muc4.fill import fill
from tacitus.write.muc4.phrases import Phrase, phrase_of
from tacitus.write.muc4.profile import read_profile
from tacitus.write.muc4.reading import Reading
from tacitus.write.muc4.relevance import refusal
from tacitus.write.muc4.templates import Location, Range, Template
from tacitus.write.muc4.templates import Place as TemplatePlace
from tacitus.write.muc4.victims import is_name, titled
from tacitus.write.muc4.wordlist import Lexicon, WordList
from tacitus_lab.muc4.role_filling import role_template

# A text of the test's own; no place, person or group in it is real save the countries and towns.
TEXT = (
    "Lima, 14 May 90 -- Rebels of the Red Lantern blew up the Hotel Sol in Lima yesterday, killing"
    " councilman Abel Ruizo and six Spanish tourists. The group admitted the bombing. The army"
    " clashed with the rebels on Tuesday. Guerrillas kidnapped the mayor in Arequipa. He was"
    " released today."
)
DAY = datetime.date(1990, 5, 14)
PROFILE = read_profile()


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def entity(id: str, kind: EntityKind, name: str, **more: Any) -> Entity:
    return Entity(id, kind, name, (at(more.pop("told", name)),), **more)


ENTITIES = (
    entity("rebels", "people", "Rebels of the Red Lantern", sector=("REB",)),
    entity("lantern", "organisation", "Red Lantern", sector=("REB",)),
    entity("hotel", "object", "the Hotel Sol"),
    entity(
        "ruizo",
        "person",
        "Abel Ruizo",
        country="PER",
        attributes=(Claim("ruizo.1", "title", Words("councilman"), (at("councilman"),)),),
    ),
    entity("tourists", "people", "six Spanish tourists", country="ESP"),
    entity("army", "organisation", "The army", sector=("MIL",), country="PER"),
    entity("guerrillas", "people", "Guerrillas", sector=("REB",)),
    entity("mayor", "person", "the mayor", sector=("GOV",)),
    entity("officer", "people", "The army", sector=("MIL",), country="USA"),
    entity("people", "people", "civilian population", told="The army"),
)
LIMA = Place("Lima", "PER", "Lima", -12.0, -77.0, 3936456, "city")
AREQUIPA = Place("Arequipa", "PER", "Arequipa", -16.4, -71.5, 3947322, "city")
MADRID = Place("Madrid", "ESP", "Madrid", 40.4, -3.7, 3117735, "city")


def day(offset: int, words: str) -> tuple[EventField, ClaimValue, str]:
    when = DAY + datetime.timedelta(days=offset)
    return ("date", Day(when, when, "day"), words)


def event(
    id: str, anchor: str, code: str, *told: tuple[EventField, ClaimValue, str], **more: Any
) -> Event:
    """An event of type and mode "ASSAULT/abduct", with claims as (field, value, words)."""
    type_, _, mode = code.partition("/")
    value: Any = TypeValue(type_, mode or None)  # type: ignore[arg-type]
    first: list[tuple[EventField, ClaimValue, str]] = [("type", value, anchor)]
    if not any(field == "stage" for field, _, _ in told):
        first.append(("stage", "accomplished", anchor))
    claims = tuple(
        Claim(f"{id}.{n}", field, given, (at(words),), **more)
        for n, (field, given, words) in enumerate([*first, *told], 1)
    )
    return Event(id, (at(anchor),), "main", None, claims)


def coded(*events: Event, published: str | None = "1990-05-14") -> CodedReport:
    report = Report("made-up", TEXT, "0" * 64, published=published)
    return CodedReport(Coder("made", "1", "made"), report, ENTITIES, events, ())


BOMBING = event(
    "e1",
    "blew up",
    "ASSAULT/explosives",
    day(-1, "yesterday"),
    ("place", LIMA, "Lima"),
    ("actor", Participant("rebels"), "Rebels of the Red Lantern"),
    ("target", Target("Business", "hotel"), "the Hotel Sol"),
    ("killed", Toll(1, 1, "ruizo"), "Abel Ruizo"),
    ("killed", Toll(6, 6, "tourists"), "six Spanish tourists"),
    ("responsibility", Responsibility("claimed", "lantern"), "admitted"),
)
KIDNAPPING = event(
    "e2",
    "kidnapped",
    "ASSAULT/abduct",
    ("place", AREQUIPA, "Arequipa"),
    ("actor", Participant("guerrillas"), "Guerrillas"),
    ("recipient", Participant("mayor"), "the mayor"),
)
RELEASE = event(
    "e3", "released", "RETREAT/release", ("recipient", Participant("mayor"), "the mayor")
)
CLASH = event(
    "e4",
    "clashed",
    "ASSAULT",
    ("actor", Participant("army"), "The army"),
    ("recipient", Participant("rebels"), "the rebels"),
)


def flat(template: Template) -> dict[str, list[str]]:
    """Values with their references, by slot, where there are any."""
    made = {}
    for slot, fillers in template.slots.items():
        told = [one.any[0] for one in fillers or ()]
        words = [f"{one.value[0]}: {one.ref[0]}" if one.ref else str(one.value[0]) for one in told]
        if words and slot not in ("inc_date", "inc_loc"):
            made[slot] = words
    return made


def test_a_bombing() -> None:
    (made,) = fill(coded(BOMBING), PROFILE)
    assert made.of("inc_date")[0].any[0].value == ("13 MAY 90",)
    lima = Location(("PERU",), (TemplatePlace(("LIMA",), ("CITY",)),))
    assert made.of("inc_loc")[0].any[0].value == (lima,)
    assert flat(made) == {
        "inc_type": ["BOMBING"],
        "inc_stage": ["ACCOMPLISHED"],
        "inc_instr_type": ["BOMB: -"],
        "perp_inc_cat": ["TERRORIST ACT"],
        "perp_ind_id": ["REBELS OF THE RED LANTERN"],
        "perp_org_id": ["RED LANTERN"],
        "perp_org_conf": ["CLAIMED OR ADMITTED: RED LANTERN"],
        "phys_tgt_id": ["HOTEL SOL"],
        "phys_tgt_type": ["COMMERCIAL: HOTEL SOL"],
        "phys_tgt_num": ["1: HOTEL SOL"],
        "phys_tgt_effect": ["DESTROYED: HOTEL SOL"],
        "hum_tgt_name": ["ABEL RUIZO"],
        "hum_tgt_desc": ["COUNCILMAN: ABEL RUIZO", "SPANISH TOURISTS"],
        "hum_tgt_type": ["GOVERNMENT OFFICIAL: ABEL RUIZO", "CIVILIAN: SPANISH TOURISTS"],
        "hum_tgt_num": ["1: ABEL RUIZO", "6: SPANISH TOURISTS"],
        "hum_tgt_nation": ["SPAIN: SPANISH TOURISTS"],
        "hum_tgt_effect": ["DEATH: ABEL RUIZO", "DEATH: SPANISH TOURISTS"],
    }


def test_a_kidnapping_and_a_release() -> None:
    one, two = fill(coded(BOMBING, KIDNAPPING, RELEASE), PROFILE)
    assert (one.id, two.id) == ("1", "2")
    assert two.of("inc_date")[0].any[0].value == (Range(None, "14 MAY 90"),)
    assert two.slots["phys_tgt_id"] is None
    assert flat(two)["hum_tgt_effect"] == ["REGAINED FREEDOM: MAYOR"]
    assert flat(two)["hum_tgt_type"] == ["GOVERNMENT OFFICIAL: MAYOR"]
    assert "inc_instr_type" not in flat(two)


def test_a_kidnapping_has_no_instrument_of_an_attack_that_is_one_with_it() -> None:
    attack = event(
        "e5",
        "clashed",
        "ASSAULT/firearms",
        ("place", AREQUIPA, "Arequipa"),
        ("actor", Participant("guerrillas"), "Guerrillas"),
        ("recipient", Participant("mayor"), "the mayor"),
    )
    (alone,) = fill(coded(attack), PROFILE)
    assert flat(alone)["inc_instr_type"] == ["GUN: -"]
    (made,) = fill(coded(attack, KIDNAPPING), PROFILE)
    assert flat(made)["inc_type"] == ["KIDNAPPING"]
    assert made.slots["inc_instr_id"] is made.slots["inc_instr_type"] is None


def test_the_roles() -> None:
    made = role_template(fill(coded(BOMBING), PROFILE)[0])
    assert made.incident_type == "bombing"
    assert made.of("PerpOrg") == (("red lantern",),)
    assert made.of("Target") == (("hotel sol",),)
    assert made.of("Victim") == (("abel ruizo",),)  # persons named only
    assert made.of("Weapon") == ()


# ---- relevance ----------------------------------------------------------------------------------


def with_claim(
    made: Event, field: EventField, value: ClaimValue | None, words: str = "Lima"
) -> Event:
    """The event with one field's claims put in place of the old; None takes them out."""
    kept = tuple(claim for claim in made.claims if claim.field != field)
    added = () if value is None else (Claim("new", field, value, (at(words),)),)
    return replace(made, claims=(*kept, *added))


def unsure(made: Event, certainty: Any) -> Event:
    return replace(made, claims=tuple(replace(one, certainty=certainty) for one in made.claims))


OLD = Day(datetime.date(1990, 3, 1), datetime.date(1990, 3, 5), "week")
GENERAL = replace(with_claim(BOMBING, "date", None), anchors=(at("bombing"),))


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (BOMBING, ""),
        (KIDNAPPING, ""),
        (RELEASE, "kind"),
        (CLASH, "armed sides"),
        (unsure(BOMBING, "denied"), "certainty"),
        (unsure(BOMBING, "hypothetical"), "certainty"),
        (unsure(BOMBING, "alleged"), ""),
        (with_claim(BOMBING, "date", OLD), "old"),
        (with_claim(KIDNAPPING, "recipient", None), "no target"),
        (with_claim(KIDNAPPING, "place", MADRID), ""),  # the report names Peru elsewhere
        (with_claim(KIDNAPPING, "recipient", Participant("people")), "general"),
        (with_claim(CLASH, "recipient", Participant("officer")), ""),  # another country's forces
        (with_claim(CLASH, "recipient", Participant("hotel")), "combat"),
        (GENERAL, ""),  # one bombing, not "bombings"
    ],
)
def test_relevance(made: Event, why: str) -> None:
    assert refusal(Reading(coded(made)), made, PROFILE) == why


def test_an_incident_elsewhere() -> None:
    made = with_claim(KIDNAPPING, "place", MADRID)
    strangers = tuple(replace(one, country=None) for one in ENTITIES)
    report = replace(coded(made), entities=strangers)
    assert refusal(Reading(report), made, PROFILE) == "elsewhere"


# ---- joining ------------------------------------------------------------------------------------


def test_what_nothing_tells_apart_is_one_incident() -> None:
    """A second bombing without day, place and actor belongs to the first; its weapon is kept."""
    second = event(
        "e9",
        "bombing",
        "ASSAULT/explosives",
        ("weapon", Weapon("Explosives", "a car bomb"), "bombing"),
        ("target", Target("Business", "hotel"), "the Hotel Sol"),
    )
    (made,) = fill(coded(BOMBING, second), PROFILE)
    assert flat(made)["inc_instr_type"] == ["VEHICLE BOMB: CAR BOMB"]
    assert flat(made)["inc_instr_id"] == ["CAR BOMB"]


@pytest.mark.parametrize(
    ("field", "value", "incidents"),
    [
        ("place", AREQUIPA, 2),
        ("date", Day(DAY, DAY, "day"), 2),
        ("actor", Participant("army"), 2),  # of the state
        ("place", LIMA, 1),
        ("place", Place("Lima", "PER", "Lima", -12.0, -77.0, 3936452, "admin1"), 1),
    ],
)
def test_what_tells_incidents_apart(field: EventField, value: ClaimValue, incidents: int) -> None:
    alone = with_claim(BOMBING, "responsibility", None)
    other = replace(with_claim(alone, field, value), id="e9")
    assert len(fill(coded(BOMBING, other), PROFILE)) == incidents


def test_bombs_of_a_states_forces_are_an_attack() -> None:
    made = replace(with_claim(BOMBING, "actor", Participant("army")), anchors=(at("bombing"),))
    (template,) = fill(coded(made), PROFILE)
    assert flat(template)["inc_type"] == ["ATTACK"]


def test_what_was_harmed_is_a_target() -> None:
    made = with_claim(BOMBING, "target", None)
    made = with_claim(made, "damage", Words("severely damaged two shops"))
    (template,) = fill(coded(made), PROFILE)
    assert flat(template)["phys_tgt_id"] == ["SHOPS"]
    assert flat(template)["phys_tgt_num"] == ["2: SHOPS"]
    assert flat(template)["phys_tgt_effect"] == ["SOME DAMAGE: SHOPS"]


def test_guerrillas_are_no_victims() -> None:
    claims = (*BOMBING.claims, Claim("k", "killed", Toll(2, 2, "guerrillas"), (at("Lima"),)))
    (template,) = fill(coded(replace(BOMBING, claims=claims)), PROFILE)
    assert "GUERRILLAS" not in flat(template)["hum_tgt_desc"]


# ---- single slots -------------------------------------------------------------------------------


def test_a_weekday_is_on_or_before_the_day_of_the_report() -> None:
    tuesday = Day(datetime.date(1990, 5, 8), datetime.date(1990, 5, 8), "day")
    (made,) = fill(coded(with_claim(BOMBING, "date", tuesday, "Tuesday")), PROFILE)
    assert made.of("inc_date")[0].any[0].value == (Range(None, "14 MAY 90"),)


@pytest.mark.parametrize(
    ("start", "value"),
    [(7, Range(None, "14 MAY 90")), (12, "13 MAY 90"), (13, "13 MAY 90")],
)
def test_a_range_of_days(start: int, value: Range | str) -> None:
    """A night is its morning; what is longer is no certain day."""
    days = Day(datetime.date(1990, 5, start), datetime.date(1990, 5, 13), "week")
    (made,) = fill(coded(with_claim(BOMBING, "date", days)), PROFILE)
    assert made.of("inc_date")[0].any[0].value == (value,)


def test_what_only_the_dateline_tells_is_no_place_and_no_day() -> None:
    dateline = Dateline(TEXT.index("--") + 2, "PER")
    made = with_claim(BOMBING, "place", LIMA, "Lima, 14 May 90")
    made = with_claim(made, "date", Day(DAY, DAY, "day"), "14 May 90")
    (template,) = fill(coded(made), PROFILE, dateline)
    assert template.of("inc_loc")[0].any[0].value == (Location(("PERU",)),)
    assert template.of("inc_date")[0].any[0].value == (Range(None, "14 MAY 90"),)


def test_no_day_at_all() -> None:
    (made,) = fill(coded(with_claim(BOMBING, "date", None), published=None), PROFILE)
    assert made.of("inc_date") == ()


def test_the_country_of_the_dateline_where_none_is_told() -> None:
    strangers = tuple(replace(one, country=None) for one in ENTITIES)
    alone = with_claim(BOMBING, "place", None)
    for entities, country in ((strangers, "COLOMBIA"), (ENTITIES, "PERU")):
        (made,) = fill(replace(coded(alone), entities=entities), PROFILE, Dateline(0, "COL"))
        assert made.of("inc_loc")[0].any[0].value == (Location((country,)),)


@pytest.mark.parametrize(
    ("certainty", "holder", "confidence"),
    [
        ("asserted", "author", "REPORTED AS FACT"),
        ("reported", "unnamed", "REPORTED AS FACT"),
        ("alleged", "unnamed", "SUSPECTED OR ACCUSED"),
        ("alleged", "army", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ("alleged", "lantern", "CLAIMED OR ADMITTED"),
    ],
)
def test_confidence(certainty: Any, holder: str, confidence: str) -> None:
    made = with_claim(with_claim(BOMBING, "responsibility", None), "actor", Participant("lantern"))
    last = replace(made.claims[-1], certainty=certainty, holder=holder)
    made = replace(made, claims=(*made.claims[:-1], last))
    (template,) = fill(coded(made), PROFILE)
    assert flat(template)["perp_org_conf"] == [f"{confidence}: RED LANTERN"]


def test_the_body_behind_persons() -> None:
    """It is told as an affiliation, or its name stands in the words for the persons."""
    alone = with_claim(BOMBING, "responsibility", None)
    (made,) = fill(coded(alone), PROFILE)
    assert flat(made)["perp_org_id"] == ["RED LANTERN"]
    tie = Claim("g.1", "affiliation", Tie("Red Lantern", "lantern"), (at("Guerrillas"),))
    tied = tuple(
        replace(one, attributes=(tie,)) if one.id == "guerrillas" else one for one in ENTITIES
    )
    (made,) = fill(replace(coded(KIDNAPPING), entities=tied), PROFILE)
    assert flat(made)["perp_org_conf"] == ["REPORTED AS FACT: RED LANTERN"]


def test_persons_of_a_body() -> None:
    """Named in one breath with it, they did it as well; the body alone names no persons."""
    lantern = next(one for one in ENTITIES if one.id == "lantern")
    told = replace(lantern, mentions=(*lantern.mentions, at("the rebels")))
    others = tuple(one for one in ENTITIES if one.id not in ("lantern", "rebels"))
    made = with_claim(BOMBING, "actor", Participant("lantern"), "the rebels")
    (template,) = fill(replace(coded(made), entities=(*others, told)), PROFILE)
    assert flat(template)["perp_ind_id"] == ["REBELS"]
    assert flat(template)["perp_org_id"] == ["RED LANTERN"]
    (template,) = fill(replace(coded(made), entities=(*others, lantern)), PROFILE)
    assert "perp_ind_id" not in flat(template)


@pytest.mark.parametrize("code", ["ACCUSE/allege", "COERCE/arrest"])
def test_suspects(code: str) -> None:
    """Who is accused of it or held for it, where nobody is said to have done it."""
    alone = replace(
        BOMBING,
        claims=tuple(one for one in BOMBING.claims if one.field not in ("actor", "responsibility")),
    )
    charge = replace(
        event("charge", "clashed", code, ("recipient", Participant("rebels"), "the rebels")),
        about=BOMBING.id,
    )
    (template, *_) = fill(coded(alone, charge), PROFILE)
    assert flat(template)["perp_ind_id"] == ["REBELS OF THE RED LANTERN"]
    (template, *_) = fill(coded(BOMBING, charge), PROFILE)
    assert flat(template)["perp_org_conf"] == ["CLAIMED OR ADMITTED: RED LANTERN"]
    other = replace(charge, about=None)
    (template, *_) = fill(coded(alone, other), PROFILE)
    assert "perp_ind_id" not in flat(template)


def test_violence_of_the_state() -> None:
    (made,) = fill(coded(with_claim(BOMBING, "actor", Participant("army"))), PROFILE)
    assert flat(made)["perp_inc_cat"] == ["STATE-SPONSORED VIOLENCE"]


def test_nobody_hurt() -> None:
    made = with_claim(BOMBING, "killed", Toll(0, 0))
    assert flat(fill(coded(made), PROFILE)[0])["hum_tgt_effect"] == ["NO DEATH: -"]
    both = replace(made, claims=(*made.claims, Claim("w", "wounded", Toll(0, 0), (at("Lima"),))))
    assert flat(fill(coded(both), PROFILE)[0])["hum_tgt_effect"] == ["NO INJURY OR DEATH: -"]


# ---- words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("the six  tourists", Phrase("TOURISTS", "6")),
        ("a policeman", Phrase("POLICEMAN", "1")),
        ("some policemen of the town", Phrase("POLICEMEN OF THE TOWN", "PLURAL")),
        ("1,200 workers", Phrase("WORKERS", "1200")),
        ("RLF [Red Lantern Front]", Phrase("RLF", "1")),
        ("bus.", Phrase("BUS", "1")),
        ("the", Phrase("", "1")),
        ("one of his bodyguards", Phrase("BODYGUARDS", "1")),
        ("20 or 30 rebels", Phrase("REBELS", "20")),
        ("15 to 20 rebels", Phrase("REBELS", "15")),
        ("three or so rebels", Phrase("REBELS", "3")),
    ],
)
def test_phrases(words: str, phrase: Phrase) -> None:
    assert phrase_of(words) == phrase


@pytest.mark.parametrize(
    ("words", "title", "name"),
    [
        ("SENATOR ANA EXAMPLE", "SENATOR", "ANA EXAMPLE"),
        ("ANA EXAMPLE", "", "ANA EXAMPLE"),
        ("MAYOR", "", "MAYOR"),
    ],
)
def test_titles_before_names(words: str, title: str, name: str) -> None:
    assert titled(words) == (title, name)


@pytest.mark.parametrize(
    ("words", "named"),
    [("Ana de la Torre", True), ("A SERGEANT", False), ("CONGRESSMAN", False), ("the man", False)],
)
def test_names_and_descriptions(words: str, named: bool) -> None:
    assert is_name(words) is named


def test_word_lists() -> None:
    words = WordList.of(["bomb*", "m?n", "set fire"])
    found = ["Bombs fell", "two men", "a man", "they set  fire to it"]
    assert all(words.found_in(one) for one in found)
    assert not words.found_in("a car-borne woman at the firebombing")
    assert words.is_all_of("bombing")
    assert not words.is_all_of("a bombing")
    assert not WordList.of([]).found_in("anything")


def test_the_first_type_stands() -> None:
    lexicon = Lexicon.of([{"type": "A", "words": ["car bomb*"]}, {"type": "B", "words": ["bomb*"]}])
    assert [lexicon.find(one) for one in ("a car bomb", "a bomb", "a gun")] == ["A", "B", None]


def test_every_type_of_the_codebook_is_one_of_the_scorer() -> None:
    """No spelling of its own: the parents that the scorer knows are all used as they stand."""
    types = {one.type for one in PROFILE.incidents}
    assert types <= {"ARSON", "ATTACK", "BOMBING", "HIJACKING", "KIDNAPPING", "ROBBERY"}
