"""The coder as a thing to call: `tacitus.load()`, then text in, coded report out."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tacitus.acquire.published import iso_published
from tacitus.acquire.texts import receive
from tacitus.annotate.all_annotators import ANNOTATORS, open_annotator
from tacitus.config import settings
from tacitus.derive.gazetteer_file import open_gazetteer
from tacitus.derive.toponyms import toponyms
from tacitus.errors import UsageError
from tacitus.pipeline import Tools, code_report
from tacitus.values import CodedReport, Coder, Report, Source, Toponym
from tacitus.version import VERSION

CODEBOOK = "tacitus-1"


class TextCoder:
    """Codes one report after the other. Opened once; not to be shared between threads."""

    def __init__(self, tools: Tools, notes: tuple[str, ...] = ()) -> None:
        self.tools = tools
        self.notes = notes  # what did not go as usual when the tools were opened

    def __call__(
        self,
        text: str,
        published: str | datetime.date | None = None,
        *,
        id: str | None = None,
        language: str | None = None,
    ) -> CodedReport:
        """The coding of a text. `published` is an ISO date or date-time, or a `date`; UsageError if
        it is none. Without it, relative dates stay unresolved and say so."""
        day = None if published is None else iso_published(published)
        received = receive(text, Source(id=id, published=day, language=language))
        coded = code_report(received.report, self.tools)
        return replace(coded, notes=(*received.notes, *coded.notes))

    def toponyms(
        self, text: str, *, id: str | None = None, language: str | None = None
    ) -> tuple[Toponym, ...]:
        """Every place name of a text with its place, for maps: also those in the names of bodies
        and sites, adjectives of places and words for people. Spans are of the text in NFC."""
        report = receive(text, Source(id=id, published=None, language=language)).report
        return toponyms(report, self.tools.annotator(report), self.tools.gazetteer)

    def stream(self, reports: Iterable[Report]) -> Iterator[CodedReport]:
        """The codings of many reports, one at a time and in their order."""
        for report in reports:
            yield code_report(report, self.tools)


def load(reader: str = "learned", model: str | Path | None = None) -> TextCoder:
    """A coder with the named reader (`learned` or `rules`). `model` is the folder of the learned
    one, in place of that of $TACITUS_MODEL, else of the package. The first coder on a machine
    builds the gazetteer."""
    if reader not in ANNOTATORS:
        raise UsageError(f"there is no reader {reader!r}: choose one of {', '.join(ANNOTATORS)}")
    folder = settings().model if model is None else Path(model)
    annotator = open_annotator(reader, folder)
    gazetteer, notes = open_gazetteer()
    coder = Coder("tacitus", f"{VERSION}+{annotator.name}-{annotator.version}", CODEBOOK)
    return TextCoder(Tools(annotator, gazetteer, coder), notes)
