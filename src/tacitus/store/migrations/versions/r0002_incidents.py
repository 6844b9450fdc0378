"""Incidents to be listed: summaries, the words by which they are found, copies among reports, and
what linking has taken up."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SQLITE = (
    # The names of those who did it and the words told of it, by the key of the incident.
    (
        "CREATE VIRTUAL TABLE words_of_incidents USING fts5"
        " (actors, words, tokenize='unicode61 remove_diacritics 2')"
    ),
)
POSTGRESQL = (
    (
        "CREATE TABLE words_of_incidents (incident_key integer PRIMARY KEY"
        " REFERENCES incidents (key), actors tsvector NOT NULL, words tsvector NOT NULL)"
    ),
    "CREATE INDEX ix_words_of_incidents_actors ON words_of_incidents USING gin (actors)",
    "CREATE INDEX ix_words_of_incidents_words ON words_of_incidents USING gin (words)",
)
SUMMARY = (
    ("status", sa.Text(), False),
    ("title", sa.Text(), False),
    ("type", sa.Text(), False),
    ("mode", sa.Text(), True),
    ("day", sa.Text(), False),
    ("start_date", sa.Text(), True),
    ("end_date", sa.Text(), True),
    ("date_precision", sa.Text(), True),
    ("place", sa.Text(), True),
    ("admin1", sa.Text(), True),
    ("country", sa.Text(), True),
    ("lat", sa.Float(), True),
    ("lon", sa.Float(), True),
    ("place_precision", sa.Text(), True),
    ("actors", sa.Text(), False),
    ("recipients", sa.Text(), False),
    ("killed_low", sa.Integer(), True),
    ("killed", sa.Integer(), True),
    ("killed_high", sa.Integer(), True),
    ("wounded_low", sa.Integer(), True),
    ("wounded", sa.Integer(), True),
    ("wounded_high", sa.Integer(), True),
    ("disputed", sa.Boolean(), False),
    ("reports", sa.Integer(), False),
    ("sources", sa.Integer(), False),
    ("first_said", sa.Text(), True),
    ("last_said", sa.Text(), True),
    ("changed_at", sa.Text(), False),
)


def upgrade() -> None:
    """Make them."""
    op.add_column("incidents", sa.Column("merged_at", sa.Text(), nullable=True))
    for name in ("made_at", "deleted_at", "merged_at"):
        op.create_index(f"ix_incidents_{name}", "incidents", [name])
    for name in ("made_at", "withdrawn_at"):
        op.create_index(f"ix_links_{name}", "links", [name])
    op.create_table(
        "summaries",
        sa.Column("incident_key", sa.Integer(), nullable=False),
        *(sa.Column(name, kind, nullable=may_lack) for name, kind, may_lack in SUMMARY),
        sa.ForeignKeyConstraint(
            ["incident_key"], ["incidents.key"], name=op.f("fk_summaries_incident_key")
        ),
        sa.PrimaryKeyConstraint("incident_key", name=op.f("pk_summaries")),
    )
    order = ["day", "end_date", "incident_key"]
    for first in ("country", "type", "status", "killed", "changed_at"):
        op.create_index(f"ix_summaries_{first}", "summaries", [first, *order])
    op.create_index("ix_summaries_day", "summaries", order)
    op.create_table(
        "copies",
        sa.Column("one", sa.Integer(), nullable=False),
        sa.Column("two", sa.Integer(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("passages", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["reports.key"], name=op.f("fk_copies_one")),
        sa.ForeignKeyConstraint(["two"], ["reports.key"], name=op.f("fk_copies_two")),
        sa.PrimaryKeyConstraint("one", "two", name=op.f("pk_copies")),
    )
    op.create_index("ix_copies_two", "copies", ["two"])
    op.create_table(
        "linked",
        sa.Column("coding_key", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["coding_key"], ["codings.key"], name=op.f("fk_linked_coding_key")),
        sa.PrimaryKeyConstraint("coding_key", name=op.f("pk_linked")),
    )
    op.create_table(
        "linkings",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("linker", sa.Text(), nullable=False),
        sa.Column("coder", sa.Text(), nullable=True),
        sa.Column("version", sa.Text(), nullable=True),
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_linkings")),
    )
    own = SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL
    for statement in own:
        op.execute(statement)
