"""The order of the fields, and those of which a coder always wants to know, also where the coding
has nothing."""

from collections.abc import Iterable

from tacitus.values import Event, TypeValue
from tacitus.vocabulary import ClaimField, EventField, OwnName

WHERE_AND_WHEN: tuple[EventField, ...] = ("date", "place", "actor")
ORDER: tuple[EventField, ...] = (
    "type", "stage", "date", "place", "actor", "recipient", "target", "weapon", "killed",
    "wounded", "abducted", "arrested", "missing", "displaced", "count", "responsibility",
    "motive", "duration", "damage",
)  # fmt: skip


def claim_field(name: str) -> ClaimField:
    """The field of an event that has this name."""
    return next((one for one in ORDER if one == name), OwnName(name))


def in_order(fields: Iterable[ClaimField]) -> list[ClaimField]:
    """Our fields first, in their order, then a project's own by name; each once."""
    return sorted(dict.fromkeys(fields), key=place_of)


def place_of(field: ClaimField) -> tuple[int, str]:
    """By which fields are put in order."""
    return (ORDER.index(field), "") if field in ORDER else (len(ORDER), field)


def missing_fields(event: Event) -> tuple[EventField, ...]:
    """Those that a main event lacks: when, where, who; of violence also to whom, and the dead."""
    if event.salience != "main":
        return ()
    told = {claim.field for claim in event.claims}
    types = [claim.value.type for claim in event.claims if isinstance(claim.value, TypeValue)]
    due = [field for field in WHERE_AND_WHEN if field not in told]
    if "ASSAULT" in types:
        if not told & {"recipient", "target"}:
            due.append("recipient")
        if "killed" not in told:
            due.append("killed")
    return tuple(due)
