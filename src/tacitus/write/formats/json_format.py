"""A format of JSON objects: one a line, or all as the items of one object."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tacitus.incident_values import Incident
from tacitus.write.formats.base import Wish
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target
from tacitus.write.records import json_line

Record = Mapping[str, Any]
Book = Mapping[str, Any]
Make = Callable[[Incident, Losses], Iterable[Record]]
Start = Callable[[Wish, Losses], Callable[[Incident], Iterable[Record]]]  # of one export


@dataclass(frozen=True, slots=True)
class JsonFormat:
    """`start` begins an export and gives what makes the objects of an incident. `head`, `between`
    and `tail` stand around them: as they are, each object is a line of its own."""

    name: str
    about: str
    start: Start
    suffix: str = ".jsonl"
    head: str = ""
    between: str = "\n"
    tail: str = ""

    def write(
        self, incidents: Iterable[Incident], target: Target, wish: Wish, losses: Losses
    ) -> int:
        """Write all; how many objects."""
        records, count = self.start(wish, losses), 0
        with target.text() as stream:
            stream.write(self.head)
            for one in incidents:
                for record in records(one):
                    stream.write((self.between if count else "") + json_line(record))
                    count += 1
            stream.write(("\n" if count else "") + self.tail)
        return count

    def rest(self, _wish: Wish) -> Iterable[Record]:
        """The objects that belong to no incident: none."""
        return ()


def each(records: Make) -> Start:
    """Objects that go by their incident alone."""
    return lambda _wish, losses: lambda one: records(one, losses)


def by_book(name: str, records: Callable[[Incident, Losses, Book], Iterable[Record]]) -> Start:
    """Objects that go by their incident, under the codebook of this name."""

    def start(wish: Wish, losses: Losses) -> Callable[[Incident], Iterable[Record]]:
        book = wish.book(name)
        return lambda one: records(one, losses, book)

    return start


def known(**parts: Any) -> dict[str, Any]:
    """Those parts that have a value; a final _ is not part of a name."""
    return {
        name.rstrip("_"): value for name, value in parts.items() if value not in (None, "", [], {})
    }
