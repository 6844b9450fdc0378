"""GTD: a row of its 135 columns (some may be missing) as a coding. -9, -99, 0 of a date and
"Unknown" are what GTD does not know: no claim."""

import datetime
from typing import get_args

from tacitus.acquire.rows.row_coding import (
    Cells,
    NoRow,
    RowCoding,
    book,
    month_of,
    place,
    type_value,
    whole,
)
from tacitus.values import CodedReport, Coder, Day, Responsibility, Source, Target, Weapon, Words
from tacitus.vocabulary import Stage, TargetClass, WeaponClass

NEEDED = ("eventid", "iyear", "attacktype1")
CODER = Coder("gtd", "imported", "gtd")
TARGETS: tuple[TargetClass, ...] = get_args(TargetClass)
WEAPONS: tuple[WeaponClass, ...] = get_args(WeaponClass)
PLACE = ("city", "provstate", "country_txt", "latitude", "longitude", "specificity")
UNKNOWN = "Unknown"
SUCCESS: dict[str, Stage] = {"1": "accomplished", "0": "attempted"}


def gtd_row(cells: Cells) -> CodedReport:
    """NoRow for one without an id or a type of attack."""
    made, codes = RowCoding(known(cells)), book("gtd")
    kind = codes["types"].get(made.code("attacktype1"))
    if made.code("suicide") == "1":
        kind = "ASSAULT/suicide-attack"
    made.claim("type", type_value(kind), "attacktype1", "attacktype1_txt", "suicide")
    made.claim("stage", SUCCESS.get(made.code("success")), "success")
    made.claim("date", days(made), "iyear", "imonth", "iday")
    precision = codes["places"].get(made.code("specificity"), "unknown")
    found = place(
        made.get("city"), made.get("country_txt"), made.get("provstate"),
        made.get("latitude"), made.get("longitude"), precision,
    )  # fmt: skip
    made.claim("place", found, *PLACE)
    who_and_what(made)
    made.toll("killed", "nkill")
    made.toll("killed", "nkillter", perpetrators=True)
    made.toll("wounded", "nwound")
    id_ = made.get("eventid")
    if not id_:
        raise NoRow("it has no eventid")
    told = days(made)
    published = told.end.isoformat() if told and told.end else None
    return made.coded(
        f"gtd-{id_}", CODER, Source(publisher="GTD", published=published), "attacktype1"
    )


def known(cells: Cells) -> Cells:
    """The cells that are known."""
    return {
        name: text
        for name, text in cells.items()
        if text.strip() not in ("-9", "-99", UNKNOWN, "") and not text.startswith("-99.")
    }


def days(made: RowCoding) -> Day | None:
    """The day, the month or the year, whichever is known."""
    year, month, date = (whole(made.get(name)) or 0 for name in ("iyear", "imonth", "iday"))
    try:
        if month and date:
            one = datetime.date(year, month, date)
            return Day(one, one, "day")
        if month:
            return month_of(datetime.date(year, month, 1))
        return Day(datetime.date(year, 1, 1), datetime.date(year, 12, 31), "year")
    except ValueError:
        return None


def who_and_what(made: RowCoding) -> None:
    """Group, target, weapon, claim of responsibility, motive, damage."""
    group = made.party("actor", "gname")
    class_ = next((one for one in TARGETS if one == made.get("targtype1_txt")), None)
    target = made.entity("target1", "object")
    if class_ is not None:
        made.claim("target", Target(class_, target), "targtype1_txt", "target1")
    words = made.get("weaptype1_txt")
    weapon = next((one for one in WEAPONS if words.startswith(one) and one != UNKNOWN), None)
    if weapon is not None:
        detail = made.get("weapsubtype1_txt") or words
        made.claim("weapon", Weapon(weapon, detail), "weaptype1_txt", "weapsubtype1_txt")
    if made.code("claimed") == "1":
        made.claim("responsibility", Responsibility("claimed", group), "claimed", "gname")
    for field, column in (("motive", "motive"), ("damage", "propcomment")):
        if made.get(column):
            made.claim(field, Words(made.get(column)), column)  # type: ignore[arg-type]
