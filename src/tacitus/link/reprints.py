"""Wire copies, shortened copies and rewrites: reports that share many of their word sequences.

Candidates come from MinHash signatures in bands (Broder 1997; the library is rensa), the share is
then counted exactly. A reprint does not count as another source.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rensa import RMinHash, RMinHashLSH

from tacitus.values import Span

WORD = re.compile(r"\w+")
LENGTH = 4  # words of a shingle
HASHES, BANDS, SEED = 128, 64, 1
LEAST = 0.30  # share of the shorter report's shingles that the other holds
FEWEST = 15  # shingles that two reports share: routine sentences are alike in short ones
LONGEST = 2_000  # words that are compared passage by passage


@dataclass(frozen=True, slots=True)
class Reprint:
    """Numbers of two reports, the lower first; what part of the shorter one's shingles the other
    holds (0 to 1)."""

    one: int
    two: int
    share: float


def shingles(text: str) -> frozenset[str]:
    """All sequences of LENGTH words, without case and punctuation."""
    words = [word.lower() for word in WORD.findall(text)]
    return frozenset(" ".join(words[n : n + LENGTH]) for n in range(len(words) - LENGTH + 1))


def reprints(texts: Sequence[str]) -> list[Reprint]:
    """The pairs of reports of which one holds at least LEAST of the other."""
    sets = [shingles(text) for text in texts]
    found = []
    for one, two in candidates(sets):
        shared = len(sets[one] & sets[two])
        share = shared / min(len(sets[one]), len(sets[two]))
        if share >= LEAST and shared >= FEWEST:
            found.append(Reprint(one, two, share))
    return sorted(found, key=lambda pair: (pair.one, pair.two))


def candidates(sets: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs whose signatures agree in a band."""
    index = RMinHashLSH(0.5, HASHES, BANDS)
    for number, own in enumerate(sets):
        if not own:
            continue
        signature = RMinHash(HASHES, SEED)
        signature.update(sorted(own))
        for other in sorted(index.query(signature)):
            yield other, number
        index.insert(number, signature)


def families(count: int, pairs: Sequence[Reprint]) -> list[int]:
    """For each report the number of the first of those that are reprints of one another. Reports
    are numbered in the order of their publication, so that the first is the one that was copied."""
    first = list(range(count))

    def root(number: int) -> int:
        while first[number] != number:
            first[number] = first[first[number]]  # halve the way for those who come after
            number = first[number]
        return number

    for pair in pairs:
        a, b = sorted((root(pair.one), root(pair.two)))
        first[b] = a
    return [root(number) for number in range(count)]


def differences(one: str, two: str) -> list[tuple[Span, Span]]:
    """The passages in which two reports differ, each with its place in both; empty spans where one
    has nothing there. Only the first LONGEST words are compared."""
    words = [list(WORD.finditer(text))[:LONGEST] for text in (one, two)]
    ours, theirs = ([match.group().lower() for match in own] for own in words)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return [
        (span_of(words[0], a, b, len(one)), span_of(words[1], c, d, len(two)))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]


def span_of(words: Sequence[re.Match[str]], first: int, last: int, end: int) -> Span:
    """The characters of words `first` to `last` (half open)."""
    start = words[first].start() if first < len(words) else end
    return Span(start, words[last - 1].end()) if first < last else Span(start, start)
