"""Seals: lines within a file of lines by which a cut or an edit is found, and its line named.

A seal stands after every hundred lines and after the last one:

    {"format":"tacitus.seal/1","lines":["9f86d081884c7d65", ...],"sum":"...","end":true}

`lines` has the mark of each line since the seal before, `sum` goes over these marks and the sum
before it, and `end` is true in the last seal alone. Line ends do not count. Whoever changes lines
and makes all seals anew is not found out: they guard against accidents, not against forgers.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

SEAL = "tacitus.seal/1"
EACH = 100  # lines between two seals


class Broken(Exception):
    """A sealed file that is not as it was written; the message begins with the line."""


def mark(line: str) -> str:
    """The mark of a line without its end."""
    return sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Sealer:
    """Makes the seals of a file that is being written."""

    def __init__(self) -> None:
        self._marks: list[str] = []
        self._sum = ""

    def add(self, line: str) -> bool:
        """Take a line up, without its end; whether a seal is due after it."""
        self._marks.append(mark(line))
        return len(self._marks) == EACH

    def seal(self, *, end: bool = False) -> str:
        """The seal of the lines since the last one."""
        self._sum = summed(self._sum, self._marks)
        made = {"format": SEAL, "lines": self._marks, "sum": self._sum, "end": end}
        self._marks = []
        return json.dumps(made, separators=(",", ":"))


def summed(before: str, marks: Iterable[str]) -> str:
    return sha256("\n".join([before, *marks]).encode("ascii")).hexdigest()


def unsealed(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines that are no seals, with their numbers, each once its seal holds. Broken names the
    first line that is not as it was written, and where the file was cut off."""
    sealer, waiting, number, ended = Sealer(), list[tuple[int, str]](), 0, False
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        if ended:
            raise Broken(f"line {number}: stands behind the last seal")
        seal = seal_of(line)
        if seal is None:
            waiting.append((number, line))
            if len(waiting) > EACH:
                raise Broken(f"line {number}: is where a seal was")
            continue
        hold(seal, waiting, number)
        for _, one in waiting:
            sealer.add(one)
        ended = bool(seal.get("end"))
        if sealer.seal(end=ended) != line:
            raise Broken(f"line {number}: the seal was changed, or one before it is missing")
        yield from waiting
        waiting = []
    if not ended:
        raise Broken(f"line {number}: the file was cut off here, before its last seal")


def seal_of(line: str) -> Mapping[str, Any] | None:
    """A line as a seal; None if it is none."""
    if not line.startswith(f'{{"format":"{SEAL}"'):
        return None
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def hold(seal: Mapping[str, Any], waiting: list[tuple[int, str]], number: int) -> None:
    """Broken unless the lines before a seal are those that it was made of."""
    marks = seal.get("lines")
    if not isinstance(marks, list):
        raise Broken(f"line {number}: the seal was changed")
    for expected, (at, line) in zip(marks, waiting, strict=False):
        if expected != mark(line):
            raise Broken(f"line {at}: was changed, or a line before it was added or taken out")
    if len(marks) != len(waiting):
        what = "is missing" if len(marks) > len(waiting) else "was added"
        raise Broken(f"line {number}: a line before it {what}")
