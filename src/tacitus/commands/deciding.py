"""`tacitus same`, `different` and `split`: a person's word on incidents."""

from collections.abc import Sequence

from tacitus.commands.opened import opened
from tacitus.incident_values import Linking


def same(given: str | None, names: Sequence[str]) -> None:
    """Say that these are one happening."""
    with opened(given) as project:
        print(became(project.same(*names)))


def different(given: str | None, one: str, two: str) -> None:
    """Say that these are two."""
    with opened(given) as project:
        print(became(project.different(one, two)))


def split(given: str | None, incident: str, events: Sequence[str]) -> None:
    """Say that these events are a happening of their own."""
    with opened(given) as project:
        print(became(project.split(incident, *events)))


def became(done: Linking) -> str:
    """What came of it, in a line."""
    parts = (("merged", done.merged), ("new", done.new), ("changed", done.changed))
    told = ", ".join(f"{number:,} {word}" for word, number in parts if number)
    return f"kept for ever; incidents: {told or 'none had to be changed'}"
