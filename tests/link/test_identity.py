"""Ids for ever; and reports that are copies of one another."""

import pytest

from tacitus.link.identity import identified
from tacitus.link.reprints import differences, families, reprints

BEFORE = {"a#1": "i-1", "b#1": "i-1", "c#1": "i-2", "d#1": "i-2", "e#1": "i-3"}


@pytest.mark.parametrize(
    ("groups", "ids", "redirects", "deleted"),
    [
        ([["a#1", "b#1"], ["c#1", "d#1"], ["e#1"]], ["i-1", "i-2", "i-3"], {}, ()),
        ([["a#1", "b#1", "e#1"], ["c#1", "d#1"]], ["i-1", "i-2"], {"i-3": "i-1"}, ()),
        ([["a#1", "b#1"], ["c#1", "d#1"]], ["i-1", "i-2"], {}, ("i-3",)),
        ([], [], {}, ("i-1", "i-2", "i-3")),
    ],
)
def test_groups_keep_their_ids(
    groups: list[list[str]], ids: list[str], redirects: dict[str, str], deleted: tuple[str, ...]
) -> None:
    found = identified(groups, BEFORE)
    assert list(found.ids) == ids
    assert dict(found.redirects) == redirects
    assert found.deleted == deleted


def test_a_split_gives_one_new_id() -> None:
    found = identified([["a#1"], ["b#1", "x#1"], ["c#1", "d#1"], ["e#1"]], BEFORE)
    assert found.ids[2:] == ("i-2", "i-3")
    assert sorted((found.ids[0] == "i-1", found.ids[1] == "i-1")) == [False, True]
    assert len(set(found.ids)) == 4


def test_an_id_is_never_given_twice() -> None:
    (first,) = identified([["a#1"]], {}).ids
    (again,) = identified([["a#1"]], {}, frozenset((first,))).ids
    assert again != first
    assert identified([["a#1"]], {}).ids == (first,)


WIRE = (
    "Two guards were shot dead at the port of Arica on Tuesday by men who came over the water in a"
    " grey boat and left before the harbour police could reach the quay, the prefect said."
)
COPY = "PORT SHOOTING - " + WIRE.replace("Tuesday", "Tuesday night") + " The port stays closed."
OTHER = "The harbour master of Tacna opened a new quay on Tuesday, with a speech about grey boats."


def test_copies_are_found_and_others_are_not() -> None:
    (found,) = reprints([WIRE, OTHER, COPY, "", "Short."])
    assert (found.one, found.two) == (0, 2)
    assert found.share > 0.8
    assert families(5, [found]) == [0, 1, 0, 3, 4]


def test_passages_that_differ() -> None:
    passages = [(a.of(WIRE), b.of(COPY)) for a, b in differences(WIRE, COPY)]
    assert passages == [
        ("", "PORT SHOOTING"),
        ("", "night"),
        ("", "The port stays closed"),
    ]
    assert differences("", "") == []
