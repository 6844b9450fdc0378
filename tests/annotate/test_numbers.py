"""Where numbers stand: (text, the words of each number mention, `|` between them)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.annotate.numbers import RULE, find_numbers
from tacitus.annotate.tokens import tokenise
from tacitus.marks import MONEY, TIMES, Mention


def numbers_of(text: str) -> tuple[Mention, ...]:
    tokens, sentences = tokenise(text)
    return find_numbers(tokens, sentences)


FOUND = [
    # digits and words
    ("The blast killed 13 soldiers.", "13"),
    ("The blast killed thirteen soldiers.", "thirteen"),
    ("They buried twenty-five villagers.", "twenty-five"),
    ("They buried twenty five villagers.", "twenty five"),
    ("A column of 1,200 men left.", "1,200"),
    ("Some say two hundred fell.", "two hundred"),
    ("It holds one hundred and five prisoners.", "one hundred and five"),
    ("Two thousand three hundred and forty left.", "Two thousand three hundred and forty"),
    ("About 13 000 people marched.", "About 13 000"),
    ("The army lost 5 tanks and 12 men.", "5|12"),
    ("Five and six are enough.", "Five|six"),
    ("THE BLAST KILLED THREE SOLDIERS.", "THREE"),
    # mixed
    ("Aid reached 1.2 million people.", "1.2 million"),
    ("Aid reached 3 million people.", "3 million"),
    ("Five hundred thousand fled.", "Five hundred thousand"),
    ("The camp has 20k residents.", "20k"),
    ("The war uprooted 5m people.", "5m"),
    # articles, dozens, halves, parts
    ("A dozen men came.", "A dozen"),
    ("Half a dozen men came.", "Half a dozen"),
    ("A half-dozen men came.", "A half-dozen"),
    ("Two dozen men came.", "Two dozen"),
    ("A hundred and fifty men came.", "A hundred and fifty"),
    ("A thousand men came.", "A thousand"),
    ("Half a million marched.", "Half a million"),
    ("Two thirds of the 30 hostages were freed.", "Two thirds of the 30"),
    ("Two-thirds of 30 hostages were freed.", "Two-thirds of 30"),
    ("A third of the 90 passengers left.", "A third of the 90"),
    ("Half of the 40 men left.", "Half of the 40"),
    ("A third man was seen.", ""),
    ("He came third.", ""),
    # vague
    ("Dozens were hurt.", "Dozens"),
    ("Scores were hurt.", "Scores"),
    ("The blast injured scores.", "scores"),
    ("The striker scores again.", ""),
    ("Test scores fell.", ""),
    ("Several were hurt.", "Several"),
    ("A handful of men stayed.", "A handful"),
    ("A few men stayed.", "A few"),
    ("Few men stayed.", ""),
    ("Hundreds of people fled.", "Hundreds"),
    ("Hundreds of thousands fled.", "Hundreds of thousands"),
    ("Tens of thousands fled.", "Tens of thousands"),
    ("Several hundred fled.", "Several hundred"),
    ("Several dozen fled.", "Several dozen"),
    ("A few hundred fled.", "A few hundred"),
    ("Many thousands fled.", "Many thousands"),
    ("A couple of shots rang out.", "A couple"),
    ("A couple of dozen men came.", "A couple of dozen"),
    ("The couple were unhurt.", ""),
    ("A pair of gunmen fled.", "A pair"),
    ("An unknown number of people fled.", "An unknown number"),
    ("Many people fled.", "Many"),
    ("How many fled is unclear.", ""),
    ("Both were hurt.", "Both"),
    ("Both sides agreed.", ""),
    ("One man died and another was hurt.", "One|another"),
    ("It was another day.", ""),
    # bounds
    ("At least 13 died.", "At least 13"),
    ("More than 60 died.", "More than 60"),
    ("Over 60 people died.", "Over 60"),
    ("Well over 100 died.", "Well over 100"),
    ("Up to 50 died.", "Up to 50"),
    ("As many as 70 died.", "As many as 70"),
    ("Fewer than 10 died.", "Fewer than 10"),
    ("No fewer than 10 died.", "No fewer than 10"),
    ("No more than 10 died.", "No more than 10"),
    ("Nearly 60 died.", "Nearly 60"),
    ("Almost 200 died.", "Almost 200"),
    ("About 60 died.", "About 60"),
    ("Some 300 died.", "Some 300"),
    ("An estimated 300 died.", "An estimated 300"),
    ("At least a dozen died.", "At least a dozen"),
    ("More than a dozen died.", "More than a dozen"),
    ("At least several hundred died.", "At least several hundred"),
    ("60 or more died.", "60 or more"),
    ("60 or so died.", "60 or so"),
    ("60+ arrests were made.", "60+"),
    ("60-plus arrests were made.", "60-plus"),
    ("The fifty-odd loaders left.", "fifty-odd"),
    ("At least 3 were killed and more than 5 hurt.", "At least 3|more than 5"),
    # ranges
    ("Between 15 and 20 died.", "Between 15 and 20"),
    ("15-20 soldiers died.", "15-20"),
    ("15–20 soldiers died.", "15–20"),
    ("15 to 20 soldiers died.", "15 to 20"),
    ("Two or three gunmen fled.", "Two or three"),
    ("Some 25,000-30,000 men marched.", "Some 25,000-30,000"),
    ("From 10 to 15 men came.", "From 10 to 15"),
    ("The toll rose from 15 to 20.", "15|20"),
    ("The figure was revised from 15 to 20.", "15|20"),
    # none
    ("No casualties were reported.", "No"),
    ("No one was hurt.", "No one"),
    ("Nobody was hurt.", "Nobody"),
    ("None of the men was hurt.", "None"),
    ("Not a single shot was fired.", "Not a single"),
    ("Zero losses were admitted.", "Zero"),
    ("No, he said.", ""),
    ("He is no longer there, no doubt.", ""),
    ("There were no further casualties.", ""),
    ("There were no immediate reports of casualties.", ""),
    # one
    ("One soldier died.", "One"),
    ("One of the attackers died.", "One"),
    ("They fought one another.", ""),
    ("He was the one.", ""),
    ("One day it will end.", ""),
    # dates, years, times
    ("On 19 December the mayor died.", ""),
    ("On December 19 the mayor died.", ""),
    ("On Dec. 19 the mayor died.", ""),
    ("On December 19, 2016, the mayor died.", ""),
    ("The attack of 12/11/2015 was claimed.", ""),
    ("It began on 2016-12-19 in the north.", ""),
    ("In 1989 the wall fell.", ""),
    ("In 2014 people were killed.", ""),
    ("The war has killed 1500 people.", "1500"),
    ("It took 2000 troops.", "2000"),
    ("He came at 3 p.m. and left at 15:30.", ""),
    ("It lasted 15 minutes.", ""),
    ("It lasted three days.", ""),
    ("Two to three weeks passed.", ""),
    # ages
    ("Karim, 22, was held.", ""),
    ("Karim (34) was held.", ""),
    ("A 62-year-old was held.", ""),
    ("He is 62 years old.", ""),
    ("A man aged 18 was held.", ""),
    ("The victims, ages 13, 17 and 19, left.", ""),
    ("Children aged 5 to 7 were hurt.", ""),
    ("A woman, 34, and her son, 12, were hurt.", ""),
    # money, with its sign before it
    ("He paid $5 million.", "$5 million"),
    ("He paid some US$5,000.", "some US$5,000"),
    ("He paid 300 dollars.", "300"),
    ("He paid €3m.", "€3m"),
    ("He paid about Rs. 50 lakh.", "about Rs. 50 lakh"),
    ("He paid Rs500.", "Rs500"),
    ("They asked for P1 million and paid P10,000.", "P1 million|P10,000"),
    ("They paid R2.5 million.", "R2.5 million"),
    ("The K9 sniffed at the R2 and the P5.", ""),
    ("He paid 50,000 rupees.", "50,000"),
    ("He paid 90 million Guyana dollars.", "90 million"),
    ("He owes twenty cents.", "twenty"),
    # how often
    ("They fired twice.", "twice"),
    ("They fired at least twice.", "at least twice"),
    ("They fired twice as often.", ""),
    ("They meet twice a week.", ""),
    # "over" that belongs to a verb
    ("They handed over six radars.", "six"),
    ("They took over six villages.", "over six"),
    ("It has 5,000 at the very least.", "5,000 at the very least"),
    # measures, calibres, names
    ("He fired a 9 mm pistol.", ""),
    ("He fired a .45 pistol.", ""),
    ("He fired an AK-47.", ""),
    ("He fired an AK 47.", ""),
    ("Turnout was 30 percent.", ""),
    ("Turnout was 30%.", ""),
    ("Flight 370 vanished.", ""),
    ("They closed Route 66.", ""),
    ("Under Resolution 2254 they met.", ""),
    ("He wore No. 5 that day.", ""),
    ("It was the 10th attack.", ""),
    ("They won 3-1 at home.", ""),
    ("Call 252-972-1411 now.", ""),
    ("He lives at 123 North Main Street.", ""),
    ("It happened in the 1500 block of the road.", ""),
    ("The 9/11 attacks changed that.", ""),
    ("It weighs 7.5 tonnes.", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_numbers_found(text: str, expected: str) -> None:
    found = [mention.span.of(text) for mention in numbers_of(text)]
    assert found == [words for words in expected.split("|") if words]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("At least 13 died.", "13"),
        ("Between 15 and 20 died.", "15"),
        ("Aid reached about 1.2 million people.", "1.2 million"),
        ("More than a dozen died.", "a dozen"),
        ("Several hundred fled.", "Several hundred"),
    ],
)
def test_head_is_the_numeral(text: str, head: str) -> None:
    (mention,) = numbers_of(text)
    assert mention.head.of(text) == head
    assert mention.kind == "number"


PIECES = st.sampled_from(
    """
13 1.2 million a dozen half of the two thirds no one between and to or - – at least
more than , . ( ) 2014 May $ % scores both another 9999999999999999999999 ٣ ½ ² 000 +
hundred thousand few several
""".split()
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join)))
def test_any_text_is_safe(text: str) -> None:
    last = 0
    for mention in numbers_of(text):
        assert last <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.holds(mention.head)
        last = mention.span.end


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("He paid $5 million.", MONEY),
        ("He paid Rs. 50 lakh.", MONEY),
        ("He paid P1 million.", MONEY),
        ("He paid 90 million Guyana dollars.", MONEY),
        ("They fired twice.", TIMES),
        ("They fired three shots.", RULE),
        ("They took 12 men and dollars.", RULE),
        ("Three brothers won.", RULE),
    ],
)
def test_what_a_numeral_is(text: str, rule: str) -> None:
    (mention,) = numbers_of(text)
    assert mention.rule == rule
