"""A command line run inside the test: arguments in, exit status and both streams out."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tacitus.cli import main

NEWS = (
    "Police post attacked\n\nGunmen attacked a police post in Lima on Tuesday and killed two"
    " officers, the interior minister said. He said that the attackers had fled.\n"
)


@dataclass(frozen=True, slots=True)
class Run:
    """How a call ended."""

    status: int
    out: str
    err: str


Tacitus = Callable[..., Run]


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tacitus:
    """A function that runs `tacitus` with these arguments."""

    def run(*arguments: str, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "argv", ["tacitus", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        status = ended.value.code
        return Run(status if isinstance(status, int) else 0, printed.out, printed.err)

    return run
