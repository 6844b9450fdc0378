"""Decisions are only added, and a change to one is found."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tacitus.store.decisions import broken_chain, decide
from tacitus.store.opening import open_project

UNLOCK = {
    "sqlite": ("DROP TRIGGER decisions_stay", "DROP TRIGGER decisions_remain"),
    "postgresql": ("DROP TRIGGER decisions_stay ON decisions",),
}


def test_they_are_chained(place: str) -> None:
    database = open_project(place)
    with database.writing() as connection:
        assert broken_chain(connection) is None
        numbers = [
            decide(connection, "ana", "same", f"incident {number}", {"ü": [1, None]})
            for number in range(3)
        ]
        assert numbers == [1, 2, 3]
        assert broken_chain(connection) is None
    database.close()


@pytest.mark.parametrize(
    "statement", ["UPDATE decisions SET who = 'eve' WHERE key = 2", "DELETE FROM decisions"]
)
def test_they_are_not_changed(place: str, statement: str) -> None:
    database = open_project(place)
    with database.writing() as connection:
        decide(connection, "ana", "undo", "import 1")
    with pytest.raises(DBAPIError, match="only added"), database.writing() as connection:
        connection.execute(text(statement.replace("key = 2", "key = 1")))
    database.close()


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE decisions SET who = 'eve' WHERE key = 2", "decision 2 was changed"),
        ("UPDATE decisions SET content = '{}' WHERE key = 1", "decision 1 was changed"),
        ("DELETE FROM decisions WHERE key = 2", "decision 2 is missing"),
        ("DELETE FROM decisions WHERE key = 1", "decision 1 is missing"),
    ],
)
def test_a_change_is_found(place: str, statement: str, fault: str) -> None:
    database = open_project(place)
    with database.writing() as connection:
        for number in range(3):
            decide(connection, "ana", "same", f"incident {number}", {"score": number})
        for unlock in UNLOCK[connection.dialect.name]:
            connection.execute(text(unlock))
        connection.execute(text(statement))
        assert (broken_chain(connection) or "").startswith(fault)
    database.close()
