"""The day of publication as users give it, checked."""

import datetime
import re

from tacitus.errors import UsageError

DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?", re.ASCII)


def iso_published(given: str | datetime.date) -> str:
    """An ISO date or date-time, as `Report.published` has it; UsageError says how to write one."""
    if isinstance(given, datetime.date):
        return given.isoformat()
    written = given.strip()
    try:
        if not DAY.fullmatch(written):
            raise ValueError
        datetime.datetime.fromisoformat(written)
    except ValueError:
        raise UsageError(
            f"{given!r} is not a date of publication:"
            " write it as 2016-12-20 or 2016-12-20T18:30+03:00"
        ) from None
    return written.replace(" ", "T", 1)
