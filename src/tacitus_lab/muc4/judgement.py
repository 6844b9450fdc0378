"""The judgement rules, in place of the person whom the program of 1992 asked about fills that are
not equal.

  string    words are compared after dropping premodifiers, numerals, nationalities, punctuation.
            correct: all words of a key alternative stand in a row in the response, with at most
            MAX_EXTRA other words; partial: the same with at most twice as many, or the response
            stands in a row in the key alternative, or both have the same head noun (number apart);
            partial, too: two general words for a perpetrator (GENERAL).  A description whose
            reference is missing or not right is at most partial.
  date      the same day or range in another notation is correct; partial: "- D" for a key that is
            or ends on D and the reverse (D may be two days early), a date within the key's range,
            a range that covers the key.
  location  the right country is partial.
  number    the right number with a wrong or missing reference is partial; so is the number of an
            approximate key or an end of the key's range.
"""

import datetime
import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from tacitus.write.muc4.templates import Alternative, Location, Value
from tacitus_lab.muc4.equality import PREMODIFIERS, any_same, ends

Status = Literal["correct", "partial"]

# Words that the string rule ignores, that end the head of a noun phrase, general perpetrators.
EMPTY = frozenset(PREMODIFIERS) | frozenset(
    """
    HIS HER THEIR ITS OUR AT LEAST ABOUT THAN APPROXIMATELY US SALVADORAN COLOMBIAN PERUVIAN CHILEAN
    BOLIVIAN HONDURAN GUATEMALAN ARGENTINE ECUADORAN VENEZUELAN NICARAGUAN BRAZILIAN SPANISH FRENCH
    ISRAELI
    """.split()
)
AFTER_HEAD = frozenset(
    """
    OF IN AT WHO WHICH THAT FROM TO ON WITH FOR BY WHILE NEAR BELONGING OPERATING INSIDE
    BETWEEN AFTER DURING WHERE WHEN AND WHOSE DRESSED CARRYING WEARING
    """.split()
)
GENERAL = frozenset(
    """
    TERRORIST GUERRILLA REBEL ATTACKER INSURGENT EXTREMIST SUBVERSIVE CRIMINAL ASSASSIN
    PERPETRATOR INDIVIDUAL GROUP COMMANDO TRAFFICKER MEMBER
    """.split()
)
MAX_EXTRA = 6
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
Day = int | None  # a day's ordinal, None where there is no day


def best(found: Iterable[Status | None]) -> Status | None:
    """The best of several statuses."""
    statuses = set(found)
    if "correct" in statuses:
        return "correct"
    return "partial" if "partial" in statuses else None


# ---- strings ------------------------------------------------------------------------------------


@cache
def tokens(words: str) -> tuple[str, ...]:
    words = re.sub(r"\s*'\s*S\b", "'S", words.upper())
    words = words.replace("U.S.", "US").replace("U . S .", "US")
    return tuple(re.findall(r"[A-Z0-9]+(?:'S)?", words))


@cache
def content(words: str) -> tuple[str, ...]:
    """The words that count; all of them where none does."""
    kept = tuple(word for word in tokens(words) if word not in EMPTY and not word.isdigit())
    return kept or tokens(words)


def stem(word: str) -> str:
    word = word.removesuffix("'S")
    if word.endswith("MEN") and len(word) > 3:
        return word[:-3] + "MAN"
    if word.endswith("IES") and len(word) > 4:
        return word[:-3] + "Y"
    return word[:-1] if word.endswith("S") and not word.endswith("SS") and len(word) > 3 else word


@cache
def head(words: str) -> str:
    """Stem of the last word before a preposition, relative pronoun or the like."""
    found = ""
    for word in tokens(words):
        if word in AFTER_HEAD and found:
            break
        if word not in PREMODIFIERS:
            found = word
    return stem(found)


def in_a_row(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether all of one stands in two, in a row."""
    return any(two[n : n + len(one)] == one for n in range(len(two) - len(one) + 1))


@cache
def judge_string(slot: str, key: str, response: str) -> Status | None:
    k, r = content(key), content(response)
    if not r:
        return None
    if in_a_row(k, r):
        extra = len(r) - len(k)
        return "correct" if extra <= MAX_EXTRA else "partial" if extra <= 2 * MAX_EXTRA else None
    same_head = len(r) <= len(k) + MAX_EXTRA and head(key) == head(response)
    if in_a_row(r, k) or same_head:
        return "partial"
    if slot == "perp_ind_id" and head(key) in GENERAL and head(response) in GENERAL:
        return "partial"
    return None


def judge_strings(slot: str, key: Alternative, response: Alternative) -> Status | None:
    return best(
        judge_string(slot, one, two)
        for one in key.value
        for two in response.value
        if isinstance(one, str) and isinstance(two, str)
    )


# ---- dates, locations, numbers ------------------------------------------------------------------


@cache
def day(words: str | None) -> Day:
    """Day number of "16 NOV 89" (also 1989, NOVEMBER), or None."""
    match = re.fullmatch(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (?:19)?(\d\d)", words or "")
    if match is None or match[2] not in MONTHS:
        return None
    try:
        month = MONTHS.index(match[2]) + 1
        return datetime.date(1900 + int(match[3]), month, int(match[1])).toordinal()
    except ValueError:
        return None


def judge_date(key: Value, response: Value) -> Status | None:
    (k1, k2), (r1, r2) = ends(key), ends(response)
    a, b, c, d = day(k1), day(k2), day(r1), day(r2)
    if b is None or d is None:
        return None
    if (a, b, k1 is None) == (c, d, r1 is None):
        return "correct"
    if r1 is None:  # "- D"
        near = d == b
    elif k1 is None:
        near = d == b or (c == d and 0 <= b - d <= 2)
    elif a is None or c is None:
        near = False
    else:
        near = (a <= c and d <= b) or (c <= a and b <= d)
    return "partial" if near else None


def same_country(key: Value, response: Value) -> bool:
    return (
        isinstance(key, Location)
        and isinstance(response, Location)
        and any_same(key.country, response.country)
    )


def judge_number(key: Alternative, response: Alternative) -> Status | None:
    told = str(response.value[0])
    told = {"SING": "1", "PLUR": "PLURAL"}.get(told, told)
    wanted = [value for value in key.value if isinstance(value, str)]
    if told in wanted:
        return "correct" if key.ref is None else "partial"
    near = any(told in re.findall(r"\d+", value) for value in wanted if not value.isdigit())
    return "partial" if told.isdigit() and near else None
