"""Where words of the list stand in the sense asked for: happenings that may be named there."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from tacitus.annotate.anchor_sense import Ground, holds, word_list
from tacitus.annotate.anchor_words import Match, Rank, lexicon, matches
from tacitus.annotate.verbs import is_participle
from tacitus.closed_class import BE
from tacitus.values import Span
from tacitus.vocabulary import PloverType

FILLERS = frozenset("a an the to of with into at by against from before several two three".split())
AUXILIARIES = BE | {"has", "have", "had"}
LIGHT = frozenset(
    "take takes took taken taking hold holds held holding set sets setting put puts putting shoot"
    " shoots shot shooting gun guns gunned gunning seize seized find found finds".split()
)
SHORT_GAP = 4  # tokens over which an anchor may reach ("took two men hostage")
NAMING = frozenset({"NOUN", "PROPN", "PRON"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
OPENING = frozenset("\"“‘'(:-–—[*•")
ATTRIBUTE = 0.4  # score of a participle that only describes a noun
TITLED = 0.6  # share of capitalised words from which a sentence is written like a title


class Found(NamedTuple):
    """A happening that may be named: tokens `first` to `last` of sentence `sentence`."""

    match: Match
    sentence: int
    first: int
    last: int
    mode: str | None
    score: float = 1.0

    @property
    def type(self) -> PloverType:
        """The type of happening."""
        return self.match.entry.type

    @property
    def rank(self) -> Rank:
        """How firmly its entry names one."""
        return self.match.entry.rank

    def span(self, ground: Ground) -> Span:
        """Its words."""
        return Span(ground.tokens[self.first].start, ground.tokens[self.last - 1].end)


def find(ground: Ground) -> list[Found]:
    """All that may be named, in the order of the text; no two share a word."""
    found = []
    first_words = lexicon().keys()
    for number, sentence in enumerate(ground.sentences):
        titled = is_titled(ground, number)
        j = sentence.first
        while j < sentence.last:
            one = named_at(ground, number, j, titled) if ground.lower[j] in first_words else None
            if one is None:
                j += 1
            else:
                found.append(one)
                j = one.last
    return found


def named_at(ground: Ground, number: int, at: int, titled: bool) -> Found | None:
    """The first entry that stands at a token in its sense."""
    last = ground.sentences[number].last
    for match in matches(ground.lower, ground.tags, at, last):
        if (
            fits(ground, match)
            and (titled or not in_name(ground, number, match))
            and not in_compound(ground, match, last)
            and all(holds(ground, number, match, name) for name in match.entry.conditions)
        ):
            first, end = bounds(ground, match)
            attribute = is_attribute(ground, match)
            if attribute and match.entry.type not in {"ASSAULT", "COERCE"}:
                continue
            score = ATTRIBUTE if attribute else 1.0
            return Found(match, number, first, end, match.entry.mode, score)
    return None


def fits(ground: Ground, match: Match) -> bool:
    """Whether the part of speech is that of the entry."""
    tags, lower, kind = ground.tags, ground.lower, match.entry.kind
    after = tags[match.last] if match.last < len(tags) else ""
    before = tags[match.first - 1] if match.first else ""
    if kind == "verb":
        return any(
            tags[j] in {"VERB", "X", "AUX"}
            or (
                tags[j] in {"ADJ", "NOUN"}
                and is_participle(lower[j])
                and (after not in NOMINAL or before in NAMING)
            )
            for j in (match.first, match.last - 1)
        ) or (match.entry.width > 1 and before in NAMING)
    if kind == "phrase" and match.entry.lemma.startswith("{"):
        return tags[match.first] in {"VERB", "X", "AUX"} or is_participle(lower[match.first])
    if kind == "noun" and match.last - match.first == 1:
        tag = tags[match.first]
        if tag == "VERB":
            return lower[match.first].endswith("ing") and (
                before in {"DET", "ADJ", "NOUN", "PROPN"} or after in {"VERB", "AUX"}
            )
        return tag in {"NOUN", "PROPN", "X"} or (
            tag == "ADJ" and after not in NOMINAL and before in {"DET", "ADJ"}
        )
    return True


def is_attribute(ground: Ground, match: Match) -> bool:
    """Whether a participle only describes a noun ("the captured soldiers")."""
    tags, after = ground.tags, match.last
    return (
        match.entry.kind == "verb"
        and match.first > 0
        and after < len(tags)
        and is_participle(ground.lower[match.first])
        and tags[match.first - 1] in {"DET", "NUM", "ADJ", "ADP"}
        and tags[after] in {"NOUN", "ADJ"}
    )


def is_titled(ground: Ground, number: int) -> bool:
    """Whether most longer words of a sentence begin with a capital."""
    sentence = ground.sentences[number]
    words = [t.word for t in ground.tokens[sentence.first : sentence.last] if len(t.word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return bool(words) and capitals > TITLED * len(words)


def in_name(ground: Ground, number: int, match: Match) -> bool:
    """Whether a noun is part of a name ("Assault Division"): it has a capital inside a sentence."""
    first, tokens = ground.sentences[number].first, ground.tokens
    if match.entry.kind != "noun" or not tokens[match.last - 1].word[0].isupper():
        return False
    if match.first == first:
        after = match.last
        return after < ground.sentences[number].last and (
            tokens[after].tag == "PROPN" and tokens[after].word[0].isupper()
        )
    return ground.lower[match.first - 1] not in OPENING


def in_compound(ground: Ground, match: Match, last: int) -> bool:
    """Whether a noun only says what sort another is ("assault rifle", "riot police")."""
    return (
        match.entry.kind == "noun"
        and match.last < last
        and ground.lower[match.last] in word_list("compound")
    )


def bounds(ground: Ground, match: Match) -> tuple[int, int]:
    """The words that name it: without what fills a far gap, without small words at the end."""
    first, last = match.first, match.last
    if match.gap is not None and not is_one(ground, match):
        last = match.gap.start
    if match.entry.kind == "phrase":
        while first < last - 1 and ground.lower[first] in AUXILIARIES:
            first += 1
    if match.entry.kind != "noun":
        while last > first + 1 and ground.lower[last - 1] in FILLERS:
            last -= 1
    return first, last


def is_one(ground: Ground, match: Match) -> bool:
    """Whether a phrase with a gap names it as a whole: the gap is empty ("fired rockets", not "sent
    food aid"), or small after a light verb ("took two men hostage")."""
    if not match.gap:
        after = ground.tags[match.last] if match.last < len(ground.tags) else ""
        return after != "NOUN"
    light = ground.lower[match.first] in LIGHT and match.gap.start == match.first + 1
    return light and len(match.gap) <= SHORT_GAP


def by_sentence(found: list[Found]) -> Iterator[list[Found]]:
    """What may be named, sentence by sentence."""
    for _, group in groupby(found, key=lambda one: one.sentence):
        yield list(group)
