"""Writing an import: reports that are new, the same or changed, and what was refused."""

import itertools
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from tacitus.errors import TacitusError
from tacitus.project_values import Imported
from tacitus.store.clock import now
from tacitus.store.fingerprints import fingerprint
from tacitus.store.tables import imports, pages, refusals, reports, sightings
from tacitus.store.words import keep_words
from tacitus.values import Received

BATCH = 500  # reports that are looked up and written together
Refuse = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Placed:
    """A report with its fingerprint and what it is to the project: new, same or changed."""

    item: Received
    mark: str
    state: str


def write_import(
    connection: Connection,
    sources: Sequence[str],
    items: Iterable[Received | TacitusError],
    refuse: Refuse,
) -> Imported:
    """Write all items inside a transaction that writes. `refuse` is told what the project itself
    cannot take, beside the refusals among the items."""
    writer = ImportWriter(connection, sources, refuse)
    for batch in batches(items):
        writer.take(batch)
    return writer.end()


def batches(
    items: Iterable[Received | TacitusError],
) -> Iterable[tuple[Received | TacitusError, ...]]:
    """The items, so many at a time."""
    stream = iter(items)
    while batch := tuple(itertools.islice(stream, BATCH)):
        yield batch


class ImportWriter:
    """An import that is being written."""

    def __init__(self, connection: Connection, sources: Sequence[str], refuse: Refuse) -> None:
        self.connection = connection
        self.refuse = refuse
        self.counts: Counter[str] = Counter()
        begun = now()
        row = {"started_at": begun, "ended_at": begun, "sources": list(sources)}
        last = connection.scalar(select(func.max(imports.c.key)))
        self.key = (last or 0) + 1  # without the gaps that a rollback leaves in a sequence
        sums = {"new": 0, "same": 0, "changed": 0, "refused": 0}
        connection.execute(insert(imports).values(key=self.key, **row, **sums))

    def take(self, batch: Sequence[Received | TacitusError]) -> None:
        """Write some items."""
        faults = [str(item) for item in batch if isinstance(item, TacitusError)]
        found = [item for item in batch if isinstance(item, Received)]
        versions = Versions(self.connection, self.key, {item.report.id for item in found})
        placed: list[Placed] = []
        for item in found:
            fault = self.place(item, versions, placed)
            if fault is not None:
                self.refuse(fault)
                faults.append(fault)
        if faults:
            rows = [{"import_key": self.key, "reason": fault} for fault in faults]
            self.connection.execute(insert(refusals), rows)
            self.counts["refused"] += len(faults)
        if placed:
            self.write(placed, versions)

    def place(self, item: Received, versions: "Versions", placed: list[Placed]) -> str | None:
        """Find out what a report is to the project; or say why it is refused."""
        name, mark = item.report.id, fingerprint(item.report)
        met = versions.met.get(name)
        if met is not None:  # this import has had a report of this id
            if met != mark:
                return f"{item.name}: has the id {name!r} of another report of this import"
            self.counts["same"] += 1
            return None
        versions.met[name] = mark
        current = versions.current.get(name)
        state = "same" if current == mark else "changed" if current is not None else "new"
        self.counts[state] += 1
        placed.append(Placed(item, mark, state))
        return None

    def write(self, placed: Sequence[Placed], versions: "Versions") -> None:
        """Write the reports, which of them count now, and that this import brought them."""
        changed = [one.item.report.id for one in placed if one.state == "changed"]
        if changed:
            old = reports.c.id.in_(changed) & reports.c.current
            self.connection.execute(update(reports).where(old).values(current=False))
        fresh = [one for one in placed if (one.item.report.id, one.mark) not in versions.keys]
        if fresh:
            self.write_pages([one.item.page for one in fresh if one.item.page is not None])
            statement = insert(reports).returning(reports.c.key, sort_by_parameter_order=True)
            keys = self.connection.scalars(statement, [row_of(one) for one in fresh]).all()
            for key, one in zip(keys, fresh, strict=True):
                versions.keys[one.item.report.id, one.mark] = key
            keep_words(self.connection, zip(keys, (one.item.report for one in fresh), strict=True))
        again = [
            versions.keys[one.item.report.id, one.mark] for one in placed if one.state != "same"
        ]
        self.connection.execute(
            update(reports).where(reports.c.key.in_(again)).values(current=True)
        )
        seen = [
            {
                "import_key": self.key,
                "report_key": versions.keys[one.item.report.id, one.mark],
                "state": one.state,
            }
            for one in placed
        ]
        self.connection.execute(insert(sightings), seen)

    def write_pages(self, found: Sequence[bytes]) -> None:
        """Keep web pages that are not kept yet."""
        by_hash = {sha256(page).hexdigest(): page for page in found}
        kept = select(pages.c.sha256).where(pages.c.sha256.in_(by_hash))
        for known in self.connection.scalars(kept):
            del by_hash[known]
        if by_hash:
            rows = [{"sha256": key, "content": zlib.compress(raw)} for key, raw in by_hash.items()]
            self.connection.execute(insert(pages), rows)

    def end(self) -> Imported:
        """Write the sums."""
        sums = {state: self.counts[state] for state in ("new", "same", "changed", "refused")}
        own = imports.c.key == self.key
        self.connection.execute(update(imports).where(own).values(ended_at=now(), **sums))
        return Imported(self.key, **sums)


class Versions:
    """What the project knows of reports with these ids: the key of each version, which one is
    current, and which one this import has met; by id, and by fingerprint."""

    def __init__(self, connection: Connection, import_key: int, ids: set[str]) -> None:
        self.keys: dict[tuple[str, str], int] = {}
        self.current: dict[str, str] = {}
        columns = (reports.c.key, reports.c.id, reports.c.fingerprint, reports.c.current)
        for row in connection.execute(select(*columns).where(reports.c.id.in_(ids))):
            self.keys[row.id, row.fingerprint] = row.key
            if row.current:
                self.current[row.id] = row.fingerprint
        brought = sightings.c.import_key == import_key
        seen = select(reports.c.id, reports.c.fingerprint).join(sightings)
        rows = connection.execute(seen.where(brought, reports.c.id.in_(ids)))
        self.met: dict[str, str] = {row.id: row.fingerprint for row in rows}


def row_of(placed: Placed) -> dict[str, Any]:
    """A report as a row."""
    item, report = placed.item, placed.item.report
    return {
        "id": report.id,
        "fingerprint": placed.mark,
        "sha256": report.sha256,
        "text": report.text,
        "language": report.language,
        "title": report.title,
        "publisher": report.publisher,
        "url": report.url,
        "published": report.published,
        "name": item.name,
        "notes": list(item.notes),
        "page": None if item.page is None else sha256(item.page).hexdigest(),
        "current": True,
    }
