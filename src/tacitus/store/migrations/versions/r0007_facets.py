"""Facets of incidents of one status or one type are counted from an index alone."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the indexes."""
    rest = ["day", "end_date", "incident_key"]
    for chosen, other in (("status", "type"), ("type", "status")):
        columns = [chosen, "country", other, *rest]
        op.create_index(f"ix_summaries_{chosen}_facets", "summaries", columns)
