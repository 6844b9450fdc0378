"""The people of a project: added, given a role or a password, closed; one transaction each."""

import unicodedata

from sqlalchemy import Connection

from tacitus.errors import UsageError
from tacitus.people_values import Account, Person, Role
from tacitus.project.passwords import hash_of
from tacitus.store.database import Database
from tacitus.store.people import (
    account_named,
    accounts,
    add_account,
    change_password,
    change_role,
    close_account,
)

LONGEST = 80  # characters of a name


class People:
    """Takes what `who` says of the people of a project."""

    def __init__(self, database: Database, who: str) -> None:
        self._database = database
        self._who = who

    def all(self) -> list[Account]:
        """Everybody, also those whose account is closed."""
        with self._database.reading() as connection:
            return accounts(connection)

    def known(self, name: str) -> Account:
        """The account of a name; UsageError if there is none, or it is closed."""
        with self._database.reading() as connection:
            return open_account(connection, name)

    def add(self, name: str, role: Role, password: str) -> Person:
        """Add somebody. The first one has to be an admin."""
        person = Person(sound_name(name), role)
        hash_ = hash_of(password, person.name)
        with self._database.writing() as connection:
            refuse_new(connection, person)
            add_account(connection, self._who, person, hash_)
        return person

    def role(self, name: str, role: Role) -> None:
        """Give somebody another role; the same again is nothing."""
        with self._database.writing() as connection:
            found = open_account(connection, name)
            if found.person.role == role:
                return
            refuse_last_admin(connection, found)
            change_role(connection, self._who, found, role)

    def password(self, name: str, password: str) -> None:
        """Give somebody another password; they are signed out everywhere."""
        hash_ = hash_of(password, self.known(name).person.name)
        with self._database.writing() as connection:
            change_password(connection, self._who, open_account(connection, name), hash_)

    def close(self, name: str) -> None:
        """Let somebody in no more."""
        with self._database.writing() as connection:
            found = open_account(connection, name)
            refuse_last_admin(connection, found)
            close_account(connection, self._who, found)


def sound_name(given: str) -> str:
    """A name as it is kept; UsageError if others could not read it."""
    name = unicodedata.normalize("NFC", given).strip()
    if not name:
        raise UsageError("the name is empty: give the one that others are to see")
    if len(name) > LONGEST:
        raise UsageError(f"a name has at most {LONGEST} characters")
    if not name.isprintable() or "  " in name:
        raise UsageError("a name has letters and single spaces only: leave out what cannot be seen")
    return name


def open_account(connection: Connection, name: str) -> Account:
    """The account of a name; UsageError if there is none, or it is closed."""
    found = account_named(connection, name)
    if found is None:
        raise UsageError(f"there is nobody of the name {name!r}: `tacitus people list` lists them")
    if found.closed_at is not None:
        raise UsageError(f"the account of {found.person.name} was closed on {found.closed_at[:10]}")
    return found


def refuse_new(connection: Connection, person: Person) -> None:
    """UsageError if somebody cannot be added."""
    found = account_named(connection, person.name)
    if found is not None:
        closed = " (closed: what it decided keeps its name)" if found.closed else ""
        raise UsageError(f"there is a {found.person.name!r} already{closed}: take another name")
    if person.role != "admin" and not accounts(connection):
        raise UsageError("the first person has to be an admin, who can let others in: --role admin")


def refuse_last_admin(connection: Connection, found: Account) -> None:
    """UsageError if nobody could let people in any more."""
    admins = [one.key for one in accounts(connection) if is_admin(one)]
    if admins == [found.key]:
        raise UsageError(f"{found.person.name} is the last admin: make somebody else one first")


def is_admin(one: Account) -> bool:
    """Whether somebody can let people in."""
    return one.person.role == "admin" and not one.closed
