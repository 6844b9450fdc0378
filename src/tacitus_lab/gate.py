"""Floors below which no figure may fall unseen. A floor is only ever raised; to lower one, this
table must be changed and `tacitus-lab bench --lower-floors` given once, so that the diff shows it.

A floor stands somewhat under the figure measured when it was set: the machine's noise for speed,
nothing for accuracy, which is the same on every run.
"""

import math
from dataclasses import dataclass

from tacitus_lab.metrics import Figure

# benchmark/split/figure -> the least value ("higher is better") or the greatest ("lower").
FLOORS: dict[str, float] = {}


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure on the wrong side of its floor."""

    key: str
    value: float
    floor: float


def falls(benchmark: str, split: str, figures: list[Figure]) -> list[Fall]:
    """The figures that fell through their floors."""
    found = []
    for one in figures:
        key = f"{benchmark}/{split}/{one.name}"
        floor = FLOORS.get(key)
        if floor is None:
            continue
        below = one.value < floor if one.better == "higher" else one.value > floor
        if below or math.isnan(one.value):
            found.append(Fall(key, one.value, floor))
    return found
