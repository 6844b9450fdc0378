"""`tacitus watch`: sources are looked at on an interval until it is stopped."""

import itertools
from collections import Counter
from collections.abc import Sequence

from tacitus.acquire.web import Web
from tacitus.commands.add import summary
from tacitus.commands.opened import opened
from tacitus.commands.stopping import Stopped, stoppable
from tacitus.commands.talk import say
from tacitus.project.watching import Pace, Watch
from tacitus.project_values import Looked
from tacitus.store.clock import now


def watch(
    given: str | None, sources: Sequence[str], pace: Pace, web: Web | None = None, *, once: bool
) -> int:
    """Look, and say what each look brought, until a signal comes, or once: the exit status is then
    1 if a source failed. What a look has not kept when it is stopped, the next one finds."""
    sums: Counter[str] = Counter()
    with opened(given) as project:
        going = Watch(project.database, sources, pace, web)
        say(f"watching {len(going.sources):,} sources; Ctrl-C ends it")
        looks = itertools.islice(going, len(going.sources) if once else None)
        try:
            with stoppable():
                for looked in looks:
                    tell(looked, once=once)
                    sums["looks"] += 1
                    sums["failed"] += looked.failed
                    sums["imports"] += looked.done.number is not None
                    sums["new"] += looked.done.new
                    sums["changed"] += looked.done.changed
        except Stopped as stopped:
            say(f"stopped ({stopped}): what was added stays, the rest is there at the next look")
    say(
        f"{sums['looks']:,} looks, {sums['failed']:,} of them in vain: {sums['imports']:,} imports,"
        f" {sums['new']:,} reports new, {sums['changed']:,} changed"
    )
    return 1 if once and sums["failed"] else 0


def tell(looked: Looked, *, once: bool) -> None:
    """Say what a look brought."""
    for refusal in looked.refused:
        say(refusal)
    if looked.failed:
        again = "" if once else f": next try in {span(looked.wait)}"
        say(f"{looked.source}: nothing could be had of it{again}")
        return
    brought = "nothing new" if looked.done.number is None else summary(looked.done)
    print(f"{now()} {looked.source}: {brought}", flush=True)


def span(seconds: float) -> str:
    """A length of time for people."""
    for size, name in ((86_400, "days"), (3_600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {name}"
    return f"{seconds:.0f} seconds"
