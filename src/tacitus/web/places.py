"""The gazetteer for the pages: what a name may mean, asked by many threads."""

import threading
from collections.abc import Iterator

from tacitus.countries import countries
from tacitus.derive.gazetteer import Gazetteer, key_of
from tacitus.derive.gazetteer_file import open_gazetteer
from tacitus.derive.place_values import place_of
from tacitus.values import Place

MOST = 6  # places of one name


class Places:
    """Opened when first asked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._gazetteer: Gazetteer | None = None

    def named(self, name: str) -> list[tuple[Place, int]]:
        """Places of this name with how many people live there, the most populous first."""
        with self._lock:
            gazetteer = self._open()
            found = gazetteer.named(key_of(name))[:MOST]
            return [(place_of(entry, gazetteer), entry.population) for entry in found]

    def wider(self, place: Place) -> Iterator[tuple[Place, str]]:
        """The province and the country of a place, as places, with the name of the reason."""
        with self._lock:
            gazetteer = self._open()
            found: list[tuple[Place, str]] = []
            if place.admin1 and place.precision not in ("admin1", "country", "region"):
                for entry in gazetteer.provinces_named(key_of(place.admin1)):
                    if entry.country == place.country:
                        found.append((place_of(entry, gazetteer), "province_only"))
                        break
            known = countries().get(place.country or "")
            if known and place.precision != "country":
                found += [
                    (place_of(entry, gazetteer), "country_only")
                    for entry in gazetteer.named(key_of(known.name))
                    if entry.kind == "country" and entry.country == place.country
                ][:1]
        yield from found

    def _open(self) -> Gazetteer:
        if self._gazetteer is None:
            self._gazetteer, _ = open_gazetteer()
        return self._gazetteer
