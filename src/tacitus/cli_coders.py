"""The commands on coding by several people. `cli.py` joins them to the others."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from tacitus.cli_project import Place
from tacitus.review_values import STANDINGS

commands = typer.Typer()


People = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NAME]...", help="Who is to code.", show_default=False),
]
Each = Annotated[
    int | None,
    typer.Option("-n", "--each", metavar="N", min=1, help="Reports for each person; else all."),
]
Second = Annotated[
    str | None,
    typer.Option(
        metavar="SHARE",
        help="The share of reports, such as 20%, that a second person codes as well, neither"
        " seeing what the other says. With one NAME: of what somebody else codes or has coded.",
    ),
]
Seed = Annotated[
    str | None,
    typer.Option(
        metavar="SEED",
        help="Draw by lot; the same seed draws the same. Else in the order they came in.",
    ),
]
Blind = Annotated[
    bool, typer.Option("--blind", help="All of them from the text alone, without proposals.")
]
Tab = Annotated[
    str | None,
    typer.Option(
        metavar="STATE",
        help=f"Only reports that are {', '.join(STANDINGS)}; else the new ones, for a lone"
        " second coder all.",
    ),
]
Search = Annotated[
    str | None, typer.Option(metavar="WORDS", help="Only reports that hold all these words.")
]
Withdraw = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Withdraw what this person has not ended; what they said stays."
    ),
]
BlindShare = Annotated[
    str | None,
    typer.Option(
        metavar="SHARE",
        help="Keep what share of reports is shown without proposals, whoever codes them; at"
        " first 5% where two or more people code, else none.",
    ),
]
Listed = Annotated[
    bool, typer.Option("--list", help="Print report, person, state and how it is coded.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done; keep nothing.")]


@commands.command()
def assign(  # noqa: PLR0913, PLR0917  # the conditions by which reports are dealt
    people: People = None,
    each: Each = None,
    second: Second = None,
    lot: Seed = None,
    blind: Blind = False,
    state: Tab = None,
    search: Search = None,
    withdraw: Withdraw = None,
    blind_share: BlindShare = None,
    list_: Listed = False,
    dry_run: DryRun = False,
    project: Place = None,
) -> None:
    """Say who codes what. Without anything, how much each has to code, and has.

    Where two people code a report, neither sees what the other says until both have ended; what
    both have stands, and where they differ is settled by a third on the page of differences. A
    report of the blind share is coded from the text alone: by it `tacitus agreement` tells how
    much the proposals lead people.

    Example: tacitus assign ana ben --each 50 --second 20% --lot 7

    Example: tacitus assign eva --second 10% --lot 7

    Example: tacitus assign --blind-share 5%
    """
    from tacitus.commands import assign as run
    from tacitus.errors import UsageError
    from tacitus.project.assigning import Wanted, share_of
    from tacitus.review.lots import Lot

    if state is not None and state not in STANDINGS:
        raise UsageError(f"--state {state}: is one of {', '.join(STANDINGS)}")
    if bool(people) + (withdraw is not None) + (blind_share is not None) + list_ > 1:
        raise UsageError("names, --withdraw, --blind-share and --list: one at a time")
    if withdraw is not None:
        run.withdraw(project, withdraw, dry_run=dry_run)
    elif blind_share is not None:
        run.set_share(project, share_of(blind_share), dry_run=dry_run)
    elif people:
        lots = Lot(each, share_of(second) if second else 0.0, lot, blind)
        run.assign(project, people, Wanted(state, search), lots, dry_run=dry_run)
    elif each or second or lot or blind or state or search:
        raise UsageError("name who is to code: tacitus assign ana ben --each 50")
    else:
        run.list_all(project, whole=list_)


@commands.command()
def agreement(
    form: Annotated[
        Literal["text", "json", "csv"],
        typer.Option("--format", "-f", help="text for people; json: one object; csv: long rows."),
    ] = "text",
    out: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there, whole or not at all."),
    ] = None,
    project: Place = None,
) -> None:
    """How far people agree, with each other and with the machine, and how far it leads them.

    For each field Krippendorff's alpha with its 95 % interval, by drawing reports anew, and the
    number of units: that field of an event that all coders have. Of people who coded the same
    reports by themselves; of people and the machine; and of what the machine proposed, the share
    that people have as well who saw it, and who did not.

    Example: tacitus agreement

    Example: tacitus agreement --format csv -o agreement.csv
    """
    from tacitus.commands.agreement import agreement as run

    run(project, form, out)
