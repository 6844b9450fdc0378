"""Sums of money: "$85,000", "2.5 million rupees", "90 million Guyana dollars", "P1 million"."""

import re
from collections.abc import Sequence
from functools import cache

from tacitus.annotate.numerals import kind_of
from tacitus.lists import tables
from tacitus.marks import Token

FARTHEST = 2  # words between a numeral and the word for its currency
CLOSED = frozenset("of the a an and or to in for by on at with from".split())
GROUP = re.compile(r"\d{3}")


@cache
def signs() -> frozenset[str]:
    """Signs and letters before a sum."""
    return frozenset(tables("numbers.toml")["money"]["before"])


@cache
def currencies() -> frozenset[str]:
    """Words for money after a sum."""
    return frozenset(tables("numbers.toml")["money"]["after"])


@cache
def written() -> re.Pattern[str]:
    """Letters for a currency with digits right behind them."""
    letters = "|".join(tables("numbers.toml")["money"]["written"])
    return re.compile(rf"({letters})\d{{1,12}}")


def is_sum(low: Sequence[str], first: int, last: int) -> bool:
    """Whether the numeral from `first` to `last` is a sum of money. `low` are lower-case words."""
    if first and low[first - 1] in signs():
        return True
    if first > 1 and low[first - 1] == "." and low[first - 2] in signs():
        return True
    if written().fullmatch(low[first]):
        return True
    if low[last : last + 1] and low[last] in currencies():
        return True
    for word in low[last : last + FARTHEST + 1]:
        if word.endswith("s") and word in currencies():
            return True  # no "won", "real" or "$" of something else
        if word in CLOSED or not word.isalpha() or kind_of(word):
            return False
    return False


def sign_start(part: Sequence[Token], place: int) -> int:
    """The first token of the sign before a sum ("US$", "Rs."); `place` where there is none."""
    first = place
    if first > 1 and part[first - 1].word == "." and part[first - 2].lower in signs():
        return first - 2
    if first and part[first - 1].lower in signs():
        first -= 1
        land = part[first - 1] if first else None
        if land is not None and land.end == part[first].start and is_land(land.word):
            first -= 1
    return first


def is_land(word: str) -> bool:
    """Whether letters before a sign tell whose money it is: "US$", "A$"."""
    return word.isalpha() and word.isupper() and len(word) <= 3


def written_sum_end(part: Sequence[Token], place: int) -> int:
    """The end of "P10,000", "R2 million", "Rs500"; `place` where it is none: a single letter needs
    thousands, since "K9" and "R2" name things."""
    match = written().fullmatch(part[place].lower)
    if match is None or not part[place].word[:1].isupper():
        return place
    end = place + 1
    while end + 1 < len(part) and joins(part, end):
        end += 2
    while end < len(part) and kind_of(part[end].lower) == "multiplier":
        end += 1
    return end if end > place + 1 or len(match[1]) > 1 else place


def joins(part: Sequence[Token], mark: int) -> bool:
    """Whether a comma and three digits, or a point and digits before "million", go on a number."""
    digits = part[mark + 1]
    glued = part[mark - 1].end == part[mark].start and part[mark].end == digits.start
    if not glued or not digits.word.isdecimal():
        return False
    after = part[mark + 2].lower if mark + 2 < len(part) else ""
    point = part[mark].word == "." and kind_of(after) == "multiplier"
    return point or (part[mark].word == "," and GROUP.fullmatch(digits.word) is not None)
