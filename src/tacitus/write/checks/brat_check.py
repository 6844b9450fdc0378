"""How brat standoff is checked: a folder of texts and annotations, or one .ann file of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tacitus.errors import UnreadableInput
from tacitus.write.checks.base import Found, told
from tacitus.write.checks.brat_rules import (
    LINE_RULES,
    RULES,
    Note,
    Sheet,
    e930_no_text,
    e931_line,
    e932_same_id,
    note_of,
    types_in,
)

CONFIGURATION = "annotation.conf"


@dataclass(frozen=True, slots=True)
class BratCheck:
    """Annotations beside their texts. A row is a line of an .ann file."""

    @property
    def rules(self) -> tuple[Callable[..., object], ...]:
        return RULES

    def share(self, path: Path) -> float:
        """1 for an .ann file or a folder with one, else 0."""
        return float(bool(sheets_in(path)))

    def faults(self, path: Path) -> Iterator[Found | int]:
        """Every fault of every file, then the number of lines."""
        found = sheets_in(path)
        if not found:
            raise UnreadableInput(f"{path}: is no .ann file and no folder with one")
        lines = 0
        for one in found:
            configuration = one.parent / CONFIGURATION
            named = types_in(text_of(configuration)) if configuration.is_file() else frozenset()
            for fault in faults_of(one, named):
                if isinstance(fault, int):
                    lines += fault
                else:
                    yield fault
        yield lines


def sheets_in(path: Path) -> list[Path]:
    """The .ann files of a folder in order, or the one that is given."""
    if path.is_dir():
        return sorted(path.glob("*.ann"))
    return [path] if path.suffix == ".ann" else []


def text_of(path: Path) -> str:
    """A file as text, its line ends as they are; UnreadableInput where it is none."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableInput(f"{path}: is not UTF-8: save it so") from None
    except OSError as refused:
        reason = (refused.strerror or str(refused)).lower()
        raise UnreadableInput(f"{path}: cannot be read ({reason})") from None


def faults_of(path: Path, named: frozenset[str]) -> Iterator[Found | int]:
    """The faults of one .ann file, then the number of its lines."""
    lines = text_of(path).split("\n")
    text = path.with_suffix(".txt")
    if not text.is_file():
        yield told(e930_no_text, 0, path, text.name)
        yield 0
        return
    sheet = Sheet(text_of(text), named=named)
    notes: list[tuple[int, Note]] = []
    for number, line in enumerate(lines, 1):
        note = note_of(line.removesuffix("\r"))
        if note is None:
            if line.strip():
                yield told(e931_line, number, path, line)
            continue
        notes.append((number, note))
        if note.id in sheet.notes:
            yield told(e932_same_id, number, path, note.id)
        if note.id != "*":
            sheet.notes[note.id] = note
    for number, note in notes:
        for rule in LINE_RULES:
            yield from (told(rule, number, path, value) for value in rule(note, sheet))
    yield len(notes)
