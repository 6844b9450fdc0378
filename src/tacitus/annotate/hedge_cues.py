"""The cues of hedges, by the phrases of `data/hedges.toml` and the tags about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from tacitus.annotate.phrases import Phrases
from tacitus.annotate.scopes import FINITE, NOMINAL, Words, body_end
from tacitus.closed_class import POSSESSIVE
from tacitus.lists import tables
from tacitus.marks import Sentence
from tacitus.vocabulary import Certainty, Stage


@dataclass(frozen=True, slots=True)
class Kind:
    """One table of `hedges.toml`."""

    rule: str
    scope: str
    certainty: Certainty
    stage: Stage | None


class Found(NamedTuple):
    """A cue and the pieces of its scope, all token numbers of the report. `first` and `last` bound
    its sentence without closing marks, `before` is the sentence before it."""

    kind: Kind
    cue: range
    gap: range | None
    first: int
    last: int
    before: range | None
    certainty: Certainty
    stage: Stage | None
    parts: tuple[range, ...] = ()


ASKED = Kind("question", "whole", "hypothetical", None)  # "Did the army fire?"
NEGATED = Kind("negation", "verb", "denied", None)  # "didn't": any word in n't
VERBS = frozenset({"denies", "threatens", "vows"})  # whatever their tags
SUBJECTS = frozenset({"DET", "PRON", "PROPN", "NOUN"})  # what a subject begins with
PARTICIPIAL = ("ed", "ing", "en")
ONE_WORD = frozenset({"without", "unsuccessfully"})  # no verbs, though their scope is a verb's


@cache
def lexicon() -> tuple[tuple[Kind, ...], Phrases]:
    """The kinds of cues and the phrases of each."""
    rows = tables("hedges.toml")["cues"]
    kinds = tuple(
        Kind(row["rule"], row["scope"], row["certainty"], row.get("stage")) for row in rows
    )
    entries = [(phrase, number) for number, row in enumerate(rows) for phrase in row["phrases"]]
    return kinds, Phrases(entries)


def cues(words: Words, sentence: Sentence, before: Sentence | None) -> Iterator[Found]:
    """The cues of a sentence from left to right; of those that begin with the same word, the
    longest that fits its neighbours."""
    last = body_end(words, sentence)
    earlier = range(before.first, before.last) if before else None
    j = sentence.first
    if words.lower[last : last + 1] == ["?"] and words.lower[j] in FINITE:
        cue = range(j, j + 1)
        yield Found(ASKED, cue, None, j, last, earlier, "hypothetical", None)
    known = lexicon()[1].table
    while j < last:
        word = words.lower[j]
        if word not in known and not word.endswith("n't"):
            j += 1
            continue
        cue, gap, kind = cue_at(words, j, sentence.first, last)
        if kind is not None and kind.scope != "none":
            yield Found(kind, cue, gap, sentence.first, last, earlier, kind.certainty, kind.stage)
        j += 1 if gap else len(cue)


def cue_at(words: Words, j: int, first: int, last: int) -> tuple[range, range | None, Kind | None]:
    """The longest fitting cue that begins at token `j`, its gap and kind; else the bare token."""
    kinds, phrases = lexicon()
    for cue, gap, number in phrases.at(words, j, last):
        if fits(words, kinds[number], cue, first, last):
            return cue, gap, kinds[number]
    return range(j, j + 1), None, NEGATED if words.lower[j].endswith("n't") else None


def fits(words: Words, kind: Kind, cue: range, first: int, last: int) -> bool:
    """Whether a phrase is used as the cue that the list takes it for, by the tags about it."""
    word = words.lower[cue.start]
    after = words.tags[cue.stop] if cue.stop < last else ""
    following = words.lower[cue.stop] if cue.stop < last else ""
    if words.lower[cue.stop - 1] == "to" and len(cue) > 1:
        return after in {"VERB", "AUX", "ADV", "PART", "X"}
    if kind.scope == "noun":
        return after in NOMINAL and (not word.endswith(PARTICIPIAL) or opens(words, cue, first))
    if kind.scope == "gerund":
        return following.endswith("ing")
    if kind.rule == "condition-inverted":
        return cue.start == first and after in SUBJECTS
    if kind.scope == "subject":
        return following != "to"  # "was due to an attack"
    return len(cue) > 1 or fits_alone(words, kind, cue.start, first, after)


def fits_alone(words: Words, kind: Kind, j: int, first: int, after: str) -> bool:
    """Whether a cue of one word is a verb, modal or adverb; `after` is the tag behind it."""
    word, tag = words.lower[j], words.tags[j]
    if word in VERBS:
        return True
    granted = j > first and words.tags[j - 1] in {"DET", "NUM"}  # "the will", "a planned march"
    if kind.scope in {"object", "complement"}:
        if word.endswith(PARTICIPIAL) and after in NOMINAL and granted:
            return False
        return tag in {"VERB", "X"} or word in ONE_WORD
    if kind.rule.startswith(("modal", "future")):
        if j == first and word in FINITE and after in SUBJECTS:
            return False  # "Should the talks fail", "Will the army withdraw?"
        if (granted and tag != "ADV") or words.lower[j + 1 : j + 2] == ["not"]:
            return False  # in "could not" the "not" says enough
        return tag in {"AUX", "ADV", "PART", "VERB", "X"} and after not in {"NUM", ""}
    return True


def opens(words: Words, cue: range, first: int) -> bool:
    """Whether a participle stands before its noun as an adjective ("a planned march") rather than
    as a verb ("they planned marches")."""
    if cue.start == first:
        return True
    before, tag = words.lower[cue.start - 1], words.tags[cue.start - 1]
    if tag == "PRON":
        return before in POSSESSIVE
    return tag in {"DET", "ADP", "ADJ", "NUM", "VERB", "CCONJ", "PUNCT", "PART"}
