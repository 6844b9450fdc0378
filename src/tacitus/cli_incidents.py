"""The commands on the incidents of a project. `cli.py` joins them to the others."""

from typing import Annotated, Literal

import typer

from tacitus.cli_conditions import (
    Actor,
    Country,
    EndDate,
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
Name = Annotated[
    str,
    typer.Argument(
        metavar="INCIDENT",
        help="The id of an incident, or REPORT#EVENT: an event as `tacitus show` lists it.",
        show_default=False,
    ),
]


@commands.command()
def incidents(  # noqa: PLR0913, PLR0917  # the conditions that the field asks by
    country: Country = None,
    start_date: StartDate = None,
    end_date: EndDate = None,
    type_: Type = None,
    actor: Actor = None,
    min_killed: MinKilled = None,
    status: Status = None,
    since: Since = None,
    search: Search = None,
    form: Annotated[
        Literal["text", "csv", "json"],
        typer.Option("--format", "-f", help="text for people; csv; json: a list of objects."),
    ] = "text",
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="At most so many; else all.")
    ] = None,
    project: Place = None,
) -> None:
    """List the incidents that the reports of the project tell of: the latest first, those without
    a day last.

    Several conditions must all hold.

    Example: tacitus incidents --country Mali --start-date 2024-01-01 --min-killed 10

    Example: tacitus incidents --search '"police station"' --format csv > incidents.csv
    """
    from tacitus.commands.incidents import incidents as run

    conditions = Conditions(
        country, start_date, end_date, type_, actor, min_killed, status, since, search
    )
    run(project, form, limit, conditions)


@commands.command()
def show(
    incident: Annotated[
        str, typer.Argument(metavar="INCIDENT", help="Its id.", show_default=False)
    ],
    form: Annotated[
        Literal["text", "json"],
        typer.Option("--format", "-f", help="text for people; json: one object."),
    ] = "text",
    project: Place = None,
) -> None:
    """Show an incident: what is known, by whom, since when, what is disputed, and its reports.

    An id that was merged into another leads there.

    Example: tacitus show i-4c1f0a93b2
    """
    from tacitus.commands.show import show as run

    run(project, incident, form)


@commands.command()
def diff(
    since: Annotated[
        str,
        typer.Option(metavar="DATE", help="A day as 2024-03-05 (it begins in UTC), or a moment."),
    ],
    form: Annotated[
        Literal["text", "jsonl"],
        typer.Option("--format", "-f", help="text for people; jsonl: an object a line."),
    ] = "text",
    project: Place = None,
) -> None:
    """Say what became of incidents since a day: which are new, which changed and what moved in
    them, which were merged into others, which were deleted.

    Example: tacitus diff --since 2024-03-05
    """
    from tacitus.commands.diff import diff as run

    run(project, since, form)


@commands.command()
def same(
    names: Annotated[
        list[str],
        typer.Argument(metavar="INCIDENT...", help="Two or more ids.", show_default=False),
    ],
    project: Place = None,
) -> None:
    """Say that incidents are one happening: they are merged, and no later run parts them.

    The ids of all lead to the one that stays. The decision is kept with your name.

    Example: tacitus same i-4c1f0a93b2 i-09ab77e1d4
    """
    from tacitus.commands.deciding import same as run

    run(project, names)


@commands.command()
def different(one: Name, two: Name, project: Place = None) -> None:
    """Say that two incidents, or two events of reports, are two happenings: no later run joins
    them.

    Example: tacitus different i-4c1f0a93b2 i-09ab77e1d4

    Example: tacitus different wire-17#v1 daily-3#v2
    """
    from tacitus.commands.deciding import different as run

    run(project, one, two)


@commands.command()
def split(
    incident: Annotated[
        str, typer.Argument(metavar="INCIDENT", help="Its id.", show_default=False)
    ],
    events: Annotated[
        list[str],
        typer.Argument(
            metavar="REPORT#EVENT...",
            help="Its events that are another happening, as `tacitus show` lists them.",
            show_default=False,
        ),
    ],
    project: Place = None,
) -> None:
    """Take events out of an incident: together they are an incident of their own, for ever.

    Example: tacitus split i-4c1f0a93b2 wire-17#v1 daily-3#v2
    """
    from tacitus.commands.deciding import split as run

    run(project, incident, events)
