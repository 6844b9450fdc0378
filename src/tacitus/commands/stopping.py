"""A command that is stopped by Ctrl-C or SIGTERM ends in order, and says so."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

STOPS = (signal.SIGINT, signal.SIGTERM)


class Stopped(KeyboardInterrupt):
    """A signal to stop came."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Within, the first signal to stop raises Stopped wherever the program is, as Ctrl-C does; a
    second one finds what there was before."""
    before = {number: signal.getsignal(number) or signal.SIG_DFL for number in STOPS}

    def give_back() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def stop(number: int, _frame: FrameType | None) -> None:
        give_back()
        raise Stopped(signal.Signals(number).name)

    for number in STOPS:
        signal.signal(number, stop)
    try:
        yield
    finally:
        give_back()
