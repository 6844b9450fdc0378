"""The JSON API: what the pages show and do, for programs too. `/api/openapi.json` describes it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request, UploadFile
from fastapi import Path as InPath
from fastapi.responses import Response
from pydantic import BaseModel
from sqlalchemy import Connection

from tacitus.errors import UsageError
from tacitus.people_values import Person
from tacitus.plain import plain
from tacitus.project.records import sights
from tacitus.project.reviewing import judge, open_record, take_back
from tacitus.review.expected import ORDER, claim_field
from tacitus.review_contract import sound_change
from tacitus.review_values import Done, FieldState, Judgement, Queued, Sight, Standing
from tacitus.store.assignments import assignments_of, comparison_states
from tacitus.store.decisions import broken_chain
from tacitus.store.review import (
    acts,
    coding_to_review,
    next_report,
    next_to_do,
    queued,
    report_ids,
    tab_counts,
)
from tacitus.store.verdicts import number_of_decisions
from tacitus.values import CodedReport, Span
from tacitus.vocabulary import OWN_FIELD
from tacitus.web.desk import Desk, OtherProject
from tacitus.web.forms import (
    AddedView,
    Alternative,
    Answer,
    CodingView,
    JudgementForm,
    OpenForm,
    PasteForm,
    QueueItem,
    QueueView,
    ReadingView,
    RecordView,
    Told,
    WithdrawForm,
)
from tacitus.web.own_fields import fitting, own_of
from tacitus.web.pasting import pasted
from tacitus.web.reading import read_words
from tacitus.web.roles import settles
from tacitus.web.strings import strings
from tacitus.web.view import Viewer, record_view, told_meanwhile
from tacitus.web.who import WhoHere
from tacitus.write.entity_names import names_of
from tacitus.write.headline import headline
from tacitus.write.safe import excerpt, shown

TABS = ("new", "in_progress", "flagged", "done", "not_event", "mine", "differs")
PAGE = 30  # reports of the queue, or rows of the log, that come at once
WRONG: dict[int | str, dict[str, Any]] = {
    400: {"model": Told},
    403: {"model": Told},
    404: {"model": Told},
    409: {"model": Told},
    412: {"model": Told},
    503: {"model": Told},
}
router = APIRouter(prefix="/api", responses=WRONG)

Key = Annotated[int, InPath(ge=1, le=2**31 - 1)]
Offset = Annotated[int, Query(ge=0, le=2**31 - 1)]
ReadField = Annotated[str, Query(pattern=rf"{OWN_FIELD}|^(?:{'|'.join(ORDER)})$")]
Sought = Annotated[str, Query(max_length=500, pattern=r"^[^\x00]*$")]


Mark = Annotated[str | None, Header(alias="X-Tacitus-Project", max_length=40)]


async def desk_of(request: Request, mark: Mark = None) -> Desk:
    """The desk; OtherProject if the page was made from one that is not open any more."""
    desk: Desk = request.app.state.desk
    check_mark(desk, mark)
    return desk


def check_mark(desk: Desk, mark: str | None) -> None:
    """OtherProject if the mark is that of a project that is not open any more."""
    if mark is not None and mark != desk.mark:
        raise OtherProject("another project is open now: load the page again")


AtDesk = Annotated[Desk, Depends(desk_of)]


@contextmanager
def alone(desk: Desk, mark: str | None = None) -> Iterator[None]:
    """Writing, one at a time in this process. What it is written to is still the project of the
    mark: another may have been opened while this waited."""
    with desk.writing:
        check_mark(desk, mark)
        yield


# ---- records --------------------------------------------------------------------------------


@router.get("/reports/{key}/record", response_model=RecordView)
def record(key: Key, desk: AtDesk, person: WhoHere) -> Response:
    """A report as it stands."""
    found = open_record(desk.database, key, person.name)
    return as_json(record_view(found, person.name, desk.places, own_of(desk.database)))


@router.post("/reports/{key}/decisions", response_model=Answer)
def decide(
    key: Key, form: JudgementForm, desk: AtDesk, person: WhoHere, mark: Mark = None
) -> Response:
    """Say something of a report. It is in the database when this answers."""
    with alone(desk, mark):
        said = said_of(form, desk, key, person)
        kept = judge(desk.database, person.name, key, said, settles=settles(person))
    told = told_meanwhile(kept.meanwhile)
    view = record_view(kept.record, person.name, desk.places, own_of(desk.database))
    return as_json(Answer(decision=kept.verdict.number, told=told, record=view))


def as_json(answer: BaseModel) -> Response:
    """An answer that is written once: the framework would first make it a tree, and check that."""
    return Response(answer.model_dump_json(), media_type="application/json")


def said_of(form: JudgementForm, desk: Desk, key: int, person: Person) -> Judgement:
    """The judgement of a form; UsageError if its value does not fit the report."""
    change = None
    if form.change is not None:  # only what has a value needs the record to be held against
        record = open_record(desk.database, key, person.name)
        entities = {entity.id for entity in record.entities}
        change = sound_change(form.change.model_dump(), record.coded.report, entities)
        change = fitting(change, own_of(desk.database))
    return Judgement(
        form.act,
        form.coding,
        tuple(dict.fromkeys(form.targets)),
        change,
        form.into,
        form.note.strip(),
        form.seen,
        form.token,
        form.salience,
    )


@router.post("/reports/{key}/withdrawals")
def withdraw(
    key: Key, form: WithdrawForm, desk: AtDesk, person: WhoHere, mark: Mark = None
) -> Answer:
    """Take a decision of one's own back."""
    if not form.token and not form.decision:
        raise UsageError("name the decision, or the token that it was sent with")
    with alone(desk, mark):
        after = take_back(desk.database, person.name, key, form.token or form.decision)
    view = record_view(after, person.name, desk.places, own_of(desk.database))
    return Answer(decision=None, told=[], record=view)


