"""What became of one incident: which reports came to it and left it, and what became part of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, select

from tacitus.store.tables import codings, events, incidents, links, reports


@dataclass(frozen=True, slots=True)
class Passed:
    """A moment (ISO 8601 in UTC): a report came or left, or another incident became part of this
    one. `name` is the report's title, else its id, or the id of the incident; `why` what the person
    who joined them said, empty where the machine did."""

    at: str
    what: Literal["came", "left", "merged"]
    name: str
    report: int | None = None
    why: str = ""


def history_of(connection: Connection, key: int) -> list[Passed]:
    """All that became of the incident with this key, in order."""
    return sorted([*joined(connection, key), *merged(connection, key)], key=lambda one: one.at)


def joined(connection: Connection, key: int) -> Iterator[Passed]:
    """The reports that came to it, and those that left it."""
    found = (
        select(
            links.c.made_at,
            links.c.withdrawn_at,
            links.c.linker,
            links.c.reasons,
            reports.c.key,
            func.coalesce(reports.c.title, reports.c.id).label("name"),
        )
        .join(events, events.c.key == links.c.event_key)
        .join(codings, codings.c.key == events.c.coding_key)
        .join(reports, reports.c.key == codings.c.report_key)
        .where(links.c.incident_key == key)
        .order_by(links.c.key)
    )
    for row in connection.execute(found):
        said = row.reasons[0] if row.linker.startswith("decision:") and row.reasons else ""
        yield Passed(row.made_at, "came", row.name, row.key, said)
        if row.withdrawn_at is not None:
            yield Passed(row.withdrawn_at, "left", row.name, row.key)


def merged(connection: Connection, key: int) -> Iterator[Passed]:
    """The incidents that became part of it."""
    found = select(incidents.c.id, incidents.c.merged_at).where(incidents.c.merged_into == key)
    for row in connection.execute(found.order_by(incidents.c.key)):
        yield Passed(row.merged_at, "merged", row.id)
