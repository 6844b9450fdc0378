"""Work on arrays of numbers by several threads: numpy lets them run side by side."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

THREADS = 2

Item = TypeVar("Item")
Result = TypeVar("Result")


def done(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """What comes of each item, in turn; of some the work is done ahead."""
    with ThreadPoolExecutor(THREADS) as pool:
        waiting = deque[Future[Result]]()
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > THREADS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
