"""How far the review of each report has come, and decisions by what they are about."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the table and the index."""
    op.create_table(
        "standings",
        sa.Column("report_key", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("undecided", sa.Integer(), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_key"], ["reports.key"], name=op.f("fk_standings_report_key")
        ),
        sa.PrimaryKeyConstraint("report_key", name=op.f("pk_standings")),
    )
    op.create_index("ix_standings_state", "standings", ["state", "report_key"], unique=False)
    op.create_index("ix_decisions_subject", "decisions", ["subject", "key"], unique=False)
