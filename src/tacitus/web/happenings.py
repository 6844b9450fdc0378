"""Pages and API of incidents: one of them, two side by side, and all that are chosen."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi import Path as InPath
from fastapi.responses import RedirectResponse, Response, StreamingResponse
from pydantic import Field

from tacitus.countries import countries
from tacitus.errors import UsageError
from tacitus.incident_values import Incident, Linking
from tacitus.link.dossier import incident
from tacitus.people_values import Person
from tacitus.project.deciding import Deciding
from tacitus.project.incidents import coder_apart, incident_of
from tacitus.project.lines import listed
from tacitus.store.decisions import decide
from tacitus.store.history import Passed, history_of
from tacitus.store.incidents import standing
from tacitus.web.api import WRONG, AtDesk, Mark, Sought, alone
from tacitus.web.candidates import Candidate, candidates
from tacitus.web.charts import Point, sheet
from tacitus.web.desk import Desk
from tacitus.web.exploring import Choice, csv_of, explored
from tacitus.web.forms import SOUND, Form
from tacitus.web.grid import grid
from tacitus.web.incident_view import incident_view
from tacitus.web.rendering import page
from tacitus.web.who import WhoHere

MOST_PASSED = 50  # moments of an incident's history that are shown
LEAST = 5.0  # degrees that a map is high: enough to see a coast or a border by which to know it
pages = APIRouter(include_in_schema=False)
api = APIRouter(prefix="/api", responses=WRONG)
Id = Annotated[str, InPath(max_length=200, pattern=SOUND)]
Name = Annotated[str, Field(min_length=1, max_length=600, pattern=SOUND)]


class NamesForm(Form):
    """Incidents by their ids, or events as REPORT#EVENT."""

    names: Annotated[list[Name], Field(min_length=2, max_length=200)]


class SplitForm(Form):
    """Events (REPORT#EVENT) that are a happening of their own."""

    events: Annotated[list[Name], Field(min_length=1, max_length=200)]


# ---- pages ----------------------------------------------------------------------------------


@pages.get("/incidents/{id_}")
def one_incident(request: Request, id_: Id, desk: AtDesk, person: WhoHere) -> Response:
    """An incident: what is known of it, since when, from whom."""
    found = incident_of(desk.database, id_, person.name)
    if found.id != id_:
        return RedirectResponse(f"/incidents/{found.id}", 303)
    view = incident_view(found)
    spot = view.spot
    chart = None
    if spot is not None:
        here = Point(spot.lat, spot.lon, "", spot.words)
        chart = sheet([here], 300, 220, height_of(spot.radius))
    return page(
        request, "incident.html", "incident", view=view, chart=chart,
        alike=alike(desk, person, found), history=history(desk, found),
    )  # fmt: skip


def alike(desk: Desk, person: Person, one: Incident) -> list[Candidate]:
    """What may be the same, of what this person may see."""
    coder = coder_apart(desk.database, person.name)
    return candidates(desk.database, listed(one), one.told, coder)


def history(desk: Desk, one: Incident) -> list[Passed]:
    """The last that became of it, the last first."""
    with desk.database.reading() as connection:
        every = history_of(connection, standing(connection, one.id).key)
    return every[: -MOST_PASSED - 1 : -1]


def height_of(radius: float) -> float:
    """How many degrees high a map has to be to show a circle of so many kilometres."""
    return max(LEAST, radius * 2 / 111.2 * 1.6)


@pages.get("/merge/{id_}")
def own_grid(request: Request, id_: Id, desk: AtDesk, person: WhoHere) -> Response:
    """What the reports of an incident tell, side by side."""
    found = incident_of(desk.database, id_, person.name)
    return page(
        request, "merge.html", "merge", one=incident_view(found), two=None, alike=None,
        grid=grid(found, [found.told]),
    )  # fmt: skip


@pages.get("/merge/{id_}/{other}")
def two_grids(request: Request, id_: Id, other: Id, desk: AtDesk, person: WhoHere) -> Response:
    """Two incidents side by side, and what they would come to as one."""
    one, two = (incident_of(desk.database, name, person.name) for name in (id_, other))
    if one.id == two.id:
        return RedirectResponse(f"/incidents/{one.id}", 303)
    both = incident(one.id, [*one.told, *two.told])
    return page(
        request, "merge.html", "merge", one=incident_view(one), two=incident_view(two),
        alike=likely_one(desk, person, one, two), grid=grid(both, [one.told, two.told]),
    )  # fmt: skip


def likely_one(desk: Desk, person: Person, one: Incident, two: Incident) -> Candidate | None:
    """Why two may be one; None where nothing speaks for it."""
    return next((found for found in alike(desk, person, one) if found.id == two.id), None)


@pages.get("/explore")
def explore(request: Request, desk: AtDesk, person: WhoHere) -> Response:
    """All incidents that are chosen: table, map and timeline."""
    if desk.name is None:
        return RedirectResponse("/", 303)
    found = explored(desk.database, chosen(request), person.name)
    return page(
        request, "explore.html", "explore", found=found, choice=asdict(found.choice),
        names={code: known.name for code, known in countries().items()},
    )  # fmt: skip


