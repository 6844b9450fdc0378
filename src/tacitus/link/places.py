"""Places by number, each once, and what is asked of them as columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from tacitus.link.gist import WORD, code_of, numbers_of
from tacitus.link.rows import Numbers, Rank, Rows
from tacitus.link.telling import TOWNS
from tacitus.values import Place

NO_ID = -1
HALVES = 361  # of a degree of latitude; of longitude are twice as many


@dataclass(frozen=True, slots=True, eq=False)
class PlaceColumns:
    """`country` and `admin1` are codes of their names, 0 where none is known; `id` is that of
    GeoNames, else NO_ID; degrees are nan where there is no point. `name` is a code, `words` are the
    numbers of its words."""

    town: NDArray[np.bool_]
    country: Numbers
    admin1: Numbers
    id: NDArray[np.int64]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    name: Numbers
    words: Rows

    @classmethod
    def of(cls, places: Sequence[Place]) -> Self:
        return cls(
            np.array([one.precision in TOWNS for one in places], np.bool_),
            np.array([code_of(one.country or "") for one in places], np.int32),
            np.array([code_of(one.admin1 or "") for one in places], np.int32),
            np.array(
                [NO_ID if one.geonames_id is None else one.geonames_id for one in places], np.int64
            ),
            np.array([np.nan if one.lat is None else one.lat for one in places], np.float64),
            np.array([np.nan if one.lon is None else one.lon for one in places], np.float64),
            np.array([code_of(one.name) for one in places], np.int32),
            Rows.of(numbers_of(WORD.findall(one.name.lower())) for one in places),
        )

    def cells(self, numbers: Rank) -> NDArray[np.int64]:
        """The half degree that each of some places lies in, as one number; -1 without a point."""
        lat, lon = self.lat[numbers], self.lon[numbers]
        known = ~(np.isnan(lat) | np.isnan(lon))
        cells = np.full(len(numbers), -1, np.int64)
        north, east = (np.round(2 * side[known]).astype(np.int64) for side in (lat, lon))
        cells[known] = (north + HALVES) * 4 * HALVES + east + 2 * HALVES
        return cells


class Places:
    """Numbers of places, given as they are asked for."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._places = list(places)
        self._numbers: dict[Place, int] = {}
        self._columns = PlaceColumns.of(())

    def __getitem__(self, number: int) -> Place:
        return self._places[number]

    def __getstate__(self) -> list[Place]:
        return self._places

    def __setstate__(self, places: list[Place]) -> None:
        self.__init__(places)  # type: ignore[misc]

    def numbers_of(self, places: Iterable[Place]) -> tuple[int, ...]:
        return tuple(map(self.number_of, places))

    def number_of(self, place: Place) -> int:
        if len(self._numbers) < len(self._places):
            self._numbers = {one: number for number, one in enumerate(self._places)}
        number = self._numbers.setdefault(place, len(self._places))
        if number == len(self._places):
            self._places.append(place)
        return number

    def columns(self) -> PlaceColumns:
        """Of all places so far."""
        if len(self._columns.town) < len(self._places):
            self._columns = PlaceColumns.of(self._places)
        return self._columns
