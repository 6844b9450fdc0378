"""A few kills of add and run; `tacitus-lab kills` makes hundreds."""

from pathlib import Path

from sqlalchemy import text

from tacitus.store.opening import open_project
from tacitus_lab.kills import Plan, Round, half_written, kills, unfinished


def test_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    plan = Plan(adds=3, runs=3, reports=1_000, coded=6)
    told = list(kills(plan, tmp_path))
    assert [line.partition(" calls cut")[0][:-2] for line in told] == [
        "add: killed at 3 moments,",
        "run: killed at 3 moments,",
    ]
    assert all(line.endswith(", 0 faults") for line in told)
    place = str(tmp_path / "run0.db")
    database = open_project(place)
    with database.writing() as connection:  # the checks find what they are there to find
        connection.execute(text("DELETE FROM sightings WHERE report_key = 1"))
        connection.execute(text("DELETE FROM summaries"))
        connection.execute(text("DELETE FROM evidence"))
        connection.execute(text("DELETE FROM claims"))
    database.close()
    assert len(list(half_written(Round(place, "add", "run0", 7)))) == 4
    assert len(list(unfinished(Round(place, "run", "run0", 7)))) == 5
