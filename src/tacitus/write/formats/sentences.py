"""What happened in a sentence, and what of it is disputed, as notes of other formats have it."""

from tacitus.incident_values import Incident, Moved
from tacitus.write.formats.titles import title_of
from tacitus.write.formats.view import disputed_fields
from tacitus.write.words import amount_words

OWN = ("author", "unnamed")  # holders that have no name


def summary(one: Incident) -> str | None:
    """The headline sentence of the event that tells most."""
    return title_of(one) or None


def disputes(one: Incident) -> list[str]:
    """A sentence for each figure on which sources do not agree, and for each field that somebody
    denies."""
    told = [dispute(moved) for moved in one.figures if moved.disputed]
    figures = {moved.field for moved in one.figures}
    denied = [field for field in disputed_fields(one) if field not in figures]
    return told + [f"A source denies the {field} told." for field in denied]


def dispute(moved: Moved) -> str:
    """Such as: Sources differ on killed: 3 (Wire), at least 5 (governor)."""
    said = (
        f"{amount_words(one.low, one.high)} ({one.source if one.holder in OWN else one.holder})"
        for one in moved.standing
    )
    return f"Sources differ on {moved.field}: {', '.join(dict.fromkeys(said))}."
