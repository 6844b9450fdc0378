"""What somebody may not see yet who codes reports by themselves: in SQL, for lists, what `sights`
of the project says of reports that are assigned to them."""

from typing import Any

from sqlalchemy import Connection, Select, exists, select

from tacitus.store.people_tables import assignments, comparisons
from tacitus.store.tables import codings, events, links


def apart_reports(who: str) -> Select[Any]:
    """The keys of the reports that `who` codes from the text alone, or beside others, and not all
    have ended."""
    mine, other = assignments, assignments.alias()
    compared = exists().where(comparisons.c.report_key == mine.c.report_key)
    beside = exists().where(
        other.c.report_key == mine.c.report_key,
        other.c.who != who,
        other.c.withdrawn_at.is_(None),
    )
    return select(mine.c.report_key).where(
        mine.c.who == who,
        mine.c.withdrawn_at.is_(None),
        mine.c.blind | beside | compared,
        ~compared.where(comparisons.c.state != "coding"),
    )


def apart_incidents(who: str) -> Select[Any]:
    """The keys of the incidents of which one of these reports tells."""
    return (
        select(links.c.incident_key)
        .join(events, events.c.key == links.c.event_key)
        .join(codings, codings.c.key == events.c.coding_key)
        .where(links.c.withdrawn_at.is_(None), codings.c.report_key.in_(apart_reports(who)))
    )


def codes_apart(connection: Connection, who: str) -> bool:
    """Whether there is any such report."""
    return connection.scalar(apart_reports(who).limit(1)) is not None


def is_apart(connection: Connection, who: str, incident: int) -> bool:
    """Whether such a report tells of the incident with this key."""
    mine = apart_incidents(who).where(links.c.incident_key == incident).limit(1)
    return connection.scalar(mine) is not None
