"""`tacitus diff`: what became of incidents since a day."""

import json
from dataclasses import asdict
from typing import Literal

from tacitus.commands.opened import opened
from tacitus.commands.talk import say
from tacitus.incident_values import Change, Differs
from tacitus.write.records import escaped
from tacitus.write.safe import excerpt

TITLE, VALUE = 120, 60  # characters


def diff(given: str | None, since: str, form: Literal["text", "jsonl"]) -> None:
    """Print each change, what moved below it; say so if there is none."""
    count = 0
    with opened(given) as project:
        for one in project.changes(since):
            count += 1
            if form == "jsonl":
                print(escaped(json.dumps(asdict(one), ensure_ascii=False)))
            else:
                print("\n".join([line(one), *map(moved, one.moved)]))
    if not count:
        say(f"no incident has changed since {since}")


def line(one: Change) -> str:
    """What became of an incident."""
    into = f" into {one.into}" if one.into else ""
    return f"{one.kind:<8} {one.id}{into}  {excerpt(one.title, TITLE)}"


def moved(one: Differs) -> str:
    """What it was and what it is."""
    before, now = (excerpt(value, VALUE) or "not known" for value in (one.before, one.now))
    return f"         {one.field.replace('_', ' ')}: {before} -> {now}"
