"""The proof that names are withheld: the files are read back as an outsider would read them, and
every cell of a row is searched for the names that are withheld of its incident or report."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from re import Pattern

from tacitus.write.proof.proof_file import beside, lines_of
from tacitus.write.proof.written import LONGEST
from tacitus.write.release.persons import pattern

KEYS = ("incident_id", "report_id")


@dataclass(frozen=True, slots=True)
class Searched:
    """How many cells were searched, for how many names; `found` says where one was."""

    cells: int
    names: int
    found: tuple[str, ...]


def search(files: Mapping[Path, str], names: Mapping[str, frozenset[str]]) -> Searched:
    """Search the files, each with the mark between its cells, and what their proofs tell."""
    cells, found = 0, []
    finder = lru_cache(maxsize=1024)(lambda key: pattern(names.get(key, ())))
    for path, delimiter in files.items():
        for number, row in enumerate(rows_of(path, delimiter), 1):
            # tables of the field have the id under a name of their own, or not at all
            keys = {text for name, text in row.items() if name in KEYS or text in names}
            cells += len(row) if keys else 0
            for key in keys:
                hidden: Pattern[str] | None = finder(key)
                where = [name for name, text in row.items() if hidden and hidden.search(text)]
                found += [f"{path.name}, row {number}, {name}" for name in where]
        for incident, text in told_in_proof(beside(path)):
            cells += 1
            hidden = finder(incident)
            if hidden and hidden.search(text):
                found.append(f"{beside(path).name}, {incident}")
    return Searched(cells, len(frozenset().union(*names.values())), tuple(found))


def told_in_proof(path: Path) -> Iterator[tuple[str, str]]:
    """Every value of a proof by its incident: cells, and what it has of claims and reports."""
    for line in lines_of(path) if path.exists() else ():
        if "incident" not in line:
            continue
        for row in line["rows"]:
            yield from ((line["incident"], str(cell[0])) for cell in row.values())
        for told in (*line["claims"], *line["reports"]):
            yield from ((line["incident"], str(value)) for value in told.values())


def rows_of(path: Path, delimiter: str) -> Iterator[dict[str, str]]:
    csv.field_size_limit(LONGEST)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream, delimiter=delimiter)
