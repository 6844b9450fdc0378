"""How a release is cited: the data, the program, the day it was taken, and what was taken of it."""

import json
from pathlib import Path
from typing import Any

from tacitus.errors import UnreadableInput
from tacitus.version import VERSION
from tacitus.write.proof.proof_file import fits


def cite(folder: Path, today: str) -> str:
    """Four lines. UnreadableInput for a folder that is no release."""
    told = read_release(folder)
    authors = "; ".join(told["authors"])
    doi = f" https://doi.org/{told['doi']}" if told["doi"] else ""
    filters = "; ".join(told["filters"]) or "all incidents"
    return (
        f"Data: {authors} ({told['date'][:4]}). {told['title']}, version {told['version']}."
        f" Released {told['date']}.{doi}\n"
        f"Software: The authors of Tacitus. Tacitus, version {VERSION}.\n"
        f"Accessed: {today}\n"
        f"Filter: {filters}\n"
    )


def read_release(folder: Path) -> dict[str, Any]:
    path = folder / "release.json"
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise UnreadableInput(f"{folder}: is no release, it has no release.json") from None
    except ValueError:
        raise UnreadableInput(f"{path}: is damaged: take an unharmed copy") from None
    lists = {"authors": list, "filters": list}
    shape = {**dict.fromkeys(("date", "title", "version", "doi"), str), **lists}
    if not fits(told, shape) or not all(isinstance(one, str) for one in words_in(told)):
        raise UnreadableInput(f"{path}: is not that of a release: take an unharmed copy")
    found: dict[str, Any] = told
    return found


def words_in(told: dict[str, Any]) -> list[Any]:
    return [*told["authors"], *told["filters"]]
