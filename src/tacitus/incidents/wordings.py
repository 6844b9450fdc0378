"""Which anchors name one happening, where the reader says how likely any two do.

The reader's word and what is told of the two anchors are weighed together, by weights that
`tacitus_lab.wordings_train` learned (`data/wordings.toml`); the two groups for which most speaks,
over all pairs of their anchors, come together until too little does.
"""

import math
import re
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from tacitus.incidents.happenings import (
    ANOTHER,
    DEFINITE,
    Happening,
    Naming,
    best_of,
    find_happenings,
    is_coded,
    naming,
    overlap,
    same_place,
)
from tacitus.incidents.reading import Reading
from tacitus.lists import tables
from tacitus.values import Day, Place

Floats = NDArray[np.float64]
ENOUGH = -0.8  # log-odds over all pairs of two groups from which they are one happening
SUREST = 8.0  # log-odds of the surest link of a reader
NEVER = -1e6
ENDING = re.compile(r"(?:ings?|ed|ers?|s|ions?|e)$")
STEM = 5  # letters
# What is asked of two anchors of one type, the first before the second.
FEATURES = (
    "same_mode", "same_stem", "verb", "definite", "another", "same_sentence", "next_sentence",
    "two_after", "title", "lead", "title_then_lead", "shared", "shared_recipient",
    "shared_target", "other_actor", "other_recipient", "same_day", "other_day", "other_place",
)  # fmt: skip


def happenings_of(reading: Reading) -> tuple[Happening, ...]:
    """The happenings of a report, in the order in which they are first named."""
    links = {
        (one.one, one.two): one.score for one in reading.marks.links if one.kind == "same_event"
    }
    if not links:
        return find_happenings(reading)
    numbers = [n for n in range(len(reading.marks.anchors)) if is_coded(reading, n)]
    named = [naming(reading, number) for number in numbers]
    beside = [
        Setting(
            reading.known_days((number,), beside=True), reading.known_places((number,), beside=True)
        )
        for number in numbers
    ]
    pairs = np.full((len(named), len(named)), NEVER)
    for two, later in enumerate(named):
        for one, earlier in enumerate(named[:two]):
            link = links.get((earlier.number, later.number))
            if link is not None and not are_two(beside[one], beside[two]):
                pairs[one, two] = pairs[two, one] = odds(earlier, later, link)
    groups = [[numbers[n] for n in group] for group in grouped(pairs)]
    return tuple(Happening(tuple(group), best_of(reading, group)) for group in groups)


@dataclass(frozen=True, slots=True)
class Setting:
    """The days and places that the sentence of an anchor tells of it."""

    days: list[Day]
    places: list[Place]


def are_two(one: Setting, two: Setting) -> bool:
    """Whether each of two anchors has its own day and its own place: two happenings, however
    alike."""
    return (
        bool(one.days and two.days and one.places and two.places)
        and not any(overlap(a, b) for a, b in product(one.days, two.days))
        and not any(same_place(a, b) for a, b in product(one.places, two.places))
    )


def grouped(pairs: Floats) -> list[list[int]]:
    """The numbers of what belongs together; `pairs` (n x n) is how much speaks for each pair."""
    sums = pairs.copy()
    np.fill_diagonal(sums, NEVER)
    groups = {number: [number] for number in range(len(sums))}
    while len(groups) > 1:
        one, two = sorted(divmod(int(sums.argmax()), len(sums)))
        if sums[one, two] <= ENOUGH:
            break
        sums[one] += sums[two]
        sums[:, one] = sums[one]
        sums[two] = sums[:, two] = sums[one, one] = NEVER
        groups[one] += groups.pop(two)
    return sorted(sorted(group) for group in groups.values())


def odds(one: Naming, two: Naming, link: float) -> float:
    """The log-odds that two anchors name one happening; `link` is the reader's probability."""
    known, weighed = weights()
    told = known["base"] + sum(known[name] * value for name, value in features(one, two).items())
    return weighed["told"] * told + weighed["link"] * log_odds(link) + weighed["base"]


def log_odds(share: float) -> float:
    least = 1 / (1 + math.exp(SUREST))
    kept = min(max(share, least), 1 - least)
    return math.log(kept / (1 - kept))


@cache
def weights() -> tuple[dict[str, float], dict[str, float]]:
    """The weight of each feature, and those of what is told and of the reader's word."""
    found = tables("wordings.toml")
    return found["told"], found["both"]


def features(one: Naming, two: Naming) -> dict[str, float]:
    """What speaks for one happening or against it, by name; the first stands before the second."""
    return {name: float(holds) for name, holds in (worded(one, two) | played(one, two)).items()}


def worded(one: Naming, two: Naming) -> dict[str, bool]:
    """How the two are worded, and where they stand."""
    away = two.sentence - one.sentence
    return {
        "same_mode": one.anchor.mode == two.anchor.mode,
        "same_stem": stem(one.word) == stem(two.word),
        "verb": two.is_verb,
        "definite": not two.is_verb and DEFINITE.search(two.before) is not None,
        "another": not two.is_verb and ANOTHER.search(two.before) is not None,
        "same_sentence": away == 0,
        "next_sentence": away == 1,
        "two_after": away == 2,
        "title": one.paragraph == 0,
        "lead": one.paragraph == 1,
        "title_then_lead": one.paragraph == 0 and two.paragraph == 1,
    }


def played(one: Naming, two: Naming) -> dict[str, bool]:
    """Who takes part in the two, when and where."""
    all_one, all_two = (set().union(*each.played.values()) for each in (one, two))
    shared = {role: bool(one.played[role] & two.played[role]) for role in one.played}
    other = {
        role: bool(one.played[role] and two.played[role]) and not shared[role]
        for role in one.played
    }
    dated, placed = bool(one.days and two.days), bool(one.places and two.places)
    same_day = dated and any(overlap(a, b) for a in one.days for b in two.days)
    return {
        "shared": bool(all_one & all_two),
        "shared_recipient": shared["recipient"],
        "shared_target": shared["target"],
        "other_actor": other["actor"],
        "other_recipient": other["recipient"],
        "same_day": same_day,
        "other_day": dated and not same_day,
        "other_place": placed and not any(same_place(a, b) for a in one.places for b in two.places),
    }


def stem(word: str) -> str:
    """The first letters of the last word, without its ending: "bombing" and "bombed" are one."""
    return ENDING.sub("", word.rsplit(maxsplit=1)[-1])[:STEM]
