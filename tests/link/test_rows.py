"""Lists of numbers by their rows."""

import numpy as np

from tacitus.link.rows import Rows, crossed, found_in, shared

LISTS = [[3, 5, 9], [], [5], [0, 5]]
ROWS = Rows.of(np.array(one, np.int32) for one in LISTS)


def lists_of(rows: Rows) -> list[list[int]]:
    return [rows[row].tolist() for row in range(len(rows))]


def test_rows_are_the_lists_that_they_were_made_of() -> None:
    assert lists_of(ROWS) == LISTS
    some = ROWS.take(np.array([3, 0, 3, 1]))
    assert lists_of(some.together()) == [[0, 5], [3, 5, 9], [0, 5], []]
    which, values = some.flat()
    assert which.tolist() == [0, 0, 1, 1, 1, 2, 2]
    assert values.tolist() == [0, 5, 3, 5, 9, 0, 5]
    assert len(Rows.of([])) == 0


def test_where_numbers_stand() -> None:
    found = found_in(ROWS, np.array([0, 0, 1, 2, 3]), np.array([9, 4, 5, 5, 0]))
    assert found.tolist() == [2, -1, -1, 3, 4]
    none = Rows.of([np.empty(0, np.int32)])
    assert found_in(none, np.array([0]), np.array([7])).tolist() == [-1]


def test_what_rows_share() -> None:
    turned = ROWS.take(np.array([3, 2, 2, 0]))
    which, ours, theirs = shared(ROWS, turned)
    assert which.tolist() == [0, 2, 3]
    assert ROWS.values[ours].tolist() == turned.values[theirs].tolist() == [5, 5, 5]


def test_every_item_with_every_other() -> None:
    one, two = ROWS.take(np.array([3, 1, 0])), ROWS.take(np.array([2, 0, 3]))
    which, ours, theirs = crossed(one, two)
    pairs = list(zip(which, ROWS.values[ours], ROWS.values[theirs], strict=True))
    assert pairs[:2] == [(0, 0, 5), (0, 5, 5)]
    assert pairs[2:] == [(2, one, two) for one in (3, 5, 9) for two in (0, 5)]


def test_items_of_several_numbers() -> None:
    rows = Rows.of(np.array(one, np.int32) for one in ([1, 2, 3, 4], [5, 6]))
    which, ours, theirs = crossed(rows, rows.take(np.array([1, 0])), 2)
    pairs = list(zip(which, rows.values[ours], rows.values[theirs], strict=True))
    assert pairs == [(0, 1, 5), (0, 3, 5), (1, 5, 1), (1, 5, 3)]
