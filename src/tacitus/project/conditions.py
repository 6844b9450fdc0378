"""Which incidents an export takes, as the user wrote it."""

from dataclasses import asdict, dataclass, replace
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions of `Project.incidents`, as it takes them; None where one is not given."""

    country: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    type: str | None = None
    actor: str | None = None
    min_killed: int | None = None
    status: str | None = None
    since: str | None = None
    search: str | None = None

    def given(self) -> dict[str, Any]:
        """Those that are given, by name, in the order of the alphabet."""
        return {name: value for name, value in sorted(asdict(self).items()) if value is not None}

    def reviewed(self, everything: bool) -> Self:
        """The same, and that people have reviewed it, unless everything or a status is asked
        for."""
        return self if everything or self.status is not None else replace(self, status="reviewed")
