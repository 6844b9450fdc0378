"""Mentions: which words stand for somebody or something, of what kind, with what head."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.annotate.mentions import find_mentions
from tacitus.annotate.tags import tag
from tacitus.annotate.tokens import tokenise
from tacitus.marks import Mention


def mentions_of(text: str) -> tuple[Mention, ...]:
    """All mentions of a text."""
    tokens, sentences = tokenise(text)
    return find_mentions(tag(tokens, sentences), sentences)


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        ("Terre d'Aide Sahel", "Terre d'Aide Sahel saw 40 people."),
        ("Hope Across Hills", "HOPE ACROSS HILLS has moved its clinic."),
        ("Dock Bridge", "It was written by the field team of Dock Bridge."),
    ],
)
def test_the_body_whose_report_it_is_is_known(publisher: str, text: str) -> None:
    tokens, sentences = tokenise(text)
    found = find_mentions(tag(tokens, sentences), sentences, publisher)
    assert any(
        one.kind == "organisation" and one.head.of(text).lower().endswith(publisher.lower())
        for one in found
    )
    plain = find_mentions(tag(tokens, sentences), sentences)
    assert found != plain


# Each row: a text, and mentions that must be found as `words: kind`, several parted by "; ".
FOUND = [
    # persons by name and title
    ("Ana Ruiz left.", "Ana Ruiz: person"),
    ("Mr Banda left.", "Mr Banda: person"),
    ("President Amara Keita spoke.", "President Amara Keita: person"),
    ("Foreign Minister Lena Holm resigned.", "Foreign Minister Lena Holm: person"),
    ("Norway's Prime Minister Lena Holm resigned.",
     "Norway's Prime Minister Lena Holm: person; Norway: state"),
    ("US Secretary of State Tom Hale left.", "US Secretary of State Tom Hale: person; US: state"),
    ("Lt. Gen. Idris Bako denied it.", "Lt. Gen. Idris Bako: person"),
    ("Former president Omar Dia was held.", "Former president Omar Dia: person"),
    ("Interior Ministry spokesman Karim Daoud said so.",
     "Interior Ministry spokesman Karim Daoud: person; Interior Ministry: organisation"),
    ("UN envoy Maria Lind arrived.", "UN envoy Maria Lind: person; UN: organisation"),
    ("Photographer Burak Aksoy was hurt.", "Photographer Burak Aksoy: person"),
    ("Police spokeswoman Rita Nkosi said so.",
     "Police spokeswoman Rita Nkosi: person; Police: organisation"),
    ("The 45-year-old lawyer Paul Otieno died.", "The 45-year-old lawyer Paul Otieno: person"),
    ("Muhammad bin Rashid left.", "Muhammad bin Rashid: person"),
    ("They met Otto von der Berg.", "Otto von der Berg: person"),
    ("Jean-Pierre Mbala left.", "Jean-Pierre Mbala: person"),
    ("Nguyen Van Minh was jailed.", "Nguyen Van Minh: person"),
    ("Shocked Mrs Lind wept.", "Shocked Mrs Lind: person"),
    ("Sheikh Ahmed Nur led prayers.", "Sheikh Ahmed Nur: person"),
    ("King Felipe spoke.", "King Felipe: person"),
    ("Glazier Ivan Petrov was hurt.", "Glazier Ivan Petrov: person"),
    # persons by description
    ("A gunman fled.", "A gunman: person"),
    ("The traffic policeman waved.", "The traffic policeman: person"),
    ("An off-duty soldier fired.", "An off-duty soldier: person"),
    ("The ambassador to Norway was shot.", "The ambassador to Norway: person; Norway: state"),
    ("Kenya's ambassador to Norway died.", "Kenya's ambassador to Norway: person; Kenya: state"),
    ("The mayor of Lodz died.", "The mayor of Lodz: person"),
    ("The leader of the Workers' Party was shot.",
     "The leader of the Workers' Party: person; the Workers' Party: organisation"),
    ("The minister for health resigned.", "The minister for health: person"),
    ("His wife Ana fled.", "His wife Ana: person; His: person"),
    ("The father of the victim wept.", "The father of the victim: person; the victim: person"),
    ("A 22-year-old was held.", "A 22-year-old: person"),
    ("A Libyan was held.", "A Libyan: person"),
    ("One of the attackers fled.", "One of the attackers: person"),
    ("She told an MP's aide.", "an MP: person; an MP's aide: person; She: person"),
    # people
    ("13 soldiers died.", "13 soldiers: people"),
    ("Between four and six men fled.", "Between four and six men: people"),
    ("A child and between 20 and 30 farmers fled.", "between 20 and 30 farmers: people"),
    ("Between 2011 and 2015 police held ten men.", "police: organisation; ten men: people"),
    ("From 2011 to 2015 farmers fled.", "farmers: people"),
    ("At least 37 police officers died.", "37 police officers: people"),
    ("Dozens of villagers fled.", "Dozens of villagers: people"),
    ("Tens of thousands of people fled.", "Tens of thousands of people: people"),
    ("Two of his sons died.", "Two of his sons: people"),
    ("Three others were hurt.", "Three others: people"),
    ("The wounded were flown out.", "The wounded: people"),
    ("The dead included five women.", "The dead: people; five women: people"),
    ("Rebels took the hill.", "Rebels: people; the hill: place"),
    ("Suspected militants fired.", "Suspected militants: people"),
    ("Three Kenyans died.", "Three Kenyans: people"),
    ("The French withdrew.", "The French: people"),
    ("Turks and Kurds marched.", "Turks: people; Kurds: people"),
    ("Members of the union marched.", "Members of the union: people; the union: organisation"),
    ("Residents of Kano fled.", "Residents of Kano: people"),
    ("A group of gunmen fled.", "A group of gunmen: people"),
    ("Protesters and police clashed.", "Protesters: people; police: organisation"),
    ("The Greek and Cypriot prime ministers met.", "The Greek and Cypriot prime ministers: people"),
    ("Ana's parents, sister and lodger were held.",
     "Ana's parents: people; Ana: person; sister: person"),
    ("Four of them died.", "Four of them: people"),
    ("Eight to ten hooded men fled.", "Eight to ten hooded men: people"),
    ("A crew of two or three sailors fled.", "A crew of two or three sailors: people"),
    ("In April 2019 traders marched.", "traders: people"),
    ("Since 2021 rebels have held the town.", "rebels: people; the town: place"),
    ("Muslims prayed.", "Muslims: people"),
    ("The Rohingya fled.", "The Rohingya: people"),
    # organisations
    ("Police fired.", "Police: organisation"),
    ("The army denied it.", "The army: organisation"),
    ("Turkish authorities denied it.", "Turkish authorities: organisation"),
    ("The Ministry of Defence denied it.", "The Ministry of Defence: organisation"),
    ("The Popular Front for the Liberation of Alba denied it on Monday.",
     "The Popular Front for the Liberation of Alba: organisation"),
    ("The Kurdistan Workers' Party (PKK) denied it.",
     "The Kurdistan Workers' Party: organisation; PKK: organisation"),
    ("Boko Haram denied it.", "Boko Haram: organisation"),
    ("The UN Security Council met.", "The UN Security Council: organisation"),
    ("Al-Shabab denied it.", "Al-Shabab: organisation"),
    ("al-Qaida denied it.", "al-Qaida: organisation"),
    ("The Islamic State group denied it.", "The Islamic State group: organisation"),
    ("Amnesty International said so.", "Amnesty International: organisation"),
    ("The Lagos Traders' Association said so.", "The Lagos Traders' Association: organisation"),
    ("Parliament voted.", "Parliament: organisation"),
    ("The Nigerian Army advanced.", "The Nigerian Army: organisation"),
    ("The company denied it.", "The company: organisation"),
    ("The ruling party won.", "The ruling party: organisation"),
    ("The University of Lodz is shut.", "The University of Lodz: organisation"),
    # states and places
    ("Russia condemned it.", "Russia: state"),
    ("It happened in Russia.", "Russia: place"),
    ("Relations between Ghana and Togo soured.", "Ghana: state; Togo: state"),
    ("The Democratic Republic of the Congo protested.",
     "The Democratic Republic of the Congo: state"),
    ("Saudi Arabia's army advanced.", "Saudi Arabia: state; Saudi Arabia's army: organisation"),
    ("US troops left.", "US: state; US troops: people"),
    ("The U.S. protested.", "The U.S.: state"),
    ("They fled to Gao.", "Gao: place"),
    ("A blast hit Mogadishu.", "Mogadishu: place"),
    ("It happened in the town of Zorba.", "Zorba: place; the town: place"),
    ("Fighting goes on in northern Mali.", "northern Mali: place"),
    ("They met in the Angolan capital Luanda.", "the Angolan capital: place; Luanda: place"),
    # objects
    ("A bus was hit.", "A bus: object"),
    ("They bombed the embassy building.", "the embassy building: object"),
    ("Mobs burned a mosque and two churches.", "a mosque: object; two churches: object"),
    ("A Russian warplane crashed.", "A Russian warplane: object"),
    ("They seized the oil refinery.", "the oil refinery: object"),
    ("The convoy was ambushed.", "The convoy: object"),
    ("They blew up a railway bridge.", "a railway bridge: object"),
    # pronouns
    ("He said they had shot her.", "He: person; they: people; her: person"),
    ("I'm sure we'll win.", "I: person; we: people"),
    ("The army lost its base.", "its: organisation; its base: object"),
    ("Us? No.", "Us: people"),
    # capitals
    ("GUNMEN SHOT COLONEL JOSE RAMOS.", "GUNMEN: people; COLONEL JOSE RAMOS: person"),
    ("THE GOVERNMENT OF EL SALVADOR DENIED IT.",
     "THE GOVERNMENT OF EL SALVADOR: organisation; EL SALVADOR: state"),
    ("MEMBERS OF THE FMLN [FARABUNDO MARTI NATIONAL LIBERATION FRONT] LEFT.",
     "THE FMLN: organisation; FARABUNDO MARTI NATIONAL LIBERATION FRONT: organisation"),
    ("Gunmen Kill Nine Traders In Night Raid", "Nine Traders: people; Gunmen: people"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: str) -> None:
    found = {mention.span.of(text): mention.kind for mention in mentions_of(text)}
    for pair in expected.split("; "):
        words, kind = pair.split(": ")
        assert found.get(words) == kind, found


# Each row: a text, and words that no mention may be.
NOT_FOUND = [
    ("It was claimed that he fled.", "It"),
    ("It is not clear why.", "It"),
    ("It came days after the vote.", "It"),
    ("He shot himself.", "himself"),
    ("The man who fled was held.", "who"),
    ("They spoke in Arabic.", "Arabic"),
    ("It happened on Monday.", "Monday"),
    ("It happened in May.", "May"),
    ("Russian troops left.", "Russian"),
    ("Troops killed the Libyan's son.", "the Libyan's"),
    ("The number of people grew.", "The number of people"),
    ("There were reports rebels had fled.", "reports rebels"),
    ("They shot dead two guards.", "dead two guards"),
    ("He said whatever its source.", "whatever its source"),
    ("At 16:30 police left.", "16:30 police"),
    ("See www.example.org for more.", "www.example.org"),
    ("The attack of the century was near Gao.", "near Gao"),
]


@pytest.mark.parametrize(("text", "words"), NOT_FOUND)
def test_not_found(text: str, words: str) -> None:
    assert words not in [mention.span.of(text) for mention in mentions_of(text)]


HEADS = [
    ("President Amara Keita spoke.", "President Amara Keita", "Amara Keita"),
    ("Lt. Gen. Idris Bako denied it.", "Lt. Gen. Idris Bako", "Idris Bako"),
    ("US Secretary of State Tom Hale flew in.", "US Secretary of State Tom Hale", "Tom Hale"),
    ("Kenya's ambassador to Norway left.", "Kenya's ambassador to Norway", "ambassador"),
    ("Dozens of villagers fled.", "Dozens of villagers", "villagers"),
    ("At least 13 soldiers died.", "13 soldiers", "soldiers"),
    ("The UN Security Council met.", "The UN Security Council", "UN Security Council"),
    ("The traffic policeman waved.", "The traffic policeman", "policeman"),
    ("His wife Ana fled.", "His wife Ana", "Ana"),
    ("President-elect Jane Roe spoke.", "President-elect Jane Roe", "Jane Roe"),
]


@pytest.mark.parametrize(("text", "words", "head"), HEADS)
def test_heads(text: str, words: str, head: str) -> None:
    heads = {mention.span.of(text): mention.head.of(text) for mention in mentions_of(text)}
    assert heads[words] == head


# A name whose kind its place does not tell takes that which it has elsewhere.
ELSEWHERE = [
    ("Goran Zelko spoke. They blamed Zelko.", "Zelko", "person"),
    ("The Zelko Party won. Supporters of the Zelko Party sang.", "the Zelko Party", "organisation"),
    ("It happened in Zelko. Zelko is calm. They fled to Zelko.", "Zelko", "place"),
]


@pytest.mark.parametrize(("text", "words", "kind"), ELSEWHERE)
def test_kind_from_elsewhere(text: str, words: str, kind: str) -> None:
    kinds = [m.kind for m in mentions_of(text) if m.span.of(text) == words]
    assert kinds
    assert set(kinds) == {kind}


WORDS = "The the of 's ’ Mr John police Ministry US , . and 13 shot King al- ( ) his dozens it May"


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join),
    )
)
def test_any_text(text: str) -> None:
    found = mentions_of(text)
    assert list(found) == sorted(found, key=lambda m: m.span)
    for mention in found:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.holds(mention.head)
        assert mention.span.of(text).strip() == mention.span.of(text)
