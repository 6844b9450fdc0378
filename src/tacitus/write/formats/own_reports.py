"""The tables `reports` and `incident_report`: what was read, and which incident it tells of."""

from collections.abc import Iterator

from tacitus.incident_values import Incident
from tacitus.write.formats.base import Row, RowsOf, Table, Wish
from tacitus.write.formats.columns import columns
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.view import listed

TEXT_LOST = "the text itself has no column; the format jsonl has it"


def start_reports(_wish: Wish, losses: Losses) -> RowsOf:
    """Each report once, where it first tells of an incident."""
    seen: set[str] = set()

    def rows(one: Incident) -> Iterator[Row]:
        for told in one.told:
            report, coder = told.coded.report, told.coded.coder
            if report.id in seen:
                continue
            seen.add(report.id)
            losses.add(report.id, "text", TEXT_LOST)
            yield (
                report.id, report.title, report.publisher, report.url, report.published,
                report.language, len(report.text), report.sha256,
                coder.name, coder.version, coder.codebook,
            )  # fmt: skip

    return RowsOf(rows)


def start_links(_wish: Wish, _losses: Losses) -> RowsOf:
    return RowsOf(links)


def links(one: Incident) -> Iterator[Row]:
    """A row for each event that tells of the incident."""
    ids = {told.number: told.coded.report.id for told in one.told}
    for told in one.told:
        anchors, text = told.event.anchors, told.coded.report.text
        yield (
            one.id,
            told.coded.report.id,
            told.event.id,
            told.event.salience,
            ids.get(told.family) if told.family != told.number else None,
            anchors[0].start if anchors else None,
            anchors[0].end if anchors else None,
            listed([span.of(text) for span in anchors]),
            len(told.event.claims),
        )


REPORTS = Table(
    "reports", "one row a report that tells of an incident", columns("reports"), start_reports
)
INCIDENT_REPORT = Table(
    "incident_report",
    "which report tells of which incident, by which words",
    columns("incident_report"),
    start_links,
)
