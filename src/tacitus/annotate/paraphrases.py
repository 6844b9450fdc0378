"""The words that a reporting word tells in other words: where they begin and end."""

from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.annotate.cues import Cue
from tacitus.annotate.page import Page
from tacitus.annotate.scopes import NOMINAL, OPENERS, PRONOUNS, VERBAL
from tacitus.annotate.speaker_words import (
    TIMES,
    phrase_after,
    phrase_before,
    run_end,
    speaker_of,
)

QUESTIONS = frozenset("whether if how why what who where when which".split())
PLACING = frozenset("in on at during through via by to from after before over outside late".split())
BOUNDS = frozenset("at about over up around under between more less nearly almost".split())
TURNS = frozenset("but while whereas although though".split())
GOING_ON = frozenset("on continued out".split())
UNSAID = frozenset(
    "refused declined failed want wants wanted unable able like how reluctant".split()
)
MARKS = frozenset(".,;:—–-?!")
NONE = frozenset("no nobody none neither nothing few".split())
FAR = 45  # tokens within which a clause shows its verb


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """What a cue tells: the tokens of the clause, who says it, and by which rule it was found."""

    cue: Cue
    content: range
    speaker: range | None
    rule: str


class Limits:
    """The cues of a sentence and the speech in it, which no paraphrase crosses."""

    def __init__(self, page: Page, cues: Sequence[Cue], first: int, barriers: Sequence[range]):
        self.cues = cues
        self.first = first
        self.last = page.sentence(first).last
        self.barriers = barriers

    def after(self, at: int) -> int:
        """How far words may reach that begin at `at`."""
        return min([self.last, *(one.start for one in self.barriers if one.start >= at)])

    def before(self, at: int) -> int:
        """How far back words may reach that end at `at`."""
        return max([self.first, *(one.stop for one in self.barriers if one.stop <= at)])


def paraphrase(page: Page, cue: Cue, limits: Limits) -> Paraphrase | None:
    """What a cue tells in other words, None where it tells nothing ("declined to say")."""
    if cue.form == "source":
        return by_source(page, cue, limits)
    if cue.negated or cue.unreal:
        return None
    if cue.form == "noun":
        return by_noun(page, cue, limits)
    if cue.form == "passive":
        return by_passive(page, cue, limits)
    found = forward(page, cue, limits) or backward(page, cue, limits)
    return found if cue.form != "to" or (found and is_said(page, found)) else None


def is_said(page: Page, found: Paraphrase) -> bool:
    """Whether an infinitive was said: "went on to say", or words of it stand in marks; not "refused
    to say", "wants to call it “war”"."""
    before = page.words.lower[found.cue.group.start - 1]
    quoted = any(page.within[j] >= 0 for j in found.content)
    return before in GOING_ON or (quoted and before not in UNSAID)


def made(
    page: Page, cue: Cue, content: range, speaker: range | None, rule: str
) -> Paraphrase | None:
    """The paraphrase, if its content has words and its speaker is not nobody."""
    content = stripped(page, content)
    if not content or (speaker and page.words.lower[speaker.start] in NONE):
        return None
    return Paraphrase(cue, content, speaker, rule)


def stripped(page: Page, content: range) -> range:
    """The stretch without marks, "and" or closing quotation marks of others at its ends."""
    lower, within = page.words.lower, page.within
    first, last = content.start, content.stop
    while first < last and within[first] < 0 and lower[first] in MARKS | {"and", "but", "or"}:
        first += 1
    while first < last and within[last - 1] < 0 and lower[last - 1] in MARKS | {"and", "but"}:
        last -= 1
    return range(first, last)


# ---- the clause behind the cue --------------------------------------------------------------


def forward(page: Page, cue: Cue, limits: Limits) -> Paraphrase | None:
    """'X said (that) the army had left'."""
    limit = limits.after(cue.words.stop)
    found = content_start(page, cue, limit)
    if found is None:
        return None
    start, rule = found
    end = content_end(page, max(start, cue.words.stop), limit, limits.cues)
    return made(page, cue, range(start, end), speaker_of(page, cue, inverted=False), rule)


