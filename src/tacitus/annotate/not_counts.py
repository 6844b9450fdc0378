"""Numerals that count nothing: years, days of a month, hours, ages, lengths of time, calibres,
scores of games, numbers in names and addresses."""

from collections.abc import Sequence
from functools import cache

from tacitus.annotate.numerals import DIGITS, kind_of
from tacitus.lists import tables

OLD = frozenset({"old", "older", "younger"})
OFTEN = frozenset({"twice", "thrice"})
NOT_OFTEN = frozenset("as the that a an daily weekly monthly yearly its their his her".split())
CLOSING = frozenset({",", ".", ")", ";", "and", "-", "–", "—"})
NO_ONE_AFTER = frozenset(
    """
another day thing way side hand can could would
should might must cannot time morning night
""".split()
)
NO_ONE_BEFORE = frozenset(
    "the this that which each every any some no another last first next only good big".split()
)


@cache
def listed(name: str) -> frozenset[str]:
    """One of the lists of words beside which a numeral counts nothing."""
    return frozenset(tables("numbers.toml")["other"][name])


def counts_nothing(low: Sequence[str], words: Sequence[str], first: int, last: int) -> bool:
    """Whether the numeral from `first` to `last` is something else than a count. `low` are the
    lower-case words, `words` the same as written."""
    after = low[last] if last < len(low) else ""
    if low[first] in OFTEN and after in NOT_OFTEN:
        return True
    if after in listed("time_units") or after in listed("measures_after"):
        return True
    if is_label(low, words, first) or is_address(low, words, first, last):
        return True
    if low[first] == "one" and last == first + 1:
        return not is_counting_one(low, first)
    return (
        is_dated(low, words, first, last)
        or is_age(low, first, last)
        or is_chained(low, first, last)
    )


def is_label(low: Sequence[str], words: Sequence[str], first: int) -> bool:
    """A name's number: "Flight 370", "No. 5", "M 16"."""
    before = first - 1
    if before >= 1 and low[before] == "." and low[before - 1] in ("no", "nos"):
        return kind_of(low[first]) == "digits"
    if before < 0 or low[before] not in listed("labels"):
        return False
    named = words[before][:1].isupper() or low[before] in ("km", "kilometer", "kilometre", "age")
    return (named or low[before] in ("aged", "ages", "number")) and low[first] != "no"


def is_address(low: Sequence[str], words: Sequence[str], first: int, last: int) -> bool:
    """ "123 North Main Street", "the 1500 block of"."""
    if kind_of(low[first]) != "digits" or last != first + 1:
        return False
    for place in range(last, min(last + 4, len(low))):
        if low[place] in listed("streets") and (place > last or low[place] == "block"):
            return True
        if not words[place][:1].isupper():
            return False
    return False


def is_counting_one(low: Sequence[str], first: int) -> bool:
    """Whether "one" counts: not "no one", "the one", "one another", "one can"."""
    before = low[first - 1] if first else ""
    after = low[first + 1] if first + 1 < len(low) else ""
    return before not in NO_ONE_BEFORE and after not in NO_ONE_AFTER


def is_dated(low: Sequence[str], words: Sequence[str], first: int, last: int) -> bool:
    """A day of a month, a year or an hour."""
    if kind_of(low[first]) != "digits":
        return False
    before, after = low[first - 1] if first else "", low[last] if last < len(low) else ""
    if is_month(words, first - 1) or is_month(words, last) or after in ("a.m", "p.m"):
        return True
    if before == "." and first >= 2 and is_month(words, first - 2):
        return True
    day = before == "," and first >= 2 and kind_of(low[first - 2]) == "digits"
    if day and (is_month(words, first - 3) or is_month(words, first - 4)):
        return True
    return is_year(low, first, before, after)


def is_month(words: Sequence[str], place: int) -> bool:
    """Whether the word is the name of a month; "may" and "march" only with a capital."""
    if not 0 <= place < len(words):
        return False
    word = words[place]
    return word[:1].isupper() and word.lower().rstrip(".") in listed("months")


def is_year(low: Sequence[str], first: int, before: str, after: str) -> bool:
    """Four digits from 1500 to 2100 that no word for persons follows, or any that stand where a
    year does ("in 1989")."""
    word = low[first]
    if not (len(word) == 4 and word.isdecimal() and 1500 <= int(word) <= 2100):
        return False
    if after in listed("persons"):
        return before in ("in", "since", "until", "during", "of")
    two_on = low[first + 2] if first + 2 < len(low) else ""
    return before in listed("year_before") or two_on not in listed("persons")


def is_age(low: Sequence[str], first: int, last: int) -> bool:
    """ "aged 22", "22 years old" (by its unit), "Karim, 22," and "Karim (22)"."""
    before, after = low[first - 1] if first else "", low[last] if last < len(low) else ""
    if before in ("aged", "age", "ages", "ageing") or after in OLD:
        return True
    if low[max(0, first - 2) : first] in (["age", "of"], ["ages", "of"]):
        return True
    if listed_after_ages(low, first):
        return True
    word = low[first]
    if last != first + 1 or not (word.isdecimal() and len(word) <= 3 and int(word) <= 110):
        return False
    if before == "(":
        return after == ")" and first >= 2 and low[first - 2][:1].isalpha()
    return before == "," and after in CLOSING and first >= 2 and is_name_like(low, first - 2, after)


def is_name_like(low: Sequence[str], place: int, after: str) -> bool:
    """Whether a numeral after this word and a comma can be the age of whom it names: not where
    other numerals stand before ("13, 17 and 19")."""
    return low[place][:1].isalpha() and not (after == "and" and kind_of(low[place]) != "")


def listed_after_ages(low: Sequence[str], first: int) -> bool:
    """Whether the numeral stands in a list after "ages" or "aged": "aged 13, 17 and 19"."""
    place = first - 1
    while place >= 0 and first - place < 12:
        if low[place] in ("aged", "ages"):
            return True
        if not (kind_of(low[place]) or low[place] in (",", "and", "or", "to", "between", "-", "–")):
            return False
        place -= 1
    return False


def is_chained(low: Sequence[str], first: int, last: int) -> bool:
    """Part of "2014-12-20", "252-972-1411", "9/11", "3-1" or an address; a plain range is none."""
    if kind_of(low[first]) != "digits":
        return False
    before, after = low[first - 1] if first else "", low[last] if last < len(low) else ""
    if before in ("/", "\\", "#", "@", "=", "_", "+", "&") or after in ("/", "\\", "@", "=", "_"):
        return True
    if before == ":" and first >= 2 and kind_of(low[first - 2]) == "digits":
        return True
    return after in listed("results") and not DIGITS.fullmatch(after)
