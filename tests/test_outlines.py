"""Outlines of countries: what is seen in a frame."""

from itertools import pairwise

import pytest

from tacitus.outlines import Frame, Kind, lines_within, outlines


def test_all_lines_are_on_the_globe() -> None:
    kinds: tuple[Kind, ...] = ("coasts", "borders")
    for kind in kinds:
        for line in outlines(kind):
            assert len(line.points) >= 2
            assert -180 <= line.west <= line.east <= 180
            assert -90 <= line.south <= line.north <= 90
            steps = pairwise(x for x, _ in line.points)
            assert all(abs(two - one) < 90 for one, two in steps)  # none runs round the globe


SEEN: list[tuple[str, Frame, bool, bool]] = [
    ("around Sicily: coasts only", Frame(12, 36, 16, 38.5), True, False),
    ("between Mali and Niger: a border only", Frame(3.0, 15.0, 4.5, 16.5), False, True),
    ("in the middle of the Pacific: nothing", Frame(-150, -2, -146, 2), False, False),
    ("Fiji over the date line, from the east", Frame(176, -19, 184, -15), True, False),
    ("Fiji over the date line, from the west", Frame(-184, -19, -176, -15), True, False),
]


@pytest.mark.parametrize(("what", "frame", "coasts", "borders"), SEEN)
def test_what_is_seen(what: str, frame: Frame, coasts: bool, borders: bool) -> None:
    assert any(lines_within("coasts", frame)) == coasts, what
    assert any(lines_within("borders", frame)) == borders, what


def test_only_the_part_that_may_be_seen_is_given() -> None:
    frame = Frame(12, 36, 16, 38.5)
    for run in lines_within("coasts", frame):
        assert len(run) >= 2
        assert frame.meets(run[0], run[1])
        assert frame.meets(run[-2], run[-1])


def test_a_line_that_is_wholly_inside_is_given_whole() -> None:
    found = {tuple(run) for run in lines_within("borders", Frame(-181, -91, 181, 91))}
    assert found == {line.points for line in outlines("borders")}
