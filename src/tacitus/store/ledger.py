"""All that a project holds, row by row: out of one database, and into an empty one as it was.

Left out is what is made anew of the rest (claims and their evidence, the words for searching), what
holds only for a while (leases, sessions), people with what proves who they are, which leaves the
house for nobody, and decisions, which are a chain of their own.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    Integer,
    LargeBinary,
    Row,
    Select,
    Table,
    Text,
    delete,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError

from tacitus.contract import checked
from tacitus.errors import InvalidCoding
from tacitus.project_values import Kept
from tacitus.store.codings import keep_claims
from tacitus.store.contents import content_of, packed
from tacitus.store.decisions import all_decisions, hash_of
from tacitus.store.fingerprints import fingerprint
from tacitus.store.people_tables import assignments, comparisons, settings
from tacitus.store.reports import TOLD, report_of
from tacitus.store.tables import (
    claims,
    codebooks,
    codings,
    copies,
    decisions,
    event_standings,
    events,
    evidence,
    failures,
    fetches,
    imports,
    incidents,
    linked,
    linkings,
    links,
    mappings,
    pages,
    refusals,
    reports,
    sightings,
    standings,
    summaries,
)
from tacitus.store.words import keep_words
from tacitus.values import Report

ORDER = (  # a row refers only to rows of tables before it
    imports, pages, reports, sightings, refusals, mappings, fetches, codebooks, codings, failures,
    incidents, links, summaries, copies, linked, linkings, standings, event_standings,
    assignments, comparisons, settings,
)  # fmt: skip
FROM_THE_FIRST = (settings,)  # what a new project has rows in: these are taken for its own
TABLES = {table.name: table for table in ORDER}
AT_ONCE = 200  # rows in memory
LARGEST = 2**63 - 1


class Misfit(Exception):
    """A row that no project could have, and why."""


# ---- out ------------------------------------------------------------------------------------


def kept_rows(connection: Connection) -> Iterator[Kept]:
    """Every row, in an order in which they can be taken in; a coding has the keys of its events."""
    for table in ORDER:
        query = select(table).order_by(*table.primary_key).execution_options(yield_per=AT_ONCE)
        with connection.execute(query) as rows:
            for batch in rows.partitions(AT_ONCE):
                keys = events_of(connection, batch) if table is codings else {}
                yield from (Kept(table.name, row_out(row, keys)) for row in batch)


def all_kept(connection: Connection) -> Iterator[Kept]:
    """Every decision, then every row, as a full record has them."""
    for row in all_decisions(connection):
        yield Kept("decisions", dict(row._mapping))  # noqa: SLF001  # as in `row_out`
    yield from kept_rows(connection)


def events_of(connection: Connection, batch: Iterable[Row[Any]]) -> dict[int, dict[str, int]]:
    """The keys of the events of codings, by their ids."""
    found: dict[int, dict[str, int]] = {row.key: {} for row in batch}
    mine = select(events).where(events.c.coding_key.in_(found)).order_by(events.c.key)
    for event in connection.execute(mine):
        found[event.coding_key][event.id] = event.key
    return found


def row_out(row: Row[Any], keys: Mapping[int, Mapping[str, int]]) -> dict[str, Any]:
    """A row as JSON knows it."""
    made = dict(row._mapping)  # noqa: SLF001  # SQLAlchemy's public name for it
    if made.get("key") in keys:
        content = content_of(made["content"])
        return {**made, "content": content, "events": keys[made["key"]]}
    return {
        name: base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value
        for name, value in made.items()
    }


def is_empty(connection: Connection) -> bool:
    """Whether nothing was ever done in the project."""
    return not any(
        connection.execute(select(table).limit(1)).first()
        for table in (*ORDER, decisions)
        if table not in FROM_THE_FIRST
    )


# ---- in -------------------------------------------------------------------------------------


class LedgerWriter:
    """Takes rows into an empty project, inside a transaction that writes. Misfit for a row that
    cannot have been there."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._table: Table = ORDER[0]
        self._rows: list[dict[str, Any]] = []
        self._merged: dict[int, int] = {}
        self._last = ("", 0)  # hash and number of the last decision

    def take(self, kept: Kept) -> None:
        """Take a row."""
        table = TABLES.get(kept.table)
        if table is None:
            raise Misfit(f"there is no table {kept.table!r}")
        if table is not self._table or len(self._rows) == AT_ONCE:
            self.flush()
            if table is not self._table and table in FROM_THE_FIRST:
                self._connection.execute(delete(table))
            self._table = table
        row = dict(kept.row)
        keys = row.pop("events", None) if table is codings else None
        check(table, row)
        if table is codings:
            self._coding(row, keys)
        elif table is incidents:
            self._rows.append({**row, "merged_into": None})
            if row["merged_into"] is not None:  # it may come later
                self._merged[row["key"]] = row["merged_into"]
        elif table is reports:
            check_report(row)
            self._rows.append(row)
        else:
            self._rows.append(unpacked(row) if table is pages else row)

    def decision(self, row: Mapping[str, Any]) -> None:
        """Take a decision, the next of the chain."""
        self.flush()
        check(decisions, row)
        made = {name: value for name, value in row.items() if name != "hash"}
        previous, number = self._last
        if (row["previous"], row["key"]) != (previous, number + 1):
            raise Misfit(f"decision {number + 1} is missing")
        if hash_of(made) != row["hash"]:
            raise Misfit(f"decision {row['key']} was changed after it was made")
        self._last = (row["hash"], row["key"])
        self._connection.execute(insert(decisions).values(**row))

    def _coding(self, row: dict[str, Any], keys: Any) -> None:
        """A coding with its events and claims."""
        mine: Select[Any] = select(*TOLD).where(reports.c.key == row["report_key"])
        told = self._connection.execute(mine).first()
        if told is None:
            raise Misfit(f"there is no report {row['report_key']}")
        report = report_of(told)
        coded = {**row["content"], "report": {n: getattr(report, n) for n in report.__slots__}}
        try:
            checked(coded)
        except InvalidCoding as fault:
            raise Misfit(f"the coding of {report.id}: {fault}") from None
        named = {event["id"] for event in coded["events"]}
        if not isinstance(keys, dict) or keys.keys() != named:
            raise Misfit(f"the coding of {report.id} has not the keys of its events")
        self._put(codings, [{**row, "content": packed(row["content"])}])
        told_of = {event["id"]: event for event in coded["events"]}
        rows = [
            {
                "key": key,
                "coding_key": row["key"],
                "id": id_,
                "salience": told_of[id_]["salience"],
                "about": told_of[id_].get("about"),
            }
            for id_, key in keys.items()
        ]
        for one in rows:
            check(events, one)
        self._put(events, rows)
        keep_claims(self._connection, row["key"], coded, keys)

    def flush(self) -> None:
        """Write what is waiting."""
        rows, self._rows = self._rows, []
        self._put(self._table, rows)
        if self._table is reports and rows:
            keep_words(self._connection, [(row["key"], told_in(row)) for row in rows])

    def _put(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if not rows:
            return
        try:
            self._connection.execute(insert(table), rows)
        except IntegrityError:
            raise Misfit(
                f"of the last {len(rows)} rows of {table.name} one is there twice, or refers to"
                " what is not there"
            ) from None

    def end(self) -> None:
        """Write the rest; keys that are given from now on come after those that were taken."""
        self.flush()
        for old, new in self._merged.items():
            moved = update(incidents).where(incidents.c.key == old)
            try:
                self._connection.execute(moved.values(merged_into=new))
            except IntegrityError:
                raise Misfit(f"incident {old} was merged into {new}, which is not there") from None
        if self._connection.dialect.name == "postgresql":
            for table in (*ORDER, decisions, events, claims, evidence):
                if "key" in table.c:
                    self._connection.execute(text(NEXT_KEY.format(table.name)))


NEXT_KEY = (
    "SELECT setval(pg_get_serial_sequence('{0}', 'key'), coalesce((SELECT max(key) FROM {0}), 0)"
    " + 1, false)"
)
KINDS: dict[type, tuple[type, ...]] = {
    Integer: (int,),
    Float: (int, float),
    Boolean: (bool,),
    Text: (str,),
    LargeBinary: (str, dict),
}


def check(table: Table, row: Mapping[str, Any]) -> None:
    """Misfit unless the row has the columns of the table, with values of their kinds."""
    if row.keys() != set(table.c.keys()):
        odd = ", ".join(sorted(row.keys() ^ set(table.c.keys())))
        raise Misfit(f"a row of {table.name} has other columns: {odd}")
    for column in table.c:
        if not fits(column, row[column.name]):
            raise Misfit(f"{table.name}.{column.name} has a value of another kind")
    try:
        written = json.dumps(row, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise Misfit(f"a row of {table.name} has what is no character") from None
    if b"\\u0000" in written.replace(b"\\\\", b""):
        raise Misfit(f"a row of {table.name} has a zero character")


def fits(column: Column[Any], value: Any) -> bool:
    if value is None:
        return bool(column.nullable) or column.type.__class__ not in KINDS
    kinds = KINDS.get(column.type.__class__, (object,))
    if isinstance(value, bool) and bool not in kinds and object not in kinds:
        return False
    if isinstance(value, int) and not -LARGEST <= value <= LARGEST:
        return False
    return isinstance(value, kinds)


def check_report(row: Mapping[str, Any]) -> None:
    """Misfit unless the hashes of a report are those of its text and of what is told of it."""
    report = told_in(row)
    frozen = sha256(report.text.encode("utf-8")).hexdigest()
    if frozen != report.sha256 or fingerprint(report) != row["fingerprint"]:
        raise Misfit(f"report {row['key']}: the text is not the one that was frozen")


def told_in(row: Mapping[str, Any]) -> Report:
    return Report(**{name: row[name] for name in Report.__slots__})


def unpacked(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a page with its bytes; Misfit if they are not those of its hash."""
    try:
        content = base64.b64decode(row["content"], validate=True)
        if sha256(zlib.decompress(content)).hexdigest() == row["sha256"]:
            return {**row, "content": content}
    except (binascii.Error, zlib.error, ValueError, TypeError):
        pass
    raise Misfit("a page is not the one that was kept")
