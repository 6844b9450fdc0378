"""The body whose own paper a report is, where nothing but its head tells: "Hill Relief - Update 4".

Such a paper calls itself an update, note, release or the like in its first lines, and says "we"
outside quotations. The first line of its head that begins with a name then begins with its own.
"""

import re

from tacitus.closed_class import WEEKDAYS
from tacitus.values import Report

LINES = 4  # of the head
LONGEST = 120  # characters of a line of the head; a longer one is running text
WORDS = range(2, 8)  # of a name
PAPER = re.compile(
    r"\b(?:update|note|notes|sitrep|situation report|field report|bulletin|communiqu[eé]|release"
    r"|statement|circular|newsletter|appeal|press office)\b",
    re.IGNORECASE,
)
PART = re.compile(r"\s[-–—/]+\s|[:;,.|()\[\]]")
QUOTED = re.compile('[“"«][^“”"«»]*[”"»]')
WE = re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE)
ASKING = frozenset("what who where when why how our we for to".split())
SMALL = 3  # letters of a word that need no capital in a name


def publisher_of(report: Report) -> str | None:
    """The body whose report it is, as its source or its head names it."""
    return report.publisher or letterhead(report.text)


def letterhead(text: str) -> str | None:
    """The name of the body that speaks in a report as "we"; None where its head names none."""
    lines = [line.strip() for line in text[:2000].split("\n") if line.strip()][:LINES]
    head = [line for line in lines if len(line) <= LONGEST]
    if not PAPER.search("\n".join(head)) or len(WE.findall(QUOTED.sub(" ", text))) < 2:
        return None
    firsts = (PART.split(line)[0].strip() for line in head)
    return next((first for first in firsts if is_name(first)), None)


def is_name(part: str) -> bool:
    """Whether a part of a head is written like the name of a body."""
    words = part.split()
    if len(words) not in WORDS or any(map(str.isdigit, part)) or PAPER.search(part):
        return False
    lowered = {word.lower() for word in words}
    if words[0].lower() in ASKING or lowered & WEEKDAYS:
        return False
    return all(word[0].isupper() for word in words if len(word) > SMALL)
