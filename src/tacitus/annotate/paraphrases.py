"""The words that a reporting word tells in other words: where they begin and end."""

from dataclasses import dataclass
from itertools import pairwise

from tacitus.annotate.cues import Cue, nouns
from tacitus.annotate.page import Page
from tacitus.annotate.scopes import NOMINAL, OPENERS, VERBAL, clause_end
from tacitus.annotate.speaker_words import (
    aside_start,
    is_aside_mark,
    phrase_after,
    phrase_before,
    speaker_of,
)
from tacitus.annotate.told_phrases import name_end
from tacitus.annotate.told_words import (
    Limits,
    clause_ahead,
    content_end,
    content_start,
    is_finite,
    over_hearers,
    over_places,
)

APPOSED = frozenset("a an the who which whose where in of".split())
COURTS = frozenset("court inquest inquiry tribunal jury trial hearing judge judges".split())
PAPERS = frozenset(
    "report reports poll polls survey surveys study studies audit inquiry investigation review data"
    " figures statistics records documents document filings results census commission panel"
    " committee coroner autopsy".split()
)
CLAUSAL = frozenset("clause told that papers".split())
DATELINE = 14  # tokens
# Rules by which no clause is told but a phrase.
PHRASED = frozenset("to whom for of noun blame figure".split())
HANGING = frozenset(
    "who whom whose which what how where when why whether until unless if while because".split()
)
OPENING = 5  # tokens at the front of a sentence where its subject stands
GOING_ON = frozenset("on continued out".split())
UNSAID = frozenset(
    "refused declined failed want wants wanted unable able like how reluctant".split()
)
MARKS = frozenset(".,;:—–-?!")
NONE = frozenset("no nobody none neither nothing few".split())


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """What a cue tells: the tokens of the clause, who says it, and by which rule it was found."""

    cue: Cue
    content: range
    speaker: range | None
    rule: str


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
    if found is not None and "papers" in cue.kind.takes and not by_papers(page, found):
        return None
    return found if cue.form != "to" or (found and is_said(page, found)) else None


def by_papers(page: Page, found: Paraphrase) -> bool:
    """Whether a report, poll, court or inquiry is what tells: "a report found that"."""
    if found.speaker is None or found.rule == "figure":
        return found.rule == "figure"
    return not (PAPERS | COURTS).isdisjoint(page.words.lower[j] for j in found.speaker)


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
    content = stripped(page, whole_quotation(page, behind_dateline(page, content)))
    if not content or (speaker and page.words.lower[speaker.start] in NONE):
        return None
    return Paraphrase(cue, content, speaker, rule)


def behind_dateline(page: Page, content: range) -> range:
    """The stretch without a dateline at its front: "LAGOS, Nigeria (AP) - Two men ..."."""
    words = page.words
    if not content or content.start != page.sentence(content.start).first:
        return content
    if len(page.tokens[content.start].word) < 2 or not page.tokens[content.start].word.isupper():
        return content
    for j in range(content.start + 1, min(content.start + DATELINE, content.stop - 1)):
        if words.tags[j] in VERBAL:
            break
        if words.lower[j] in {"—", "–"} or (words.lower[j] == "-" and is_aside_mark(page, j)):
            return range(j + 1, content.stop)
    return content


def whole_quotation(page: Page, content: range) -> range:
    """The stretch up to the end of the quotation in which it ends."""
    inside = page.within[content.stop - 1] if content else -1
    return range(content.start, page.insides[inside].stop) if inside >= 0 else content


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
    whole = (cue.words.start, "noun") if "nothing" in cue.kind.takes else None
    found = whole or content_start(page, cue, limit)
    if found is None or is_reduced_passive(page, cue):
        return None
    start, rule = found
    end = content_end(page, max(start, cue.words.stop), limits)
    if rule == "named":
        end = name_end(page, start, end)
    if rule in PHRASED:
        end = phrase_told_end(page, max(start, cue.words.stop), end)
    if page.words.lower[cue.group.start - 1] in {"who", "that"} and rule in {"bare", "that"}:
        end = subject_end(page, start, end)
    return made(page, cue, range(start, end), speaker_of(page, cue, inverted=False), rule)


# ---- the clause before the cue --------------------------------------------------------------