def chosen(request: Request) -> Choice:
    """What the address says is chosen; what it says beside that is passed over."""
    known = Choice.__slots__
    given = {name: value[:500] for name, value in request.query_params.items() if name in known}
    if any("\0" in value for value in given.values()):
        raise UsageError("there is a NUL in what is sought: leave it out")
    return Choice(**given)


# ---- API ------------------------------------------------------------------------------------


def choice_of(
    search: Sought = "",
    country: Sought = "",
    type: Sought = "",  # noqa: A002
    status: Sought = "",
    month: Sought = "",
) -> Choice:
    """What is asked for."""
    return Choice(search, country, type, status, month)


@api.get("/incidents")
def list_chosen(
    desk: AtDesk, person: WhoHere, choice: Annotated[Choice, Depends(choice_of)]
) -> dict[str, Any]:
    """The incidents that are chosen: how many, the first of them, facets and months; `apart` are
    left out, since a report tells of them that one codes by oneself."""
    found = explored(desk.database, choice, person.name)
    return {
        "all": found.all,
        "apart": found.apart,
        "unreviewed": found.unreviewed,
        "rows": [asdict(one) for one in found.rows],
        "facets": {name: [asdict(value) for value in values] for name, values in found.facets},
        "months": [asdict(one) for one in found.months],
    }


@api.get("/incidents.csv")
def export(
    request: Request,
    desk: AtDesk,
    person: WhoHere,
    excel: Annotated[bool, Query(description="With a byte-order mark, formulas guarded.")] = False,
) -> StreamingResponse:
    """Exactly what is chosen, as CSV; the conditions are those of `/api/incidents`."""
    coder = coder_apart(desk.database, person.name)
    lines: Iterator[str] = csv_of(desk.database, chosen(request), coder, excel=excel)
    first = next(lines)

    def whole() -> Iterator[str]:
        yield first
        yield from lines

    return StreamingResponse(
        whole(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="incidents.csv"'},
    )


@api.get("/incidents/{id_}")
def incident_json(id_: Id, desk: AtDesk, person: WhoHere) -> dict[str, Any]:
    """An incident as its page shows it, with the last that became of it."""
    found = incident_of(desk.database, id_, person.name)
    passed = [asdict(one) for one in history(desk, found)]
    return {**asdict(incident_view(found)), "history": passed}


@api.get("/incidents/{id_}/grid")
def own_grid_json(id_: Id, desk: AtDesk, person: WhoHere) -> dict[str, Any]:
    """What the reports of an incident tell, a column each and a row a field."""
    found = incident_of(desk.database, id_, person.name)
    return asdict(grid(found, [found.told]))


@api.get("/incidents/{id_}/grid/{other}")
def two_grids_json(id_: Id, other: Id, desk: AtDesk, person: WhoHere) -> dict[str, Any]:
    """What the reports of two incidents tell, side by side, and what they would come to as one;
    `alike` is how likely they are one and why, null where nothing speaks for it."""
    one, two = (incident_of(desk.database, name, person.name) for name in (id_, other))
    if one.id == two.id:
        raise UsageError(f"{id_} and {other} are one incident: name two")
    likely = likely_one(desk, person, one, two)
    beside = asdict(grid(incident(one.id, [*one.told, *two.told]), [one.told, two.told]))
    return {**beside, "alike": asdict(likely) if likely else None}


@api.post("/incidents/same")
def same(form: NamesForm, desk: AtDesk, person: WhoHere, mark: Mark = None) -> dict[str, Any]:
    """Say that these are one happening."""
    with alone(desk, mark):
        done = Deciding(desk.database, person.name).same(form.names)
    plain = "#" not in form.names[0]
    return told(done, incident_of(desk.database, form.names[0]) if plain else None)


@api.post("/incidents/different")
def different(form: NamesForm, desk: AtDesk, person: WhoHere, mark: Mark = None) -> dict[str, Any]:
    """Say that two are two happenings."""
    if len(form.names) != 2:
        raise UsageError("name two incidents")
    with alone(desk, mark):
        return told(Deciding(desk.database, person.name).different(*form.names), None)


@api.post("/incidents/unsure")
def unsure(form: NamesForm, desk: AtDesk, person: WhoHere, mark: Mark = None) -> dict[str, Any]:
    """Keep that there is not enough information to tell whether they are one happening."""
    with alone(desk, mark):
        ids = [incident_of(desk.database, name).id for name in form.names]
        with desk.database.writing() as connection:
            decide(connection, person.name, "unsure_incident", ", ".join(ids))
    return told(Linking(), None)


@api.post("/incidents/{id_}/split")
def split(
    id_: Id, form: SplitForm, desk: AtDesk, person: WhoHere, mark: Mark = None
) -> dict[str, Any]:
    """Say that events of an incident are a happening of their own."""
    with alone(desk, mark):
        return told(Deciding(desk.database, person.name).split(id_, form.events), None)


def told(done: Linking, now: Incident | None) -> dict[str, Any]:
    """What came of a decision."""
    return {**asdict(done), "id": now.id if now else None}
