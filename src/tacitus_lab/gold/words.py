"""A text as numbered words: what spans share, which word of a mention is its head."""

import re
from bisect import bisect_left, bisect_right
from typing import Any

from tacitus_lab.gold import coded
from tacitus_lab.gold.coded import Json

# Thai, Lao, Burmese, Khmer, Japanese and Chinese do not part their words: a character is a word.
UNPARTED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
WORD = re.compile(rf"\d+(?:,\d{{3}})+|[{UNPARTED}]|[^\W_{UNPARTED}]+")
FUNCTION_WORDS = set(
    """a an the and or but nor of to in on at by for from with as is are was were
    be been being am have has had having do does did will would can could may might must shall
    should not no it its he his him she her hers they their them we our us you your i my me who
    whom whose which that this these those there here than then so if s t ll re ve d m""".split()
)
HEAD_ENDS = set(
    """of to in on at by for from with near after before who whom whose which that
    including among amid armed wearing de del do da dos das du des della di von van para por que
    qui en aus im""".split()
)


class Words:
    """A text as numbered words, and its spans as sets of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(WORD.finditer(text))
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.words = [match.group() for match in found]

    def of(self, span: Json) -> Any:
        """The numbers of the words that a span touches; none if the span is not in the text."""
        if coded.bad_span(span, self.text):
            return range(0)
        return range(bisect_right(self.ends, span["start"]), bisect_left(self.starts, span["end"]))

    def content(self, spans: list[Json]) -> Any:
        """The content words of spans: all words, where a span has no other."""
        found: set[int] = set()
        for span in spans:
            touched = self.of(span)
            found.update([i for i in touched if is_content(self.words[i])] or touched)
        return found

    def head(self, span: Json) -> Any:
        """The head word of a mention: the last before a preposition, a relative pronoun or, if it
        is no list, a comma; not a possessive s."""
        touched = self.of(span)
        listed = any(self.words[i].lower() in ("and", "or") for i in touched)
        kept: list[int] = []
        for i in touched:
            gap = self.text[self.ends[i - 1] : self.starts[i]] if kept else ""
            if kept and (self.words[i].lower() in HEAD_ENDS or ("," in gap and not listed)):
                break
            if not (kept and self.words[i] == "s" and gap in ("'", "’")):
                kept.append(i)
        return kept[-1] if kept else None


def is_content(word: str) -> Any:
    """Not a function word. Of words of one or two letters only figures, UN and Xi and the like,
    and the scripts from Thai on, whose words are short."""
    if len(word) == 2 and word.isupper():
        return True
    named = word.isdigit() or word[0] >= "\u0e00" or (len(word) == 2 and word[0].isupper())
    return (len(word) > 2 or named) and word.lower() not in FUNCTION_WORDS


def alike(one: Any, two: Any) -> Any:
    """Whether two strings share half of their content words."""
    one, two = (
        {word.lower() for word in WORD.findall(str(string or "")) if is_content(word)}
        for string in (one, two)
    )
    return f_measure(one, two) >= 0.5


def f_measure(one: Any, two: Any) -> Any:
    """F (Dice) of two sets."""
    return 2 * len(one & two) / (len(one) + len(two)) if one or two else 1.0


def share(one: Any, two: Any) -> Any:
    """What two sets share, of the smaller."""
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0
