"""The page and the API of the people of a project, for admins."""

from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import Field

from tacitus.people_values import ROLES, Role
from tacitus.project.people import People
from tacitus.web import forms
from tacitus.web.api import WRONG, AtDesk, Mark, alone
from tacitus.web.rendering import page
from tacitus.web.who import WhoHere

pages = APIRouter(include_in_schema=False)
api = APIRouter(prefix="/api/people", responses={**WRONG, 401: {"model": forms.Told}})
Name = Annotated[str, Field(min_length=1, max_length=200)]
Password = Annotated[str, Field(min_length=1, max_length=2_000)]


class NameForm(forms.Form):
    """Somebody, by name."""

    name: Name


class RoleForm(NameForm):
    """Somebody, and the role to have."""

    role: Role


class PasswordForm(NameForm):
    """Somebody, and the password to have."""

    password: Password


class PersonForm(RoleForm, PasswordForm):
    """Somebody new."""


@pages.get("/people")
def people_page(request: Request, desk: AtDesk, person: WhoHere) -> Response:
    """Who may sign in, as what."""
    if desk.name is None:
        return RedirectResponse("/", 303)
    found = People(desk.database, person.name).all()
    return page(request, "people.html", "people", people=found, roles=ROLES)


@api.get("")
def people(desk: AtDesk, person: WhoHere) -> list[dict[str, Any]]:
    """Everybody, also those whose account is closed."""
    return [
        {
            "name": one.person.name,
            "role": one.person.role,
            "made_at": one.made_at,
            "closed_at": one.closed_at,
        }
        for one in People(desk.database, person.name).all()
    ]


@api.post("")
def add(form: PersonForm, desk: AtDesk, person: WhoHere, mark: Mark = None) -> dict[str, str]:
    """Add somebody. From the first one on, everybody has to sign in."""
    with alone(desk, mark):
        added = People(desk.database, person.name).add(form.name, form.role, form.password)
    return {"name": added.name, "role": added.role}


@api.post("/role")
def role(form: RoleForm, desk: AtDesk, person: WhoHere, mark: Mark = None) -> dict[str, str]:
    """Give somebody another role."""
    with alone(desk, mark):
        People(desk.database, person.name).role(form.name, form.role)
    return {"name": form.name, "role": form.role}


@api.post("/password")
def password(
    form: PasswordForm, desk: AtDesk, person: WhoHere, mark: Mark = None
) -> dict[str, str]:
    """Give somebody another password; they are signed out everywhere."""
    with alone(desk, mark):
        People(desk.database, person.name).password(form.name, form.password)
    return {"name": form.name}


@api.post("/close")
def close(form: NameForm, desk: AtDesk, person: WhoHere, mark: Mark = None) -> dict[str, str]:
    """Let somebody in no more."""
    with alone(desk, mark):
        People(desk.database, person.name).close(form.name)
    return {"name": form.name}
