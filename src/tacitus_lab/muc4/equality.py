"""When two fills are equal for the scoring program of 1992, without a person's judgement.

The program has an accident that this one shares: premodifiers are also cut from the end of words
and numbers, so that two dates in the same ten days of a month are equal ("22 AUG 89" and
"23 AUG 89" both become "2AUG 89").
"""

import re
from collections.abc import Iterable
from functools import cache

from tacitus.write.muc4.templates import (
    Alternative,
    Between,
    Filler,
    Location,
    Place,
    Range,
    Value,
)

PREMODIFIERS = tuple(
    """
    A THE AN THIS THAT THESE THOSE ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN
    1 2 3 4 5 6 7 8 9 10 MORE MOST MANY SEVERAL SOME ALL FEW ANY ANOTHER OTHER CERTAIN OF
    """.split()
)
CUTS = tuple(re.compile(word + r"\s+") for word in PREMODIFIERS)

# Set fills: child -> parent. A response that names an ancestor of the key's fill is partly right.
PARENT: dict[str, dict[str, str]] = {
    "inc_type": dict.fromkeys(
        ("ARSON", "BOMBING", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE"),
        "ATTACK",
    ),
    "inc_instr_type": {
        **dict.fromkeys(("MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"), "GUN"),
        **dict.fromkeys(("BOMB", "GRENADE", "MOLOTOV COCKTAIL"), "EXPLOSIVE"),
        **dict.fromkeys(("VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB"), "BOMB"),
        **dict.fromkeys(("MISSILE", "ROCKET"), "PROJECTILE"),
    },
    "perp_org_conf": {"SUSPECTED OR ACCUSED BY AUTHORITIES": "SUSPECTED OR ACCUSED"},
    "phys_tgt_type": {"GOVERNMENT OFFICE OR RESIDENCE": "POLITICAL FIGURE OFFICE OR RESIDENCE"},
    "phys_tgt_effect": {"SOME DAMAGE": "DESTROYED"},
    "hum_tgt_type": {
        "GOVERNMENT OFFICIAL": "POLITICAL FIGURE",
        "FORMER GOVERNMENT OFFICIAL": "GOVERNMENT OFFICIAL",
        "FORMER ACTIVE MILITARY": "ACTIVE MILITARY",
    },
    "hum_tgt_effect": {"NO DEATH": "NO INJURY", "NO INJURY OR DEATH": "NO DEATH"},
}


@cache
def strip_words(words: str) -> str:
    """The words without premodifiers, cut one after the other wherever they end a word."""
    for cut in CUTS:
        words = cut.sub("", words)
    return words


def same_text(one: str, two: str) -> bool:
    return one == two or strip_words(one) == strip_words(two)


def any_same(ones: Iterable[str], twos: tuple[str, ...]) -> bool:
    return any(same_text(one, two) for one in ones for two in twos)


def same_place(one: Place | Between, two: Place | Between) -> bool:
    if isinstance(one, Between) or isinstance(two, Between):
        both = isinstance(one, Between) and isinstance(two, Between)
        return both and all(map(same_place, ends_of(one), ends_of(two)))
    return any_same(one.name, two.name) and (one.type == two.type or any_same(one.type, two.type))


def ends_of(place: Place | Between) -> tuple[Place, ...]:
    return place.ends if isinstance(place, Between) else (place,)


def same_location(one: Location, two: Location) -> bool:
    return (
        any_same(one.country, two.country)
        and len(one.places) == len(two.places)
        and all(map(same_place, one.places, two.places))
    )


def ends(date: Value) -> tuple[str | None, str | None]:
    """First and last day of a date; a single day is both."""
    if isinstance(date, Range):
        return date.start, date.end
    return (date, date) if isinstance(date, str) else (None, None)


def same_end(one: str | None, two: str | None) -> bool:
    return one == two or bool(one and two and same_text(one, two))


def same_value(one: Value, two: Value) -> bool:
    """Equality of two values, of a key and of a response."""
    if isinstance(one, str) and isinstance(two, str):
        return same_text(one, two)
    if isinstance(one, Location) and isinstance(two, Location):
        return same_location(one, two)
    if isinstance(one, Range) and isinstance(two, Range):
        return all(map(same_end, ends(one), ends(two)))
    return False


def value_equal(key: Alternative, response: Alternative) -> bool:
    return any(same_value(one, two) for one in key.value for two in response.value)


def equal(key: Filler, response: Filler) -> bool:
    """Whether the response filler satisfies the key filler, cross-reference included."""
    return any(
        (one.ref is None) == (two.ref is None)
        and value_equal(one, two)
        and (one.ref is None or any_same(one.ref, two.ref or ()))
        for one in key.any
        for two in response.any
    )


def is_ancestor(slot: str, upper: Value, lower: Value) -> bool:
    parent = PARENT.get(slot, {})
    while isinstance(lower, str) and lower in parent:
        lower = parent[lower]
        if lower == upper:
            return True
    return False


def above(slot: str, key: Alternative, response: Alternative) -> bool:
    """Whether the set fill of the response is an ancestor of the key's (only) one."""
    return len(key.value) == 1 and is_ancestor(slot, response.value[0], key.value[0])


def shared_word(keys: list[Filler], responses: list[Filler]) -> bool:
    """One common word (premodifiers apart) anywhere in the fillers, cross-references included."""
    return bool(words_of(keys) & words_of(responses))


def words_of(fillers: list[Filler]) -> set[str]:
    return {
        word
        for filler in fillers
        for one in filler.any
        for words in (*one.value, *(one.ref or ()))
        if isinstance(words, str)
        for word in strip_words(words.replace('"', "")).split(" ")
    }
