"""The incidents of a project as values: on one line each, or with all that is told of them."""

import datetime
import importlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from types import ModuleType
from typing import Any

from tacitus.countries import countries, country_of_name
from tacitus.errors import UsageError
from tacitus.incident_values import Incident, Listed, Wanted
from tacitus.link.dossier import incident
from tacitus.project.heeding import Heeding
from tacitus.project.lines import MOST, with_families
from tacitus.project.records import Refusal
from tacitus.store.apart import codes_apart, is_apart
from tacitus.store.database import Database
from tacitus.store.incidents import (
    IncidentReader,
    Whole,
    count_incidents,
    list_incidents,
    standing,
)
from tacitus.vocabulary import MODES, PLOVER_TYPES, STATUSES, PloverType, Status

DAYS = ("start_date", "end_date", "first_said", "last_said")
FIGURES = ("killed_low", "killed", "killed_high", "wounded_low", "wounded", "wounded_high")


class StillToCode(Refusal):
    """What somebody asks for would tell them of a report that they are to code by themselves."""


@dataclass(frozen=True, slots=True)
class Incidents:
    """Incidents of a project, looked up anew each time: `len()` counts them, iterating gives each
    with all that is told of it, `listed()` each on one line, which is much quicker."""

    database: Database
    wanted: Wanted
    limit: int | None = None

    def __len__(self) -> int:
        with self.database.reading() as connection:
            count = count_incidents(connection, self.wanted)
        return count if self.limit is None else min(count, self.limit)

    def __bool__(self) -> bool:
        return next(iter(replace(self, limit=1).listed()), None) is not None

    def __iter__(self) -> Iterator[Incident]:
        """Each incident with all its reports, as people left it; a few are in memory at a time.
        One of which people say that nothing happened is passed over."""
        with (
            self.database.reading() as connection,
            closing(IncidentReader(connection).find(self.wanted, self.limit)) as found,
        ):
            yield from as_left(found, Heeding(connection))

    def first(self, limit: int) -> "Incidents":
        """At most so many of them; UsageError if that is no number from 0."""
        if limit < 0:
            raise UsageError(f"at most {limit} incidents: give a number from 0")
        return replace(self, limit=min(limit, MOST))

    def listed(self) -> Iterator[Listed]:
        """Each incident on one line."""
        with self.database.reading() as connection:
            yield from list_incidents(connection, self.wanted, self.limit)

    def to_pandas(self) -> Any:
        """A pandas DataFrame with a row for each incident and the columns of `Listed`: days are
        datetime64, figures nullable integers. UsageError if pandas is not installed."""
        pandas = installed("pandas")
        rows = [asdict(one) for one in self.listed()]
        frame = pandas.DataFrame(rows, columns=list(Listed.__slots__))
        for name in DAYS:
            frame[name] = pandas.to_datetime(frame[name], errors="coerce")
        return frame.astype(dict.fromkeys(FIGURES, "Int64"))

    def to_polars(self) -> Any:
        """The same as a polars DataFrame: days are dates, figures integers. UsageError if polars is
        not installed."""
        polars = installed("polars")
        kinds = dict.fromkeys(Listed.__slots__, polars.String)
        kinds |= dict.fromkeys(DAYS, polars.Date)
        kinds |= dict.fromkeys((*FIGURES, "reports", "sources"), polars.Int64)
        kinds |= {"lat": polars.Float64, "lon": polars.Float64, "disputed": polars.Boolean}
        return polars.DataFrame([asdict(one) for one in self.listed()], schema=kinds)


