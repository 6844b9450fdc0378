"""The tables `decisions` and `codebook`: what was decided, and what every column and code means."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tacitus.incident_values import Incident
from tacitus.lists import tables
from tacitus.write.formats.base import Column, Row, Table, Wish
from tacitus.write.formats.columns import columns
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.own_columns import own_columns

OWN = ("incidents", "reports", "incident_report", "claims", "actors", "places", "decisions")


@dataclass(frozen=True, slots=True)
class Only:
    """Rows that belong to no incident."""

    rows: Iterable[Row] = field(default=())

    def of(self, _one: Incident) -> Iterable[Row]:
        return ()

    def rest(self) -> Iterable[Row]:
        return self.rows


def start_decisions(wish: Wish, _losses: Losses) -> Only:
    return Only(
        (one.number, one.made_at, one.who, one.kind, one.subject, one.content)
        for one in wish.decisions
    )


def start_codebook(wish: Wish, _losses: Losses) -> Only:
    return Only(codebook(wish))


def codebook(wish: Wish) -> Iterator[Row]:
    """Every column of the own tables, then every code of the codings."""
    for name in OWN:
        yield from described(name, columns(name))
        if name == "incidents":
            yield from described(name, own_columns(wish))
    yield from codes("", tables("codebook.toml"))


def described(table: str, found: Sequence[Column]) -> Iterator[Row]:
    """The columns of a table: Variable, Description, Values."""
    for column in found:
        yield f"{table}.{column.name}", column.about or None, column.values or None


def codes(under: str, meanings: Mapping[str, Any]) -> Iterator[Row]:
    """The codes of `data/codebook.toml`, each with its meaning."""
    for code, meaning in meanings.items():
        name = f"{under}.{code}" if under else code
        if isinstance(meaning, Mapping):
            yield from codes(name, meaning)
        else:
            yield name, str(meaning), None


DECISIONS = Table(
    "decisions", "what was decided, by whom and when", columns("decisions"), start_decisions
)
CODEBOOK = Table(
    "codebook", "what every column and code means", columns("codebook"), start_codebook
)
