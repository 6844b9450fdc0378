"""How far the review of each event has come, from which the status of an incident follows."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "event_standings",
        sa.Column("event_key", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_key"], ["events.key"], name=op.f("fk_event_standings_event_key")
        ),
        sa.PrimaryKeyConstraint("event_key", name=op.f("pk_event_standings")),
    )