def installed(name: str) -> ModuleType:
    """A library that the user may have; UsageError if not."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        raise UsageError(f"{name} is not installed: pip install {name}") from None


def as_left(found: Iterable[Whole], heeding: Heeding, *, light: bool = False) -> Iterator[Incident]:
    """Incidents as people left them, without those of which they say that nothing happened; `light`
    as `dossier.incident` has it."""
    for whole in found:
        left = heeding.whole(whole)
        if left is not None:
            yield assembled(left, light=light)


def assembled(whole: Whole, *, light: bool = False) -> Incident:
    """What the store tells of an incident, as it is known."""
    told = with_families(whole.told, whole.copies)
    return incident(whole.id, told, status=whole.status, light=light)


def incident_of(database: Database, asked: str, who: str | None = None) -> Incident:
    """The incident of an id, through all mergers, as people left it; one of which they say that
    nothing happened is as the machine has it. UsageError if there is none; StillToCode if `who`
    asks, who codes a report of it by themselves."""
    with database.reading() as connection:
        found = standing(connection, asked)
        if who is not None and is_apart(connection, who, found.key):
            raise StillToCode(
                "a report that you code by yourself tells of this incident: it opens when all who"
                " code that report have ended"
            )
        (whole,) = IncidentReader(connection).read([found.key])
        among = {told.number for told in whole.told}
        left = Heeding(connection, among).whole(whole)
    return assembled(left or whole)


def coder_apart(database: Database, who: str) -> str | None:
    """`who`, as `Wanted` has it, if there is anything that they may not see yet."""
    with database.reading() as connection:
        return who if codes_apart(connection, who) else None


# ---- what is asked for ----------------------------------------------------------------------


def wanted(  # noqa: PLR0913  # as `Project.incidents`
    *,
    country: str | None,
    start_date: str | datetime.date | None,
    end_date: str | datetime.date | None,
    type: str | None,  # noqa: A002
    actor: str | None,
    min_killed: int | None,
    status: str | None,
    since: str | datetime.date | None,
    search: str | None,
) -> Wanted:
    """What is asked for, in the terms of the store; UsageError names what makes no sense."""
    start, end = day_of(start_date, "start date"), day_of(end_date, "end date")
    if start and end and end < start:
        raise UsageError(f"the end date {end} is before the start date {start}: turn them round")
    kind, mode = type_of(type)
    return Wanted(
        country=country_of(country),
        start=start,
        end=end,
        type=kind,
        mode=mode,
        actor=actor,
        killed=None if min_killed is None else max(-1, min(min_killed, MOST)),
        status=status_of(status),
        since=moment_of(since),
        search=search,
    )


def day_of(given: str | datetime.date | None, what: str) -> datetime.date | None:
    """A day as given; UsageError if it is none."""
    if isinstance(given, datetime.datetime):
        return given.date()
    if given is None or isinstance(given, datetime.date):
        return given
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        raise UsageError(f"{what} {given!r}: write a day as 2024-03-05") from None


def moment_of(given: str | datetime.date | None) -> str | None:
    """The beginning of a day in UTC, or a moment (in UTC, if it does not say where), as the store
    writes it; UsageError if it is none."""
    if given is None:
        return None
    try:
        found = datetime.datetime.fromisoformat(str(given))
    except ValueError:
        raise UsageError(
            f"since {given!r}: write a day as 2024-03-05, or a moment as 2024-03-05T14:30"
        ) from None
    zoned = found if found.tzinfo else found.replace(tzinfo=datetime.UTC)
    try:
        told = zoned.astimezone(datetime.UTC)
    except OverflowError:
        raise UsageError(f"since {given!r}: is no moment that a calendar has") from None
    return told.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def country_of(given: str | None) -> str | None:
    """The ISO 3166-1 alpha-3 code of a country by its name or a code; UsageError if there is none
    such."""
    if given is None:
        return None
    code = given.strip().upper()
    if code in countries():
        return code
    for country in countries().values():
        if country.iso2 == code:
            return country.iso3
    found = country_of_name(given.strip()) or country_of_name(given.strip().title())
    if found is None:
        raise UsageError(f"country {given!r}: give its name, or its ISO code such as MLI")
    return found


def type_of(given: str | None) -> tuple[PloverType | None, str | None]:
    """A type, and a mode after a slash; UsageError if there is none such."""
    if given is None:
        return None, None
    name, _, mode = given.partition("/")
    kind = next((one for one in PLOVER_TYPES if one == name.strip().upper()), None)
    if kind is None:
        raise UsageError(f"type {given!r}: choose one of {', '.join(PLOVER_TYPES)}")
    how = mode.strip().lower()
    if how and how not in MODES[kind]:
        raise UsageError(f"type {given!r}: the modes of {kind} are {', '.join(MODES[kind])}")
    return kind, how or None


def status_of(given: str | None) -> Status | None:
    """A status; UsageError if there is none such."""
    if given is None:
        return None
    found = next((one for one in STATUSES if one == given.strip().lower()), None)
    if found is None:
        raise UsageError(f"status {given!r}: choose one of {', '.join(STATUSES)}")
    return found
