"""Settings of the project itself, which all who work on it share."""

from typing import Any

from sqlalchemy import Connection, insert, select, update

from tacitus.store.people_tables import settings


def setting(connection: Connection, name: str) -> Any:
    """The value of a setting; None where it was never set."""
    return connection.scalar(select(settings.c.value).where(settings.c.name == name))


def keep_setting(connection: Connection, name: str, value: Any) -> None:
    """Keep the value of a setting, inside a transaction that writes."""
    own = settings.c.name == name
    if not connection.execute(update(settings).where(own).values(value=value)).rowcount:
        connection.execute(insert(settings).values(name=name, value=value))
