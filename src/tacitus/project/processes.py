"""Processes beside this one, each at the other end of a pipe."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection as Pipe

STOPS = (signal.SIGINT, signal.SIGTERM)


def processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def hired(work: Callable[..., None], given: tuple[object, ...], size: int) -> Iterator[list[Pipe]]:
    """So many processes, by the pipes to them; they end with this. Each does `work` with its end of
    the pipe and what is `given`, and hears no Ctrl-C."""
    context = get_context("spawn")
    resource_tracker.ensure_running()  # it would let signals through when it starts
    with ExitStack() as stack:
        pipes = []
        for _ in range(size):
            with undisturbed():
                ours, theirs = context.Pipe()
                process = context.Process(target=started, args=(work, theirs, *given), daemon=True)
                process.start()
                theirs.close()
                stack.callback(process.join)
                stack.callback(process.kill)
                pipes.append(stack.enter_context(ours))
        yield pipes


@contextmanager
def undisturbed() -> Iterator[None]:
    """Within, no signal to stop is heard, but after it; a process that is started within never
    hears one."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def started(work: Callable[..., None], pipe: Pipe, *given: object) -> None:
    """What a process does; the one that started it ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work(pipe, *given)
