"""Tellings on a shelf are what was put there, in any order, however few are held."""

import errno
from io import BytesIO
from pathlib import Path

import pytest

from tacitus.errors import ProjectError
from tacitus.link.linking import linked
from tacitus.link.telling import Telling
from tacitus.project.shelf import Shelf
from tests.link.made import telling

REPORTS = [[telling(n), telling(n, event="v2", type="PROTEST")] for n in range(7)]


def shelved(folder: Path) -> Shelf:
    made = Shelf(folder)
    for told in REPORTS:
        made.put(told)
        made.put([])
    return made


def seen(told: Telling) -> tuple[int, str]:
    return told.report, told.event


def test_what_was_put_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tacitus.project.shelf.HELD", 2)
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


def test_it_is_linked_like_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tacitus.project.shelf.HELD", 2)
    plain = [one for told in REPORTS for one in told]
    with shelved(tmp_path) as made, Shelf(tmp_path) as empty:
        assert linked(made).groups == linked(plain).groups
        assert linked(empty).groups == linked([]).groups == []


@pytest.mark.parametrize("when", ["write", "flush"])
def test_a_full_disk_is_told(when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = type("Full", (BytesIO,), {when: full})
    monkeypatch.setattr("tacitus.project.shelf.nameless", lambda _: file())
    with (
        Shelf() as made,
        pytest.raises(ProjectError, match="make room on the disk; nothing was linked"),
    ):
        made.put(REPORTS[0])
