"""brat standoff: a folder with a .txt and an .ann file for each report, and annotation.conf.

Source: brat standoff format, version 1.3. Offsets count code points; a stretch over a line end is
written in pieces, as brat asks.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from tacitus.incident_values import Incident
from tacitus.values import Claim, CodedReport, Event, Participant, Span, Target, Toll, TypeValue
from tacitus.vocabulary import MODES, PLOVER_TYPES, EntityKind, EventField
from tacitus.write.formats.base import Wish
from tacitus.write.formats.coded_reports import coded_reports, file_name
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.own_columns import fields_of
from tacitus.write.formats.target import Target as Goal

FIELDS: tuple[EventField, ...] = get_args(EventField)
KINDS: tuple[EntityKind, ...] = get_args(EntityKind)


class Brat:
    """The format."""

    name = "brat"
    about = "brat standoff: a folder with .txt and .ann for each report"
    suffix = ""

    def write(self, incidents: Iterable[Incident], target: Goal, wish: Wish, losses: Losses) -> int:
        """Write all; how many reports."""
        own = tuple(fields_of(wish))
        taken: set[str] = {"annotation"}
        count = 0
        with target.folder() as folder:
            put(folder / "annotation.conf", configuration(own))
            for coded in coded_reports(incidents):
                name = file_name(coded.report.id, taken)
                put(folder / f"{name}.txt", coded.report.text)
                put(folder / f"{name}.ann", "".join(f"{line}\n" for line in lines(coded, losses)))
                count += 1
        return count


def put(path: Path, text: str) -> None:
    """A file whose line ends are as they are given."""
    path.write_text(text, encoding="utf-8", newline="")


class Sheet:
    """The lines of one .ann file, and the numbers of those that others speak of."""

    def __init__(self, coded: CodedReport, losses: Losses) -> None:
        self.text = coded.report.text
        self.losses = losses
        self.lines: list[str] = []
        self.bounds: dict[tuple[str, tuple[Span, ...]], str] = {}
        self.counts = dict.fromkeys("TEA#", 0)

    def add(self, letter: str, rest: str) -> str:
        """A line with the next number of its letter; that name."""
        self.counts[letter] += 1
        name = f"{letter}{self.counts[letter]}"
        self.lines.append(f"{name}\t{rest}")
        return name

    def bound(self, kind: str, spans: tuple[Span, ...]) -> str:
        """The text-bound annotation of these stretches; one and the same for the same ones."""
        key = kind, apart(spans)
        if key not in self.bounds:
            parts = [part for span in key[1] for part in pieces(span, self.text)]
            where = ";".join(f"{part.start} {part.end}" for part in parts)
            words = " ".join(part.of(self.text) for part in parts)
            self.bounds[key] = self.add("T", f"{kind} {where}\t{words}")
        return self.bounds[key]


def apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Stretches in their order, those that overlap as one: brat wants the next behind the last."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def pieces(span: Span, text: str) -> Iterator[Span]:
    """The parts of a stretch that have no line end in them."""
    start = span.start
    for at in range(span.start, span.end + 1):
        if at == span.end or text[at] in "\r\n":
            if at > start:
                yield Span(start, at)
            start = at + 1


def lines(coded: CodedReport, losses: Losses) -> list[str]:
    """The .ann file of a report."""
    sheet = Sheet(coded, losses)
    mentions = {
        entity.id: [sheet.bound(entity.kind, (span,)) for span in entity.mentions]
        for entity in coded.entities
    }
    for entity in coded.entities:
        if len(mentions[entity.id]) > 1:
            sheet.lines.append(f"*\tAlias {' '.join(mentions[entity.id])}")
    for event in coded.events:
        event_lines(sheet, event, mentions)
    return sheet.lines


def event_lines(sheet: Sheet, event: Event, mentions: dict[str, list[str]]) -> None:
    """The event, its roles, and who says what of it."""
    type_ = next((c.value.type for c in event.claims if isinstance(c.value, TypeValue)), None)
    if type_ is None or not event.anchors:
        sheet.losses.add(event.id, "E", "an event without a type or an anchor is no event of brat")
        return
    trigger = sheet.bound(type_, event.anchors[:1])
    roles = [f"{type_}:{trigger}"]
    for claim in event.claims:
        filler = filler_of(sheet, claim, mentions)
        if filler and f"{claim.field}:{filler}" not in roles:
            roles.append(f"{claim.field}:{filler}")
    name = sheet.add("E", " ".join(roles))
    sheet.add("A", f"Salience {name} {event.salience}")
    for claim in event.claims:
        if isinstance(claim.value, TypeValue):
            sheet.add("A", f"Certainty {name} {claim.certainty}")
            if claim.value.mode:
                sheet.add("A", f"Mode {name} {claim.value.mode}")
            break
    for claim in event.claims:
        note = f"{claim.id} {claim.field} {claim.value}, {claim.certainty}, says {claim.holder}"
        sheet.add("#", f"AnnotatorNotes {name}\t{' '.join(note.split())}")


def filler_of(sheet: Sheet, claim: Claim, mentions: dict[str, list[str]]) -> str | None:
    """What fills a role: the first mention of who is named, else the words of the evidence."""
    value = claim.value
    if isinstance(value, TypeValue):
        return None
    if isinstance(value, Participant | Target | Toll) and value.entity in mentions:
        found = mentions[value.entity]
        if found and not isinstance(value, Toll):
            return found[0]
    return sheet.bound(f"value_{claim.field}", claim.evidence)


def configuration(own: tuple[str, ...] = ()) -> str:
    """annotation.conf: what may stand in the .ann files; `own` are fields of the project."""
    fields = [field for field in (*FIELDS, *own) if field != "type"]
    values = [f"value_{field}" for field in fields]
    roles = ", ".join(f"{field}*:<ENTITY>" for field in fields)
    return "\n".join(
        [
            "[entities]", *KINDS, *values, "",
            "[relations]", "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>", "",
            "[events]", *(f"{type_}\t{roles}" for type_ in PLOVER_TYPES), "",
            "[attributes]",
            "Salience\tArg:<EVENT>, Value:main|related|background|reaction",
            "Certainty\tArg:<EVENT>, Value:asserted|reported|alleged|denied|planned|hypothetical",
            f"Mode\tArg:<EVENT>, Value:{'|'.join(sorted(all_modes()))}", "",
        ]
    )  # fmt: skip


def all_modes() -> set[str]:
    return {mode for modes in MODES.values() for mode in modes}


BRAT = Brat()
