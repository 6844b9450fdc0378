"""The tables of a project, and what one row of each means. The same on SQLite and PostgreSQL.

    imports 1-n sightings n-1 reports 1-n codings 1-n events 1-n claims 1-n evidence
                              reports n-1 pages           events 1-n links n-1 incidents

Times are text, ISO 8601 in UTC with a final Z. Offsets count code points of `reports.text`.
Nothing is overwritten: what changes in a row after it was written is only what the comment beside
the column says can change. The migrations make these tables; a test holds the two together.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

NAMES = {  # so that every constraint has a name by which a later migration can speak of it
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)

# ---- what came in ---------------------------------------------------------------------------

# One row is one call of `tacitus add` that ended: all of it is in the project, or it has no row.
imports = Table(
    "imports",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("started_at", Text, nullable=False),
    Column("ended_at", Text, nullable=False),
    Column("sources", JSON, nullable=False),  # a list of strings, as they were given
    Column("new", Integer, nullable=False),
    Column("same", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("undone_at", Text),  # changes once, when the import is undone
)

# One row is one page as it was fetched or found, in zlib; its article is a report.
pages = Table(
    "pages",
    metadata,
    Column("sha256", Text, primary_key=True),  # of the bytes before zlib
    Column("content", LargeBinary, nullable=False),
)

# One row is one version of one report: its text frozen, with what was told beside the text.
reports = Table(
    "reports",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False),  # what all versions of a report share
    Column("fingerprint", Text, nullable=False),  # of the text and of what is told beside it
    Column("sha256", Text, nullable=False),  # of the UTF-8 text
    Column("text", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("published", Text),
    Column("name", Text, nullable=False),  # the file and line, or the address, it came from
    Column("notes", JSON, nullable=False),  # what was done to its bytes, a list of strings
    Column("page", Text, ForeignKey("pages.sha256")),
    Column("current", Boolean, nullable=False),  # changes: whether this version counts now
    UniqueConstraint("id", "fingerprint"),
)
Index("ix_reports_current", reports.c.current, reports.c.key)
Index("ix_reports_sha256", reports.c.sha256)

# One row says that an import brought this version of a report, and what it was to the project
# then: `new`, `same` or `changed`. The last one of an import that stands decides which version
# of a report is the current one.
sightings = Table(
    "sightings",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("import_key", Integer, ForeignKey("imports.key"), nullable=False),
    Column("report_key", Integer, ForeignKey("reports.key"), nullable=False),
    Column("state", Text, nullable=False),
    UniqueConstraint("import_key", "report_key"),
)
Index("ix_sightings_report_key", sightings.c.report_key)

# One row is one thing that an import could not take, and why.
refusals = Table(
    "refusals",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("import_key", Integer, ForeignKey("imports.key"), nullable=False, index=True),
    Column("reason", Text, nullable=False),  # begins with the name of the file or line
)

# One row says how the columns of all tables with this heading are read.
mappings = Table(
    "mappings",
    metadata,
    Column("heading", JSON, nullable=False),  # the names of the columns, in order
    Column("heading_sha256", Text, primary_key=True),
    Column("columns", JSON, nullable=False),  # changes: part of a report -> name of a column
)

# One row is one address that was fetched, with what its server said so that an unchanged page
# need not be sent again.
fetches = Table(
    "fetches",
    metadata,
    Column("url", Text, primary_key=True),
    Column("etag", Text),  # these change with every fetch
    Column("last_modified", Text),
    Column("fetched_at", Text, nullable=False),
)

# ---- what was made of it --------------------------------------------------------------------

# One row is one codebook in one wording: by which codes codings were made.
codebooks = Table(
    "codebooks",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("content", Text, nullable=False),  # TOML
    UniqueConstraint("name", "sha256"),
)

# One row is one coding of one version of a report by one coder in one version; codings by others
# stand beside it.
codings = Table(
    "codings",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("report_key", Integer, ForeignKey("reports.key"), nullable=False),
    Column("coder", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("codebook_key", Integer, ForeignKey("codebooks.key"), nullable=False),
    Column("made_at", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),  # the JSON object of the format, in zlib
    UniqueConstraint("report_key", "coder", "version", "codebook_key"),
)

# One row is one event of one coding.
events = Table(
    "events",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("coding_key", Integer, ForeignKey("codings.key"), nullable=False),
    Column("id", Text, nullable=False),
    Column("salience", Text, nullable=False),
    Column("about", Text),  # the id of another event of the coding
    UniqueConstraint("coding_key", "id"),
)

# One row is one claim of one coding: a field of an event, or an attribute of an entity, has this
# value, says `holder`.
claims = Table(
    "claims",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("coding_key", Integer, ForeignKey("codings.key"), nullable=False),
    Column("event_key", Integer, ForeignKey("events.key"), index=True),  # null: of an entity
    Column("entity", Text),  # the id of the entity whose attribute it is, else null
    Column("id", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", JSON, nullable=False),  # as the format has it
    Column("certainty", Text, nullable=False),
    Column("holder", Text, nullable=False),
    Column("basis", Text),
    Column("confidence", Float, nullable=False),
    UniqueConstraint("coding_key", "id"),
)

# One row is one stretch of a report's text on which a claim rests.
evidence = Table(
    "evidence",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("claim_key", Integer, ForeignKey("claims.key"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
)

# One row says that a coder could not code this version of a report, twice, and why.
failures = Table(
    "failures",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("report_key", Integer, ForeignKey("reports.key"), nullable=False),
    Column("coder", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("codebook", Text, nullable=False),
    Column("failed_at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("report_key", "coder", "version", "codebook"),
)

# One row says that a run is coding this report now; it goes when the run is done with it, and
# does not count when its time is over or the process that holds it has gone.
leases = Table(
    "leases",
    metadata,
    Column("report_key", Integer, ForeignKey("reports.key"), primary_key=True),
    Column("coder", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("host", Text, nullable=False),
    Column("process", Integer, nullable=False),
    Column("until", Text, nullable=False),
)

# ---- what happened --------------------------------------------------------------------------

# One row is one happening in the world. It stays for ever: merged into another, or deleted, its
# id still leads somewhere.
incidents = Table(
    "incidents",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("made_at", Text, nullable=False),
    Column("merged_into", Integer, ForeignKey("incidents.key")),  # these two change once
    Column("deleted_at", Text),
)

# One row says that an event of a coding tells of an incident, who joined them, how surely and why.
links = Table(
    "links",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("incident_key", Integer, ForeignKey("incidents.key"), nullable=False, index=True),
    Column("event_key", Integer, ForeignKey("events.key"), nullable=False, index=True),
    Column("linker", Text, nullable=False),  # name and version, or `decision:` and its number
    Column("score", Float, nullable=False),  # 0 to 1
    Column("reasons", JSON, nullable=False),  # in words, a list of strings
    Column("made_at", Text, nullable=False),
    Column("withdrawn_at", Text),  # changes once
)

# One row is one thing that a person, or a command, decided. Rows are only added: each holds the
# hash of the one before it, so that a row taken out or changed later is found.
decisions = Table(
    "decisions",
    metadata,
    Column("key", Integer, primary_key=True),  # 1, 2, 3 ... without a gap
    Column("made_at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),  # what it is about, such as `import 3`
    Column("content", JSON, nullable=False),
    Column("previous", Text, nullable=False),  # hash of the row before; of the first: empty
    Column("hash", Text, nullable=False, unique=True),
)
