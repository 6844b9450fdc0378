"""Items on their way into the project, kept in a file without a name until all are there.

Reading may take hours; writing then takes one short transaction, for which others wait. The file
goes with the process, however that ends.
"""

import pickle  # what is read back is what this process wrote
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypeVar

from tacitus.errors import ProjectError

T = TypeVar("T")
IN_MEMORY = 16_000_000  # bytes; more goes to the disk


def nameless(folder: Path | None) -> IO[bytes]:
    """A file without a name in `folder`, or where the system has temporary files."""
    place = str(folder) if folder is not None else None
    return tempfile.SpooledTemporaryFile(max_size=IN_MEMORY, dir=place)


def no_room(refused: OSError, what: str, undone: str) -> ProjectError:
    """What is told where the disk refuses: what cannot be kept, and what was not done."""
    reason = (refused.strerror or str(refused)).lower()
    return ProjectError(f"{what} ({reason}): make room on the disk; {undone}")


@contextmanager
def spooled(items: Iterable[T], folder: Path | None) -> Iterator[Iterator[T]]:
    """All items, read to their end before the first is given back. The file is in `folder`, or
    where the system has temporary files."""
    with nameless(folder) as stream:
        try:
            for item in items:
                pickle.dump(item, stream, protocol=pickle.HIGHEST_PROTOCOL)
            stream.seek(0)
        except OSError as refused:
            what = "what was read cannot be kept for writing"
            raise no_room(refused, what, "nothing was added") from None

        def back() -> Iterator[T]:
            while True:
                try:
                    yield pickle.load(stream)  # noqa: S301  # our own bytes
                except EOFError:
                    return

        yield back()