def content_start(page: Page, cue: Cue, limit: int) -> tuple[int, str] | None:
    """The first token of what is told behind a cue, and by which frame of the cue's kind."""
    hearer, at = over_hearers(page, cue, limit)
    at = over_places(page, at, limit)
    if at >= limit:
        return None
    word, takes = page.words.lower[at], cue.kind.takes
    if word in OPENERS and word not in QUESTIONS:
        return None
    clausal = takes & {"clause", "told"}
    if word == "that" and takes & {"clause", "told", "that"} and at + 1 < limit:
        return at + 1, "that"
    if word in QUESTIONS if "whether" in takes else clausal and word in {"how", "why"}:
        return at, "question"
    if word in QUESTIONS:
        return None
    if word == "to" and hearer is not None and page.words.tags[at + 1] in VERBAL:
        return hearer.start, "whom"
    if clausal and (page.within[at] >= 0 or clause_ahead(page, at, limit)):
        return at, "bare"
    return phrase_told(page, cue, at, limit)


def over_hearers(page: Page, cue: Cue, limit: int) -> tuple[range | None, int]:
    """Who is told, and the token behind: "told reporters", "warned them"; a noun that a verb
    follows is the subject of what is told ("warned attacks would go on")."""
    at = cue.words.stop
    if "told" not in cue.kind.takes or at >= limit:
        return None, at
    hearer = phrase_after(page, at, limit)
    if hearer is None or hearer.start != at:
        return None, at
    if hearer.stop < limit and page.words.tags[hearer.stop] in VERBAL:
        if page.words.tags[at] == "PROPN" or cue.words.stop - cue.words.start > 1:
            stop = next((j for j in hearer if page.words.tags[j] != "PROPN"), at)
            return (range(at, stop), stop) if stop > at else (None, at)
        return None, at
    return hearer, hearer.stop


