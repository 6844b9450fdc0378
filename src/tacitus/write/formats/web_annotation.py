"""W3C Web Annotation: the evidence of each claim as an annotation of its report.

Source: Web Annotation Data Model (W3C Recommendation, 2017). Positions are in code points of the
frozen text, half open, as the recommendation counts characters; the quote stands beside them.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from tacitus.incident_values import Incident, Told
from tacitus.values import Claim, Span
from tacitus.write.entity_names import names_of
from tacitus.write.formats.json_format import JsonFormat, Record, each, known
from tacitus.write.formats.losses import Losses
from tacitus.write.words import Names, value_words

AROUND = 32  # characters of prefix and suffix
HEAD = """{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":[
"""


def records(one: Incident, losses: Losses) -> Iterator[Record]:
    """An annotation for each claim of each report."""
    del losses  # the words of a claim say all of it
    for told in one.told:
        names = names_of(told.coded)
        for claim in told.event.claims:
            yield annotation(one, told, claim, names)


def annotation(one: Incident, told: Told, claim: Claim, names: Names) -> Record:
    report, coder = told.coded.report, told.coded.coder
    holder = names.get(claim.holder, claim.holder)
    words = f"{claim.field}: {value_words(claim, names)} ({claim.certainty}, says {holder})"
    return known(
        id=f"urn:tacitus:claim:{quote(report.id, safe='')}:{quote(claim.id, safe='')}:{one.id}",
        type="Annotation",
        motivation="identifying",
        creator={"type": "Software", "name": coder.name, "version": coder.version},
        body=[
            {"type": "TextualBody", "value": words, "format": "text/plain", "language": "en"},
            {"type": "SpecificResource", "source": f"urn:tacitus:incident:{one.id}"},
        ],
        target=[target(told, span) for span in claim.evidence],
    )


def target(told: Told, span: Span) -> dict[str, Any]:
    """A stretch of a report, whose text is named by its hash."""
    report = told.coded.report
    text = report.text
    return known(
        source=report.url or f"urn:sha256:{report.sha256}",
        state=[{"type": "State", "value": f"urn:sha256:{report.sha256}"}],
        selector=[
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
        ],
    )


WEB_ANNOTATION = JsonFormat(
    "web-annotation",
    "W3C Web Annotation: the evidence of each claim (JSON-LD)",
    each(records),
    suffix=".jsonld",
    head=HEAD,
    between=",\n",
    tail="]}\n",
)
