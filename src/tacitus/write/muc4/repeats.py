"""What one slot would say twice: of two descriptions of which one holds all words of the other, the
longer is kept ("dock hands", "young dock hands")."""

from collections.abc import Sequence
from dataclasses import replace

from tacitus.write.muc4.incident import Incident, Perpetrator, Thing, Victim


def without_repeats(incident: Incident) -> Incident:
    """The incident with each perpetrator, thing and description of persons once."""
    return replace(
        incident,
        perpetrators=perpetrators(incident.perpetrators),
        things=things(incident.things),
        victims=victims(incident.victims),
    )


def is_said(words: str, others: Sequence[str]) -> bool:
    """Whether other words hold all of these and more."""
    own = set(words.split())
    return any(own < set(other.split()) for other in others)


def perpetrators(told: tuple[Perpetrator, ...]) -> tuple[Perpetrator, ...]:
    """Bodies are compared with bodies, persons with persons."""
    return tuple(
        one
        for one in told
        if not is_said(one.words, [other.words for other in told if other.body == one.body])
    )


def things(told: tuple[Thing, ...]) -> tuple[Thing, ...]:
    return tuple(one for one in told if not is_said(one.words, [other.words for other in told]))


def victims(told: tuple[Victim, ...]) -> tuple[Victim, ...]:
    """Those without a name, which are compared by their descriptions."""
    words = [one.descriptions[0] for one in told if not one.name]
    return tuple(one for one in told if one.name or not is_said(one.descriptions[0], words))
