"""Word lists and code lists: the files in `data/`, read once, never written.

A `.txt` list has one entry a line, `#` begins a comment; a `.toml` list has named tables.
"""

import tomllib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from tacitus.errors import BrokenInstallation


def data_file(name: str) -> Traversable:
    """A file of the package's `data` folder, which must be there."""
    path = resources.files("tacitus").joinpath("data", *name.split("/"))
    if not path.is_file():
        raise BrokenInstallation(f"the data file {name} is missing: install Tacitus again")
    return path


@cache
def word_set(name: str) -> frozenset[str]:
    """The entries of a `.txt` list, as written."""
    lines = data_file(name).read_text(encoding="utf-8").splitlines()
    entries = (line.partition("#")[0].strip() for line in lines)
    return frozenset(entry for entry in entries if entry)


@cache
def tables(name: str) -> dict[str, Any]:
    """The tables of a `.toml` list."""
    return tomllib.loads(data_file(name).read_text(encoding="utf-8"))
