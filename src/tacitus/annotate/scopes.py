"""Where the words over which a cue stands begin and end: in tokens of one sentence, by their tags.

No parse: a scope runs on to the next word or mark that begins something new. Tags may be missing
(`X`); then only the closed-class words decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.annotate.verbs import is_participle, is_past
from tacitus.closed_class import POSSESSIVE
from tacitus.marks import Sentence, Token
from tacitus.vocabulary import Certainty

MARKS = frozenset(";:()[]—–…!?")
CLOSERS = frozenset("\"”’'»“")
# These open a clause that is told for itself, whatever stands over the one before.
OPENERS = frozenset(
    "but while whilst whereas although though because after before since when whenever where who"
    " whom whose which what how why whether until till unless if despite amid following during"
    " except once".split()
)
PRONOUNS = frozenset("i he she it we they you there".split())
FINITE = frozenset(
    "is are was were has had have do does did will would can could may might shall should must"
    " isn't aren't wasn't weren't hasn't hadn't haven't won't wouldn't".split()
)
DEFINITE = POSSESSIVE | {"the", "this", "that", "these", "those"}
# After these even an indefinite noun is taken for granted ("will rally over killings").
GRANTING = frozenset("over against at about".split())
# Their object is what happens: "will hold the talks" says nothing of talks that are.
LIGHT = frozenset(
    "hold holding held launch launching launched stage staging staged conduct conducting conducted"
    " begin beginning start starting resume resuming carry carrying out make making commit"
    " committing mount mounting execute perpetrate perpetrating".split()
)
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"})
VERBAL = frozenset({"VERB", "AUX"})
LONGEST = 100  # tokens of a clause
LISTED = 12  # tokens within which the "and" of a list must come


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a report, lower-case and with straight apostrophes, and their tags."""

    lower: list[str]
    tags: list[str]


def words_of(tokens: Sequence[Token]) -> Words:
    """The words of these tokens."""
    return Words([t.lower.replace("’", "'") for t in tokens], [t.tag for t in tokens])


def body_end(words: Words, sentence: Sentence) -> int:
    """The end of a sentence without its closing marks."""
    last = sentence.last
    while last > sentence.first and (
        words.lower[last - 1] in CLOSERS or words.lower[last - 1] in ".!?"
    ):
        last -= 1
    return last


def clause_end(words: Words, start: int, last: int) -> int:
    """Where the clause ends that goes on from token `start`; at most `last`."""
    j, verb, last = start, -1, min(last, start + LONGEST)
    while j < last:
        word = words.lower[j]
        if verb < 0 and words.tags[j] == "VERB":
            verb = j
        if word == "," and verb < 0 and in_group(words, j, start):
            resumed = aside_end(words, j, last)
            j = resumed or j
            if resumed:
                continue
        if j > start and ends_at(words, j, last, verb if verb >= 0 else start):
            return j
        j += 1
    return last


def ends_at(words: Words, j: int, last: int, verb: int) -> bool:
    """Whether something new begins with token `j`; `verb` is the first verb before it, else where
    the clause begins."""
    word = words.lower[j]
    if word in MARKS or word in OPENERS:
        return True
    if word == ",":
        return not goes_on(words, j, last, verb)
    if word in {"and", "or"}:
        return new_clause(words, j + 1, last, verb)
    if word == "that":
        return words.tags[j] in {"SCONJ", "PRON"}
    if word == "as":
        return words.tags[j] == "SCONJ"
    return words.tags[verb] == "VERB" and verb < j and is_reduced(words, j)


def is_reduced(words: Words, j: int) -> bool:
    """Whether token `j` is the participle of a noun before it: "the fees paid to lawyers" takes
    the paying for granted."""
    before = words.tags[j - 1]
    return words.tags[j] == "VERB" and before in {"NOUN", "PROPN"} and is_participle(words.lower[j])


def in_group(words: Words, comma: int, start: int) -> bool:
    """Whether a comma stands inside a verb group: "may, he said, have fled"."""
    return comma == start or words.tags[comma - 1] in {"AUX", "ADV", "PART"}


def aside_end(words: Words, comma: int, last: int) -> int:
    """The token after an aside between commas ("may, he said, have"); 0 if there is none."""
    for j in range(comma + 1, min(comma + 8, last)):
        if words.lower[j] == ",":
            return j + 1
        if words.lower[j] in MARKS:
            return 0
    return 0


def goes_on(words: Words, comma: int, last: int, verb: int) -> bool:
    """Whether the clause goes on over a comma: "including ...", or one of a list."""
    after = comma + 1
    if after >= last or words.lower[after] in CLOSERS:
        return False
    if words.lower[after] == "including":
        return True
    if words.lower[after] in {"and", "or"}:
        return not new_clause(words, after + 1, last, verb)
    for j in range(after, min(after + LISTED, last)):
        if words.lower[j] in {"and", "or"}:
            return j > after and not new_clause(words, j + 1, last, verb)
        if words.tags[j] not in NOMINAL and words.tags[j] not in {"DET", "ADP", "PUNCT"}:
            return False
        if words.lower[j] in MARKS or words.lower[j] in OPENERS:
            return False
    return False


