"""What a report is about otherwise: sport, films, business, accidents. There words of violence and
of politics are used in other senses, so that they count for less."""

from dataclasses import dataclass

from tacitus.annotate.anchor_found import Found
from tacitus.annotate.anchor_sense import Ground, word_list

SETTINGS = ("sport", "film", "business")
FEW = 2  # words of a setting in a sentence from which it is of that setting
DENSE = 0.035  # share of a report's words from which the report is
LOW, LOWER = 0.45, 0.3


@dataclass(frozen=True, slots=True)
class Setting:
    """The share of words of each setting in a report."""

    shares: dict[str, float]


def setting_of(ground: Ground) -> Setting:
    """The settings of a report."""
    total = max(1, len(ground.lower))
    return Setting(
        {name: sum(word in word_list(name) for word in ground.lower) / total for name in SETTINGS}
    )


def setting_score(ground: Ground, setting: Setting, one: Found) -> float:
    """A factor for the score of what is named in a sentence: 1, or less."""
    factor = 1.0
    for name in SETTINGS:
        near = len(word_list(name) & ground.words(one.sentence))
        dense = setting.shares[name] > DENSE
        if near >= FEW and dense:
            factor = min(factor, LOWER)
        elif dense or near > FEW:
            factor = min(factor, LOW)
    return factor
