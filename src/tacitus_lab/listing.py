"""`tacitus-lab listing`: how quickly incidents are listed and shown in a project of any size.

The project is made of the corpus: a gold report with its coding is told again by as many reports as
an incident has, on other days, in other countries, with other figures and names in the line by
which the incident is listed. Few countries have most incidents, many have few; some are reviewed.
The claims that the store keeps beside the codings are left out: neither listing nor showing reads
them.
"""

import datetime
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import quantiles

from sqlalchemy import Connection, func, insert, select

from tacitus.contract import built
from tacitus.incident_values import Joined, Link, Listed, Told
from tacitus.link.dossier import incident
from tacitus.link.telling import tellings
from tacitus.plain import to_json
from tacitus.project.lines import listed, words
from tacitus.project.linking import linker
from tacitus.project.project import Project
from tacitus.store.clock import now
from tacitus.store.codings import codebook_key
from tacitus.store.contents import bare, packed
from tacitus.store.joining import Joiner
from tacitus.store.linking import Last
from tacitus.store.opening import init_project, open_project
from tacitus.store.tables import (
    codings,
    event_standings,
    events,
    incidents,
    linked,
    reports,
    standings,
)
from tacitus.store.words import keep_words
from tacitus.values import CodedReport
from tacitus.vocabulary import COUNTRIES, Status
from tacitus.write.dossier import plain_dossier
from tacitus_lab.gold.compiler import Compiler

TEMPLATES = 60  # reports of the corpus that are told again
FIRST = datetime.date(2004, 1, 1)
DAYS = 20 * 365
BATCH = 1_000  # incidents that are written together
GREATEST = 500  # reports of the greatest incident
SHOWN = 50  # incidents on a page
FEW = 3  # times that the greatest incident is shown
NAMES = 5_000  # of those who act
LANDS = sorted(COUNTRIES)[:120]
SHARES = [1 / place for place in range(1, len(LANDS) + 1)]  # of all incidents, by country
STATUSES: tuple[Status, ...] = ("unreviewed", "reviewed", "in review", "disputed")
REVIEWED = (80, 12, 5, 3)  # in a hundred
STANDS = {"reviewed": "done", "in review": "in_progress", "disputed": "in_progress"}  # a report


@dataclass(frozen=True, slots=True)
class Size:
    """How many there are to be."""

    reports: int
    incidents: int
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Template:
    """A report of the corpus, ready to be told again."""

    coded: CodedReport
    content: bytes
    event: str
    line: Listed
    words: str


# ---- the project ----------------------------------------------------------------------------


def templates(corpus: Path) -> list[Template]:
    """The first reports of the corpus whose chief event can be linked."""
    found: list[Template] = []
    for path in sorted((corpus / "train").glob("*.yaml")):
        if len(found) == TEMPLATES:
            break
        coding = Compiler(path).coding
        if coding is None:
            continue
        coded = built(coding)
        main = {event.id: event for event in coded.events if event.salience == "main"}
        told = [one.event for one in tellings(0, coded) if one.event in main]
        if told:
            whole = incident("", [Told(0, coded, main[told[0]], 0)])
            line = listed(whole)
            content = packed(bare(to_json(coded)))
            found.append(Template(coded, content, told[0], line, words(whole, line.title)))
    return found


def make(place: str, size: Size, corpus: Path) -> None:
    """Make the project; it must not be there."""
    init_project(place)
    database = open_project(place)
    draw = random.Random(size.seed)  # noqa: S311  # no secret
    found = templates(corpus)
    counts = sizes(size, draw)
    with database.writing() as connection:
        book = codebook_key(connection, "tacitus-1", "")
        joiner = Joiner(connection)
        for start in range(0, len(counts), BATCH):
            batch = [(draw.choice(found), count) for count in counts[start : start + BATCH]]
            joiner.put(told_again(connection, batch, start, book, draw))
        # as the linker of today would leave it, so that a server does not link it anew
        joiner.end(Last(0, linker()), whole=True, events=size.reports)
    database.close()


