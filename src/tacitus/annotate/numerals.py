"""How far a numeral reaches: "13", "1.2 million", "two hundred and five", "a dozen", "dozens",
"tens of thousands", "two thirds of the 30". Bounds and ranges around it are in `numbers.py`, what
it is worth in `derive/numbers.py`."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from tacitus.lists import tables

Kind = Literal[
    "", "digits", "decimal", "small", "tens", "compound", "multiplier", "vague", "round", "zero",
    "part", "parts", "half", "article",
]  # fmt: skip

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
DECIMAL = re.compile(r"\d{1,9}[.]\d{1,9}")
LETTERED = re.compile(r"\d{1,9}(?:[.]\d{1,9})?(?:k|m|mn|bn)")
PLUS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)-(?:plus|odd)")

ARTICLES = frozenset({"a", "an"})
WHOLES = frozenset({"the", "its", "their", "his", "her", "those", "these", "our", "all"})
# Vague words that multiply: "several hundred", "a few dozen", "a couple of thousand".
LOOSE = frozenset({"several", "few", "couple", "handful", "many"})
# After "scores" these show that it counts, and is no verb and no results of tests or games.
AFTER_SCORES = frozenset(
    """
of more others were was had have are dead injured wounded killed hurt missing died people
""".split()
)


@cache
def word_kinds() -> dict[str, Kind]:
    """What each number word is."""
    lists = tables("numbers.toml")
    kinds: dict[str, Kind] = {word: "vague" for word in lists["vague"] if " " not in word}
    kinds |= dict.fromkeys(("hundreds", "thousands", "millions", "dozens", "tens"), "round")
    kinds |= dict.fromkeys(lists["zero"]["words"], "zero")
    kinds |= dict.fromkeys(lists["small"], "small")
    kinds |= dict.fromkeys(lists["tens"], "tens")
    kinds |= dict.fromkeys(lists["multipliers"], "multiplier")
    kinds |= dict.fromkeys(lists["fractions"], "part")
    kinds |= dict.fromkeys(("a", "an"), "article")
    units = list(lists["small"])[:9]
    kinds |= {f"{ten}-{one}": "compound" for ten in lists["tens"] for one in units}
    kinds |= {f"{ten}-odd": "compound" for ten in lists["tens"]}
    for count in ("one", "two", "three", "four", "nine"):
        kinds |= {f"{count}-{part}": "parts" for part in lists["fractions"] if part != "half"}
    kinds |= dict.fromkeys(("half", "half-dozen", "half-a-dozen"), "half")
    return kinds


@lru_cache(maxsize=8192)
def kind_of(word: str) -> Kind:
    """What a lower-case word is as part of a numeral; empty where it is none."""
    if not word[:1].isdecimal():
        return word_kinds().get(word, "")
    if DIGITS.fullmatch(word) or PLUS.fullmatch(word):
        return "digits"
    return "decimal" if DECIMAL.fullmatch(word) or LETTERED.fullmatch(word) else ""


@cache
def untold() -> tuple[tuple[str, ...], ...]:
    """Phrases for a number that is not told: "unknown number"."""
    return tuple(tuple(word.split()) for word in tables("numbers.toml")["vague"] if " " in word)


def numeral_end(low: Sequence[str], first: int, last: int) -> int:
    """One past the numeral that begins at `first` and ends before `last`; `first` if none does.
    `low` are the lower-case words."""
    kind = kind_of(low[first])
    if kind == "article":
        return after_article(low, first, last)
    if kind == "half":
        return after_half(low, first, last)
    if kind == "parts":
        return whole_end(low, first + 1, last, otherwise=first)
    if kind in ("vague", "round"):
        return vague_end(low, first, last)
    if kind in ("", "part", "multiplier"):
        return first
    if kind == "zero":
        return first + 1
    if kind == "small" and kind_at(low, first + 1, last) == "part":
        return whole_end(low, first + 2, last, otherwise=first)
    return run_end(low, first, last)


def kind_at(low: Sequence[str], place: int, last: int) -> Kind:
    """The kind of the word at a place, empty past the end."""
    return kind_of(low[place]) if place < last else ""


def run_end(low: Sequence[str], first: int, last: int) -> int:
    """The end of digits or number words with their multipliers: "1.2 million", "two hundred and
    five". A decimal without a multiplier counts nothing."""
    place = small_end(low, first, last)
    if place == first:
        return first
    worded = kind_of(low[first]) not in ("digits", "decimal")
    while kind_at(low, place, last) == "multiplier":
        place += 1
        if not worded:
            continue
        joined = place + 1 if place < last and low[place] == "and" else place
        more = small_end(low, joined, last) if joined < last else joined
        if more > joined and kind_of(low[joined]) not in ("digits", "decimal"):
            place = more
    alone = place == first + 1 and DECIMAL.fullmatch(low[first])
    return first if alone else place


