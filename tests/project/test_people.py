"""People of a project: who can be added, what of them changes, and that each change is logged."""

from collections.abc import Iterator

import pytest

from tacitus.errors import UsageError
from tacitus.people_values import ROLES, Person, Role
from tacitus.project import passwords
from tacitus.project.passwords import hash_of, is_right
from tacitus.project.people import People, sound_name
from tacitus.store import sessions as session_store
from tacitus.store.decisions import all_decisions, broken_chain
from tacitus.store.opening import open_project
from tacitus.store.people import account_named, has_people
from tacitus.store.sessions import end_session, open_session, person_of, session_hash, touch
from tests.project.quick import quick_passwords

PASSWORD = "four words of mine"


@pytest.fixture
def people(place: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[People]:
    """A project without people."""
    quick_passwords(monkeypatch)
    database = open_project(place)
    yield People(database, "root")
    database.close()


def test_they_are_added_changed_and_closed(people: People) -> None:
    database = people._database  # noqa: SLF001
    with database.reading() as connection:
        assert not has_people(connection)
    people.add("Ana", "admin", PASSWORD)
    people.add("  Ben  ", "coder", PASSWORD)
    people.role("BEN", "reviewer")
    people.role("Ben", "reviewer")  # nothing new
    people.password("ben", "five words of my own")
    people.close("ben")
    told = [(one.person, one.closed) for one in people.all()]
    assert told == [(Person("Ana", "admin"), False), (Person("Ben", "reviewer"), True)]
    with database.reading() as connection:
        log = [(one.who, one.kind, one.subject, one.content) for one in all_decisions(connection)]
        assert broken_chain(connection) is None
        assert has_people(connection)
        ben = account_named(connection, "ＢＥＮ")
    assert log == [
        ("root", "add_person", "person Ana", {"note": "admin"}),
        ("root", "add_person", "person Ben", {"note": "coder"}),
        ("root", "change_role", "person Ben", {"note": "coder → reviewer"}),
        ("root", "change_password", "person Ben", {}),
        ("root", "close_person", "person Ben", {}),
    ]
    assert ben is not None
    assert is_right("five words of my own", ben.password)
    assert not is_right(PASSWORD, ben.password)


REFUSED: list[tuple[str, tuple[str, ...], str]] = [
    ("add", ("ana", "coder", PASSWORD), "there is a 'Ana' already"),
    ("add", ("Eve", "coder", PASSWORD), r"closed: what it decided keeps its name"),
    ("add", (" ", "coder", PASSWORD), "the name is empty"),
    ("add", ("x" * 81, "coder", PASSWORD), "at most 80"),
    ("add", ("Ana\u200b", "coder", PASSWORD), "cannot be seen"),
    ("add", ("Ana\u202e", "coder", PASSWORD), "cannot be seen"),
    ("add", ("a\0b", "coder", PASSWORD), "cannot be seen"),
    ("add", ("\ud800", "coder", PASSWORD), "cannot be seen"),
    ("add", ("Dan", "coder", "short"), "at least 10"),
    ("add", ("Dan", "coder", "x" * 1_001), "at most 1,000"),
    ("add", ("Dan", "coder", "xxxxxxxxxxxx"), "guessed at once"),
    ("add", ("Dan Long Name", "coder", "dan long name"), "guessed at once"),
    ("role", ("Ana", "coder"), "the last admin"),
    ("close", ("Ana",), "the last admin"),
    ("close", ("Nobody",), "there is nobody of the name"),
    ("close", ("a\0b",), "there is nobody of the name"),
    ("password", ("\ud800", PASSWORD), "there is nobody of the name"),
    ("close", ("Eve",), "was closed on"),
    ("role", ("Eve", "coder"), "was closed on"),
    ("password", ("Eve", PASSWORD), "was closed on"),
    ("password", ("Ana", "short"), "at least 10"),
]


@pytest.mark.parametrize(("act", "given", "fault"), REFUSED)
def test_what_is_refused_says_why(
    people: People, act: str, given: tuple[str, ...], fault: str
) -> None:
    people.add("Ana", "admin", PASSWORD)
    people.add("Eve", "admin", PASSWORD)
    people.close("Eve")
    before = people.all()
    with pytest.raises(UsageError, match=fault):
        getattr(people, act)(*given)
    assert people.all() == before


def test_the_first_is_an_admin(people: People) -> None:
    for role in ROLES[:-1]:
        with pytest.raises(UsageError, match="has to be an admin"):
            people.add("Ana", role, PASSWORD)
    people.add("Ana", "admin", PASSWORD)


def test_sessions(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    people.add("Ana", "admin", PASSWORD)
    people.add("Ben", "coder", PASSWORD)
    database = people._database  # noqa: SLF001
    with database.writing() as connection:
        ana, ben = account_named(connection, "Ana"), account_named(connection, "Ben")
        assert ana
        assert ben
        open_session(connection, ana.key, "t1")
        open_session(connection, ben.key, "t2")
        open_session(connection, ben.key, "t3")
        assert person_of(connection, "t1") == (Person("Ana", "admin"), False)
        assert person_of(connection, session_hash("t1")) is None
        end_session(connection, "t3")
        assert person_of(connection, "t3") is None
    people.role("Ben", "viewer")
    with database.reading() as connection:
        assert person_of(connection, "t2") == (Person("Ben", "viewer"), False)
    people.password("Ben", PASSWORD)
    with database.reading() as connection:
        assert person_of(connection, "t2") is None
        assert person_of(connection, "t1") is not None
    monkeypatch.setattr(session_store, "STALE", -1.0)
    with database.writing() as connection:
        assert person_of(connection, "t1") == (Person("Ana", "admin"), True)
        touch(connection, "t1")
    for limit in ("IDLE", "LONGEST"):
        with monkeypatch.context() as shorter:
            shorter.setattr(session_store, limit, -1.0)
            with database.reading() as connection:
                assert person_of(connection, "t1") is None
    monkeypatch.setattr(session_store, "IDLE", -1.0)
    with database.writing() as connection:
        open_session(connection, ana.key, "t4")  # what is over goes
        monkeypatch.undo()
        assert person_of(connection, "t1") is None
        assert person_of(connection, "t4") is not None


def test_a_hash_is_slow_salted_and_tells_its_parameters() -> None:
    one, two = hash_of(PASSWORD, ""), hash_of(PASSWORD, "")
    assert one != two
    assert one.startswith("scrypt$32768$8$3$")
    assert passwords.N * passwords.R * 128 >= 32 * 2**20
    assert is_right(PASSWORD, one)
    assert not is_right(PASSWORD, None)


@pytest.mark.parametrize(
    ("typed", "right"), [("caf\u00e9 au lait x", True), ("cafe au lait x", False)]
)
def test_accents_are_one_however_typed(typed: str, right: bool) -> None:
    assert is_right(typed, hash_of("cafe\u0301 au lait x", "")) is right


@pytest.mark.parametrize(
    ("role", "reached"),
    [("viewer", 1), ("coder", 2), ("reviewer", 3), ("admin", 4)],
)
def test_each_role_may_what_those_before_may(role: Role, reached: int) -> None:
    assert [Person("x", role).reaches(one) for one in ROLES] == [n < reached for n in range(4)]


def test_names() -> None:
    assert sound_name(" Ame\u0301lie d'Arc ") == "Am\u00e9lie d'Arc"
    assert sound_name("أمل نصار") == "أمل نصار"
