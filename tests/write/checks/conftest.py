"""`tacitus` as a fixture: a function that runs the command line."""

import pytest

from tests.commands.running import Tacitus, runner


@pytest.fixture
def tacitus(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tacitus:
    return runner(monkeypatch, capsys)
