"""Whether a town lies in a county, province or country, as far as their points and names tell; and
which town is merely guessed."""

from functools import cache

from tacitus.lists import tables
from tacitus.sphere import kilometres
from tacitus.values import Place

GUESSED = "the town named near it"  # how the basis of a guess begins (incidents/towns.py)
HOME = "the town at which the report is at home"  # how the basis of such a town begins
AREAS = ("admin1", "region", "country")
AROUND = 60.0  # km: how far the point of a county lies from a place in it at most


def lies_in(place: Place, area: Place) -> bool:
    """Whether a place lies in an area, by country and province, and by distance in a smaller one.
    A smaller area without a point holds all of its province; one with a point no place without."""
    if area.country is None or place.country != area.country:
        return False
    if area.precision == "country":
        return True
    if area.admin1 is None or place.admin1 != area.admin1:
        return False
    if area.precision == "admin1" or area.lat is None or area.lon is None:
        return True
    if place.lat is None or place.lon is None:
        return False
    return kilometres(place.lat, place.lon, area.lat, area.lon) <= AROUND


def is_area(place: Place) -> bool:
    """Whether a place is one in which towns lie: a quarter or a spot near a town is none, though
    both have the precision of a district."""
    if place.precision == "district":
        return any(word in county_words() for word in place.name.lower().split())
    return place.precision in AREAS


@cache
def county_words() -> frozenset[str]:
    """The words for areas smaller than a province."""
    return frozenset(tables("place_words.toml")["kinds"]["admin2"])


def is_guessed(basis: str | None) -> bool:
    """Whether a claim of a place with this basis is a guess by the names that stand near."""
    return basis is not None and basis.startswith(GUESSED)


def is_no_spot(word: str) -> bool:
    """Whether a word such as "province" or "hamlet" calls what is wider than a spot in a town, or
    is a place beside it."""
    return word in wide_words()


@cache
def wide_words() -> frozenset[str]:
    """The words for towns, provinces, regions and countries."""
    kinds: dict[str, list[str]] = tables("place_words.toml")["kinds"]
    return frozenset(w for kind in ("admin1", "region", "town", "country") for w in kinds[kind])
