"""`tacitus incidents`: the incidents of a project, for people or as a table."""

import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Literal, TextIO

from tacitus.commands.opened import opened
from tacitus.commands.talk import say
from tacitus.incident_values import Listed
from tacitus.project.conditions import Conditions
from tacitus.write.formats.csv_rows import plain_decimal
from tacitus.write.records import escaped
from tacitus.write.safe import excerpt

Form = Literal["text", "csv", "json"]
TITLE = 160  # characters


def incidents(given: str | None, form: Form, limit: int | None, conditions: Conditions) -> None:
    """Print those that meet the conditions of `Project.incidents`; say so if there is none, or if
    there are more."""
    with opened(given) as project:
        asked = conditions.given()
        found = project.incidents(**asked)
        shown = found if limit is None else found.first(limit)
        count = print_all(shown.listed(), form)
        if count == 0:
            say("no incident meets these conditions" if asked else NONE)
        elif limit is not None and count == limit and (every := len(found)) > limit:
            say(f"{limit:,} of {every:,} incidents are shown: --limit N shows more")


NONE = (
    "there are no incidents yet: `tacitus add` brings reports, `tacitus run` codes and links them"
)


def print_all(found: Iterator[Listed], form: Form) -> int:
    """Print them, one at a time; how many."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if form != "text" and reconfigure is not None:
        reconfigure(encoding="utf-8", newline="")
    if form == "csv":
        return write_csv(found, sys.stdout)
    if form == "json":
        return write_json(found, sys.stdout)
    count = 0
    for one in found:
        print(line(one))
        count += 1
    return count


def line(one: Listed) -> str:
    """Id, day, what happened in words, and who tells of it."""
    day = str(one.start_date or "no day    ")
    if one.end_date != one.start_date:
        day = f"{day}/{one.end_date}"
    told = f"{one.reports} report{'' if one.reports == 1 else 's'}"
    beside = [told, *(["disputed"] if one.disputed else [])]
    if one.status != "unreviewed":
        beside.append(one.status)
    return f"{one.id}  {day}  {excerpt(one.title, TITLE)}  ({', '.join(beside)})"


def write_csv(found: Iterator[Listed], stream: TextIO) -> int:
    """A heading, then a row for each: UTF-8, ISO dates, empty where nothing is known, 1 and 0 for
    yes and no."""
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(Listed.__slots__)
    count = 0
    for one in found:
        writer.writerow([cell(value) for value in asdict(one).values()])
        count += 1
    return count


def cell(value: object) -> object:
    """A value as a cell has it."""
    if isinstance(value, bool):
        return int(value)
    return plain_decimal(value) if isinstance(value, float) else value


def write_json(found: Iterator[Listed], stream: TextIO) -> int:
    """A list of objects, one on a line."""
    count = 0
    stream.write("[")
    for one in found:
        made = json.dumps(asdict(one), ensure_ascii=False, default=str)
        stream.write(f"{',' if count else ''}\n{escaped(made)}")
        count += 1
    stream.write("\n]\n" if count else "]\n")
    return count
