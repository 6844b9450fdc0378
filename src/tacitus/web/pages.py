"""The pages: made whole on the server, then enhanced by small scripts."""

import tempfile
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from tacitus.languages import language_name
from tacitus.people_values import Person
from tacitus.project.reviewing import open_record
from tacitus.project.taking_back import ON_INCIDENTS
from tacitus.review_values import ACTS, Done, Record
from tacitus.store.explore import incidents_of_events
from tacitus.store.review import acts, next_to_do
from tacitus.store.undoing import all_imports
from tacitus.web.api import PAGE, TABS, AtDesk, Key, Sought, queue_view, visible
from tacitus.web.content_note import content_note
from tacitus.web.desk import HANDED_OVER, OWN, Desk
from tacitus.web.direction import direction_of
from tacitus.web.own_fields import own_of
from tacitus.web.page_text import page_text
from tacitus.web.rendering import page
from tacitus.web.roles import undoes
from tacitus.web.view import record_view
from tacitus.web.who import WhoHere

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
MOST_IMPORTS = 30  # that the log names, the last ones


@router.get("/")
def start(request: Request, desk: AtDesk) -> Response:
    """Three doors."""
    return page(request, "start.html", "start", here=desk.projects_here(), own=desk.name or OWN)


@router.get("/queue")
def queue(
    request: Request,
    desk: AtDesk,
    person: WhoHere,
    tab: Sought = "",
    search: Sought = "",
    after: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
) -> Response:
    """The reports by how far their review is."""
    if desk.name is None:
        return RedirectResponse("/", 303)
    view = queue_view(desk, person.name, tab or "new", search, after)
    if not tab and not search and view.counts["mine"]:
        view = queue_view(desk, person.name, "mine", search, after)
    tabs = [one for one in TABS if one not in ("mine", "differs") or view.counts[one] or one == tab]
    return page(
        request, "queue.html", "queue", view=view, tabs=tabs, search=search,
        language_name=language_name,
    )  # fmt: skip


@router.get("/review")
def take(desk: AtDesk, person: WhoHere) -> Response:
    """The next report that is not done."""
    if desk.name is None:
        return RedirectResponse("/", 303)
    with desk.database.reading() as connection:
        key = next_to_do(connection, 0, person.name)
    return RedirectResponse("/queue" if key is None else f"/review/{key}", 303)


@router.get("/review/{key}")
def review(request: Request, key: Key, desk: AtDesk, person: WhoHere) -> Response:
    """A report: its text left, its record right."""
    record = open_record(desk.database, key, person.name)
    return page(request, "review.html", "review", **parts(record, desk, person.name))


@router.get("/review/{key}/parts")
def review_parts(request: Request, key: Key, desk: AtDesk, person: WhoHere) -> Response:
    """The text and the record alone, for a page whose evidence or events have changed."""
    record = open_record(desk.database, key, person.name)
    return page(request, "review_parts.html", "review", **parts(record, desk, person.name))


def parts(record: Record, desk: Desk, who: str) -> dict[str, Any]:
    """What the review page shows."""
    report = record.coded.report
    view = record_view(record, who, desk.places, own_of(desk.database))
    with desk.database.reading() as connection:
        happened = incidents_of_events(connection, record.coding)
    for event in view.events:
        if record.sight == "shared":  # an incident shows what others say
            event.incident = happened.get(event.id)
    return {
        "view": view,
        "report": report,
        "note": content_note(record),
        "paragraphs": page_text(record),
        "direction": direction_of(report.language),
        "language": language_name(report.language),
        "data": {**view.model_dump(), "text": report.text},
    }


@router.get("/activity")
def activity(
    request: Request,
    desk: AtDesk,
    person: WhoHere,
    before: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
) -> Response:
    """What was decided, by whom, when."""
    if desk.name is None:
        return RedirectResponse("/", 303)
    with desk.database.reading() as connection:
        every = list(acts(connection, before, PAGE))
        rows = visible(connection, person.name, every)
        brought = all_imports(connection)[: -MOST_IMPORTS - 1 : -1] if before is None else []
    older = every[-1].number if len(every) == PAGE else None
    takes_back = {one.number for one in rows if can_be_taken_back(one, person)}
    return page(
        request, "activity.html", "activity", rows=rows, older=older, imports=brought,
        takes_back=takes_back, named=named,
    )  # fmt: skip


def named(sources: Sequence[str]) -> str:
    """Where an import came from; of files that came by the browser their names alone, since the
    folder through which they came is gone."""
    passed = f"{tempfile.gettempdir()}/{HANDED_OVER}"
    return " ".join(one.rpartition("/")[2] if one.startswith(passed) else one for one in sources)


def can_be_taken_back(one: Done, person: Person) -> bool:
    """Whether the page offers this person to take an act back."""
    known = one.kind in ON_INCIDENTS or (one.kind in ACTS and one.report is not None)
    return known and one.undone_by is None and undoes(person, one.kind, one.who)


@router.get("/settings")
def settings(request: Request) -> Response:
    """How the pages look, and their keys; kept in the browser."""
    return page(request, "settings.html", "settings")
