"""Whether two claims of one field of one event cannot both be right."""

from tacitus.values import Claim, Day, Place, Responsibility, Toll

EXACT = ("site", "city")


def clashing(one: Claim, two: Claim) -> bool:
    """Whether a person has to look: figures of the same persons that do not overlap, days that do
    not, two towns, two stages, and a deed that one claims and denies."""
    if one.field != two.field or "denied" in (one.certainty, two.certainty):
        return False
    match one.value, two.value:
        case Toll() as first, Toll() as second:
            return tolls_clash(first, second)
        case Day() as first, Day() as second:
            return days_clash(first, second)
        case Place() as first, Place() as second:
            towns = first.precision in EXACT and second.precision in EXACT
            return towns and (first.name, first.admin1) != (second.name, second.admin1)
        case Responsibility() as first, Responsibility() as second:
            stances = {first.stance, second.stance}
            return first.entity == second.entity and stances == {"claimed", "denied"}
        case str(), str():
            return one.value != two.value
    return False


def tolls_clash(one: Toll, two: Toll) -> bool:
    """Figures of the same persons that share no number."""
    if (one.entity, one.perpetrators) != (two.entity, two.perpetrators):
        return False
    low, high = sorted((one, two), key=lambda toll: toll.low)
    return low.high is not None and low.high < high.low


def days_clash(one: Day, two: Day) -> bool:
    """Intervals that share no day."""
    if None in (one.start, one.end, two.start, two.end):
        return False
    first, second = sorted((one, two), key=lambda day: str(day.start))
    return str(first.end) < str(second.start)
