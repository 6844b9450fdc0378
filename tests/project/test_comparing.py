"""Several processes compare as one does; one that ends is told of."""

import os
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import numpy as np
import pytest

from tacitus.errors import ProjectError
from tacitus.link import blocks
from tacitus.link.blocks import Pairs
from tacitus.link.linking import in_turn, linked
from tacitus.link.pairs import pairs
from tacitus.link.survey import surveyed
from tacitus.project import comparing
from tacitus.project.comparing import compared, how_compared
from tacitus.project.shelf import Shelf
from tests.link.test_many import many_tellings

pytestmark = pytest.mark.skipif(not hasattr(os, "pread"), reason="one file is read by one process")


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with Shelf(tmp_path) as made:
        for told in many_tellings(1):
            made.put(told)
        yield made


def test_two_come_to_the_same_as_one(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "MANY", 1)
    monkeypatch.setattr(blocks, "STRETCH", 10)  # so that there are several
    rarity, columns = surveyed(shelf)
    stretches = list(pairs(rarity, columns))
    assert len(stretches) > 1
    alone = list(in_turn(shelf, stretches, rarity))
    together = list(compared(shelf, 2, stretches, rarity))
    for (those, odds), (same, others) in zip(alone, together, strict=True):
        assert (those == same).all()
        assert (odds == others).all()
    how = how_compared(shelf, 2)
    assert how is not None
    assert linked(shelf, (), how).groups == linked(shelf).groups


def test_few_are_compared_by_one(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    assert how_compared(shelf, 2) is None
    monkeypatch.setattr(comparing, "MANY", 1)
    assert how_compared(shelf, 1) is None


def test_a_process_that_is_ended_is_told_of(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def ending(pairs: Pairs) -> Iterator[Pairs]:
        yield from (pairs, pairs)
        for child in active_children():
            child.kill()
        yield pairs

    rarity, columns = surveyed(shelf)
    (stretch,) = pairs(rarity, columns)
    going = compared(shelf, 2, ending(stretch), rarity)
    found, _ = next(going)
    assert np.array_equal(found, stretch)
    with pytest.raises(ProjectError, match="has ended"):
        next(going)
