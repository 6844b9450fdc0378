"""`tacitus add`: sources are added as one import, and what became of them is said."""

import sys
from collections.abc import Mapping, Sequence

from tacitus.acquire.files import STDIN
from tacitus.acquire.order import PARTS
from tacitus.commands.opened import opened
from tacitus.commands.progress import ticked
from tacitus.commands.talk import say
from tacitus.project.adding import Wish, add_sources
from tacitus.project_values import Imported


def add(
    given: str | None,
    sources: Sequence[str],
    published: str | None,
    columns: str | None,
    *,
    dry_run: bool,
) -> int:
    """Add them; the exit status is 1 if anything was refused."""
    can_ask = sys.stdin.isatty() and sys.stderr.isatty() and STDIN not in sources
    wish = Wish(published, columns, ask if can_ask else None, dry_run)
    with opened(given) as project:
        done = add_sources(
            project.database, sources, wish, say, lambda items: ticked(items, "read")
        )
    print(summary(done))
    return 1 if done.refused else 0


def summary(done: Imported) -> str:
    """What an import did, on one line."""
    sums = (
        f"{done.new:,} new, {done.same:,} the same, {done.changed:,} changed,"
        f" {done.refused:,} refused"
    )
    if done.number is None:
        return f"{sums} (a dry run: nothing was kept)"
    return f"import {done.number}: {sums} (`tacitus undo {done.number}` takes it back)"


def ask(name: str, heading: tuple[str, ...], proposed: Mapping[str, str]) -> Mapping[str, str]:
    """Ask at the terminal which column is what: an empty answer takes what is proposed, `-` means
    that there is none."""
    say(f"{name}: which column is what? Its columns: {', '.join(heading)}")
    say("Enter takes the one in brackets, - means none; the answers are kept for such tables.")
    answers: dict[str, str] = {}
    for part in PARTS:
        while True:
            shown = proposed.get(part, "-")
            print(f"  {part} [{shown}]: ", end="", file=sys.stderr, flush=True)
            answer = sys.stdin.readline().strip() or shown
            if answer == "-" or answer in heading:
                break
            say(f"there is no column {answer!r}")
        if answer != "-":
            answers[part] = answer
    return answers
