"""The first schema: every table of `tables.py` as it was then, the words of the reports for
searching, and a lock on decisions: no row of theirs can be changed or taken out."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SQLITE = (
    # The words of titles and texts by the key of their report; the words alone, not the texts.
    (
        "CREATE VIRTUAL TABLE words USING fts5"
        " (title, text, content='', tokenize='unicode61 remove_diacritics 2')"
    ),
    (
        "CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions"
        " BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END"
    ),
    (
        "CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions"
        " BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END"
    ),
)
POSTGRESQL = (
    (
        "CREATE TABLE words"
        " (report_key integer PRIMARY KEY REFERENCES reports (key), words tsvector NOT NULL)"
    ),
    "CREATE INDEX ix_words_words ON words USING gin (words)",
    (
        "CREATE FUNCTION decisions_stay() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'decisions are only added'; END $$"
    ),
    (
        "CREATE TRIGGER decisions_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions"
        " FOR EACH STATEMENT EXECUTE FUNCTION decisions_stay()"
    ),
)


# A list of tables, frozen since projects were made with it: exempt from the rule on the length
# of functions.
def upgrade() -> None:
    """Make it all."""
    op.create_table(
        "codebooks",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_codebooks")),
        sa.UniqueConstraint("name", "sha256", name=op.f("uq_codebooks_name_sha256")),
    )
    op.create_table(
        "decisions",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_decisions")),
        sa.UniqueConstraint("hash", name=op.f("uq_decisions_hash")),
    )
    op.create_table(
        "fetches",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("fetched_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_fetches")),
    )
    op.create_table(
        "imports",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("same", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_imports")),
    )
    op.create_table(
        "incidents",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.Column("deleted_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["merged_into"], ["incidents.key"], name=op.f("fk_incidents_merged_into")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_incidents")),
        sa.UniqueConstraint("id", name=op.f("uq_incidents_id")),
    )
    op.create_table(
        "mappings",
        sa.Column("heading", sa.JSON(), nullable=False),
        sa.Column("heading_sha256", sa.Text(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("heading_sha256", name=op.f("pk_mappings")),
    )
    op.create_table(
        "pages",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_pages")),
    )
    op.create_table(
        "refusals",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("import_key", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_key"], ["imports.key"], name=op.f("fk_refusals_import_key")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_refusals")),
    )
    op.create_index(op.f("ix_refusals_import_key"), "refusals", ["import_key"], unique=False)
    op.create_table(
        "reports",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["pages.sha256"], name=op.f("fk_reports_page")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_reports")),
        sa.UniqueConstraint("id", "fingerprint", name=op.f("uq_reports_id_fingerprint")),
    )
    op.create_index("ix_reports_current", "reports", ["current", "key"], unique=False)
    op.create_index("ix_reports_sha256", "reports", ["sha256"], unique=False)
    op.create_table(
        "codings",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("report_key", sa.Integer(), nullable=False),
        sa.Column("coder", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("codebook_key", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["codebook_key"], ["codebooks.key"], name=op.f("fk_codings_codebook_key")
        ),
        sa.ForeignKeyConstraint(
            ["report_key"], ["reports.key"], name=op.f("fk_codings_report_key")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_codings")),
        sa.UniqueConstraint(
            "report_key",
            "coder",
            "version",
            "codebook_key",
            name=op.f("uq_codings_report_key_coder_version_codebook_key"),
        ),
    )
    op.create_table(
        "failures",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("report_key", sa.Integer(), nullable=False),
        sa.Column("coder", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("codebook", sa.Text(), nullable=False),
        sa.Column("failed_at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_key"], ["reports.key"], name=op.f("fk_failures_report_key")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_failures")),
        sa.UniqueConstraint(
            "report_key",
            "coder",
            "version",
            "codebook",
            name=op.f("uq_failures_report_key_coder_version_codebook"),
        ),
    )
    op.create_table(
        "leases",
        sa.Column("report_key", sa.Integer(), nullable=False),
        sa.Column("coder", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("process", sa.Integer(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_key"], ["reports.key"], name=op.f("fk_leases_report_key")),
        sa.PrimaryKeyConstraint("report_key", "coder", "version", name=op.f("pk_leases")),
    )
    op.create_table(
        "sightings",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("import_key", sa.Integer(), nullable=False),
        sa.Column("report_key", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_key"], ["imports.key"], name=op.f("fk_sightings_import_key")
        ),
        sa.ForeignKeyConstraint(
            ["report_key"], ["reports.key"], name=op.f("fk_sightings_report_key")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sightings")),
        sa.UniqueConstraint(
            "import_key", "report_key", name=op.f("uq_sightings_import_key_report_key")
        ),
    )
    op.create_index("ix_sightings_report_key", "sightings", ["report_key"], unique=False)
    op.create_table(
        "events",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("coding_key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("salience", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["coding_key"], ["codings.key"], name=op.f("fk_events_coding_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_events")),
        sa.UniqueConstraint("coding_key", "id", name=op.f("uq_events_coding_key_id")),
    )
    op.create_table(
        "claims",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("coding_key", sa.Integer(), nullable=False),
        sa.Column("event_key", sa.Integer(), nullable=True),
        sa.Column("entity", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["coding_key"], ["codings.key"], name=op.f("fk_claims_coding_key")),
        sa.ForeignKeyConstraint(["event_key"], ["events.key"], name=op.f("fk_claims_event_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_claims")),
        sa.UniqueConstraint("coding_key", "id", name=op.f("uq_claims_coding_key_id")),
    )
    op.create_index(op.f("ix_claims_event_key"), "claims", ["event_key"], unique=False)
    op.create_table(
        "links",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("incident_key", sa.Integer(), nullable=False),
        sa.Column("event_key", sa.Integer(), nullable=False),
        sa.Column("linker", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["event_key"], ["events.key"], name=op.f("fk_links_event_key")),
        sa.ForeignKeyConstraint(
            ["incident_key"], ["incidents.key"], name=op.f("fk_links_incident_key")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_event_key"), "links", ["event_key"], unique=False)
    op.create_index(op.f("ix_links_incident_key"), "links", ["incident_key"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("claim_key", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim_key"], ["claims.key"], name=op.f("fk_evidence_claim_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_claim_key"), "evidence", ["claim_key"], unique=False)
    own = SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL
    for statement in own:
        op.execute(statement)
