"""Who may do what: one table for pages and API alike, and the door at which it is asked.

The door stands before everything: a request is turned away before its body is read. A route that
is not in the table is for admins only; a test says that there is none.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Literal

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import compile_path
from starlette.types import ASGIApp, Receive, Scope, Send

from tacitus.errors import TacitusError
from tacitus.people_values import Person, Role
from tacitus.project.taking_back import ON_INCIDENTS
from tacitus.web.security import SAFE
from tacitus.web.who import (
    FORM_HEADER,
    Forbidden,
    NotSignedIn,
    Visitor,
    is_form_of,
    visitor_of,
)

# `anyone`: also who has not signed in; `alone`: only where the project has no people.
Need = Role | Literal["anyone", "alone"]
Tell = Callable[[Request, Exception], Response]

NEEDS: dict[tuple[str, str], Need] = {
    ("GET", "/api/openapi.json"): "anyone",
    ("HEAD", "/api/openapi.json"): "anyone",
    ("GET", "/sign-in"): "anyone",
    ("POST", "/sign-in"): "anyone",
    ("POST", "/api/sign-in"): "anyone",
    ("POST", "/api/sign-out"): "viewer",
    ("GET", "/api/me"): "viewer",
    ("POST", "/api/me/password"): "viewer",
    # ---- reading
    ("GET", "/"): "viewer",
    ("GET", "/queue"): "viewer",
    ("GET", "/review"): "viewer",
    ("GET", "/review/{key}"): "viewer",
    ("GET", "/review/{key}/parts"): "viewer",
    ("GET", "/codebook"): "viewer",
    ("GET", "/activity"): "viewer",
    ("GET", "/settings"): "viewer",
    ("GET", "/explore"): "viewer",
    ("GET", "/incidents/{id_}"): "viewer",
    ("GET", "/merge/{id_}"): "viewer",
    ("GET", "/merge/{id_}/{other}"): "viewer",
    ("GET", "/agreement"): "viewer",
    ("GET", "/api/agreement"): "viewer",
    ("GET", "/api/reports/{key}/record"): "viewer",
    ("GET", "/api/reports/{key}/reading"): "viewer",
    ("GET", "/api/reports/{key}/next"): "viewer",
    ("GET", "/api/places"): "viewer",
    ("GET", "/api/queue"): "viewer",
    ("GET", "/api/coding"): "viewer",
    ("GET", "/api/activity"): "viewer",
    ("GET", "/api/activity/chain"): "viewer",
    ("GET", "/api/incidents"): "viewer",
    ("GET", "/api/incidents/{id_}"): "viewer",
    ("GET", "/api/incidents/{id_}/grid"): "viewer",
    ("GET", "/api/incidents/{id_}/grid/{other}"): "viewer",
    ("GET", "/api/codebook"): "viewer",
    # ---- deciding
    ("POST", "/api/reports/{key}/decisions"): "coder",  # see `settles`
    ("POST", "/api/reports/{key}/withdrawals"): "coder",
    ("POST", "/api/files"): "coder",
    ("POST", "/api/paste"): "coder",
    ("GET", "/api/activity/{number}/undo"): "coder",  # see `undoes`
    ("POST", "/api/activity/{number}/undo"): "coder",
    # ---- several coders
    ("GET", "/differences"): "reviewer",
    ("GET", "/differences/{key}"): "reviewer",
    ("GET", "/api/reports/{key}/differences"): "reviewer",
    ("POST", "/api/reports/{key}/settlements"): "reviewer",
    ("GET", "/api/assignments"): "reviewer",
    ("POST", "/api/assignments"): "reviewer",
    # ---- incidents, and what leaves the project
    ("POST", "/api/incidents/same"): "reviewer",
    ("POST", "/api/incidents/different"): "reviewer",
    ("POST", "/api/incidents/unsure"): "reviewer",
    ("POST", "/api/incidents/{id_}/split"): "reviewer",
    ("GET", "/api/incidents.csv"): "reviewer",
    ("GET", "/release"): "reviewer",
    ("POST", "/api/outgoing/count"): "reviewer",
    ("POST", "/api/outgoing/exports"): "reviewer",
    ("POST", "/api/outgoing/releases"): "reviewer",
    ("GET", "/api/outgoing/{id_}"): "reviewer",
    ("DELETE", "/api/outgoing/{id_}"): "reviewer",
    ("GET", "/api/outgoing/{id_}/file"): "reviewer",
    # ---- imports
    ("GET", "/api/imports"): "viewer",
    ("GET", "/api/imports/{number}/undo"): "admin",
    ("POST", "/api/imports/{number}/undo"): "admin",
    # ---- people
    ("GET", "/people"): "admin",
    ("GET", "/api/people"): "admin",
    ("POST", "/api/people"): "admin",
    ("POST", "/api/people/role"): "admin",
    ("POST", "/api/people/password"): "admin",
    ("POST", "/api/people/close"): "admin",
    # ---- which project is open: who works on one with others stays there
    ("POST", "/api/project"): "alone",
    ("POST", "/api/sample"): "alone",
}
# What pages show or hide.
ACTS: dict[str, Role] = {
    "decide": "coder",
    "add": "coder",
    "settle": "reviewer",
    "merge": "reviewer",
    "export": "reviewer",
    "undo": "admin",
    "people": "admin",
}


def may(visitor: Visitor) -> tuple[str, ...]:
    """The acts that pages offer a visitor."""
    if visitor.person is None:
        return ()
    own = [act for act, role in ACTS.items() if visitor.person.reaches(role)]
    return (*own, "open") if visitor.alone else tuple(own)


def settles(person: Person) -> bool:
    """Whether somebody's word ends a dispute of others."""
    return person.reaches(ACTS["settle"])


