"""The codebook: what every field and code means, those of the project's own first."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from tacitus.lists import tables
from tacitus.vocabulary import PLOVER_TYPES
from tacitus.web.api import WRONG, AtDesk
from tacitus.web.desk import Desk
from tacitus.web.own_fields import NOTHING, Own, own_of, own_views
from tacitus.web.rendering import page

pages = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
api = APIRouter(prefix="/api", responses=WRONG)


def own_here(desk: Desk) -> Own:
    """The fields of the project that is open, if any."""
    return own_of(desk.database) if desk.name is not None else NOTHING


@pages.get("/codebook")
def codebook(request: Request, desk: AtDesk) -> Response:
    """The codebook to read."""
    own = own_here(desk)
    return page(
        request, "codebook.html", "codebook", book=tables("codebook.toml"),
        examples=tables("codebook_examples.toml"), types=PLOVER_TYPES,
        own=own_views(own), fault=own.fault,
    )  # fmt: skip


@api.get("/codebook")
def codebook_json(desk: AtDesk) -> dict[str, Any]:
    """What every field and code means, with a case that fits and one that does not; in `own` the
    fields of the project's own."""
    return {
        "book": tables("codebook.toml"),
        "examples": tables("codebook_examples.toml"),
        "own": own_views(own_here(desk)),
    }
