"""What ACLED, UCDP and GTD share: a table that is derived by the codebook of its name."""

from collections.abc import Callable, Iterator, Mapping

from tacitus.incident_values import Incident
from tacitus.values import Day
from tacitus.write.formats.base import Row, RowsOf, Table, Value, Wish
from tacitus.write.formats.columns import columns
from tacitus.write.formats.facts import Book, book_of
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parties import why_not

Cells = dict[str, Value]


def codebook_table(
    name: str, about: str, cells_of: Callable[[Incident, Book, Wish, Losses], Cells | str]
) -> Table:
    """One row an incident that has happened: `cells_of` gives its cells by column (those that it
    does not give are missing), or says why the format does not hold it."""
    there = columns(name)
    names = [column.name for column in there]

    def start(wish: Wish, losses: Losses) -> RowsOf:
        book = book_of(wish, name)

        def rows(one: Incident) -> Iterator[Row]:
            cells = why_not(one) or cells_of(one, book, wish, losses)
            if isinstance(cells, str):
                losses.add(one.id, "(row)", cells)
            else:
                yield [cells.get(column) for column in names]

        return RowsOf(rows)

    return Table(name, about, there, start, apart=True)


def days_in(day: Day | None) -> int:
    """How many days a range has; 0 where its ends are not known."""
    if day is None or day.start is None or day.end is None:
        return 0
    return (day.end - day.start).days + 1


def day_precision(day: Day | None, lengths: Mapping[str, int]) -> int | None:
    """The least code whose longest range (in days) holds a range; None where none does."""
    length = days_in(day)
    return min((int(code) for code, most in lengths.items() if 0 < length <= most), default=None)
