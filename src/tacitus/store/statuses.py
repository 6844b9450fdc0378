"""How far events are reviewed, and the status of the incidents that they tell of."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select, update

from tacitus.store.tables import event_standings, events, links, summaries
from tacitus.vocabulary import Status

BATCH = 5_000  # keys in one statement
KEPT = (
    select(events.c.id, events.c.key, event_standings.c.status)
    .outerjoin(event_standings, event_standings.c.event_key == events.c.key)
    .where(events.c.coding_key == bindparam("coding"))
)
AMONG: BindParameter[int] = bindparam("among", expanding=True)  # keys
FORGET = delete(event_standings).where(event_standings.c.event_key.in_(AMONG))
TOLD = select(links.c.incident_key).where(
    links.c.event_key.in_(AMONG), links.c.withdrawn_at.is_(None)
)
OF_INCIDENTS = (
    select(links.c.incident_key, event_standings.c.status)
    .outerjoin(event_standings, event_standings.c.event_key == links.c.event_key)
    .where(links.c.incident_key.in_(AMONG), links.c.withdrawn_at.is_(None))
)
SUMMARIES = update(summaries).where(
    summaries.c.incident_key.in_(AMONG), summaries.c.status != bindparam("other")
)


def keep_event_statuses(
    connection: Connection, coding: int, statuses: Mapping[str, Status]
) -> None:
    """Keep how far each event of a coding is reviewed, by its id (those that are left out are
    unreviewed), and what follows for their incidents; inside a transaction that writes."""
    rows = connection.execute(KEPT, {"coding": coding}).all()
    keys = {row.id: row.key for row in rows}
    before = {row.key: row.status for row in rows if row.status is not None}
    now = {keys[id_]: status for id_, status in statuses.items()}
    if before == now:
        return
    connection.execute(FORGET, {"among": list(keys.values())})
    if now:
        made = [{"event_key": key, "status": status} for key, status in now.items()]
        connection.execute(insert(event_standings), made)
    moved = [key for key in keys.values() if before.get(key) != now.get(key)]
    refresh_statuses(connection, set(connection.scalars(TOLD, {"among": moved})))


def refresh_statuses(connection: Connection, incidents: Collection[int]) -> None:
    """Work out anew the status of incidents, by their keys: disputed if people differ on any of
    its events, reviewed if all of them are, in review if some are begun."""
    ordered = sorted(incidents)
    for start in range(0, len(ordered), BATCH):
        batch = {"among": ordered[start : start + BATCH]}
        told: dict[int, set[str]] = defaultdict(set)
        for row in connection.execute(OF_INCIDENTS, batch):
            told[row.incident_key].add(row.status or "unreviewed")
        by_status: dict[Status, list[int]] = defaultdict(list)
        for key, statuses in told.items():
            by_status[together(statuses)].append(key)
        for status, keys in by_status.items():
            connection.execute(SUMMARIES, {"among": keys, "other": status, "status": status})


def together(statuses: Collection[str]) -> Status:
    """The status of an incident whose events have these."""
    if "disputed" in statuses:
        return "disputed"
    if set(statuses) == {"reviewed"}:
        return "reviewed"
    return "unreviewed" if set(statuses) <= {"unreviewed"} else "in review"
