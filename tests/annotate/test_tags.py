"""Parts of speech, above all of the words that news uses both as noun and as verb."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.annotate.tags import LETTERS, style, tag
from tacitus.annotate.tokens import tokenise

TAGS = [
    ("The army said rebels attacked a convoy.", "said VERB, rebels NOUN, attacked VERB"),
    ("The attack killed ten people.", "attack NOUN, killed VERB, ten NUM"),
    ("Militants attack villages near the river.", "Militants NOUN, attack VERB, near ADP"),
    ("They plan to attack the bridge.", "attack VERB, to PART"),
    ("A shot was fired at the guard.", "shot NOUN, fired VERB"),
    ("She was shot in the leg.", "shot VERB, leg NOUN"),
    ("Police shot dead two men.", "Police NOUN, shot VERB, dead ADJ"),
    ("Troops fire on protesters", "Troops NOUN, fire VERB"),
    ("Fire swept through the market.", "Fire NOUN, swept VERB"),
    ("Rebels opened fire on the bus.", "opened VERB, fire NOUN"),
    ("The strike by nurses goes on.", "strike NOUN"),
    ("Nurses strike over pay", "Nurses NOUN"),
    ("An air strike hit the depot.", "strike NOUN, hit VERB"),
    ("They raid farms at night.", "raid VERB"),
    ("The raid left four dead.", "raid NOUN, left VERB, dead ADJ"),
    ("A protest against the tax turned violent.", "protest NOUN, turned VERB"),
    ("They protest against the tax.", "protest VERB"),
    ("The bombing of the town went on.", "bombing NOUN, went VERB"),
    ("Warplanes bombed the town.", "Warplanes NOUN, bombed VERB"),
    ("The wounded were flown out.", "flown VERB"),
    ("Two soldiers were wounded.", "wounded VERB"),
    ("The killing shocked the city.", "killing NOUN, shocked VERB"),
    ("A blast went off, killing six.", "blast NOUN, killing VERB"),
    ("The group claimed the attack.", "claimed VERB, attack NOUN"),
    ("His claim was false.", "claim NOUN"),
    ("Residents fled after the shelling.", "Residents NOUN, fled VERB, shelling NOUN"),
    ("The report said talks failed.", "report NOUN, said VERB, talks NOUN"),
    ("They report no losses.", "report VERB"),
    ("The march ended at the palace.", "march NOUN, ended VERB"),
    ("They march for peace.", "march VERB"),
    ("The hostages were freed.", "hostages NOUN, freed VERB"),
    ("Kidnappers released a priest.", "Kidnappers NOUN, released VERB"),
    ("The release of the priest was delayed.", "release NOUN, delayed VERB"),
    ("He may have fled.", "may AUX, have AUX, fled VERB"),
    ("In May he fled.", "May PROPN"),
    ("Mrs May left.", "May PROPN, left VERB"),
    ("She left the army.", "left VERB"),
    ("President Amara Keita spoke.", "President PROPN, Amara PROPN, Keita PROPN, spoke VERB"),
    ("The Interior Ministry denied it.", "Interior PROPN, Ministry PROPN, denied VERB"),
    ("Norway's minister resigned.", "Norway PROPN, 's PART, minister NOUN"),
    ("They blamed Ghana’s army for it.", "’s PART, army NOUN"),
    ("Turkish troops crossed the border.", "Turkish ADJ, troops NOUN"),
    ("The 22-year-old student died.", "22-year-old ADJ, student NOUN"),
    ("A car bomb hit a bus near Lamu.", "bomb NOUN, hit VERB, bus NOUN, Lamu PROPN"),
    ("They did not say who fired.", "not PART, say VERB, who PRON"),
    ("It was said that he had been held.", "said VERB, been AUX, held VERB"),
    ("Police held three suspects.", "held VERB, suspects NOUN"),
    ("He promised to return.", "promised VERB, return VERB"),
    ("He demanded the return of the land.", "return NOUN"),
    ("The minister condemned the murder.", "condemned VERB, murder NOUN"),
    ("Gunmen murder a judge", "Gunmen NOUN, murder VERB"),
    ("The riot began on Monday.", "riot NOUN, Monday PROPN"),
    ("Riot police used tear gas.", "police NOUN, used VERB, gas NOUN"),
    ("No one was hurt.", "hurt VERB"),
    ("At least 12 people were hurt.", "12 NUM, people NOUN"),
    ("The toll rose to 40.", "rose VERB, 40 NUM"),
    ("Ten dead, dozens hurt in blast", "Ten NUM, dead ADJ, blast NOUN"),
    ("Drone strike kills commander", "Drone NOUN, strike NOUN, kills VERB, commander NOUN"),
    ("Gunmen Kill Nine Traders In Night Raid", "Gunmen NOUN, Kill VERB, Nine NUM"),
    ("GUNMEN KILLED NINE TRADERS ON FRIDAY.", "GUNMEN NOUN, KILLED VERB, FRIDAY PROPN"),
    ("THE GOVERNMENT ACCUSED THE REBELS.", "GOVERNMENT NOUN, ACCUSED VERB, REBELS NOUN"),
    ("UNIDENTIFIED MEN THREW A BOMB.", "MEN NOUN, THREW VERB, BOMB NOUN"),
    ("PRESIDENT ALFREDO LUNA SPOKE.", "ALFREDO PROPN, SPOKE VERB"),
    ("The search goes on.", "search NOUN"),
    ("Police search the house.", "search VERB"),
    ("The mob set fire to a school.", "set VERB, fire NOUN"),
    ("He was sentenced to life.", "sentenced VERB"),
    ("The sentence was harsh.", "sentence NOUN"),
    ("They vowed revenge.", "vowed VERB, revenge NOUN"),
    ("Soldiers guard the mine.", "guard VERB"),
    ("A guard was found dead.", "guard NOUN, found VERB, dead ADJ"),
    ("Villagers stone a bus", "Villagers NOUN"),
    ("Clashes broke out in the port.", "Clashes NOUN, broke VERB"),
    ("Farmers and herders clash", "clash VERB"),
]


@pytest.mark.parametrize(("text", "expected"), TAGS)
def test_words_in_context(text: str, expected: str) -> None:
    tokens = tag(*tokenise(text))
    found = {token.word: token.tag for token in tokens}
    wanted = dict(pair.rsplit(" ", 1) for pair in expected.split(", "))
    assert {word: found[word] for word in wanted} == wanted


STYLES = [
    ("Rebels Seize Border Town In Raid", "t"),
    ("REBELS SEIZED A BORDER TOWN", "u"),
    ("Rebels seized a border town on Monday", "n"),
    ("Rebels seized Kidal", "n"),
    ("OK", "u"),
    ("", "n"),
]


@pytest.mark.parametrize(("text", "expected"), STYLES)
def test_style_of_capitals(text: str, expected: str) -> None:
    assert style(text.split()) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gets_known_tags(text: str) -> None:
    tokens, sentences = tokenise(text)
    tagged = tag(tokens, sentences)
    assert [t.span for t in tagged] == [t.span for t in tokens]
    assert {t.tag for t in tagged} <= set(LETTERS.values())
