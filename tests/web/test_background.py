"""Reading behind the pages: what is asked for while a run ends is read all the same."""

import shutil
import time
from contextlib import closing
from pathlib import Path

from tacitus.project.adding import Wish, add_sources
from tacitus.store.database import Database
from tacitus.store.opening import open_project
from tacitus.store.review import uncoded
from tacitus.web.background import Background
from tests.commands.running import NEWS


def left(database: Database) -> int:
    with database.reading() as connection:
        return uncoded(connection)


def test_another_project_is_read_though_the_first_run_has_not_ended(
    project_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    second = shutil.copy(project_file, tmp_path / "second.db")
    with (
        closing(open_project(str(project_file))) as one,
        closing(open_project(str(second))) as two,
    ):
        for database in (one, two):
            add_sources(database, [str(tmp_path / "news.txt")], Wish(), print, iter)
        assert (left(one), left(two)) == (1, 1)
        reading = Background("rules")
        reading.start(one)
        reading.stop(0)
        reading.start(two)
        until = time.monotonic() + 60
        while reading.view().running and time.monotonic() < until:
            time.sleep(0.05)
        assert left(two) == 0
        reading.stop()
