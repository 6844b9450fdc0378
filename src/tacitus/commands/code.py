"""`tacitus code`: reports in, coded reports out.

The JSON forms are loaded only where they are asked for: they cost a fifth of a cold start.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TextIO

from rich.console import Console

from tacitus.acquire.files import STDIN, expected, holds_many, read_reports
from tacitus.acquire.published import iso_published
from tacitus.commands.coding import Done, Refused, code_each, refuse
from tacitus.commands.progress import counted
from tacitus.commands.talk import say
from tacitus.config import settings
from tacitus.text_coder import TextCoder, load
from tacitus.write.outfile import whole_file
from tacitus.write.text import show

Form = Literal["text", "json", "jsonl"]
FILE_WIDTH = 80  # columns


def code(
    paths: Sequence[str],
    published: str | None,
    form: Form,
    out: Path | None,
    load: Callable[[], TextCoder] = load,
) -> int:
    """Code all reports by the coder that `load` opens; the exit status is 1 if any was refused."""
    day = None if published is None else iso_published(published)
    if STDIN in paths and sys.stdin.isatty():
        say("reading the report from the terminal: end it with Ctrl-D on a line of its own")
    incoming = read_reports(paths, day, settings().max_bytes)
    quiet = out is None and sys.stdout.isatty()
    done = counted(code_each(incoming, load), lambda: expected(paths), quiet=quiet)
    with target(form, out) as stream:
        if form == "text":
            refused = write_text(done, stream)
        else:
            from tacitus.commands.data import write_json, write_jsonl

            if form == "jsonl":
                refused = write_jsonl(done, stream)
            else:
                many = len(paths) > 1 or holds_many(paths[0])
                refused = write_json(done, stream, many=many)
    return 1 if refused else 0


@contextmanager
def target(form: Form, out: Path | None) -> Iterator[TextIO]:
    """Where the data goes: JSON is always UTF-8 with plain line ends."""
    if out is not None and str(out) != STDIN:
        with whole_file(out) as stream:
            yield stream
        return
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if form != "text" and reconfigure is not None:
        reconfigure(encoding="utf-8", newline="\n")
    yield sys.stdout


def write_text(done: Iterable[Done | Refused], stream: TextIO) -> int:
    """Reports for people, parted by a double line; how many were refused. A file gets the same
    width on every terminal."""
    console = Console(file=stream, width=None if stream is sys.stdout else FILE_WIDTH)
    first = True
    refused = 0
    for item in done:
        if isinstance(item, Refused):
            refused += refuse(item)
            continue
        if not first:
            stream.write("\n" + "=" * 60 + "\n\n")
        first = False
        show(item.coded, console)
        stream.flush()
    return refused
