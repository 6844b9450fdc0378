"""Whether a name whose kind the reader only guessed is a person's or a body's, as the description
beside it tells: "the contractor, Gotthard Tiefbau,", "Rečen Pesok, a sand firm,"."""

import re

from tacitus.derive.being_reading import Reading
from tacitus.marks import ACTING, GUESSED, OTHER_NOUN, Mention
from tacitus.nouns import Noun, noun
from tacitus.vocabulary import MentionKind

KINDS = ("person", "organisation")
WEAK = frozenset((GUESSED, ACTING))  # the rules of names whose kind is not sure
BEGINNING = frozenset("a an the his her its their one".split())
# What stands between a description and the name, with a form of address that no list has ("Ma").
JOINING = re.compile(r"(?:,| called| named| known as) (?:[A-Z][a-z]?[a-z]? )?$")
WIDE = 16  # characters before a name
GAP = len(", ")


def name_kinds(reading: Reading, others: dict[str, Noun]) -> dict[str, MentionKind]:
    """The kinds told of guessed names, by the words of the name; `others` are nouns that no list
    has and what they stand for."""
    marks, text = reading.marks, reading.text
    guessed = [
        (one, JOINING.search(text, max(0, one.span.start - WIDE), one.span.start))
        for one in marks.mentions
        if one.rule in WEAK and one.kind in KINDS
    ]
    if not guessed:
        return {}
    ends = {joined.start() for _, joined in guessed if joined is not None}
    starts = {n.span.end + GAP for n, _ in guessed if text.startswith(", ", n.span.end)}
    ending, starting = descriptions_at(ends, starts, reading, others)
    told: dict[str, MentionKind] = {}
    for name, joined in guessed:
        end = name.span.end
        beside = ending.get(joined.start()) if joined is not None else None
        after = starting.get(end + GAP) if end + GAP in starts else None
        beside = beside or by_form(name.span.of(text))
        if after is not None and text[after[0] : after[0] + 1] in (",", "."):
            beside = beside or after[1]
        if beside is not None and not goes_on(text, end):
            words = name.head.of(text)
            told[words] = told[short(words, beside)] = beside
    return told


def descriptions_at(
    ends: set[int], starts: set[int], reading: Reading, others: dict[str, Noun]
) -> tuple[dict[int, MentionKind], dict[int, tuple[int, MentionKind]]]:
    """The kinds of the descriptions that end at some offsets, and of those that start at others
    with where they end."""
    ending: dict[int, MentionKind] = {}
    starting: dict[int, tuple[int, MentionKind]] = {}
    for one in reading.marks.mentions:
        if one.span.end not in ends and one.span.start not in starts:
            continue
        kind: MentionKind = one.kind
        if one.rule == OTHER_NOUN and (known := others.get(one.head.of(reading.text).lower())):
            kind = known.kind
        if kind == "people":  # "the owners, Ordabasy Petro,"
            kind = "organisation"
        if kind in KINDS and one.rule not in WEAK and is_described(one, reading.text):
            ending[one.span.end] = kind
            if one.kind != "people":
                starting[one.span.start] = (one.span.end, kind)
    return ending, starting


def goes_on(text: str, end: int) -> bool:
    """Whether a list of names goes on after one of them."""
    after = text[end + GAP : end + GAP + 1] if text.startswith(", ", end) else ""
    return after.isupper() or text.startswith((" and ", " or "), end)


def by_form(name: str) -> MentionKind | None:
    """What a name's own words tell: no person has an article, no body begins with a rank."""
    first, _, rest = name.partition(" ")
    if not rest:
        return None
    if first.lower() == "the":
        return "organisation"
    known = noun(first.lower())
    return "person" if known is not None and known.kind == "person" and " " in rest else None


def short(name: str, kind: MentionKind) -> str:
    """The word by which a person or a body is called again."""
    return name.split()[-1 if kind == "person" else 0]


def is_described(mention: Mention, text: str) -> bool:
    """Whether a mention is a description: its head is in lower case, and it begins like one."""
    if not text[mention.head.start].islower():
        return False
    words = mention.span.of(text)
    return words.partition(" ")[0].lower() in BEGINNING or "'s " in words or "’s " in words
