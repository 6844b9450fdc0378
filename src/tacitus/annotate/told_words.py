"""Where the words begin and end that a reporting word tells behind it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tacitus.annotate.cues import Cue
from tacitus.annotate.page import Page
from tacitus.annotate.scopes import OPENERS, VERBAL
from tacitus.annotate.speaker_words import TIMES, over_participle, phrase_after, phrase_before
from tacitus.annotate.told_phrases import is_infinitive, phrase_told
from tacitus.annotate.verbs import past_forms

RELATIVE = frozenset("who whom which whose that where".split())
QUESTIONS = frozenset("whether if how why what who where when which".split())
PLACING = frozenset("in on at during through via by to from after before over outside late".split())
HEARING = frozenset("me you him her us them it".split())
COUNTING = frozenset("only even just not never some too already there no all both".split())
BOUNDS = frozenset("at about over up around under between more less nearly almost".split())
SKIPPED = frozenset({"and", "but", "while"})
TURNS = frozenset("but while whereas although though".split())
LONGEST = 200  # tokens of a paraphrase
FAR = 45  # tokens within which a clause shows its verb


class Limits:
    """The cues of a sentence by where their verb groups begin, and the speech in it, which no
    paraphrase crosses; `barriers` are in the order of the text."""

    def __init__(
        self, page: Page, cues: Sequence[Cue], first: int, barriers: Sequence[range]
    ) -> None:
        self.heads = {cue.group.start: cue for cue in cues}
        self.first = first
        self.last = page.sentence(first).last
        self.starts = [one.start for one in barriers]
        self.stops = [one.stop for one in barriers]

    def after(self, at: int) -> int:
        """How far words may reach that begin at `at`."""
        near = bisect_left(self.starts, at)
        bound = self.starts[near] if near < len(self.starts) else self.last
        return min(self.last, bound, at + LONGEST)

    def before(self, at: int) -> int:
        """How far back words may reach that end at `at`."""
        near = bisect_right(self.stops, at)
        bound = self.stops[near - 1] if near else self.first
        return max(self.first, bound, at - LONGEST)


def content_start(page: Page, cue: Cue, limit: int) -> tuple[int, str] | None:
    """The first token of what is told behind a cue, and by which frame of the cue's kind."""
    hearer, at = over_hearers(page, cue, limit)
    if at < limit and not is_infinitive(page, at, limit):
        at = over_places(page, at, limit)
    if at >= limit:
        return None
    word, takes = page.words.lower[at], cue.kind.takes
    clausal = takes & {"clause", "told", "papers"}
    that = that_ahead(page, at, limit) if clausal or "that" in takes else -1
    if that >= 0:
        return that + 1, "that"
    if word in OPENERS and word not in QUESTIONS and not clause_ahead(page, at, limit):
        return None
    if word in QUESTIONS if "whether" in takes else clausal and word in {"how", "why"}:
        return at, "question"
    if word in QUESTIONS:
        return None
    if word == "to" and hearer is not None and page.words.tags[at + 1] in VERBAL:
        return cue.words.start, "whom"
    if clausal and (opens_words(page, at) or clause_ahead(page, at, limit)):
        return at, "bare"
    return phrase_told(page, cue, at, limit)


def opens_words(page: Page, at: int) -> bool:
    """Whether a quotation of some words begins at `at`: more than a name in marks ("declared “war”
    on the gangs")."""
    return page.within[at] >= 0 and len(page.insides[page.within[at]]) > 4


def that_ahead(page: Page, at: int, limit: int) -> int:
    """The "that" which opens what is told: at `at` or behind places and times, before any verb and
    not right behind a noun that it may belong to; -1 if there is none."""
    words = page.words
    for j in range(at, min(at + 25, limit - 1)):
        opens = j == at or words.tags[j] == "SCONJ" or words.tags[j + 1] in {"DET", "PROPN"}
        relative = j > at and words.tags[j + 1] in VERBAL
        if words.lower[j] == "that" and opens and not relative:
            return j
        reduced = over_participle(page, j + 1, at) == j  # "in a report published on Tuesday"
        if words.tags[j] in VERBAL and not reduced:
            break
        if words.lower[j] in {";", ":"} or page.within[j] >= 0:
            break
    return -1


def over_hearers(page: Page, cue: Cue, limit: int) -> tuple[range | None, int]:
    """Who is told, and the token behind: "told reporters", "warned them"; a noun that a verb
    follows is the subject of what is told ("warned attacks would go on")."""
    at = cue.words.stop
    if not cue.kind.takes & {"told", "hearer"} or at >= limit or page.within[at] >= 0:
        return None, at
    words = page.words
    bare = at + 1 >= limit or words.tags[at + 1] not in {"NOUN", "PROPN", "ADJ"}
    if words.lower[at] in HEARING and (bare or words.lower[at] != "her"):
        return range(at, at + 1), at + 1
    hearer = phrase_after(page, at, limit)
    if hearer is None or hearer.start != at:
        return None, at
    if hearer.stop < limit and page.words.tags[hearer.stop] in VERBAL:
        if page.words.tags[at] == "PROPN" or cue.words.stop - cue.words.start > 1:
            stop = next((j for j in hearer if page.words.tags[j] != "PROPN"), at)
            return (range(at, stop), stop) if stop > at else (None, at)
        return None, at
    if "for" in cue.kind.takes and "for" in words.lower[at : hearer.stop]:
        hearer = range(at, words.lower.index("for", at))  # "asked donors for tents"
    return hearer, hearer.stop