def sizes(size: Size, draw: random.Random) -> list[int]:
    """How many reports each incident has: most one or two, one very many, so many in all."""
    counts = [1] * size.incidents
    counts[0] = min(GREATEST, size.reports - size.incidents + 1)
    weights = [draw.paretovariate(1.2) for _ in counts]
    left = size.reports - sum(counts)
    for number in draw.choices(range(size.incidents), weights, k=max(0, left)):
        counts[number if counts[number] < GREATEST else draw.randrange(size.incidents)] += 1
    return counts


def told_again(
    connection: Connection,
    batch: Sequence[tuple[Template, int]],
    first: int,
    book: int,
    draw: random.Random,
) -> Iterator[Joined]:
    """Write the reports of some incidents, and give the incidents."""
    rows = [template for template, count in batch for _ in range(count)]
    keys = write_reports(connection, rows, book)
    each = draw.choices(STATUSES, REVIEWED, k=len(batch))
    told = [status for status, (_, count) in zip(each, batch, strict=True) for _ in range(count)]
    write_statuses(connection, dict(zip(keys, told, strict=True)))
    at = 0
    for number, (template, count) in enumerate(batch, first):
        links = tuple(
            Link(key, "listing", 0.9, ("the same day", "both in one town"))
            for key in keys[at : at + count]
        )
        at += count
        line = varied(template.line, count, draw)
        sought = f"{template.words}\n{line.actors}\n{line.country}"
        yield Joined(f"i-{number:010x}", links, line, sought, ())


def write_reports(connection: Connection, rows: Sequence[Template], book: int) -> list[int]:
    """Write reports with their codings; the keys of their events."""
    last = connection.scalar(select(func.max(reports.c.key))) or 0
    keys = range(last + 1, last + 1 + len(rows))
    connection.execute(
        insert(reports), [report_row(key, one) for key, one in zip(keys, rows, strict=True)]
    )
    own = {"coder": "listing", "version": "1", "codebook_key": book, "made_at": now()}
    made = [
        {"key": key, "report_key": key, "content": one.content, **own}
        for key, one in zip(keys, rows, strict=True)
    ]
    connection.execute(insert(codings), made)
    connection.execute(insert(linked), [{"coding_key": key} for key in keys])
    told = [
        {"key": key, "coding_key": key, "id": one.event, "salience": "main"}
        for key, one in zip(keys, rows, strict=True)
    ]
    connection.execute(insert(events), told)
    keep_words(connection, ((key, one.coded.report) for key, one in zip(keys, rows, strict=True)))
    return list(keys)


def write_statuses(connection: Connection, statuses: Mapping[int, Status]) -> None:
    """Write how far reports, and their events of the same keys, are reviewed."""
    begun = {key: status for key, status in statuses.items() if status != "unreviewed"}
    made = [{"event_key": key, "status": status} for key, status in begun.items()]
    stands = [
        {
            "report_key": key,
            "state": STANDS[status],
            "undecided": 0 if status == "reviewed" else 3,
            "flagged": key % 50 == 0,
            "disputed": status == "disputed",
            "changed_at": now(),
        }
        for key, status in begun.items()
    ]
    if begun:
        connection.execute(insert(event_standings), made)
        connection.execute(insert(standings), stands)


def report_row(key: int, template: Template) -> dict[str, object]:
    """The report of a template under another id."""
    report = template.coded.report
    return {
        "key": key,
        "id": f"{report.id}-{key}",
        "fingerprint": str(key),
        "sha256": report.sha256,
        "text": report.text,
        "language": report.language,
        "title": report.title,
        "publisher": f"Paper {key % 300}",
        "published": report.published,
        "name": "listing",
        "notes": [],
        "current": True,
    }


def varied(line: Listed, count: int, draw: random.Random) -> Listed:
    """The same line on another day, elsewhere, with another figure and another name."""
    start = FIRST + datetime.timedelta(days=draw.randrange(DAYS))
    long = draw.choice([0] * 17 + [2, 30, 364])
    killed = int(draw.paretovariate(0.9)) - 1
    return replace(
        line,
        start_date=start,
        end_date=start + datetime.timedelta(days=long),
        country=draw.choices(LANDS, SHARES)[0],
        lat=draw.uniform(-50, 65),
        lon=draw.uniform(-120, 150),
        killed_low=killed,
        killed=killed,
        killed_high=killed,
        actors=f"Front number{draw.randrange(NAMES)}; {line.actors}",
        reports=count,
        sources=count,
    )


