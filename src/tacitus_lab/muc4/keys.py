"""Reads MUC-4 answer keys and system responses as they were printed, and the texts.

A slot is a line "12. PHYS TGT: ID    "STORES" / "SHOPS""; further fillers stand below it, indented.
"/" parts alternatives, ":" a value from its cross-reference, "?" marks an optional filler.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from tacitus.write.muc4.templates import (
    SLOTS,
    Alternative,
    Between,
    Documents,
    Filler,
    Kind,
    Location,
    Place,
    Range,
    Slot,
    Template,
    tidy,
)

BY_LABEL: dict[str, Slot] = {slot.label: slot for slot in SLOTS.values()}
SLOT_LINE = re.compile(
    r"\s*(\d+)\.\s+([A-Z ]+:\s[A-Z ]*?[A-Z])(?:\s{2,}|\t|\s*$| (?=[-*]\s*$))(.*)$"
)
DOC_LINE = re.compile(r"(?m)^(?=(?:DEV|TST\d)-MUC[34]-\d{4})")
DATELINE = re.compile(
    r"(?s)\s*(?P<place>[^\[]+?),\s*"
    r"(?P<date>NO DATE|(?:\d{1,2} [A-Z]{3,9}|[A-Z]{3,9} \d{1,2})(?: \d{2})?)"
    r"\s*(?P<source>[(\[][^)]*\))?\s*--\s*",
    re.IGNORECASE,
)

# ---- fillers ------------------------------------------------------------------------------------


def split_top(words: str, mark: str) -> list[str]:
    """The words split at a mark outside of quotes and parentheses; the pieces are stripped."""
    pieces, depth, quoted, start, at = [], 0, False, 0, 0
    while at < len(words):
        letter = words[at]
        if letter == "\\" and quoted:
            at += 1
        elif letter == '"':
            quoted = not quoted
        elif not quoted:
            depth += (letter == "(") - (letter == ")")
            if letter == mark and depth == 0:
                pieces.append(words[start:at])
                start = at + 1
        at += 1
    return [piece.strip() for piece in [*pieces, words[start:]]]


def ungroup(words: str) -> str | None:
    """What one pair of parentheses encloses, if it encloses all."""
    if not (words.startswith("(") and words.endswith(")")):
        return None
    depth = 0
    for at, letter in enumerate(words):
        depth += (letter == "(") - (letter == ")")
        if depth == 0 and at < len(words) - 1:
            return None
    return words[1:-1].strip()


def ungrouped(words: str) -> str:
    inner = ungroup(words)
    return words if inner is None else inner


def atom(words: str) -> str:
    """A quoted string without its quotes, or a bare word; upper case, single spaces."""
    words = tidy(words)
    if len(words) > 1 and words[0] == words[-1] == '"':
        words = words[1:-1].replace('\\"', '"')
    return words.strip()


def atoms(words: str) -> list[str]:
    return [atom(piece) for piece in split_top(ungrouped(words), "/") if piece]


@dataclass(slots=True)
class _Refs:
    """Alternatives of a string, set or number fill while its pieces are read: everything bare to
    the left of a colon is the value, everything bare to the right the reference."""

    done: list[tuple[list[str], list[str] | None]] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    refs: list[str] | None = None

    def add(self, piece: str) -> None:
        inner = ungroup(piece)
        nested = parse_refs(inner) if inner is not None else []
        if any(refs is not None for _, refs in nested):  # (A: "X") / (B: "Y")
            self.close()
            self.done += nested
            self.refs = None
            return
        left, *right = split_top(piece, ":")
        if right:
            self.refs = atoms(":".join(right)) or None
            self.done.append((self.pending + atoms(left), self.refs))
            self.pending = []
        elif self.refs is not None:
            self.refs += atoms(piece)
        else:
            self.pending += atoms(piece)

    def close(self) -> None:
        if self.pending:
            self.done.append((self.pending, None))
        self.pending = []


def parse_refs(words: str) -> list[tuple[list[str], list[str] | None]]:
    """Values with references, or None, of string, set and number fills."""
    made = _Refs()
    for piece in split_top(words, "/"):
        if piece:
            made.add(piece)
    made.close()
    return made.done


def parse_date(words: str) -> str | Range | None:
    words = ungrouped(words)
    match = re.fullmatch(r"([^-]*?)\s*-\s*([^-]*)", words)
    if match is None:
        return atom(words)
    first, last = (atom(end) if end and end != "NIL" else None for end in match.groups())
    return Range(first, last) if first or last else None


def parse_place(words: str) -> Place | Between:
    words = ungrouped(words)
    ends = re.split(r"(?<=\))\s*-\s*", words)
    if len(ends) == 2:
        return Between((single_place(ends[0]), single_place(ends[1])))
    return single_place(words)


def single_place(words: str) -> Place:
    words = ungrouped(words)
    match = re.fullmatch(r"([^(]*?)\s*\(\s*<?([^()]*?)>?\s*\)\s*", words)
    name, kind = match.groups() if match else (words, "")
    return Place(tuple(atoms(name)), tuple(atoms(kind)) if kind else ())


def parse_locations(words: str) -> tuple[Location, ...]:
    made: list[Location] = []
    for grouped in split_top(words, "/"):
        piece = ungrouped(grouped)
        parts = split_top(piece, ":")
        if len(parts) == 1 and "(" in piece and made:  # COUNTRY: (PLACE) / (PLACE)
            made.append(Location(made[-1].country, (parse_place(piece),)))
        else:
            places = tuple(parse_place(part) for part in parts[1:] if part)
            made.append(Location(tuple(atoms(parts[0])), places))
    return tuple(made)


def parse_filler(words: str, kind: Kind) -> Filler | None:
    """One line of a slot; None if it is empty ("-" or "*")."""
    mark = re.match(r"\?\s*", words)
    words = (words[mark.end() :] if mark else words).strip()
    if words in ("", "-", "*", "?", "NO DATE"):
        return None
    alternatives = parse_alternatives(words, kind)
    return Filler(alternatives, bool(mark)) if alternatives else None


def parse_alternatives(words: str, kind: Kind) -> tuple[Alternative, ...]:
    if kind == "date":
        dates = tuple(date for date in map(parse_date, split_top(words, "/")) if date)
        return (Alternative(dates),) if dates else ()
    if kind == "location":
        return (Alternative(parse_locations(words)),)
    return tuple(
        Alternative(
            tuple(tight(value) if kind == "number" else value for value in values),
            None if refs is None else tuple(refs),
        )
        for values, refs in parse_refs(words)
    )


def tight(number: str) -> str:
    """ "5 - 7" -> "5-7", "~ 10" -> "~10"."""
    return re.sub(r"\s*-\s*", "-", re.sub(r"~\s+", "~", number))


# ---- templates ----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Page:
    """The templates of a file while its lines are read."""

    documents: dict[str, list[Template]] = field(default_factory=dict)
    document: str = ""
    template: Template | None = None
    slot: Slot | None = None

    def line(self, line: str) -> None:
        head = SLOT_LINE.match(line)
        if head:
            self.head(tidy(head.group(2)), head.group(3).strip())
        elif not line.strip():
            self.slot = None
            if not line:  # an empty line ends the template
                self.template = None
        elif line[0] in " \t":
            self.fill(line.strip())
        else:  # text in column 0 ends the slot
            self.slot = None

    def head(self, label: str, rest: str) -> None:
        """A line that begins with a slot's name."""
        self.slot = None
        if label == "MESSAGE: ID":
            self.document, self.template = rest.split(maxsplit=1)[0].upper(), None
            self.documents.setdefault(self.document, [])
        elif label == "MESSAGE: TEMPLATE":
            id, *note = rest.split(None, 1)
            if id != "*":
                optional = bool(note) and "OPTIONAL" in note[0].upper()
                self.template = Template(id, optional)
                self.documents[self.document].append(self.template)
        elif label in BY_LABEL and self.template is not None:
            self.slot = BY_LABEL[label]
            self.template.slots[self.slot.name] = None if rest == "*" else ()
            self.fill(rest)

    def fill(self, words: str) -> None:
        """A filler of the slot that is open, if one is."""
        if self.template is None or self.slot is None:
            return
        filler = parse_filler(words, self.slot.kind)
        if filler:
            name = self.slot.name
            self.template.slots[name] = (*self.template.of(name), filler)