def over_places(page: Page, at: int, limit: int) -> int:
    """The token behind adverbs, times, places and means that follow a cue ("said on Monday in a
    statement"), unless a verb follows: then they belong to what is told."""
    words = page.words
    while at < limit and page.within[at] < 0:
        word = words.lower[at]
        if word in TIMES or (words.tags[at] == "ADV" and word not in BOUNDS | QUESTIONS | COUNTING):
            at += 1
            continue
        behind = place_end(page, at, limit) if word in PLACING else aside_end(page, at, limit)
        if behind is None:
            return at
        at = behind
    return at


def place_end(page: Page, at: int, limit: int) -> int | None:
    """The token behind "in a statement", "on Monday", "to reporters"; None if a verb follows or a
    number ("at least ten")."""
    words = page.words
    if at + 1 >= limit or page.within[at + 1] >= 0:
        return None
    following = words.lower[at + 1]
    if following in {"least", "most"} or (
        words.lower[at] in BOUNDS and words.tags[at + 1] == "NUM"
    ):
        return None
    if following in TIMES:
        end = at + 2
        while end < limit and (words.lower[end] in TIMES or words.tags[end] == "NUM"):
            end += 1
        return end
    phrase = phrase_after(page, at + 1, limit)
    if phrase is None or (phrase.stop < limit and words.tags[phrase.stop] in VERBAL):
        return None
    inside = page.within[phrase.stop] if phrase.stop < limit else -1
    return page.insides[inside].stop if inside >= 0 else phrase.stop


def aside_end(page: Page, at: int, limit: int) -> int | None:
    """The token behind an aside between commas before "that": "said, citing the governor, that"."""
    if page.words.lower[at] != ",":
        return None
    for j in range(at + 1, min(at + 20, limit - 1)):
        if page.words.lower[j] == "," and page.words.lower[j + 1] == "that":
            return j + 1
    return None


def clause_ahead(page: Page, at: int, limit: int) -> bool:
    """Whether the words from `at` on are a clause: a verb that is neither the first word nor an
    infinitive or -ing form, nor behind a comma that no other follows."""
    words, skip, relatives = page.words, at, 0
    for j in range(at, min(at + FAR, limit)):
        word = words.lower[j]
        if word in {";", ":"} or (j == at and word == ","):
            return False
        if word == "," and j >= skip:
            skip = aside_behind(page, j, limit)
            if not skip:
                return False
        if word in {"and", "but", "or"} and j + 1 < limit and words.tags[j + 1] == "VERB":
            return contracted(page, at)
        relatives += word in RELATIVE and words.tags[j] in {"PRON", "SCONJ"} and j > at
        if j > at and j >= skip and is_finite(page, j):
            if not relatives:
                return True
            relatives -= words.tags[j] == "VERB" or words.tags[j + 1 : j + 2] != ["VERB"]
    return contracted(page, at)


def aside_behind(page: Page, comma: int, limit: int) -> int:
    """The token behind an aside that a comma opens, over the asides that follow it; 0 for none."""
    lower = page.words.lower
    for j in range(comma + 1, min(comma + 40, limit - 1)):
        if lower[j] == "," and lower[j + 1] not in RELATIVE:
            return j + 1
    return 0


def is_finite(page: Page, j: int) -> bool:
    """Whether token `j` is a verb other than an infinitive or -ing form; "she'll" counts."""
    words = page.words
    if words.tags[j] in VERBAL and words.lower[j - 1] != "to":
        return not words.lower[j].endswith("ing")
    mistagged = words.tags[j] in {"ADJ", "ADV", "X"} and words.lower[j] in past_forms()
    return mistagged or contracted(page, j)


def contracted(page: Page, j: int) -> bool:
    """Whether a word holds its verb: "she'll", "they've"."""
    return page.words.lower[j].endswith(("'ll", "'re", "'ve", "'m", "'d", "n't"))


def content_end(page: Page, start: int, limits: Limits) -> int:
    """Where what is told ends: before the next reporting word of the same speaker ("and added
    that", ", saying"), before who else says so, before "but" and the like after a comma."""
    limit, heads = limits.after(start), limits.heads
    has_verb = False
    for j in range(start, limit):
        has_verb = has_verb or page.words.tags[j] in VERBAL
        if page.within[j] < 0 and ends_content(page, j, limit, heads, has_verb=has_verb):
            return j
        if j > start and page.within[j - 1] >= 0 and j in heads and heads[j].form == "ing":
            return j  # “never saw it coming,” adding
    return limit


def ends_content(page: Page, j: int, limit: int, heads: dict[int, Cue], *, has_verb: bool) -> bool:
    """Whether what is told ends before token `j`."""
    lower = page.words.lower
    word = lower[j]
    if word == ";":
        return True
    if word not in {",", "and", "but", "while"}:
        return False
    after = j + 1
    if word == "," and after < limit and lower[after] in TURNS:
        return has_verb
    while after < limit and (lower[after] in SKIPPED or page.words.tags[after] == "ADV"):
        after += 1
    cue = heads.get(after)
    if cue is not None and cue.form == "source":
        return has_verb
    if cue is not None:
        return cue.form not in {"noun", "passive"} and not cue.unreal
    return other_speaker(page, after, limit, heads)


def other_speaker(page: Page, at: int, limit: int, heads: dict[int, Cue]) -> bool:
    """Whether somebody else's saying begins at `at` (", Smith said"); not one between commas."""
    cues = (heads[j] for j in range(at + 1, min(at + 12, limit)) if j in heads)
    cue = next((one for one in cues if one.form == "finite"), None)
    if cue is None or cue.unreal:
        return False
    speaker = phrase_before(page, cue.group.start, at)
    if speaker is None or speaker.start != at or page.words.tags[at] == "SCONJ":
        return False
    behind = cue.words.stop
    return behind >= limit or page.words.lower[behind] != ","
