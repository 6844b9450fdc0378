"""The short forms of values in a written coding. Each raises ValueError, saying what to write."""

import calendar
import datetime
import re
from typing import Any

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800, "y": 31557600}


def number(written: Any) -> Any:
    """13, 8+ (at least 8) or 24..99."""
    if match := re.fullmatch(r"(\d+)(?:(\+)|\.\.(\d+))?", written):
        low, more, high = match.groups()
        return {"low": int(low), "high": None if more else int(high or low)}
    raise ValueError(f"{written!r} is not a number: write 13, 8+ or 24..99")


def date(written: Any, precision: str | None) -> Any:
    """2016-12-19, 2016-12, 2016, two days joined by .. with a precision, or `unresolved`."""
    if written == "unresolved":
        return {"start": None, "end": None, "precision": "unknown"}
    start, joined, end = written.partition("..")
    if joined:
        if not precision:
            raise ValueError("an interval of days needs a precision")
    elif re.fullmatch(r"\d{4}", start):
        start, end, precision = f"{start}-01-01", f"{start}-12-31", precision or "year"
    elif match := re.fullmatch(r"(\d{4})-(\d\d)", start):
        days = calendar.monthrange(*map(int, match.groups()))[1]
        start, end, precision = f"{start}-01", f"{start}-{days}", precision or "month"
    else:
        end, precision = start, precision or "day"
    for day in (start, end):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            raise ValueError(f"{day!r} is not a day: write 2016-12-19")
        datetime.date.fromisoformat(day)
    return {"start": start, "end": end, "precision": precision}


def duration(written: Any) -> Any:
    """15m, 2h, 3d, 6y, or seconds."""
    if match := re.fullmatch(r"(\d+(?:\.\d+)?)([smhdwy]?)", written):
        return {"seconds": round(float(match[1]) * SECONDS[match[2] or "s"])}
    raise ValueError(f"{written!r} is not a duration: write 15m, 2h, 3d or 6y")


def truth(written: Any) -> Any:
    if written not in ("true", "false"):
        raise ValueError(f"{written!r} is neither true nor false")
    return written == "true"


def numeric(written: Any, kind: Any) -> Any:
    try:
        return kind(written)
    except (TypeError, ValueError):
        raise ValueError(f"{written!r} is not a number") from None
