"""A few kills of add and run; `tacitus-lab kills` makes hundreds."""

from pathlib import Path

from sqlalchemy import text

from tacitus.store.opening import open_project
from tacitus_lab.kills import Plan, half_written, kills, unfinished


def test_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    plan = Plan(adds=3, runs=3, reports=1_000, coded=6)
    *faults, told = kills(plan, tmp_path)
    assert faults == []
    assert told.startswith("6 rounds, ")
    place = str(tmp_path / "killed.db")
    database = open_project(place)
    with database.writing() as connection:  # the checks find what they are there to find
        connection.execute(text("DELETE FROM sightings WHERE report_key = 1"))
        connection.execute(text("DELETE FROM evidence"))
        connection.execute(text("DELETE FROM claims"))
    database.close()
    assert len(list(half_written(place, "add0", 1_001, "add"))) == 3
    assert len(list(unfinished(place, "run0", 7, "run"))) == 4
