"""GDELT Global Knowledge Graph 2.1: 27 columns, tab between. A row is a report."""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from tacitus.incident_values import Incident
from tacitus.values import Claim, CodedReport, Count, Day, Entity, Place, Toll
from tacitus.vocabulary import EntityKind
from tacitus.write.formats.base import TSV, Row, Rows, Table, Value, Wish
from tacitus.write.formats.columns import columns
from tacitus.write.formats.dyads import cell
from tacitus.write.formats.gdelt_codes import geo, moment, source_kind
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parties import flat

BETWEEN = re.compile(r"[;#,|\t]+")  # what stands between the parts of a cell
RESOLUTION = {"time": 3, "day": 3, "month": 2, "year": 1}
LONGEST = 10_000  # parts in a cell


class Reports:
    """Each report once, however many incidents it tells of."""

    def __init__(self, losses: Losses, kinds: Mapping[str, str]) -> None:
        self.losses = losses
        self.kinds = kinds
        self.seen: set[str] = set()

    def of(self, one: Incident) -> Iterable[Row]:
        for told in one.told:
            report = told.coded.report
            if report.id not in self.seen:
                self.seen.add(report.id)
                self.losses.add(report.id, "GCAM", "tone and themes of GDELT are not coded")
                yield row(told.coded, self.kinds)

    def rest(self) -> Iterable[Row]:
        return ()


def row(coded: CodedReport, kinds: Mapping[str, str]) -> Row:
    report = coded.report
    when = moment(report)
    number = int(sha256(report.id.encode()).hexdigest()[:8], 16)
    tolls = list(counts(coded, kinds))
    filled: dict[str, Value] = {
        "GKGRECORDID": f"{when or '0' * 14}-{number}",
        "DATE": when,
        "SourceCollectionIdentifier": source_kind(report),
        "SourceCommonName": cell(report.publisher),
        "DocumentIdentifier": cell(report.url or report.id),
        "Counts": joined(";", (part for part, _ in tolls)),
        "V2Counts": joined(";", (f"{part}#{at}" for part, at in tolls)),
        "Themes": joined(";", dict.fromkeys(part.partition("#")[0] for part, _ in tolls)),
        "V2Themes": joined(";", (f"{part.partition('#')[0]},{at}" for part, at in tolls)),
        **places(coded),
        **named(coded, "person", "Persons"),
        **named(coded, "organisation", "Organizations"),
        "Dates": joined(";", days(coded)),
        "Quotations": joined("#", quotations(coded)),
        "AllNames": joined(";", all_names(coded)),
        "Amounts": joined(";", amounts(coded)),
    }
    return [filled.get(column.name) for column in columns("gdelt_gkg")]


def joined(mark: str, parts: Iterable[str]) -> str | None:
    """Parts in one cell."""
    return mark.join(list(parts)[:LONGEST]) or None


def plain(words: str | None) -> str:
    """Words without what stands between the parts of a cell."""
    return cell(BETWEEN.sub(" ", words or "")) or ""


def claims(coded: CodedReport) -> Iterator[tuple[Claim, Place | None]]:
    """Every claim that nobody denies, with the first place of its event."""
    for event in coded.events:
        told = [claim for claim in event.claims if claim.certainty != "denied"]
        place = next((c.value for c in told if isinstance(c.value, Place)), None)
        yield from ((claim, place) for claim in told)


def counts(coded: CodedReport, kinds: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Tolls as kind, number, of whom and place, with their offset."""
    names = {entity.id: entity.name for entity in coded.entities}
    for claim, place in claims(coded):
        if isinstance(claim.value, Toll) and claim.field in kinds:
            whom = plain(names.get(claim.value.entity or ""))
            parts = (kinds[claim.field], claim.value.low, whom, *place_parts(place, areas=1))
            yield "#".join(map(str, parts)), claim.evidence[0].start


def place_parts(place: Place | None, areas: int) -> tuple[str, ...]:
    """Type, name, country, areas (which we do not have), latitude, longitude, feature."""
    if place is None:
        return ("",) * (6 + areas)
    found = geo(place)
    point = (f"{found.lat:.6g}", f"{found.lon:.6g}") if found.lat is not None else ("", "")
    head = (str(found.type or ""), found.full_name.replace("#", " "), found.country or "")
    return (*head, *("",) * areas, *point, "")


def places(coded: CodedReport) -> dict[str, Value]:
    told = [
        (claim.value, claim.evidence[0].start)
        for claim, _ in claims(coded)
        if isinstance(claim.value, Place)
    ]
    short = dict.fromkeys("#".join(place_parts(place, areas=1)) for place, _ in told)
    long = dict.fromkeys(f"{'#'.join(place_parts(place, areas=2))}#{at}" for place, at in told)
    return {"Locations": cell(joined(";", short)), "V2Locations": cell(joined(";", long))}


def named(coded: CodedReport, kind: EntityKind, column: str) -> dict[str, Value]:
    """Names of one kind, and each of their mentions."""
    told = [entity for entity in coded.entities if entity.kind == kind and has_name(entity)]
    names = dict.fromkeys(plain(entity.name).lower() for entity in told)
    long = (f"{plain(one.name)},{span.start}" for one in told for span in one.mentions)
    return {column: joined(";", names), f"V2{column}": joined(";", long)}


def has_name(entity: Entity) -> bool:
    """Whether it is named, not described."""
    return flat(entity.name)[:1].isupper() or not entity.name.isascii()


def all_names(coded: CodedReport) -> Iterator[str]:
    for entity in coded.entities:
        if entity.kind in ("person", "organisation", "place", "state") and has_name(entity):
            yield from (f"{plain(entity.name)},{span.start}" for span in entity.mentions)


def days(coded: CodedReport) -> Iterator[str]:
    """Days, months and years that a claim tells: resolution, month, day, year, offset."""
    found: dict[str, None] = {}
    for claim, _ in claims(coded):
        day = claim.value
        if isinstance(day, Day) and day.start is not None and day.precision in RESOLUTION:
            kind = RESOLUTION[day.precision]
            if kind == 3 and day.start != day.end:
                continue
            month, date = (day.start.month if kind > 1 else 0), (day.start.day if kind > 2 else 0)
            found[f"{kind}#{month}#{date}#{day.start.year}#{claim.evidence[0].start}"] = None
    return iter(found)


def quotations(coded: CodedReport) -> Iterator[str]:
    """Direct speech: offset, length, verb, words."""
    text = coded.report.text
    for said in coded.statements:
        if said.form == "direct":
            verb = plain(said.cue.of(text)) if said.cue else ""
            words = plain(said.span.of(text))
            yield f"{said.span.start}|{said.span.end - said.span.start}|{verb}|{words}"


def amounts(coded: CodedReport) -> Iterator[str]:
    """Figures that are no tolls: number, of what, offset."""
    for claim, _ in claims(coded):
        if isinstance(claim.value, Count):
            yield f"{claim.value.low},{plain(claim.value.unit)},{claim.evidence[0].start}"


def start(wish: Wish, losses: Losses) -> Rows:
    return Reports(losses, wish.book("gdelt")["counts"])


GDELT_GKG = Table(
    "gdelt-gkg",
    "GDELT Global Knowledge Graph 2.1, 27 columns with tabs; a row a report",
    columns("gdelt_gkg"),
    start,
    TSV,
)
