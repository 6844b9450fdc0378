"""How far two tellings agree, point by point, each with its reason in words.

A point is a number of log-odds: above 0 it speaks for one happening, below 0 against. The sum and
the bias make the probability that both tell of one happening. The weights stand in
`data/linking.toml`, which says how they were set.
"""

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tacitus.link.gist import (
    WORD,
    Gist,
    Numbers,
    Weights,
    number_of,
    numbers_of,
)
from tacitus.link.telling import TOWNS, Telling
from tacitus.link.vectors import Vectors, likeness, weighed
from tacitus.sphere import kilometres
from tacitus.values import Place

ALIKE = 0.5  # a cosine beyond which wording says no more: routine reports are worded alike
ALL_ALIKE = 0.7  # the same of whole reports
USUAL = 0.25  # likeness of reports that says nothing: less of it speaks against
SUREST = math.log(999_999)  # log-odds: nothing is surer than all but one in a million
NEAR, FAR = 15.0, 60.0  # km: one place told twice, and two places
DIFFERS = ("country_differs", "place_differs")
PLACES = (*DIFFERS, "place_within", "place_near", "place_same")  # from worst to best


class Point(NamedTuple):
    """One thing looked at: the name of its weight, and how much of it there is. `about` fills the
    gaps in `words` when the reason is asked for: most points are never shown."""

    weight: str
    amount: float
    words: str
    about: tuple[object, ...] = ()

    @property
    def reason(self) -> str:
        return self.words.format(*self.about)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How likely two tellings are of one happening (0 to 1), and why."""

    score: float
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """How many of `all` tellings have a name, and how many each word, by its number: those that few
    have weigh more. `vectors` are the weightiest words of each report, whose `places` are by its
    number; `people` says how many of the reports name a person. A name has a number as a word
    has."""

    all: int
    names: Numbers
    words: Numbers
    vectors: Vectors
    places: Mapping[int, int]
    people: Numbers

    def of_name(self, name: str) -> float:
        """0 for a name that all have, 1 for one that a single telling has."""
        held = max(1, int(self.names[number_of(name)]))
        return math.log(self.all / held) / math.log(max(2, self.all))

    def of_person(self, name: str) -> float:
        """The same of a person that reports name."""
        held, reports = max(1, int(self.people[number_of(name)])), max(2, len(self.vectors))
        return max(0.0, 1 - math.log(held) / math.log(reports))

    def of_words(self, words: Numbers) -> Weights:
        held = np.maximum(1, self.words[words])
        return np.log(1 + self.all / held).astype(np.float32)


Look = Callable[[Telling, Telling, Rarity], Point | None]


def kinds(one: Telling, two: Telling, _: Rarity) -> Point | None:
    """Type and mode."""
    if one.type != two.type:
        return Point("type_differs", 1, "{} and {}", (one.type, two.type))
    if one.mode == two.mode:
        return Point("mode_same", 1, "both {}{}", (one.type, f" {one.mode}" if one.mode else ""))
    if one.mode is None or two.mode is None:
        return Point("mode_open", 1, "both {}, one says how", (one.type,))
    return Point("mode_differs", 1, "{} and {}", (one.mode, two.mode))


def days(one: Telling, two: Telling, _: Rarity) -> Point | None:
    """The days told; where one tells none, the days of publication. They differ less where a report
    tells of the other's day, too."""
    if one.days is None or two.days is None:
        return published(one, two)
    (first, last), (other_first, other_last) = one.days, two.days
    gap = max(other_first - last, first - other_last)
    if gap > 0:
        name = "day_next" if gap == 1 else "day_near" if gap <= 3 else "day_differs"
        if name == "day_differs" and (tells_day(one, two) or tells_day(two, one)):
            name = "day_differs_told"
        return Point(name, 1, "{} days apart" if gap > 1 else "one day apart", (gap,))
    length = max(last - first, other_last - other_first) + 1
    if length <= 2:
        return Point("day_same", 1, "the same day")
    return Point(
        "day_overlaps", 1 / math.log2(1 + length), "days that overlap within {}", (length,)
    )


def tells_day(told: Telling, other: Telling) -> bool:
    """Whether a report tells of the day of another, though not as that of the happening."""
    if other.days is None:
        return False
    first, last = other.days
    return any(start <= last and first <= end for start, end in told.other_days)