def parse_templates(text: str) -> Documents:
    """The templates of a key or response file by document; irrelevant documents have none."""
    page = _Page()
    for line in text.split("\n"):
        if not line.startswith(";"):  # annotators' comment
            page.line(line)
    for templates in page.documents.values():
        for template in templates:
            for name in SLOTS:
                template.slots.setdefault(name, ())
    return page.documents


# ---- texts --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Header:
    """The dateline as printed, and what it says; None where it does not."""

    dateline: str
    place: str
    date: str | None
    source: str | None


def parse_texts(text: str) -> dict[str, tuple[Header, str]]:
    """Header and body by document; ValueError for a text without a dateline."""
    made = {}
    for part in DOC_LINE.split(text)[1:]:
        first, _, rest = part.partition("\n")
        rest = rest.lstrip("\n").rstrip()
        match = DATELINE.match(rest)
        if not match:
            raise ValueError(f"no dateline: {first}")
        made[first.split()[0].upper()] = (header_of(match), rest[match.end() :])
    return made


def header_of(match: re.Match[str]) -> Header:
    place, date, source = (
        re.sub(r"\s+", " ", match[name].strip()) if match[name] else None
        for name in ("place", "date", "source")
    )
    return Header(
        match.group(0),
        place or "",
        None if date is None or date.upper() == "NO DATE" else date,
        source[1:-1].strip() if source else source,
    )


def read(path: Path) -> str:
    """A file of the original distribution, line ends made one."""
    return path.read_text(encoding="latin-1").replace("\r\n", "\n")
