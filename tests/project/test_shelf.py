"""Tellings on a shelf are what was put there, in any order, however few are held."""

import errno
from dataclasses import fields
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from tacitus.errors import ProjectError
from tacitus.link.gist import gist_of, numbers_of
from tacitus.link.kept import InMemory
from tacitus.link.linking import linked
from tacitus.link.rows import Rows
from tacitus.link.table import Table
from tacitus.link.telling import Telling
from tacitus.project.shelf import Shelf
from tests.link.made import ARICA, TACNA, telling


def told_by(number: int) -> list[Telling]:
    """What a report tells: a shooting, and a protest in as many words and places as its number."""
    gist = gist_of(f"Guards, two guards in Arica, day {number}")
    words, places = numbers_of(map(str, range(number))), (TACNA, ARICA)[:number]
    protest = telling(number, event="v2", type="PROTEST", words=words, places=places, gist=gist)
    return [telling(number, gist=gist), protest]


REPORTS = [told_by(number) for number in range(7)]


def shelved(folder: Path) -> Shelf:
    made = Shelf(folder)
    for told in REPORTS:
        made.put(told)
        made.put([])
    return made


def seen(told: Telling) -> tuple[dict[str, object], list[list[int]]]:
    """All of it; the words apart."""
    plain = {name: value for name, value in told._asdict().items() if name not in ("words", "gist")}
    return plain, [one.tolist() for one in (told.words, told.gist.words, told.gist.counts)]


def test_what_was_put_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tacitus.project.spool.IN_MEMORY", 100)
    every = [seen(one) for told in REPORTS for one in told]
    with shelved(tmp_path) as made:
        assert len(made) == len(every)
        for number in (13, 0, 7, 13, 1, 12, 5):
            assert seen(made[number]) == every[number]
        assert [seen(one) for one in made] == every
        assert [seen(one) for one in made[3:6]] == every[3:6]
        with pytest.raises(IndexError):
            made[14]
        assert list(tmp_path.iterdir()) == []  # the file has no name


def test_it_is_linked_like_a_list(tmp_path: Path) -> None:
    plain = [one for told in REPORTS for one in told]
    with shelved(tmp_path) as made, Shelf(tmp_path) as empty:
        assert linked(made).groups == linked(plain).groups
        assert linked(empty).groups == linked([]).groups == []


@pytest.mark.parametrize("when", ["write", "flush"])
def test_a_full_disk_is_told(when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = type("Full", (BytesIO,), {when: full})
    monkeypatch.setattr("tacitus.project.parts.nameless", lambda _: file())
    with (
        Shelf() as made,
        pytest.raises(ProjectError, match="make room on the disk; nothing was linked"),
    ):
        made.put(REPORTS[0])


def test_it_gives_the_same_table_as_a_list(tmp_path: Path) -> None:
    plain = InMemory([one for told in REPORTS for one in told])
    with shelved(tmp_path) as made:
        for numbers in ([0, 1, 13], [4], [], list(range(14))):
            one, two = (told.table(np.array(numbers, np.intp)) for told in (plain, made))
            for column in fields(Table):
                ours, theirs = (getattr(table, column.name) for table in (one, two))
                if isinstance(ours, Rows):
                    ours, theirs = ours.together(), theirs.together()
                    assert ours.values.tolist() == theirs.values.tolist(), column.name
                    ours, theirs = ours.sizes, theirs.sizes
                assert ours.tolist() == theirs.tolist(), column.name
        for homes in ([3], [], [0, 1, 4]):
            gists, others = (told.gists(np.array(homes, np.intp)) for told in (plain, made))
            assert len(gists) == len(others) == len(homes)
            for row in range(len(homes)):
                assert gists[row].words.tolist() == others[row].words.tolist()
                assert gists[row].counts.tolist() == others[row].counts.tolist()
