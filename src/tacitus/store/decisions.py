"""Decisions: rows that are only added, each holding the hash of the one before it."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from tacitus.store.clock import now
from tacitus.store.tables import decisions

LAST = select(decisions.c.key, decisions.c.hash).order_by(decisions.c.key.desc()).limit(1)
ONE_MORE = insert(decisions)


def decide(connection: Connection, who: str, kind: str, subject: str, content: Any = None) -> int:
    """Add a decision inside a transaction that writes; its number. `content` is any JSON value."""
    return int(added(connection, who, kind, subject, content)["key"])


def added(
    connection: Connection, who: str, kind: str, subject: str, content: Any
) -> dict[str, Any]:
    """The same; the row without its hash."""
    last = connection.execute(LAST).first()
    row = {
        "key": last.key + 1 if last else 1,
        "made_at": now(),
        "who": who,
        "kind": kind,
        "subject": subject,
        "content": content if content is not None else {},
        "previous": last.hash if last else "",
    }
    connection.execute(ONE_MORE, {**row, "hash": hash_of(row)})
    return row


def decision_numbered(connection: Connection, number: int) -> Row[Any] | None:
    """The decision with this number."""
    return connection.execute(select(decisions).where(decisions.c.key == number)).first()


def all_decisions(connection: Connection) -> Iterator[Row[Any]]:
    """Every decision, the first one first."""
    yield from connection.execute(select(decisions).order_by(decisions.c.key))


def hash_of(row: dict[str, Any]) -> str:
    """SHA-256, in hex, of all of a decision but its hash."""
    written = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def broken_chain(connection: Connection) -> str | None:
    """Where the chain of decisions is broken, in words; None if it is whole. A cut at its very end
    cannot be seen from within: keep the last hash elsewhere."""
    previous, expected = "", 1
    for row in connection.execute(select(decisions).order_by(decisions.c.key)):
        if row.key != expected:
            return f"decision {expected} is missing"
        if row.previous != previous or row.hash != hash_of(but_hash(row)):
            return f"decision {row.key} was changed after it was made"
        previous, expected = row.hash, expected + 1
    return None


def but_hash(row: Row[Any]) -> dict[str, Any]:
    """A decision as it was before it had a hash."""
    return {key: value for key, value in row._mapping.items() if key != "hash"}  # noqa: SLF001  # SQLAlchemy's public name for it
