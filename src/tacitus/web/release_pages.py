"""Page and API of what leaves: exports and releases, made in the background and then fetched."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Literal
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi import Path as InPath
from fastapi.responses import RedirectResponse, Response, StreamingResponse
from pydantic import BaseModel, Field

from tacitus.countries import countries
from tacitus.people_values import Person
from tacitus.project.conditions import Conditions
from tacitus.project.incidents import StillToCode, coder_apart
from tacitus.project.project import Project
from tacitus.project.releasing import further_tables
from tacitus.vocabulary import PLOVER_TYPES, STATUSES
from tacitus.web.api import WRONG, AtDesk, Mark, check_mark
from tacitus.web.desk import Desk
from tacitus.web.forms import SOUND, Form, Short
from tacitus.web.making import (
    Chosen,
    ExportOrder,
    ReleaseOrder,
    export_name,
    export_work,
    policy_of,
    previous_of,
    release_work,
)
from tacitus.web.outgoing import CHUNK, Gone, Job
from tacitus.web.own_fields import own_of
from tacitus.web.rendering import page
from tacitus.web.who import WhoHere
from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.own_columns import columns_of
from tacitus.write.formats.own_incidents import INCIDENTS
from tacitus.write.formats.table_format import TableFormat, TablesFormat
from tacitus.write.own_fields import levels_of
from tacitus.write.release.policy import LEVELS, PERSONS, Audience, Level
from tacitus.write.release.writing import TABLES as ALWAYS
from tacitus.write.safe import shown

pages = APIRouter(include_in_schema=False)
api = APIRouter(prefix="/api/outgoing", responses=WRONG)
Id = Annotated[str, InPath(max_length=40, pattern=r"^[A-Za-z0-9_-]+$")]
Day = Annotated[str, Field(max_length=40, pattern=SOUND)]


class ConditionsForm(Form):
    """Which incidents; empty is no condition. `everything` takes in what nobody has reviewed."""

    country: Short = ""
    start_date: Day = ""
    end_date: Day = ""
    type: Short = ""
    status: Short = ""
    search: Annotated[str, Field(max_length=500, pattern=SOUND)] = ""
    everything: bool = False

    def chosen(self, desk: Desk, person: Person) -> Chosen:
        """The same as the commands take it, of what this person may see."""
        told = self.model_dump(include=set(ConditionsForm.model_fields) - {"everything"})
        given = {name: value.strip() or None for name, value in told.items()}
        coder = coder_apart(desk.database, person.name)
        return Chosen(Conditions(**given), self.everything, coder)


class ExportForm(ConditionsForm):
    """An export, as `tacitus export` writes it."""

    format: Short
    kind: Literal["csv", "tsv", "xlsx", "parquet", "dta", "sqlite"] | None = None
    excel: bool = False
    proof: bool = False


class LevelForm(Form):
    """The level of a column in this release."""

    table: Short
    column: Short
    level: Level


class ReleaseForm(ConditionsForm):
    """A release, as `tacitus release` writes it."""

    title: Annotated[str, Field(min_length=1, max_length=200, pattern=SOUND)] = "Incident data"
    version: Short = ""
    day: Day = ""
    authors: Annotated[tuple[Short, ...], Field(max_length=100)] = ()
    license: Short = ""
    doi: Short = ""
    audience: Audience = "public"
    formats: Annotated[tuple[Short, ...], Field(max_length=20)] = ()
    proof: bool = True
    persons: Annotated[
        dict[Literal["victims", "witnesses", "minors"], Level], Field(default_factory=dict)
    ]
    columns: Annotated[tuple[LevelForm, ...], Field(max_length=500)] = ()


class CountView(BaseModel):
    """How many incidents meet the conditions, and how many of them are wholly reviewed; `apart` are
    left out beside, since whoever asks is still to code a report of them."""

    all: int
    reviewed: int
    taken: int
    apart: int


class JobView(BaseModel):
    """How far a file is: `making`, `ready` or `failed`. `told` is there when it is ready."""

    id: str
    name: str
    state: str
    done: int
    expected: int
    message: str
    bytes: int | None
    told: Any


def view(job: Job) -> JobView:
    """The job as it stands."""
    path = job.path if job.state == "ready" else None
    return JobView(
        id=job.id,
        name=job.name,
        state=job.state,
        done=job.done,
        expected=max(job.expected, job.done),
        message=job.message,
        bytes=path.stat().st_size if path and path.exists() else None,
        told=job.told if job.state == "ready" else None,
    )


# ---- the page -----------------------------------------------------------------------------------


@pages.get("/release")
def release_page(request: Request, desk: AtDesk, person: WhoHere) -> Response:
    """What may leave, and what outsiders get."""
    if desk.name is None:
        return RedirectResponse("/", 303)
    own = own_of(desk.database)
    policy = policy_of(desk.database, "public").with_columns(levels_of(own.fields))
    last = previous_of(desk.database)
    given = {name: request.query_params.get(name, "")[:500] for name in ConditionsForm.model_fields}
    return page(
        request,
        "release.html",
        "release",
        formats=[(name, one.about, takes_kind(name)) for name, one in FORMATS.items()],
        kinds=("csv", "xlsx", "parquet", "dta", "sqlite"),
        more=[(name, one.about) for name, one in further_tables().items()],
        countries=sorted((one.name, code) for code, one in countries().items()),
        types=PLOVER_TYPES,
        statuses=STATUSES,
        given=given,
        who_releases=shown(person.name),
        persons=[(name, policy.persons.get(name, "never")) for name in PERSONS],
        tables=[
            (
                one.name,
                one.about,
                [
                    (column.name, column.about, policy.level(one.name, column.name))
                    for column in (
                        *one.columns,
                        *(columns_of(own.fields) if one is INCIDENTS else ()),
                    )
                ],
            )
            for one in ALWAYS
        ],
        fault=shown(own.fault),
        levels=LEVELS,
        last=shown(last.name) if last else None,
    )


def takes_kind(name: str) -> bool:
    """Whether a format can be several kinds of file."""
    return isinstance(FORMATS[name], TableFormat | TablesFormat)


# ---- API ----------------------------------------------------------------------------------------


@api.post("/count")
def count(form: ConditionsForm, desk: AtDesk, person: WhoHere) -> CountView:
    """How many incidents that would be."""
    chosen = form.chosen(desk, person)
    project = Project(desk.database)
    given = chosen.conditions.given()
    all_ = len(chosen.seen(project.incidents(**given)))
    reviewed = all_
    if chosen.conditions.status is None:
        reviewed = len(chosen.seen(project.incidents(**{**given, "status": "reviewed"})))
    elif chosen.conditions.status.strip().lower() != "reviewed":
        reviewed = 0
    taken, apart = len(chosen.incidents(project)), chosen.apart(project)
    return CountView(all=all_, reviewed=reviewed, taken=taken, apart=apart)


@api.post("/exports")
def make_export(form: ExportForm, desk: AtDesk, person: WhoHere, mark: Mark = None) -> JobView:
    """Begin to make an export."""
    check_mark(desk, mark)
    order = ExportOrder(form.format, form.kind, form.excel, form.proof)
    _, name = export_name(order)
    work = export_work(desk.database, sound(form, desk, person), order)
    return view(desk.outgoing.start(name, work))


def sound(form: ConditionsForm, desk: Desk, person: Person) -> Chosen:
    """Which incidents; UsageError where the conditions make no sense."""
    chosen = form.chosen(desk, person)
    Project(desk.database).incidents(**chosen.asked())
    return chosen


@api.post("/releases")
def make_release(form: ReleaseForm, desk: AtDesk, person: WhoHere, mark: Mark = None) -> JobView:
    """Begin to make a release: of all that is chosen, or not at all."""
    check_mark(desk, mark)
    chosen = sound(form, desk, person)
    if apart := chosen.apart(Project(desk.database)):
        raise StillToCode(
            f"reports that you code by yourself tell of {apart:,} of these incidents: make the"
            " release when all who code them have ended, or let somebody else make it"
        )
    order = ReleaseOrder(
        title=form.title,
        authors=tuple(filter(None, map(str.strip, form.authors))) or (person.name,),
        version=form.version.strip() or None,
        day=form.day.strip() or None,
        license=form.license.strip(),
        doi=form.doi.strip(),
        audience=form.audience,
        formats=form.formats,
        proof=form.proof,
        persons=tuple(form.persons.items()),
        columns=tuple((one.table, one.column, one.level) for one in form.columns),
    )
    name, work = release_work(desk.database, chosen, order)
    return view(desk.outgoing.start(name, work))


@api.get("/{id_}")
def job(id_: Id, desk: AtDesk) -> JobView:
    """How far it is, and what there is to say of it."""
    return view(desk.outgoing.find(id_))


@api.delete("/{id_}")
def drop(id_: Id, desk: AtDesk) -> dict[str, bool]:
    """Stop making it, or delete it."""
    desk.outgoing.drop(id_)
    return {"dropped": True}


@api.get("/{id_}/file")
def file(id_: Id, desk: AtDesk) -> StreamingResponse:
    """The file, as it was made; it stays until it is dropped, or for an hour."""
    found = desk.outgoing.find(id_)
    if found.state != "ready" or found.path is None:
        raise Gone("this file is not ready yet: ask again later")
    stream = opened(found.path)
    size = os.fstat(stream.fileno()).st_size
    plain = found.name.encode("ascii", "replace").decode().replace('"', "_").replace("?", "_")
    named = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(found.name)}"
    return StreamingResponse(
        parts(stream),
        media_type="application/octet-stream",
        headers={"Content-Disposition": named, "Content-Length": str(size)},
    )


def opened(path: Path) -> BinaryIO:
    """The file; Gone if it was dropped in this moment."""
    try:
        return path.open("rb")
    except OSError:
        raise Gone("this file is gone: make it again") from None


def parts(stream: BinaryIO) -> Iterator[bytes]:
    """The content, a part at a time; closed also where nobody fetches the rest."""
    with stream:
        while part := stream.read(CHUNK):
            yield part
