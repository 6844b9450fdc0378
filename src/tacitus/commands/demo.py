"""`tacitus demo`: the sample project in the browser; where there is none, the sample reports coded,
one of them in full, and what to do next."""

import os
import sys
import webbrowser
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from tacitus.acquire.samples import samples
from tacitus.commands.coding import Done, code_each
from tacitus.lists import data_file
from tacitus.text_coder import load
from tacitus.values import CodedReport
from tacitus.write.entity_names import names_of
from tacitus.write.headline import headline
from tacitus.write.safe import excerpt, shown
from tacitus.write.text import show, within

IN_FULL = "pagadian-1-wire"  # the sample that is shown as a whole
NEXT = """What next:

  tacitus code REPORT.txt --published 2024-03-05     one report of your own
  tacitus code FOLDER --format jsonl -o coded.jsonl  many, as data
  tacitus code -                                     what you paste, up to Ctrl-D
  tacitus --help                                     all commands
"""


def demo(*, text: bool = False) -> int:
    """Open the sample project for review where a person sits before a browser, else print."""
    attached = sys.stdin.isatty() and sys.stdout.isatty()
    if not text and attached and has_window(os.environ, sys.platform) and has_browser():
        from tacitus.commands.serve import Order, serve

        return serve(None, Order(show=True, sample=True))
    return print_samples()


def has_window(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a program may open a window before the person who called it."""
    if environment.get("CI") or environment.get("SSH_CONNECTION"):
        return False
    if platform in ("darwin", "win32"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def has_browser() -> bool:
    """Whether the system knows a browser."""
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


def print_samples() -> int:
    """Code and show the samples; 1 if one of them could not be coded."""
    console = Console(file=sys.stdout)
    done = list(code_each((sample.received for sample in samples()), load))
    coded = [item.coded for item in done if isinstance(item, Done)]
    console.print(f"{len(coded)} sample reports coded. What happens in them is invented.\n")
    width = within(console.width)
    for line in overview(coded):
        line.truncate(width, overflow="ellipsis")
        console.print(line, no_wrap=True, crop=False)
    for one in coded:
        if one.report.id == IN_FULL:
            console.print(f"\nOne of them in full: {IN_FULL}\n")
            show(one, console)
    console.print(f"\n{NEXT}", markup=False, highlight=False)
    folder = shown(str(data_file("samples/index.toml")).removesuffix("index.toml"))
    console.print(f"The samples lie in {folder}", markup=False, highlight=False, soft_wrap=True)
    return 0 if len(coded) == len(done) else 1


def overview(coded: Sequence[CodedReport]) -> Iterator[Text]:
    """A line for each report: its id, its events, and the headline of its first chief event."""
    widest = max((len(one.report.id) for one in coded), default=0)
    for one in coded:
        yield Text.assemble(
            (f"{one.report.id:<{widest}}", "cyan"), f" {len(one.events):>3}  ", gist(one)
        )


def gist(coded: CodedReport) -> str:
    """What a report tells, in a sentence, or why nothing was coded."""
    names = names_of(coded)
    first = next((event for event in coded.events if event.salience == "main"), None)
    if first is not None:
        return headline(first, names)
    return excerpt(coded.notes[0], 200) if coded.notes else "no political event"
