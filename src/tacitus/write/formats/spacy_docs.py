"""spaCy: a folder of DocBins with a document for each report; needs the extra `spacy`. A DocBin is
in memory as a whole, so each file has a few documents and a vocabulary of its own; `spacy train`
and `spacy.training.Corpus` take the folder.

The evidence of each claim is a span of the group `claims`, labelled by its field and with the id
of the claim; anchors are in the group `anchors`, mentions in `mentions`. spaCy's spans end where
its tokens end: what does not is widened to whole tokens, and said to be lost.
"""

import importlib
from collections.abc import Iterable, Iterator
from itertools import count, islice
from typing import Any

from tacitus.errors import UsageError
from tacitus.incident_values import Incident
from tacitus.values import CodedReport, Span, TypeValue
from tacitus.write.formats.base import Wish
from tacitus.write.formats.coded_reports import coded_reports
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target

EACH = 100  # documents in a file
MISSING = "the format spacy needs spaCy: pip install 'tacitus[spacy]'"


class SpacyDocs:
    """The format."""

    name = "spacy"
    about = "spaCy: a folder of DocBins, the evidence as span groups (extra `spacy`)"
    suffix = ""

    def write(
        self, incidents: Iterable[Incident], target: Target, wish: Wish, losses: Losses
    ) -> int:
        """Write all; how many documents. UsageError where spaCy is not installed."""
        del wish
        try:
            spacy = importlib.import_module("spacy")
            tokens = importlib.import_module("spacy.tokens")
        except ImportError:
            raise UsageError(MISSING) from None
        reports, made = iter(coded_reports(incidents)), 0
        with target.folder() as folder:
            for number in count(1):
                docs, blank = tokens.DocBin(store_user_data=True), spacy.blank("xx")
                for coded in islice(reports, EACH):
                    docs.add(document(coded, blank, losses))
                if not len(docs):
                    return made
                made += len(docs)
                (folder / f"{number:05}.spacy").write_bytes(docs.to_bytes())
        return made


def document(coded: CodedReport, blank: Any, losses: Losses) -> Any:
    """A report as a Doc; its text is the frozen one."""
    doc = blank.make_doc(coded.report.text)
    for group, spans in groups(coded).items():
        found = []
        for span, label, id_ in spans:
            made = doc.char_span(span.start, span.end, label, span_id=id_, alignment_mode="expand")
            if made is None:
                losses.add(id_, group, "spaCy has no token there")
                continue
            if (made.start_char, made.end_char) != (span.start, span.end):
                losses.add(id_, group, "widened to whole tokens of spaCy")
            found.append(made)
        doc.spans[group] = found
    doc.user_data["report"] = coded.report.id
    doc.user_data["sha256"] = coded.report.sha256
    return doc


def groups(coded: CodedReport) -> dict[str, list[tuple[Span, str, str]]]:
    """The span groups: stretch, label, id."""
    return {
        "mentions": [(at, one.kind, one.id) for one in coded.entities for at in one.mentions],
        "anchors": list(anchors(coded)),
        "claims": [
            (at, claim.field, claim.id)
            for event in coded.events
            for claim in event.claims
            for at in claim.evidence
        ],
    }


def anchors(coded: CodedReport) -> Iterator[tuple[Span, str, str]]:
    for event in coded.events:
        types = (c.value.type for c in event.claims if isinstance(c.value, TypeValue))
        label = next(types, None) or "event"
        yield from ((at, label, event.id) for at in event.anchors)


SPACY = SpacyDocs()
