"""`tacitus-lab`: what is done to Tacitus rather than with it. A thin list of commands."""

import sys
from typing import Annotated

import typer

from tacitus.errors import TacitusError

app = typer.Typer(
    name="tacitus-lab",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def lab() -> None:
    """Learn and measure: pages, benchmarks, training."""


@app.command()
def docs(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if a page is stale.")
    ] = False,
) -> None:
    """Make the generated pages: commands, codebook, schema, the README's example."""
    from tacitus_lab.docs import docs as run

    raise typer.Exit(run(check=check))


def main() -> None:
    """Run the command line; never a traceback for what the user can mend."""
    try:
        app()
    except TacitusError as fault:
        print(f"tacitus-lab: {fault}", file=sys.stderr)
        sys.exit(fault.exit_code)


if __name__ == "__main__":
    main()
