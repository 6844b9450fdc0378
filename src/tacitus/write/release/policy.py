"""The privacy policy of a release, from a file such as `data/codebooks/privacy.toml`."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from tacitus.errors import UsageError
from tacitus.lists import tables
from tacitus.vocabulary import is_own

Level = Literal["public", "coarse", "team", "never"]
Audience = Literal["public", "team"]
LEVELS: tuple[Level, ...] = get_args(Level)
PERSONS = ("victims", "witnesses", "minors")
KEYS = ("name", "version", "persons", "columns", "tables")
EVERY = "*"  # stands for all tables
WORDS = ("value", "quote")  # columns of `claims` that tell what the others tell


@dataclass(frozen=True, slots=True)
class Policy:
    """`persons` has the level of victims, witnesses and minors; `columns` that of (table, column),
    public where there is none; EVERY as the table is all that have none of their own."""

    audience: Audience
    persons: Mapping[str, Level]
    columns: Mapping[tuple[str, str], Level]

    def of(self, table: str, column: str) -> Level:
        """The level for this audience: what a team may see is public to it."""
        return self.seen(self.level(table, column))

    def level(self, table: str, column: str) -> Level:
        """The level as it is written, whoever gets the release."""
        return self.columns.get((table, column)) or self.columns.get((EVERY, column), "public")

    def seen(self, level: Level) -> Level:
        return "public" if level == "team" and self.audience == "team" else level

    def with_columns(self, levels: Mapping[tuple[str, str], Level]) -> "Policy":
        """The policy with levels of columns of which it says nothing itself."""
        new = {key: level for key, level in levels.items() if (EVERY, key[1]) not in self.columns}
        return replace(self, columns={**new, **self.columns})

    def hides(self, field: str) -> bool:
        """Whether a field of the project's own is withheld or made wide: its claims stay here. One
        that the codebook does not name (any more) is for the team."""
        level = self.columns.get(("incidents", field)) or self.columns.get((EVERY, field), "team")
        return is_own(field) and self.seen(level) != "public"

    def withholds(self, persons: str) -> bool:
        """Whether names of such persons are withheld."""
        return self.seen(self.persons.get(persons, "never")) != "public"

    def uneven(self, tables: Mapping[str, Sequence[str]]) -> Iterator[str]:
        """What is withheld or made wide in one table and left in another, in words: columns of one
        name, and what the claims tell in words. `tables` has the columns of each."""
        for column in dict.fromkeys(name for columns in tables.values() for name in columns):
            levels: dict[Level, list[str]] = {}
            for table, columns in tables.items():
                if column in columns:
                    levels.setdefault(self.of(table, column), []).append(table)
            if len(levels) > 1:
                told = ", ".join(f"{one} in {' and '.join(levels[one])}" for one in sorted(levels))
                yield f"{column} is {told}: [columns] in a privacy file sets it for all tables"
        own = [name for name in tables.get("incidents", ()) if not is_own(name)]
        hidden = [name for name in own if self.of("incidents", name) != "public"]
        words = [name for name in WORDS if self.of("claims", name) == "public"]
        if hidden and words:
            yield (
                f"what incidents no longer tells ({', '.join(hidden)}), the words of claims may:"
                f" their {' and '.join(words)} are public"
            )

    def as_json(self) -> dict[str, Any]:
        """The policy as a proof keeps it."""
        return {
            "audience": self.audience,
            "persons": dict(self.persons),
            "columns": [[*key, level] for key, level in sorted(self.columns.items())],
        }


def from_json(told: Mapping[str, Any]) -> Policy:
    columns = {(table, column): level for table, column, level in told["columns"]}
    return Policy(told["audience"], dict(told["persons"]), columns)


def read_policy(path: Path | None, audience: Audience) -> Policy:
    """The policy of a file, else the package's; UsageError for one that makes no sense."""
    if path is None:
        return policy_of(tables("codebooks/privacy.toml"), audience, "privacy.toml")
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as refused:
        raise UsageError(f"{path}: {(refused.strerror or str(refused)).lower()}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise UsageError(f"{path}: is no TOML: {fault}") from None
    return policy_of(told, audience, str(path))


def policy_of(told: Mapping[str, Any], audience: Audience, name: str) -> Policy:
    unknown = sorted(told.keys() - set(KEYS))
    if unknown:
        raise UsageError(f"{name}: no such key {unknown[0]}: there are {', '.join(KEYS)}")
    persons = dict(table_of(told, "persons", name))
    strange = sorted(persons.keys() - set(PERSONS))
    if strange:
        raise UsageError(f"{name}: no such persons {strange[0]}: there are {', '.join(PERSONS)}")
    columns: dict[tuple[str, str], Level] = {}
    for column, level in table_of(told, "columns", name).items():
        columns[EVERY, column] = level
    for table, levels in table_of(told, "tables", name).items():
        for column, level in table_of({table: levels}, table, name).items():
            columns[table, column] = level
    for level in (*persons.values(), *columns.values()):
        if level not in LEVELS:
            raise UsageError(f"{name}: no such level {level!r}: there are {', '.join(LEVELS)}")
    return Policy(audience, persons, columns)


def table_of(told: Mapping[str, Any], key: str, name: str) -> Mapping[str, Any]:
    found = told.get(key, {})
    if not isinstance(found, Mapping):
        raise UsageError(f"{name}: {key} is no table: write [{key}] and lines under it")
    return found
