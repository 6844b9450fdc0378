"""Where an export goes: a file or folder that is there whole or not at all, or standard output."""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import TextIO

from tacitus.errors import UsageError
from tacitus.write.outfile import mode_of, unwritable, whole_file
from tacitus.write.safe import UNSAFE, visible

OBEYED = re.compile(rf"(?![\t\r\n]){UNSAFE.pattern}")


@dataclass(frozen=True, slots=True)
class Target:
    """`path` None is standard output. Each export calls one of the three methods once."""

    path: Path | None = None

    @contextmanager
    def text(self) -> Iterator[TextIO]:
        """A stream of UTF-8 text; line ends are written as they are given."""
        if self.path is not None:
            with whole_file(self.path) as stream:
                yield stream
            return
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        yield Shown(sys.stdout) if sys.stdout.isatty() else sys.stdout

    @contextmanager
    def file(self, suffix: str = "") -> Iterator[Path]:
        """A file that does not exist yet, to be made there; at the end it takes its place. For
        formats that have to go back in what they wrote: SQLite, Excel, Parquet."""
        if self.path is None:
            raise UsageError(f"this format is no text: give a file with -o, such as out{suffix}")
        with beside(self.path) as folder:
            draft = folder / f"draft{suffix}"
            yield draft
            try:
                draft.chmod(mode_of(self.path))
                draft.replace(self.path)
            except OSError as refused:
                raise unwritable(self.path, refused) from None

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """An empty folder that takes its place at the end, if no folder with something in it is
        there already."""
        if self.path is None:
            raise UsageError("this format is a folder of files: give one with -o, such as -o out/")
        if self.path.exists() and not self.path.is_dir():
            raise UsageError(f"{self.path} is a file: give a folder with -o")
        if self.path.exists() and any(self.path.iterdir()):
            raise UsageError(f"{self.path} is not empty: give a new folder with -o")
        with beside(self.path) as folder:
            draft = folder / "draft"
            draft.mkdir()
            yield draft
            try:
                draft.chmod(0o755)
                draft.replace(self.path)
            except OSError as refused:
                raise unwritable(self.path, refused) from None


class Shown(StringIO):
    """A terminal, which never obeys the words of others: what has no shape is shown as an escape,
    but for tabs and line ends."""

    def __init__(self, terminal: TextIO) -> None:
        super().__init__()
        self.terminal = terminal

    def write(self, text: str, /) -> int:
        return self.terminal.write(OBEYED.sub(visible, text))


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A folder for drafts on the same disk as the path, gone at the end."""
    try:
        made = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.absolute().parent))
    except OSError as refused:
        raise unwritable(path, refused) from None
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
