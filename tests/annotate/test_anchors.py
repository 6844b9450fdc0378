"""Which words name a happening, of which type and mode, how sure and how far carried out."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.annotate.anchors import find_anchors
from tacitus.annotate.hedges import find_hedges
from tacitus.annotate.tags import tag
from tacitus.annotate.tokens import tokenise
from tacitus.marks import Anchor
from tacitus.vocabulary import MODES

# Sentence, and what it names: "words=TYPE/mode" parted by "; ", in the order of the text.
NAMED = [
    # ---- ASSAULT ----
    ("Gunmen assassinated the mayor of Tarvo on Monday.", "assassinated=ASSAULT/targeted"),
    ("The assassination of Senator Pell shocked the country.", "assassination=ASSAULT/targeted"),
    ("Two men shot dead a judge outside the court in Lume.", "shot dead=ASSAULT/targeted"),
    ("Unknown men shot dead three farmers near Orvel.", "shot dead=ASSAULT/firearms"),
    ("Rebels executed five soldiers.", "executed=ASSAULT/targeted"),
    (
        "A suicide bombing at a mosque killed 12 worshippers.",
        "suicide bombing=ASSAULT/suicide-attack",
    ),
    (
        "A woman blew herself up at the gate of the barracks.",
        "blew herself up=ASSAULT/suicide-attack",
    ),
    ("Airstrikes on the town killed at least 30 people.", "Airstrikes=ASSAULT/aerial"),
    ("Government jets bombed a market in Sarn.", "bombed=ASSAULT/aerial"),
    ("A helicopter dropped barrel bombs on the village.", "dropped=ASSAULT/aerial"),
    ("Warplanes strafed a column of refugees.", "strafed=ASSAULT/aerial"),
    ("A drone strike killed a militant commander.", "drone strike=ASSAULT/drone"),
    ("The army shelled rebel positions overnight.", "shelled=ASSAULT/heavy-weapons"),
    ("Militants fired rockets at the port of Dasht.", "fired rockets=ASSAULT/heavy-weapons"),
    ("Artillery fire from the hills hit a school.", "Artillery fire=ASSAULT/heavy-weapons"),
    ("Shelling resumed along the front line at dawn.", "Shelling=ASSAULT/heavy-weapons"),
    ("A car bomb killed two recruits in Orlan.", "car bomb=ASSAULT/explosives"),
    ("A bomb exploded outside a bank in Melk, wounding two guards.", "exploded=ASSAULT/explosives"),
    ("Attackers threw a grenade at the police post.", "threw a grenade=ASSAULT/explosives"),
    ("Rebels blew up a bridge on the coastal road.", "blew up=ASSAULT/explosives"),
    ("A roadside bomb killed two policemen.", "roadside bomb=ASSAULT/explosives"),
    ("Ninety people died in bombings in three ports.", "bombings=ASSAULT/explosives"),
    ("Guerrillas dynamited three power pylons.", "dynamited=ASSAULT/explosives"),
    ("Gunmen opened fire on worshippers.", "opened fire=ASSAULT/firearms"),
    ("Two smugglers were wounded in a shootout near Pell.", "shootout=ASSAULT/firearms"),
    ("Three men were gunned down in a bar in Quero.", "gunned down=ASSAULT/firearms"),
    ("Soldiers shot two students during the night.", "shot=ASSAULT/firearms"),
    ("Police fired at the fleeing car.", "fired=ASSAULT/firearms"),
    ("Troops exchanged fire with smugglers at the border.", "exchanged fire=ASSAULT/firearms"),
    ("A man stabbed two passengers on a train.", "stabbed=ASSAULT/primitive"),
    ("Militants beheaded a driver.", "beheaded=ASSAULT/primitive"),
    ("A mob lynched two suspected thieves.", "lynched=ASSAULT/primitive"),
    ("Villagers attacked the convoy with machetes.", "attacked=ASSAULT/primitive"),
    ("Youths threw stones at the officers.", "threw stones=ASSAULT/primitive"),
    ("A driver rammed a van into a crowd of shoppers.", "rammed=ASSAULT/primitive"),
    ("Police fired tear gas at the marchers.", "fired tear gas=ASSAULT/crowd-control"),
    ("Riot police used water cannon against the crowd.", "used water cannon=ASSAULT/crowd-control"),
    ("Officers beat two photographers with batons.", "beat=ASSAULT/beat"),
    ("He was beaten to death by prison guards.", "beaten to death=ASSAULT/beat"),
    ("Detainees were tortured at the base.", "tortured=ASSAULT/torture"),
    ("Soldiers raped women in the camp.", "raped=ASSAULT/sexual"),
    ("Armed men kidnapped a priest in Ordo.", "kidnapped=ASSAULT/abduct"),
    ("Pirates hijacked a tanker off the coast.", "hijacked=ASSAULT/abduct"),
    ("The rebels took two engineers hostage.", "took two engineers hostage=ASSAULT/abduct"),
    ("Arsonists torched a school.", "torched=ASSAULT/destroy"),
    ("Protesters set fire to the town hall.", "set fire=ASSAULT/destroy"),
    ("The militia looted shops in the old town.", "looted=ASSAULT/destroy"),
    ("Rebels shot down an army helicopter.", "shot down=ASSAULT/destroy"),
    ("A gas attack killed dozens in the suburb.", "gas attack=ASSAULT/unconventional"),
    ("Islamists attacked a village near Gerno.", "attacked=ASSAULT"),
    ("Troops raided a rebel camp.", "raided=ASSAULT"),
    ("Clashes between rival militias broke out in the port.", "Clashes=ASSAULT"),
    ("Fighting continued around the airport.", "Fighting=ASSAULT"),
    ("The army launched an offensive against the insurgents.", "offensive=ASSAULT"),
    ("Troops invaded the island in 1974.", "invaded=ASSAULT"),
    ("Militants carried out an attack on a checkpoint.", "attack=ASSAULT"),
    ("The massacre in Oltar left 200 villagers dead.", "massacre=ASSAULT"),
    ("Guerrillas ambushed an army patrol.", "ambushed=ASSAULT"),
    ("Gunmen killed two shepherds near the river.", "killed=ASSAULT/firearms"),
    ("Demonstrators stormed the parliament building.", "stormed=ASSAULT"),
    # ---- COERCE ----
    ("Police arrested nine protesters on Friday.", "arrested=COERCE/arrest"),
    ("The editor was detained at the airport.", "detained=COERCE/arrest"),
    ("Officers took two suspects into custody.", "took two suspects into custody=COERCE/arrest"),
    ("Prosecutors charged the general with murder.", "charged=COERCE/arrest; murder=ASSAULT"),
    ("The ministry deported forty migrants.", "deported=COERCE/deport"),
    ("The governor imposed a curfew in the city.", "curfew=COERCE/curfew"),
    ("The president declared a state of emergency.", "state of emergency=COERCE/martial-law"),
    ("The junta ordered a media blackout.", "media blackout=COERCE/censor"),
    ("The regulator shut down two radio stations.", "shut down=COERCE/censor"),
    ("Police seized weapons and documents.", "seized=COERCE/seize"),
    ("Generals staged a coup in the capital.", "coup=COERCE/seize"),
    ("Rebels captured the town of Birra.", "captured=COERCE/seize"),
    ("The court banned the party from the election.", "banned=COERCE/restrict"),
    ("The United Nations imposed an arms embargo.", "arms embargo=COERCE/restrict"),
    ("The council imposed sanctions on the regime.", "sanctions=COERCE/restrict"),
    ("Hackers launched a cyberattack on the ministry.", "cyberattack=COERCE/cyber"),
    # ---- PROTEST ----
    ("Thousands of people demonstrated against the new law.", "demonstrated=PROTEST/demo"),
    ("Students staged a protest outside the ministry.", "protest=PROTEST/demo"),
    ("Thousands took to the streets of the capital.", "took to the streets=PROTEST/demo"),
    ("Street demonstrations went on in five towns.", "Street demonstrations=PROTEST/demo"),
    ("Some 600 traders marched on the council offices.", "marched=PROTEST/demo"),
    ("A riot broke out at the prison in Kemmel.", "riot=PROTEST/riot"),
    ("Miners went on strike over pay.", "went on strike=PROTEST/strike"),
    ("Unions called a general strike for Monday.", "general strike=PROTEST/strike"),
    ("Ten inmates began a hunger strike.", "hunger strike=PROTEST/hunger"),
    ("The opposition will boycott the election.", "boycott=PROTEST/boycott"),
    ("Farmers blocked the main road with tractors.", "blocked=PROTEST/obstruct"),
    ("Vandals toppled a statue of the old king.", "toppled=PROTEST/vandalize"),
    # ---- MOBILIZE ----
    ("The government deployed troops to the border.", "deployed=MOBILIZE/troops"),
    ("Both navies held a military exercise in the strait.", "military exercise=MOBILIZE/troops"),
    ("Norvia carried out a missile test on Sunday.", "missile test=MOBILIZE/weapons"),
    ("The city deployed 2,000 police for the funeral.", "deployed=MOBILIZE/police"),
    ("Villagers took up arms against the bandits.", "took up arms=MOBILIZE/militia"),
    # ---- RETREAT ----
    ("The army withdrew its troops from the valley.", "withdrew=RETREAT/withdraw"),
    ("The kidnappers released two hostages.", "released=RETREAT/release"),
    ("Seven detainees were freed on Saturday.", "freed=RETREAT/release"),
    ("The rebels began to disarm.", "disarm=RETREAT/disarm"),
    ("Both sides agreed to a ceasefire.", "ceasefire=RETREAT/ceasefire"),
    ("The interior minister resigned on Tuesday.", "resigned=RETREAT/resign"),
    (
        "The junta allowed aid into the town.",
        "allowed aid=RETREAT/access",
    ),
    # ---- SANCTION ----
    ("A court sentenced the colonel to ten years in prison.", "sentenced=SANCTION/convict"),
    ("The jury convicted him of treason.", "convicted=SANCTION/convict"),
    ("Moravia expelled two diplomats.", "expelled=SANCTION/expel"),
    ("Ostland recalled its ambassador from Moravia.", "recalled its ambassador=SANCTION/withdraw"),
    ("Donors suspended aid to the regime.", "suspended aid=SANCTION/discontinue"),
    ("The president dismissed the army chief.", "dismissed=SANCTION"),
    # ---- words ----
    ("The foreign ministers held talks in Geneva.", "talks=CONSULT"),
    ("The chancellor spoke by telephone to her counterpart.", "spoke by telephone=CONSULT/phone"),
    ("The prime minister visited Moravia last week.", "visited=CONSULT/visit"),
    ("Leaders of the bloc met at a summit in Lisbon.", "met=CONSULT; summit=CONSULT/multilateral"),
    ("The envoy mediated between the two sides.", "mediated=CONSULT/third-party"),
    ("The president met union leaders.", "met=CONSULT"),
    ("The two states signed a peace treaty.", "peace treaty=AGREE"),
    ("The government and the rebels reached an agreement.", "reached an agreement=AGREE"),
    ("The senator endorsed the candidate.", "endorsed=SUPPORT"),
    ("The bishop praised the government for its patience.", "praised=SUPPORT"),
    ("The minister apologised to the families.", "apologised=SUPPORT"),
    ("The two countries will share intelligence.", "share intelligence=COOPERATE"),
    ("Moravia sent food aid to the flood victims.", "food aid=AID"),
    ("The agency airlifted supplies to the valley.", "airlifted=AID"),
    ("The government gave in to the strikers.", "gave in=CONCEDE"),
    (
        "Parliament scrapped the fuel tax after the protests.",
        "scrapped=CONCEDE; protests=PROTEST/demo",
    ),
    ("The governor condemned the attack.", "condemned=ACCUSE/disapprove; attack=ASSAULT"),
    ("Critics denounced the ruling.", "denounced=ACCUSE/disapprove"),
    (
        "The minister accused the rebels of killing civilians.",
        "accused=ACCUSE/allege; killing=ASSAULT",
    ),
    (
        "The army blamed separatists for the blast.",
        "blamed=ACCUSE/allege; blast=ASSAULT/explosives",
    ),
    (
        "Prosecutors opened an investigation into the killing.",
        "investigation=ACCUSE/investigate; killing=ASSAULT",
    ),
    ("The trial of two officers for murder began in Orlan.", "trial=ACCUSE/allege; murder=ASSAULT"),
    ("The council called for an immediate ceasefire.", "called for=REQUEST/yield"),
    ("The union demanded higher wages.", "demanded=REQUEST/change"),
    ("The mayor asked the army for help.", "asked=REQUEST/assist"),
    ("The envoy urged both sides to negotiate.", "urged=REQUEST/meet"),
    ("The kidnappers demanded a ransom.", "demanded=REQUEST"),
    ("The rebels rejected the offer of talks.", "rejected=REJECT/meet"),
    ("The government refused to release the prisoners.", "refused=REJECT/yield"),
    ("The council vetoed the resolution.", "vetoed=REJECT"),
    ("The group threatened to attack hotels.", "threatened=THREATEN/violence"),
    ("The editor received a death threat.", "death threat=THREATEN/violence"),
    ("A guard pointed a pistol at the clerk.", "pointed=THREATEN/violence"),
    ("The bloc threatened sanctions against the junta.", "threatened=THREATEN/restrict"),
    # ---- several things at once ----
    (
        "A suicide bomber detonated his explosives at a checkpoint.",
        "detonated his explosives=ASSAULT/suicide-attack",
    ),
    ("Norvia fired two missiles into the sea.", "fired=MOBILIZE/weapons"),
    ("The minister rejected calls to resign.", "rejected=REJECT/change"),
    (
        "Gunmen attacked a church and abducted a nun.",
        "attacked=ASSAULT/firearms; abducted=ASSAULT/abduct",
    ),
    ("Militants overran a base and killed dozens of soldiers.", "overran=ASSAULT"),
    ("The town has fallen to rebels.", "fallen to rebels=ASSAULT"),
    ("The envoy called the raid an act of aggression.", "called=ACCUSE/disapprove; raid=ASSAULT"),
    (
        "The opposition leader was placed under house arrest.",
        "placed under house arrest=COERCE/arrest",
    ),
    ("Hackers knocked the ministry's website offline.", "knocked=COERCE/cyber"),
    ("The rebels laid down their arms.", "laid down their arms=RETREAT/disarm"),
    ("Police seized a reporter at a bus stop.", "seized=COERCE/arrest"),
    ("Four men seized a reporter at a bus stop.", "seized=ASSAULT/abduct"),
    ("The army denied that soldiers had fired on civilians.", "fired on=ASSAULT/firearms"),
    (
        "The two men are to appear before a magistrate on Thursday.",
        "appear before a magistrate=ACCUSE/allege",
    ),
]  # fmt: skip

# Nothing happens here, or nothing of these types.
NOTHING = [
    "He died of a heart attack at the age of 81.",
    "The crew shot the film in Malta last summer.",
    "The striker shot wide in the second half.",
    "The club fired its coach after five defeats.",
    "The company launched a hostile takeover bid for its rival.",
    "The two firms struck a deal to merge.",
    "A man was struck by lightning on the golf course.",
    "Senators killed the bill in committee.",
    "The minister came under fire from critics over the budget.",
    "The party won many protest votes in the suburbs.",
    "The home side beat Torvald 3-1 on Sunday.",
    "The forward led the attack and scored twice.",
    "Two people were killed when a bus overturned on the motorway.",
    "Forty miners died in an explosion of methane.",
    "The earthquake killed at least 300 people.",
    "A storm hit the coast and destroyed dozens of homes.",
    "The hurricane struck the island at dawn.",
    "Three hikers were killed by an avalanche.",
    "The virus killed two children in the town.",
    "A gas boiler exploded in a flat, injuring a tenant.",
    "The war on drugs has cost billions.",
    "Her novel is set during the Second World War.",
    "The phone's battery can be charged in an hour.",
    "The bank charges a fee for each transfer.",
    "The team's defence held firm until half-time.",
    "The army did not attack the village.",
    "No shots were fired.",
    "Nobody was arrested.",
    "The company released its annual figures.",
    "The singer released a new album on Friday.",
    "The museum's visitors rose by a fifth.",
    "The minister said that the economy was growing.",
    "The spokesman told reporters that the road was open.",
    "Shares rallied after the bank cut rates.",
    "Oil prices hit a record high.",
    "The goalkeeper saved a penalty shot.",
    "The Assault Division is based in the south.",
    "She works for the Ministry of War.",
    "He carried an assault rifle.",
    "Demand for electricity rose in July.",
    "The job demands patience.",
    "The actress married her co-star in May.",
    "The city plans a new bus station.",
    "He fired a volley of questions at the speaker.",
    "The news sent shock waves through the market.",
    "The batsman was bowled by the first ball after lunch.",
    "Scientists warn that the glacier will retreat.",
    "The jockey was injured when her horse fell.",
    "A truck driver died when his lorry left the road.",
    "Police said the victim of the road accident was 34.",
    "The festival of film opens on Thursday.",
    "The band will tour Spain in June.",
    "The report was written by two economists.",
    "Ticket sales have exploded this year.",
    "The population explosion worries planners.",
    "The champions crushed their rivals.",
    "The library will close early on Sundays.",
    "A strike by the forward put the visitors ahead.",
    "Firefighters battled a blaze at a warehouse for six hours.",
    "Wildfires destroyed 200 homes and forced the evacuation of three villages.",
    "The flood killed 14 people and displaced thousands in the delta.",
    "The cyclone claimed the lives of 19 fishermen.",
    "Doctors fought to save the boy after he was hit by a car.",
    "The prime minister came under attack from the opposition over taxes.",
    "The senator's campaign raised four million dollars.",
    "The minister defended the budget in a heated debate.",
    "Engineers blew up the old cooling towers in a controlled demolition.",
    "The general election campaign begins on Monday.",
    "A court ruled that the firm had violated its contract and ordered it to pay damages.",
    "The opera house will host a season of Verdi.",
    "Hunters shot three wolves in the national park.",
    "A shark attack left a surfer with a broken arm.",
    "The soprano killed it on opening night.",
    "The team released its captain at the end of the season.",
    "Her book about the massacre won a prize.",
    "The exhibition marks the 80th anniversary of the bombing of the city.",
    "The war film opens on Friday in 900 cinemas.",
    "The police academy held an open day.",
    "The factory released smoke into the air.",
    "Prices shot up after the harvest failed.",
    "The riot of colour in the garden delighted visitors.",
    "The doctor released the patient on Tuesday.",
    "He pulled out of the race with a knee injury.",
    "The troops of scouts marched in the parade.",
    "The bus drivers' strike was called off after talks.",
    "The talks show host interviewed a chef.",
    "She protested her innocence.",
    "The champion retained his title with a knockout blow in the fifth round.",
    "Thieves stole jewels worth two million euros from a shop.",
    "A teenager died after falling from a roof.",
    "A man was killed when a tree fell on his tent.",
    "A dog attacked a child in the park.",
    "The firm's website was down for an hour.",
    "The storm left 20,000 homes without power.",
    "The volcano exploded, sending ash into the sky.",
    "Bush fires raged near the capital.",
    "The minister visited a hospital.",
    "The president watched the match from the stand.",
    "Tourists visited the castle.",
    "Inflation hit 9 per cent.",
    "The bill was shot down by the upper house.",
    "The rocket was launched from Kourou with two satellites.",
    "NASA will launch a rocket at the asteroid.",
    "The company fired 300 workers.",
    "The workers were fired for stealing.",
    "Scientists warned of a new virus threat.",
    "The drug kills cancer cells.",
]


def anchors(text: str) -> tuple[Anchor, ...]:
    tokens, sentences = tokenise(text)
    tokens = tag(tokens, sentences)
    return find_anchors(tokens, sentences, find_hedges(text, tokens, sentences))


def named(text: str) -> str:
    """What a text names, in the short form of the tables; weak ones left out."""
    return "; ".join(
        f"{one.span.of(text)}={one.type}" + (f"/{one.mode}" if one.mode else "")
        for one in anchors(text)
        if one.score >= 0.5
    )


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_named(text: str, expected: str) -> None:
    assert named(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert named(text) == ""


SURE = [
    ("Police arrested nine men.", ("asserted", "accomplished")),
    ("The rebels attempted to assassinate the mayor.", ("asserted", "attempted")),
    ("Police foiled a bombing in Orlan.", ("asserted", "foiled")),
    ("An attempted assassination of the mayor.", ("asserted", "attempted")),
    ("Police defused a bomb in Orlan.", ("asserted", "foiled")),
    ("A planned protest in Orlan.", ("planned", "planned")),
    ("The alleged killing of two shepherds by soldiers.", ("alleged", "accomplished")),
    ("Ministers will hold talks on Friday.", ("planned", "planned")),
    ("The army denied shelling the village.", ("denied", "accomplished")),
    ("Soldiers reportedly shot two students.", ("reported", "accomplished")),
    ("The men are suspected of bombing the bridge.", ("alleged", "accomplished")),
]


@pytest.mark.parametrize(("text", "expected"), SURE)
def test_how_sure(text: str, expected: tuple[str, str]) -> None:
    (one,) = anchors(text)
    assert (one.certainty, one.stage) == expected


WEAKER = [
    "The region has seen previous attacks.",
    "If rebels attack the dam, the valley will flood.",
    "The country was weary of war.",
]


@pytest.mark.parametrize("text", WEAKER)
def test_weaker(text: str) -> None:
    assert all(one.score < 0.5 for one in anchors(text))


def test_light_verbs_name_nothing_beside_the_noun() -> None:
    text = "Gunmen carried out an attack and students staged a protest."
    assert [one.span.of(text) for one in anchors(text)] == ["attack", "protest"]


def test_setting_of_the_report() -> None:
    text = (
        "Harlo won the cup final with a late goal.\n"
        "The visitors attacked from the start and the home defence was under siege for long"
        " stretches of the match. The striker shot twice, and the coach praised his players."
    )
    assert named(text) == ""


def test_violence_told_in_the_sentence_before() -> None:
    text = "Rebels raided the village at dawn. They killed six people."
    assert named(text) == "raided=ASSAULT; killed=ASSAULT"


def test_deaths_told_after_the_attack_are_no_happening_of_their_own() -> None:
    text = "Rebels raided the village at dawn. Six people were killed."
    assert named(text) == "raided=ASSAULT"


def test_modes_are_those_of_their_types() -> None:
    for text, _ in NAMED:
        for one in anchors(text):
            assert one.mode is None or one.mode in MODES[one.type]
            assert 0 < one.score <= 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    for one in anchors(text):
        assert 0 <= one.span.start < one.span.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([w for text, _ in NAMED[::3] for w in text.split()]), max_size=40))
def test_any_order_of_words(words: list[str]) -> None:
    spans = [one.span for one in anchors(" ".join(words))]
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
