"""Who is to code what, how codings of several people stand to each other, and settings."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the tables, and a seed by which reports are drawn by lot."""
    op.create_table(
        "assignments",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("report_key", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("blind", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_key"], ["reports.key"], name=op.f("fk_assignments_report_key")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_assignments")),
        sa.UniqueConstraint("report_key", "who", name=op.f("uq_assignments_report_key_who")),
    )
    op.create_index("ix_assignments_who", "assignments", ["who", "report_key"], unique=False)
    op.create_table(
        "comparisons",
        sa.Column("report_key", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("differing", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_key"], ["reports.key"], name=op.f("fk_comparisons_report_key")
        ),
        sa.PrimaryKeyConstraint("report_key", name=op.f("pk_comparisons")),
    )
    op.create_index("ix_comparisons_state", "comparisons", ["state", "report_key"], unique=False)
    settings = op.create_table(
        "settings",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_settings")),
    )
    op.bulk_insert(settings, [{"name": "seed", "value": secrets.token_hex(8)}])