@router.get("/reports/{key}/reading")
def reading(  # what a request has
    key: Key, field: ReadField, start: Offset, end: Offset, desk: AtDesk, person: WhoHere
) -> ReadingView:
    """What the words from `start` to `end` mean as the value of a field."""
    found = open_record(desk.database, key, person.name)
    if not 0 <= start < end <= len(found.coded.report.text):
        raise UsageError(f"{start} to {end} is not inside the text")
    viewer = Viewer(found, names_of(found.coded), desk.places)
    asked = claim_field(field)
    state = FieldState("", asked, None, None, "proposed")
    reason = strings()["reasons"]["words"]
    span = Span(start, end)
    values = [
        Alternative(
            value=plain(value, ""),
            words=shown(span.of(found.coded.report.text))
            if getattr(value, "entity", None) == "new"
            else viewer.value(value, state),
            reason=reason,
        )
        for value in read_words(found, asked, span, desk.places, own_of(desk.database))
    ]
    return ReadingView(values=values[:9])


@router.get("/places")
def places(name: Sought, desk: AtDesk) -> ReadingView:
    """The places of a name."""
    reasons = strings()["reasons"]
    return ReadingView(
        values=[
            Alternative(
                value=plain(place, ""),
                words=", ".join(
                    filter(None, (place.name, place.admin1, place.country, place.precision))
                ),
                reason=reasons["namesake"].replace("{}", f"{people:,}")
                if people
                else reasons["namesake_small"],
            )
            for place, people in desk.places.named(name)
        ]
    )


@router.get("/reports/{key}/next")
def following(
    key: Annotated[int, InPath(ge=0, le=2**31 - 1)], desk: AtDesk, person: WhoHere
) -> dict[str, int | None]:
    """The keys of the report behind and before this one, and of the next that is not done."""
    with desk.database.reading() as connection:
        return {
            "next": next_report(connection, key),
            "previous": next_report(connection, key, back=True),
            "to_do": next_to_do(connection, key, person.name),
        }


# ---- the queue ------------------------------------------------------------------------------


@router.get("/queue")
def queue(
    desk: AtDesk, person: WhoHere, tab: Sought = "new", search: Sought = "", after: Offset = 0
) -> QueueView:
    """Part of the queue: of a tab, behind report `after`, of those that hold all words sought.
    `mine` are those that one is to code oneself."""
    return queue_view(desk, person.name, tab, search, after)


def queue_view(desk: Desk, who: str, tab: str, search: str, after: int) -> QueueView:
    """Part of the queue, as somebody may see it."""
    if tab not in TABS:
        raise UsageError(f"there is no tab {tab!r}")
    with desk.database.reading() as connection:
        found = queued(connection, tab, search.strip() or None, after, PAGE + 1, who)
        counts = tab_counts(connection, who)
        keys = [one.key for one in found[:PAGE]]
        coded = {key: made[1] for key in keys if (made := coding_to_review(connection, key))}
        told = [(key, one.report.id) for key, one in coded.items()]
        seen = sights(connection, who, told)
        held = assignments_of(connection, keys)
        states = comparison_states(connection, keys)
    return QueueView(
        tab=tab,
        counts=counts,
        items=[
            queue_item(
                one, coded.get(one.key), seen.get(one.key, "shared"),
                next((a.state for a in held.get(one.key, ()) if a.who == who), None),
                differs=states.get(one.key) == "differs",
            )
            for one in found[:PAGE]
        ],
        after=keys[-1] if len(found) > PAGE else None,
        coding=desk.reading.view(),
    )  # fmt: skip


