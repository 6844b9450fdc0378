"""Who works on a project, and what they may do."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["viewer", "coder", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("viewer", "coder", "reviewer", "admin")  # each may what those before may


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is at work. `name` is what decisions hold as `who`."""

    name: str
    role: Role

    def reaches(self, role: Role) -> bool:
        """Whether this person may what people of that role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True)
class Account:
    """A person with an account. `password` is a hash; times are ISO 8601 in UTC, `closed_at` None
    while the account is open."""

    key: int
    person: Person
    password: str
    made_at: str
    closed_at: str | None

    @property
    def closed(self) -> bool:
        """Whether this person may not sign in any more."""
        return self.closed_at is not None
