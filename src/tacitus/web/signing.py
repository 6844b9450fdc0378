"""Signing in and out."""

import re
import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import Field

from tacitus.errors import UsageError
from tacitus.people_values import Account, Person
from tacitus.project.passwords import is_right
from tacitus.project.people import People
from tacitus.store.database import Database
from tacitus.store.people import account_named
from tacitus.store.sessions import end_session, open_session
from tacitus.web import forms
from tacitus.web.api import WRONG, AtDesk
from tacitus.web.rendering import page
from tacitus.web.strings import strings
from tacitus.web.tries import TooMany, Tries
from tacitus.web.who import (
    NotSignedIn,
    VisitorHere,
    WhoHere,
    cookie_of,
    form_token_of,
    is_form_of,
)

pages = APIRouter(include_in_schema=False)
api = APIRouter(
    prefix="/api", responses={**WRONG, 401: {"model": forms.Told}, 429: {"model": forms.Told}}
)
FORM_COOKIE = "tacitus_form"  # of somebody who has not signed in yet
WRONG_ONE = "the name or the password is wrong"
OWN_PAGE = re.compile(r"/(?![/\\])[^\x00-\x20\x7f\\]*")  # never an address elsewhere

Given = Annotated[str, Form(max_length=1_000)]
Secret = Annotated[str, Field(min_length=1, max_length=1_000)]


class SignInForm(forms.Form):
    """Who signs in."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    password: Secret


class PasswordForm(forms.Form):
    """One's own password: as it was, and as it is to be."""

    old: Secret
    new: Secret


class WrongPassword(NotSignedIn):
    """The name or the password is wrong; which of the two is not said."""


# ---- pages ----------------------------------------------------------------------------------


@pages.get("/sign-in")
def sign_in_page(
    request: Request,
    visitor: VisitorHere,
    next_: Annotated[str, Query(alias="next", max_length=2_000)] = "/",
) -> Response:
    """The form, for whoever has not signed in."""
    if visitor.person is not None:
        return RedirectResponse(own_page(next_), 303)
    return sign_in_form(request, 200, "", own_page(next_))


@pages.post("/sign-in")
def sign_in(
    request: Request,
    desk: AtDesk,
    name: Given = "",
    password: Given = "",
    form_token: Given = "",
    next_: Annotated[str, Form(alias="next", max_length=2_000)] = "/",
) -> Response:
    """Sign in, then go where one wanted to go."""
    t = strings()["sign_in"]
    made_for = request.cookies.get(FORM_COOKIE, "")
    if not made_for or not is_form_of(made_for, form_token):
        return sign_in_form(request, 403, t["stale"], own_page(next_), name)
    try:
        token, _ = signed_in(request, desk.database, name, password)
    except (WrongPassword, TooMany) as fault:
        status = 429 if isinstance(fault, TooMany) else 401
        answer = sign_in_form(request, status, str(fault), own_page(next_), name)
        if isinstance(fault, TooMany):
            answer.headers["Retry-After"] = str(fault.seconds)
        return answer
    answer = RedirectResponse(own_page(next_), 303)
    give(request, answer, cookie_of(request), token)
    answer.delete_cookie(FORM_COOKIE)
    return answer


def sign_in_form(request: Request, status: int, fault: str, next_: str, name: str = "") -> Response:
    """The form, made for this browser only."""
    made_for = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(32)
    answer = page(
        request, "sign_in.html", "sign_in", status, fault=fault, next=next_, typed=name[:200],
        form_token=form_token_of(made_for),
    )  # fmt: skip
    give(request, answer, FORM_COOKIE, made_for)
    return answer


def own_page(address: str) -> str:
    """The address, if it is one of our own."""
    return address if OWN_PAGE.fullmatch(address) else "/"


def give(request: Request, answer: Response, name: str, value: str) -> None:
    """Let the browser hold a value, out of reach of scripts and of other sites."""
    public = request.app.state.public
    secure = bool(public) and request.headers.get("host", "").lower() == public.host
    answer.set_cookie(name, value, httponly=True, samesite="strict", secure=secure, path="/")


# ---- API ------------------------------------------------------------------------------------


@api.post("/sign-in")
def sign_in_program(request: Request, form: SignInForm, desk: AtDesk) -> Response:
    """Sign in. The answer sets a cookie; `form_token` is to be sent as X-Tacitus-Form with every
    request that changes anything."""
    token, person = signed_in(request, desk.database, form.name, form.password)
    answer = JSONResponse({**told(person), "form_token": form_token_of(token)})
    give(request, answer, cookie_of(request), token)
    return answer


@api.post("/sign-out")
def sign_out(request: Request, desk: AtDesk, visitor: VisitorHere) -> Response:
    """Sign out."""
    if visitor.token:
        with desk.database.writing() as connection:
            end_session(connection, visitor.token)
    answer = JSONResponse({})
    answer.delete_cookie(cookie_of(request))
    return answer


@api.get("/me")
def me(visitor: VisitorHere, person: WhoHere) -> dict[str, Any]:
    """Who asks, with which role, and what to send as X-Tacitus-Form."""
    return {**told(person), "form_token": visitor.form_token}


@api.post("/me/password")
def own_password(
    request: Request, form: PasswordForm, desk: AtDesk, visitor: VisitorHere, person: WhoHere
) -> Response:
    """Change one's own password. Every other session of one's own ends."""
    if visitor.alone:
        raise UsageError("nobody signs in to this project: there is no password to change")
    checked(request, desk.database, person.name, form.old)
    People(desk.database, person.name).password(person.name, form.new)
    token, _ = signed_in(request, desk.database, person.name, form.new)
    answer = JSONResponse({**told(person), "form_token": form_token_of(token)})
    give(request, answer, cookie_of(request), token)
    return answer


def told(person: Person) -> dict[str, str]:
    """A person as JSON."""
    return {"name": person.name, "role": person.role}


# ---- what both do ---------------------------------------------------------------------------


def signed_in(request: Request, database: Database, name: str, password: str) -> tuple[str, Person]:
    """A new session: its token, and whose it is. One that the browser had ends. WrongPassword or
    TooMany if it was not right."""
    account = checked(request, database, name, password)
    token = secrets.token_urlsafe(32)
    before = request.cookies.get(cookie_of(request), "")
    with database.writing() as connection:
        if account_named(connection, name) != account:  # changed or closed at this very moment
            raise WrongPassword(WRONG_ONE)
        if before:
            end_session(connection, before)
        open_session(connection, account.key, token)
    return token, account.person


def checked(request: Request, database: Database, name: str, password: str) -> Account:
    """The account of a name and its password. A name that is not known, or that is closed, takes
    as long as one whose password is wrong."""
    tries: Tries = request.app.state.tries
    address = request.client.host if request.client else ""
    tries.begin(name, address)
    with database.reading() as connection:
        found = account_named(connection, name)
    known = found if found is not None and not found.closed else None
    if not is_right(password, known.password if known else None) or known is None:
        raise WrongPassword(WRONG_ONE)
    tries.good(name, address)
    return known
