"""What a look at many pairs of tellings finds."""

import numpy as np
from numpy.typing import NDArray

from tacitus.link.rows import Rank

Floats = NDArray[np.float64]
LogOdds = NDArray[np.float32]  # of pairs, of which there may be millions
Mask = NDArray[np.bool_]
POINTS = (
    "nothing",
    "type_differs", "mode_same", "mode_open", "mode_differs",
    "day_same", "day_overlaps", "day_next", "day_near", "day_differs", "day_differs_told",
    "said_near", "said_apart", "told_before", "said_gap",
    "country_differs", "place_differs", "place_within", "place_near", "place_same",
    "country_differs_named", "place_differs_named",
    "names_shared", "names_differ", "people_shared",
    "weapon_same", "weapon_differs", "toll_same", "toll_differs",
    "wording", "text",
)  # fmt: skip
NUMBERS = {name: number for number, name in enumerate(POINTS)}


class Found:
    """Of each pair at most one point, by its number in POINTS, and how much of it there is.
    `about` is what its words name or point at, see `reasons.py`."""

    def __init__(self, many: int) -> None:
        self.point = np.zeros(many, np.int8)
        self.amount = np.zeros(many)
        self.about = np.zeros(many)

    def __len__(self) -> int:
        return len(self.point)

    def put(
        self,
        where: Mask | Rank,
        name: str,
        amount: Floats | float = 1.0,
        about: NDArray[np.generic] | float = 0.0,
    ) -> None:
        """Some pairs have this point, whatever they had before. Amounts are those of these pairs;
        if where they are says a mask, those of all pairs."""
        self.point[where] = NUMBERS[name]
        masked = where.dtype == np.bool_
        for column, given in ((self.amount, amount), (self.about, about)):
            column[where] = given[where] if masked and isinstance(given, np.ndarray) else given

    def rename(self, where: Rank, name: str, other: str) -> None:
        """Those among some pairs that have one point have the other, as much of it."""
        self.point[where[self.point[where] == NUMBERS[name]]] = NUMBERS[other]

    def take(self, rows: Rank) -> "Found":
        """Those of some pairs."""
        found = Found(0)
        found.point, found.amount = self.point[rows], self.amount[rows]
        found.about = self.about[rows]
        return found
