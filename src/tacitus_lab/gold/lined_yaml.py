"""YAML in which every scalar is a string and every value knows its line."""

from pathlib import Path
from typing import Any

import yaml


class Fault(Exception):
    """Something wrong with what was written, at a line of the YAML file."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class Word(str):
    line = 0


class Items(list[Any]):
    line = 0


class Table(dict[str, Any]):
    line = 0


def read_yaml(path: Path) -> Any:
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as broken:
        mark = broken.problem_mark
        raise Fault(mark.line + 1 if mark else 0, f"YAML: {broken.problem}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as broken:
        raise Fault(0, f"YAML: {broken}") from None
    tree = plain(node) if node else None
    if not isinstance(tree, Table):
        raise Fault(1, "the file is not a table of report, entities, events, statements")
    return tree


def plain(node: Any) -> Any:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        if node.style is None and node.value in ("", "~", "null"):
            return None
        made: Word | Items | Table = Word(node.value)
    elif isinstance(node, yaml.SequenceNode):
        made = Items(plain(child) for child in node.value)
    else:
        made = table_of(node)
    made.line = line
    return made


def table_of(node: Any) -> Table:
    """A mapping of which each key is a word and stands once."""
    made = Table()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise Fault(key.start_mark.line + 1, "a key must be a word")
        if key.value in made:
            raise Fault(key.start_mark.line + 1, f"the key {key.value!r} is written twice")
        made[key.value] = plain(value)
    return made
