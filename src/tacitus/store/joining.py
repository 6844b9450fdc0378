"""Writing what linking found: links are added and withdrawn, ids stay for ever."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, func, insert, select, text, update

from tacitus.incident_values import Copied, Joined, Listed
from tacitus.store.clock import now
from tacitus.store.incident_words import forget_incident_words, keep_incident_words
from tacitus.store.incidents import COLUMNS
from tacitus.store.linking import Last
from tacitus.store.statuses import refresh_statuses
from tacitus.store.tables import copies, incidents, linked, linkings, links, summaries
from tacitus.values import Coder

T = TypeVar("T")
BATCH = 500  # incidents that are written together
KEYS = 5_000  # keys in one statement
UNSET = ("status", "changed_at")  # of a line: what the store itself keeps


class Joiner:
    """Writes one linking, inside a transaction that writes."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.moment = now()

    def withdraw(self, events: Collection[int]) -> None:
        """These events tell of what they are linked to no longer."""
        for batch in batches(sorted(events), KEYS):
            mine = links.c.event_key.in_(batch) & links.c.withdrawn_at.is_(None)
            self.connection.execute(update(links).where(mine).values(withdrawn_at=self.moment))

    def put(self, joined: Iterable[Joined]) -> None:
        """Incidents that are new or have changed."""
        for batch in batches(joined, BATCH):
            keys = self._keys(batch)
            rows = [
                {
                    "incident_key": keys[one.id],
                    "event_key": link.event,
                    "linker": link.linker,
                    "score": link.score,
                    "reasons": list(link.reasons),
                    "made_at": self.moment,
                }
                for one in batch
                for link in one.links
            ]
            if rows:
                self.connection.execute(insert(links), rows)
            self._summarise({keys[one.id]: one.listed for one in batch})
            keep_incident_words(self.connection, ((keys[one.id], one) for one in batch))
            self._keep_copies(pair for one in batch for pair in one.copies)

    def _keys(self, joined: Sequence[Joined]) -> dict[str, int]:
        """The key of each incident, which gets a row if it has none."""
        ids = [one.id for one in joined]
        columns = select(incidents.c.id, incidents.c.key)
        known = self.connection.execute(columns.where(incidents.c.id.in_(ids)))
        keys = {row.id: row.key for row in known}
        fresh = [{"id": id_, "made_at": self.moment} for id_ in ids if id_ not in keys]
        if fresh:
            statement = insert(incidents).returning(incidents.c.key, sort_by_parameter_order=True)
            made = self.connection.scalars(statement, fresh)
            keys |= {row["id"]: key for row, key in zip(fresh, made, strict=True)}
        return keys

    def _summarise(self, lines: Mapping[int, Listed]) -> None:
        """Write the lines anew; the status follows from what people said of the events."""
        mine = summaries.c.incident_key.in_(lines)
        before = self.connection.execute(
            select(summaries.c.incident_key, summaries.c.status).where(mine)
        )
        status = {row.incident_key: row.status for row in before}
        self.connection.execute(delete(summaries).where(mine))
        rows = [
            {
                **line_of(one),
                "incident_key": key,
                "status": status.get(key, one.status),
                "changed_at": self.moment,
            }
            for key, one in lines.items()
        ]
        self.connection.execute(insert(summaries), rows)
        refresh_statuses(self.connection, lines)

    def _keep_copies(self, found: Iterable[Copied]) -> None:
        """Keep the pairs that are not kept yet: two texts stay what they are."""
        pairs = {(one.one, one.two): one for one in found}
        firsts = {one for one, _ in pairs}
        for batch in batches(sorted(firsts), KEYS):
            known = select(copies.c.one, copies.c.two).where(copies.c.one.in_(batch))
            for row in self.connection.execute(known):
                pairs.pop((row.one, row.two), None)
        if pairs:
            self.connection.execute(insert(copies), [asdict(one) for one in pairs.values()])

    def merge(self, redirects: Mapping[str, str]) -> None:
        """Ids that are now part of others."""
        for old, new in sorted(redirects.items()):
            target = select(incidents.c.key).where(incidents.c.id == new).scalar_subquery()
            gone = update(incidents).where(incidents.c.id == old)
            self.connection.execute(gone.values(merged_into=target, merged_at=self.moment))
        self._drop(redirects)

    def delete(self, ids: Collection[str]) -> None:
        """Ids none of whose events is left."""
        for batch in batches(sorted(ids), KEYS):
            gone = update(incidents).where(incidents.c.id.in_(batch))
            self.connection.execute(gone.values(deleted_at=self.moment))
        self._drop(ids)

    def _drop(self, ids: Collection[str]) -> None:
        """What no longer stands is no longer listed."""
        for batch in batches(sorted(ids), KEYS):
            mine = select(incidents.c.key).where(incidents.c.id.in_(batch))
            keys = list(self.connection.scalars(mine))
            self.connection.execute(delete(summaries).where(summaries.c.incident_key.in_(keys)))
            forget_incident_words(self.connection, keys)

    def end(self, last: Last, *, whole: bool, events: int) -> None:
        """Say that this linking was; `last` is as it is to be from now on, but for its number."""
        number = self.connection.scalar(select(func.max(linkings.c.key))) or 0
        coder = last.coder or Coder("", "", "")
        row = {
            "key": number + 1,
            "made_at": self.moment,
            "linker": last.linker,
            "coder": coder.name or None,
            "version": coder.version or None,
            "decision": last.decision,
            "whole": whole,
            "events": events,
        }
        self.connection.execute(insert(linkings).values(row))
        if self.connection.dialect.name == "sqlite":
            self.connection.execute(text("PRAGMA analysis_limit = 1000"))
            self.connection.execute(text("PRAGMA optimize"))

    def take_up(self, fresh: Collection[int], gone: Collection[int]) -> None:
        """Which codings are linked from now on, and which no longer."""
        for batch in batches(sorted(gone), KEYS):
            self.connection.execute(delete(linked).where(linked.c.coding_key.in_(batch)))
        for batch in batches(sorted(fresh), KEYS):
            self.connection.execute(insert(linked), [{"coding_key": key} for key in batch])


def line_of(one: Listed) -> dict[str, Any]:
    """A line as the columns of its row."""
    values = {name: getattr(one, name) for name in COLUMNS if name not in UNSET}
    for name in ("start_date", "end_date", "first_said", "last_said"):
        if values[name] is not None:
            values[name] = values[name].isoformat()
    return {**values, "day": values["start_date"] or ""}


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items, so many at a time."""
    stream = iter(items)
    while batch := list(itertools.islice(stream, size)):
        yield batch
