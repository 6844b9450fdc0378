"""What a report is about otherwise: sport, films, business, accidents. There words of violence and
of politics are used in other senses, so that they count for less."""

from collections import Counter

from tacitus.annotate.anchor_found import Found
from tacitus.annotate.anchor_sense import Ground, word_list

SETTINGS = ("sport", "film", "business")  # word lists; with "-report" those that count for a report
FEW = 2  # words of a setting in a sentence from which it is of that setting
DENSE = 0.014  # share of a report's words from which the report may be
VARIED = 4  # different words of a setting that it must have then
LOW, LOWER = 0.45, 0.3


def settings_of(ground: Ground) -> frozenset[str]:
    """The settings of a report."""
    counts = Counter(ground.lower)
    dense = DENSE * len(ground.lower)
    found = set()
    for name in SETTINGS:
        words = word_list(f"{name}-report") & counts.keys()
        if len(words) >= VARIED and sum(counts[word] for word in words) > dense:
            found.add(name)
    return frozenset(found)


def setting_score(ground: Ground, dense: frozenset[str], one: Found) -> float:
    """A factor for the score of what is named in a sentence: 1, or less."""
    factor = 1.0
    for name in SETTINGS:
        near = len(word_list(name) & ground.words(one.sentence))
        if name in dense:
            factor = min(factor, LOWER if near else LOW)
        elif near > FEW:
            factor = min(factor, LOW)
    return factor
