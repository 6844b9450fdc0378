"""A server's application over a project of one made report, asked without a network."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tacitus.store.opening import open_project
from tacitus.web.app import make_app
from tacitus.web.desk import Desk
from tests.review.made import coded, keep

HERE = "http://127.0.0.1"


@pytest.fixture
def desk(project_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk whose project has the made report, with the key 1."""
    with closing(open_project(str(project_file))) as database:
        keep(database, tmp_path, coded())
    made = Desk("ana", tmp_path, "rules")
    made.open(str(project_file))
    yield made
    made.close()


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(make_app(desk), HERE, follow_redirects=False) as asked:
        yield asked


@pytest.fixture
def nobody(tmp_path: Path) -> Iterator[TestClient]:
    """A server without a project."""
    made = Desk("ana", tmp_path, "rules")
    with TestClient(make_app(made), HERE, follow_redirects=False) as asked:
        yield asked
    made.close()
