"""What a web page has beside its report.

The publisher's own name in the title: "Man shot - Action News 5 - Memphis, Tennessee", seldom
before the headline. The towns in it are those that a station serves, not where something happened.
A list of videos: "1:24 Mayor resigns", "0:50 Girl shot". Each line begins with a length; the hours
at the head of the entries of a running report run up or down, lengths do neither.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from tacitus.values import Span

LONGEST = 300  # characters of a title
PART = re.compile(r"\s+[-–—]+\s+|\s*\|\s*|\s+::\s+")
# A site, a station by its call sign, a paper or programme by its last word.
PUBLISHER = re.compile(
    r"\b\w+\.(?:com|org|net|tv|news)\b|\b[KW][A-Z]{3}\b|\b[KW][A-Z]{2}-?(?:TV|FM|AM)\b"
    r"|\b(?:Fox|FOX|ABC|NBC|CBS|Channel) ?\d+\b|\b(?:TV|Television|Radio|News|Newspaper|Gazette"
    r"|Herald|Tribune|Times|Journal)\b"
)
PROGRAMME = re.compile(r"\bNews, Weather\b")  # what stands before a headline must say as much
VIDEO = re.compile(
    r"^[^\w\n]{0,3}(\d{1,2}):([0-5]\d) (?![ap]\.?m\b)\S.*", re.MULTILINE | re.IGNORECASE
)
FEWEST = 4  # videos of a list
TURNED = 0.25  # share of the steps that go the rarer way from which a list is in no order


def videos(text: str) -> list[Span]:
    """The lines of a list of videos; empty where a text has none."""
    lines = list(VIDEO.finditer(text))
    lengths = [int(line[1]) * 60 + int(line[2]) for line in lines]
    steps = [later - earlier for earlier, later in pairwise(lengths) if later != earlier]
    up = sum(step > 0 for step in steps)
    if len(lines) < FEWEST or not steps or min(up, len(steps) - up) < TURNED * len(steps):
        return []
    return [Span(*line.span()) for line in lines]


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