def backward(page: Page, cue: Cue, limits: Limits) -> Paraphrase | None:
    """'The army had left, X said'; also a clause that the cue parts: 'The army, X said, had'."""
    words, at = page.words, cue.group.start
    first = limits.before(at)
    if cue.form != "finite" or not cue.kind.takes & CLAUSAL or at <= first:
        return None
    speaker = phrase_after(page, cue.words.stop, limits.last)
    inverted = closes_clause(page, at - 1) and speaker is not None
    if inverted and is_aside_closed(page, at, first):
        return None
    if inverted:
        comma = at - 1
        behind = speaker.stop if speaker else cue.words.stop
        if behind < limits.last and words.tags[behind] in VERBAL:
            return None
    else:
        speaker = phrase_before(page, at, first)
        if speaker is None:
            return None
        comma, behind = speaker.start - 1, over_hearers(page, cue, limits.last)[1]
        comma -= comma > first + 1 and words.lower[comma] == "as"
    if words.lower[comma] == "as" and comma <= first + 1:
        end = content_end(page, behind, limits)
        return made(page, cue, range(behind, end), speaker, "source")
    if comma <= first or not closes_clause(page, comma):
        return None
    before = range(first, comma + (page.within[comma] >= 0))
    behind = over_places(page, behind, limits.last)
    content = before if inverted else parted(page, before, behind, limits)
    return made(page, cue, content, speaker, "before") if told(page, content) else None


def phrase_told_end(page: Page, start: int, last: int) -> int:
    """Where a phrase that is told ends; clauses with "that", "who" or "until" belong to it."""
    end = part_end(page, start, last)
    while end < last and page.words.lower[end] in HANGING:
        further = part_end(page, end + 1, last)
        if further <= end + 1:
            break
        end = further
    return end


def part_end(page: Page, start: int, last: int) -> int:
    """Where a clause ends, one with "that" which hangs on it included."""
    end = clause_end(page.words, start, last)
    opens = page.words.tags[end : end + 1] == ["SCONJ"] or page.words.lower[end - 1] in nouns()
    that = end < last and page.words.lower[end] == "that"
    return clause_end(page.words, end + 1, last) if that and opens else end


def is_reduced_passive(page: Page, cue: Cue) -> bool:
    """Whether "by" and who did it follow a participle: "an attack claimed by the group"."""
    behind = page.words.lower[cue.words.stop : cue.words.stop + 2]
    return behind[:1] == ["by"] and behind[1:] not in (
        ["phone"],
        ["telephone"],
        ["email"],
        ["e-mail"],
    )


def is_aside_closed(page: Page, at: int, first: int) -> bool:
    """Whether the comma before a cue closes a relative clause: "A witness, who hid, said ..."."""
    opened = aside_start(page, at - 1, first) if page.within[at - 1] < 0 else None
    return opened is not None and page.words.lower[opened + 1] in {"who", "which", "whose"}


def closes_clause(page: Page, j: int) -> bool:
    """Whether token `j` is a comma, or the closing mark of a quotation that ends in one."""
    if page.within[j] < 0:
        return page.words.lower[j] == ","
    content = page.quotations[page.within[j]].content.of(page.text)
    return content.rstrip().endswith((",", "?", "!")) and j == page.insides[page.within[j]].stop - 1


def parted(page: Page, before: range, behind: int, limits: Limits) -> range:
    """The words before a cue; with those behind it where the clause goes on after a comma."""
    words = page.words
    if behind + 1 >= limits.last or words.lower[behind] != ",":
        return before
    end = content_end(page, behind + 1, limits)
    if not stripped(page, before):
        return range(behind + 1, end)
    following, word = words.tags[behind + 1], words.lower[behind + 1]
    quoted = page.within[behind + 1] >= 0
    broken = words.tags[before.stop - 1] in {"AUX", "ADP", "DET", "SCONJ", "PART"}
    whole = quoted or broken or all(words.tags[j] not in VERBAL for j in before)
    joins = following in {"CCONJ", "SCONJ"} or word in OPENERS or word.endswith("ing")
    goes = following in VERBAL | {"ADP", "PART", "DET", "NOUN", "PRON"} and not joins
    goes = goes or word in {"and", "including"}
    return range(before.start, end) if whole or goes else before


def told(page: Page, content: range) -> bool:
    """Whether a stretch before a cue is a clause, not a time or condition of the saying."""
    lower = page.words.lower
    if len(content) < 2 or not any(is_finite(page, j) for j in content):
        return False
    circumstance = lower[content.start] in {"when", "while", "as", "asked", "speaking"}
    return not circumstance or "," in lower[content.start : content.stop]


