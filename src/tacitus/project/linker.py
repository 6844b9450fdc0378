"""What joins events of many reports into incidents, as the run sees it."""

from typing import Protocol

from tacitus.incident_values import Linking
from tacitus.store.database import Database


class Linker(Protocol):
    """Called once after the coding of a run."""

    def __call__(self, database: Database) -> Linking:
        """Link what is not linked yet."""
        ...
