"""The application: pages, API, and what is said where something cannot be done."""

import sys
import traceback
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from tacitus.errors import OWN_FAULTS, ProjectError, TacitusError, UsageError
from tacitus.project.incidents import StillToCode
from tacitus.project.records import NoReport, NotToSettle, Refusal
from tacitus.project.taking_back import NoAct
from tacitus.version import VERSION
from tacitus.web import (
    api,
    codebook,
    coding,
    differing,
    happenings,
    pages,
    people,
    release_pages,
    signing,
    taking_back,
)
from tacitus.web.desk import Desk, NoProject, OtherProject
from tacitus.web.outgoing import Gone
from tacitus.web.own_files import OwnFiles
from tacitus.web.rendering import page
from tacitus.web.roles import Door, in_table
from tacitus.web.security import SAFE, Guard, Public
from tacitus.web.tries import TooMany, Tries
from tacitus.web.who import Forbidden, NotSignedIn
from tacitus.write.safe import shown

STATUS: tuple[tuple[type[TacitusError], int], ...] = (  # the first that fits
    (NotSignedIn, 401),
    (Forbidden, 403),
    (NotToSettle, 403),
    (StillToCode, 403),
    (TooMany, 429),
    (NoReport, 404),
    (NoAct, 404),
    (Gone, 404),
    (Refusal, 409),
    (NoProject, 409),
    (OtherProject, 412),  # by which the outbox knows to keep what it has
    (UsageError, 400),
    (ProjectError, 503),
    (TacitusError, 500),
)


def make_app(desk: Desk, public: Public | None = None) -> FastAPI:
    """The application over a desk; `public` is where others reach it, if they do."""
    app = FastAPI(
        title="Tacitus",
        version=VERSION,
        docs_url=None,  # its page would load scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/openapi.json",
        dependencies=[Depends(in_table)],
    )
    app.state.desk = desk
    app.state.public = public
    app.state.tries = Tries()
    for router in (
        api.router,
        happenings.api,
        taking_back.api,
        signing.api,
        people.api,
        release_pages.api,
        codebook.api,
        coding.api,
        differing.api,
    ):
        app.include_router(router)
    for router in (
        pages.router,
        happenings.pages,
        signing.pages,
        people.pages,
        release_pages.pages,
        codebook.pages,
        coding.pages,
        differing.pages,
    ):
        app.include_router(router)
    app.mount("/static", OwnFiles(), name="static")
    app.add_exception_handler(TacitusError, on_fault)
    app.add_exception_handler(RequestValidationError, on_misfit)
    app.add_exception_handler(HTTPException, on_http)
    for kind in OWN_FAULTS:
        app.add_exception_handler(kind, on_bug)
    app.add_middleware(Door, tell=on_fault)
    app.add_middleware(Guard, public=public)
    return app


def on_fault(request: Request, fault: Exception) -> Response:
    """What the user can mend."""
    status = next(code for kind, code in STATUS if isinstance(fault, kind))
    path = request.url.path
    if status == 401 and request.method in SAFE and not path.startswith("/api/"):
        wanted = f"{path}?{request.url.query}" if request.url.query else path
        return RedirectResponse(f"/sign-in?{urlencode({'next': wanted})}", 303)
    answer = told(request, status, str(fault))
    if isinstance(fault, TooMany):
        answer.headers["Retry-After"] = str(fault.seconds)
    return answer


def on_misfit(request: Request, fault: Exception) -> Response:
    """A request that does not fit its form."""
    assert isinstance(fault, RequestValidationError)
    first: dict[str, Any] = dict(next(iter(fault.errors()), {}))
    where = ".".join(str(step) for step in first.get("loc", ()))
    return told(request, 422, f"{where}: {first.get('msg', 'does not fit')}")


def on_http(request: Request, fault: Exception) -> Response:
    """A page that is not there, a method that is not known."""
    assert isinstance(fault, HTTPException)
    return told(request, fault.status_code, HTTPStatus(fault.status_code).phrase)


def on_bug(request: Request, fault: Exception) -> Response:
    """A fault of our own: one line for the user, where it was for whoever mends it."""
    at = traceback.extract_tb(fault.__traceback__)[-1]
    line = f"a fault of Tacitus itself ({type(fault).__name__}: {fault}), at {at.name}:{at.lineno}"
    print(f"tacitus: {shown(line)}", file=sys.stderr, flush=True)
    return told(request, 500, f"{line}: please report it; what was kept before stays")


def told(request: Request, status: int, message: str) -> Response:
    """The message as the caller reads it: JSON to a program, a page to a person."""
    line = shown(message)
    if request.url.path.startswith(("/api/", "/static/")):
        return JSONResponse({"message": line}, status_code=status)
    return page(request, "error.html", "error", status, message=line, code=status)
