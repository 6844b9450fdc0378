"""The tables of a project, and what one row of each means. The same on SQLite and PostgreSQL.

    imports 1-n sightings n-1 reports 1-n codings 1-n events 1-n claims 1-n evidence
                              reports n-1 pages           events 1-n links n-1 incidents
                              reports 1-n copies       incidents 1-1 summaries
                              reports 1-1 standings    events 1-1 event_standings

Times are text, ISO 8601 in UTC with a final Z. Offsets count code points of `reports.text`.
Nothing is overwritten: what changes in a row after it was written is only what the comment beside
the column says can change. The migrations make these tables; a test holds the two together. Those
of people, and of what they are to code, stand in `people_tables`.
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
    Table,
    Text,
    UniqueConstraint,
)

from tacitus.store import people_tables

metadata = people_tables.people.metadata  # with the tables of people in it

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
    Column("content", LargeBinary, nullable=False),  # see `contents.py`
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
    Column("merged_into", Integer, ForeignKey("incidents.key")),  # these three change once
    Column("deleted_at", Text),
    Column("merged_at", Text),
)
Index("ix_incidents_made_at", incidents.c.made_at)
Index("ix_incidents_deleted_at", incidents.c.deleted_at)
Index("ix_incidents_merged_at", incidents.c.merged_at)

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
Index("ix_links_made_at", links.c.made_at)
Index("ix_links_withdrawn_at", links.c.withdrawn_at)

# One row is what an incident that stands is known to be, in one line, made of its links so that
# incidents are listed quickly; it changes whenever they do, but for its status.
summaries = Table(
    "summaries",
    metadata,
    Column("incident_key", Integer, ForeignKey("incidents.key"), primary_key=True),
    Column("status", Text, nullable=False),  # changes by itself, when a person says so
    Column("title", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("day", Text, nullable=False),  # start_date, or empty: the order in which they are told
    Column("start_date", Text),
    Column("end_date", Text),
    Column("date_precision", Text),
    Column("place", Text),
    Column("admin1", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("place_precision", Text),
    Column("actors", Text, nullable=False),
    Column("recipients", Text, nullable=False),
    Column("killed_low", Integer),
    Column("killed", Integer),
    Column("killed_high", Integer),
    Column("wounded_low", Integer),
    Column("wounded", Integer),
    Column("wounded_high", Integer),
    Column("disputed", Boolean, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("first_said", Text),
    Column("last_said", Text),
    Column("changed_at", Text, nullable=False),
)
for _first in ("country", "type", "status", "killed", "changed_at"):
    Index(
        f"ix_summaries_{_first}",
        summaries.c[_first],
        summaries.c.day,
        summaries.c.end_date,
        summaries.c.incident_key,
    )
for _chosen, _other in (("status", "type"), ("type", "status")):
    Index(
        f"ix_summaries_{_chosen}_facets",
        summaries.c[_chosen],
        summaries.c.country,
        summaries.c[_other],
        summaries.c.day,
        summaries.c.end_date,
        summaries.c.incident_key,
    )
Index("ix_summaries_day", summaries.c.day, summaries.c.end_date, summaries.c.incident_key)

# One row says that two reports share much of their wording: what part of the shorter one, and where
# they differ. `one` was published first.
copies = Table(
    "copies",
    metadata,
    Column("one", Integer, ForeignKey("reports.key"), primary_key=True),
    Column("two", Integer, ForeignKey("reports.key"), primary_key=True),
    Column("share", Float, nullable=False),  # 0 to 1
    Column("passages", JSON, nullable=False),  # [start, end, start, end] of both texts; null: many
)
Index("ix_copies_two", copies.c.two)

# One row says that the events of this coding are linked as far as they can be; it goes when the
# coding no longer counts.
linked = Table(
    "linked",
    metadata,
    Column("coding_key", Integer, ForeignKey("codings.key"), primary_key=True),
)

# One row is one linking that changed something.
linkings = Table(
    "linkings",
    metadata,
    Column("key", Integer, primary_key=True),  # 1, 2, 3 ... without a gap
    Column("made_at", Text, nullable=False),
    Column("linker", Text, nullable=False),  # name and version
    Column("coder", Text),  # whose codings were preferred; null: nobody's
    Column("version", Text),
    Column("decision", Integer, nullable=False),  # the last one that was heeded, 0: none
    Column("whole", Boolean, nullable=False),  # whether all was compared with all
    Column("events", Integer, nullable=False),  # that were linked anew or moved
)

# One row says how far the review of a report has come; a report without a row is new. It can be
# worked out anew from the decisions, and is kept so that a queue of many reports opens at once.
# Everything but the key changes with each decision on the report.
standings = Table(
    "standings",
    metadata,
    Column("report_key", Integer, ForeignKey("reports.key"), primary_key=True),
    Column("state", Text, nullable=False),  # `new`, `in_progress`, `done` or `not_event`
    Column("undecided", Integer, nullable=False),  # fields
    Column("flagged", Boolean, nullable=False),
    Column("disputed", Boolean, nullable=False),
    Column("changed_at", Text, nullable=False),
)
Index("ix_standings_state", standings.c.state, standings.c.report_key)

# One row says how far the review of an event of a coding has come; an event without a row is
# unreviewed. Made of the decisions, like `standings`.
event_standings = Table(
    "event_standings",
    metadata,
    Column("event_key", Integer, ForeignKey("events.key"), primary_key=True),
    Column("status", Text, nullable=False),  # `in review`, `reviewed` or `disputed`
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
Index("ix_decisions_subject", decisions.c.subject, decisions.c.key)
