"""A table of others as it is: whatever its delimiter, its byte-order mark, with a header or not."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tacitus.errors import UnreadableInput

DELIMITERS = ",;\t|"
LONGEST = 1 << 27  # characters of a cell
SAMPLE = 1 << 20  # bytes by which a file is judged
UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class TableFile:
    """The rows of a file, read anew each time. `names` are its header; where it has none they are
    those of the format, in its order. Without `quoted` a quotation mark is a letter like others."""

    path: Path
    encoding: str
    delimiter: str
    names: tuple[str, ...]
    has_header: bool
    marked: bool = field(default=False)  # by a byte-order mark
    quoted: bool = field(default=True)

    def rows(self) -> Iterator[list[str]]:
        """Every row below the header. UnreadableInput where the rest cannot be read."""
        with open_text(self.path, self.encoding) as stream:
            mark = '"' if self.quoted else None
            reader = csv.reader(stream, delimiter=self.delimiter, quotechar=mark)
            rows = (row for row in reader if row)  # no blank lines, before the header too
            try:
                if self.has_header:
                    next(rows, None)
                yield from rows
            except (csv.Error, UnicodeDecodeError) as fault:
                raise UnreadableInput(
                    f"{self.path}, line {reader.line_num}: cannot be read further: {fault}: save"
                    " the file as CSV in UTF-8"
                ) from None


def open_table(
    path: Path, published: Sequence[str], bare: str = "", *, capitals: bool = False
) -> TableFile:
    """A file that is taken for a table with these columns. UnreadableInput where it is none. `bare`
    is what parts the cells of published files, where those have neither names nor quotation marks;
    `capitals`: a name may begin with a capital letter in the file.
    """
    csv.field_size_limit(LONGEST)
    raw = start_of(path)
    if raw[:4] == b"PK\x03\x04":
        raise UnreadableInput(f"{path}: is a workbook or an archive: save the sheet as CSV")
    encoding = encoding_of(raw)
    text = raw.decode(encoding, "replace")
    if not text.strip() or "\0" in text:
        raise UnreadableInput(f"{path}: is no table of text, or is empty: give a CSV file")
    marked = encoding == "utf-8-sig"
    line = text.lstrip("\r\n").splitlines()[0]
    cells = line.split(bare) if bare else []
    if len(cells) == len(published) > 0 and not set(cells) & set(published):
        names = tuple(published)
        return TableFile(path, encoding, bare, names, has_header=False, marked=marked, quoted=False)
    delimiter = max(DELIMITERS, key=line.count)
    first = next(csv.reader(io.StringIO(text.lstrip("\r\n"), newline=""), delimiter=delimiter), [])
    names = tuple(cell.strip() for cell in first)
    if capitals:
        names = tuple(name.lower() if name.lower() in published else name for name in names)
    if set(names) & set(published) or len(names) != len(published):
        return TableFile(path, encoding, delimiter, names, has_header=True, marked=marked)
    return TableFile(path, encoding, delimiter, tuple(published), has_header=False, marked=marked)


def start_of(path: Path) -> bytes:
    """The first bytes of a file, by which it is judged. UnreadableInput where it is not read."""
    try:
        with path.open("rb") as stream:
            return stream.read(SAMPLE)
    except OSError as refused:
        reason = (refused.strerror or str(refused)).lower()
        raise UnreadableInput(f"{path}: cannot be read ({reason}): name another file") from None


def encoding_of(raw: bytes) -> str:
    """By the byte-order mark, else UTF-8, else Windows-1252."""
    if raw.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if raw.startswith(UTF16):
        return "utf-16"
    try:
        raw.decode("utf-8", "strict")
    except UnicodeDecodeError as fault:
        if len(raw) < SAMPLE or fault.start < SAMPLE - 4:  # else a letter that the sample cuts
            return "cp1252"
    return "utf-8"


def open_text(path: Path, encoding: str) -> io.TextIOWrapper:
    return path.open(encoding=encoding, newline="", errors="replace")
