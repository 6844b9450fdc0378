"""The generated pages: what they should be, whether they are, and writing them.

docs/commands.md    from the command line itself
docs/codebook.md    from `vocabulary.py`, `values.py` and `data/codebook.toml`
docs/formats.md     from the formats, the codebook files and the rules of the check
docs/schema.json    from `schema.py`
docs/benchmarks.md  from bench/results/*.json
README.md           the report and what is made of it, between its two marks
corpus/README.md    how far second codings agree with the first, between its two marks
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from tacitus.acquire.samples import samples
from tacitus.cli import app
from tacitus.errors import UsageError
from tacitus.pipeline import code_report
from tacitus.schema import json_schema
from tacitus.text_coder import load
from tacitus.write.text import plain_text
from tacitus_lab.agreement import agreement_page
from tacitus_lab.bench.page import benchmarks_page
from tacitus_lab.codebook import codebook_page
from tacitus_lab.formats_page import formats_page

ROOT = Path(__file__).parents[2]
SHOWN = "pagadian-2-reprint"  # the sample that the README opens with
BEGIN, END = "<!-- begin: made by `make docs` -->", "<!-- end -->"
WIDTH = 92  # columns of the README's output
MOST_LINES = 25  # of it, so that the README stays short
SECTION_ENDS = "\n\nRelated to it", "\n\nReactions", "\n\nBackground", "\n\nStatements"


def docs(*, check: bool) -> int:
    """Write every page; or, to check, say which are stale and return 1 if any is."""
    stale = [page for page in pages() if current(page[0]) != page[1]]
    for path, text in stale:
        if not check:
            path.write_text(text, encoding="utf-8")
        state = "stale: run `make docs` and commit it" if check else "written"
        print(f"{path.relative_to(ROOT)}: {state}", file=sys.stderr)
    return 1 if check and stale else 0


def current(path: Path) -> str:
    """The page as it is; empty if there is none."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


def pages() -> Iterator[tuple[Path, str]]:
    """Each generated page and what it should say."""
    if not (ROOT / "pyproject.toml").exists():
        raise UsageError("the pages belong to a source checkout: run it there")
    yield ROOT / "docs" / "commands.md", commands_page()
    yield ROOT / "docs" / "codebook.md", codebook_page()
    yield ROOT / "docs" / "formats.md", formats_page()
    yield ROOT / "docs" / "schema.json", json.dumps(json_schema(), indent=2) + "\n"
    yield ROOT / "docs" / "benchmarks.md", benchmarks_page(ROOT / "bench" / "results")
    yield ROOT / "README.md", with_block(ROOT / "README.md", example())
    corpus = ROOT / "corpus"
    if (corpus / "second").is_dir():
        yield corpus / "README.md", with_block(corpus / "README.md", agreement_page(corpus))


# ---- commands -------------------------------------------------------------------------------


def commands_page() -> str:
    """Every command with its arguments, options and examples."""
    group: Any = typer.main.get_command(app)
    lines = ["# Commands", "", "Made from the program itself: `tacitus --help` says the same.", ""]
    for name, command in every_command(group):
        lines += [f"## tacitus {name}", "", *help_lines(command.help or "")]
        rows = [row for parameter in command.params if (row := parameter_row(parameter))]
        if rows:
            lines += ["| argument | meaning |", "|---|---|", *rows, ""]
    return "\n".join(lines)


def every_command(group: Any) -> Iterator[tuple[str, Any]]:
    """The commands by their names, those of a group under its own."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from ((f"{name} {under}", one) for under, one in every_command(command))
        else:
            yield name, command


def help_lines(text: str) -> Iterator[str]:
    """The help of a command, its examples as code."""
    for paragraph in text.strip().split("\n\n"):
        words = " ".join(paragraph.split())
        if words.startswith("Example: "):
            yield f"    {words.removeprefix('Example: ')}"
        else:
            yield words
        yield ""


def parameter_row(parameter: Any) -> str:
    """An argument or option as a row of a table; empty for --help."""
    if "--help" in parameter.opts:
        return ""
    if parameter.param_type_name == "argument":
        return f"| `{parameter.metavar or parameter.name}` | {parameter.help} |"
    names = " ".join(f"`{name}`" for name in sorted(parameter.opts, key=len, reverse=True))
    value = f" `{parameter.metavar}`" if parameter.metavar else ""
    default = f" (otherwise {parameter.default})" if isinstance(parameter.default, str) else ""
    return f"| {names}{value} | {parameter.help}{default} |"


# ---- README ---------------------------------------------------------------------------------


def with_block(page: Path, block: str) -> str:
    """A page with the block between its marks made anew."""
    before, begin, rest = current(page).partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise UsageError(f"{page} has no block between {BEGIN} and {END}")
    return f"{before}{BEGIN}\n{block}\n{END}{after}"


def example() -> str:
    """A sample report, and the first events of what is made of it."""
    received = next(one.received for one in samples() if one.received.report.id == SHOWN)
    page = plain_text(code_report(received.report, load().tools), WIDTH)
    ends = [at for heading in SECTION_ENDS if (at := page.find(heading)) > 0]
    published = received.report.published
    quoted = "\n".join(f"> {line}".rstrip() for line in received.report.text.strip().splitlines())
    shown = page[: min(ends, default=len(page))].rstrip().splitlines()[:MOST_LINES]
    call = f"$ tacitus code {received.name} --published {published}"
    return "\n".join((quoted, "", "```", call, "", *shown, "...", "```"))
