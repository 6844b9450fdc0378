"""Rules for GTD: codes and their words, attack priority, attackers among the dead, flags."""

from collections.abc import Iterator
from itertools import pairwise

from tacitus.lists import tables
from tacitus.write.checks.base import Cells, Places, unlisted, whole

BOOK = tables("codebooks/gtd.toml")
FLAGS = (
    "extended", "crit1", "crit2", "crit3", "multiple", "success", "suicide", "individual",
    "guncertain1", "guncertain2", "guncertain3",
)  # fmt: skip
OPEN_FLAGS = (  # which may be unknown
    "vicinity", "doubtterr", "claimed", "claim2", "claim3", "compclaim", "property", "ishostkid",
    "ransom", "INT_LOG", "INT_IDEO", "INT_MISC", "INT_ANY",
)  # fmt: skip
CODES = {"attacktype": 3, "targtype": 3, "weaptype": 4}  # how many columns each has
PARTS = (
    ("nkill", "nkillter"),
    ("nkill", "nkillus"),
    ("nwound", "nwoundte"),
    ("nwound", "nwoundus"),
)
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def numbered(name: str) -> list[str]:
    return [f"{name}{number}" for number in range(1, CODES[name] + 1)]


def e401_codes(row: Cells) -> Iterator[str]:
    """GTD has no such code: attack types are 1 to 9, targets 1 to 22, weapons 1 to 13."""
    for name in CODES:
        for column in numbered(name):
            yield from unlisted(row, column, BOOK[name].values())


def e402_words(row: Cells) -> Iterator[str]:
    """The words are not those of the code beside them."""
    for name in CODES:
        words = {code: key for key, code in BOOK[name].items()}
        for column in numbered(name):
            code, told = whole(row, column), row.get(f"{column}_txt")
            due = words.get(code) if code is not None else None
            # some years have more words after them
            if due is not None and told is not None and not told.startswith(due):
                yield f"{column}_txt"


def e403_priority(row: Cells) -> Iterator[str]:
    """An attack type of higher priority stands first: assassination, hijacking, kidnapping,
    barricade, bombing, armed, unarmed, facility, unknown; not the order of the codes."""
    order = [BOOK["attacktype"][name] for name in BOOK["priority"]["attacktype"]]
    found = [(column, whole(row, column)) for column in numbered("attacktype")]
    known = [(column, order.index(code)) for column, code in found if code in order]
    for (_, before), (column, after) in pairwise(known):
        if after < before:
            yield column


def e404_gap(row: Cells) -> Iterator[str]:
    """A second or third code needs the one before it."""
    for name in CODES:
        columns = numbered(name)
        for before, column in pairwise(columns):
            if column in row and before not in row:
                yield column


def e405_parts(row: Cells) -> Iterator[str]:
    """Attackers and US citizens are among all the dead (nkill) or wounded (nwound): too many."""
    for total, part in PARTS:
        most, some = whole(row, total), whole(row, part)
        if most is not None and some is not None and some > most:
            yield part


def e406_negative(row: Cells) -> Iterator[str]:
    """A number of persons is not below 0; -99 stands for unknown in some columns only."""
    for column in {column for pair in PARTS for column in pair}:
        if (whole(row, column) or 0) < 0:
            yield column


def e407_month(row: Cells) -> Iterator[str]:
    """Months are 1 to 12, days those that the month has, 0 for unknown; a day needs its month."""
    month, number = whole(row, "imonth"), whole(row, "iday")
    if month is not None and not 0 <= month <= 12:
        yield "imonth"
    elif number is not None and not 0 <= number <= (DAYS[month - 1] if month else 0):
        yield "iday"


def e408_specificity(row: Cells) -> Places:
    """Specificity is 1 to 5."""
    return unlisted(row, "specificity", range(1, 6))


def e409_point(row: Cells) -> Places:
    """A specificity of 1 says that the point is that of the town: there is no point."""
    pointed = "latitude" in row and "longitude" in row
    return ("specificity",) if whole(row, "specificity") == 1 and not pointed else ()


def e410_alternative(row: Cells) -> Places:
    """An alternative is told where doubtterr is 1, and only there."""
    doubt, alternative = whole(row, "doubtterr"), whole(row, "alternative")
    told = alternative is not None and alternative > 0
    return ("alternative",) if doubt is not None and told != (doubt == 1) else ()


def e411_claimmode(row: Cells) -> Places:
    """How it was claimed is told only where it was claimed."""
    claimed = whole(row, "claimed")
    return ("claimmode",) if claimed is not None and claimed != 1 and "claimmode" in row else ()


def e412_hostages(row: Cells) -> Places:
    """How many were held is told only where somebody was (ishostkid 1)."""
    held, number = whole(row, "ishostkid"), whole(row, "nhostkid")
    return ("nhostkid",) if held not in (1, None) and number is not None and number > 0 else ()


def e413_related(row: Cells) -> Places:
    """An attack that is part of several (multiple 1) names the others in related."""
    return ("related",) if whole(row, "multiple") == 1 and "related" not in row else ()


def e414_flags(row: Cells) -> Iterator[str]:
    """The cell is 1 for yes or 0 for no; -9 stands for unknown where GTD has it."""
    for column in FLAGS:
        yield from unlisted(row, column, (0, 1))
    for column in OPEN_FLAGS:
        yield from unlisted(row, column, (0, 1, -9))


def e415_region(row: Cells) -> Places:
    """GTD has regions 1 to 12."""
    return unlisted(row, "region", range(1, 13))


def e416_eventid(row: Cells) -> Places:
    """An id of 12 digits begins with the year, month and day of the attack."""
    id_, parts = row.get("eventid", ""), [whole(row, part) for part in ("iyear", "imonth", "iday")]
    if len(id_) != 12 or not id_.isdigit() or None in parts:
        return ()
    year, month, number = parts
    return () if id_.startswith(f"{year}{month:02}{number:02}") else ("eventid",)


def e417_needed(row: Cells) -> Places:
    """An attack needs an id, a year, an attack type, a target type and a weapon type: fill the
    cell."""
    needed = ("eventid", "iyear", "attacktype1", "targtype1", "weaptype1")
    return [column for column in needed if column not in row]


def w418_suicide(row: Cells) -> Places:
    """A suicide attack in which no attacker died is rare: is nkillter missing?"""
    dead = whole(row, "nkillter")
    took_place = whole(row, "suicide") == 1 and whole(row, "success") == 1
    return ("nkillter",) if took_place and dead == 0 else ()


RULES = (
    e401_codes, e402_words, e403_priority, e404_gap, e405_parts, e406_negative, e407_month,
    e408_specificity, e409_point, e410_alternative, e411_claimmode, e412_hostages, e413_related,
    e414_flags, e415_region, e416_eventid, e417_needed, w418_suicide,
)  # fmt: skip
