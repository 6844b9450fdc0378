"""How files of spaCy are checked: each document of a DocBin has its span groups, and each span what
it stands for. Needs the extra `spacy`."""

import hashlib
import importlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from tacitus.errors import UnreadableInput, UsageError
from tacitus.vocabulary import PLOVER_TYPES, EntityKind, EventField, is_own
from tacitus.write.checks.base import Found, told
from tacitus.write.formats.spacy_docs import MISSING

SUFFIX = ".spacy"
LABELS: dict[str, tuple[str, ...]] = {
    "mentions": get_args(EntityKind),
    "anchors": (*PLOVER_TYPES, "event"),
    "claims": get_args(EventField),
}


def e985_docs(_doc: Any) -> Iterator[str]:
    """The file is no DocBin of spaCy, or is damaged: write it anew."""
    yield from ()


def e986_groups(doc: Any) -> Iterator[str]:
    """A document has this group of spans, if only an empty one."""
    yield from (name for name in LABELS if name not in doc.spans)


def e987_ids(doc: Any) -> Iterator[str]:
    """The span has no id, so nobody knows which entity, event or claim it stands for."""
    for _, span in spans(doc):
        if not span.id_:
            yield span.text


def e988_labels(doc: Any) -> Iterator[str]:
    """The codebook has no such label: kinds of entities for mentions, types of events for anchors,
    fields for claims."""
    for name, span in spans(doc):
        own = name == "claims" and is_own(span.label_)
        if span.label_ not in LABELS[name] and not own:
            yield span.label_


def e989_text(doc: Any) -> Iterator[str]:
    """The text is not the one that was coded: its hash is not `sha256` in user_data."""
    told = str(doc.user_data.get("sha256", ""))
    if told != hashlib.sha256(doc.text.encode()).hexdigest():
        yield told


DOC_RULES = (e986_groups, e987_ids, e988_labels, e989_text)


def spans(doc: Any) -> Iterator[tuple[str, Any]]:
    """Every span of our groups, with the name of its group."""
    for name in LABELS:
        if name in doc.spans:
            yield from ((name, span) for span in doc.spans[name])


@dataclass(frozen=True, slots=True)
class SpacyCheck:
    """A file with a DocBin, or a folder of them. A row is a document of a file."""

    @property
    def rules(self) -> tuple[Callable[..., object], ...]:
        return (e985_docs, *DOC_RULES)

    def share(self, path: Path) -> float:
        """1 for a file whose name says that it is one of spaCy, or a folder with one, else 0."""
        return float(bool(files_in(path)))

    def faults(self, path: Path) -> Iterator[Found | int]:
        """Every fault of every file, then the number of documents. UsageError without spaCy."""
        found = files_in(path)
        if not found:
            raise UnreadableInput(f"{path}: is no {SUFFIX} file and no folder with one")
        documents = 0
        for file in found:
            try:
                written = file.read_bytes()
            except OSError as fault:
                raise UnreadableInput(f"{file}: {fault.strerror}") from None
            try:
                docs = list(documents_in(written))
            except BROKEN as fault:
                yield told(e985_docs, 0, file, str(fault))
                continue
            for number, doc in enumerate(docs, 1):
                yield from faults_of(doc, number, file)
            documents += len(docs)
        yield documents


# What spaCy, zlib and msgpack raise for bytes that are no DocBin.
BROKEN = (ValueError, KeyError, TypeError, IndexError, AttributeError, EOFError, zlib.error)


def files_in(path: Path) -> list[Path]:
    """The files of spaCy in a folder in order, or the one that is given."""
    if path.is_dir():
        return sorted(path.glob(f"*{SUFFIX}"))
    return [path] if path.suffix == SUFFIX else []


def documents_in(written: bytes) -> Iterator[Any]:
    """The documents of the bytes of a file; UsageError where spaCy is not installed."""
    try:
        spacy = importlib.import_module("spacy")
        tokens = importlib.import_module("spacy.tokens")
    except ImportError:
        raise UsageError(MISSING) from None
    bin_ = tokens.DocBin(store_user_data=True).from_bytes(written)
    yield from bin_.get_docs(spacy.blank("xx").vocab)


def faults_of(doc: Any, number: int, file: Path) -> Iterator[Found]:
    """The faults of one document."""
    for rule in DOC_RULES:
        yield from (told(rule, number, file, value) for value in rule(doc))
