"""What changed in the incidents of a project since a moment, and what moved in each."""

import itertools
from collections.abc import Iterator
from dataclasses import asdict

from tacitus.incident_values import Change, Differs, Incident, Listed
from tacitus.project.incidents import assembled
from tacitus.project.lines import listed
from tacitus.store.changes import Became, became
from tacitus.store.database import Database
from tacitus.store.incidents import IncidentReader, standing_id
from tacitus.write.formats.titles import title_of

AT_ONCE = 50  # incidents in memory
UNMOVED = ("id", "changed_at", "status", "lat", "lon")  # columns that say nothing of their own


def changes(database: Database, since: str) -> Iterator[Change]:
    """Each incident that is new, changed, merged or deleted since then (ISO 8601 in UTC), a few in
    memory at a time."""
    with database.reading() as connection:
        reader = IncidentReader(connection)
        stream = became(connection, since)
        while batch := list(itertools.islice(stream, AT_ONCE)):
            keys = [one.key for one in batch]
            now = {one.id: assembled(one) for one in reader.read(keys)}
            then = {one.id: assembled(one) for one in reader.read(keys, since)}
            for one in batch:
                into = standing_id(connection, one.key) if one.kind == "merged" else None
                yield change(one, then.get(one.id), now.get(one.id), into)


def change(one: Became, then: Incident | None, now: Incident | None, into: str | None) -> Change:
    """What became of one incident."""
    shown = now or then
    moved = tuple(moves(listed(then), listed(now))) if then is not None and now is not None else ()
    return Change(one.id, one.kind, title_of(shown) if shown else "", into, moved)


def moves(then: Listed, now: Listed) -> Iterator[Differs]:
    """The columns that differ."""
    after = asdict(now)
    for name, value in asdict(then).items():
        if name not in UNMOVED and value != after[name]:
            yield Differs(name, text_of(value), text_of(after[name]))


def text_of(value: object) -> str:
    """A value as text."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
