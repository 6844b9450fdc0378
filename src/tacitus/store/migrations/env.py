"""Run by Alembic: the migrations, on the connection that `upgrade.py` hands over."""

from alembic import context

from tacitus.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=context.config.attributes["version_table"],
)
context.run_migrations()
