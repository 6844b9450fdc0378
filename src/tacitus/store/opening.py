"""Making a project and opening one."""

import importlib
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from tacitus.errors import ProjectError, UsageError
from tacitus.store.address import Address, address_of
from tacitus.store.database import PATIENCE, Database, Say, silent
from tacitus.store.troubles import told

VERSION_TABLE = "schema_version"
NEWEST = "0008"  # the last migration; their names are numbers
APPLICATION = 0x54414349  # "TACI": by which a file says that it is ours


def open_project(given: str, say: Say = silent, patience: float = PATIENCE) -> Database:
    """The project at a path or URL. ProjectError where there is none, or where it is damaged or of
    another version."""
    address = address_of(given)
    if address.path is not None and not address.path.exists():
        raise ProjectError(f"{given}: there is no such project: make one with `tacitus init`")
    refuse_folder(address)
    with ExitStack() as if_it_fails:
        database = Database(address, say, patience)
        if_it_fails.callback(database.close)
        with database.reading() as connection:
            check(database.name, version_of(connection))
        if_it_fails.pop_all()
    return database


def init_project(given: str, say: Say = silent) -> bool:
    """Make a project, or bring an older one to the newest schema; False if there was nothing to
    do. Stopped half way, it leaves nothing that a second call would not finish."""
    address = address_of(given)
    refuse_folder(address)
    if address.path is not None and not address.path.parent.is_dir():
        raise UsageError(f"{address.path.parent}: there is no such folder: make it first")
    database = Database(address, say)
    try:
        if database.is_sqlite:
            claim_file(database)
        with database.writing() as connection:
            found = version_of(connection)
            if found == NEWEST:
                return False
            refuse_newer(database.name, found)
            upgrade(connection)
        return True
    finally:
        database.close()


def refuse_folder(address: Address) -> None:
    """A folder is no project."""
    if address.path is not None and address.path.is_dir():
        raise UsageError(f"{address.path}: is a folder: name a file in it, such as tacitus.db")


def claim_file(database: Database) -> None:
    """Turn an empty file into one of ours, in WAL mode; ProjectError where it is another's."""
    with told(database.name), database.engine.connect() as connection:
        raw = connection.connection.cursor()
        (mark,) = raw.execute("PRAGMA application_id").fetchone()
        (tables,) = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if mark == APPLICATION:
            return
        if tables or mark:
            raise ProjectError(
                f"{database.name}: is the database of another program: give another name"
            )
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute(f"PRAGMA application_id = {APPLICATION}")


def version_of(connection: Connection) -> str | None:
    """The last migration that the database has seen; None if it is no project."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608  # our own name
    return found


def check(name: str, found: str | None) -> None:
    """ProjectError unless the schema is the one that we know."""
    if found is None:
        raise ProjectError(f"{name}: is no project of Tacitus: make one with `tacitus init`")
    refuse_newer(name, found)
    if found != NEWEST:
        raise ProjectError(
            f"{name}: has the older schema {found}: copy the file, then run `tacitus init {name}`"
        )


def refuse_newer(name: str, found: str | None) -> None:
    """ProjectError for a schema that a later Tacitus made."""
    if found is not None and found > NEWEST:
        raise ProjectError(
            f"{name}: was made by a newer Tacitus (schema {found}, this one knows {NEWEST}):"
            " update Tacitus"
        )


def upgrade(connection: Connection, to: str = NEWEST) -> None:
    """Run the migrations that are due. Alembic is loaded only here."""
    config_home: Any = importlib.import_module("alembic.config")
    command: Any = importlib.import_module("alembic.command")
    config = config_home.Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes.update(connection=connection, version_table=VERSION_TABLE)
    command.upgrade(config, to)
