"""Who was killed, wounded, abducted ...: (text with its persons marked, tolls).

A toll is written `killed 13`; the words are the number's, or the persons' where there is no number.
`!` follows where those befallen did the attack, `(alleged)` a certainty other than asserted.
Where a row marks no anchor, an attack, an arrest and an abduction stand at its first letter.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.acquire.texts import receive
from tacitus.annotate.hedges import find_hedges
from tacitus.annotate.mentions import find_mentions
from tacitus.annotate.numbers import find_numbers
from tacitus.annotate.rules import RuleReader
from tacitus.annotate.tags import tag
from tacitus.annotate.tokens import tokenise
from tacitus.annotate.tolls import find_tolls
from tacitus.marks import Anchor, Mention, Role
from tacitus.values import Source, Span
from tests.annotate.marked import marked

FIRST = Span(0, 1)
ANYTHING = (
    Anchor(FIRST, "ASSAULT", "explosives"),
    Anchor(FIRST, "COERCE", "arrest"),
    Anchor(FIRST, "ASSAULT", "abduct"),
)


def read(written: str) -> tuple[str, tuple[Mention, ...], tuple[Anchor, ...], tuple[Role, ...]]:
    """The text, its mentions and anchors, and the toll roles found."""
    one = marked(written)
    numbers = find_numbers(one.tokens, one.sentences)
    mentions = tuple(sorted((*one.mentions, *numbers), key=lambda mention: mention.span))
    anchors = one.anchors or ANYTHING
    hedges = find_hedges(one.text, one.tokens, one.sentences)
    roles = find_tolls(one.tokens, one.sentences, mentions, anchors, hedges)
    return one.text, mentions, anchors, roles


def shown(written: str) -> str:
    """The tolls found, in the order of the text."""
    text, mentions, _, roles = read(written)
    lines = []
    for role in sorted(roles, key=lambda role: (mentions[role.mention].span, role.role)):
        numbered = {r.evidence for r in roles if mentions[r.mention].kind == "number"}
        if mentions[role.mention].kind != "number" and role.evidence in numbered:
            continue
        mark = "!" if role.perpetrators else ""
        sure = "" if role.certainty == "asserted" else f" ({role.certainty})"
        lines.append(f"{role.role} {mentions[role.mention].span.of(text)}{mark}{sure}")
    return "; ".join(lines)


TOLLS = [
    # sums of money and how often
    ("They killed twice.", ""),
    ("The bandits abducted {person|a trader} and $5,000 went missing.", "abducted a trader"),
    ("Some 300 dollars were missing.", ""),
    # active and passive
    # parts of the body
    ("{person|A guard} lost an eye.", "wounded A guard"),
    ("{person|A guard} lost two fingers.", "wounded A guard"),
    ("{person|A guard} lost the use of a hand.", "wounded A guard"),
    ("{person|A guard} broke her wrist.", "wounded A guard"),
    ("{person|A guard} had his wrist broken.", "wounded A guard"),
    ("{person|A guard} has a bullet in his shoulder.", "wounded A guard"),
    ("{person|A guard} took a bullet in the hip.", "wounded A guard"),
    ("{person|A guard} was hit in the leg.", "wounded A guard"),
    ("{person|A guard} was cut by flying glass.", "wounded A guard"),
    ("{person|A guard} was badly burnt.", "wounded A guard"),
    ("{person|A guard} was hit on the arm.", ""),
    ("{person|A guard} lost an election.", ""),
    ("{person|A guard} broke his word.", ""),
    ("{person|A guard} was hit in the leg. {person|A clerk} died.", "killed A clerk"),
    ("The bomb killed 13 soldiers and wounded 55.", "killed 13; wounded 55"),
    ("A car bomb killed 13 soldiers, wounding 55 others.", "killed 13; wounded 55"),
    ("Two bombs went off, killing 52 people.", "killed 52"),
    ("Forty people were killed in the blast.", "killed Forty"),
    ("Officials said 12 people had been arrested.", "arrested 12"),
    ("Officials said on Monday that 12 people were hurt.", "wounded 12"),
    ("Gunmen kill 13 in raid on village", "killed 13"),
    ("Three soldiers killed in northern valley", "killed Three"),
    ("Thirteen were killed instantly.", "killed Thirteen"),
    ("The strike has killed at least 20 civilians.", "killed at least 20"),
    ("The 34 people on board were killed.", "killed 34"),
    ("In the second attack on Monday 13 soldiers were killed.", "killed 13"),
    ("A total of 13 people were killed.", "killed 13"),
    ("The soldiers attacked the village and 13 people were killed.", "killed 13"),
    ("13 people who were in the building were killed.", "killed 13"),
    ("13 people trapped in the building were killed.", "killed 13"),
    ("The bus carrying 13 soldiers was hit and three were killed.", "killed three"),
    ("{person|The driver} of a bus carrying 13 people was killed.", "killed The driver"),
    ("Gunmen burst in and shot eight people dead.", "killed eight"),
    ("Police shot dead four robbers.", "killed four"),
    ("Three men were stabbed to death.", "killed Three"),
    ("Two prisoners were beaten to death.", "killed Two"),
    ("The militia executed nine captives.", "killed nine"),
    ("Police rounded up more than 300 people.", "arrested more than 300"),
    ("Forty-five remain in detention.", "arrested Forty-five"),
    ("Fifteen people are in custody.", "arrested Fifteen"),
    ("Militants abducted 30 girls from a school.", "abducted 30"),
    ("Rebels took 12 teachers hostage.", "abducted 12"),
    ("Gunmen took hostage 12 teachers.", "abducted 12"),
    ("The rebels are holding 20 hostages.", "abducted 20"),
    ("Five climbers are missing and 3 remain unaccounted for.", "missing Five; missing 3"),
    ("Six activists have disappeared.", "missing Six"),
    ("Floods of shells displaced 20,000 people.", "displaced 20,000"),
    ("More than 5,000 people fled their homes.", "displaced More than 5,000"),
    ("The fighting forced thousands to flee.", "displaced thousands"),
    ("Fighting drove 3,000 villagers from their homes.", "displaced 3,000"),
    # participles and elliptical figures
    ("The explosion left 13 dead and 55 wounded.", "killed 13; wounded 55"),
    (
        "It came leaving at least 13 people dead and dozens injured.",
        "killed at least 13; wounded dozens",
    ),
    ("13 killed, 55 injured in market blast", "killed 13; wounded 55"),
    ("Ten dead, 30 injured in blast", "killed Ten; wounded 30"),
    ("Two more died in hospital.", "killed Two"),
    (
        "At least 13 people were killed and 55 injured when a bomb exploded.",
        "killed At least 13; wounded 55",
    ),
    (
        "Fourteen officers were lightly injured and 60 people detained.",
        "wounded Fourteen; arrested 60",
    ),
    ("Seventeen people, mostly women, lost their lives.", "killed Seventeen"),
    ("Ten people have been confirmed dead.", "killed Ten"),
    ("Thirty people were taken to hospital.", "wounded Thirty"),
    ("Some 55 wounded soldiers were flown out.", "wounded Some 55"),
    ("{person|A soldier} was killed and another wounded.", "killed A soldier; wounded another"),
    ("The attack killed 8 people in the north and three in the south.", "killed 8; killed three"),
    # nouns
    ("Three fatalities were reported.", "killed Three"),
    ("The raid led to the deaths of 11 civilians.", "killed 11"),
    ("The killing of three reporters drew protests.", "killed three"),
    (
        "The kidnapping and killing of three reporters drew protests.",
        "abducted three; killed three",
    ),
    ("Police made 12 arrests.", "arrested 12"),
    ("The strike claimed 13 lives.", "killed 13"),
    ("The strike claimed the lives of 3 medics.", "killed 3"),
    ("Rescuers pulled 13 bodies from the rubble.", "killed 13"),
    # sums
    ("The death toll rose to 61 on Monday.", "killed 61"),
    ("The death toll from the attack rose from 55 to 61.", "killed 61"),
    ("That brought the toll to 61.", "killed 61"),
    ("That raised to 61 the number of people killed.", "killed 61"),
    ("The number of wounded stood at 155.", "wounded 155"),
    ("Doctors put the number of dead at 42.", "killed 42"),
    ("Toll from bombing rises to 25", "killed 25"),
    ("The toll could climb to 20.", ""),
    ("Workers exhumed the remains of 44 villagers.", "killed 44"),
    ("He works with the remains of 44 temples.", ""),
    ("Doctors treated 73 people, 11 of them for burns.", "wounded 73; wounded 11"),
    ("Twelve people are in hospital.", "wounded Twelve"),
    ("Thousands have fled. Two gunmen have fled.", "displaced Thousands"),
    ("It hurt nine others, among them {person|a nurse}.", "wounded nine; wounded a nurse"),
    ("Two captains were also among the dead.", "killed Two"),
    ("Twelve men were killed. Among the victims were three boys.", "killed Twelve; killed three"),
    # subgroups
    ("Shells fell, killing 52 people, including 29 firefighters.", "killed 52; killed 29"),
    ("52 people, including 29 firefighters, were killed.", "killed 52; killed 29"),
    ("52 people including 29 firefighters were killed.", "killed 52; killed 29"),
    ("20 people were killed, among them four children.", "killed 20; killed four"),
    ("Nine civilians – including three women – were killed.", "killed Nine; killed three"),
    (
        "At least seven people, three of whom were children, had been killed.",
        "killed At least seven; killed three",
    ),
    ("Police hurt 20 protesters, three of them seriously.", "wounded 20; wounded three"),
    ("37 of the dead were police officers.", "killed 37"),
    ("Among the dead were four children.", "killed four"),
    ("The dead included 3 women and {person|a child}.", "killed 3; killed a child"),
    ("Of the 34 dead, 20 were soldiers.", "killed 34; killed 20"),
    ("Twelve people were killed. They include four children.", "killed Twelve; killed four"),
    ("Five of the wounded later died.", "killed Five"),
    ("Three were shot, two fatally.", "killed two"),
    ("Three brothers were among the 12 killed.", "killed Three; killed 12"),
    # lists and persons without a figure
    (
        "The blast killed {people|two soldiers} and {person|a policeman}.",
        "killed two; killed a policeman",
    ),
    (
        "It killed {person|a grocer}, {person|his wife} and three children.",
        "killed a grocer; killed his wife; killed three",
    ),
    ("{person|A guard} and two drivers were hurt.", "wounded A guard; wounded two"),
    ("{person|His wife} was wounded.", "wounded His wife"),
    ("{person|Ilan Orsic}, {person|the mayor}, was shot dead at home.", "killed Ilan Orsic"),
    (
        "They shot dead {person|Ilan Orsic}, {person|a judge}, and two guards.",
        "killed Ilan Orsic; killed two",
    ),
    (
        "They killed {person|a woman}, 34, and {person|her son}, 12.",
        "killed a woman; killed her son",
    ),
    ("The death of {person|a student} led to riots.", "killed a student"),
    ("{person|The judge}'s assassination led to riots.", "killed The judge"),
    ("{person|His} death led to riots.", "killed His"),
    ("Among those killed was {person|a nurse}.", "killed a nurse"),
    (
        "{person|The suspect}, who killed 3 people in 2012, was arrested.",
        "arrested The suspect; killed 3",
    ),
    ("Two boys were killed, along with {person|their mother}.", "killed Two; killed their mother"),
    # those who did the attack
    ("Two gunmen died in the shootout.", "killed Two!"),
    ("The blast killed {person|the bomber} and three guards.", "killed the bomber!; killed three"),
    ("{person|The bomber} blew himself up, killing 12.", "killed The bomber!; killed 12"),
    ("Two suspected gunmen were killed.", "killed Two"),
    ("Police killed 8 suspects.", "killed 8"),
    # none at all
    ("No one was hurt.", "wounded No one"),
    ("Nobody died.", "killed Nobody"),
    ("There were no casualties.", "killed no; wounded no"),
    ("There were no deaths or injuries.", "killed no; wounded no"),
    ("No one was killed or injured.", "killed No one; wounded No one"),
    ("No soldiers were killed but eight were hurt.", "killed No; wounded eight"),
    ("There were no further casualties.", ""),
    # certainty
    ("It is feared that dozens may have been killed.", "killed dozens (alleged)"),
    ("Rescuers said 20 were feared dead.", "killed 20 (alleged)"),
    ("The army denied killing 12 villagers.", "killed 12 (denied)"),
    # no toll
    ("{person|The man} was not injured.", ""),
    ("They tried to kill {person|the governor}.", ""),
    ("Senators killed the bill and 12 amendments.", ""),
    ("The crash killed 13 cows and two dogs.", ""),
    ("He killed time.", ""),
    ("It was a dead heat after 12 laps.", ""),
    ("She died of cancer with two friends beside her.", ""),
    ("They charged him with the attempted murder of three officers.", ""),
    ("{person|Karim}, 22, fired 8 rounds from 30 metres.", ""),
    ("The group said it had killed or wounded 30 men.", ""),
    ("Death threats reached 12 judges.", ""),
    ("{people|We} die for nothing.", ""),
    ("After the killing {person|he} fled.", ""),
    ("Two of the 11 hostages were freed.", ""),
    # who was shot may be dead
    ("Four people were shot.", "wounded Four"),
    ("Four people were shot. One died later.", "killed One"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "expected"), TOLLS)
def test_tolls(written: str, expected: str) -> None:
    assert shown(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("The bomb killed 13 soldiers and wounded 55.", ["killed 13 soldiers", "wounded 55"]),
        ("52 people were killed in the blast.", ["52 people were killed"]),
        (
            "52 people, including 29 firefighters, were killed.",
            [
                "52 people, including 29 firefighters, were killed",
                "29 firefighters, were killed",
            ],
        ),
        ("The death toll rose to 61.", ["death toll rose to 61"]),
        ("There were no casualties.", ["no casualties", "no casualties"]),
    ],
)
def test_evidence_is_short(written: str, expected: list[str]) -> None:
    text, _, _, roles = read(written)
    assert [role.evidence.of(text) for role in roles] == expected


def test_the_counted_get_the_same_role() -> None:
    text, mentions, _, roles = read("The bomb killed {people|13 soldiers}.")
    assert [(role.role, mentions[role.mention].kind, role.evidence.of(text)) for role in roles] == [
        ("killed", "number", "killed 13 soldiers"),
        ("killed", "people", "killed 13 soldiers"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen raided the camp. Three deaths were confirmed.", ["Three"]),
        ("Gunmen raided the camp. Monitors recorded 61 civilian deaths.", ["61"]),
        ("Shells hit the camp. There were no deaths.", ["no"]),
        ("Gunmen raided the camp. Three crates were confirmed.", []),
    ],
)
def test_nouns_that_count_are_no_things(text: str, expected: list[str]) -> None:
    marks = RuleReader()(receive(text, Source(language="en")).report)
    killed = [role.mention for role in marks.roles if role.role == "killed"]
    assert [marks.mentions[number].span.of(text) for number in killed] == expected


ANCHORED = [
    ("{ASSAULT|Bombs} fell as rebels {ASSAULT|killed} 13 men.", ["killed"]),
    ("A {ASSAULT|bombing} in the port left 13 dead after {PROTEST|marches}.", ["bombing"]),
    ("The {ASSAULT|raid} began at noon. It was hot. The toll rose to 13.", ["raid"]),
    ("Thirteen died. Their {ASSAULT|bombing} shook the port.", ["bombing"]),
    ("Police broke up the {PROTEST|rally}, injuring 13.", ["rally"]),
    ("The {CONSULT|talks} opened. Thirteen people were hurt.", []),
]


@pytest.mark.parametrize(("written", "expected"), ANCHORED)
def test_happening(written: str, expected: list[str]) -> None:
    text, _, anchors, roles = read(written)
    assert [anchors[role.anchor].span.of(text) for role in roles] == expected


@pytest.mark.parametrize(
    ("verb", "mode", "expected"),
    [
        ("held", "arrest", "arrested"),
        ("held", "abduct", "abducted"),
        ("seized", "abduct", "abducted"),
    ],
)
def test_held_is_what_its_anchor_says(verb: str, mode: str, expected: str) -> None:
    text = f"They {verb} 12 workers."
    tokens, sentences = tokenise(text)
    span = Span(5, 5 + len(verb))
    anchor = Anchor(span, "COERCE" if mode == "arrest" else "ASSAULT", mode)
    tokens = tag(tokens, sentences)
    numbers = find_numbers(tokens, sentences)
    roles = find_tolls(tokens, sentences, numbers, (anchor,), ())
    assert [role.role for role in roles] == [expected]


PIECES = st.sampled_from(
    """
13 two people soldiers killed wounded dead , and or . were was who the of killing
including no one hostage died toll to from ( ) – among them a gunman himself blew up
shot missing not “ ; % Ali
""".split()
)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map(" ".join)))
def test_any_text_is_safe(text: str) -> None:
    tokens, sentences = tokenise(text)
    tokens = tag(tokens, sentences)
    found = (*find_mentions(tokens, sentences), *find_numbers(tokens, sentences))
    mentions = tuple(sorted(found, key=lambda mention: mention.span))
    hedges = find_hedges(text, tokens, sentences)
    for role in find_tolls(tokens, sentences, mentions, ANYTHING, hedges):
        assert 0 <= role.anchor < len(ANYTHING)
        assert 0 <= role.mention < len(mentions)
        assert 0 <= role.evidence.start < role.evidence.end <= len(text)