# ---- sources, nouns, passives ---------------------------------------------------------------


def by_source(page: Page, cue: Cue, limits: Limits) -> Paraphrase | None:
    """'According to X, the army had left', 'The army had left, according to X'."""
    behind = cue.words.stop + (cue.form == "passive")
    speaker = phrase_after(page, behind, limits.last)
    first, at = limits.before(cue.words.start), cue.group.start - (cue.form == "passive")
    behind = speaker.stop if speaker else behind
    comma = comma_behind(page, behind, limits.last)
    before = range(first, at)
    if first in limits.stops and any(j in limits.heads for j in before):
        return None  # '"...," Smith said, according to the agency'
    if page.words.lower[max(first, at - 2) : at] == ["that", ","]:
        return None  # "The agency reported that, according to doctors, ..."
    if not stripped(page, before) or (len(before) < 3 and comma != behind):
        if comma < 0:
            return None
        end = content_end(page, comma + 1, limits)
        return made(page, cue, range(comma + 1, end), speaker, "source")
    content = parted(page, before, comma, limits) if comma == behind else before
    return made(page, cue, content, speaker, "source")


def comma_behind(page: Page, at: int, last: int) -> int:
    """The comma that ends what hangs on a source named at the front, over appositions; -1 if there
    is none."""
    commas = [j for j in range(at, min(at + 40, last)) if page.words.lower[j] == ","]
    for comma, following in pairwise(commas):
        if comma + 1 < last and page.words.lower[comma + 1] not in APPOSED:
            return comma
        if not clause_ahead(page, following + 1, last):
            return comma
    return commas[-1] if commas else -1


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
    end = content_end(page, at, limits)
    if cue.words.start - limits.first < OPENING:
        end = subject_end(page, at, end)
    return made(page, cue, range(at, end), speaker, "hearsay" if there else "noun-cue")


def subject_end(page: Page, start: int, end: int) -> int:
    """Where the main verb follows a clause that hangs on a subject: "Rumours that the dam had burst
    caused panic"; `end` if none does."""
    words, seen = page.words, False
    for j in range(start, end):
        verb = words.tags[j] in VERBAL and words.lower[j - 1] not in {"to", "and", "or"}
        if verb and seen and words.tags[j - 1] not in VERBAL | {"ADV", "PART", "PRON", "SCONJ"}:
            return j
        after_verb = words.tags[j - 1] == "VERB" and words.lower[j] not in {"been", "being"}
        if verb and seen and after_verb and not words.lower[j].endswith("ing"):
            return j
        seen = seen or words.tags[j] == "VERB" or (words.tags[j] == "AUX" and j + 1 < end)
    return end


def by_passive(page: Page, cue: Cue, limits: Limits) -> Paraphrase | None:
    """'He was said to have fled', 'It was claimed (that) he had fled', 'The court was told (that)
    he had fled': nobody is named, unless by "by"."""
    words, at = page.words, cue.words.stop
    limit = limits.after(at)
    if at + 1 >= limit or not cue.kind.takes & {"clause", "told", "heard"}:
        return None
    if "heard" in cue.kind.takes and words.lower[cue.group.start - 1] not in COURTS:
        return None
    if words.lower[at] == "by" and words.lower[cue.group.start - 1] == "as":
        return by_source(page, cue, limits)
    told_to = not cue.kind.takes.isdisjoint({"told", "heard"})
    if words.lower[at] == "to" and not told_to:
        start = at + 1 + (words.lower[at + 1] == "have")
        rule = "hearsay"
    elif words.lower[at] == "that" or is_bare_passive(page, cue, at, limit):
        start = at + (words.lower[at] == "that")
        rule = "told" if told_to else "hearsay"
    else:
        return None
    end = content_end(page, start, limits)
    return made(page, cue, range(start, end), speaker_of(page, cue, inverted=False), rule)


def is_bare_passive(page: Page, cue: Cue, at: int, limit: int) -> bool:
    """Whether a clause without "that" follows "it was claimed" or "the court was told"."""
    subject = page.words.lower[cue.group.start - 1] if cue.group.start else ""
    told_to = not cue.kind.takes.isdisjoint({"told", "heard"})
    return (subject == "it" or told_to) and clause_ahead(page, at, limit)
