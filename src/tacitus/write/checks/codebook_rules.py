"""Rules for our own table `codebook`, and for the `codebook.csv` of a release, which also has the
columns of tables of others."""

from collections.abc import Iterator
from functools import cache

from tacitus.vocabulary import is_own
from tacitus.write.checks.base import Cells, Places
from tacitus.write.formats.all_formats import TABLES
from tacitus.write.formats.base import Wish
from tacitus.write.formats.own_codebook import CODEBOOK, OWN, codebook, described
from tacitus.write.own_fields import BASIS

OURS = "incidents."  # the table that has the columns of a project's own fields
DESCRIBED = {table.name: table.columns for table in TABLES if table is not CODEBOOK}


@cache
def known() -> dict[str, tuple[str, str]]:
    """The description and the values of every variable that we have."""
    rows = [*codebook(Wish())]
    for name in DESCRIBED.keys() - set(OWN):
        rows += described(name, DESCRIBED[name])
    return {
        str(variable): (str(about or ""), str(values or "")) for variable, about, values in rows
    }


def e560_needed(row: Cells) -> Iterator[str]:
    """A line of the codebook needs its variable and what that means: fill the cell."""
    yield from (name for name in ("variable", "description") if name not in row)


def e561_variable(row: Cells) -> Places:
    """No table has such a column, and no field such a code: write it as `tacitus export --format
    codebook` does."""
    told = row.get("variable", OURS)
    own = told.startswith(OURS) and is_own(told.removeprefix(OURS).removesuffix(BASIS))
    return () if "variable" not in row or told in known() or own else ("variable",)


def e562_values(row: Cells) -> Places:
    """Only a column has values: a code has its meaning under description."""
    table = row.get("variable", OURS).partition(".")[0]
    return ("values",) if "values" in row and table not in DESCRIBED else ()


def w563_meaning(row: Cells) -> Iterator[str]:
    """This Tacitus gives another meaning, or other values: was the file written by another version,
    or changed?"""
    ours = known().get(row.get("variable", ""))
    if ours is None or "description" not in row:
        return
    there = row["description"], row.get("values", "")
    for column, told, due in zip(("description", "values"), there, ours, strict=True):
        if told != due:
            yield column


RULES = (e560_needed, e561_variable, e562_values, w563_meaning)
