"""Rules for the Global Knowledge Graph of GDELT 2.1, whose cells are lists of parts."""

import re
from collections.abc import Iterator

from tacitus.write.checks.base import NUMBER, Cells, Places
from tacitus.write.checks.gdelt_rules import GEO_TYPES, e701_moment, e702_source_kind

ID = re.compile(r"(\d{14})-T?\d+", re.ASCII)  # T: of a translated report
KINDS = ("KILL", "WOUND", "ARREST", "KIDNAP", "SEIZE", "AFFECT", "PROTEST")
PARTS = {  # how many parts each entry of a cell has, and what stands between them
    "Counts": (10, "#"),
    "V2Counts": (11, "#"),
    "Locations": (7, "#"),
    "V2Locations": (9, "#"),
    "Dates": (5, "#"),
    "V2Themes": (2, ","),
    "V2Persons": (2, ","),
    "V2Organizations": (2, ","),
    "AllNames": (2, ","),
    "Amounts": (3, ","),
}
OFFSETS = ("V2Counts", "V2Locations", "Dates", "V2Themes", "V2Persons", "V2Organizations",
    "AllNames", "Amounts")  # fmt: skip
PLACES = {"Counts": 3, "V2Counts": 3, "Locations": 0, "V2Locations": 0}  # where the type stands
POINTS = {"Counts": 7, "V2Counts": 7, "Locations": 4, "V2Locations": 5}  # where the latitude stands
TONES = (6, 7)  # numbers of tone; the last, of words, came later
LONGEST = 18  # digits of a number
MONTHS, DAYS = range(13), range(32)


def entries(row: Cells, column: str) -> Iterator[list[str]]:
    """The entries of a cell that have as many parts as they should; those of published files end
    with what stands between them."""
    number, mark = PARTS[column]
    yield from (parts for parts in split(row, column, mark) if len(parts) == number)


def split(row: Cells, column: str, mark: str) -> Iterator[list[str]]:
    for entry in filter(None, row.get(column, "").split(";")):
        yield entry.split(mark)


def is_offset(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST


def e740_id(row: Cells) -> Places:
    """The id is a moment of 14 digits, a hyphen and a number (T before it if translated)."""
    id_ = row.get("GKGRECORDID")
    return () if id_ is None or ID.fullmatch(id_) else ("GKGRECORDID",)


def w741_id_and_date(row: Cells) -> Places:
    """The moment in the id is not DATE."""
    found, date = ID.fullmatch(row.get("GKGRECORDID", "")), row.get("DATE")
    return ("GKGRECORDID",) if found and date is not None and found[1] != date else ()


def e742_parts(row: Cells) -> Iterator[str]:
    """An entry of the cell has too many or too few parts: see the codebook of GKG 2.1."""
    for column, (number, mark) in PARTS.items():
        if any(len(parts) != number for parts in split(row, column, mark)):
            yield column


def e743_offsets(row: Cells) -> Iterator[str]:
    """The last part of each entry is an offset, a whole number from 0."""
    for column in OFFSETS:
        if not all(is_offset(parts[-1]) for parts in entries(row, column)):
            yield column


def e744_count(row: Cells) -> Iterator[str]:
    """The second part of a count is a whole number from 0."""
    for column in ("Counts", "V2Counts"):
        if not all(is_offset(parts[1]) for parts in entries(row, column)):
            yield column


def w745_kind_of_count(row: Cells) -> Iterator[str]:
    """GDELT counts KILL, WOUND, ARREST, KIDNAP, SEIZE, AFFECT and PROTEST."""
    for column in ("Counts", "V2Counts"):
        if any(parts[0] not in KINDS for parts in entries(row, column)):
            yield column


def e746_type_of_place(row: Cells) -> Iterator[str]:
    """GDELT has types of places 1 to 5: country, state of the USA, town in the USA, town elsewhere,
    state elsewhere."""
    types = {"", *map(str, GEO_TYPES)}
    for column, at in PLACES.items():
        if any(parts[at] not in types for parts in entries(row, column)):
            yield column


def e747_point(row: Cells) -> Iterator[str]:
    """A point has both degrees, latitude from -90 to 90, longitude from -180 to 180."""
    for column, at in POINTS.items():
        if not all(is_point(*parts[at : at + 2]) for parts in entries(row, column)):
            yield column


def is_point(lat: str, lon: str) -> bool:
    """Whether these are the degrees of a point, or both empty."""
    if not lat and not lon:
        return True
    if not NUMBER.fullmatch(lat) or not NUMBER.fullmatch(lon):
        return False
    return abs(float(lat)) <= 90 and abs(float(lon)) <= 180


def e748_dates(row: Cells) -> Places:
    """A date is resolution (1 year, 2 month, 3 day, 4 day without a year), month, day, year and
    offset; what is not known is 0."""
    return () if all(map(is_date, entries(row, "Dates"))) else ("Dates",)


def is_date(parts: list[str]) -> bool:
    if not all(map(is_offset, parts[:4])):
        return False
    kind, month, day, year = map(int, parts[:4])
    due = {1: (False, False, True), 2: (True, False, True), 3: (True,) * 3, 4: (True, True, False)}
    known = (month > 0, day > 0, year > 0)
    return month in MONTHS and day in DAYS and known == due.get(kind)


def w749_quotations(row: Cells) -> Places:
    """A quotation is offset, length, verb and words, a bar between: is there a # in the words?"""
    told = [one.split("|", 3) for one in filter(None, row.get("Quotations", "").split("#"))]
    good = all(len(parts) == 4 and all(map(is_offset, parts[:2])) for parts in told)
    return () if good else ("Quotations",)


def e750_tone(row: Cells) -> Places:
    """The tone is seven numbers with commas between."""
    if "V2Tone" not in row:
        return ()
    numbers = row["V2Tone"].split(",")
    good = len(numbers) in TONES and all(map(NUMBER.fullmatch, numbers))
    return () if good else ("V2Tone",)


def e751_needed(row: Cells) -> Places:
    """A report needs an id, a kind of source and the address: fill the cell."""
    needed = ("GKGRECORDID", "SourceCollectionIdentifier", "DocumentIdentifier")
    return [column for column in needed if column not in row]


RULES = (
    e701_moment, e702_source_kind, e740_id, w741_id_and_date, e742_parts, e743_offsets, e744_count,
    w745_kind_of_count, e746_type_of_place, e747_point, e748_dates, w749_quotations, e750_tone,
    e751_needed,
)  # fmt: skip