def small_end(low: Sequence[str], first: int, last: int) -> int:
    """The end of a numeral below a hundred or of digits ("13 000" with its group of zeros)."""
    kind = kind_of(low[first])
    if kind == "tens":
        follows = kind_at(low, first + 1, last) == "small" and low[first + 1] not in teens()
        return first + 2 if follows else first + 1
    if kind == "digits" and len(low[first]) <= 3 and first + 1 < last and low[first + 1] == "000":
        return first + 2
    return first + 1 if kind in ("small", "compound", "digits", "decimal") else first


@cache
def teens() -> frozenset[str]:
    """The words from "ten" to "nineteen"."""
    return frozenset(list(tables("numbers.toml")["small"])[9:])


def after_article(low: Sequence[str], first: int, last: int) -> int:
    """ "a dozen", "a hundred and fifty", "a few hundred", "a couple of dozen", "a third of 30", "an
    unknown number"."""
    following = kind_at(low, first + 1, last)
    if following == "multiplier":
        return multiplied_end(low, first + 1, last)
    if following == "part":
        return whole_end(low, first + 2, last, otherwise=first)
    if first + 1 < last and low[first + 1] in LOOSE - {"several"}:
        return loose_end(low, first + 1, last)
    if low[first + 1 : first + 3] == ["pair", "of"]:
        return first + 2
    if first + 1 < last and low[first + 1] in ("half-dozen", "half") and following == "half":
        return first + 2 if low[first + 1] == "half-dozen" else after_half(low, first + 1, last)
    for phrase in untold():
        if tuple(low[first + 1 : first + 1 + len(phrase)]) == phrase:
            return min(first + 1 + len(phrase), last)
    return first


def multiplied_end(low: Sequence[str], first: int, last: int) -> int:
    """The end of "hundred and fifty", "thousand", "million" after an article."""
    place = first + 1
    while kind_at(low, place, last) == "multiplier":
        place += 1
    if place + 1 < last and low[place] == "and" and low[place - 1] != "dozen":
        more = small_end(low, place + 1, last)
        if more > place + 1 and kind_of(low[place + 1]) not in ("digits", "decimal"):
            return more
    return place


def loose_end(low: Sequence[str], first: int, last: int) -> int:
    """The end of "few", "couple of", "handful", with a multiplier after it if there is one."""
    place = first + 1
    through = place + 1 if place < last and low[place] == "of" else place
    if kind_at(low, through, last) == "multiplier":
        return through + 1
    if low[first] == "couple" and through == place:
        return first - 1  # a couple is two who are married
    return place


def vague_end(low: Sequence[str], first: int, last: int) -> int:
    """The end of "dozens", "tens of thousands", "several hundred", "many thousands"."""
    word = low[first]
    place = first + 1
    if word in ("few", "couple", "pair", "handful"):
        return first  # only after an article
    if word == "many" and first and low[first - 1] in ("as", "how", "so", "too", "that"):
        return first
    if word in LOOSE:
        return place + 1 if kind_at(low, place, last) in ("multiplier", "round") else place
    if word in ("both", "another"):
        alone = place < last and low[place] in tables("numbers.toml")["alone"][word]
        return place if alone else first
    if word == "scores" and not counts_scores(low, first, last):
        return first
    while place + 1 < last and low[place] == "of" and kind_of(low[place + 1]) == "round":
        place += 2
    return place


def counts_scores(low: Sequence[str], first: int, last: int) -> bool:
    """Whether "scores" is a number here."""
    before = low[first - 1] if first else ""
    if first + 1 < last and low[first + 1] in AFTER_SCORES:
        return True
    return before.endswith("ing") or before in ("injured", "wounded", "killed", "hurt", "arrested")


def after_half(low: Sequence[str], first: int, last: int) -> int:
    """ "half a dozen", "half-dozen", "half of the 30"."""
    if low[first] != "half":
        return first + 1
    if first + 2 < last and low[first + 1] in ARTICLES and kind_of(low[first + 2]) == "multiplier":
        return first + 3
    if first + 1 < last and low[first + 1] in ("dozen", "million"):
        return first + 2
    return whole_end(low, first + 1, last, otherwise=first)


def whole_end(low: Sequence[str], place: int, last: int, otherwise: int) -> int:
    """The end of "of the 30" after a fraction; of the fraction alone where the whole is no number;
    `otherwise` where no whole follows at all ("a third man")."""
    inside = place + 1 if place < last and low[place] == "of" else place
    after = inside + 1 if inside < last and low[inside] in WHOLES else inside
    if after == place:
        return otherwise
    kind = kind_at(low, after, last)
    if kind in ("digits", "decimal", "small", "tens", "compound", "article"):
        end = (
            numeral_end(low, after, last) if kind != "article" else after_article(low, after, last)
        )
        if end > after:
            return end
    return place
