"""Where coders of one report differ: side by side with their words, and settled by a third person,
who is not told whose side is whose."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, Field

from tacitus.coder_values import Side, Unit
from tacitus.errors import UsageError
from tacitus.languages import language_name
from tacitus.plain import plain
from tacitus.project.adjudicating import Differences, Word, differences_of, own_word, settle
from tacitus.review.lots import drawn
from tacitus.review_contract import sound_change
from tacitus.review_values import Change, Settled
from tacitus.store.assignments import next_differing
from tacitus.values import Claim, Event
from tacitus.web.api import WRONG, AtDesk, Key, Mark, alone
from tacitus.web.direction import direction_of
from tacitus.web.forms import ChangeForm, EntityView, Form, Long, Short
from tacitus.web.own_fields import Own, fitting, label_of, own_of
from tacitus.web.page_text import lit_text
from tacitus.web.places import Places
from tacitus.web.rendering import page
from tacitus.web.strings import strings
from tacitus.web.view import Viewer
from tacitus.web.who import WhoHere
from tacitus.write.entity_names import names_of
from tacitus.write.hedges import voice
from tacitus.write.rows import quote
from tacitus.write.safe import excerpt, shown

pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
api = APIRouter(prefix="/api", responses=WRONG)


class ReadingOf(BaseModel):
    """One value of a side, in words; `label` is the field where a whole event is told."""

    label: str
    words: str
    voice: str
    quote: str


class SideView(BaseModel):
    """What one coder has: its values, or in `nothing` that there are none."""

    nothing: str
    values: list[ReadingOf]


class UnitView(BaseModel):
    """A field in which coders differ; `value` to `holder` are those of the first side that has any,
    from which a third reading begins."""

    target: str
    field: str
    label: str
    event: str
    sides: list[SideView]
    value: Any
    evidence: list[tuple[int, int]]
    certainty: str
    holder: str


class DifferencesView(BaseModel):
    """What is left to settle of a report, `of` so many fields that differed; `last` is the number
    of the decision that was just kept."""

    key: int
    title: str
    units: list[UnitView]
    of: int
    entities: list[EntityView]
    last: int | None = None


class SettlementForm(Form):
    """How a field is settled: by the side that is right, 1 for the first; by a value of one's own;
    or as not stated."""

    target: Short
    side: Annotated[int | None, Field(ge=1, le=50)] = None
    change: ChangeForm | None = None
    not_stated: bool = False
    note: Long = ""
    token: Short = ""


@pages.get("/differences")
def first(desk: AtDesk) -> Response:
    """The first report whose coders differ."""
    with desk.database.reading() as connection:
        found = next_differing(connection, 0)
    return RedirectResponse(f"/differences/{found}" if found else "/queue?tab=differs", 303)


@pages.get("/differences/{key}")
def differences_page(request: Request, key: Key, desk: AtDesk) -> Response:
    """Text left, the fields in which coders differ right."""
    found = differences_of(desk.database, key)
    report = found.record.coded.report
    view = differences_view(found, desk.places)
    with desk.database.reading() as connection:
        following = next_differing(connection, key) or next_differing(connection, 0)
    told = sorted(
        (span, unit.target)
        for unit in found.units
        for side in unit.sides
        for one in side.settled
        for change in one.changes
        for span in change.evidence
    )
    return page(
        request, "differences.html", "differences",
        view=view, report=report, paragraphs=lit_text(report.text, told),
        direction=direction_of(report.language), language=language_name(report.language),
        following=None if following == key else following,
        data={**view.model_dump(), "text": report.text},
    )  # fmt: skip


@api.get("/reports/{key}/differences")
def differences(key: Key, desk: AtDesk) -> DifferencesView:
    """Where those who coded a report differ."""
    return differences_view(differences_of(desk.database, key), desk.places)


@api.post("/reports/{key}/settlements")
def settlement(
    key: Key, form: SettlementForm, desk: AtDesk, person: WhoHere, mark: Mark = None
) -> DifferencesView:
    """Settle a field in which coders differ. It is in the database when this answers."""
    if sum((form.side is not None, form.change is not None, form.not_stated)) != 1:
        raise UsageError("name a side, or a value, or not_stated: one of the three")
    with alone(desk, mark):
        word = word_of(form, differences_of(desk.database, key), own_of(desk.database))
        number, left = settle(desk.database, person.name, key, word)
    return differences_view(left, desk.places, number)


def word_of(form: SettlementForm, found: Differences, fields: Own) -> Word:
    """What a form says."""
    side, own = None, None
    if form.side is not None:
        order = order_of(found)
        if form.side > len(order):
            raise UsageError(f"there are {len(order)} sides: choose one of them")
        side = order[form.side - 1]
    else:
        change = None
        if form.change is not None:
            known = {entity.id for entity in found.compared.entities}
            change = sound_change(form.change.model_dump(), found.record.coded.report, known)
            change = fitting(change, fields)
            check_field(form.target, change)
        own = own_word(form.target, change)
    return Word(form.target, side, own, form.note.strip(), form.token)


def check_field(target: str, change: Change) -> None:
    """UsageError if a value is of another field than the one to be settled, or has no words."""
    if change.field != target.partition(":")[2]:
        raise UsageError(f"{target!r} is settled by a value of that field")
    if not change.evidence:
        raise UsageError("a value needs its words: select them in the text")


def order_of(found: Differences) -> list[int]:
    """The sides as they are shown: drawn for each report, so that a place tells nobody's name."""
    coders = found.compared.coders
    key = f"sides:{found.record.key}"
    return sorted(range(len(coders)), key=lambda number: drawn(key, coders[number]))


