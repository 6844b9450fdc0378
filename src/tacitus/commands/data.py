"""Coded reports written as data: JSON Lines, or one JSON value."""

from collections.abc import Iterable
from typing import TextIO

from tacitus.commands.coding import Done, Refused, refuse
from tacitus.commands.talk import say
from tacitus.write.notes import coding_notes
from tacitus.write.records import json_form, jsonl_form


def write_jsonl(done: Iterable[Done | Refused], stream: TextIO) -> int:
    """An object a line; how many were refused."""
    refused = 0
    for item in done:
        if isinstance(item, Refused):
            refused += refuse(item)
            continue
        note(item)
        stream.write(jsonl_form(item.coded) + "\n")
        stream.flush()
    return refused


def write_json(done: Iterable[Done | Refused], stream: TextIO, *, many: bool) -> int:
    """One object, or a list of objects where the call may give several; how many were refused."""
    refused = written = 0
    for item in done:
        if isinstance(item, Refused):
            refused += refuse(item)
            continue
        note(item)
        before = "" if not many else ",\n" if written else "[\n"
        stream.write(before + json_form(item.coded))
        written += 1
    if many:
        stream.write("\n]" if written else "[]")
    if many or written:
        stream.write("\n")
    return refused


def note(item: Done) -> None:
    """Say what the coder could not do: the JSON forms have no place for it."""
    for words in coding_notes(item.coded):
        say(f"{item.name}: {words}")
