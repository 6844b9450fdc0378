"""What an incident has and a format has no column for: fields of ours, and figures with bounds."""

from collections.abc import Iterable

from tacitus.incident_values import Incident
from tacitus.vocabulary import TollField
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.view import fields_told, headline_of

# What a format may have no column for, by our field.
UNSAID = {
    "killed": "this format has no column for the dead",
    "wounded": "this format has no column for the wounded",
    "abducted": "this format has no column for the abducted",
    "arrested": "this format has no column for the arrested",
    "missing": "this format has no column for the missing",
    "displaced": "this format has no column for the displaced",
    "count": "this format has no column for other figures",
    "weapon": "this format has no column for weapons",
    "responsibility": "this format has no column for who claims or denies it",
    "motive": "this format has no column for motives",
    "damage": "this format has no column for damage",
    "duration": "this format has no column for how long it lasted",
}
BUT_KILLED = tuple(field for field in UNSAID if field != "killed")
RANGE = "one figure stands for a range"


def no_columns(one: Incident, fields: Iterable[str], losses: Losses) -> None:
    """Say which of these fields are told."""
    told = fields_told(one)
    for field in fields:
        if field in told:
            losses.add(one.id, field, UNSAID[field])


def no_ranges(one: Incident, columns: dict[TollField, str], losses: Losses) -> None:
    """Say of which figures the format has one column and we have bounds."""
    for field, column in columns.items():
        found = headline_of(one, field)
        if found is not None and not found.low == found.best == found.high:
            losses.add(one.id, column, RANGE)
