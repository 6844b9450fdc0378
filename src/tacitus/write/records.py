"""A coded report as JSON text: one line for JSON Lines, or indented for people.

Characters that a terminal would obey are written as JSON escapes; the values stay the same.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from tacitus.plain import to_json
from tacitus.values import CodedReport

# C1 controls, DEL, marks of direction and line ends of Unicode; JSON itself escapes the C0 ones.
OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def json_form(coded: CodedReport) -> str:
    """The object of the format over many lines, without a line end."""
    return escaped(json.dumps(to_json(coded), ensure_ascii=False, indent=2))


def jsonl_form(coded: CodedReport) -> str:
    """The object of the format on one line, without a line end."""
    return json_line(to_json(coded))


def json_line(made: Mapping[str, Any]) -> str:
    """An object on one line, with nothing in it that a terminal obeys, without a line end."""
    return escaped(json.dumps(made, ensure_ascii=False, separators=(",", ":")))


def escaped(text: str) -> str:
    """The same JSON with nothing in it that a terminal obeys."""
    return OBEYED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
