"""Rules for our own table `decisions`."""

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

from tacitus.review_values import ACTS
from tacitus.write.checks.base import Cells, Places, whole

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z", re.ASCII)
TAKING_BACK = ("withdraw", "withdraw_incident")
INCIDENTS = ("same_incident", "different_incident", "split_incident")
NEEDED = ("number", "made_at", "who", "kind", "subject", "content")
ANYTHING = re.compile(r".+", re.DOTALL)
PERSON = re.compile(r"person .+", re.DOTALL)
# What a kind of decision is about: by number, by a word, or by the names of incidents or people.
SUBJECTS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys((*ACTS, "withdraw"), re.compile(r"report [1-9]\d*", re.ASCII)),
    **dict.fromkeys(("add_import", "undo"), re.compile(r"import [1-9]\d*", re.ASCII)),
    **dict.fromkeys(("assign", "unassign"), re.compile("assignments")),
    "blind_share": re.compile("settings"),
    **dict.fromkeys((*INCIDENTS, "unsure_incident", "withdraw_incident"), ANYTHING),
    **dict.fromkeys(("add_person", "change_role", "change_password", "close_person"), PERSON),
}
# Without these parts of its content nobody can tell what was decided.
HELD: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(ACTS, ("coding", "targets")),
    **dict.fromkeys(INCIDENTS, ("together", "apart")),
    **dict.fromkeys(TAKING_BACK, ("decision",)),
    **dict.fromkeys(("assign", "unassign"), ("reports",)),
}


def e550_needed(row: Cells) -> Iterator[str]:
    """A decision needs its number, when it was made, by whom, its kind, its subject and its
    content: fill the cell."""
    yield from (name for name in NEEDED if name not in row)


def e551_number(row: Cells) -> Places:
    """Decisions are numbered from 1."""
    number = whole(row, "number")
    return ("number",) if number is not None and number < 1 else ()


def e552_moment(row: Cells) -> Places:
    """Write when it was decided in UTC, as 2024-03-05T08:00:00.000Z."""
    return () if "made_at" not in row or is_moment(row["made_at"]) else ("made_at",)


def e553_kind(row: Cells) -> Places:
    """There is no such kind of decision: write it as `tacitus export --format decisions` does."""
    return () if row.get("kind", ACTS[0]) in SUBJECTS else ("kind",)


def e554_subject(row: Cells) -> Places:
    """The subject is not what such a decision is about: `report 3` of a judgement, `import 3` of an
    import or its undoing, `person NAME` of an account, `assignments` or `settings` of those."""
    form = SUBJECTS.get(row.get("kind", ""), ANYTHING)
    return () if "subject" not in row or form.fullmatch(row["subject"]) else ("subject",)


def e555_content(row: Cells) -> Places:
    """Write the content as one object of JSON, {} where there is nothing to tell."""
    return ("content",) if "content" in row and content_of(row) is None else ()


def e556_held(row: Cells) -> Places:
    """The content lacks what was decided: coding and targets of a judgement, together and apart of
    a word on incidents, reports of an assignment, decision of what is taken back."""
    content = content_of(row)
    if content is None:
        return ()
    return () if content.keys() >= set(HELD.get(row.get("kind", ""), ())) else ("content",)


def e557_taken_back(row: Cells) -> Places:
    """Only an earlier decision can be taken back: write its number as decision in the content."""
    content, number = content_of(row) or {}, whole(row, "number")
    if row.get("kind") not in TAKING_BACK or number is None or "decision" not in content:
        return ()
    told = content["decision"]
    return () if type(told) is int and 0 < told < number else ("content",)


def is_moment(told: str) -> bool:
    try:
        datetime.datetime.fromisoformat(told)
    except ValueError:
        return False
    return MOMENT.fullmatch(told) is not None


def content_of(row: Cells) -> dict[str, Any] | None:
    """The content; None where it is missing, or no object of JSON."""
    try:
        found = json.loads(row.get("content", ""))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


RULES = (
    e550_needed, e551_number, e552_moment, e553_kind, e554_subject, e555_content, e556_held,
    e557_taken_back,
)  # fmt: skip
