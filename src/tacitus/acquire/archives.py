"""Reports in a zip: every member that a reader is there for, read in place, never unpacked.

A member whose name leads out of the archive is refused, and so is an archive that unpacks to far
more than it weighs; both by what is really read, not by what its headings say.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import IO, Any, cast

from tacitus.acquire.order import Order, Reader
from tacitus.errors import UnreadableInput
from tacitus.values import Received

MOST_TIMES = 200  # what text packs to at most; a bomb packs to 1,000 times and more
ALWAYS_FINE = 50_000_000  # bytes that any archive may unpack to
MOST_MEMBERS = 500_000
IS_ENCRYPTED = 0x1
ReaderOf = Callable[[str], Reader | None]


class Budget:
    """How many bytes may still be unpacked."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, size: int) -> None:
        """Take some off; UnreadableInput where none are left."""
        self.left -= size
        if self.left < 0:
            raise UnreadableInput(
                f"unpacks to over {MOST_TIMES} times its size, as zip bombs do: unpack it yourself"
                " if you trust it"
            )


class Counted(io.RawIOBase):
    """A member of an archive whose bytes are counted as they are read."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self.stream, self.budget = stream, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Read some bytes."""
        piece = self.stream.read(len(buffer))
        self.budget.spend(len(piece))
        buffer[: len(piece)] = piece
        return len(piece)


def read_archive(
    stream: IO[bytes], name: str, order: Order, reader_of: ReaderOf
) -> Iterator[Received | UnreadableInput]:
    """The reports of all members in the order of their names."""
    size = stream.seek(0, io.SEEK_END)
    budget = Budget(max(ALWAYS_FINE, MOST_TIMES * size))
    try:
        with zipfile.ZipFile(stream) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if len(members) > MOST_MEMBERS:
                raise UnreadableInput(f"holds over {MOST_MEMBERS:,} files: divide it")
            wanted = [one for one in members if is_wanted(one.filename, reader_of)]
            if not wanted:
                raise UnreadableInput("holds no file that can be read as reports")
            for member in sorted(wanted, key=lambda one: one.filename):
                yield from read_member(archive, member, name, order, reader_of, budget)
    except UnreadableInput as fault:
        yield UnreadableInput(f"{name}: {fault}")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeError) as fault:
        yield UnreadableInput(f"{name}: is a damaged zip ({fault}): pack it again")


def is_wanted(member: str, reader_of: ReaderOf) -> bool:
    """Whether a member is for us: what a packing program adds, and hidden files, are not."""
    path = PurePosixPath(member)
    if any(part.startswith((".", "__MACOSX")) for part in path.parts) and not leads_out(member):
        return False
    return reader_of(member) is not None or path.suffix.lower() == ".zip"


def leads_out(member: str) -> bool:
    """Whether a name would be somewhere else than in the archive if it were unpacked."""
    either = PureWindowsPath(member)
    return bool(either.drive or either.root) or ".." in either.parts


def read_member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    name: str,
    order: Order,
    reader_of: ReaderOf,
    budget: Budget,
) -> Iterator[Received | UnreadableInput]:
    """The reports of one member; UnreadableInput is raised where the whole archive is refused."""
    where = f"{name}/{member.filename}"
    reader = reader_of(member.filename)
    if leads_out(member.filename):
        yield UnreadableInput(f"{where}: its name leads out of the archive: it was not read")
    elif reader is None:
        yield UnreadableInput(f"{where}: is a zip inside a zip: unpack it first")
    elif member.flag_bits & IS_ENCRYPTED:
        yield UnreadableInput(f"{where}: is encrypted: unpack it first")
    else:
        try:
            with archive.open(member) as inner:
                counted = io.BufferedReader(Counted(inner, budget))
                yield from reader(cast(IO[bytes], counted), where, order)
        except (zipfile.BadZipFile, zlib.error, EOFError) as fault:
            yield UnreadableInput(f"{where}: is damaged ({fault}): pack it again")
