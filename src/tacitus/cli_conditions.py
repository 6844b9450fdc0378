"""The options that say which incidents a command takes: one type for each, wherever it stands."""

from typing import Annotated

import typer

Country = Annotated[
    str | None, typer.Option(metavar="NAME", help="In this country: its name or ISO code.")
]
StartDate = Annotated[
    str | None, typer.Option(metavar="DATE", help="That may have been on this day or later.")
]
EndDate = Annotated[
    str | None, typer.Option(metavar="DATE", help="That may have been on this day or earlier.")
]
Type = Annotated[
    str | None,
    typer.Option("--type", metavar="TYPE", help="PLOVER's: ASSAULT, or ASSAULT/firearms."),
]
TypeInShort = Annotated[
    str | None, typer.Option("--type", metavar="TYPE", help="PLOVER's: ASSAULT/firearms.")
]
Actor = Annotated[str | None, typer.Option(metavar="WORDS", help="Done by somebody of this name.")]
MinKilled = Annotated[
    int | None, typer.Option(metavar="N", min=0, help="With at least so many killed.")
]
Status = Annotated[
    str | None,
    typer.Option(metavar="STATUS", help="unreviewed, in review, reviewed or disputed."),
]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="Whose reports changed since this day.")
]
Search = Annotated[
    str | None,
    typer.Option(metavar="WORDS", help='Of which all these words are told, "a phrase" too.'),
]
Everything = Annotated[
    bool,
    typer.Option(
        "--all/--reviewed", help="Also what nobody has reviewed; else only what is reviewed."
    ),
]
