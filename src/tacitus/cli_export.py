"""The commands by which incidents leave as files, and files are checked. `cli.py` joins them to the
others."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from tacitus.cli_conditions import (
    Actor,
    Country,
    EndDate,
    Everything,
    MinKilled,
    Search,
    Since,
    StartDate,
    Status,
    Type,
)
from tacitus.cli_project import Place
from tacitus.project.conditions import Conditions

commands = typer.Typer()
codebook_commands = typer.Typer(no_args_is_help=True, help="Codebook files.")
commands.add_typer(codebook_commands, name="codebook")

Format = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="incidents, claims, tables, acled, ucdp, gtd, geojson, jsonl ...; `tacitus"
        " formats` lists all.",
    ),
]
Out = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write there, whole or not at all; its ending says the kind of file: .csv, .tsv,"
        " .xlsx, .parquet, .dta, .sqlite. Else to standard output.",
    ),
]
Kind = Annotated[
    str | None,
    typer.Option("--as", metavar="KIND", help="The kind of file, where its name does not say."),
]
Excel = Annotated[
    bool,
    typer.Option("--excel", help="CSV for Excel: a byte-order mark, and no cell is a formula."),
]
Numeric = Annotated[
    bool, typer.Option("--numeric", help="ACLED's actors and interactions as numbers.")
]
Loss = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Keep what the format could not express, an object a line."),
]
Codebooks = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Folder of codebook files that take the place of the package's; else `codebooks`"
        " beside the project.",
    ),
]
Proof = Annotated[
    bool,
    typer.Option("--proof", help="Write beside it what `tacitus verify` checks each cell by."),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be written and lost; write nothing.")
]


@commands.command()
def export(  # noqa: PLR0913, PLR0917  # the conditions that the field asks by
    format_: Format = "incidents",
    out: Out = None,
    kind: Kind = None,
    everything: Everything = False,
    excel: Excel = False,
    numeric: Numeric = False,
    loss: Loss = None,
    codebooks: Codebooks = None,
    proof: Proof = False,
    dry_run: DryRun = False,
    country: Country = None,
    start_date: StartDate = None,
    end_date: EndDate = None,
    type_: Type = None,
    actor: Actor = None,
    min_killed: MinKilled = None,
    status: Status = None,
    since: Since = None,
    search: Search = None,
    project: Place = None,
) -> None:
    """Write incidents in a format of the field, and say what that format cannot express.

    Incidents that nobody has reviewed are left out and counted, unless --all or --status is given.
    The same project gives the same bytes.

    Example: tacitus export --format acled --all -o acled.csv

    Example: tacitus export --format tables -o mali.xlsx --country Mali --start-date 2024-01-01
    """
    from tacitus.commands.export import Order
    from tacitus.commands.export import export as run

    conditions = Conditions(
        country, start_date, end_date, type_, actor, min_killed, status, since, search
    )
    order = Order(format_, out, kind, everything, excel, numeric, loss, codebooks, dry_run, proof)
    run(project, order, conditions)


@commands.command()
def formats() -> None:
    """List the formats that `tacitus export` writes.

    Example: tacitus formats
    """
    from tacitus.commands.export import list_formats

    list_formats(sys.stdout)


@codebook_commands.command("check")
def codebook_check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE",
            help="Codebook files, or folders of them; else those of the package.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Say what is wrong with codebook files: keys, codes and rules that there are not.

    A project can have acled.toml, ucdp.toml and gtd.toml, which derive those formats, cameo.toml,
    plover.toml, gdelt.toml, hxl.toml, ninjs.toml and muc4.toml, built as the package's are, and
    fields.toml, which names fields of its own.

    Example: tacitus codebook check codebooks/acled.toml
    """
    from tacitus.commands.codebook import check_books

    raise typer.Exit(check_books(files or []))


@commands.command()
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="Files, ours or others'.", show_default=False),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="acled, ucdp, gtd, cameo, icews, polecat, gdelt-events, gdelt-mentions,"
            " gdelt-gkg, hxl, plover, ninjs, muc4, geojson,"
            " web-annotation, own (our incidents), claims, reports, incident_report, actors,"
            " places, decisions, codebook, jsonl, brat, gpkg or spacy; else by what is in it.",
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, help="At most so many lines for each rule.")
    ] = 10,
    rules: Annotated[bool, typer.Option("--rules", help="List the rules and end.")] = False,
) -> None:
    """Check files of ACLED, UCDP GED, GTD, CAMEO, ICEWS, POLECAT, GDELT, HXL, PLOVER, ninjs, MUC-4,
    GeoJSON, GeoPackage, Web Annotation, brat and spaCy (a folder or a file of it) or our own
    tables and full record, whoever made them: header, kinds, codes, and what must agree within a
    row.

    Each fault is a line with the code of its rule and what to do; the exit status is 1 if there is
    an error, 0 if there are only warnings.

    Example: tacitus check acled.csv --format acled
    """
    from tacitus.commands.check import check as run
    from tacitus.commands.check import rules as every

    if rules:
        typer.echo("\n".join(every()))
        return
    if not files:
        raise typer.BadParameter("name a file, or --rules")
    raise typer.Exit(run(files, format_, limit))


@codebook_commands.command("preview")
def codebook_preview(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="DIR",
            help="A folder of codebook files; else `codebooks` beside the project.",
            show_default=False,
        ),
    ] = None,
    project: Place = None,
) -> None:
    """Say which cells the project's own codebooks change, in the formats of rows that go by them.

    Example: tacitus codebook preview codebooks/
    """
    from tacitus.commands.codebook_preview import preview

    preview(project, folder)
