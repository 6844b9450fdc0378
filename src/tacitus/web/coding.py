"""Who codes what, and how far people agree."""

import threading
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, Field

from tacitus.coder_values import AgreementPage
from tacitus.project.agreeing import agreement
from tacitus.project.assigning import Assigning, Wanted
from tacitus.review.lots import Lot
from tacitus.review_values import Standing
from tacitus.store.verdicts import number_of_decisions
from tacitus.web.api import WRONG, AtDesk, Mark, alone
from tacitus.web.desk import Desk
from tacitus.web.forms import Form, Short
from tacitus.web.rendering import page
from tacitus.web.who import WhoHere
from tacitus.write.safe import shown

pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
api = APIRouter(prefix="/api", responses=WRONG)
MOST = 1_000  # reports reviewed with the proposals, the last ones, that the page counts
Share = Annotated[float, Field(ge=0, le=1)]


class AssignForm(Form):
    """Who is to code: so many reports each (None: all that fit), `second` of them by a second
    person as well; by lot where there is a seed."""

    people: Annotated[list[Short], Field(min_length=1, max_length=100)]
    each: Annotated[int | None, Field(ge=1, le=1_000_000)] = None
    second: Share = 0.0
    lot: Short | None = None
    blind: bool = False
    state: Standing | None = None
    search: Short = ""


class LoadView(BaseModel):
    """How much somebody has to code, and how much of it they have."""

    who: str
    assigned: int
    blind: int
    ended: int


@api.get("/assignments")
def assignments(desk: AtDesk) -> list[LoadView]:
    """How much each has to code."""
    loads = Assigning(desk.database, "").loads()
    return [LoadView(**{**asdict(one), "who": shown(one.who)}) for one in loads]


@api.post("/assignments")
def assign(form: AssignForm, desk: AtDesk, person: WhoHere, mark: Mark = None) -> dict[str, int]:
    """Deal reports to people; how many codings were dealt."""
    lot = Lot(form.each, form.second, form.lot or None, form.blind)
    wanted = Wanted(form.state, form.search.strip() or None)
    with alone(desk, mark):
        made = Assigning(desk.database, person.name).assign(form.people, wanted, lot)
    return {"assigned": len(made)}


@api.get("/agreement")
def agreement_json(desk: AtDesk) -> dict[str, Any]:
    """How far people agree, with each other and with the machine, and how far it leads them."""
    return asdict(measured(desk))


@pages.get("/agreement")
def agreement_page(request: Request, desk: AtDesk) -> Response:
    """The same in tables."""
    if desk.name is None:
        return RedirectResponse("/", 303)
    assigning = Assigning(desk.database, "")
    return page(
        request, "agreement.html", "agreement", found=measured(desk), most=MOST,
        loads=assigning.loads(), blind_share=assigning.blind_share(),
    )  # fmt: skip


class Measured:
    """The last figures, which are good until somebody decides anything."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.of: tuple[str, int] | None = None
        self.page = AgreementPage((), (), ())


LAST = Measured()


def measured(desk: Desk) -> AgreementPage:
    """The figures of the project that is open, worked out once for each state of its log."""
    with LAST.lock:
        with desk.database.reading() as connection:
            now = desk.mark, number_of_decisions(connection)
        if LAST.of != now:
            LAST.page = agreement(desk.database, MOST)
            LAST.of = now
        return LAST.page
