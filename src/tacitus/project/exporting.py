"""An export: the format that is meant, and the incidents as they pass into it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from tacitus.errors import UsageError
from tacitus.incident_values import Incident
from tacitus.vocabulary import is_own
from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.base import Format, Wish
from tacitus.write.formats.file_kinds import FILE_KINDS
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target
from tacitus.write.formats.view import disputed_fields
from tacitus.write.proof.exporting import write_proven

NO_INCIDENTS = ("codebook", "decisions")  # formats of which no row belongs to an incident
TELL_STATUS = ("incidents", "tables", "claims", "geojson", "gpkg", "jsonl", "hxl")
TELL_OWN = (  # formats that have the project's own fields, or no values at all
    "incidents", "tables", "claims", "geojson", "gpkg", "jsonl", "brat", "web-annotation",
    "reports", "incident_report",
)  # fmt: skip
NO_STATUS = "this format cannot say that the incident is not reviewed"
NO_OWN = "this format has no column for fields of the project's own"
NO_DISPUTE = "this format cannot say that the incident is disputed"


@dataclass(slots=True)
class Counted:
    """The incidents as they pass: how many of each status, how many with disputed values."""

    incidents: Iterable[Incident]
    losses: Losses
    tells_status: bool
    tells_own: bool
    statuses: Counter[str] = field(default_factory=Counter)
    disputed: int = 0

    def __iter__(self) -> Iterator[Incident]:
        for one in self.incidents:
            self.statuses[one.status] += 1
            fields = disputed_fields(one)
            self.disputed += bool(fields)
            if not self.tells_status and one.status != "reviewed":
                self.losses.add(one.id, "review_status", NO_STATUS)
            if not self.tells_status and fields:
                self.losses.add(one.id, "disputed", NO_DISPUTE)
            if not self.tells_own:
                for name in own_fields_told(one):
                    self.losses.add(one.id, name, NO_OWN)
            yield one


def passing_into(name: str, incidents: Iterable[Incident], losses: Losses) -> Counted:
    """The incidents on their way into a format: none are read for one of `NO_INCIDENTS`."""
    if name in NO_INCIDENTS:
        incidents = ()
    return Counted(incidents, losses, name in TELL_STATUS, name in TELL_OWN)


def own_fields_told(one: Incident) -> list[str]:
    """The fields of the project's own that somebody coded."""
    return list(dict.fromkeys(known.field for known in one.known if is_own(known.field)))


def format_of(given: str, kind: str | None) -> tuple[Format, str | None]:
    """The format and the kind of file; a kind of file alone means our own tables."""
    name = given.lower()
    if name in FILE_KINDS and name not in FORMATS:
        kind = kind or name
        name = "tables" if FILE_KINDS[kind].many else "incidents"
    if name not in FORMATS:
        near = get_close_matches(name, FORMATS, 1)
        hint = f"did you mean {near[0]}?" if near else "`tacitus formats` lists all"
        raise UsageError(f"no format {given!r}: {hint}")
    return FORMATS[name], kind


def write_export(
    chosen: Format, passing: Counted, target: Target, wish: Wish, *, proof: bool
) -> int:
    """Write the export, with its proof if that is asked for; how many rows."""
    if proof and target.path is not None:
        return write_proven(chosen, passing, target.path, wish, passing.losses)
    return chosen.write(passing, target, wish, passing.losses)


def counted(number: int, noun: str) -> str:
    """Such as `1 row` or `2,000 rows`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
