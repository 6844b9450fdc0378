"""Whether a name whose kind the reader only guessed is a person's or a body's, as the description
beside it tells: "the contractor, Gotthard Tiefbau,", "Rečen Pesok, a sand firm,"."""

from tacitus.derive.being_reading import Reading
from tacitus.marks import GUESSED, Mention
from tacitus.vocabulary import MentionKind

KINDS = ("person", "organisation")
BEGINNING = frozenset("a an the his her its their one".split())
JOINING = (", ", " called ", " named ")  # between a description and the name
GAP = len(", ")


def name_kinds(reading: Reading) -> dict[str, MentionKind]:
    """The kinds told of guessed names, by the words of the name."""
    marks, text = reading.marks, reading.text
    guessed = [m for m in marks.mentions if m.rule == GUESSED and m.kind in KINDS]
    if not guessed:
        return {}
    described = [m for m in marks.mentions if m.kind in KINDS and is_described(m, text)]
    ending = {one.span.end: one for one in described}
    starting = {one.span.start: one for one in described}
    told: dict[str, MentionKind] = {}
    for name in guessed:
        start, end = name.span.start, name.span.end
        joined = (len(words) for words in JOINING if text.startswith(words, start - len(words)))
        before = ending.get(start - next(joined, start))
        after = starting.get(end + GAP) if text.startswith(", ", end) else None
        if after is not None and text[after.span.end : after.span.end + 1] not in (",", "."):
            after = None
        beside = after if before is None or text.startswith(" and ", end) else before
        if beside is not None and beside.kind != name.kind:
            words = name.head.of(text)
            told[words] = told[short(words, beside.kind)] = beside.kind
    return told


def short(name: str, kind: MentionKind) -> str:
    """The word by which a person or a body is called again."""
    return name.split()[-1 if kind == "person" else 0]


def is_described(mention: Mention, text: str) -> bool:
    """Whether a mention is a description: its head is in lower case, and it begins like one."""
    first = mention.span.of(text).partition(" ")[0].lower().partition("'")[0]
    if mention.rule == GUESSED or not text[mention.head.start].islower():
        return False
    return first in BEGINNING or "'s " in mention.span.of(text) or "’s " in mention.span.of(text)
