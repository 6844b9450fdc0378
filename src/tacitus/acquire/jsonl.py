"""Reports in a JSON Lines file: an object a line with `text`, and whatever else is known."""

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import fields
from typing import IO, Any

from tacitus.acquire.published import iso_published
from tacitus.acquire.texts import receive
from tacitus.errors import UnreadableInput, UsageError
from tacitus.values import Received, Source

KEYS = tuple(part.name for part in fields(Source))


def read_lines(
    stream: IO[bytes], name: str, published: str | None, limit: int
) -> Iterator[Received | UnreadableInput]:
    """The report of each line, or why there is none: one bad line does not stop the next. Blank
    lines are passed over; no line over `limit` bytes is kept in memory. `published` is for the
    objects that have none of their own."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        where = f"{name} line {number}"
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield UnreadableInput(f"{where}: is over {limit / 1e6:g} MB: no report is that long")
        elif line.strip():
            yield read_line(line, where, published)


def read_line(line: bytes, where: str, published: str | None) -> Received | UnreadableInput:
    """The report of one line."""
    if b"\0" in line:
        fault = "has NUL bytes, as UTF-16 and binary files have: save the file as UTF-8"
        return UnreadableInput(f"{where}: {fault}")
    try:
        data = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
        text, source = parts(data)
        if not text.strip():
            raise UnreadableInput("`text` is empty: there is nothing to code")
        source = dataclasses.replace(source, published=source.published or published)
    except (UnreadableInput, UsageError) as fault:
        return UnreadableInput(f"{where}: {fault}")
    except (ValueError, RecursionError) as broken:
        return UnreadableInput(f"{where}: is not JSON ({broken}): write one object a line")
    return receive(text, source, where)


def parts(data: Any) -> tuple[str, Source]:
    """Text and source of an object."""
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise UnreadableInput('is no report: write an object like {"text": "..."}')
    given: dict[str, str | None] = {}
    for key in KEYS:
        value = data.get(key)
        if key == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str | None):
            raise UnreadableInput(f"`{key}` is not a string")
        given[key] = value or None
    if given["published"]:
        given["published"] = iso_published(given["published"])
    return data["text"], Source(**given)
