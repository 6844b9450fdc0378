"""What the pages say: one file of strings for each language, in `strings/`."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from tacitus.errors import BrokenInstallation


@cache
def strings(language: str = "en") -> dict[str, Any]:
    """The tables of strings of a language."""
    path = resources.files("tacitus").joinpath("web", "strings", f"{language}.toml")
    if not path.is_file():
        raise BrokenInstallation(f"the strings for {language!r} are missing: install Tacitus again")
    return tomllib.loads(path.read_text(encoding="utf-8"))
