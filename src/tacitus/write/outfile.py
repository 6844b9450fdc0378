"""A file that is there whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tacitus.errors import UsageError


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A stream of UTF-8 text; what is written takes the place of `path` at the end, and leaves it
    as it was if anything fails. UsageError where nothing can be written there."""
    target = Path(os.path.realpath(path))  # through a link, to the file itself
    if target.exists() and not target.is_file():
        with plain_stream(target, path) as stream:  # /dev/stdout, a pipe: nothing to be replaced
            yield stream
        return
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as refused:
        raise unwritable(path, refused) from None
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:  # noqa: PTH123
            yield stream
        Path(draft).chmod(mode_of(target))
        Path(draft).replace(target)
    except OSError as refused:
        raise unwritable(path, refused) from None
    finally:
        Path(draft).unlink(missing_ok=True)


@contextmanager
def plain_stream(target: Path, path: Path) -> Iterator[TextIO]:
    """A stream to something that is no plain file."""
    try:
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
    except OSError as refused:
        raise unwritable(path, refused) from None


def mode_of(target: Path) -> int:
    """The permissions that the file has, or that a new one gets here."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def unwritable(path: Path, refused: OSError) -> UsageError:
    """Why nothing can be written, and what to do."""
    reason = (refused.strerror or str(refused)).lower()
    return UsageError(f"{path}: cannot be written ({reason}): give another file with -o")
