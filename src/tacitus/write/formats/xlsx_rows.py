"""Tables as sheets of an Excel workbook: text is never a formula or a link, days are days."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tacitus.errors import UsageError
from tacitus.write.formats.base import Row, Table, Wish
from tacitus.write.formats.extras import extra
from tacitus.write.formats.losses import Losses

MOST_ROWS = 1_048_576  # of a sheet, the header among them
LONGEST = 32_767  # characters of a cell
FIRST_DAY = datetime.date(1900, 3, 1)  # Excel counts a day before it that never was
MADE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)  # so that two files are the same
CUT = "text of more than 32,767 characters is cut"


@contextmanager
def open_xlsx(
    path: Path, tables: Sequence[Table], _wish: Wish, losses: Losses
) -> "Iterator[list[XlsxRows]]":
    """A workbook with a sheet for each table."""
    xlsxwriter = extra("xlsxwriter", "xlsx")
    options = {"constant_memory": True, "tmpdir": str(path.parent)}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"created": MADE.replace(tzinfo=None)})
    try:
        yield [XlsxRows(book, table, losses) for table in tables]
    except BaseException:
        for sheet in book.worksheets():
            sheet.row_data_fh.close()  # its draft, which only `close` of the book would close
        raise
    book.close()


class XlsxRows:
    """One sheet, written from the top down."""

    def __init__(self, book: object, table: Table, losses: Losses) -> None:
        self.table = table
        self.losses = losses
        self.sheet = book.add_worksheet(table.name[:31])  # type: ignore[attr-defined]
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})  # type: ignore[attr-defined]
        self.sheet.freeze_panes(1, 0)
        for number, column in enumerate(table.columns):
            self.sheet.write_string(0, number, column.name)
        self.next = 1

    def write(self, rows: Iterable[Row]) -> int:
        """Write rows; how many. UsageError where a sheet is full."""
        before = self.next
        for row in rows:
            if self.next == MOST_ROWS:
                raise UsageError(
                    f"{self.table.name}: more than the {MOST_ROWS - 1:,} rows that a sheet of Excel"
                    " holds: write CSV or Parquet, or filter"
                )
            self.write_row(row)
            self.next += 1
        return self.next - before

    def write_row(self, row: Row) -> None:
        for number, value in enumerate(row):
            if isinstance(value, str):
                if len(value) > LONGEST:
                    self.losses.add(str(row[0]), self.table.columns[number].name, CUT)
                self.sheet.write_string(self.next, number, value[:LONGEST])
            elif isinstance(value, datetime.date):
                if value < FIRST_DAY:
                    self.sheet.write_string(self.next, number, value.isoformat())
                else:
                    self.sheet.write_datetime(self.next, number, value, self.day)
            elif value is not None:
                self.sheet.write_number(self.next, number, value)
