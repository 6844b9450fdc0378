"""The one Protocol of this folder: a reader takes a report and marks it."""

from typing import Protocol

from tacitus.marks import Marks
from tacitus.values import Report


class Annotator(Protocol):
    """A reader. It never raises on any text; what it could not do it says in `Marks.notes`."""

    name: str
    version: str

    def __call__(self, report: Report) -> Marks:
        """All marks of the report, offsets into `report.text`, every tuple in text order."""
        ...
