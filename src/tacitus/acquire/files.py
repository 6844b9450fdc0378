"""Reports in files: plain text (`.txt` or any other name), JSON Lines (`.jsonl`), folders of
both, `-` for standard input. What cannot be read is refused by name, and the rest goes on."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tacitus.acquire.decode import decode
from tacitus.acquire.jsonl import read_lines
from tacitus.acquire.texts import receive
from tacitus.errors import UnreadableInput
from tacitus.values import Received, Source

STDIN = "-"
LINES = (".jsonl", ".ndjson")
IN_FOLDERS = (".txt", *LINES)
PIECE = 1 << 20  # bytes read at a time in counting lines


def holds_many(path: str) -> bool:
    """Whether the path can give more than one report."""
    return path != STDIN and (Path(path).suffix.lower() in LINES or Path(path).is_dir())


def expected(paths: Sequence[str]) -> int:
    """About how many reports there are, for a progress bar: a file is one, a JSON line is one."""
    total = 0
    for path in paths:
        try:
            total += sum(lines_in(file) for file in files_of(path))
        except (OSError, ValueError, UnreadableInput):
            total += 1  # it will be refused, which counts as well
    return total


def lines_in(path: str) -> int:
    """1 for a text, the number of line ends for JSON Lines."""
    if path == STDIN or Path(path).suffix.lower() not in LINES:
        return 1
    with Path(path).open("rb") as stream:
        return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(PIECE), b""))


def read_reports(
    paths: Sequence[str], published: str | None, limit: int
) -> Iterator[Received | UnreadableInput]:
    """The reports of all paths in order, each with its name, or why there is none. `limit` is the
    largest report that is read, in bytes."""
    for path in paths:
        try:
            for file in files_of(path):
                yield from read_file(file, published, limit)
        except UnreadableInput as refusal:
            yield refusal


def files_of(path: str) -> list[str]:
    """The path itself, or the text and JSON Lines files that lie in the folder, by name."""
    if not path:  # which the system would take for this folder
        raise UnreadableInput("a file name is empty: name a file, or - for standard input")
    if path == STDIN or not Path(path).is_dir():
        return [path]
    try:
        within = sorted(Path(path).iterdir())
    except OSError as refused:
        raise UnreadableInput(f"{path}: {system_fault(refused)}") from None
    found = [str(file) for file in within if is_report(file)]
    if not found:
        raise UnreadableInput(f"{path}: is a folder without .txt or .jsonl files")
    return found


def is_report(file: Path) -> bool:
    """Whether a file of a folder is taken for a report: by its ending, hidden files never."""
    named = file.suffix.lower() in IN_FOLDERS and not file.name.startswith(".")
    return named and not file.is_dir()


def read_file(path: str, published: str | None, limit: int) -> Iterator[Received | UnreadableInput]:
    """The reports of one file."""
    if Path(path).suffix.lower() not in LINES or path == STDIN:
        try:
            yield read_report(path, Source(published=published), limit)
        except UnreadableInput as refusal:
            yield refusal
        return
    try:
        with Path(path).open("rb") as stream:
            yield from read_lines(stream, path, published, limit)
    except OSError as refused:
        yield UnreadableInput(f"{path}: {system_fault(refused)}")


def read_report(path: str, source: Source, limit: int) -> Received:
    """The report of one text file or of standard input; UnreadableInput says what to do."""
    name = "standard input" if path == STDIN else path
    return report_of(read_bytes(path, name, limit), name, source)


def report_of(raw: bytes, name: str, source: Source) -> Received:
    """The report that the bytes of a text file are; UnreadableInput says what to do."""
    if not raw:
        raise UnreadableInput(f"{name}: is empty: there is nothing to code")
    decoded = decode(raw, name)
    received = receive(decoded.text, source, name)
    if not received.report.text.strip():
        raise UnreadableInput(f"{name}: holds only white space: there is nothing to code")
    return Received(name, received.report, (*decoded.notes, *received.notes))


def read_bytes(path: str, name: str, limit: int) -> bytes:
    """The bytes, of which there must not be more than `limit`; a longer file is not read."""
    try:
        if path == STDIN:
            raw = sys.stdin.buffer.read(limit + 1)
        else:
            with Path(path).open("rb") as stream:
                known_size = os.fstat(stream.fileno()).st_size
                if known_size > limit:
                    raise too_long(name, limit)
                raw = stream.read(limit + 1)
    except (OSError, ValueError) as refused:
        raise UnreadableInput(f"{name}: {system_fault(refused)}") from None
    if len(raw) > limit:
        raise too_long(name, limit)
    return raw


def too_long(name: str, limit: int) -> UnreadableInput:
    """Why a large file is refused."""
    return UnreadableInput(
        f"{name}: is over {limit / 1e6:g} MB: give one report a file, or raise TACITUS_MAX_MB"
    )


def system_fault(refused: OSError | ValueError) -> str:
    """What the system said, with what to do."""
    match refused:
        case FileNotFoundError():
            return "there is no such file: check the name"
        case PermissionError():
            return "may not be read: change its permissions (chmod u+r)"
        case OSError(strerror=str(words)):
            return f"cannot be read: {words.lower()}"
        case _:
            return f"cannot be read: {refused}"
