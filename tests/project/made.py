"""Reports to add, and what a project holds, for tests."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from tacitus.project.project import Project
from tacitus.store import tables
from tacitus.store.people_tables import settings


def write_lines(path: Path, reports: Iterable[dict[str, Any]]) -> Path:
    """A JSON Lines file of reports."""
    lines = (json.dumps({"language": "en", **report}) + "\n" for report in reports)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def texts(project: Project) -> list[str]:
    """The texts that count now, in order."""
    return [one.report.text for one in project.reports()]


def sizes(project: Project) -> dict[str, int]:
    """How many rows each table has, but for settings, of which a new project has one."""
    with project.database.reading() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in tables.metadata.sorted_tables
            if table is not settings
        }
