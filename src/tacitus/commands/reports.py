"""`tacitus reports`: the reports of a project, a line each."""

from tacitus.commands.opened import opened
from tacitus.project_values import Stored
from tacitus.write.safe import excerpt, shown

TITLE, PUBLISHER = 80, 24  # characters


def reports(given: str | None, search: str | None, limit: int | None) -> None:
    """Print them."""
    with opened(given) as project:
        for one in project.reports(search, limit):
            print(line(one))


def line(one: Stored) -> str:
    """Id, day, publisher, how many codings, and the title or the first words."""
    report = one.report
    day = report.published[:10] if report.published else "-" * 10
    publisher = excerpt(report.publisher or "-", PUBLISHER)
    title = excerpt(report.title or report.text[: 4 * TITLE], TITLE)
    codings = f"{one.coded} coding{'' if one.coded == 1 else 's'}"
    return f"{shown(report.id)}  {day}  {publisher}  {codings}  {title}"
