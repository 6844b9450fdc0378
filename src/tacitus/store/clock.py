"""The time, as the store writes it."""

import datetime


def now(later: float = 0.0) -> str:
    """The time in UTC, so many seconds from now, to the millisecond: 2026-11-26T08:00:00.000Z."""
    moment = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=later)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
