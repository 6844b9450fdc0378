"""Rules for tables with HXL tags (HXL 1.1): the tags themselves, and cells by the tag over them.

A row is known by its tags, in small letters and without spaces; of several columns with one tag the
second is `#sector (2)`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import pairwise

from tacitus.lists import tables
from tacitus.vocabulary import COUNTRIES
from tacitus.write.checks.base import Cells, Places, day, decimal

TAG = re.compile(r"#[a-z][a-z0-9_]*(?:\+[a-z][a-z0-9_]*)*", re.ASCII)
DATE = re.compile(
    r"\d{4}(?:-(?:0[1-9]|1[0-2])|-?W\d\d(?:-?\d)?|Q[1-4])?", re.ASCII
)  # shorter than a day
NUMBERS = frozenset(["#affected", "#inneed", "#population", "#reached", "#targeted"])
WORDS = frozenset(["code", "desc", "name", "precision", "text", "type", "url"])  # of no number
ISO3 = frozenset(["iso3", "v_iso3"])
NEAR = 0.85  # likeness of two words, from 0 to 1
DEGREES = (("lat", 90), ("lon", 180))


@dataclass(frozen=True, slots=True)
class Tag:
    """`#geo` and what is added to it."""

    word: str
    more: frozenset[str]

    def with_(self, attribute: str) -> "Tag":
        return Tag(self.word, self.more | {attribute}) if attribute else self


@cache
def tag_of(name: str) -> Tag:
    word, *more = name.partition(" ")[0].split("+")
    return Tag(word, frozenset(more))


@cache
def core() -> frozenset[str]:
    return frozenset(f"#{word}" for word in tables("codebooks/hxl.toml")["core"])


# ---- the row of tags ------------------------------------------------------------------------


def e801_no_tags(_tags: Sequence[str]) -> Places:
    """None of the first 25 rows has HXL tags: put a row of them under the names (#event+code)."""
    return ()


def e802_tag(tags: Sequence[str]) -> Places:
    """Write a tag as #word+attribute: letters, digits and _ only."""
    return [name for name in tags if name and not TAG.fullmatch(name.partition(" ")[0])]


def w803_other_tag(tags: Sequence[str]) -> Places:
    """The word is nearly one of HXL 1.1, but not quite: is it misspelt?"""
    return [name for name in tags if TAG.match(name) and is_misspelt(tag_of(name).word)]


def is_misspelt(word: str) -> bool:
    return word not in core() and bool(get_close_matches(word, core(), n=1, cutoff=NEAR))


def w804_no_tag(tags: Sequence[str]) -> Places:
    """A column has no tag: programs for HXL do not see it."""
    return [f"(column {number})" for number, name in enumerate(tags, 1) if not name]


TAG_RULES = (e802_tag, w803_other_tag, w804_no_tag)


# ---- rows -----------------------------------------------------------------------------------


def e805_date(row: Cells) -> Iterator[str]:
    """Write a date as 2024-03-05, or 2024-03, 2024-W10, 2024Q1, 2024; a slash between two of
    them."""
    for name in row:
        tag = tag_of(name)
        if tag.word == "#date" and not tag.more & WORDS and not is_date(row, name):
            yield name


def is_date(row: Cells, name: str) -> bool:
    parts = row[name].split("/")
    return len(parts) <= 2 and all(
        DATE.fullmatch(part) or day({name: part}, name) is not None for part in parts
    )


def e806_number(row: Cells) -> Iterator[str]:
    """Write a number from 0 without words and without commas, or leave the cell empty."""
    for name in row:
        tag = tag_of(name)
        counts = tag.word in NUMBERS or (tag.word == "#indicator" and "num" in tag.more)
        if counts and not tag.more & WORDS:
            number = decimal(row, name)
            if number is None or (number < 0 and tag.word in NUMBERS):
                yield name


def e807_degrees(row: Cells) -> Iterator[str]:
    """Degrees are numbers between -90 and 90 (+lat) and -180 and 180 (+lon): are they swapped?"""
    for name in row:
        for end, most in DEGREES:
            if tag_of(name).word == "#geo" and end in tag_of(name).more:
                number = decimal(row, name)
                if number is None or abs(number) > most:
                    yield name


def e808_half_a_point(row: Cells) -> Iterator[str]:
    """A point needs #geo+lat and #geo+lon: give both, or none."""
    for names in alike(row, ("lat", "lon")):
        if len(names) == 1 and tag_of(names[0]).word == "#geo":
            yield from names


def e809_bounds(row: Cells) -> Iterator[str]:
    """+min <= figure <= +max does not hold: mend the figure that is off."""
    for names in alike(row, ("min", "", "max")):
        told = [(name, number) for name in names if (number := decimal(row, name)) is not None]
        yield from (two for (_, a), (two, b) in pairwise(told) if a > b)


def e810_days(row: Cells) -> Iterator[str]:
    """The date with +end is before that with +start: turn them round."""
    for names in alike(row, ("start", "end")):
        days = [found for name in names if (found := day(row, name))]
        if len(days) == 2 and days[1] < days[0]:
            yield names[1]


def alike(row: Cells, ends: tuple[str, ...]) -> list[list[str]]:
    """Columns whose tags differ by these attributes only, in this order; "" is none of them."""
    return groups(tuple(row), ends)


@lru_cache(maxsize=1024)  # few rows have other cells empty than all before
def groups(names: tuple[str, ...], ends: tuple[str, ...]) -> list[list[str]]:
    by_tag = {tag_of(name): name for name in names}
    bases = dict.fromkeys(Tag(tag.word, tag.more.difference(ends)) for tag in by_tag)
    found = [[by_tag[one] for end in ends if (one := tag.with_(end)) in by_tag] for tag in bases]
    return [one for one in found if one]


def e811_country(row: Cells) -> Iterator[str]:
    """Write the ISO 3166-1 alpha-3 code of the country, such as MLI."""
    for name in row:
        if tag_of(name).more & ISO3 and row[name] not in COUNTRIES:
            yield name


def w812_same_event(_row: Cells) -> Places:
    """An earlier row has the same #event+code: is the event there twice?"""
    return ()


ROW_RULES = (
    e805_date, e806_number, e807_degrees, e808_half_a_point, e809_bounds, e810_days, e811_country,
)  # fmt: skip
RULES = (e801_no_tags, *TAG_RULES, *ROW_RULES, w812_same_event)
