"""What is kept of a coding: lines of JSON in zlib, so that of a coding with many events no more is
read than is wanted. The first line has all that is no line of its own, with the ids of the events;
the second has the statements; then each event has one, in the order of the ids."""

import json
import zlib
from collections.abc import Collection
from typing import Any

from pydantic_core import from_json

# What is raised for a content that is damaged.
DAMAGE = (zlib.error, LookupError, TypeError, ValueError)


def packed(content: dict[str, Any]) -> bytes:
    """What `bare` gives, as it is kept."""
    events = content["events"]
    head = {**content, "events": [event["id"] for event in events], "statements": None}
    parts = (head, content["statements"], *events)
    lines = [json.dumps(part, ensure_ascii=False) for part in parts]
    return zlib.compress("\n".join(lines).encode("utf-8"))


def content_of(
    kept: bytes, only: Collection[str] | None = None, *, light: bool = False
) -> dict[str, Any]:
    """The same again, with `only` the events of these ids, else with all; `light`: without its
    statements. One of DAMAGE if it is damaged."""
    head, statements, *lines = zlib.decompress(kept).split(b"\n")
    content: dict[str, Any] = from_json(head)
    told = zip(content["events"], lines, strict=True)
    content["events"] = [from_json(line) for id_, line in told if only is None or id_ in only]
    content["statements"] = [] if light else from_json(statements)
    return content


def bare(coded: dict[str, Any]) -> dict[str, Any]:
    """A coding without what the report's own row holds, and without the words of spans."""
    return {key: wordless(value) for key, value in coded.items() if key != "report"}


def wordless(value: Any) -> Any:
    """The same JSON, but spans are only their offsets."""
    if isinstance(value, list):
        return [wordless(item) for item in value]
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            return {"start": value["start"], "end": value["end"]}
        return {key: wordless(item) for key, item in value.items()}
    return value
