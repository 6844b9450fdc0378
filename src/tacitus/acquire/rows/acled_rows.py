"""ACLED: a row of its 31 columns (some may be missing) as a coding."""

import datetime

from tacitus.acquire.rows.row_coding import (
    Cells,
    NoRow,
    RowCoding,
    book,
    day,
    month_of,
    place,
    type_value,
    whole,
)
from tacitus.values import CodedReport, Coder, Day, Source

NEEDED = ("event_id_cnty", "event_date", "sub_event_type")
CODER = Coder("acled", "imported", "acled")
HALF_WEEK = datetime.timedelta(days=3)
PLACE = ("location", "admin1", "country", "latitude", "longitude", "geo_precision")


def acled_row(cells: Cells) -> CodedReport:
    """NoRow for one that has no id, or no type that we know."""
    made, codes = RowCoding(cells), book("acled")
    kind = made.get("sub_event_type")
    if kind and kind not in codes["types"]:
        raise NoRow(f"there is no claim for the sub-event type {kind!r}")
    made.claim("type", type_value(codes["types"].get(kind)), "sub_event_type")
    made.claim("date", days(made), "event_date", "time_precision")
    precision = codes["places"].get(made.code("geo_precision"), "unknown")
    found = place(
        made.get("location"), made.get("country"), made.get("admin1"),
        made.get("latitude"), made.get("longitude"), precision,
    )  # fmt: skip
    made.claim("place", found, *PLACE)
    for field, number in (("actor", 1), ("recipient", 2)):
        sector = codes["sectors"].get(made.code(f"inter{number}"))
        made.party(field, f"actor{number}", *([sector] if sector else []))  # type: ignore[arg-type]
    made.toll("killed", "fatalities")
    id_ = made.get("event_id_cnty")
    if not id_:
        raise NoRow("it has no event_id_cnty")
    source = Source(publisher="ACLED", published=changed(made))
    return made.coded(f"acled-{id_}", CODER, source, "sub_event_type")


def days(made: RowCoding) -> Day | None:
    """The day by its precision: 1 a day, 2 a week, 3 a month."""
    told = day(made.get("event_date"))
    if told is None:
        return None
    match whole(made.get("time_precision")):
        case 2:
            return Day(told - HALF_WEEK, told + HALF_WEEK, "week")
        case 3:
            return month_of(told)
    return Day(told, told, "day")


def changed(made: RowCoding) -> str | None:
    """The day on which the row was last changed, else that of the event."""
    seconds = whole(made.get("timestamp"))
    if seconds is not None and 0 < seconds < 4_102_444_800:
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()
    told = day(made.get("event_date"))
    return told.isoformat() if told else None