@cache
def compiled() -> list[tuple[str, re.Pattern[str], Need]]:
    """The table, its paths as patterns; those without a hole first, as the routes have it."""
    ordered = sorted(NEEDS.items(), key=lambda one: "{" in one[0][1])
    return [(method, compile_path(path)[0], need) for (method, path), need in ordered]


def need_of(method: str, path: str) -> Need | None:
    """What a request asks for; None where the table has nothing like it."""
    return next(
        (need for known, pattern, need in compiled() if known == method and pattern.match(path)),
        None,
    )


def undoes(person: Person, kind: str, who: str) -> bool:
    """Whether somebody may take back what `who` decided: one's own, if it could be decided again;
    what others decided, only an admin."""
    if who != person.name:
        return person.reaches(ACTS["undo"])
    return person.reaches(ACTS["merge" if kind in ON_INCIDENTS else "decide"])


class Door:
    """Around the routes: who may not do what they ask is told so."""

    def __init__(self, app: ASGIApp, tell: Tell) -> None:
        self._app = app
        self._tell = tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            await run_in_threadpool(let_in, request)
        except TacitusError as fault:
            answer = await run_in_threadpool(self._tell, request, fault)
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)


def let_in(request: Request) -> None:
    """Look up who asks, and ask the table. What is not in it is left to `in_table`."""
    visitor_of(request)
    need = need_of(request.method, request.scope["path"])
    request.state.asked = need is not None
    if need is not None:
        admit(request, need)


async def in_table(request: Request) -> None:
    """A dependency of every route: one that the door did not know is for admins."""
    if not getattr(request.state, "asked", False):
        admit(request, "admin")


def admit(request: Request, need: Need) -> None:
    """NotSignedIn or Forbidden unless the visitor may do what the route is for."""
    visitor = visitor_of(request)
    if need == "anyone":
        return
    if visitor.person is None:
        raise NotSignedIn("sign in first")
    if need == "alone":
        if not visitor.alone:
            raise Forbidden(
                "this project has people, who stay in it: start `tacitus serve` on the other one"
            )
        return
    if not visitor.person.reaches(need):
        raise Forbidden(
            f"{visitor.person.name} is {visitor.person.role} in this project, and this needs the"
            f" role of {need}: ask an admin"
        )
    if visitor.token and request.method not in SAFE:
        check_form(request, visitor)


def check_form(request: Request, visitor: Visitor) -> None:
    """Forbidden unless the page that asks is ours; NotSignedIn if it was made for another session,
    so that what it has to say is kept until it is loaded again."""
    shown = request.headers.get(FORM_HEADER)
    if not shown:
        raise Forbidden(f"only our own pages change anything: the header {FORM_HEADER} is missing")
    if not is_form_of(visitor.token, shown):
        raise NotSignedIn("this page was made before you signed in: load it again")
