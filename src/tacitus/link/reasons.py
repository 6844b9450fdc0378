"""Points of agreement in words."""

from collections.abc import Callable, Mapping
from datetime import date

from tacitus.link.found import POINTS, Found
from tacitus.link.telling import TOWNS, Telling
from tacitus.sphere import kilometres
from tacitus.values import Place
from tacitus.vocabulary import TOLL_FIELDS, TollField

Words = Callable[[Telling, Telling, float], str]  # `about` is what the look says of it


def reason(found: Found, row: int, one: Telling, two: Telling) -> str:
    """What a pair of tellings has at a row, in words."""
    name = POINTS[found.point[row]].removesuffix("_named")
    words, about = WORDS[name], float(found.about[row])
    if isinstance(words, str):
        return words.format(one=one, two=two, about=about)
    return words(one, two, about)


def same_mode(one: Telling, _: Telling, __: float) -> str:
    return f"both {one.type} {one.mode}" if one.mode else f"both {one.type}"


def told_before(one: Telling, two: Telling, turned: float) -> str:
    known, other = (two, one) if turned else (one, two)
    first = known.days[0] if known.days else 0
    return f"{date.fromordinal(other.said or 1)} is before {date.fromordinal(first)}"


def pair_of_places(one: Telling, two: Telling, number: float) -> tuple[Place, Place]:
    ours, theirs = divmod(int(number), len(two.places))
    return one.places[ours], two.places[theirs]


def both_names(one: Telling, two: Telling, number: float) -> str:
    a, b = pair_of_places(one, two, number)
    return f"{a.name} and {b.name}"


def towns(one: Telling, two: Telling, number: float) -> str:
    """Their names, and how far they are apart where that is known."""
    a, b = pair_of_places(one, two, number)
    known = a.precision in TOWNS and b.precision in TOWNS
    km = distance(a, b) if known else None
    return both_names(one, two, number) + ("" if km is None else f", {km:.0f} km apart")


def distance(one: Place, two: Place) -> float | None:
    """Kilometres between two places; None where one has no point."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return None
    return kilometres(one.lat, one.lon, two.lat, two.lon)


def within(one: Telling, two: Telling, number: float) -> str:
    a, b = pair_of_places(one, two, number)
    if a.geonames_id is not None and a.geonames_id == b.geonames_id:
        return f"both in {a.name}"
    return f"{a.name} and {b.name}, which may be one"


def shared_names(one: Telling, two: Telling, _: float) -> str:
    return f"both name {listed(one.names & two.names)}"


def shared_people(one: Telling, two: Telling, _: float) -> str:
    return f"both reports name {listed(one.people & two.people)}"


def shared_weapons(one: Telling, two: Telling, _: float) -> str:
    return f"both {listed(one.weapons & two.weapons)}"


def listed(shared: frozenset[str]) -> str:
    return ", ".join(sorted(shared))


def figures_that_agree(one: Telling, two: Telling, field: float) -> str:
    name, ours, theirs = figures(one, two, field)
    return f"{name}: figures that agree ({ours}, {theirs})"


def other_figures(one: Telling, two: Telling, field: float) -> str:
    name, ours, theirs = figures(one, two, field)
    return f"{name}: {ours} and {theirs}"


def figures(one: Telling, two: Telling, field: float) -> tuple[TollField, int, int]:
    """A field, and the lowest figure of each for it."""
    name = TOLL_FIELDS[int(field)]
    ours, theirs = ({of: low for of, low, _ in told.tolls} for told in (one, two))
    return name, ours[name], theirs[name]


# Of each point its words, filled with the two tellings and what is said of it; or what makes them.
WORDS: Mapping[str, str | Words] = {
    "type_differs": "{one.type} and {two.type}",
    "mode_same": same_mode,
    "mode_open": "both {one.type}, one says how",
    "mode_differs": "{one.mode} and {two.mode}",
    "day_same": "the same day",
    "day_overlaps": "days that overlap within {about:.0f}",
    "day_next": "one day apart",
    "day_near": "{about:.0f} days apart",
    "day_differs": "{about:.0f} days apart",
    "day_differs_told": "{about:.0f} days apart",
    "said_near": "published {about:.0f} days apart, one without a day",
    "said_apart": "published {about:.0f} days apart",
    "told_before": told_before,
    "said_gap": "{about:.0f} days between their publication",
    "country_differs": both_names,
    "place_differs": towns,
    "place_within": within,
    "place_near": towns,
    "place_same": within,
    "names_shared": shared_names,
    "names_differ": "no name in common",
    "people_shared": shared_people,
    "weapon_same": shared_weapons,
    "weapon_differs": "other weapons",
    "toll_same": figures_that_agree,
    "toll_differs": other_figures,
    "wording": "{about:.0%} of the wording in common",
    "text": "reports {about:.0%} alike",
}