def queue_item(
    one: Queued, coded: CodedReport | None, sight: Sight, mine: Standing | None, *, differs: bool
) -> QueueItem:
    """A report of the queue, with what the machine made of it in a sentence; without it, and
    without what others said, where that is not to be seen."""
    alone = sight != "shared"
    return QueueItem(
        key=one.key,
        title=excerpt(one.title or first_line(coded) or one.name, 200),
        publisher=shown(one.publisher) if one.publisher else None,
        language=shown(one.language),
        published=shown(one.published) if one.published else None,
        standing=mine or ("new" if alone else one.standing),
        undecided=None if alone else one.undecided,
        flagged=one.flagged and not alone,
        disputed=one.disputed and not alone,
        gist="" if sight == "blind" else gist(coded),
        sight=sight,
        mine=mine,
        differs=differs,
    )


def first_line(coded: CodedReport | None) -> str:
    """The first line of a report."""
    return coded.report.text.strip().partition("\n")[0] if coded else ""


def gist(coded: CodedReport | None) -> str:
    """The headline of the first chief event; empty if there is none."""
    if coded is None:
        return ""
    first = next((event for event in coded.events if event.salience == "main"), None)
    first = first or next(iter(coded.events), None)
    return excerpt(headline(first, names_of(coded)), 300) if first else ""


@router.get("/coding")
def coding(desk: AtDesk) -> CodingView:
    """How far the machine is with reading."""
    return desk.reading.view()


# ---- projects and what comes in -------------------------------------------------------------


@router.post("/project")
def open_(form: OpenForm, desk: AtDesk) -> dict[str, str | None]:
    """Open a project in place of the one that is open."""
    with alone(desk):
        desk.open(form.place.strip(), make=form.make)
    return {"name": desk.name}


@router.post("/sample")
def sample(desk: AtDesk) -> dict[str, str | None]:
    """Open the sample project, made if need be."""
    with alone(desk):
        desk.open_sample()
    return {"name": desk.name}


@router.post("/files")
def files(files: list[UploadFile], desk: AtDesk, person: WhoHere) -> AddedView:
    """Add files to the project as one import."""
    return added(desk, person, [(one.filename or "file.txt", one.file.read()) for one in files])


@router.post("/paste")
def paste(form: PasteForm, desk: AtDesk, person: WhoHere) -> AddedView:
    """Add a report that was pasted."""
    return added(desk, person, [pasted(form)])


def added(desk: Desk, person: Person, given: list[tuple[str, bytes]]) -> AddedView:
    """What an import did."""
    with alone(desk):
        done, refused = desk.add(person.name, given)
    return AddedView(new=done.new, same=done.same, changed=done.changed, refused=refused)


# ---- the log --------------------------------------------------------------------------------


@router.get("/activity")
def activity(
    desk: AtDesk,
    person: WhoHere,
    before: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
) -> list[dict[str, Any]]:
    """What was decided, the last first; without what others said of reports that one codes by
    oneself."""
    with desk.database.reading() as connection:
        return [
            {
                "number": one.number,
                "made_at": one.made_at,
                "who": one.who,
                "kind": one.kind,
                "subject": one.subject,
                "targets": list(one.targets),
                "note": one.note,
                "undone_by": one.undone_by,
            }
            for one in visible(connection, person.name, acts(connection, before, PAGE))
        ]


def visible(connection: Connection, who: str, rows: Iterable[Done]) -> list[Done]:
    """The rows of the log that somebody may see now."""
    found = list(rows)
    ids = report_ids(connection, {one.report for one in found if one.report is not None})
    seen = sights(connection, who, ids.items())
    return [
        one
        for one in found
        if one.report is None or one.who == who or seen.get(one.report, "shared") == "shared"
    ]


@router.get("/activity/chain")
def chain(desk: AtDesk) -> dict[str, str | int | None]:
    """Whether the chain of decisions is whole: where it is broken, if it is."""
    with desk.database.reading() as connection:
        return {"broken": broken_chain(connection), "decisions": number_of_decisions(connection)}
