"""The formats as a page: what there is, how each doubtful point is read, the rules of the check."""

import tomllib
from collections.abc import Iterator
from importlib import resources
from textwrap import dedent

from tacitus.write import own_fields
from tacitus.write.checks.all_checks import CHECKS, every_rule
from tacitus.write.checks.base import message_of
from tacitus.write.formats.all_formats import FORMATS, TABLES
from tacitus.write.formats.file_kinds import FILE_KINDS

INTRO = """# Formats

What `tacitus export --format` writes, how doubtful points of other formats are read, and the rules
of `tacitus check`. Made from the program itself.

A table is written as the kind of file that the ending of `-o` says ({kinds}), else as text. Days
are ISO dates, an empty cell is missing, several values in a cell are joined by `; `. Every export
says what the format could not express: in short on stderr, row by row with `--loss FILE`."""
OWN = """## Fields of a project's own

A project names them in `codebooks/fields.toml` beside it, without code. The review page then
offers them, claims have them, and the table `incidents` and releases have a column for each.
`tacitus codebook check` says what is wrong with the file, `tacitus codebook preview` which cells it
changes.

```toml
{example}
```

{rest}"""
READINGS = """## How doubtful points are read

Where two published sources differ, or one was read at second hand, these are our readings. They
stand in the codebook files (`data/codebooks/*.toml`). A project can replace or extend those of
acled, ucdp, gtd, cameo (for icews and GDELT's events, too), plover (for polecat, too), gdelt, hxl,
ninjs and muc4: a file of that name in `codebooks/` beside the project, with `extends = "acled"` to
keep the rest. `tacitus codebook check` says what is wrong with one."""


def formats_page() -> str:
    """The whole page in Markdown."""
    return "\n".join([*format_lines(), *own_lines(), *reading_lines(), *rule_lines()]) + "\n"


def format_lines() -> Iterator[str]:
    """A row for each format."""
    kinds = ", ".join(f"`.{kind}`" for kind in FILE_KINDS)
    columns = {table.name: len(table.columns) for table in TABLES}
    yield from (INTRO.format(kinds=kinds), "", "| format | file | columns | what it is |")
    yield "|---|---|---|---|"
    for name, one in FORMATS.items():
        file = f"`{one.suffix}`" if one.suffix else "folder"
        yield f"| `{name}` | {file} | {columns.get(name, '')} | {one.about} |"
    yield ""


def own_lines() -> Iterator[str]:
    """How a project names fields of its own: what `write/own_fields.py` says."""
    _, told, rest = str(own_fields.__doc__).strip().split("\n\n", 2)
    *more, last = rest.split("\n\n")
    example = dedent("\n\n".join([told, *more]))
    yield from (OWN.format(example=example, rest=last), "")


def reading_lines() -> Iterator[str]:
    """The points that the codebook files say are to be checked."""
    yield from (READINGS, "")
    for name, book in books():
        if "check" in book:
            yield from (f"### {name}, version {book['version']}", "")
            yield from (f"- {point}" for point in book["check"])
            yield ""


def books() -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The codebook files of the package by name."""
    folder = resources.files("tacitus").joinpath("data", "codebooks")
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            yield file.name.removesuffix(".toml"), tomllib.loads(file.read_text(encoding="utf-8"))


def rule_lines() -> Iterator[str]:
    """A row for each rule."""
    names = ", ".join(f"`{name}`" for name in CHECKS)
    yield from ("## Rules of the check", "", f"`tacitus check --format` takes {names}.", "")
    yield from ("E is an error, W a warning.", "")
    yield from ("| code | message |", "|---|---|")
    for code, rule in every_rule():
        yield f"| {code} | {message_of(rule)} |"
