"""Words for fields that are kept between decisions are those that would be put anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tacitus.project.records import history_of
from tacitus.project.reviewing import judge, open_record, take_back
from tacitus.review_values import Record
from tacitus.store.database import Database
from tacitus.store.opening import open_project
from tacitus.values import Participant, Toll
from tacitus.web.kept_views import MOST, KeptViews
from tacitus.web.own_fields import NOTHING
from tacitus.web.places import Places
from tacitus.web.view import record_view
from tests.review.made import change, coded, judgement, keep

ACTS = [
    ("ana", judgement("accept", "e1.3")),
    ("ana", judgement("accept_all", "e1.1", "e1.2")),
    ("ben", judgement("reject", "e1.3")),  # people differ
    ("ana", judgement("correct", "e1.6", change=change("killed", Toll(8, 8), "Seven people"))),
    ("ana", judgement("not_stated", "e1:actor")),
    ("ben", judgement("unclear", "e1.4")),
    ("ben", judgement("comment", "e1.5", note="is it the station's name?")),
    ("ana", judgement("flag", "e2.1")),
    (
        "ana",
        judgement(
            "add", into="e2", change=change("recipient", Participant("new"), "two men", "Two men")
        ),
    ),
    ("ana", judgement("split", "e1.7")),
    ("ana", judgement("join", "e3", into="e1")),
    ("ana", judgement("reject", "e2.1")),
    ("ana", judgement("accept", "e1.4", seen=99)),
    ("ana", judgement("reject", "e1.4", seen=99)),  # the headline names the place no more
]


@pytest.fixture
def project(project_file: Path, tmp_path: Path) -> Iterator[Database]:
    database = open_project(str(project_file))
    keep(database, tmp_path, coded(), coded(id="again"))
    yield database
    database.close()


def test_kept_words_are_those_put_anew(project: Database) -> None:
    places = Places()
    shown: list[tuple[Record, object]] = []

    def look(record: Record) -> None:
        shown.append((record, record_view(record, "ana", places, NOTHING)))

    look(open_record(project, 1, "ana"))
    for who, said in ACTS:
        look(judge(project, who, 1, said).record)
        look(open_record(project, 2, "ana"))  # of the same text
    look(take_back(project, "ana", 1, 4))
    assert len({str(view) for _, view in shown}) > len(ACTS)
    for record, view in shown:
        assert view == record_view(record, "ana", Places(), NOTHING)


def test_a_history_goes_on_as_it_is_read(project: Database) -> None:
    for who, said in ACTS:
        kept = judge(project, who, 1, said)
        with project.reading() as connection:
            read = history_of(connection, 1)
        assert kept.record == read.for_all(), said.act
        assert (kept.verdict, read.last) == (read.verdicts[-1], kept.verdict.number)


def test_the_last_records_are_kept(project: Database) -> None:
    views, places = KeptViews(), Places()
    record = open_record(project, 1)
    for target in ("e1.1", "e1.2"):
        views.of(record, places, NOTHING).fields[target] = None  # type: ignore[assignment]
    assert len(views.of(record, places, NOTHING).fields) == 2
    assert views.of(record, Places(), NOTHING).fields == {}
    views.of(record, places, NOTHING).fields["e1.1"] = None  # type: ignore[assignment]
    many = [judge(project, "ana", 1, judgement("comment", "report")).record]
    assert len(views.of(many[0], places, NOTHING).fields) == 1  # a comment changes no field
    for number in range(MOST):
        other = Record(
            number, number + 10, record.coded, (), (), (), "new", flagged=False
        )  # another coding of the text
        views.of(other, places, NOTHING)
    assert views.of(record, places, NOTHING).fields == {}
