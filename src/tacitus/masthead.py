"""The publisher's own name in a title: "Man shot - Action News 5 - Memphis, Tennessee".

Web pages carry it behind, seldom before, the headline. The towns in it are those that a station
serves, not where something happened.
"""

import re
from collections.abc import Iterator

from tacitus.values import Span

LONGEST = 300  # characters of a title
PART = re.compile(r"\s+[-–—]+\s+|\s*\|\s*|\s+::\s+")
# A site, a station by its call sign, a paper or programme by its last word.
PUBLISHER = re.compile(
    r"\b\w+\.(?:com|org|net|tv|news)\b|\b[KW][A-Z]{2,3}(?:-?(?:TV|FM|AM|DT))?\d*\b"
    r"|\b(?:Fox|FOX|ABC|NBC|CBS|Channel) ?\d+\b|\b(?:TV|Television|Radio|News|Newspaper|Gazette"
    r"|Herald|Tribune|Times|Journal)\b"
)
PROGRAMME = re.compile(r"\bNews, Weather\b")  # what stands before a headline must say as much


def masthead(text: str) -> Span | None:
    """Where the publisher's name stands in the first line of a text that has more lines; None where
    that shows none. All that is behind its first part belongs to it."""
    line, _, rest = text.partition("\n")
    if not rest.strip() or len(line) > LONGEST:
        return None
    first, *others = parts(line)
    for part in others:
        if PUBLISHER.search(line, part.start, part.end):
            return Span(part.start, len(line))
    return first if others and PROGRAMME.search(line, 0, first.end) else None


def parts(line: str) -> Iterator[Span]:
    """The parts of a title between dashes and bars, at least one."""
    start = 0
    for found in PART.finditer(line):
        yield Span(start, found.start())
        start = found.end()
    yield Span(start, len(line))
