"""How old somebody is said to be: "22-year-old", ", 22,", "aged between 6 and 11", "in her 40s"."""

import re

from tacitus.derive.being_reading import Reading
from tacitus.derive.beings import Being
from tacitus.derive.numbers import small_numbers
from tacitus.values import Amount, Span

YEAR_OLD = re.compile(r"(\w+)-years?-olds?")
UNDER_ONE = re.compile(r"\w+-(?:month|week|day)s?-olds?")
OLDEST = 120
CLOSING = frozenset((",", ")", ".", ";", "and", "was", "from", "who", "of"))
AGED = frozenset("aged age of".split())
BE = frozenset("is was are were".split())
SAID = frozenset((".", ",", ";", "years", "when", "and", "at"))  # what follows "he was 33"
DECADE = re.compile(r"([1-9])0s")
DECADES = {
    "teens": 10, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
PARTS = {"early": (0, 3), "mid": (4, 6), "mid-": (4, 6), "late": (7, 9)}  # years of a decade
WHOLE = (0, 9)
Age = tuple[Amount, Span]


def age_of(being: Being, reading: Reading) -> Age | None:
    """The age that a mention's own words or those right behind it tell, with its evidence; None
    where they tell none."""
    first, last = being.tokens
    for token in reading.tokens[first:last]:
        match = YEAR_OLD.fullmatch(token.lower)
        if match and (years := years_of(match.group(1))):
            return Amount(years, years), Span(token.start, token.end)
        if UNDER_ONE.fullmatch(token.lower):
            return Amount(0, 0), Span(token.start, token.end)
    found = behind(last, reading)
    if found is None:
        return None
    low, high, end = found
    start = first if being.pronoun else being.head_tokens[0 if being.name else 1] - (not being.name)
    return Amount(low, high), Span(reading.starts[start], reading.tokens[end].end)


def behind(i: int, reading: Reading) -> tuple[int, int, int] | None:
    """Lowest and highest age told from token `i` on, and the token that ends it."""
    word = reading.word(i)
    comma = word in (",", "(")
    if comma:
        i += 1
        word = reading.word(i)
    if word == "in":
        return decade(i + 1, reading)
    if word in AGED and (comma or word != "age"):
        return spread(i + 1, reading) or single(i + 1, reading, aged=True)
    if comma and word == "both":
        return single(i + 1, reading)
    if comma and word == "who":
        i += 1
        word = reading.word(i)
    if word in BE:
        told = single(i + 1, reading)
        return told if told and reading.word(told[2] + 1) in SAID else None
    return single(i, reading) if comma else None


def single(i: int, reading: Reading, aged: bool = False) -> tuple[int, int, int] | None:
    """One age at token `i`; without "aged" before it in digits and closed by a mark."""
    word = reading.word(i)
    years = years_of(word)
    closed = aged or (word.isdecimal() and reading.word(i + 1) in CLOSING | SAID)
    return (years, years, i) if years and closed else None


def spread(i: int, reading: Reading) -> tuple[int, int, int] | None:
    """Two ages: "between 6 and 11", "12 and 14", "6 to 11"."""
    i += reading.word(i) in ("between", "from")
    low, high = years_of(reading.word(i)), years_of(reading.word(i + 2))
    if low and high > low and reading.word(i + 1) in ("and", "to", "-", "–"):
        return low, high, i + 2
    return None


def decade(i: int, reading: Reading) -> tuple[int, int, int] | None:
    """ "his 30s", "her early twenties", from the possessive on."""
    if reading.word(i) not in ("his", "her", "their"):
        return None
    part = PARTS.get(reading.word(i + 1), WHOLE)
    i += 1 if part is WHOLE else 2
    word = reading.word(i).removeprefix("mid-")
    match = DECADE.fullmatch(word)
    years = int(match.group(1)) * 10 if match else DECADES.get(word, 0)
    if not years:
        return None
    part = PARTS["mid"] if reading.word(i).startswith("mid-") else part
    return years + part[0], years + part[1], i


def years_of(word: str) -> int:
    """The age that a word tells, 0 where it tells none."""
    digits = word.isdecimal() and len(word) <= 3
    years = int(word) if digits else small_numbers().get(word.lower(), 0)
    return years if years <= OLDEST else 0
