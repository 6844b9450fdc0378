"""Lines with seals: as written, cut off, changed."""

import re
from collections.abc import Callable

import pytest

from tacitus.sealing import EACH, Broken, Sealer, unsealed

Change = Callable[[list[str]], list[str]]


def sealed(count: int) -> list[str]:
    """So many lines, with their seals."""
    sealer, made = Sealer(), list[str]()
    for number in range(count):
        line = f'{{"n":{number},"x":"ß\U0001f30d"}}'
        made.append(line)
        if sealer.add(line):
            made.append(sealer.seal())
    return [*made, sealer.seal(end=True)]


@pytest.mark.parametrize("count", [0, 1, EACH - 1, EACH, EACH + 1, 3 * EACH + 7])
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_as_written(count: int, end: str) -> None:
    lines = [line + end for line in sealed(count)]
    found = list(unsealed(lines))
    assert len(found) == count
    assert all(lines[number - 1].rstrip() == line for number, line in found)


def swapped(lines: list[str]) -> list[str]:
    return [lines[1], lines[0], *lines[2:]]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda lines: lines[:57], "line 57: the file was cut off here"),
        (lambda lines: [*lines[:57], lines[57][:9]], "line 58: the file was cut off here"),
        (lambda lines: lines[:-1], "line 259: the file was cut off here"),
        (lambda lines: [], "line 0: the file was cut off here"),
        (lambda lines: [*lines[:41], lines[41].replace("41", "14"), *lines[42:]],
         "line 42: was changed"),
        (lambda lines: [*lines[:150], lines[150].replace("ß", "b"), *lines[151:]],
         "line 151: was changed"),
        (lambda lines: [*lines[:41], *lines[42:]], "line 42: was changed"),
        (lambda lines: [*lines[:99], *lines[100:]], "line 100: a line before it is missing"),
        (lambda lines: [*lines[:100], "{}", *lines[100:]], "line 101: is where a seal was"),
        (lambda lines: [*lines[:259], "{}", *lines[259:]], "line 261: a line before it was added"),
        (lambda lines: [*lines[:101], *lines[202:]], "line 159: the seal was changed, or one"),
        (lambda lines: [*lines[:100], *lines[101:]], "line 101: is where a seal was"),
        (lambda lines: [*lines, "{}"], "line 261: stands behind the last seal"),
        (lambda lines: [*lines[:100], lines[100][:80], *lines[101:]], "line 101: the seal was"),
        (swapped, "line 1: was changed"),
    ],
)  # fmt: skip
def test_as_not_written(change: Change, expected: str) -> None:
    lines = change(sealed(257))
    with pytest.raises(Broken, match=f"^{re.escape(expected)}"):
        list(unsealed(lines))
