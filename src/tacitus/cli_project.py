"""The commands that work on a project. `cli.py` joins them to the others."""

from typing import Annotated, Literal

import typer

commands = typer.Typer()
Place = Annotated[
    str | None,
    typer.Option(
        "--project",
        "-p",
        metavar="PATH_OR_URL",
        help="The project: a file, or postgresql://USER@HOST/DATABASE; else $TACITUS_PROJECT, else"
        " tacitus.db in this folder.",
    ),
]


@commands.command()
def init(
    place: Annotated[
        str | None,
        typer.Argument(
            metavar="PROJECT",
            help="A file to be made, or postgresql://USER@HOST/DATABASE; else $TACITUS_PROJECT,"
            " else tacitus.db in this folder.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Make a project, which keeps reports and all that is made of them.

    A project that an older Tacitus made is brought up to date; one that is up to date is left
    alone.

    Example: tacitus init my.db
    """
    from tacitus.commands.init import init as run

    run(place)


@commands.command()
def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files: .txt, .jsonl, .csv, .tsv, .html, feeds (.rss, .atom, .xml), .zip of all"
            " these, .warc; folders; addresses of pages and feeds; - reads a text from standard"
            " input.",
            show_default=False,
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of publication, of reports that do not tell it."),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="PART=COLUMN,...",
            help="What the columns of a table are: text, id, title, publisher, url, published,"
            " language. It is kept for tables with the same heading.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done; keep nothing.")
    ] = False,
    project: Place = None,
) -> None:
    """Add reports to the project: all that can be read of the sources, or nothing if it is stopped.

    What the project has already is left alone, so that the same sources may be added again. What
    cannot be read is named and passed over; the exit status is then 1.

    Example: tacitus add reports/ news.csv --columns text=body,published=date

    Example: tacitus add https://example.org/news.rss
    """
    from tacitus.commands.add import add as run

    raise typer.Exit(run(project, sources, published, columns, dry_run=dry_run))


@commands.command()
def watch(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]...",
            help="Addresses of feeds and pages, or folders; else all feeds that were added before.",
            show_default=False,
        ),
    ] = None,
    every: Annotated[
        float,
        typer.Option(metavar="MINUTES", min=1.0, help="Between two looks at a source."),
    ] = 15.0,
    once: Annotated[
        bool, typer.Option("--once", help="Look at each source once, then end, as for cron.")
    ] = False,
    project: Place = None,
) -> None:
    """Follow feeds: look at each on an interval and add what is new, until it is stopped.

    A look that brings something is an import of its own, which can be undone. A source that fails
    is named and asked less and less often, up to once a day; it costs no other. Ctrl-C or SIGTERM
    ends it at once: what was added stays, and nothing is half added.

    Example: tacitus watch https://example.org/news.rss --every 30
    """
    from tacitus.commands.watch import watch as run
    from tacitus.project.watching import Pace

    raise typer.Exit(run(project, sources or [], Pace(every * 60), once=once))


@commands.command()
def undo(
    number: Annotated[
        int, typer.Argument(metavar="IMPORT", help="The number of the import.", show_default=False)
    ],
    project: Place = None,
) -> None:
    """Take an import back: its reports no longer count, unless another import brought them too.

    Where people decided something on its reports, or on their incidents, it stays until that is
    taken back.

    Example: tacitus undo 3
    """
    from tacitus.commands.undo import undo as run

    run(project, number)


@commands.command()
def imports(project: Place = None) -> None:
    """List what was added, when, and what was undone.

    Example: tacitus imports
    """
    from tacitus.commands.imports import imports as run

    run(project)


@commands.command()
def run(  # noqa: PLR0913, PLR0917  # all that a run may be told
    workers: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, help="Processes that code and compare; else one a processor."
        ),
    ] = None,
    reader: Annotated[
        Literal["learned", "rules"], typer.Option(help="As for `tacitus code`.")
    ] = "learned",
    model: Annotated[str | None, typer.Option(metavar="DIR", help="As for `tacitus code`.")] = None,
    seconds: Annotated[
        float,
        typer.Option(
            metavar="SECONDS", min=0.1, help="What a report may take before it is given up."
        ),
    ] = 120.0,
    again: Annotated[
        bool, typer.Option("--again", help="Try once more what could not be coded before.")
    ] = False,
    dask: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Scheduler of a Dask cluster that codes, such as tcp://10.0.0.1:8786.",
        ),
    ] = None,
    project: Place = None,
) -> None:
    """Code the reports of the project that are not coded yet, then join what they tell into
    incidents.

    Stopped at any point, it goes on where it ended when called again. A report that cannot be
    coded is named and costs no other; the exit status is then 1. Codings of another reader or
    version stay beside the new ones.

    Example: tacitus run --workers 2

    Example: tacitus run --dask tcp://10.0.0.1:8786
    """
    from tacitus.commands.run import Order
    from tacitus.commands.run import run as start

    order = Order(workers, reader, model, seconds, again, dask)
    raise typer.Exit(start(project, order))


@commands.command()
def reports(
    search: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help='Only those that hold all the words, "a phrase" too.'),
    ] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="At most so many.")] = None,
    project: Place = None,
) -> None:
    """List the reports of the project, a line each: id, day, publisher, codings, title.

    Example: tacitus reports --search 'bomb "police station"'
    """
    from tacitus.commands.reports import reports as run_

    run_(project, search, limit)


@commands.command()
def serve(
    place: Annotated[
        str | None,
        typer.Argument(
            metavar="PROJECT",
            help="The project; else $TACITUS_PROJECT, else tacitus.db in this folder, else none:"
            " the start page offers ways to one.",
            show_default=False,
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=0, max=65_535, help="The port; else the first free from 8117."
        ),
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    sample: Annotated[
        bool, typer.Option("--sample", help="Work on the sample project, made if need be.")
    ] = False,
    name: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="NAME",
            help="Who decides, where the project has no people; else your name on this machine.",
        ),
    ] = None,
    public: Annotated[
        str | None,
        typer.Option(
            metavar="https://NAME",
            help="The address at which a proxy with TLS on this machine lets others in; only for a"
            " project with people.",
        ),
    ] = None,
) -> None:
    """Review what was coded, in the browser: read, decide, keep the words.

    It answers on 127.0.0.1 only, and needs no network. Every decision is in the project before it
    is said to be kept. A project with people (`tacitus people add`) asks for sign-in.

    Example: tacitus serve my.db --open
    """
    from tacitus.commands.serve import Order
    from tacitus.commands.serve import serve as run_

    raise typer.Exit(run_(place, Order(port, show, sample, name, public)))
