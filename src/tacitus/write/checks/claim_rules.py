"""Rules for our own table `claims`."""

from collections.abc import Iterator
from typing import get_args

from tacitus.values import EVENT_VALUES
from tacitus.vocabulary import STATUSES, Certainty, DatePrecision, PlacePrecision, is_own
from tacitus.write.checks.base import Cells, Places, day, decimal, unlisted, whole
from tacitus.write.checks.own_rules import e505_country
from tacitus.write.release.persons import WITHHELD

STANDINGS = ("standing", "replaced", "denied")
PRECISIONS: dict[str, tuple[str, ...]] = {
    "date": get_args(DatePrecision),
    "place": get_args(PlacePrecision),
}
NEEDED = ("incident_id", "report_id", "claim_id", "field", "start", "end")


def e520_codes(row: Cells) -> Iterator[str]:
    """The codebook has no such code: `tacitus export --format codebook` lists all."""
    field = row.get("field", "")
    if not is_own(field):
        yield from unlisted(row, "field", EVENT_VALUES)
    yield from unlisted(row, "certainty", get_args(Certainty))
    yield from unlisted(row, "standing", STANDINGS)
    yield from unlisted(row, "review_status", STATUSES)
    if field in PRECISIONS:
        yield from unlisted(row, "precision", PRECISIONS[field])


def e521_bounds(row: Cells) -> Places:
    """value_low is above value_high: mend the figure that is off."""
    low, high = whole(row, "value_low"), whole(row, "value_high")
    return ("value_high",) if low is not None and high is not None and low > high else ()


def e522_days(row: Cells) -> Places:
    """date_end is before date_start: turn them round."""
    start, end = day(row, "date_start"), day(row, "date_end")
    return ("date_end",) if start and end and end < start else ()


def e523_span(row: Cells) -> Places:
    """The words begin at 0 or later, and end behind their beginning."""
    start, end = whole(row, "start"), whole(row, "end")
    return ("end",) if start is not None and end is not None and not 0 <= start < end else ()


def w524_quote(row: Cells) -> Places:
    """The quote is not as long as its stretch of text: count code points, not bytes or UTF-16."""
    start, end, quote = whole(row, "start"), whole(row, "end"), row.get("quote")
    if start is None or end is None or quote is None or ";" in row.get("spans", ""):
        return ()
    if WITHHELD in quote:  # in a release
        return ()
    return ("quote",) if len(quote) != end - start else ()


def e525_confidence(row: Cells) -> Places:
    """The confidence goes from 0 to 1."""
    told = decimal(row, "confidence")
    return ("confidence",) if told is not None and not 0 <= told <= 1 else ()


def e526_needed(row: Cells) -> Iterator[str]:
    """A claim needs its incident, its report, its id, its field and where its words stand: fill the
    cell."""
    yield from (name for name in NEEDED if name not in row)


RULES = (
    e505_country, e520_codes, e521_bounds, e522_days, e523_span, w524_quote, e525_confidence,
    e526_needed,
)  # fmt: skip