# ---- in words -------------------------------------------------------------------------------


def differences_view(
    found: Differences, places: Places, last: int | None = None
) -> DifferencesView:
    """The differences in words."""
    entities = found.compared.entities
    record = replace(found.record, entities=entities)
    names = names_of(replace(record.coded, entities=entities))
    viewer = Viewer(record, names, places)
    report, order = record.coded.report, order_of(found)
    return DifferencesView(
        key=record.key,
        title=excerpt(report.title or report.id, 90),
        units=[unit_view(unit, viewer, order) for unit in found.units],
        of=found.of,
        entities=[
            EntityView(id=one.id, name=excerpt(names[one.id], 80), kind=one.kind)
            for one in entities
        ],
        last=last,
    )


def unit_view(unit: Unit, viewer: Viewer, order: Sequence[int]) -> UnitView:
    """One field."""
    changes = [c for side in unit.sides for one in side.settled for c in one.changes]
    own = next((one for one in changes if one.field == unit.field), None)
    return UnitView(
        target=unit.target,
        field=unit.field,
        label=label_of(unit.field),
        event=event_words(unit, viewer),
        sides=[side_view(unit.sides[number], viewer) for number in order],
        value=plain(own.value, viewer.text) if own else None,
        evidence=[(span.start, span.end) for span in own.evidence] if own else [],
        certainty=own.certainty if own else "asserted",
        holder=own.holder if own else "author",
    )


def event_words(unit: Unit, viewer: Viewer) -> str:
    """The event that a field is of: as it stands, else as its coder has it."""
    id_ = unit.target.partition(":")[0]
    event = next((one.event for one in viewer.record.events if one.event.id == id_), None)
    if event is None:
        side = next(side for side in unit.sides if side.there)
        claims = tuple(claim_of(c) for one in side.settled for c in one.changes)
        event = Event(id_, (), "main", None, claims)
    return viewer.headline(event)


def claim_of(change: Change) -> Claim:
    """A change as a claim."""
    return Claim(
        "", change.field, change.value, change.evidence, change.certainty, change.holder
    )  # fmt: skip


def side_view(side: Side, viewer: Viewer) -> SideView:
    """What one coder has."""
    t = strings()["differences"]
    if not side.there:
        return SideView(nothing=t["no_event"], values=[])
    values = [value for one in side.settled for value in values_of(one, viewer, len(side.settled))]
    unclear = any(one.unclear for one in side.settled)
    return SideView(nothing="" if values else t["unclear" if unclear else "nothing"], values=values)


def values_of(one: Settled, viewer: Viewer, fields: int) -> list[ReadingOf]:
    """The values of a field in words."""
    return [
        ReadingOf(
            label=label_of(change.field) if fields > 1 else "",
            words=viewer.words(claim_of(change)),
            voice=shown(voice(claim_of(change), viewer.names)),
            quote=quote(change.evidence, viewer.text),
        )
        for change in one.changes
    ]
