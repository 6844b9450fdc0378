"""`tacitus export`: the incidents of a project in a format of the field, and what that lost."""

import tempfile
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TextIO

from tacitus.commands.opened import opened
from tacitus.commands.progress import ticked
from tacitus.commands.stopping import Stopped, stoppable
from tacitus.commands.talk import say
from tacitus.errors import UsageError
from tacitus.project.conditions import Conditions
from tacitus.project.exporting import (
    NO_INCIDENTS,
    Counted,
    counted,
    format_of,
    passing_into,
    write_export,
)
from tacitus.project.outgoing import wish_of
from tacitus.project.sharing import shared_rows, worth_sharing
from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target
from tacitus.write.outfile import whole_file

STDOUT = "-"
SHOWN = 8  # lines of the loss report on stderr


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for. `kind` is a kind of file, `codebooks` a folder; None: by itself."""

    format: str
    out: str | None = None
    kind: str | None = None
    everything: bool = False
    excel: bool = False
    numeric: bool = False
    loss: Path | None = None
    codebooks: Path | None = None
    dry_run: bool = False
    proof: bool = False

    @property
    def is_stdout(self) -> bool:
        return self.out in (None, STDOUT)


def export(given: str | None, order: Order, conditions: Conditions) -> None:
    """Write what meets the conditions of `Project.incidents`; of those that are not reviewed none,
    unless everything or a status is asked for. Stopped raises KeyboardInterrupt, which ends the
    program, when no file is left half written."""
    try:
        with stoppable():
            write(given, order, conditions)
    except Stopped as stopped:
        left = "what was written is not whole" if order.is_stdout else "no file was written"
        say(f"export stopped ({stopped}): {left}")
        raise


def write(given: str | None, order: Order, conditions: Conditions) -> None:
    """The same, however it ends."""
    chosen, kind = format_of(order.format, order.kind)
    with opened(given) as project, ExitStack() as stack:
        asked = conditions.reviewed(order.everything)
        incidents = project.incidents(**asked.given())
        kept = order.loss if not order.dry_run else None
        stream = stack.enter_context(whole_file(kept)) if kept else None
        losses = Losses(stream)
        passing = passing_into(chosen.name, ticked(incidents, "export"), losses)
        wish = wish_of(
            project,
            excel=order.excel,
            numeric=order.numeric,
            kind=kind,
            codebooks=order.codebooks,
            whole=asked == Conditions(),
        )
        for name, book in wish.codebooks.items():
            say(f"codebook {name} is the project's own, version {book['version']}")
        target = target_of(order, stack)
        if not order.proof and worth_sharing(chosen, incidents):
            shared = stack.enter_context(
                closing(shared_rows(chosen.table, incidents, wish, passing))
            )
            made = chain.from_iterable(ticked(shared, "export"))
            rows = chosen.write_rows(made, target, wish, losses)
        else:
            rows = write_export(chosen, passing, target, wish, proof=order.proof)
        left = 0
        if asked != conditions and chosen.name not in NO_INCIDENTS:
            left = len(project.incidents(**conditions.given())) - passing.statuses.total()
    tell(order, rows, passing, left)


def target_of(order: Order, stack: ExitStack) -> Target:
    """Where it goes; of a dry run nowhere that stays. UsageError for a proof of what is no file."""
    path = None if order.is_stdout else Path(str(order.out))
    if order.proof and path is None:
        raise UsageError("the proof is a file beside the export: give a file with -o")
    if not order.dry_run:
        return Target(path)
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    return Target(Path(folder) / (path.name if path else "out"))


def tell(order: Order, rows: int, passing: Counted, left: int) -> None:
    """What was written, what was left out, and what was lost."""
    total = passing.statuses.total()
    statuses = ", ".join(f"{count:,} {name}" for name, count in sorted(passing.statuses.items()))
    done = "would be written" if order.dry_run else "written"
    say(f"{counted(rows, 'row')} of {counted(total, 'incident')} {done} ({statuses or 'none'})")
    if passing.disputed:
        say(f"{counted(passing.disputed, 'incident')} with values on which sources differ")
    if left:
        say(f"{counted(left, 'incident')} not reviewed left out: --all takes them in")
    lines = list(passing.losses.summary())
    for line in lines[:SHOWN]:
        say(f"not expressed: {line}")
    if len(lines) > SHOWN:
        say(f"not expressed: {len(lines) - SHOWN} ways more")
    if lines and order.loss is None:
        say("--loss FILE keeps what was not expressed, row by row")


def list_formats(stream: TextIO) -> None:
    """A line for each format: name, ending of its files, what it is."""
    for name, one in FORMATS.items():
        stream.write(f"{name:<16} {one.suffix or 'folder':<10} {one.about}\n")
