"""A release, made in a folder that takes its place when all of it is there."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tacitus.errors import TacitusError, UsageError
from tacitus.incident_values import Incident
from tacitus.lists import tables
from tacitus.vocabulary import is_own
from tacitus.write.formats.all_formats import OWN
from tacitus.write.formats.base import Column, Table, Wish
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.own_codebook import codes, described
from tacitus.write.formats.own_columns import fields_of
from tacitus.write.formats.own_incidents import INCIDENTS
from tacitus.write.formats.table_format import TableFormat
from tacitus.write.formats.target import Target
from tacitus.write.outfile import whole_file
from tacitus.write.own_fields import BASIS, FIELDS, levels_of
from tacitus.write.proof.proof_file import Proof, beside
from tacitus.write.release.changes import Fate, compare
from tacitus.write.release.papers import (
    HASHES,
    Imprint,
    Told,
    citation,
    data_package,
    hashes,
    method,
)
from tacitus.write.release.persons import Withheld, pattern
from tacitus.write.release.policy import Policy
from tacitus.write.release.private import Tally, private, seen_again
from tacitus.write.release.reading_back import Searched, rows_of, search

NOT_FOR_OTHERS = ("decisions", "codebook")  # a release has its own codebook.csv
TABLES: tuple[Table, ...] = tuple(table for table in OWN if table.name not in NOT_FOR_OTHERS)
FATES = ("shown", "names withheld", "coarse", "withheld")
Again = Callable[[], Iterable[Incident]]  # all incidents, from the first on, each time


@dataclass(frozen=True, slots=True)
class Plan:
    """What a release is made of; `previous` is the folder of the last one; `proof` whether each
    table gets a proof."""

    imprint: Imprint
    policy: Policy
    more: tuple[Table, ...] = ()
    previous: Path | None = None
    proof: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """The privacy step, as all tables of a release share it."""

    policy: Policy
    tally: Tally
    withheld: Withheld


@dataclass(frozen=True, slots=True)
class Before:
    """The privacy step for the incidents of the last release, by the policy and names of this."""

    policy: Policy
    names: Mapping[str, frozenset[str]]

    def seen(self, id_: str, name: str, text: str) -> str:
        """A cell as it may leave now."""
        column = next((one for one in INCIDENTS.columns if one.name == name), None)
        level = self.policy.of(INCIDENTS.name, name)
        return seen_again(column, text, level, pattern(self.names.get(id_, ())))


@dataclass(frozen=True, slots=True)
class Released:
    """What was written; `statuses` has how many incidents are of each, `policy` the level of every
    column; `uneven` is as `Policy.uneven` has it."""

    incidents: int
    rows: int
    news: str
    searched: Searched
    tally: Tally
    statuses: Mapping[str, int]
    policy: Policy
    uneven: tuple[str, ...]


def release(
    folder: Path, again: Again, fate: Callable[[str], Fate], wish: Wish, plan: Plan
) -> Released:
    """Write it into an empty folder. TacitusError if a withheld name is found in any file."""
    plan = under(wish, plan)
    tally, told, rows = Tally(), Told(own=own_words(wish)), 0
    every = [table.under(wish) for table in (*TABLES, *plan.more)]
    withheld = Withheld(plan.policy, told.passing(again()))
    files: dict[Path, str] = {}
    columns: dict[str, tuple[Column, ...]] = {}
    for table in every:
        path = folder / f"{table.name}{table.dialect.suffix}"
        step = Step(plan.policy, tally, withheld)
        rows += put_table(path, table, again(), wish, step, proof=plan.proof)
        files[path] = table.dialect.delimiter
        columns[path.name] = private(table, plan.policy).columns
    told.sources(rows_of(folder / "reports.csv", ","))
    before = Before(plan.policy, tally.names)
    news = compare(folder, plan.previous, plan.imprint.version, fate, before.seen)
    searched = search({**files, folder / "CHANGES.csv": ","}, tally.names)
    if searched.found:
        raise TacitusError(
            f"nothing is released: a withheld name stands in {'; '.join(searched.found[:5])}:"
            " withhold that column in the policy (--privacy)"
        )
    put_rows(folder / "PRIVACY.csv", privacy_rows(tally, plan, every))
    put_rows(folder / "codebook.csv", codebook_rows(every))
    papers = {
        "METHOD.md": method(plan.imprint, told, plan.policy, searched, news, proof=plan.proof),
        "CITATION.cff": citation(plan.imprint),
        "release.json": imprint_json(plan),
    }
    for name, text in papers.items():
        put_text(folder / name, text)
    put_text(folder / "datapackage.json", data_package(plan.imprint, folder, columns))
    put_text(folder / HASHES, hashes(folder))
    names = {table.name: [column.name for column in table.columns] for table in every}
    uneven = tuple(plan.policy.uneven(names))
    return Released(told.incidents, rows, news, searched, tally, told.statuses, plan.policy, uneven)


def own_words(wish: Wish) -> str:
    """The fields that the project has beside ours, as a line of METHOD.md."""
    book, names = wish.codebooks.get(FIELDS, {}), ", ".join(fields_of(wish))
    if not names:
        return ""
    told = f"{book['name']}, version {book['version']}"
    return (
        f"Fields of its own, by the codebook {told}: {names}; codebook.csv says what they mean.\n"
    )


def under(wish: Wish, plan: Plan) -> Plan:
    """The plan with the levels of the project's own fields; UsageError for a policy that speaks of
    one that there is not."""
    fields = fields_of(wish)
    for table, column in plan.policy.columns:
        name = column.removesuffix(BASIS)
        if is_own(name) and name not in fields:
            raise UsageError(f"the policy has {table}.{column}: no codebook fields has that field")
    return replace(plan, policy=plan.policy.with_columns(levels_of(fields)))


def put_table(
    path: Path,
    table: Table,
    incidents: Iterable[Incident],
    wish: Wish,
    step: Step,
    *,
    proof: bool,
) -> int:
    """A table after the privacy step, and its closed proof; how many rows."""
    shown = TableFormat(private(table, step.policy, step.tally, step.withheld))
    if not proof:
        return shown.write(incidents, Target(path), wish, Losses())
    with whole_file(beside(path)) as stream:
        made = Proof(stream, TableFormat(table), wish, step.withheld)
        count = shown.write(made.proving(incidents), Target(path), wish, Losses())
        made.end(path)
    return count


def privacy_rows(tally: Tally, plan: Plan, released: Iterable[Table]) -> Iterator[list[str | int]]:
    """Of each column its level and what became of its cells."""
    yield ["table", "column", "level", "cells", *(fate.replace(" ", "_") for fate in FATES)]
    for table in released:
        for column in table.columns:
            counts = [tally.cells[table.name, column.name, fate] for fate in FATES]
            level = plan.policy.level(table.name, column.name)
            yield [table.name, column.name, level, sum(counts), *counts]


def codebook_rows(released: Iterable[Table]) -> Iterator[list[str | None]]:
    """The codebook as ACLED has it: Variable, Description, Values."""
    yield ["Variable", "Description", "Values"]
    for table in released:
        for row in described(table.name, table.columns):
            yield [str(part) if part else None for part in row]
    for row in codes("", tables("codebook.toml")):
        yield [str(part) if part else None for part in row]


def imprint_json(plan: Plan) -> str:
    """What `tacitus cite` and the next release read."""
    imprint = plan.imprint
    told = {
        "title": imprint.title,
        "version": imprint.version,
        "date": imprint.day,
        "authors": list(imprint.authors),
        "license": imprint.license,
        "doi": imprint.doi,
        "filters": list(imprint.filters),
        "audience": plan.policy.audience,
        "previous": plan.previous.name if plan.previous else None,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def put_rows(path: Path, rows: Iterable[Iterable[str | int | None]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\r\n").writerows(rows)


def put_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
