"""Rules for our own tables `reports`, `incident_report`, `actors` and `places`."""

import re
from collections.abc import Iterator
from typing import get_args

from tacitus.values import EVENT_VALUES
from tacitus.vocabulary import EntityKind, PlacePrecision, Salience, Sector
from tacitus.write.checks.base import Cells, Places, day, unlisted, whole
from tacitus.write.checks.own_rules import e505_country

SHA256 = re.compile(r"[0-9a-f]{64}")
COUNTS = ("n_characters", "n_claims", "n_mentions", "age_low", "age_high")
CODES: dict[str, tuple[str, ...]] = {
    "salience": get_args(Salience),
    "kind": get_args(EntityKind),
    "precision": get_args(PlacePrecision),
}
LISTS: dict[str, tuple[str, ...]] = {
    "roles": (*EVENT_VALUES, "holder"),
    "sectors": get_args(Sector),
}


def e530_report(row: Cells) -> Iterator[str]:
    """A report needs its id, its language, and the length and the hash of its text: fill the
    cell."""
    needed = ("report_id", "language", "n_characters", "sha256")
    yield from (name for name in needed if name not in row)


def e531_hash(row: Cells) -> Places:
    """Write the SHA-256 of the text in UTF-8 with 64 digits, 0 to 9 and a to f."""
    return () if SHA256.fullmatch(row.get("sha256", "0" * 64)) else ("sha256",)


def e532_published(row: Cells) -> Places:
    """Write when it was published as 2024-03-05, with a time after it where that is known."""
    return ("published",) if "published" in row and day(row, "published") is None else ()


def e533_counts(row: Cells) -> Iterator[str]:
    """A number of characters, claims, mentions or years is not below 0."""
    yield from (name for name in COUNTS if (whole(row, name) or 0) < 0)


def e534_codes(row: Cells) -> Iterator[str]:
    """The codebook has no such code: `tacitus export --format codebook` lists all."""
    for column, codes in CODES.items():
        yield from unlisted(row, column, codes)
    for column, codes in LISTS.items():
        if any(part not in codes for part in row.get(column, codes[0]).split("; ")):
            yield column


def e535_event(row: Cells) -> Iterator[str]:
    """Which event of which report tells of which incident, and what it is to the report, has to be
    told: fill the cell."""
    needed = ("incident_id", "report_id", "event_id", "salience")
    yield from (name for name in needed if name not in row)


def e536_anchor(row: Cells) -> Places:
    """The words that name the happening begin at 0 or later and end behind their beginning: give
    both, or none."""
    start, end = whole(row, "anchor_start"), whole(row, "anchor_end")
    if start is None or end is None:
        return ("anchor_end",) if ("anchor_start" in row) != ("anchor_end" in row) else ()
    return () if 0 <= start < end else ("anchor_end",)


def e537_reprint(row: Cells) -> Places:
    """A report whose words are its own repeats none: leave the cell empty."""
    own = "reprint_of" in row and row["reprint_of"] == row.get("report_id")
    return ("reprint_of",) if own else ()


def e538_actor(row: Cells) -> Iterator[str]:
    """Whom which report names in which incident, and what that is, has to be told: fill the
    cell."""
    needed = ("incident_id", "report_id", "entity_id", "name", "kind", "roles")
    yield from (name for name in needed if name not in row)


def e539_age(row: Cells) -> Places:
    """age_low is above age_high: mend the one that is off."""
    low, high = whole(row, "age_low"), whole(row, "age_high")
    return ("age_high",) if low is not None and high is not None and low > high else ()


def e540_place(row: Cells) -> Iterator[str]:
    """A place needs its name, and what its point stands for: fill the cell."""
    yield from (name for name in ("name", "precision") if name not in row)


def e541_point(row: Cells) -> Places:
    """A place of which nothing is known has no point."""
    return ("precision",) if row.get("precision") == "unknown" and "latitude" in row else ()


REPORTS = (e530_report, e531_hash, e532_published, e533_counts)
INCIDENT_REPORT = (e533_counts, e534_codes, e535_event, e536_anchor, e537_reprint)
ACTORS = (e505_country, e533_counts, e534_codes, e538_actor, e539_age)
PLACES = (e505_country, e534_codes, e540_place, e541_point)
