"""Tables of others, our own table, and our own full record, as coded reports, one at a time."""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tacitus.acquire.rows.acled_rows import NEEDED as ACLED_NEEDED
from tacitus.acquire.rows.acled_rows import acled_row
from tacitus.acquire.rows.gtd_rows import NEEDED as GTD_NEEDED
from tacitus.acquire.rows.gtd_rows import gtd_row
from tacitus.acquire.rows.own_rows import NEEDED as OWN_NEEDED
from tacitus.acquire.rows.own_rows import own_row
from tacitus.acquire.rows.row_coding import Cells, NoRow
from tacitus.acquire.rows.ucdp_rows import NEEDED as UCDP_NEEDED
from tacitus.acquire.rows.ucdp_rows import ucdp_row
from tacitus.contract import from_json
from tacitus.errors import InvalidCoding, TacitusError, UnreadableInput, UsageError
from tacitus.faults import faults
from tacitus.values import CodedReport
from tacitus.vocabulary import FORMAT

LONGEST = 1 << 27  # characters of a cell


@dataclass(frozen=True, slots=True)
class RowFormat:
    """A table of others: the columns without which it is not read, and what makes a row."""

    needed: tuple[str, ...]
    row: Callable[[Cells], CodedReport]


FORMATS: dict[str, RowFormat] = {
    "acled": RowFormat(ACLED_NEEDED, acled_row),
    "ucdp": RowFormat(UCDP_NEEDED, ucdp_row),
    "gtd": RowFormat(GTD_NEEDED, gtd_row),
}
OWN = "own"
OWN_TABLE = RowFormat(OWN_NEEDED, own_row)
NAMES = (OWN, *FORMATS)


def read_codings(path: Path, format_: str) -> Iterator[CodedReport | TacitusError]:
    """The coding of each row, or why there is none. UsageError for a file that is no such table."""
    if format_ == OWN:
        return row_codings(path, OWN_TABLE) if is_own_table(path) else own_codings(path)
    if format_ not in FORMATS:
        raise UsageError(f"no format {format_!r} to import: one of {', '.join(NAMES)}")
    return row_codings(path, FORMATS[format_])


def row_codings(path: Path, format_: RowFormat) -> Iterator[CodedReport | TacitusError]:
    csv.field_size_limit(LONGEST)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            sample = stream.readline()
            stream.seek(0)
            reader = csv.reader(stream, delimiter=delimiter_of(sample))
            names = [name.strip() for name in next(reader, [])]
            check(path, names, format_.needed)
            for number, row in enumerate(reader, 2):
                if row:  # no blank line
                    yield coding(path, number, names, row, format_)
    except OSError as refused:
        reason = (refused.strerror or str(refused)).lower()
        raise UsageError(f"{path}: {reason}") from None
    except (csv.Error, UnicodeDecodeError) as fault:
        yield UnreadableInput(f"{path}: cannot be read further: {fault}: save it as CSV in UTF-8")


def delimiter_of(line: str) -> str:
    """The mark that stands most often in the header."""
    return max(",;\t", key=line.count)


def check(path: Path, names: Sequence[str], needed: Sequence[str]) -> None:
    lacking = [name for name in needed if name not in names]
    if lacking:
        raise UsageError(
            f"{path}: has no column {', '.join(lacking)}: give the table with its header, as it was"
            " published"
        )


def coding(
    path: Path, number: int, names: Sequence[str], row: Sequence[str], format_: RowFormat
) -> CodedReport | TacitusError:
    """The coding of a row."""
    if len(row) != len(names):
        return UnreadableInput(
            f"{path}, row {number}: has {len(row)} cells under {len(names)} names: mend it"
        )
    try:
        coded = format_.row(dict(zip(names, row, strict=True)))
    except NoRow as reason:
        return UnreadableInput(f"{path}, row {number}: {reason}: it is left out")
    wrong = faults(coded)
    return InvalidCoding(f"{path}, row {number}: {'; '.join(wrong[:3])}") if wrong else coded


def is_own_table(path: Path) -> bool:
    """Whether a file begins with the header of our table `incidents`."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as stream:
            head = stream.readline(LONGEST)
    except OSError as refused:
        reason = (refused.strerror or str(refused)).lower()
        raise UsageError(f"{path}: {reason}") from None
    names = [name.strip('" \r\n') for name in head.split(delimiter_of(head))]
    return all(name in names for name in OWN_NEEDED)


def own_codings(path: Path) -> Iterator[CodedReport | TacitusError]:
    """The codings of a full record; its other lines follow from them. UsageError for another
    file."""
    try:
        with path.open(encoding="utf-8-sig") as stream:
            for number, line in enumerate(stream, 1):
                if not line.strip():
                    continue
                if number == 1 and not line.lstrip().startswith("{"):
                    raise UsageError(
                        f"{path}: is neither a full record nor our table incidents: write one by"
                        " `tacitus export --format jsonl`, which keeps all, or incidents as CSV"
                    )
                if is_coding(line):
                    yield own_coding(path, number, line)
    except OSError as refused:
        reason = (refused.strerror or str(refused)).lower()
        raise UsageError(f"{path}: {reason}") from None
    except UnicodeDecodeError as fault:
        yield UnreadableInput(f"{path}: cannot be read further: {fault}")


def is_coding(line: str) -> bool:
    """Whether a line is no incident and no decision."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return True  # so that it is refused by name
    known = isinstance(told, dict) and str(told.get("format", "")).startswith("tacitus.")
    return not known or told["format"] == FORMAT


def own_coding(path: Path, number: int, line: str) -> CodedReport | TacitusError:
    try:
        return from_json(line)
    except InvalidCoding as fault:
        return InvalidCoding(f"{path}, line {number}: {fault}")