def published(one: Telling, two: Telling) -> Point | None:
    """Where one tells no day. No report tells of what happens later: a day is left for time zones
    and slips."""
    if one.said is None or two.said is None:
        return None
    for known, other in ((one.days, two.said), (two.days, one.said)):
        if known and known[0] - other > 1:
            days = (date.fromordinal(other), date.fromordinal(known[0]))
            return Point("told_before", 1, "{} is before {}", days)
    gap = abs(one.said - two.said)
    if gap <= 3:
        return Point("said_near", 1, "published {} days apart, one without a day", (gap,))
    return Point("said_apart", min(1.0, math.log2(gap) / 6), "published {} days apart", (gap,))


def places(one: Telling, two: Telling, _: Rarity) -> Point | None:
    """The places that agree best; they differ less where a report names a place of the other."""
    points = [place_point(a, b) for a in one.places for b in two.places]
    if not points:
        return None
    best = max(points, key=lambda point: PLACES.index(point.weight))
    if best.weight in DIFFERS and (names_any(two, one.places) or names_any(one, two.places)):
        return best._replace(weight=f"{best.weight}_named")
    return best


def names_any(told: Telling, places: Iterable[Place]) -> bool:
    """Whether all words of the name of one of these places stand in a report."""
    return any(has_words(told.gist, place.name) for place in places)


@lru_cache(maxsize=1_000)  # the happenings of a report are compared one after the other
def has_words(gist: Gist, name: str) -> bool:
    """Whether all words of a name stand in a report."""
    words, all_words = name_words(name), gist.words
    if not len(words) or not len(all_words):
        return False
    at = np.minimum(np.searchsorted(all_words, words), len(all_words) - 1)
    return bool((all_words[at] == words).all())


@lru_cache(maxsize=10_000)
def name_words(name: str) -> Numbers:
    return numbers_of(WORD.findall(name.lower()))


def place_point(one: Place, two: Place) -> Point:
    if one.country and two.country and one.country != two.country:
        return Point("country_differs", 1, "{} and {}", (one.name, two.name))
    towns = one.precision in TOWNS and two.precision in TOWNS
    if one.geonames_id is not None and one.geonames_id == two.geonames_id:
        name = "place_same" if towns else "place_within"
        return Point(name, 1, "both in {}", (one.name,))
    apart = distance(one, two)
    if apart is not None and towns:
        if apart <= NEAR:
            return Point("place_near", 1, "{} and {}, {:.0f} km apart", (one.name, two.name, apart))
        if apart > FAR:
            return Point(
                "place_differs", 1, "{} and {}, {:.0f} km apart", (one.name, two.name, apart)
            )
    if one.admin1 and two.admin1 and one.admin1 != two.admin1:
        return Point("place_differs", 0.7, "{} and {}", (one.name, two.name))
    return Point("place_within", 0.5, "{} and {}, which may be one", (one.name, two.name))


