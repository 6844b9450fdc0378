"""What stands beside the tables of a release: method, citation, a description for programs, hashes.

METHOD.md has the areas that casualty recorders publish (Every Casualty, Standards for Casualty
Recording, 2016); CITATION.cff is version 1.2.0; datapackage.json is a Frictionless Tabular Data
Package, version 1.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tacitus.incident_values import Headline, Incident
from tacitus.version import VERSION
from tacitus.write.formats.base import Column
from tacitus.write.proof.proof_file import hash_of_file
from tacitus.write.release.policy import EVERY, Policy
from tacitus.write.release.reading_back import Searched

KINDS = {"text": "string", "whole": "integer", "decimal": "number", "day": "date"}
HASHES = "SHA256SUMS"
TRACED = """Each cell of the tables can be
traced to its claims by the file of its name that ends in `.proof.jsonl`, with `tacitus verify`."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a release is called. `day` is ISO 8601; `doi` and `license` may be empty."""

    title: str
    version: str
    day: str
    authors: tuple[str, ...]
    license: str
    doi: str
    filters: tuple[str, ...]


@dataclass(slots=True)
class Told:
    """What the incidents of a release come from, counted as they pass; `reports` are those of its
    table of reports, `own` says which fields the project has beside ours."""

    incidents: int = 0
    reports: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    publishers: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    coders: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    own: str = ""

    def passing(self, incidents: Iterable[Incident]) -> Iterable[Incident]:
        """The incidents, counted."""
        for one in incidents:
            self.incidents += 1
            self.statuses[one.status] += 1
            for moved in one.figures:
                if isinstance(moved.headline, Headline):
                    self.rules[moved.headline.rule] += 1
            yield one

    def sources(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Count the rows of the table of reports, after the privacy step: what it withholds is told
        nowhere else."""
        for row in rows:
            self.reports += 1
            self.publishers[row["publisher"] or "not told"] += 1
            self.languages[row["language"] or "not told"] += 1
            coder = " ".join(filter(None, (row["coder"], row["coder_version"]))) or "not told"
            self.coders[f"{coder}, codebook {row['codebook_version'] or 'not told'}"] += 1


# ---- METHOD.md ------------------------------------------------------------------------------


def method(
    imprint: Imprint, told: Told, policy: Policy, searched: Searched, news: str, *, proof: bool
) -> str:
    """METHOD.md; `proof` is whether the tables have their proofs beside them."""
    traced = TRACED if proof else "The tables have no proofs beside them."
    persons = "; ".join(f"{name}: {level}" for name, level in policy.persons.items())
    levels = sorted((*key, level) for key, level in policy.columns.items() if level != "public")
    columns = "; ".join(
        f"{'every table' if table == EVERY else table}.{column}: {level}"
        for table, column, level in levels
    )
    wanted = "; ".join(imprint.filters) or "none"
    return f"""# Method of {imprint.title}, {imprint.version}

Released on {imprint.day}, made by Tacitus {VERSION}; {news}.

## What is recorded
An incident is a happening of one type, time, place and participants, joined from all reports that
tell of it. Types and modes are those of PLOVER (2021). Conditions of this release: {wanted}.
{told.own}{told.incidents:,} incidents, by review: {listed(told.statuses)}.

## Sources
{told.reports:,} reports, in {listed(told.languages)}. By publisher: {listed(told.publishers)}.
Reports that copy one another count as one source.

## How sources are read and confirmed
Coded by {listed(told.coders)}. Each value is a claim: the words of a report, who says so, and how
sure they are. Nothing is overwritten: who disagrees adds a claim. {traced}

## Rules
Figures by rule: {listed(told.rules)}. The rule of each figure stands beside it, and so do the
lowest and the highest that stand. A day is the earliest and latest possible one, with its
precision; no day falls back to that of publication. A point is that of the place that
`geo_precision` names, never of a wider one that does not say so.

## Corrections, privacy, limits
CHANGES.csv has each cell that changed since the last release, DELETIONS.csv each incident that is
gone and why. Withheld from this release: {persons}; {columns or "no column"}. PRIVACY.csv counts
what became of the cells of each column. The files were read back: {searched.cells:,} cells were
searched for {searched.names:,} withheld names, and {len(searched.found):,} were found.
What no report told is not here; what is here may be wrong where reports are.
"""


def listed(counts: Mapping[str, int]) -> str:
    """Names with their numbers, the most frequent first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} ({count:,})" for name, count in ordered) or "none"


# ---- CITATION.cff ---------------------------------------------------------------------------


def citation(imprint: Imprint) -> str:
    """CITATION.cff; strings are JSON's, which YAML reads."""
    lines = [
        "cff-version: 1.2.0",
        'message: "If you use these data, please cite them as below."',
        "type: dataset",
        f"title: {quoted(imprint.title)}",
        f"version: {quoted(imprint.version)}",
        f"date-released: {imprint.day}",
        "authors:",
        *(f"  - name: {quoted(author)}" for author in imprint.authors),
    ]
    if imprint.license:
        lines.append(f"license: {quoted(imprint.license)}")
    if imprint.doi:
        lines.append(f"doi: {quoted(imprint.doi)}")
    lines += [
        "references:",
        "  - type: software",
        "    title: Tacitus",
        f"    version: {quoted(VERSION)}",
        "    authors:",
        '      - name: "The authors of Tacitus"',
    ]
    return "\n".join(lines) + "\n"


def quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


# ---- datapackage.json -----------------------------------------------------------------------


def data_package(imprint: Imprint, folder: Path, columns: Mapping[str, Sequence[Column]]) -> str:
    """datapackage.json, of the files that are in the folder."""
    resources = [
        resource(path, columns.get(path.name))
        for path in sorted(folder.iterdir())
        if path.is_file()
    ]
    told: dict[str, Any] = {
        "name": slug(imprint.title),
        "profile": "data-package",
        "title": imprint.title,
        "version": imprint.version,
        "created": f"{imprint.day}T00:00:00Z",
        "contributors": [{"title": author, "role": "author"} for author in imprint.authors],
        "resources": resources,
    }
    if imprint.license:
        told["licenses"] = [{"name": imprint.license}]
    if imprint.doi:
        told["id"] = f"https://doi.org/{imprint.doi}"
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def resource(path: Path, columns: Sequence[Column] | None) -> dict[str, Any]:
    """A file with its size, its hash and, of a table, its columns."""
    told: dict[str, Any] = {
        "name": slug(path.name),
        "path": path.name,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{hash_of_file(path)}",
        "encoding": "utf-8",
    }
    if columns is not None:
        told |= {
            "profile": "tabular-data-resource",
            "format": path.suffix.lstrip("."),
            "mediatype": "text/csv",
            "dialect": {"delimiter": "\t" if path.suffix == ".tsv" else ","},
            "schema": {
                "fields": [
                    {"name": c.name, "type": KINDS[c.kind], "description": c.about} for c in columns
                ],
                "missingValues": [""],
            },
        }
    return told


def slug(words: str) -> str:
    """A name as a data package may have it."""
    bare = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in words)
    return "-".join(filter(None, bare.lower().split("-"))) or "data"


def hashes(folder: Path) -> str:
    """SHA256SUMS, as `sha256sum --check` reads it."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != HASHES)
    return "".join(f"{hash_of_file(path)}  {path.name}\n" for path in files)
