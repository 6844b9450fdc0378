"""What the dateline of a text says, as far as templates need it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the dateline of a text ends, and the country (ISO 3166-1) of its place."""

    end: int = 0
    country: str | None = None
