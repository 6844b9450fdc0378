"""`tacitus people`: who may sign in to the review application."""

import getpass
import sys

from tacitus.commands.opened import opened
from tacitus.commands.talk import say
from tacitus.errors import UsageError
from tacitus.people_values import Account, Role
from tacitus.project.passwords import LONGEST
from tacitus.project.people import People, sound_name
from tacitus.project.project import user
from tacitus.write.safe import shown


def add(given: str | None, name: str, role: Role) -> None:
    """Add somebody."""
    with opened(given) as project:
        people = People(project.database, user())
        first = not people.all()
        person = people.add(name, role, asked(sound_name(name)))
    say(f"{person.name} may sign in as {person.role}")
    if first:
        say("from now on `tacitus serve` asks for sign-in on this project")


def list_people(given: str | None) -> None:
    """Print a line for each person."""
    with opened(given) as project:
        for one in People(project.database, user()).all():
            print(line(one))


def line(one: Account) -> str:
    """A person on one line."""
    closed = f", closed {one.closed_at[:10]}" if one.closed_at else ""
    return f"{one.person.role:<8}  {shown(one.person.name)}  since {one.made_at[:10]}{closed}"


def change_role(given: str | None, name: str, role: Role) -> None:
    """Give somebody another role."""
    with opened(given) as project:
        People(project.database, user()).role(name, role)
    say(f"{name} is {role} now")


def change_password(given: str | None, name: str) -> None:
    """Give somebody another password."""
    with opened(given) as project:
        people = People(project.database, user())
        people.known(name)
        people.password(name, asked(name))
    say(f"{name} has another password, and is signed out everywhere")


def close_account(given: str | None, name: str) -> None:
    """Let somebody in no more."""
    with opened(given) as project:
        People(project.database, user()).close(name)
    say(f"{name} may not sign in any more; what {name} decided stays")


def asked(name: str) -> str:
    """A password: typed twice, unseen, or the first line of standard input."""
    if not sys.stdin.isatty():
        given = sys.stdin.readline(LONGEST + 2).rstrip("\r\n")
        if not given:
            raise UsageError("standard input holds no password: give it as its first line")
        return given
    first = getpass.getpass(f"Password for {shown(name)}: ")
    if getpass.getpass("Once more: ") != first:
        raise UsageError("the two are not the same: try again")
    return first
