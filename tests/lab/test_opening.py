"""A small project; `tacitus-lab opening` measures a great one."""

import subprocess
import sys
from pathlib import Path

import pytest

from tacitus.project.incidents import wanted
from tacitus.project.linking import ProjectLinker
from tacitus.store.explore import counts
from tacitus.store.opening import init_project, open_project
from tacitus.store.review import tab_counts
from tacitus_lab import listing
from tacitus_lab.listing import Size
from tacitus_lab.opening import asked, counted
from tests.browser.conftest import MISSING

HERE = Path(__file__).parents[2]
SIZE = Size(40, 25)
COMMAND = "from tacitus_lab.cli import app; app()"


@pytest.fixture(autouse=True)
def few_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "TEMPLATES", 3)


def test_the_project_is_as_a_server_leaves_one(tmp_path: Path) -> None:
    """Nothing is left to link, the tabs tell of the reports, and the kinds are not one alone."""
    place = str(tmp_path / "made.db")
    listing.make(place, SIZE, HERE / "corpus")
    assert counted(place) == (SIZE.reports, SIZE.incidents)
    database = open_project(place)
    assert ProjectLinker()(database).new == 0
    with database.reading() as connection:
        tabs = tab_counts(connection)
        found = counts(connection, wanted(**dict.fromkeys(CONDITIONS)))
    database.close()
    assert tabs["new"] + tabs["in_progress"] + tabs["done"] == SIZE.reports
    assert tabs["done"] > 0
    assert found.all == SIZE.incidents
    assert len(found.facets["country"]) > 1
    assert len(found.facets["status"]) > 1


CONDITIONS = (
    "country", "start_date", "end_date", "type", "actor", "min_killed", "status", "since", "search",
)  # fmt: skip


def test_each_page_has_its_line(tmp_path: Path) -> None:
    """In a process of its own: the browser of other tests may be open in this one."""
    if MISSING:
        pytest.skip(MISSING)
    size = ("--reports", "40", "--incidents", "25", "--times", "2")
    call = [sys.executable, "-c", COMMAND, "opening", str(tmp_path / "made.db"), *size]
    done = subprocess.run(call, cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    made, told, _, *rows = done.stdout.splitlines()
    assert made.startswith("made in ")
    assert told.startswith("40 reports, 25 incidents; 2 times each")
    names = [row[:32].strip() for row in rows]
    assert names == [*asked(1, 1), "explore, over all", "review, in Chromium"]


def test_a_project_of_ones_own_is_not_taken_for_a_made_one(tmp_path: Path) -> None:
    place = str(tmp_path / "own.db")
    init_project(place)
    with pytest.raises(RuntimeError, match="was not made by `tacitus-lab opening`"):
        counted(place)