def over_places(page: Page, at: int, limit: int) -> int:
    """The token behind adverbs, times, places and means that follow a cue ("said on Monday in a
    statement"), unless a verb follows: then they belong to what is told."""
    words = page.words
    while at < limit and page.within[at] < 0:
        word = words.lower[at]
        if word in TIMES or (words.tags[at] == "ADV" and word not in BOUNDS | QUESTIONS):
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
    return phrase.stop


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
    infinitive or -ing form."""
    words = page.words
    for j in range(at + 1, min(at + FAR, limit)):
        if words.lower[j] in {";", ":"}:
            return False
        finite = words.tags[j] in VERBAL and not words.lower[j].endswith("ing")
        if finite and words.lower[j - 1] != "to":
            return words.lower[at] != ","
    return False


def phrase_told(page: Page, cue: Cue, at: int, limit: int) -> tuple[int, str] | None:
    """What is told without a clause. Where the words cannot stand alone, the cue belongs to them
    ("vowed to return", "warned of attacks")."""
    words, takes, word = page.words, cue.kind.takes, page.words.lower[at]
    following = words.tags[at + 1] if at + 1 < limit else ""
    if word == "to" and "to" in takes and following in VERBAL:
        return cue.words.start, "to"
    if word == "for" and "for" in takes:
        return (at + 1, "whom") if asks_whom(page, at + 1, limit) else (cue.words.start, "for")
    if word in {"of", "about", "against"} and "of" in takes:
        return cue.words.start, "of"
    if "whom" in takes and asks_whom(page, at, limit):
        return at, "whom"
    if "blame" in takes and any(
        words.lower[j] in {"of", "for"} for j in range(at, min(at + 12, limit))
    ):
        return cue.words.start, "blame"
    if takes & {"as", "names"}:
        return named(page, cue, at, limit)
    if "noun" in takes and at == cue.words.stop and is_noun_told(page, at):
        return cue.words.start, "noun"
    return None


def asks_whom(page: Page, at: int, limit: int) -> bool:
    """Whether somebody and an infinitive stand at `at`: "the rebels to leave"."""
    whom = phrase_after(page, at, limit)
    return (
        whom is not None
        and whom.stop + 1 < limit
        and page.words.lower[whom.stop] in {"to", "not"}
        and page.words.tags[whom.stop + 1] in {"VERB", "AUX", "ADV", "PART"}
    )


def is_noun_told(page: Page, at: int) -> bool:
    """Whether a noun phrase or -ing form begins at `at`: "confirmed deaths", "denied firing"."""
    word, tag = page.words.lower[at], page.words.tags[at]
    return tag in NOMINAL | {"DET"} or word.endswith("ing") or page.within[at] >= 0


def named(page: Page, cue: Cue, at: int, limit: int) -> tuple[int, str] | None:
    """What is called something: "the vote a sham", "the army as cowards"; words in quotation marks
    are enough ("the “barbaric” raid")."""
    words = page.words
    end = min(limit, at + 20)
    if page.within[at] >= 0 and "names" in cue.kind.takes:
        return (at, "named") if "what" in words.lower[max(0, at - 8) : at] else None
    if any(page.within[j] >= 0 for j in range(at, min(limit, at + FAR))):
        return at, "named"
    if "as" in cue.kind.takes:
        found = any(words.lower[j] == "as" and words.tags[j] != "ADV" for j in range(at + 1, end))
        return (at, "named") if found and words.tags[at] not in {"ADP", "PUNCT"} else None
    whom = (
        run_end(page, at, limit)
        if words.lower[at] not in PRONOUNS | {"him", "them", "it"}
        else at + 1
    )
    if at < whom < limit and (words.lower[whom] in {"a", "an", "the"} or words.tags[whom] == "ADJ"):
        return at, "named"
    return None


def content_end(page: Page, start: int, limit: int, cues: Sequence[Cue]) -> int:
    """Where what is told ends: before the next reporting word of the same speaker ("and added
    that", ", saying"), before who else says so, before "but" and the like after a comma."""
    heads = {cue.group.start: cue for cue in cues}
    for j in range(start, limit):
        if page.within[j] < 0 and ends_content(page, j, limit, heads):
            return j
    return limit


def ends_content(page: Page, j: int, limit: int, heads: dict[int, Cue]) -> bool:
    """Whether what is told ends before token `j`."""
    lower = page.words.lower
    word = lower[j]
    if word == ";":
        return True
    if word not in {",", "and", "but"}:
        return False
    after = j + 1
    if word == "," and after < limit and lower[after] in TURNS:
        return True
    while after < limit and (lower[after] in {"and", "but"} or page.words.tags[after] == "ADV"):
        after += 1
    cue = heads.get(after)
    if cue is None or cue.form in {"noun", "passive"}:
        return False
    return cue.form != "ing" or word == "," or lower[j] == "and"


# ---- the clause before the cue --------------------------------------------------------------


def backward(page: Page, cue: Cue, limits: Limits) -> Paraphrase | None:
    """'The army had left, X said'; also a clause that the cue parts: 'The army, X said, had'."""
    words, at = page.words, cue.group.start
    first = limits.before(at)
    if cue.form != "finite" or not cue.kind.takes & {"clause", "told", "that"} or at <= first:
        return None
    if words.lower[at - 1] == ",":
        comma, speaker = at - 1, phrase_after(page, cue.words.stop, limits.last)
        behind = speaker.stop if speaker else cue.words.stop
        if behind < limits.last and words.tags[behind] in VERBAL:
            return None
    else:
        speaker = phrase_before(page, at, first)
        if speaker is None:
            return None
        comma, behind = speaker.start - 1, over_hearers(page, cue, limits.last)[1]
        comma -= comma > first and words.lower[comma] == "as"
    if comma <= first or words.lower[comma] != ",":
        return None
    behind = over_places(page, behind, limits.last)
    content = parted(page, range(first, comma), behind, limits)
    return made(page, cue, content, speaker, "before") if told(page, content) else None


def parted(page: Page, before: range, behind: int, limits: Limits) -> range:
    """The words before a cue; with those behind it where the clause goes on after a comma."""
    words = page.words
    if behind + 1 < limits.last and words.lower[behind] == ",":
        following = words.tags[behind + 1]
        joins = following in {"CCONJ", "SCONJ"} or words.lower[behind + 1].endswith("ing")
        whole = all(words.tags[j] not in VERBAL for j in before)
        if whole or (not joins and following in VERBAL | {"ADP", "PART", "DET", "NOUN", "PRON"}):
            end = content_end(page, behind + 1, limits.after(behind), limits.cues)
            return range(before.start, end)
    return before


def told(page: Page, content: range) -> bool:
    """Whether a stretch before a cue is a clause, not a time or condition of the saying."""
    lower, tags = page.words.lower, page.words.tags
    return (
        len(content) > 2
        and lower[content.start] not in {"when", "while", "as", "asked", "speaking"}
        and any(tags[j] in VERBAL for j in content)
    )


# ---- sources, nouns, passives ---------------------------------------------------------------


def by_source(page: Page, cue: Cue, limits: Limits) -> Paraphrase | None:
    """'According to X, the army had left', 'The army had left, according to X'."""
    lower = page.words.lower
    speaker = phrase_after(page, cue.words.stop, limits.last)
    first, at = limits.before(cue.words.start), cue.words.start
    behind = speaker.stop if speaker else cue.words.stop
    comma = next((j for j in range(behind, min(behind + 40, limits.last)) if lower[j] == ","), -1)
    before = range(first, at)
    if len(stripped(page, before)) < 3:
        if comma < 0:
            return None
        end = content_end(page, comma + 1, limits.after(comma), limits.cues)
        return made(page, cue, range(comma + 1, end), speaker, "source")
    content = parted(page, before, comma, limits) if comma == behind else before
    return made(page, cue, content, speaker, "source")


def by_noun(page: Page, cue: Cue, limits: Limits) -> Paraphrase | None:
    """'There were reports that', "the army's claim that", 'claims by the army that'."""
    words, at = page.words, cue.words.stop
    limit = limits.after(at)
    speaker = speaker_of(page, cue, inverted=False)
    if speaker is not None and speaker.start >= at:
        at = speaker.stop
    if at + 1 >= limit:
        return None
    there = cue.words.start > limits.first + 1 and words.lower[cue.words.start - 2] == "there"
    bare = there and words.tags[at] in NOMINAL | {"DET", "PRON"} and clause_ahead(page, at, limit)
    if words.lower[at] == "that" and clause_ahead(page, at, limit):
        at += 1
    elif not bare:
        return None
    end = content_end(page, at, limit, limits.cues)
    return made(page, cue, range(at, end), speaker, "hearsay" if there else "noun-cue")


def by_passive(page: Page, cue: Cue, limits: Limits) -> Paraphrase | None:
    """'He was said to have fled', 'It was claimed (that) he had fled', 'The court was told (that)
    he had fled': nobody is named, unless by "by"."""
    words, at = page.words, cue.words.stop
    limit = limits.after(at)
    if at + 1 >= limit or not cue.kind.takes & {"clause", "told"}:
        return None
    told_to = "told" in cue.kind.takes
    if words.lower[at] == "to" and not told_to:
        start = at + 1 + (words.lower[at + 1] == "have")
        rule = "hearsay"
    elif words.lower[at] == "that" or is_bare_passive(page, cue, at, limit):
        start = at + (words.lower[at] == "that")
        rule = "told" if told_to else "hearsay"
    else:
        return None
    end = content_end(page, start, limit, limits.cues)
    return made(page, cue, range(start, end), speaker_of(page, cue, inverted=False), rule)


def is_bare_passive(page: Page, cue: Cue, at: int, limit: int) -> bool:
    """Whether a clause without "that" follows "it was claimed" or "the court was told"."""
    subject = page.words.lower[cue.group.start - 1] if cue.group.start else ""
    return (subject == "it" or "told" in cue.kind.takes) and clause_ahead(page, at, limit)
