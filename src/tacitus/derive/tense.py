"""Whether the clause around some words speaks of what is past or of what is to come.

Shallow: words that plan ("scheduled for Monday") first, then a verb right beside the words, then
the nearest verb group to the left inside the clause, then to the right.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tacitus.lists import tables, word_set
from tacitus.marks import Marks, Token
from tacitus.values import Span

Tense = Literal["past", "future", "unknown"]
LOOK = 30  # tokens to each side
BREAKS = frozenset([";", ":", "“", "”", '"', "—", "–"])
OPENERS = frozenset("that which who while when as because if though although whereas".split())
JOINERS = frozenset("and but or".split())
SKIPPED = frozenset(
    "on for at by until till the from in to early late of , this next last not (".split()
)
FUTURE_AUX = frozenset("will shall 'll ’ll wo would should may might could must".split())
PERFECT_AUX = frozenset("would could should may might must".split())
PAST_AUX = frozenset("was were had did been".split())
PRESENT_AUX = frozenset("is are am be being 're ’re".split())
HAVE = frozenset("has have having 've ’ve".split())
NOT = frozenset("not n't n’t neither nor never no".split())
POSSESSIVE = frozenset({"'s", "’s"})
LETTING = frozenset("let lets made saw heard watched helped".split())  # "let them go"
TERMINAL = frozenset("until till".split())  # "until he is buried"


@cache
def listed(name: str) -> frozenset[str]:
    """A list under `tense` in the data file."""
    return frozenset(tables("dates.toml")["tense"][name])


@cache
def pasts() -> frozenset[str]:
    """Irregular pasts and past participles."""
    rows = (line.split() for line in word_set("irregular_verbs.txt"))
    return frozenset(form for row in rows for cell in row[1:] for form in cell.split("/"))


def is_past(word: str) -> bool:
    """Whether a lower-case verb form may be a past."""
    return word.endswith("ed") or word in pasts()


def tense_at(marks: Marks, span: Span, starts: Sequence[int]) -> Tense:
    """The time of the clause that holds a span; `starts` are the offsets of the tokens."""
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    low, high = bounds(marks, span, first, last)
    left, right = side(marks.tokens[low:first]), side(marks.tokens[last:high])
    cue = by_cue(left, right)
    if cue is not None:
        return cue
    gap = left.gap()
    if 0 <= gap < len(left.words) and left.is_verb(gap):
        return of_group(left, gap, beside=True)
    if right.words and right.is_verb(0) and not right.words[0].endswith("ing"):
        return by_verb_right(right)
    found = by_verb_left(left, gap)
    return found if found != "unknown" else by_verb_right(right)


def bounds(marks: Marks, span: Span, first: int, last: int) -> tuple[int, int]:
    """The tokens to look at: those of the sentence, not too far away."""
    at = bisect_left(marks.sentences, span.end, key=lambda sentence: sentence.span.end)
    if at < len(marks.sentences) and marks.sentences[at].first <= first:
        sentence = marks.sentences[at]
        return max(sentence.first, first - LOOK), min(sentence.last, last + LOOK)
    return max(0, first - LOOK), min(len(marks.tokens), last + LOOK)


@dataclass(frozen=True, slots=True)
class Side:
    """The tokens before or after some words, and the same in lower case."""

    tokens: Sequence[Token]
    words: list[str]

    def gap(self) -> int:
        """The number of the last token before that is no preposition or the like."""
        at = len(self.tokens) - 1
        while at >= 0 and self.words[at] in SKIPPED:
            at -= 1
        return at

    def is_verb(self, at: int) -> bool:
        """Whether a token is a verb; by its form where no tags are."""
        token, word = self.tokens[at], self.words[at]
        if word in POSSESSIVE or word.endswith("-"):
            return False
        if token.tag == "X":
            return word in FUTURE_AUX | PAST_AUX | PRESENT_AUX | HAVE or is_past(word)
        return token.tag in {"VERB", "AUX"} or word in {"will", "would"}


def side(tokens: Sequence[Token]) -> Side:
    """The tokens with their words."""
    return Side(tokens, [token.lower for token in tokens])


def by_cue(left: Side, right: Side) -> Tense | None:
    """By the words right beside: "scheduled for", "ahead of"; None where they tell nothing."""
    words, after = left.words, right.words
    gap = left.gap()
    tail = " ".join(words[-5:])
    if any(tail.endswith(cue) for cue in listed("ahead")):
        return "future"
    if gap >= 0 and words[gap] in listed("planned"):
        earlier = words[gap - 1] if gap else ""
        return (
            "past" if earlier in {"as", "previously"} or "had" in words[gap - 3 : gap] else "future"
        )
    if gap >= 0 and words[gap] in listed("past_things"):
        return "past"
    if gap >= 1 and words[gap] in {"set", "moved"} and words[gap + 1 : gap + 2] == ["for"]:
        return "future"
    if after[:1] and after[0] in POSSESSIVE:
        return None if set(after[1:4]) & listed("coming_things") else "past"
    noun = bool(after) and right.tokens[0].tag in {"NOUN", "PROPN"} and after[0] not in POSSESSIVE
    plain = not words or words[-1] in {"a", "an", "the", "its", "his", "their"} | POSSESSIVE
    return "unknown" if noun and plain and bool(words) else None


def by_verb_left(left: Side, last: int) -> Tense:
    """By the last verb before, in the same clause. "and" parts clauses where the words follow it
    at once; else it may join nouns."""
    words = left.words
    for at in range(last, -1, -1):
        word = words[at]
        if word.endswith(("'ll", "’ll")):
            return "future"
        if ends_clause(words, at, last):
            return "unknown"
        if word in listed("planned") and left.tokens[at].tag != "X" and last - at < 9:
            return "future" if "had" not in words[max(0, at - 3) : at] else "past"
        if word == "to" and at and words[at - 1] in listed("planned") | {"set", "due", "is", "are"}:
            return "future" if "had" not in words[max(0, at - 3) : at] else "past"
        if word == "to" and at and words[at - 1] in listed("plans"):
            return "future"
        if word in listed("calls") and is_called(words, at):
            return "future"
        if left.is_verb(at):
            return of_group(left, at)
    return "unknown"


def ends_clause(words: list[str], at: int, last: int) -> bool:
    """Whether a word before parts the clause from what stands before it: not the "as" of "known
    as", nor an "and" that does not stand right beside the words."""
    word = words[at]
    named = word == "as" and words[at - 1 : at] == ["known"]
    return word in BREAKS or (word in OPENERS and not named) or (word in JOINERS and at >= last)


