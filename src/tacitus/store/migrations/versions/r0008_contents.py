"""A line of JSON for each event of a coding, so that a few of them can be read alone."""

import json
import zlib

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

AT_ONCE = 200  # codings in memory

codings = sa.table(
    "codings", sa.column("key", sa.Integer()), sa.column("content", sa.LargeBinary())
)


def upgrade() -> None:
    """Write anew what is kept of each coding; what is damaged stays so."""
    connection = op.get_bind()
    write = (
        sa.update(codings)
        .where(codings.c.key == sa.bindparam("mine"))
        .values(content=sa.bindparam("lines"))
    )
    found = sa.select(codings.c.key, codings.c.content).order_by(codings.c.key).limit(AT_ONCE)
    last = 0
    while rows := connection.execute(found.where(codings.c.key > last)).all():
        last = rows[-1].key
        connection.execute(write, [{"mine": r.key, "lines": in_lines(r.content)} for r in rows])


def in_lines(content: bytes) -> bytes:
    """One object as its parts."""
    try:
        whole = json.loads(zlib.decompress(content))
        head = {**whole, "events": [one["id"] for one in whole["events"]], "statements": None}
        parts = (head, whole["statements"], *whole["events"])
    except (zlib.error, LookupError, TypeError, ValueError):
        return content
    lines = [json.dumps(part, ensure_ascii=False) for part in parts]
    return zlib.compress("\n".join(lines).encode("utf-8"))
