"""What joins events of many reports into incidents, as the run sees it."""

from typing import Protocol

from tacitus.store.database import Database


class Linker(Protocol):
    """Called once after the coding of a run."""

    def __call__(self, database: Database) -> int:
        """Link what is not linked yet; how many events were linked."""
        ...
