"""How far two tellings agree, point by point, each with its reason in words.

A point is a number of log-odds: above 0 it speaks for one happening, below 0 against. The sum and
the bias of the table make the probability that both tell of one happening. The weights stand in
`data/linking.toml`; `tacitus-lab linking` fits them.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product

from tacitus.link.telling import TOWNS, Telling
from tacitus.values import Place

EARTH = 6371.0  # km, mean radius (IUGG)
ALIKE = 0.5  # a cosine beyond which wording says no more: routine reports are worded alike
NEAR, FAR = 15.0, 60.0  # km: one place told twice, and two places


@dataclass(frozen=True, slots=True)
class Point:
    """One thing looked at: the name of its weight, how much of it there is, and in words."""

    weight: str
    amount: float
    reason: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How likely two tellings are of one happening (0 to 1), and why."""

    score: float
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Rarity:
    """How many of `all` tellings have a name or a word; those that few have weigh more."""

    all: int
    names: Mapping[str, int]
    words: Mapping[str, int]

    def of_name(self, name: str) -> float:
        """0 for a name that all have, 1 for one that a single telling has."""
        return math.log(self.all / self.names.get(name, 1)) / math.log(max(2, self.all))

    def of_word(self, word: str) -> float:
        return math.log(1 + self.all / self.words.get(word, 1))


Look = Callable[[Telling, Telling, Rarity], Point | None]


def agreement(
    one: Telling, two: Telling, rarity: Rarity, weights: Mapping[str, float]
) -> Agreement:
    """The points of two tellings and what they come to."""
    points = tuple(point for look in LOOKS if (point := look(one, two, rarity)) is not None)
    total = weights["bias"] + sum(weights[point.weight] * point.amount for point in points)
    return Agreement(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), points)


def kinds(one: Telling, two: Telling, _: Rarity) -> Point | None:
    """Type and mode."""
    if one.type != two.type:
        return Point("type_differs", 1, f"{one.type} and {two.type}")
    if one.mode == two.mode:
        return Point("mode_same", 1, f"both {one.type} {one.mode or ''}".rstrip())
    if one.mode is None or two.mode is None:
        return Point("mode_open", 1, f"both {one.type}, one says how")
    return Point("mode_differs", 1, f"{one.mode} and {two.mode}")


def days(one: Telling, two: Telling, _: Rarity) -> Point | None:
    """The days told; where one tells none, the days of publication."""
    if one.days is None or two.days is None:
        return published(one, two)
    gap = max((two.days[0] - one.days[1]).days, (one.days[0] - two.days[1]).days)
    if gap > 0:
        name = "day_next" if gap == 1 else "day_near" if gap <= 3 else "day_differs"
        return Point(name, 1, f"{gap} days apart" if gap > 1 else "one day apart")
    length = max((days[1] - days[0]).days for days in (one.days, two.days)) + 1
    if length <= 2:
        return Point("day_same", 1, "the same day")
    return Point("day_overlaps", 1 / math.log2(1 + length), f"days that overlap within {length}")


def published(one: Telling, two: Telling) -> Point | None:
    if one.said is None or two.said is None:
        return None
    gap = abs((one.said - two.said).days)
    if gap <= 3:
        return Point("said_near", 1, f"published {gap} days apart, one without a day")
    return Point("said_apart", min(1.0, math.log2(gap) / 6), f"published {gap} days apart")


def places(one: Telling, two: Telling, _: Rarity) -> Point | None:
    """The places that agree best."""
    pairs = list(product(one.places, two.places))
    if not pairs:
        return None
    return max((place_point(a, b) for a, b in pairs), key=lambda point: ORDER.index(point.weight))


ORDER = (
    "country_differs",
    "place_differs",
    "place_within",
    "place_near",
    "place_same",
)


def place_point(one: Place, two: Place) -> Point:
    if one.country and two.country and one.country != two.country:
        return Point("country_differs", 1, f"{one.name} and {two.name}")
    towns = one.precision in TOWNS and two.precision in TOWNS
    if one.geonames_id is not None and one.geonames_id == two.geonames_id:
        name = "place_same" if towns else "place_within"
        return Point(name, 1, f"both in {one.name}")
    apart = distance(one, two)
    if apart is not None and towns:
        if apart <= NEAR:
            return Point("place_near", 1, f"{one.name} and {two.name}, {apart:.0f} km apart")
        if apart > FAR:
            return Point("place_differs", 1, f"{one.name} and {two.name}, {apart:.0f} km apart")
    if one.admin1 and two.admin1 and one.admin1 != two.admin1:
        return Point("place_differs", 0.7, f"{one.name} and {two.name}")
    return Point("place_within", 0.5, f"{one.name} and {two.name}, which may be one")


def distance(one: Place, two: Place) -> float | None:
    """Kilometres between two points on the sphere; None where one has no point."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return None
    lat_one, lon_one, lat_two, lon_two = map(math.radians, (one.lat, one.lon, two.lat, two.lon))
    half = (
        math.sin((lat_two - lat_one) / 2) ** 2
        + math.cos(lat_one) * math.cos(lat_two) * math.sin((lon_two - lon_one) / 2) ** 2
    )
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


def names(one: Telling, two: Telling, rarity: Rarity) -> Point | None:
    """Those who take part, by name."""
    if not one.names or not two.names:
        return None
    shared = sorted(one.names & two.names)
    if not shared:
        return Point("names_differ", 1, "no name in common")
    amount = min(2.0, sum(rarity.of_name(name) for name in shared))
    return Point("names_shared", amount, f"both name {', '.join(shared)}")


def weapons(one: Telling, two: Telling, _: Rarity) -> Point | None:
    if not one.weapons or not two.weapons:
        return None
    shared = sorted(one.weapons & two.weapons)
    if shared:
        return Point("weapon_same", 1, f"both {', '.join(shared)}")
    return Point("weapon_differs", 1, "other weapons")


def tolls(one: Telling, two: Telling, _: Rarity) -> Point | None:
    """Figures of one field: equal ones above 1 say much, those far apart speak against."""
    theirs = {field: (low, high) for field, low, high in two.tolls}
    best: Point | None = None
    for field, low, high in one.tolls:
        if field not in theirs:
            continue
        other_low, other_high = theirs[field]
        if low <= other_high and other_low <= high:
            amount = 1.0 if min(low, other_low) > 1 else 0.4
            best = Point("toll_same", amount, f"{field}: figures that agree ({low}, {other_low})")
        elif best is None:
            ratio = (max(low, other_low) + 1) / (min(low, other_low) + 1)
            amount = min(1.0, math.log2(ratio) / 3)
            best = Point("toll_differs", amount, f"{field}: {low} and {other_low}")
    return best


def wording(one: Telling, two: Telling, rarity: Rarity) -> Point | None:
    """The words around the anchors: the cosine of their sets, rare words weighing more."""
    shared = sum(rarity.of_word(word) ** 2 for word in one.words & two.words)
    norms = [math.sqrt(sum(rarity.of_word(w) ** 2 for w in own)) for own in (one.words, two.words)]
    if not all(norms):
        return None
    cosine = shared / (norms[0] * norms[1])
    return Point("wording", min(cosine, ALIKE), f"{cosine:.0%} of the wording in common")


LOOKS: tuple[Look, ...] = (kinds, days, places, names, weapons, tolls, wording)
