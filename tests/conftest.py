"""What several tests share: one coder of each reader for the whole run, and new projects."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tacitus.store.opening import init_project, open_project
from tacitus.store.project_settings import keep_setting
from tacitus.text_coder import TextCoder, load
from tests.store.postgresql import Postgresql, started


@pytest.fixture(scope="session")
def coder() -> TextCoder:
    """The coder whose reader is made of rules: what it finds changes only with the rules."""
    return load("rules")


@pytest.fixture(scope="session")
def learned() -> TextCoder:
    """The coder with the model of the package: what it finds changes with every training."""
    return load("learned")


@pytest.fixture(params=["rules", "learned"])
def any_coder(request: pytest.FixtureRequest) -> TextCoder:
    """Each in turn."""
    found: TextCoder = request.getfixturevalue("coder" if request.param == "rules" else "learned")
    return found


# ---- projects -------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def empty_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite project with nothing in it, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "tacitus.db"
    init_project(str(path))
    steady(str(path))
    return path


def steady(place: str) -> None:
    """Give a new project the seed of all tests, so that the same reports are drawn by lot."""
    with closing(open_project(place)) as database, database.writing() as connection:
        keep_setting(connection, "seed", "tests")


@pytest.fixture
def project_file(empty_project: Path, tmp_path: Path) -> Path:
    """A new SQLite project."""
    folder = tmp_path / "project"
    folder.mkdir()
    return Path(shutil.copy(empty_project, folder / "tacitus.db"))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgresql]:
    """A PostgreSQL server of this run, with a database `template` that is a project."""
    with started() as server:
        server.make("template")
        init_project(server.url("template"))
        steady(server.url("template"))
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest) -> str:
    """The path or URL of a new project, on each kind of database in turn."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("project_file"))
    server: Postgresql = request.getfixturevalue("postgresql")
    return server.url(server.make(template="template"))
