"""UCDP GED: a row of its 49 columns (some may be missing) as a coding."""

from tacitus.acquire.rows.row_coding import Cells, NoRow, RowCoding, book, day, place, whole
from tacitus.values import CodedReport, Coder, Day, Source, TypeValue
from tacitus.vocabulary import DatePrecision, Sector

NEEDED = ("id", "date_start", "date_end", "best")
CODER = Coder("ucdp", "imported", "ucdp")
ONE_SIDED = 3
PLACE = ("where_coordinates", "adm_1", "country", "latitude", "longitude", "where_prec")
PRECISIONS: dict[int, DatePrecision] = {1: "day", 2: "day", 3: "week", 4: "month", 5: "year"}


def ucdp_row(cells: Cells) -> CodedReport:
    """NoRow for one without an id."""
    made = RowCoding(cells)
    kind = whole(made.get("type_of_violence"))
    made.claim("type", TypeValue("ASSAULT"), "type_of_violence", "best")
    made.claim("date", days(made), "date_start", "date_end", "date_prec")
    precision = book("ucdp")["places"].get(made.code("where_prec"), "unknown")
    found = place(
        made.get("where_coordinates"), made.get("country"), made.get("adm_1"),
        made.get("latitude"), made.get("longitude"), precision,
    )  # fmt: skip
    made.claim("place", found, *PLACE)
    made.party("actor", "side_a", side(made.get("side_a")))
    made.party("recipient", "side_b", "CVL" if kind == ONE_SIDED else side(made.get("side_b")))
    made.toll("killed", "best")
    if made.get("low") != made.get("high"):
        made.toll("killed", "low", "high")
    id_ = made.get("id")
    if not id_:
        raise NoRow("it has no id")
    told = day(made.get("date_end"))
    source = Source(publisher="UCDP GED", published=told.isoformat() if told else None)
    anchor = "type_of_violence" if made.get("type_of_violence") else "best"
    return made.coded(f"ucdp-{id_}", CODER, source, anchor)


def side(name: str) -> Sector:
    """A government's forces, else an organised group."""
    return "MIL" if name.lower().startswith("government of") else "REB"


def days(made: RowCoding) -> Day | None:
    start, end = day(made.get("date_start")), day(made.get("date_end"))
    if start is None or end is None or end < start:
        return None
    return Day(start, end, PRECISIONS.get(whole(made.get("date_prec")) or 0, "unknown"))
