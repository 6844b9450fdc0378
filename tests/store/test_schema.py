"""The tables are what the migrations make, and do not change unseen."""

import hashlib
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy.schema import CreateIndex, CreateTable

from tacitus.store.opening import open_project
from tacitus.store.tables import metadata

FINGERPRINT = "a544c5cdbcd17584"


def test_migrations_make_the_tables(place: str) -> None:
    database = open_project(place)

    def ours(thing: Any, name: str | None, kind: str, reflected: bool, _other: Any) -> bool:
        table = name if kind == "table" else getattr(getattr(thing, "table", None), "name", "")
        return not (reflected and str(table).startswith(("words", "schema_version")))

    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, metadata) == []
    database.close()


def test_a_change_needs_a_migration() -> None:
    """Changed the tables? Add a migration, raise NEWEST in `opening.py`, then pin this anew."""
    made = [str(CreateTable(table)) for table in metadata.sorted_tables]
    made += sorted(
        str(CreateIndex(index)) for table in metadata.sorted_tables for index in table.indexes
    )
    assert hashlib.sha256("".join(made).encode()).hexdigest()[:16] == FINGERPRINT
