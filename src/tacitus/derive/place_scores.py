"""What speaks for each place that a name may mean, before the rest of the report is asked."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.derive.gazetteer import Entry, Kind
from tacitus.derive.place_lists import Kinds
from tacitus.sphere import kilometres

# All weights are natural logarithms of odds, set by hand.
SIZE = 0.5  # by the logarithm of a place's people
NOBODY = 300  # people added to each place
KIND: dict[Kind, float] = {
    "country": 12.0, "region": 12.0, "admin1": -0.5, "admin2": -1.0, "capital": 2.5, "seat": 0.0,
    "town": 0.0, "section": -1.0, "former": -2.0,
}  # fmt: skip
MATCH = (0.0, -2.0, -2.5, -9.0)  # by `Entry.match`
NAMESAKE, MILLIONS = -3.0, 3_000_000  # of a country with a state elsewhere of its name: Georgia
OF_SEAT = -2.5  # of a province with a town of its name, which is meant more often
OF_KIND, NOT_OF_KIND = 3.0, -3.0  # a word beside the name points to this kind, or to another
CUED = 4.0  # in the country or province named right before it
TOWN_REACH = 40.0  # kilometres from a town within which a smaller one may be said to lie in it


@dataclass(frozen=True, slots=True)
class Question:
    """One name of the report, its candidates, and what stands beside it: kinds a word points to,
    the countries and provinces named before it (province "" is the whole country), the places
    named after it. `weight` is how often the name stands."""

    entries: tuple[Entry, ...]
    kinds: Kinds
    cues: frozenset[tuple[str, str]]
    inside: tuple[Entry, ...]
    weight: float


def own_score(entry: Entry, question: Question) -> float:
    """What speaks for a candidate: its size, its kind, the words beside the name."""
    score = KIND[entry.kind] + MATCH[entry.match]
    if entry.population:
        score += SIZE * math.log(entry.population + NOBODY)
    if question.kinds:
        score += OF_KIND if is_of(entry.kind, question.kinds) else NOT_OF_KIND
    if question.cues and fits_cue(entry, question):
        score += CUED
    if entry.kind == "country" and any(is_namesake(entry, other) for other in question.entries):
        score += NAMESAKE
    if entry.kind == "admin1" and any(is_seat_of(entry, other) for other in question.entries):
        score += OF_SEAT
    return score


def is_of(kind: Kind, kinds: Kinds) -> bool:
    """Whether a kind is one of those a word points to; all towns count as towns."""
    return kind in kinds or ("town" in kinds and kind in ("capital", "seat"))


def is_namesake(country: Entry, other: Entry) -> bool:
    """Whether a large state of another country bears a country's name."""
    large = other.kind == "admin1" and other.match == 0 and other.population > MILLIONS
    return large and other.country != country.country


def is_seat_of(province: Entry, other: Entry) -> bool:
    """Whether a province bears the name of a town in it: Aleppo."""
    within = (other.country, other.admin1) == (province.country, province.admin1)
    return within and other.match < 2 and other.kind in ("capital", "seat", "town")


def fits_cue(entry: Entry, question: Question) -> bool:
    """Whether a candidate lies in the country or province named right before it."""
    country = entry.country or ""
    return (country, "") in question.cues or (country, entry.admin1) in question.cues


def inside_of(entry: Entry, holders: Sequence[Entry]) -> Entry | None:
    """The first of the holders that the candidate lies in."""
    return next((holder for holder in holders if holds(holder, entry)), None)


def holds(holder: Entry, entry: Entry) -> bool:
    """Whether one place lies in another: by codes in a country, province or county, by distance in
    a town that is larger."""
    if holder.country != entry.country or holder.number == entry.number:
        return False
    match holder.kind:
        case "country":
            return entry.kind != "country"
        case "admin1":
            return entry.admin1 == holder.admin1 and entry.kind != "admin1"
        case "admin2":
            same = (entry.admin1, entry.admin2) == (holder.admin1, holder.admin2)
            return same and entry.kind not in ("admin1", "admin2")
        case "region":
            return False
    smaller = entry.population < holder.population and entry.kind not in ("admin1", "admin2")
    return smaller and apart(holder, entry) < TOWN_REACH


def apart(one: Entry, other: Entry) -> float:
    """Kilometres between two places, infinite where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    return kilometres(one.lat, one.lon, other.lat, other.lon)