def new_clause(words: Words, j: int, last: int, verb: int) -> bool:
    """Whether what follows an "and" has a verb that the words before it do not govern."""
    while j < last and words.tags[j] == "ADV":
        j += 1
    if j >= last:
        return False
    word, tag = words.lower[j], words.tags[j]
    if word in PRONOUNS or word in OPENERS:
        return True
    if tag in VERBAL:
        return word in FINITE or changes_form(words, j, verb)
    for k in range(j, min(j + 10, last)):
        tag = words.tags[k]
        if tag in VERBAL and words.lower[k] != "'s":
            return k > j and not words.lower[k].endswith("ing") and words.lower[k - 1] != "to"
        if tag in {"SCONJ", "CCONJ", "PUNCT", "PART"}:
            return False
    return False


def changes_form(words: Words, j: int, verb: int) -> bool:
    """Whether verb `j` cannot stand beside verb `verb`: "stop and fled", "firing and killed"."""
    before, after = words.lower[verb], words.lower[j]
    if before.endswith("ing") or after.endswith("ing"):
        return before[-3:] != after[-3:]
    if after.endswith("s") and not after.endswith("ss"):
        return not before.endswith("s")
    return is_past(after) and not is_past(before)


def clause_start(words: Words, first: int, at: int) -> int:
    """Where the clause begins that leads up to token `at`; at least `first`."""
    j, first = at, max(first, at - LONGEST)
    while j > first:
        word = words.lower[j - 1]
        if word in MARKS or word in OPENERS or word in CLOSERS or word == "that":
            return j
        if word in {"and", "or"} and joins_clauses(words, first, j, at):
            return j
        j -= 1
    return first


def joins_clauses(words: Words, first: int, j: int, at: int) -> bool:
    """Whether an "and" before token `j` joins two clauses: a verb before it, none up to `at`."""
    return any(words.tags[k] in VERBAL for k in range(max(first, j - 40), j - 1)) and all(
        words.tags[k] not in VERBAL for k in range(j, at)
    )


def phrase_end(words: Words, start: int, last: int) -> int:
    """Where the noun phrase ends whose words (determiner, adjectives, nouns) begin at `start`."""
    j = start
    while j < last and (
        words.tags[j] in NOMINAL
        or words.tags[j] == "DET"
        or (j == start and words.lower[j] in DEFINITE)
        or words.lower[j] == "'s"
        or is_attributive(words, j, last)
    ):
        j += 1
    return j


def is_attributive(words: Words, j: int, last: int) -> bool:
    """Whether a participle stands before its noun ("armed men")."""
    before_noun = j + 1 < last and words.tags[j + 1] in {"NOUN", "PROPN"}
    return words.tags[j] == "VERB" and before_noun and words.lower[j].endswith(("ed", "ing", "en"))


def whole_phrase_end(words: Words, start: int, last: int) -> int:
    """The same with the "of" phrases that hang on it."""
    j = phrase_end(words, start, last)
    while start < j < last - 1 and words.lower[j] == "of":
        after = phrase_end(words, j + 1, last)
        if after == j + 1:
            break
        j = after
    return j


def open_parts(words: Words, start: int, end: int, certainty: Certainty) -> tuple[range, ...]:
    """The stretch without the noun phrases that are taken for granted: "may have died in the
    attack" leaves the attack alone. One with a number stays: "may have killed the 10 men". What is
    planned or hypothetical keeps the object of a light verb: "will hold the talks"."""
    parts, j, begun = [], start, start
    while j < end:
        stop = j + 1
        if is_reason(words, j, start):
            end = j
        elif is_granted(words, j, start, certainty):
            stop = whole_phrase_end(words, j, end)
            numbered = "NUM" in words.tags[j : phrase_end(words, j, end)]
            if stop > j + 1 and not numbered:
                parts.append(range(begun, j))
                begun = stop
        j = max(stop, j + 1)
    parts.append(range(begun, end))
    return tuple(part for part in parts if part)


def is_reason(words: Words, j: int, start: int) -> bool:
    """Whether a deed done before begins at token `j`: "will be tried for killing his wife"."""
    deed = words.tags[j] == "VERB" and words.lower[j].endswith("ing")
    return deed and j > start + 1 and words.lower[j - 1] == "for"


def is_granted(words: Words, j: int, start: int, certainty: Certainty) -> bool:
    """Whether a noun phrase that is taken for granted may begin at token `j`."""
    if j <= start:
        return False
    word, before = words.lower[j], words.lower[j - 1]
    if word in DEFINITE and not (word == "that" and words.tags[j] == "SCONJ"):
        return certainty in {"denied", "alleged"} or before not in LIGHT
    return before in GRANTING and words.tags[j - 1] == "ADP"
