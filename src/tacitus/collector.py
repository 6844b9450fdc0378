"""Python's search for values that hold one another, left out for a while."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """For work that makes millions of values and no cycles: to look through them again and again
    takes a quarter of the time of linking (0029). It holds for the whole process, so not for one
    that serves others meanwhile."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
