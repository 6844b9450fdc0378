"""GDELT 2.0 Mentions: 16 columns, tab between. A row is an anchor of a report that tells of a row
of the events."""

from collections.abc import Iterator

from tacitus.incident_values import Incident, Told
from tacitus.names import key_of
from tacitus.values import Span, TypeValue
from tacitus.write.formats.base import TSV, Row, Table
from tacitus.write.formats.columns import columns
from tacitus.write.formats.dyads import by_incident, cell, dyads, number_of
from tacitus.write.formats.gdelt_codes import moment, source_kind
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parties import Party, flat, sources_of

NONE = -1  # GDELT's offset of what is not in the text


def rows(one: Incident, losses: Losses) -> Iterator[Row]:
    """A row for each anchor of each report and each pair of actor and recipient."""
    made = dyads(one, losses)
    if not made:
        return
    losses.add(one.id, "SentenceID", "sentences are not numbered; offsets are by character")
    first = moment(sources_of(one)[0].coded.report)
    for id_, who, whom in made:
        for told in one.told:
            report = told.coded.report
            for anchor in told.event.anchors:
                yield (
                    number_of(id_), first, moment(report), source_kind(report),
                    cell(report.publisher or report.id), cell(report.url or report.id), None,
                    offset(told, who, anchor), offset(told, whom, anchor), anchor.start,
                    1, confidence(told), len(report.text), None, None, None,
                )  # fmt: skip


def offset(told: Told, party: Party | None, anchor: Span) -> int:
    """Where the mention of a party that is nearest to the anchor begins."""
    if party is None:
        return NONE
    starts = [
        span.start
        for entity in told.coded.entities
        if key_of(flat(entity.name)) == key_of(party.name)
        for span in entity.mentions
    ]
    return min(starts, key=lambda start: (abs(start - anchor.start), start), default=NONE)


def confidence(told: Told) -> int | None:
    """Of the type, in percent."""
    sure = (c.confidence for c in told.event.claims if isinstance(c.value, TypeValue))
    found = next(sure, None)
    return None if found is None else round(100 * found)


GDELT_MENTIONS = Table(
    "gdelt-mentions",
    "GDELT 2.0 Mentions, 16 columns with tabs",
    columns("gdelt_mentions"),
    by_incident(rows),
    TSV,
    apart=True,
)