# ---- the measuring --------------------------------------------------------------------------


def asked(project: Project, draw: random.Random) -> dict[str, Callable[[], object]]:
    """What is asked, by name; each call asks with other values."""

    def page(**conditions: object) -> int:
        found = project.incidents(**conditions).first(SHOWN)  # type: ignore[arg-type]
        return sum(1 for _ in found.listed())

    def day() -> datetime.date:
        return FIRST + datetime.timedelta(days=draw.randrange(DAYS))

    many = len(project.incidents())
    return {
        "newest": page,
        "country": lambda: page(country=draw.choice(LANDS)),
        "until a day": lambda: page(end_date=day()),
        "on a day": lambda: page(start_date=(that := day()), end_date=that),
        "country and year": lambda: page(
            country=draw.choice(LANDS),
            start_date=(that := day()),
            end_date=that + datetime.timedelta(days=365),
        ),
        "type": lambda: page(type=draw.choice(("ASSAULT", "PROTEST", "COERCE"))),
        "type and mode": lambda: page(type=draw.choice(("ASSAULT/firearms", "PROTEST/strike"))),
        "at least n killed": lambda: page(min_killed=draw.choice((1, 5, 20, 100, 1000))),
        "actor": lambda: page(actor=f"number{draw.randrange(NAMES)}"),
        "changed since": lambda: page(since="2020-01-01"),
        "status": lambda: page(status=draw.choice(("unreviewed", "reviewed"))),
        "search, rare word": lambda: page(search=f"number{draw.randrange(NAMES)}"),
        "search, common word": lambda: page(search=draw.choice(("police", "killed", "said"))),
        "search and country": lambda: page(search="police", country=draw.choice(LANDS)),
        "count of a country": lambda: len(project.incidents(country=draw.choice(LANDS))),
        "count of all": lambda: len(project.incidents()),
        "show": lambda: shown(project, draw.randrange(many)),
    }


def shown(project: Project, number: int) -> str:
    """An incident as `tacitus show` has it."""
    return plain_dossier(project.incident(f"i-{number:010x}"))


def listing(place: str, size: Size, corpus: Path, times: int) -> Iterator[str]:
    """Make the project if it is not there, ask each thing so many times, and tell how long that
    took: a line each, in milliseconds of the clock and of the processor."""
    if not Path(place).exists():
        begun = time.perf_counter()
        make(place, size, corpus)
        size_gb = Path(place).stat().st_size / 1e9
        yield f"made in {time.perf_counter() - begun:.0f} s, {size_gb:.1f} GB"
    with Project(open_project(place)) as project:
        with project.database.reading() as connection:
            told = [
                connection.scalar(select(func.count()).select_from(table)) or 0
                for table in (reports, incidents)
            ]
        yield f"{told[0]:,} reports, {told[1]:,} incidents; {times} times each, milliseconds"
        yield f"{'':<22}{'clock: median':>14}{'p95':>9}{'most':>9}{'processor: p95':>16}"
        every: list[Taken] = []
        for name, call in asked(project, random.Random(size.seed)).items():  # noqa: S311
            taken = [timed(call) for _ in range(times)]
            every += taken
            yield row(name, taken)
        yield row("all", every)
        taken = [timed(lambda: shown(project, 0)) for _ in range(FEW)]
        yield row("show the greatest", taken)


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds of a call: on the clock, and on the processor, which others do not slow down."""

    clock: float
    processor: float


def row(name: str, taken: Sequence[Taken]) -> str:
    """A line of the table."""
    clock = quantiles([one.clock for one in taken], n=20, method="inclusive")
    processor = quantiles([one.processor for one in taken], n=20, method="inclusive")
    most = max(one.clock for one in taken)
    return f"{name:<22}{clock[9]:>14.1f}{clock[18]:>9.1f}{most:>9.1f}{processor[18]:>16.1f}"


def timed(call: Callable[[], object]) -> Taken:
    """How long a call takes."""
    begun, used = time.perf_counter(), time.process_time()
    call()
    return Taken(1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - used))
