"""The tables of people and of what they are to code, and the settings of the project.

    people 1-n sessions        reports 1-n assignments    reports 1-1 comparisons    settings

As in `tables`, which has the reports and all that is made of them.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from tacitus.store.metadata import metadata

# One row says that somebody is to code a report by themselves; it stays when it is withdrawn.
assignments = Table(
    "assignments",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("report_key", Integer, ForeignKey("reports.key"), nullable=False),
    Column("who", Text, nullable=False),
    Column("blind", Boolean, nullable=False),  # from the text alone; changes when assigned anew
    Column("made_at", Text, nullable=False),
    Column("state", Text, nullable=False),  # as of `standings`, of this coder; changes
    Column("withdrawn_at", Text),  # changes
    UniqueConstraint("report_key", "who"),
)
Index("ix_assignments_who", assignments.c.who, assignments.c.report_key)

# One row says how the codings of a report by several people, or by one from the text alone, stand
# to each other. Made of the decisions, like `standings`.
comparisons = Table(
    "comparisons",
    metadata,
    Column("report_key", Integer, ForeignKey("reports.key"), primary_key=True),
    Column("state", Text, nullable=False),  # `coding`, `differs` or `settled`; changes
    Column("differing", Integer, nullable=False),  # fields that nobody has settled; changes
)
Index("ix_comparisons_state", comparisons.c.state, comparisons.c.report_key)

# One row is one setting of the project.
settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", JSON, nullable=False),  # changes
)

# One row is one person with an account. It stays for ever: decisions name its person. A project
# without a row has one person, who is not asked for a name.
people = Table(
    "people",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("name", Text, nullable=False),  # what decisions hold as `who`
    Column("folded", Text, nullable=False, unique=True),  # the name as it is compared
    Column("role", Text, nullable=False),  # these two change
    Column("password", Text, nullable=False),  # a slow, salted hash with its parameters
    Column("made_at", Text, nullable=False),
    Column("closed_at", Text),  # changes once
)

# One row is one sign-in that stands; it goes with the sign-out, or when its time is over.
sessions = Table(
    "sessions",
    metadata,
    Column("token_sha256", Text, primary_key=True),  # of what the browser holds
    Column("person_key", Integer, ForeignKey("people.key"), nullable=False, index=True),
    Column("made_at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),  # changes, some minutes late
)
