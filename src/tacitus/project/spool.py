"""Items on their way into the project, kept in a file without a name until all are there.

Reading may take hours; writing then takes one short transaction, for which others wait. The file
goes with the process, however that ends.
"""

import pickle  # what is read back is what this process wrote
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tacitus.errors import ProjectError

T = TypeVar("T")
IN_MEMORY = 16_000_000  # bytes; more goes to the disk


@contextmanager
def spooled(items: Iterable[T], folder: Path | None) -> Iterator[Iterator[T]]:
    """All items, read to their end before the first is given back. The file is in `folder`, or
    where the system has temporary files."""
    place = str(folder) if folder is not None else None
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY, dir=place) as stream:
        try:
            for item in items:
                pickle.dump(item, stream, protocol=pickle.HIGHEST_PROTOCOL)
            stream.seek(0)
        except OSError as refused:
            reason = (refused.strerror or str(refused)).lower()
            raise ProjectError(
                f"what was read cannot be kept for writing ({reason}): make room on the disk;"
                " nothing was added"
            ) from None

        def back() -> Iterator[T]:
            while True:
                try:
                    yield pickle.load(stream)  # noqa: S301  # our own bytes
                except EOFError:
                    return

        yield back()
