"""How sure a claim is: the product of the scores on its way, scaled by how often claims of its
field and standing were right on the corpus (`data/confidence.toml`, by `tacitus-lab calibrate`)."""

from functools import cache

from tacitus.lists import tables
from tacitus.vocabulary import EventField, Salience

HIGHEST = 0.97  # no claim of a machine is certain


def calibrated(raw: float, field: EventField, salience: Salience) -> float:
    """The confidence of a claim, 0 to 0.97, to three digits."""
    return round(min(HIGHEST, raw * factors(salience).get(field, 1.0)), 3)


@cache
def factors(salience: Salience) -> dict[str, float]:
    """The factor of each field for events of a standing."""
    found: dict[str, float] = tables("confidence.toml").get(salience, {})
    return found