def distance(one: Place, two: Place) -> float | None:
    """Kilometres between two places; None where one has no point."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return None
    return kilometres(one.lat, one.lon, two.lat, two.lon)


def names(one: Telling, two: Telling, rarity: Rarity) -> Point | None:
    """Those who take part, by name."""
    if not one.names or not two.names:
        return None
    shared = sorted(one.names & two.names)
    if not shared:
        return Point("names_differ", 1, "no name in common")
    amount = min(2.0, sum(rarity.of_name(name) for name in shared))
    return Point("names_shared", amount, "both name {}", (", ".join(shared),))


def weapons(one: Telling, two: Telling, _: Rarity) -> Point | None:
    if not one.weapons or not two.weapons:
        return None
    shared = sorted(one.weapons & two.weapons)
    if shared:
        return Point("weapon_same", 1, "both {}", (", ".join(shared),))
    return Point("weapon_differs", 1, "other weapons")


def tolls(one: Telling, two: Telling, _: Rarity) -> Point | None:
    """Figures of one field: equal ones above 1 say much, those far apart speak against."""
    if not one.tolls or not two.tolls:
        return None
    theirs = {field: (low, high) for field, low, high in two.tolls}
    best: Point | None = None
    for field, low, high in one.tolls:
        if field not in theirs:
            continue
        other_low, other_high = theirs[field]
        if low <= other_high and other_low <= high:
            amount = 1.0 if min(low, other_low) > 1 else 0.4
            best = Point(
                "toll_same", amount, "{}: figures that agree ({}, {})", (field, low, other_low)
            )
        elif best is None:
            ratio = (max(low, other_low) + 1) / (min(low, other_low) + 1)
            amount = min(1.0, math.log2(ratio) / 3)
            best = Point("toll_differs", amount, "{}: {} and {}", (field, low, other_low))
    return best


def wording(cosine: float) -> Point:
    """The words around the anchors, rare words weighing more."""
    return Point("wording", min(cosine, ALIKE), "{:.0%} of the wording in common", (cosine,))


def whole(cosine: float) -> Point:
    """The reports as a whole."""
    return Point("text", min(cosine, ALL_ALIKE) - USUAL, "reports {:.0%} alike", (cosine,))


def people(one: Telling, two: Telling, rarity: Rarity) -> Point | None:
    """Persons that both reports name, whatever their part."""
    shared = sorted(one.people & two.people)
    if not shared:
        return None
    amount = min(2.0, sum(rarity.of_person(name) for name in shared))
    return Point("people_shared", amount, "both reports name {}", (", ".join(shared),))


def publication(one: Telling, two: Telling, _: Rarity) -> Point | None:
    """How far apart they were published: most that is written of a happening is written soon."""
    if one.said is None or two.said is None or one.said == two.said:
        return None
    gap = abs(one.said - two.said)
    amount = min(1.0, math.log2(1 + gap) / 6)
    return Point("said_gap", amount, "{} days between their publication", (gap,))


LOOKS: tuple[Look, ...] = (kinds, days, places, names, weapons, tolls)
OF_REPORTS: tuple[Look, ...] = (people, publication)  # what is the same for all their tellings


def agreement(
    one: Telling, two: Telling, rarity: Rarity, weights: Mapping[str, float]
) -> Agreement:
    """The points of two tellings and what they come to."""
    return next(agreements([(one, two)], rarity, weights))


def agreements(
    pairs: Sequence[tuple[Telling, Telling]], rarity: Rarity, weights: Mapping[str, float]
) -> Iterator[Agreement]:
    """The same of many pairs, for which it takes the less time each the more they are."""
    for points in points_of(pairs, rarity):
        odds = log_odds(points, weights)
        yield Agreement(1 / (1 + math.exp(-odds)), tuple(points))


def log_odds(points: Iterable[Point], weights: Mapping[str, float]) -> float:
    """What points come to: the log-odds of one happening, from -SUREST to SUREST."""
    total = weights["bias"]
    for weight, amount, _, _ in points:
        total += weights[weight] * amount
    return max(-SUREST, min(SUREST, total))


def points_of(pairs: Sequence[tuple[Telling, Telling]], rarity: Rarity) -> Iterator[list[Point]]:
    """All points of each pair."""
    reports = {(one.report, two.report): (one, two) for one, two in pairs}
    of_reports = dict(zip(reports, report_points(reports.values(), rarity), strict=True))
    cosines = wordings(pairs, rarity).tolist()
    for (one, two), cosine in zip(pairs, cosines, strict=True):
        points = [point for look in LOOKS if (point := look(one, two, rarity)) is not None]
        if len(one.words) and len(two.words):
            points.append(wording(cosine))
        yield points + of_reports[one.report, two.report]


def wordings(pairs: Sequence[tuple[Telling, Telling]], rarity: Rarity) -> NDArray[np.float64]:
    """How far the words around the anchors of each pair are the same."""
    told = {id(one): one for pair in pairs for one in pair}
    places = {key: place for place, key in enumerate(told)}
    vectors = weighed([one.words for one in told.values()], rarity.of_words)
    ones, twos = (np.array([places[id(pair[side])] for pair in pairs], np.int32) for side in (0, 1))
    return likeness(vectors, ones, twos)


def report_points(
    pairs: Collection[tuple[Telling, Telling]], rarity: Rarity
) -> Iterator[list[Point]]:
    """What speaks for and against each pair in their reports."""
    vectors, places = rarity.vectors, rarity.places
    ones, twos = (
        np.array([places[pair[side].report] for pair in pairs], np.int32) for side in (0, 1)
    )
    cosines = likeness(vectors, ones, twos).tolist()
    worded = ((vectors.sizes(ones) > 0) & (vectors.sizes(twos) > 0)).tolist()
    for (one, two), both, cosine in zip(pairs, worded, cosines, strict=True):
        points = [whole(cosine)] if both else []
        found = (look(one, two, rarity) for look in OF_REPORTS)
        yield points + [point for point in found if point is not None]
