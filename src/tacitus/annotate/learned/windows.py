"""A long report is read in windows that overlap; each piece is taken from the window in which it
stands farthest from an edge."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tacitus.annotate.learned.features import Features, Ints

OVERLAP = 128  # pieces that two neighbouring windows share, at least


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder reads at once: `pieces` between a beginning and an end mark, and for each
    its labels (x 3: type, tag, kind). Rows `first` to `last` of what it gives are taken."""

    pieces: Ints
    labels: Ints
    first: int
    last: int


def windows(seen: Features, size: int, marks: tuple[int, int]) -> list[Window]:
    """The windows of a report, of at most `size` pieces with the two `marks` around each."""
    labels = piece_labels(seen)
    found = []
    for start, end, first, last in cuts(len(seen.pieces), size - 2):
        pieces = np.concatenate([[marks[0]], seen.pieces[start:end], [marks[1]]])
        around = np.zeros((end - start + 2, 3), np.int64)
        around[1:-1] = labels[start:end]
        found.append(Window(pieces, around, first - start + 1, last - start + 1))
    return found


def piece_labels(seen: Features) -> Ints:
    """The labels of the word of each piece (x 3); of two words that share one the later's."""
    starts, ends = seen.words.T
    sizes = ends - starts
    word = np.repeat(np.arange(len(sizes)), sizes)
    within = np.arange(len(word)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    labels = np.zeros((len(seen.pieces), 3), np.int64)
    labels[starts[word] + within] = np.stack([seen.types, seen.tags, seen.kinds], axis=1)[word]
    return labels


def cuts(count: int, size: int) -> list[tuple[int, int, int, int]]:
    """Windows of at most `size` over `count` pieces: start, end, first and last piece taken."""
    if count <= size:
        return [(0, count, 0, count)]
    overlap = min(OVERLAP, size // 2)
    number = -(-(count - overlap) // (size - overlap))
    starts = [round(n * (count - size) / (number - 1)) for n in range(number)]
    middles = [(a + size + b) // 2 for a, b in pairwise(starts)]
    bounds = [0, *middles, count]
    return [
        (start, start + size, first, last)
        for start, first, last in zip(starts, bounds, bounds[1:], strict=False)
    ]
