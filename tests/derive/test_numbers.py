"""What numbers are worth: (words, least, most); most None has no upper bound."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.derive.numbers import MOST, derive_amounts
from tacitus.marks import MONEY, Marks, Mention
from tacitus.values import Amount, Report, Resolved, Span, Unknown


def resolved(words: str, rule: str = "") -> Resolved[Amount]:
    span = Span(0, len(words))
    marks = Marks("test", mentions=(Mention(span, "number", span, rule=rule),))
    (one,) = derive_amounts(Report("r", words, ""), marks)
    return one


WORTH = [
    ("13", 13, 13),
    ("thirteen", 13, 13),
    ("Thirteen", 13, 13),
    ("zero", 0, 0),
    ("1,200", 1200, 1200),
    ("13 000", 13000, 13000),
    ("twenty-five", 25, 25),
    ("twenty five", 25, 25),
    ("one hundred", 100, 100),
    ("one hundred and five", 105, 105),
    ("two thousand three hundred and forty", 2340, 2340),
    ("five hundred thousand", 500_000, 500_000),
    ("a thousand", 1000, 1000),
    ("a hundred and fifty", 150, 150),
    ("1.2 million", 1_200_000, 1_200_000),
    ("3 million", 3_000_000, 3_000_000),
    ("2.25 billion", 2_250_000_000, 2_250_000_000),
    ("20k", 20_000, 20_000),
    ("1.2m", 1_200_000, 1_200_000),
    ("two lakh", 200_000, 200_000),
    ("a dozen", 12, 12),
    ("two dozen", 24, 24),
    ("half a dozen", 6, 6),
    ("a half-dozen", 6, 6),
    ("half-dozen", 6, 6),
    ("half a million", 500_000, 500_000),
    ("two thirds of 30", 20, 20),
    ("two-thirds of the 30", 20, 20),
    ("a third of the 90", 30, 30),
    ("half of the 40", 20, 20),
    ("three quarters of their 200", 150, 150),
    # vague words: the codebook's table
    ("dozens", 24, 99),
    ("scores", 40, 199),
    ("several", 3, 9),
    ("a few", 3, 9),
    ("a handful", 3, 9),
    ("a couple", 2, 2),
    ("both", 2, 2),
    ("another", 1, 1),
    ("tens", 20, 99),
    ("hundreds", 200, 999),
    ("thousands", 2000, 9999),
    ("tens of thousands", 20_000, 99_999),
    ("hundreds of thousands", 200_000, 999_999),
    ("several hundred", 300, 999),
    ("several dozen", 36, 99),
    ("several thousand", 3000, 9999),
    ("a few hundred", 300, 999),
    ("a couple of dozen", 24, 24),
    ("many thousands", 2000, 9999),
    # bounds
    ("at least 13", 13, None),
    ("at least a dozen", 12, None),
    ("at least dozens", 24, None),
    ("no fewer than 13", 13, None),
    ("no less than 13", 13, None),
    ("a minimum of 13", 13, None),
    ("more than 60", 61, None),
    ("over 60", 61, None),
    ("just over 60", 61, None),
    ("well over 100", 101, None),
    ("in excess of 60", 61, None),
    ("upwards of 60", 61, None),
    ("more than a dozen", 13, None),
    ("more than several hundred", 300, None),
    ("up to 50", 1, 50),
    ("as many as 70", 1, 70),
    ("no more than 5", 1, 5),
    ("at most 5", 1, 5),
    ("a maximum of 5", 1, 5),
    ("up to several hundred", 1, 999),
    ("fewer than 10", 1, 9),
    ("less than 10", 1, 9),
    ("under 10", 1, 9),
    ("fewer than one", 0, 0),
    ("nearly 60", 50, 59),
    ("almost 60", 50, 59),
    ("close to 60", 50, 59),
    ("just under 60", 50, 59),
    ("nearly 100", 90, 99),
    ("nearly 200", 190, 199),
    ("nearly 1,000", 900, 999),
    ("nearly 10", 9, 9),
    ("nearly 55", 54, 54),
    ("nearly a dozen", 11, 11),
    ("nearly 2 million", 1_900_000, 1_999_999),
    ("about 60", 60, 60),
    ("around 60", 60, 60),
    ("some 60", 60, 60),
    ("approximately 60", 60, 60),
    ("an estimated 60", 60, 60),
    ("at least some 300", 300, None),
    ("60 or more", 60, None),
    ("60+", 60, None),
    ("60-plus", 60, None),
    ("20-odd", 20, 20),
    ("fifty-odd", 50, 50),
    ("60 or so", 60, 60),
    ("60 or fewer", 1, 60),
    # ranges
    ("between 15 and 20", 15, 20),
    ("15-20", 15, 20),
    ("15–20", 15, 20),
    ("15 to 20", 15, 20),
    ("from 15 to 20", 15, 20),
    ("two or three", 2, 3),
    ("25,000-30,000", 25_000, 30_000),
    ("an estimated 300 to 400", 300, 400),
    ("at least 3 to 5", 3, None),
    ("up to 15 or 20", 1, 20),
    ("between one hundred and two hundred", 100, 200),
    # none
    ("no", 0, 0),
    ("none", 0, 0),
    ("nobody", 0, 0),
    ("no one", 0, 0),
    ("no-one", 0, 0),
    ("not a single", 0, 0),
    # clipped
    ("123456789012345678901234567890", MOST, MOST),
    ("900 trillion", MOST, MOST),
]


@pytest.mark.parametrize(("words", "low", "high"), WORTH)
def test_worth(words: str, low: int, high: int | None) -> None:
    assert resolved(words).value == Amount(low, high)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("$85,000", 85_000, 85_000),
        ("some US$2.5 million", 2_500_000, 2_500_000),
        ("more than €3m", 3_000_001, None),
        ("Rs. 50 lakh", 5_000_000, 5_000_000),
        ("Rs500", 500, 500),
        ("P1 million", 1_000_000, 1_000_000),
        ("P10,000", 10_000, 10_000),
        ("R2.5 million", 2_500_000, 2_500_000),
        ("80 billion", 80_000_000_000, 80_000_000_000),
    ],
)
def test_sums(words: str, low: int, high: int | None) -> None:
    assert resolved(words, MONEY).value == Amount(low, high)


@pytest.mark.parametrize(
    "words",
    [
        "many",
        "an unknown number",
        "half of them",
        "two thirds",
        "a third of the crew",
        "1.5",
        "soldiers",
    ],
)
def test_untold(words: str) -> None:
    one = resolved(words)
    assert isinstance(one.value, Unknown)
    assert one.value.reason


def test_white_space_inside_does_not_matter() -> None:
    assert resolved("at\n  least  13").value == Amount(13, None)


def test_basis_says_how() -> None:
    assert resolved("13").basis is None
    assert resolved("dozens").basis == '"dozens" is 24 to 99'
    assert resolved("more than 60").basis == '"more than 60" is 61 and over'


def test_only_number_mentions_in_their_order() -> None:
    text = "13 men in Homs, 5 boys"
    mentions = (
        Mention(Span(0, 2), "number", Span(0, 2)),
        Mention(Span(0, 6), "people", Span(3, 6)),
        Mention(Span(16, 17), "number", Span(16, 17)),
    )
    found = derive_amounts(Report("r", text, ""), Marks("test", mentions=mentions))
    assert [(one.mention, one.value) for one in found] == [(0, Amount(13, 13)), (2, Amount(5, 5))]


PIECES = st.sampled_from(
    """
13 1.2 million a dozen half of the two thirds no one between and to or - at least more
than nearly up 000 2014 99999999999999999999 ٣ ½ ² 1.2.3 , . + hundred thousand
several tens odd plus k 5bn
""".split()
)


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.text(min_size=1, max_size=40), st.lists(PIECES, min_size=1, max_size=9).map(" ".join)
    )
)
def test_any_words_are_safe(words: str) -> None:
    value = resolved(words).value
    if isinstance(value, Amount):
        assert 0 <= value.low <= MOST + 1
        assert value.high is None or value.low <= value.high <= MOST
