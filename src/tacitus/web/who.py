"""Who asks: the person behind a request.

A project without people has one person, the desk's. Once it has people, a request is of whoever
signed in: the browser holds a token in a cookie, the project a hash of it. The cookie is named
after the project, since a browser does not keep two ports of one machine apart.
"""

import contextlib
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from typing import Annotated

from fastapi import Depends, Request

from tacitus.errors import ProjectError, UsageError
from tacitus.people_values import Person
from tacitus.store.database import Database
from tacitus.store.people import has_people
from tacitus.store.sessions import person_of, touch
from tacitus.web.desk import Desk

FORM_HEADER = "X-Tacitus-Form"  # by which a page shows that it is ours


class NotSignedIn(UsageError):
    """Somebody has to sign in first."""


class Forbidden(UsageError):
    """This person may not do that."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks. `person` is None where nobody has signed in; `token` is the session's, empty where
    the project has no people and nobody is asked."""

    person: Person | None
    token: str = ""

    @property
    def alone(self) -> bool:
        """Whether the project has no people, and this is its one person."""
        return self.person is not None and not self.token

    @property
    def form_token(self) -> str:
        """What a request that changes anything has to show beside the cookie: it follows from the
        session's token, and no other site can know it."""
        return form_token_of(self.token) if self.token else ""


STRANGER = Visitor(None)


def form_token_of(token: str) -> str:
    """The token of the forms that are made for whoever holds this token."""
    return sha256(f"form of {token}".encode("utf-8", "surrogatepass")).hexdigest()


def is_form_of(token: str, shown: str) -> bool:
    """Whether a form was made for whoever holds this token."""
    return compare_digest(form_token_of(token).encode(), shown.encode("utf-8", "surrogatepass"))


def cookie_of(request: Request) -> str:
    """The name of the cookie of a session."""
    desk: Desk = request.app.state.desk
    return f"tacitus_session_{desk.mark}"


def visitor_of(request: Request) -> Visitor:
    """Who asks; looked up once for a request."""
    found: Visitor | None = getattr(request.state, "visitor", None)
    if found is None:
        request.state.visitor = STRANGER  # if it cannot be looked up, the fault is shown to nobody
        found = request.state.visitor = looked_up(request)
    return found


def looked_up(request: Request) -> Visitor:
    """Who asks, by what the project knows."""
    desk: Desk = request.app.state.desk
    alone = Visitor(Person(desk.who, "admin"))
    if desk.name is None:
        return alone
    token = request.cookies.get(cookie_of(request), "")
    with desk.database.reading() as connection:
        found = person_of(connection, token) if token else None
        if found is None and not has_people(connection):
            return alone if request.app.state.public is None else STRANGER
    if found is None:
        return STRANGER
    person, due = found
    if due:
        used(desk.database, token)
    return Visitor(person, token)


def used(database: Database, token: str) -> None:
    """Keep that a session was used; while another process writes, that can wait."""
    with contextlib.suppress(ProjectError), database.writing(patience=0.0) as connection:
        touch(connection, token)


async def who_here(request: Request) -> Person:
    """The person behind a request, whom the door has looked up; NotSignedIn if there is none."""
    person = visitor_of(request).person
    if person is None:
        raise NotSignedIn("sign in first")
    return person


WhoHere = Annotated[Person, Depends(who_here)]
VisitorHere = Annotated[Visitor, Depends(visitor_of)]
