"""Passwords for tests that are about something else."""

import pytest

from tacitus.project import passwords


def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that are quick to make."""
    monkeypatch.setattr(passwords, "N", 2)
    monkeypatch.setattr(passwords, "NOBODYS", f"scrypt$2$8$1${'0' * 32}${'0' * 64}")
