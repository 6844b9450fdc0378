"""Reports read by the parts of the reader that entities rest on, for the tests of this folder."""

import hashlib

from tacitus.annotate.mentions import find_mentions
from tacitus.annotate.quotes import find_quotes
from tacitus.annotate.tags import tag
from tacitus.annotate.tokens import tokenise
from tacitus.derive.people import derive_entities
from tacitus.letterhead import publisher_of
from tacitus.marks import Marks
from tacitus.values import Entity, Report


def report_of(text: str) -> Report:
    """A report of this text, published on a fixed day."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(id="r", text=text, sha256=digest, published="2024-03-02")


def read(report: Report) -> Marks:
    """The words, mentions and quotations of a report."""
    tokens, sentences = tokenise(report.text)
    tagged = tag(tokens, sentences)
    mentions = find_mentions(tagged, sentences, publisher_of(report))
    return Marks(
        reader="test",
        tokens=tagged,
        sentences=sentences,
        mentions=mentions,
        quotes=find_quotes(report.text, tagged, sentences, mentions),
    )


def entities_of(text: str) -> tuple[Entity, ...]:
    """The entities of a text."""
    report = report_of(text)
    return tuple(group.entity for group in derive_entities(report, read(report), ()))
