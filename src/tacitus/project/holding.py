"""A project as that against which an export is verified."""

from collections.abc import Iterator

from tacitus.incident_values import Incident
from tacitus.project.incidents import incident_of
from tacitus.store.database import Database
from tacitus.store.decisions import broken_chain
from tacitus.store.kept_claims import strayed


class Holding:
    """Looks incidents up, and remembers which codings it has compared with their rows."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._seen: set[tuple[int, str, str]] = set()

    def find(self, id_: str) -> Incident:
        """The incident of an id; UsageError if there is none."""
        return incident_of(self.database, id_)

    def strayed(self, one: Incident) -> Iterator[str]:
        """What was changed in the project behind its back, of the reports of an incident."""
        with self.database.reading() as connection:
            for told in one.told:
                coder = told.coded.coder
                key = told.number, coder.name, coder.version
                if key not in self._seen:
                    self._seen.add(key)
                    yield from strayed(connection, told.number, told.coded)

    def broken_chain(self) -> str | None:
        """Where the chain of decisions is broken; None if it is whole."""
        with self.database.reading() as connection:
            return broken_chain(connection)
