"""People with accounts: rows that are never deleted, and a decision for each change to one."""

import unicodedata
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, insert, select, update

from tacitus.people_values import Account, Person, Role
from tacitus.store.clock import now
from tacitus.store.decisions import decide
from tacitus.store.people_tables import people, sessions
from tacitus.store.words import storable

ANYBODY = select(exists().where(people.c.key > 0))


def has_people(connection: Connection) -> bool:
    """Whether the project has, or ever had, people with accounts."""
    return bool(connection.scalar(ANYBODY))


def accounts(connection: Connection) -> list[Account]:
    """Everybody, in the order in which they came."""
    return [account_of(row) for row in connection.execute(select(people).order_by(people.c.key))]


def account_named(connection: Connection, name: str) -> Account | None:
    """The account of a name, however it is written."""
    row = connection.execute(select(people).where(people.c.folded == folded(name))).first()
    return None if row is None else account_of(row)


def folded(name: str) -> str:
    """A name as it is compared: two that look the same are the same."""
    return " ".join(unicodedata.normalize("NFKC", storable(name)).casefold().split())


def account_of(row: Row[Any]) -> Account:
    """The account of a row."""
    return Account(row.key, Person(row.name, row.role), row.password, row.made_at, row.closed_at)


# ---- changes, each inside a transaction that writes -----------------------------------------


def add_account(connection: Connection, who: str, person: Person, password: str) -> None:
    """Add somebody; `password` is a hash."""
    row = {"name": person.name, "folded": folded(person.name), "role": person.role}
    connection.execute(insert(people).values(**row, password=password, made_at=now()))
    decide(connection, who, "add_person", subject_of(person.name), {"note": person.role})


def change_role(connection: Connection, who: str, account: Account, role: Role) -> None:
    """Give somebody another role, from their next request on."""
    connection.execute(update(people).where(people.c.key == account.key).values(role=role))
    change = {"note": f"{account.person.role} → {role}"}
    decide(connection, who, "change_role", subject_of(account.person.name), change)


def change_password(connection: Connection, who: str, account: Account, password: str) -> None:
    """Give somebody another password, a hash; they are signed out everywhere."""
    own = people.c.key == account.key
    connection.execute(update(people).where(own).values(password=password))
    sign_out_everywhere(connection, account)
    decide(connection, who, "change_password", subject_of(account.person.name))


def close_account(connection: Connection, who: str, account: Account) -> None:
    """Let somebody in no more; what they decided stays."""
    connection.execute(update(people).where(people.c.key == account.key).values(closed_at=now()))
    sign_out_everywhere(connection, account)
    decide(connection, who, "close_person", subject_of(account.person.name))


def sign_out_everywhere(connection: Connection, account: Account) -> None:
    """End the sessions of somebody."""
    connection.execute(delete(sessions).where(sessions.c.person_key == account.key))


def subject_of(name: str) -> str:
    """What decisions on a person have as their subject."""
    return f"person {name}"
