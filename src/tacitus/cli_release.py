"""The commands by which data leaves the house so that others can check it. `cli.py` joins them to
the others."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from tacitus.cli_conditions import (
    Country,
    EndDate,
    Everything,
    MinKilled,
    StartDate,
    TypeInShort,
)
from tacitus.cli_project import Place
from tacitus.project.conditions import Conditions

commands = typer.Typer()

Folder = Annotated[
    Path,
    typer.Argument(
        metavar="DIR", help="A new folder, such as releases/2026-03-01.", show_default=False
    ),
]
Title = Annotated[str, typer.Option(help="What the data are called.")]
Version = Annotated[
    str | None, typer.Option(metavar="VERSION", help="Else the day of the release.")
]
Date = Annotated[
    str | None, typer.Option(metavar="DATE", help="Day of the release; else today, in UTC.")
]
Authors = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="May be given again; else the name of the user."),
]
License = Annotated[str, typer.Option(metavar="SPDX", help="Such as CC-BY-4.0.")]
Doi = Annotated[str, typer.Option(help="Such as 10.5281/zenodo.1234.")]
Privacy = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Which fields leave, and how; else names of victims, witnesses and"
        " minors are withheld.",
    ),
]
For = Annotated[Literal["public", "team"], typer.Option("--for", help="Who gets it.")]
Previous = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="The last release; else the latest one beside it."),
]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", "-f", metavar="FORMAT", help="A further table: acled, polecat ..."),
]
Proof = Annotated[bool, typer.Option("--proof/--no-proof", help="Write what each cell rests on.")]
Preview = Annotated[
    bool,
    typer.Option("--preview", help="Show exactly what outsiders would get; keep nothing."),
]


@commands.command()
def verify(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="Files that were written with --proof; of a folder, such as a release, all that"
            " have a proof.",
            show_default=False,
        ),
    ],
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, help="At most so many lines for each file.")
    ] = 100,
    codebooks: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where the export was made by other codebook files."),
    ] = None,
    project: Place = None,
) -> None:
    """Check every cell of an export: its rule, its claims, the words they rest on, the hashes.

    Each cell is made anew from the project by the same rule. What no longer holds is printed, a
    line each, and the exit status is then 1.

    Example: tacitus verify acled.csv

    Example: tacitus verify releases/2026-03-01
    """
    from tacitus.commands.verify import verify_files

    raise typer.Exit(verify_files(project, files, limit, codebooks))


@commands.command()
def release(  # noqa: PLR0913, PLR0917  # what a release is called, and what is in it
    folder: Folder,
    title: Title = "Incident data",
    version: Version = None,
    date: Date = None,
    author: Authors = None,
    license: License = "",  # noqa: A002  # as the option is called
    doi: Doi = "",
    privacy: Privacy = None,
    audience: For = "public",
    previous: Previous = None,
    format_: Formats = None,
    everything: Everything = False,
    proof: Proof = True,
    preview: Preview = False,
    country: Country = None,
    start_date: StartDate = None,
    end_date: EndDate = None,
    type_: TypeInShort = None,
    project: Place = None,
) -> None:
    """Make a release for outsiders: the tables, their codebook, what changed since the last one,
    method, citation, hashes, and the proof of each cell.

    Names of victims, witnesses and minors are withheld, and the files are read back to prove it.
    The folder is there whole or not at all.

    Example: tacitus release releases/2026-03-01 --title "Mali incidents" --author "M. Example"

    Example: tacitus release next --all --preview
    """
    from tacitus.commands.release import Order, make_release

    order = Order(
        folder=folder,
        title=title,
        version=version,
        day=date,
        authors=tuple(author or ()),
        license=license,
        doi=doi,
        privacy=privacy,
        audience=audience,
        previous=previous,
        formats=tuple(format_ or ()),
        everything=everything,
        proof=proof,
        preview=preview,
    )
    conditions = Conditions(country, start_date, end_date, type_)
    make_release(project, order, conditions)


@commands.command()
def cite(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder of a release.", show_default=False)
    ],
) -> None:
    """Print how a release is cited: data, software, day of access, what was taken of it.

    Example: tacitus cite releases/2026-03-01
    """
    from tacitus.commands.release import cite as run

    run(folder)


@commands.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False)],
    format_: Annotated[
        Literal["own", "acled", "ucdp", "gtd"],
        typer.Option(
            "--format",
            "-f",
            help="own: the full record that `tacitus export --format jsonl` writes, or our table"
            " incidents; acled, ucdp, gtd: their tables; all tables as CSV with the header.",
        ),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done; keep nothing.")
    ] = False,
    link: Annotated[
        bool, typer.Option("--link/--no-link", help="Join what is new into incidents.")
    ] = True,
    project: Place = None,
) -> None:
    """Take in codings that people made elsewhere, to compare with and to be known already.

    A row becomes a report whose text is the row, and each value a claim that rests on its cell.
    What the project has already is left alone; a row that cannot be read is named and left out, and
    the exit status is then 1. `tacitus undo` takes an import back.

    The full record of a whole project makes an empty project that one again: reports, codings,
    decisions, incidents with their ids, codebook files. A record that was cut or edited is refused
    as a whole, and its line is named.

    Example: tacitus import --format acled acled-2024.csv

    Example: tacitus import --format own record.jsonl --project copy.db
    """
    from tacitus.commands.import_table import import_table

    raise typer.Exit(import_table(project, file, format_, dry_run=dry_run, link=link))


@commands.command()
def plot(  # noqa: PLR0913, PLR0917  # the conditions that the field asks by
    kind: Annotated[
        Literal["map", "timeline", "toll"],
        typer.Argument(help="What is drawn.", show_default=False),
    ],
    incident: Annotated[
        str | None,
        typer.Argument(metavar="INCIDENT", help="One incident by its id.", show_default=False),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=".svg, or .png (extra `plot`)."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Else what was asked for.")] = None,
    field: Annotated[
        Literal["killed", "wounded", "abducted", "arrested", "missing", "displaced"],
        typer.Option(help="Of a toll."),
    ] = "killed",
    country: Country = None,
    start_date: StartDate = None,
    end_date: EndDate = None,
    type_: TypeInShort = None,
    min_killed: MinKilled = None,
    project: Place = None,
) -> None:
    """Draw incidents: where they were, when they were, or how many persons each cost.

    A toll of one incident shows every figure that was given, and which of them no longer stand.

    Example: tacitus plot map --country Mali -o mali.svg

    Example: tacitus plot toll i-4c1f0a93b2 -o toll.png
    """
    from tacitus.commands.plot import Order
    from tacitus.commands.plot import plot as run

    conditions = Conditions(country, start_date, end_date, type_, min_killed=min_killed)
    run(project, Order(kind, out, incident, title, field), conditions)
