"""How sure a claim is: the product of the scores on its way, scaled by how often claims of its
field and standing were right on the corpus (`data/confidence.toml`, by `tacitus-lab calibrate`)."""

from functools import cache

from tacitus.lists import tables
from tacitus.vocabulary import EventField, Salience

HIGHEST = 0.97  # no claim of a machine is certain


def calibrated(raw: float, field: EventField, salience: Salience, reader: str) -> float:
    """The confidence of a claim that came of a reader's marks, 0 to 0.97, to three digits."""
    return round(min(HIGHEST, raw * factors(reader, salience).get(field, 1.0)), 3)


@cache
def factors(reader: str, salience: Salience) -> dict[str, float]:
    """The factor of each field for events of a standing; none for a reader not known here."""
    found: dict[str, float] = tables("confidence.toml").get(reader, {}).get(salience, {})
    return found
