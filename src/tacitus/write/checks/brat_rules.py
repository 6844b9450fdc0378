"""Rules for brat standoff 1.3: a file of annotations beside its text, and what they speak of.

Each is asked about one line of a sheet: whether what it says holds in the text and in the sheet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tacitus.write.checks.base import Places

ID = re.compile(r"[TREAMN#]\d+", re.ASCII)
PART = re.compile(r"(\d{1,12}) (\d{1,12})", re.ASCII)
LINE_ENDS = "\r\n"
AS_SPACES = dict.fromkeys(map(ord, LINE_ENDS), " ")
SECTION = re.compile(r"\[(\w+)\]", re.ASCII)


@dataclass(frozen=True, slots=True)
class Note:
    """A line of a sheet: `id` is `*` for those without one, `kind` its type, `rest` what stands
    between the type and the next tab, `words` what is behind that."""

    id: str
    kind: str
    rest: str
    words: str

    @property
    def spans(self) -> list[tuple[int, int]] | None:
        """The stretches of a text-bound annotation; None where they are none."""
        parts = [PART.fullmatch(part) for part in self.rest.split(";")]
        return [(int(one[1]), int(one[2])) for one in parts if one] if all(parts) else None

    @property
    def pointers(self) -> list[str]:
        """The ids of which it speaks."""
        told = self.rest.split()
        if self.id[:1] == "*":
            return told
        if self.id[:1] in "AMN#":
            return told[:1]
        return [one.rpartition(":")[2] for one in [self.kind, *told] if ":" in one]


@dataclass(slots=True)
class Sheet:
    """A text and the annotations of it. `named` are the types of annotation.conf; empty where there
    is none."""

    text: str
    notes: dict[str, Note] = field(default_factory=dict)
    named: frozenset[str] = frozenset()


def note_of(line: str) -> Note | None:
    """A line as an annotation; None where it is none."""
    id_, tab, told = line.partition("\t")
    if not tab or not (id_ == "*" or ID.fullmatch(id_)):
        return None
    head, _, words = told.partition("\t")
    kind, _, rest = head.partition(" ")
    return Note(id_, kind, rest, words) if kind and (rest or id_[0] == "E") else None


def types_in(configuration: str) -> frozenset[str]:
    """The types that annotation.conf names."""
    named: set[str] = set()
    for line in configuration.splitlines():
        word = line.strip().lstrip("!").split("\t")[0].split(" ")[0]
        if word and not word.startswith(("#", "<", "-")) and not SECTION.fullmatch(line.strip()):
            named.add(word)
    return frozenset(named)


# ---- the file -------------------------------------------------------------------------------


def e930_no_text(_note: Note, _sheet: Sheet) -> Places:
    """There is no .txt of this name beside the .ann: put it there, in UTF-8."""
    return ()


def e931_line(_note: Note, _sheet: Sheet) -> Places:
    """The line is no annotation: an id (T, R, E, A, M, N or # with a number, or *), a tab, a type
    and what it speaks of."""
    return ()


def e932_same_id(_note: Note, _sheet: Sheet) -> Places:
    """An earlier line has the same id: each annotation needs its own."""
    return ()


# ---- a line ---------------------------------------------------------------------------------


def e933_offsets(note: Note, sheet: Sheet) -> Places:
    """Offsets are start and end in the text, start before end, stretches in order with `;` between:
    count code points from 0."""
    if note.id[0] != "T":
        return ()
    spans = note.spans
    if spans is None or any(start >= end for start, end in spans):
        return (note.rest,)
    flat = [at for span in spans for at in span]
    return () if flat == sorted(flat) and flat[-1] <= len(sheet.text) else (note.rest,)


def e934_words(note: Note, sheet: Sheet) -> Places:
    """The words are not those of the text at these offsets: one of the two was moved."""
    spans = note.spans if note.id[0] == "T" else None
    if not spans:
        return ()
    told = " ".join(sheet.text[start:end] for start, end in spans).translate(AS_SPACES)
    return () if told == note.words else (note.words,)


def e935_line_end(note: Note, sheet: Sheet) -> Places:
    """A stretch runs over the end of a line: write it in pieces, `;` between their offsets."""
    spans = (note.spans if note.id[0] == "T" else None) or ()
    over = any(mark in sheet.text[start:end] for start, end in spans for mark in LINE_ENDS)
    return (note.rest,) if over else ()


def e936_pointer(note: Note, sheet: Sheet) -> Iterator[str]:
    """There is no annotation of this id in the file: add it, or mend the id."""
    if note.id[0] != "T":
        yield from (one for one in note.pointers if one not in sheet.notes)


def e937_trigger(note: Note, sheet: Sheet) -> Places:
    """The words that trigger an event are an annotation of its own type: `TYPE:T1`."""
    if note.id[0] != "E":
        return ()
    type_, _, at = note.kind.partition(":")
    trigger = sheet.notes.get(at)
    held = trigger is not None and trigger.id[0] == "T" and trigger.kind == type_
    return () if held else (note.kind,)


def w938_type(note: Note, sheet: Sheet) -> Places:
    """annotation.conf has no such type: is it misspelt?"""
    type_ = note.kind.partition(":")[0]
    if not sheet.named or note.id[0] not in "TEAMR" or type_ in sheet.named:
        return ()
    return (type_,)


LINE_RULES = (
    e933_offsets, e934_words, e935_line_end, e936_pointer, e937_trigger, w938_type,
)  # fmt: skip
RULES = (e930_no_text, e931_line, e932_same_id, *LINE_RULES)
