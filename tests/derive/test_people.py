"""Entities: which mentions stand for one being, what it is called, its kind, country and sector."""

import dataclasses

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tacitus.derive.people import derive_entities
from tacitus.marks import Anchor, Link, Role
from tacitus.values import Place, Resolved, Span
from tests.derive.reports import entities_of, read, report_of

# Each row: a text, and the mentions that must be one entity, in order, parted by " | ".
TOGETHER = [
    # names
    ("Ana Ruiz spoke. Ruiz wept.", "Ana Ruiz | Ruiz"),
    ("Ana Ruiz spoke. Mrs Ruiz wept.", "Ana Ruiz | Mrs Ruiz"),
    ("Ruiz spoke. Ana Ruiz wept.", "Ruiz | Ana Ruiz"),
    ("President Amara Keita spoke. Mr Keita left.", "President Amara Keita | Mr Keita"),
    ("Recai Tarik Aslan met Tarik Aslan.", "Recai Tarik Aslan | Tarik Aslan"),
    ("Ana Ruiz met Ruiz. Ruiz left. Ana wept.", "Ana Ruiz | Ruiz | Ruiz | Ana"),
    ("Mohammed Karimi spoke. Mohamed Karimi left.", "Mohammed Karimi | Mohamed Karimi"),
    ("William Hale spoke. Bill Hale left.", "William Hale | Bill Hale"),
    ("Hafez al-Masri spoke. Masri left.", "Hafez al-Masri | Masri"),
    ("Kim Jong-su spoke. Mr Kim left.", "Kim Jong-su | Mr Kim"),
    ("José Pérez spoke. Jose Perez left.", "José Pérez | Jose Perez"),
    ("Carlos Ramos Vidal spoke. Ramos left.", "Carlos Ramos Vidal | Ramos"),
    ("J. Ndlovu spoke. Joseph Ndlovu left.", "J. Ndlovu | Joseph Ndlovu"),
    ("The United States protested. The US left.", "The United States | The US"),
    ("Burma protested. Myanmar left.", "Burma | Myanmar"),
    ("Islamic State denied it. ISIS left. Daesh lost.", "Islamic State | ISIS | Daesh"),
    ("Al-Shabaab denied it. al-Shabab left.", "Al-Shabaab | al-Shabab"),
    ("The Ministry of Defence denied it. The Defence Ministry lied.",
     "The Ministry of Defence | The Defence Ministry"),
    ("The Lagos Traders' Union (LTU) spoke. LTU left.",
     "The Lagos Traders' Union | LTU | LTU"),
    ("The National Dockers' Union struck. The NDU marched.",
     "The National Dockers' Union | The NDU"),
    ("National Dockers' Union struck. The Dockers' Union sang. The Dockers' Union won. NDU left.",
     "National Dockers' Union | The Dockers' Union | The Dockers' Union | NDU"),
    ("The UN Security Council met. The Security Council voted.",
     "The UN Security Council | The Security Council"),
    # appositions and the like
    ("Ana Ruiz, the mayor of Lodz, was shot. The mayor died.",
     "Ana Ruiz | the mayor of Lodz | The mayor"),
    ("Ghana's information minister, Ama Mensah, denied it.",
     "Ghana's information minister | Ama Mensah"),
    ("Ana Ruiz, 41, a teacher, was shot.", "Ana Ruiz | a teacher"),
    ("The attacker was identified as Tom Hale. Hale fled.",
     "The attacker | Tom Hale | Hale"),
    ("A student named Tom Hale was held. Hale wept.", "A student | Tom Hale | Hale"),
    ("Tom Hale is a lawyer. He left.", "Tom Hale | a lawyer | He"),
    ("The Red Dawn Front, an armed group, lied.", "The Red Dawn Front | an armed group"),
    # descriptions
    ("Kenya's ambassador was shot. The ambassador died.", "Kenya's ambassador | The ambassador"),
    ("Kenya's ambassador was shot. The envoy died.", "Kenya's ambassador | The envoy"),
    ("Kenya's ambassador was shot. The Kenyan ambassador died.",
     "Kenya's ambassador | The Kenyan ambassador"),
    ("A gunman fired. The gunman fled.", "A gunman | The gunman"),
    ("A gunman fired. The attacker fled.", "A gunman | The attacker"),
    ("A police officer was shot. The officer died.", "A police officer | The officer"),
    ("13 soldiers were shot. The soldiers died.", "13 soldiers | The soldiers"),
    ("Rebels took the town. The rebels fled.", "Rebels | The rebels"),
    ("Rebels took the town. Later rebels fled.", "Rebels | rebels"),
    ("Prime Minister Lena Holm spoke. The premier resigned.",
     "Prime Minister Lena Holm | The premier"),
    ("Foreign Minister Lena Holm spoke. The minister left.",
     "Foreign Minister Lena Holm | The minister"),
    ("Boko Haram denied it. The group lied.", "Boko Haram | The group"),
    ("The Interior Ministry spoke. The ministry lied.", "The Interior Ministry | The ministry"),
    ("Police fired. The police left.", "Police | The police"),
    ("Police fired. Officers left.", "Police | Officers"),
    ("The army advanced. The army fled.", "The army | The army"),
    ("Abu Sayyaf lied. Abu Sayyaf rebels fled.", "Abu Sayyaf | Abu Sayyaf | Abu Sayyaf rebels"),
    ("Protesters marched. The demonstrators sang.", "Protesters | The demonstrators"),
    ("A bus was hit. The bus burned.", "A bus | The bus"),
    ("Soldier shoots priest\n\nA soldier shot a priest on Monday.", "Soldier | A soldier"),
    # pronouns
    ("Ana Ruiz wept. She left.", "Ana Ruiz | She"),
    ("Tom Hale said he had fled.", "Tom Hale | he"),
    ("Tom Hale hit Ana Ruiz and she fell.", "Ana Ruiz | she"),
    ("The gunman dropped his gun.", "The gunman | his"),
    ("Russia said it would answer.", "Russia | it"),
    ("Protesters said they would return.", "Protesters | they"),
    (
        "The mayor met traders. The market had been closed for a week, and they wanted it open.",
        "traders | they",
    ),
    ("Turkish authorities defended their act.", "Turkish authorities | their"),
    ("“I am sorry,” said Ana Ruiz.", "I | Ana Ruiz"),
    ("Ana Ruiz said: “I am sorry. My son lied.”", "Ana Ruiz | I | My"),
    ("The army said: “We won.”", "The army | We"),
    ("UN spokesman Tom Hale said: “We condemn this.”", "UN | We"),
    ("Hill Relief - Field note 2\n\nOn Monday we saw 40 people. Our nurses stayed.",
     "Hill Relief | we | Our"),
    ("Mr Hale met Mrs Lind. He said her son was held.", "Mr Hale | He"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOGETHER)
def test_together(text: str, expected: str) -> None:
    found = [[span.of(text) for span in entity.mentions] for entity in entities_of(text)]
    assert expected.split(" | ") in found


# Each row: a text, and two mentions that must be of two entities.
APART = [
    ("Ana Ruiz met Eva Ruiz.", "Ana Ruiz", "Eva Ruiz"),
    ("Mr Ruiz met Mrs Ruiz.", "Mr Ruiz", "Mrs Ruiz"),
    ("Tom Hale met Tom Vance.", "Tom Hale", "Tom Vance"),
    ("The Russian ambassador met the Turkish ambassador.",
     "The Russian ambassador", "the Turkish ambassador"),
    ("13 soldiers died. Five soldiers fled.", "13 soldiers", "Five soldiers"),
    ("A gunman fired. A gunman fled.", "A gunman", "A gunman"),
    ("The UN met. The UN Security Council voted.", "The UN", "The UN Security Council"),
    ("The Real IRA split. The Continuity IRA left.", "The Real IRA", "The Continuity IRA"),
    ("North Korea protested. South Korea answered.", "North Korea", "South Korea"),
    ("The Interior Ministry met the Defence Ministry.",
     "The Interior Ministry", "the Defence Ministry"),
    ("Tom Hale shot his brother.", "Tom Hale", "his brother"),
    ("Ana Ruiz met the mayor, a lawyer and a priest.", "Ana Ruiz", "the mayor"),
    ("Tom Hale, Ana Ruiz and the mayor fled.", "Ana Ruiz", "the mayor"),
    ("Turkish police met Greek police.", "Turkish police", "Greek police"),
    ("The attacker was shot. Ana Ruiz wept.", "The attacker", "Ana Ruiz"),
    ("Rebels fled. Protesters marched.", "Rebels", "Protesters"),
    ("A bus was hit. A bus burned.", "A bus", "A bus"),
    ("Niger protested. Nigeria answered.", "Niger", "Nigeria"),
    ("Guinea protested. Equatorial Guinea answered.", "Guinea", "Equatorial Guinea"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "one", "two"), APART)
def test_apart(text: str, one: str, two: str) -> None:
    holders = [e for e in entities_of(text) for span in e.mentions if span.of(text) in (one, two)]
    assert len(holders) == 2
    assert holders[0].id != holders[1].id


# Each row: a text, an entity's id, its kind, name, country and sectors.
ENTITIES = [
    ("Norway's Prime Minister Lena Holm left.", "holm", "person", "Lena Holm", "NOR", "GOV"),
    ("Foreign Minister Lena Holm left.", "holm", "person", "Lena Holm", None, "GOV"),
    ("A Turkish ambassador left.", "ambassador", "person", "A Turkish ambassador", "TUR", "GOV"),
    ("A rural constable left.", "constable", "person", "A rural constable", None, "COP"),
    ("Colonel Idris Bako left.", "bako", "person", "Idris Bako", None, "MIL"),
    ("Police Colonel Idris Bako left.", "bako", "person", "Idris Bako", None, "COP"),
    ("Army spokesman Idris Bako left.", "bako", "person", "Idris Bako", None, "MIL"),
    ("Rebel leader Idris Bako left.", "bako", "person", "Idris Bako", None, "REB"),
    ("Former president Idris Bako left.", "bako", "person", "Idris Bako", None, "ELI"),
    ("UN spokesman Tom Hale left.", "hale", "person", "Tom Hale", None, "IGO"),
    ("US State Department spokesman Tom Hale left.", "hale", "person", "Tom Hale", "USA", "GOV"),
    ("Photographer Tom Hale left.", "hale", "person", "Tom Hale", None, "JRN"),
    ("Senator Tom Hale left.", "hale", "person", "Tom Hale", None, "LEG"),
    ("Judge Tom Hale left.", "hale", "person", "Tom Hale", None, "JUD"),
    ("Ana's sister fled.", "sister", "person", "Ana's sister", None, "CVL"),
    ("13 soldiers died.", "soldiers", "people", "13 soldiers", None, "MIL"),
    ("44 people died.", "people", "people", "44 people", None, ""),
    ("Rebels fled.", "rebels", "people", "Rebels", None, "REB"),
    ("37 police officers died.", "police_officers", "people", "37 police officers", None, "COP"),
    ("Villagers fled.", "villagers", "people", "Villagers", None, "CVL"),
    ("Refugees fled.", "refugees", "people", "Refugees", None, "REF"),
    ("Three Kenyans died.", "kenyans", "people", "Three Kenyans", "KEN", ""),
    ("Malian authorities lied.", "authorities", "organisation", "Malian authorities", "MLI", "GOV"),
    ("Police fired.", "police", "organisation", "Police", None, "COP"),
    ("Ghana's army fired.", "army", "organisation", "Ghana's army", "GHA", "MIL"),
    ("The Al-Nusra Front fired.", "al_nusra_front", "organisation", "Al-Nusra Front", "SYR", "REB"),
    ("Boko Haram fired.", "boko_haram", "organisation", "Boko Haram", "NGA", "REB"),
    ("Amnesty International said so.", "amnesty_international", "organisation",
     "Amnesty International", "GBR", "NGO"),
    ("The Lagos Traders' Union struck.", "lagos_traders_union", "organisation",
     "Lagos Traders' Union", None, "LAB"),
    ("Russia protested.", "russia", "state", "Russia", "RUS", "GOV"),
    ("The US protested.", "us", "state", "US", "USA", "GOV"),
    ("A Russian warplane crashed.", "warplane", "object", "A Russian warplane", "RUS", "MIL"),
    ("A bus burned.", "bus", "object", "A bus", None, ""),
    ("It happened in Gao.", "gao", "place", "Gao", None, ""),
    ("Kim Jong-su left.", "kim", "person", "Kim Jong-su", None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "entity", "kind", "name", "country", "sector"), ENTITIES)
def test_entity(
    text: str, entity: str, kind: str, name: str, country: str | None, sector: str
) -> None:
    found = {one.id: one for one in entities_of(text)}
    assert entity in found
    one = found[entity]
    told = (one.kind, one.name, one.country, " ".join(one.sector))
    assert told == (kind, name, country, sector)


def test_ids_are_numbered_and_never_reserved() -> None:
    text = "A gunman fired. A gunman fled. An author wept."
    ids = [entity.id for entity in entities_of(text)]
    assert ids == ["gunman", "gunman-2", "author-2"]
    # nor are they those of events and statements
    assert [entity.id for entity in entities_of("The E3 condemned the raid.")] == ["e3-2"]


def test_country_from_places() -> None:
    """What news calls "police" is that of the country where the report's places lie."""
    report = report_of("Police fired in Gao.")
    marks = read(report)
    number = next(k for k, m in enumerate(marks.mentions) if m.span.of(report.text) == "Gao")
    gao = Place("Gao", "MLI", None, 16.27, -0.04, None, "city")
    groups = derive_entities(
        report, marks, (Resolved(number, gao, (marks.mentions[number].span,)),)
    )
    assert {g.entity.id: g.entity.country for g in groups} == {"police": "MLI", "gao": "MLI"}


@pytest.mark.parametrize(
    ("score", "joined"),
    [(0.9, ["A soldier", "Tom Hale", "The attacker"]), (0.5, ["Tom Hale"])],
)
def test_the_attacker_is_the_one_who_shot(score: float, joined: list[str]) -> None:
    """The part that somebody plays joins "the attacker" with the name, if it is likely."""
    report = report_of("A soldier shot the envoy. Tom Hale fired twice. The attacker fled.")
    marks = read(report)
    mention = {m.span.of(report.text): k for k, m in enumerate(marks.mentions)}
    anchors = tuple(
        Anchor(Span(at := report.text.index(word), at + len(word)), "ASSAULT", None)
        for word in ("shot", "fired")
    )
    actors = ((0, "A soldier", 1.0), (1, "Tom Hale", score))
    roles = [Role(a, mention[who], "actor", anchors[a].span, score=p) for a, who, p in actors]
    roles.append(Role(0, mention["the envoy"], "recipient", anchors[0].span))
    marks = dataclasses.replace(marks, anchors=anchors, roles=tuple(roles))
    names = {g.entity.name: [s.of(report.text) for s in g.entity.mentions]
             for g in derive_entities(report, marks, ())}  # fmt: skip
    assert names["Tom Hale"] == joined


def test_links_of_the_reader_are_kept() -> None:
    report = report_of("Red rain fell on Ana Ruiz. The sculptor wept.")
    marks = read(report)
    mention = {m.span.of(report.text): k for k, m in enumerate(marks.mentions)}
    link = Link("same_entity", mention["Ana Ruiz"], mention["The sculptor"])
    groups = derive_entities(report, dataclasses.replace(marks, links=(link,)), ())
    assert [len(g.entity.mentions) for g in groups] == [2]


WORDS = "The the of 's Mr John Hale police his he she army 13 soldiers , . and said “ I ” Ana US it"


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join),
    )
)
@example("JoHN:JOHN AJ:JOHN$AJ")
def test_any_text(text: str) -> None:
    report = report_of(text)
    marks = read(report)
    groups = derive_entities(report, marks, ())
    ids = [group.entity.id for group in groups]
    assert len(set(ids)) == len(ids)
    assert not {"author", "unnamed"} & set(ids)
    claims = [claim.id for group in groups for claim in group.entity.attributes]
    assert len(set(claims)) == len(claims)
    numbers = [number for group in groups for number in group.mentions]
    assert len(set(numbers)) == len(numbers)
    for group in groups:
        assert group.entity.mentions
        for claim in group.entity.attributes:
            assert all(0 <= span.start < span.end <= len(text) for span in claim.evidence)
