"""A power cut that loses what was not yet on the disk: the log of SQLite is cut at random places,
its last page spoiled or not, and what is left must be whole imports, the first ones."""

import random
import shutil
import sqlite3
from pathlib import Path

import tacitus
from tests.project.made import sizes, write_lines

CUTS = 30
IMPORTS, EACH = 6, 40
TORN = 512  # bytes that a disk writes at once


def whole(place: Path) -> int:
    """How many imports are there, each of which must be whole."""
    with sqlite3.connect(place) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()
    with tacitus.open(place) as project:
        done = project.imports()
        assert [one.done.number for one in done] == list(range(1, len(done) + 1))
        found = sizes(project)
        assert found["reports"] == found["sightings"] == EACH * len(done)
        assert len(list(project.reports("cut"))) == EACH * len(done)
    return len(done)


def test_what_is_left_is_whole(project_file: Path, tmp_path: Path) -> None:
    draw = random.Random(1)
    log = project_file.with_name("tacitus.db-wal")
    with tacitus.open(project_file) as project, project.database.engine.connect() as held:
        held.exec_driver_sql("SELECT 1 FROM reports")  # keeps the log from being emptied
        for number in range(IMPORTS):
            rows = [{"text": f"Power cut {number} {n}. " * 20} for n in range(EACH)]
            project.add(write_lines(tmp_path / "a.jsonl", rows))
        base, written = project_file.read_bytes(), log.read_bytes()
    left: set[int] = set()
    for number in range(CUTS):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "tacitus.db").write_bytes(base)
        kept = bytearray(written[: draw.randrange(len(written) + 1)])
        if number % 2 and len(kept) > TORN:
            kept[-TORN:] = draw.randbytes(TORN)
        (folder / "tacitus.db-wal").write_bytes(kept)
        left.add(whole(folder / "tacitus.db"))
        shutil.rmtree(folder)
    assert min(left) < max(left) <= IMPORTS