def is_called(words: list[str], at: int) -> bool:
    """Whether what a verb asks for is yet to come: "called for a march on", "invited them to",
    "pledged guards from"."""
    rest = words[at + 1 :]
    if rest[-1:] == ["from"]:
        return True
    if words[at] == "called":
        return rest[:1] == ["for"] and bool(listed("coming_things") & set(rest[1:4]))
    return words[at] == "invited" and "to" in rest


def by_verb_right(right: Side) -> Tense:
    """By the first finite verb after."""
    words = right.words
    for at, word in enumerate(words):
        if word in {";", "“", "”", '"'}:
            return "unknown"
        if right.is_verb(at) and not word.endswith("ing"):
            end = at
            while end + 1 < len(words) and (
                right.is_verb(end + 1) or right.tokens[end + 1].tag in {"ADV", "PART"}
            ):
                end += 1
            while not right.is_verb(end):
                end -= 1
            return of_group(right, end)
    return "unknown"


def of_group(part: Side, head: int, beside: bool = False) -> Tense:
    """The tense of the verb group that ends at `head`; `beside` if it stands next to the words."""
    words, start = part.words, head
    while start and (
        part.is_verb(start - 1)
        or part.tokens[start - 1].tag in {"ADV", "PART"}
        or words[start - 1] == "to"
    ):
        start -= 1
    group = words[start : head + 1]
    if "to" in group[:-1] and "have" not in group:
        return of_infinitive(part, start, group)
    if any(word in FUTURE_AUX for word in group):
        perfect = "have" in group and any(word in PERFECT_AUX for word in group)
        unable = "could" in group and any(word in NOT for word in words[: head + 1])
        sensed = "could" in group and group[-1] in listed("sensed")
        return "past" if perfect or unable or sensed else "future"
    return of_plain(part, start, group, beside)


def of_plain(part: Side, start: int, group: list[str], beside: bool) -> Tense:
    """The tense of a group without modal and infinitive."""
    head = group[-1]
    before = part.words[max(0, start - 5) : start]
    if "had" in group or (len(group) == 1 and not is_past(head) and LETTING & set(before)):
        return "past"
    if head in listed("planned") | {"planning"}:
        return "future"
    if any(word in PAST_AUX or word in HAVE for word in group):
        return "past"
    if any(word in PRESENT_AUX for word in group):
        appointed = beside or head in listed("appointed")
        if head.endswith("ing") or head in PRESENT_AUX:
            return "future" if appointed else "unknown"
        return "future" if TERMINAL & set(before) else "past"
    if any(is_past(word) for word in group):
        return "past"
    if head.endswith("ing"):
        return by_verb_left(part, start - 1)
    return "future" if head in listed("appointed") else "unknown"


def of_infinitive(part: Side, start: int, group: list[str]) -> Tense:
    """The time of "to meet": that which its governor gives it ("plans to", "failed to")."""
    before = group[: len(group) - 1 - group[::-1].index("to")]
    governor = before[-1] if before else (part.words[start - 1] if start else "")
    planned_once = "had" in before or "had" in part.words[max(0, start - 4) : start]
    if planned_once or governor in listed("achieved"):
        return "past"
    if governor in listed("planned") | listed("hopes") | {"set", "is", "are", "was", "were"}:
        return "future"
    if before:
        return "past" if any(is_past(word) for word in before) else "future"
    if listed("wants") & set(part.words[max(0, start - 4) : start]):
        return "future"
    return by_verb_left(part, start - 1)
