"""The progress bar: only where it helps, and never in the way of the items."""

import sys

import pytest

from tacitus.commands.progress import counted


@pytest.mark.parametrize(("terminal", "quiet", "total"), [
    (False, False, 9), (True, True, 9), (True, False, 2), (True, False, 9),
])  # fmt: skip
def test_the_items_come_through(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, quiet: bool, total: int
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    assert list(counted(range(9), lambda: total, quiet=quiet)) == list(range(9))
