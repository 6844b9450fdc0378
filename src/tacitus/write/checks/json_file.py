"""JSON of others as it is: an object a line, an array of objects, or one object over many lines."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from tacitus.errors import UnreadableInput
from tacitus.write.checks.table_file import start_of

Record = Mapping[str, Any]
LONGEST_LINE = 1 << 24  # bytes
LARGEST = 1 << 26  # bytes of a file that is one JSON text, which is held whole
MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Broken:
    """What stands where an object should, and why it is none."""

    reason: str


def records(path: Path, inside: str = "") -> Iterator[Record | Broken]:
    """Every object of a file, one at a time: of its lines, or of the list of that name in the one
    object that it is. UnreadableInput where it is no JSON at all, or has no such list."""
    start = start_of(path).removeprefix(MARK).lstrip()
    if not start or b"\0" in start:
        raise UnreadableInput(f"{path}: is no JSON in UTF-8, or is empty: give an object a line")
    if start[:1] not in b"{[":
        raise UnreadableInput(f"{path}: begins with neither {{ nor [: give a JSON object a line")
    if inside:
        yield from map(record_of, listed(path, inside))
    elif start[:1] == b"{" and any(isinstance(one, dict) for one in islice(by_line(path), 2)):
        yield from map(record_of, by_line(path))
    else:
        yield from map(record_of, items(whole(path)))


def by_line(path: Path) -> Iterator[Any]:
    """What each line holds, blank lines passed over."""
    with path.open("rb") as stream:
        while line := stream.readline(LONGEST_LINE + 1):
            if len(line) > LONGEST_LINE:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(LONGEST_LINE)
                yield Broken(f"the line is over {LONGEST_LINE >> 20} MB")
            elif line.removeprefix(MARK).strip():
                yield parsed(line)


def whole(path: Path) -> Any:
    """What a file holds that is one JSON text."""
    with path.open("rb") as stream:
        text = stream.read(LARGEST + 1)
    if len(text) > LARGEST:
        raise UnreadableInput(
            f"{path}: is one JSON text of over {LARGEST >> 20} MB: write an object a line, or"
            " check a part of it"
        )
    return parsed(text)


def listed(path: Path, name: str) -> list[Any]:
    """A list in the object that a file is."""
    made = whole(path)
    if isinstance(made, Broken):
        return [made]
    if not isinstance(made, dict) or not isinstance(made.get(name), list):
        raise UnreadableInput(f"{path}: is no object with a list {name!r}: name another --format")
    found: list[Any] = made[name]
    return found


def items(made: Any) -> list[Any]:
    return made if isinstance(made, list) else [made]


def record_of(made: Any) -> Record | Broken:
    if isinstance(made, dict | Broken):
        return made
    return Broken(f"{type(made).__name__} in place of an object")


def parsed(text: bytes) -> Any:
    """A JSON text, or why it is none: names that stand twice and NaN are not let pass."""
    try:
        return json.loads(
            text.removeprefix(MARK).decode(), parse_constant=refused, object_pairs_hook=once
        )
    except RecursionError:
        return Broken("too many brackets in one another")
    except ValueError as fault:
        return Broken(str(fault))


def refused(word: str) -> Any:
    raise ValueError(f"{word} is no number of JSON")


def once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in pairs:
        if name in made:
            raise ValueError(f"two parts of an object are called {name!r}")
        made[name] = value
    return made
