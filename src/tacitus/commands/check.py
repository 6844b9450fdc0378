"""`tacitus check`: tables of the field, ours or others', against the rules of their format."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tacitus.commands.talk import say
from tacitus.errors import TacitusError, UsageError
from tacitus.write.checks.all_checks import CHECKS, every_rule, guess
from tacitus.write.checks.base import Found, message_of
from tacitus.write.safe import shown


def check(paths: Sequence[Path], name: str | None, limit: int) -> int:
    """Print the faults of files, of each rule at most so many; 1 if there is an error in any."""
    if name is not None and name not in CHECKS:
        raise UsageError(f"no format {name!r} to check: one of {', '.join(CHECKS)}")
    errors = 0
    for path in paths:
        try:
            errors += check_one(path, name or guess(path), limit)
        except TacitusError as fault:
            say(str(fault))
            errors += 1
    return 1 if errors else 0


def check_one(path: Path, name: str, limit: int) -> int:
    """Print the faults of one file, and how many; the number of errors."""
    counts: Counter[str] = Counter()
    rows = 0
    for one in CHECKS[name].faults(path):
        if isinstance(one, int):
            rows = one
            continue
        counts[one.code] += 1
        if counts[one.code] <= limit:
            print(line(path, one))
    for code, count in sorted(counts.items()):
        if count > limit:
            say(f"{path}: {code}: {count - limit:,} more; --limit N shows more")
    errors = sum(count for code, count in counts.items() if code.startswith("E"))
    warnings = counts.total() - errors
    say(f"{path}: {name}, {rows:,} rows: {errors:,} errors, {warnings:,} warnings")
    return errors


def line(path: Path, one: Found) -> str:
    """Where, which rule, what is there, what to do."""
    where = f"row {one.row}" if one.row else "file"
    value = f" {shown(one.value)!r}" if one.value else ""
    return f"{path}: {where}: {one.code} {shown(one.column)}{value}: {one.message}"


def rules() -> Iterator[str]:
    """A line for each rule."""
    return (f"{code}  {message_of(rule)}" for code, rule in every_rule())
