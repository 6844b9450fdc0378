"""A noun phrase as a template has it, and how many it stands for."""

import re
from dataclasses import dataclass

from tacitus.lists import tables
from tacitus.nouns import noun
from tacitus.plurals import singular

OPENING = frozenset(
    """
    the a an this that these those his her its their our my your some any several many few all both
    another other others at least about around nearly almost approximately more than over up to
    whose near
    """.split()
)
RANGED = ("or", "to")
EDITORIAL = re.compile(r"\s*\[[^\]]*\]")  # "[Popular Liberation Army]" after an acronym
TRAILING = re.compile(r"[\s,.;:\"'’”]+$")
LEADING = re.compile(r"^[\s,.;:]+")
PLURAL = "PLURAL"


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words in upper case, without what opens them, and the number told by them: digits,
    "PLURAL" or "1"."""

    words: str
    number: str


def phrase_of(words: str) -> Phrase:
    """The phrase of an entity's name or description; empty words where nothing is left."""
    kept = EDITORIAL.sub("", " ".join(words.split()))
    parts = LEADING.sub("", TRAILING.sub("", kept)).split()
    number = ""
    while parts and (parts[0].lower() in OPENING or value_of(parts[0])):
        number = number or value_of(parts[0])
        of = number and len(parts) > 1 and parts[1].lower() == "of"  # "one of his bodyguards"
        parts = parts[2:] if of else parts[1:]
        if number and len(parts) > 1 and parts[0].lower() in RANGED:
            if parts[1].lower() == "so":  # "three or so rebels"
                parts = parts[2:]
            elif value_of(parts[1]):  # "20 or 30 rebels"
                parts = parts[1:]
    return Phrase(" ".join(parts).upper(), number or number_of(parts))


def value_of(word: str) -> str:
    """A number word as digits; empty where it is none."""
    if word.replace(",", "").isdecimal():
        return word.replace(",", "")
    lists = tables("numbers.toml")
    for name in ("small", "tens"):
        if word.lower() in lists[name]:
            return str(lists[name][word.lower()])
    return ""


def number_of(parts: list[str]) -> str:
    """One or more, by the form of the head: the last word before "of", "in" and the like."""
    head = ""
    for part in parts:
        word = part.lower().strip(",\"'")
        if head and word in ("of", "in", "at", "from", "who", "for", "on", "with", "and"):
            break
        head = word
    known = noun(head)
    plural = known.plural if known else singular(head) != head
    return PLURAL if plural else "1"
