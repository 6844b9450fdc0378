"""How far the places of two tellings agree."""

import numpy as np

from tacitus.link.both import Both
from tacitus.link.found import Floats, Found, Mask
from tacitus.link.kept import Kept
from tacitus.link.places import NO_ID, PlaceColumns
from tacitus.link.rows import Numbers, Rank, Rows, crossed, found_in
from tacitus.sphere import apart

NEAR, FAR = 15.0, 60.0  # km: one place told twice, and two places
DIFFERS = ("country_differs", "place_differs")
RANKS = (*DIFFERS, "place_within", "place_near", "place_same")  # from worst to best


def places(both: Both) -> Found:
    """The places that agree best; they differ less where a report names a place of the other.
    `about` says the how manieth pair of places it is, those of the second telling in turn."""
    found = Found(len(both))
    ours, theirs = both.one.places, both.two.places
    which, our, their = crossed(ours, theirs)
    if not len(which):
        return found
    known = both.told.places.columns()
    ranks, amounts = place_points(known, ours.values[our], theirs.values[their])
    starts = np.flatnonzero(np.diff(which, prepend=-1))
    best = first_of_highest(ranks, starts)
    pairs, rank = which[starts], ranks[best]
    for number, name in enumerate(RANKS):
        some = rank == number
        found.put(pairs[some], name, amounts[best][some], (best - starts)[some])
    differ = pairs[rank < len(DIFFERS)]
    some_of = both.take(differ)
    named = names_any(some_of, some_of.one.places) | names_any(some_of.turned(), some_of.two.places)
    for name in DIFFERS:
        found.rename(differ[named], name, f"{name}_named")
    return found


def first_of_highest(ranks: Rank, starts: Rank) -> Rank:
    """Where the first of the highest ranks stands, of each run from one start to the next."""
    scores = ranks * len(ranks) - np.arange(len(ranks))
    highest = np.maximum.reduceat(scores, starts)
    return -highest % len(ranks)


def place_points(known: PlaceColumns, one: Numbers, two: Numbers) -> tuple[Rank, Floats]:
    """The point of each two places, by its number in RANKS, and how much of it."""
    countries, regions = (
        (names[one] != 0) & (names[two] != 0) & (names[one] != names[two])
        for names in (known.country, known.admin1)
    )
    towns = known.town[one] & known.town[two]
    same = (known.id[one] == known.id[two]) & (known.id[one] != NO_ID)
    km = apart(known.lat[one], known.lon[one], known.lat[two], known.lon[two])  # nan: unknown
    cases = (
        (countries, "country_differs", 1.0),
        (same & towns, "place_same", 1.0),
        (same, "place_within", 1.0),
        (towns & (km <= NEAR), "place_near", 1.0),
        (towns & (km > FAR), "place_differs", 1.0),
        (regions, "place_differs", 0.7),
    )
    where, names, amounts = zip(*cases, strict=True)
    ranks = np.select(where, [RANKS.index(name) for name in names], RANKS.index("place_within"))
    return ranks, np.select(where, amounts, 0.5)


def names_any(both: Both, places: Rows) -> Mask:
    """Whether all words of the name of one of these places stand in the second report."""
    which, numbers = places.flat()
    named = has_words(both.told, both.two.home[which], numbers)
    return np.bincount(which[named], minlength=len(both)) > 0


def has_words(told: Kept, homes: Numbers, places: Numbers) -> Mask:
    """Whether all words of the name of a place stand in a report."""
    reports, report = np.unique(homes, return_inverse=True)
    gists = told.gists(reports).words
    names = told.places.columns().words.take(places)
    which, words = names.flat()
    stands = found_in(gists, report[which], words) >= 0
    many = np.bincount(which[stands], minlength=len(names))
    every: Mask = (many == names.sizes) & (many > 0)
    return every
