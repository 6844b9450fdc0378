"""All checks, by the name that `tacitus check --format` takes, and how a file is checked."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tacitus.errors import UnreadableInput
from tacitus.vocabulary import is_own
from tacitus.write.checks import acled_rules, event_rules, gtd_rules, own_rules, ucdp_rules
from tacitus.write.checks.base import Cells, Found, Rule, code_of, message_of
from tacitus.write.checks.common_rules import (
    FILE_RULES,
    KIND_RULES,
    ROW_RULES,
    e109_length,
    e110_same_id,
    near,
    w102_other_column,
    w107_delimiter,
)
from tacitus.write.checks.table_file import TableFile, open_table
from tacitus.write.formats.base import Column
from tacitus.write.formats.columns import columns
from tacitus.write.own_fields import BASIS

LONGEST = 80  # characters of a value that are told


@dataclass(frozen=True, slots=True)
class Check:
    """A format that can be checked: its columns, the one with the id, its rules, and what parts the
    cells of published files."""

    columns: tuple[Column, ...]
    id: str
    rules: tuple[Rule, ...]
    delimiter: str = ","


def polecat_columns() -> tuple[Column, ...]:
    """Those that we write; files of others may have words for the quad code."""
    return tuple(
        replace(column, kind="text") if column.name == "Quad Code" else column
        for column in columns("polecat")
    )


CHECKS: dict[str, Check] = {
    "acled": Check(columns("acled"), "event_id_cnty", acled_rules.RULES),
    "ucdp": Check(columns("ucdp"), "id", ucdp_rules.RULES),
    "gtd": Check(columns("gtd"), "eventid", gtd_rules.RULES),
    "cameo": Check(columns("cameo"), "event_id", event_rules.CAMEO),
    "icews": Check(columns("icews"), "Event ID", event_rules.ICEWS, "\t"),
    "polecat": Check(polecat_columns(), "Event ID", event_rules.POLECAT, "\t"),
    "own": Check(columns("incidents"), "incident_id", own_rules.RULES),
}


def every_rule() -> Iterator[tuple[str, Callable[..., object]]]:
    """All rules with their codes, in the order of the codes."""
    rules: list[Callable[..., object]] = [
        *FILE_RULES, e109_length, e110_same_id, *KIND_RULES, *ROW_RULES
    ]  # fmt: skip
    for check in CHECKS.values():
        rules += check.rules
    each = dict.fromkeys(rules)  # some are of several formats
    yield from sorted(((code_of(rule), rule) for rule in each), key=lambda pair: pair[0][1:])


def guess(path: Path) -> str:
    """The format most of whose columns a file has. UnreadableInput where it has none of any."""
    names = {name: columns_in(path, check) for name, check in CHECKS.items()}
    best = max(names, key=lambda name: (names[name] / len(CHECKS[name].columns), name))
    if not names[best]:
        raise UnreadableInput(
            f"{path}: has no columns of a known format: say which with --format"
            f" ({', '.join(CHECKS)})"
        )
    return best


def columns_in(path: Path, check: Check) -> int:
    published = [column.name for column in check.columns]
    table = open_table(path, published)
    return len(set(table.names) & set(published)) if table.has_header else 0


def check_file(path: Path, check: Check) -> Iterator[Found | int]:
    """Every fault of a file, then the number of its rows."""
    table = open_table(path, [column.name for column in check.columns])
    for rule in FILE_RULES:
        if rule is w107_delimiter and check.delimiter != ",":
            continue
        for column in rule(table, check.columns):
            if check is CHECKS["own"] and is_own(column.removesuffix(BASIS)):
                continue  # of a field that the project has beside ours
            hint = near(column, check.columns) if rule is w102_other_column else ""
            yield Found(code_of(rule), 0, column, "", message_of(rule) + hint)
    seen: set[str] = set()
    number = 0
    for number, cells in enumerate(table.rows(), 1):
        yield from check_row(number, cells, table, check, seen)
    yield number


def check_row(
    number: int, cells: Sequence[str], table: TableFile, check: Check, seen: set[str]
) -> Iterator[Found]:
    """The faults of one row."""
    if len(cells) != len(table.names):
        message = f"{message_of(e109_length)} ({len(cells)} cells, {len(table.names)} names)"
        yield Found("E109", number, "(row)", "", message)
        return
    row = {n: c.strip() for n, c in zip(table.names, cells, strict=True) if c.strip()}
    id_ = row.get(check.id, "")
    if id_ and id_ in seen:
        yield Found("E110", number, check.id, id_[:LONGEST], message_of(e110_same_id))
    seen.add(id_)
    yield from faults_of(number, row, check)


def faults_of(number: int, row: Cells, check: Check) -> Iterator[Found]:
    """What the rules find in the cells of a row."""
    for kind in KIND_RULES:
        yield from found(kind, kind(row, check.columns), number, row)
    for rule in (*ROW_RULES, *check.rules):
        yield from found(rule, rule(row), number, row)


def found(
    rule: Callable[..., object], places: Iterable[str], number: int, row: Cells
) -> Iterator[Found]:
    for column in places:
        value = row.get(column, "")[:LONGEST]
        yield Found(code_of(rule), number, column, value, message_of(rule))
