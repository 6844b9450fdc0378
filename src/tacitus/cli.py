"""The command line. `main` is the entry point, and the one place that knows exit codes:
0 all is done, 1 something could not be done, 2 the call is off, 130 interrupted by Ctrl-C.

Data goes to stdout, talk to stderr. Each command loads what it needs when it runs, so that
`tacitus --help` is quick.
"""

import gc
import os
import sys
from functools import partial
from io import FileIO, TextIOWrapper
from pathlib import Path
from typing import Annotated, Literal

import typer

from tacitus.cli_coders import commands as coder_commands
from tacitus.cli_export import commands as export_commands
from tacitus.cli_incidents import commands as incident_commands
from tacitus.cli_people import commands as people_commands
from tacitus.cli_project import commands as project_commands
from tacitus.cli_release import commands as release_commands
from tacitus.commands.talk import say
from tacitus.errors import TacitusError
from tacitus.version import VERSION

# Objects made before Python looks for cycles: word lists are many objects and no cycles, and
# looking through them again and again is a sixth of a cold start.
ALLOCATIONS = 100_000

app = typer.Typer(
    name="tacitus",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def print_version(wanted: bool) -> None:
    """Print the version and end, if it is wanted."""
    if wanted:
        typer.echo(f"tacitus {VERSION}")
        raise typer.Exit


@app.callback()
def tacitus(
    version: Annotated[
        bool,
        typer.Option("--version", callback=print_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Turn news reports of political events into incident data.

    Every value is kept with the words it came from, with who said it and how sure they were.

    Example: tacitus code report.txt --published 2024-03-05
    """


@app.command()
def code(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Text files, .jsonl files (an object with `text` a line), folders of both;"
            " - reads standard input.",
            show_default=False,
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Day of publication, from which words such as `yesterday` are reckoned.",
        ),
    ] = None,
    form: Annotated[
        Literal["text", "json", "jsonl"],
        typer.Option(
            "--format",
            "-f",
            help="text for people; json: one object, or a list if there are several files, a"
            " folder or a .jsonl file; jsonl: an object a line.",
        ),
    ] = "text",
    out: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there, whole or not at all."),
    ] = None,
    reader: Annotated[
        Literal["learned", "rules"],
        typer.Option(
            help="learned: a small network on top of word lists and grammar; rules: these alone"
            " (faster, and they find less)."
        ),
    ] = "learned",
    model: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Folder of the learned reader's model; else $TACITUS_MODEL, else the package's.",
        ),
    ] = None,
) -> None:
    """Code reports: who did what to whom, where, when, and who says so.

    A file that cannot be read is named and passed over; the others are coded, and the exit status
    is then 1.

    Example: tacitus code report.txt --published 2024-03-05

    Example: tacitus code reports/ --format jsonl -o coded.jsonl
    """
    from tacitus.commands.code import code as run
    from tacitus.text_coder import load

    raise typer.Exit(run(files, published, form, out, partial(load, reader, model)))


app.add_typer(project_commands)
app.add_typer(people_commands)
app.add_typer(coder_commands)
app.add_typer(incident_commands)
app.add_typer(release_commands)
app.add_typer(export_commands)


@app.command()
def demo(
    text: Annotated[
        bool, typer.Option("--text", help="Print, also where there is a browser.")
    ] = False,
) -> None:
    """Open the sample reports of the package for review; without a browser, print their coding.

    Example: tacitus demo
    """
    from tacitus.commands.demo import demo as run

    raise typer.Exit(run(text=text))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a coded report.

    Example: tacitus schema > schema.json
    """
    from tacitus.commands.schema import schema as run

    run()


@app.command()
def doctor() -> None:
    """Say what is installed, what works and how to mend what does not.

    Example: tacitus doctor
    """
    from tacitus.commands.doctor import doctor as run

    raise typer.Exit(run())


def open_what_is_closed() -> None:
    """Python has no stream where the caller closed it (`<&-`). Reading there then finds nothing,
    and writing data is refused like writing to a full disk; talk is lost, as was asked for."""
    for name, mode in (("stdin", "r"), ("stdout", "r"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, TextIOWrapper(FileIO(os.devnull, mode), encoding="utf-8"))


def main() -> None:
    """Run the command line; never a traceback for what the user can mend."""
    gc.set_threshold(ALLOCATIONS)
    # Our matrices are small: numpy opens in half the time when its library starts no threads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            app()
        finally:
            gc.freeze()  # what is left goes with the process: no search for cycles at its end
            sys.stdout.flush()
    except TacitusError as fault:
        say(str(fault))
        sys.exit(fault.exit_code)
    except KeyboardInterrupt:  # before the command has begun
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as refused:  # a full disk behind stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        say(f"the output cannot be written: {(refused.strerror or str(refused)).lower()}")
        sys.exit(1)


if __name__ == "__main__":
    main()
