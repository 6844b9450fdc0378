"""Which quotation is whose speech: the reporting word that stands before or after it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.annotate.cues import Cue, Kind
from tacitus.annotate.page import Page
from tacitus.annotate.scopes import VERBAL
from tacitus.annotate.speaker_words import phrase_before, phrase_start, shared_subject, speaker_of

ENDS_OPEN = frozenset(",?!…—–-;")  # the last character of words whose sentence goes on
ENDS = frozenset(".?!…,;")
JOINTS = frozenset({"and", "or", ",", "then", "but", "again", "also"})
SPOKEN = frozenset({"clause", "told", "quote", "that", "whether"})
CHANTS = (["chants"], ["shouts"], ["cries"], ["calls"], ["screams"], ["yells"])
CHANTED = Kind("other", frozenset({"quote"}))
FAR = 40  # tokens between a quotation and its reporting word


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks a quotation: its reporting word and the tokens that name the speaker."""

    cue: Cue | None
    speaker: range | None
    rule: str


def attributions(page: Page, cues: Sequence[Sequence[Cue]]) -> list[Attribution | None]:
    """For each quotation its attribution where a reporting word stands right by it; `cues` are
    those of each sentence."""
    found: list[Attribution | None] = []
    for number in range(len(page.quotations)):
        attribution = (
            attributed_before(page, cues, number)
            or attributed_after(page, cues, number)
            or joined_with(page, number, found)
        )
        found.append(attribution)
    return found


def lead_start(page: Page, number: int) -> int:
    """The first token of what leads up to a quotation in its sentence."""
    inside = page.insides[number]
    first = page.sentence(inside.start).first
    if number and page.insides[number - 1].stop > first:
        return page.insides[number - 1].stop
    return first


def attributed_before(page: Page, cues: Sequence[Sequence[Cue]], number: int) -> Attribution | None:
    """'X said: "..."', 'X told reporters on Monday, "..."', 'shouting "..."', 'X: "..."'."""
    at, first = page.insides[number].start, lead_start(page, number)
    if page.words.lower[at - 1 : at] == ["of"] and page.words.lower[at - 2 : at - 1] in CHANTS:
        words = range(at - 2, at - 1)
        return Attribution(Cue(words, words, CHANTED, "noun"), None, "before")
    mark = page.words.lower[at - 1] if at > first else ""
    end = at - 1 if mark in {":", ","} else at
    if end <= first:
        return None
    first = max(first, end - FAR)
    near = [cue for cue in cues_from(cues, page, first, end) if cue.words.stop <= end]
    if mark == "," and is_parted(page, number, near, first):
        return None
    for cue in sorted(near, key=lambda one: (one.form in {"noun", "source"}, -one.words.start)):
        if leads_to(page, cue, end, mark, number):
            return Attribution(cue, speaker_of(page, cue, is_inverted(cue, first)), "before")
    if mark == ":" and (sentence_like(page, number) or verbless(page, first, end)):
        return colon_speaker(page, first, end)
    return None


def is_parted(page: Page, number: int, near: Sequence[Cue], first: int) -> bool:
    """Whether a paraphrase goes on into the quotation: 'It is, the mayor said, "a miracle"'."""
    content = page.quotations[number].content.of(page.text).lstrip()
    if not near or not content[:1].islower():
        return False
    speaker = phrase_before(page, near[-1].group.start, first)
    ahead = range(first, speaker.start if speaker else first)
    return any(page.words.tags[j] in VERBAL for j in ahead)


def cues_from(cues: Sequence[Sequence[Cue]], page: Page, start: int, end: int) -> Sequence[Cue]:
    """The cues of the sentence at token `start` whose words begin from there on, before `end`."""
    if start >= end:
        return ()
    here = cues[page.sentence_of[start]]
    first = bisect_left(here, start, key=lambda cue: cue.words.start)
    return here[first : bisect_left(here, end, key=lambda cue: cue.words.start)]


def is_inverted(cue: Cue, first: int) -> bool:
    """Whether a cue begins its sentence with its speaker behind it: 'Said Smith: "..."'."""
    return cue.group.start == first and cue.form == "finite" and cue.words.start == first


def leads_to(page: Page, cue: Cue, end: int, mark: str, number: int) -> bool:
    """Whether a cue before a quotation introduces it."""
    if not cue.kind.takes & SPOKEN or cue.kind.belief or cue.form == "source":
        return False
    if cue.form == "passive" and "hearer" in cue.kind.takes:
        return False  # "who, when asked, said"
    between = range(cue.words.stop, end)
    if mark == ":":
        return True
    if cue.form == "noun" or any(page.words.lower[j] == "that" for j in between):
        return False
    if mark == ",":
        return not begins_clause(page, between)
    if not between and "clause" not in cue.kind.takes and "quote" in cue.kind.takes:
        return True
    if between and not ("told" in cue.kind.takes and verbless(page, between.start, between.stop)):
        return False
    return reaches_end(page, number)


def begins_clause(page: Page, between: range) -> bool:
    """Whether what follows a cue is a clause of its own rather than hearers, times and places: a
    finite verb whose subject begins right behind the cue."""
    words = page.words
    if not between or words.tags[between.start] in {"ADP", "ADV", "SCONJ"}:
        return False
    return any(words.tags[j] in VERBAL for j in between) and words.lower[between.start] != ","


def verbless(page: Page, start: int, end: int) -> bool:
    """Whether a stretch has no verb."""
    return all(page.words.tags[j] not in VERBAL for j in range(start, end))


def reaches_end(page: Page, number: int) -> bool:
    """Whether a quotation ends its clause, so that nothing of a paraphrase goes on behind it."""
    inside = page.insides[number]
    last = page.sentence(inside.stop - 1).last
    if inside.stop >= last or page.quotations[number].content.of(page.text).strip()[-1:] in ENDS:
        return True
    follows, tag = page.words.lower[inside.stop], page.words.tags[inside.stop]
    return tag in {"PUNCT", "CCONJ", "SCONJ"} or follows in {"and", "as", "when", "while", "after"}


def sentence_like(page: Page, number: int) -> bool:
    """Whether the words of a quotation look like speech: they begin with a capital and end with a
    mark, and are no single word."""
    content = page.quotations[number].content.of(page.text).strip()
    begins = next((letter for letter in content if letter.isalnum()), "")
    behind = page.words.lower[page.insides[number].stop : page.insides[number].stop + 1]
    ended = content[-1:] in ENDS | ENDS_OPEN or behind == ["."]
    return not begins.islower() and ended and " " in content


def colon_speaker(page: Page, first: int, end: int) -> Attribution | None:
    """'Smith: "..."' or 'His answer was clear: "..."': the name, or the subject of the clause."""
    if verbless(page, first, end):
        start = phrase_start(page, end, first)
        return Attribution(None, range(start, end), "colon") if start < end else None
    if page.words.tags[end - 1] == "PROPN":
        start = phrase_start(page, end, first)
        return Attribution(None, range(start, end), "colon")
    clauses = [one for one in page.clauses(end - 1) if one.subject and first <= one.head < end]
    return Attribution(None, clauses[-1].subject, "colon") if clauses else None


def attributed_after(page: Page, cues: Sequence[Sequence[Cue]], number: int) -> Attribution | None:
    """'"...," X said', '"...," said X', '"...", according to X'."""
    start = page.insides[number].stop
    if start >= len(page.tokens) or not goes_on(page, number, start):
        return None
    if page.words.lower[start] in {",", "-", "—", "–"}:
        start += 1
    if start >= len(page.tokens) or is_fragment(page, number):
        return None
    bound = page.sentence(start).last
    if number + 1 < len(page.insides):
        bound = min(bound, page.insides[number + 1].start)
    bound = min(bound, start + FAR)
    behind = cues_from(cues, page, start, bound)
    cue = next((one for one in behind if one.form != "noun" and one.group.start >= start), None)
    if cue is None or cue.kind.belief or not cue.kind.takes & SPOKEN:
        return None
    if cue.form == "source" or cue.group.start == start:
        inverted = cue.form == "finite"
        speaker = speaker_of(page, cue, inverted)
        return Attribution(cue, speaker or shared_subject(page, cue), "after")
    speaker = phrase_before(page, cue.group.start, start)
    if speaker is None or not verbless(page, start, speaker.start):
        return None
    return Attribution(cue, speaker, "after")


def is_fragment(page: Page, number: int) -> bool:
    """Whether a quotation ends a clause that begins outside it: 'It was "a disaster," X said'."""
    at = page.insides[number].start
    first = max(lead_start(page, number), at - FAR)
    lead = [j for j in range(first, at) if page.words.tags[j] not in {"PUNCT", "CCONJ", "ADV"}]
    return bool(lead) and page.words.lower[at - 1] not in {",", ":"}


def goes_on(page: Page, number: int, start: int) -> bool:
    """Whether the sentence of a quotation goes on behind it with who said it."""
    inside = page.insides[number]
    last = page.quotations[number].content.of(page.text).strip()[-1:]
    follows = page.tokens[start].word
    if page.sentence(start).paragraph != page.sentence(inside.stop - 1).paragraph:
        return False
    if page.sentence_of[start] != page.sentence_of[inside.stop - 1] and last == ".":
        return follows[:1].islower()
    opens = inside.start == page.sentence(inside.start).first
    return last in ENDS_OPEN or follows in {",", "—", "–"} or (opens and last != ".")


def joined_with(page: Page, number: int, found: list[Attribution | None]) -> Attribution | None:
    """'shouted: "..." and "..."', and what goes on behind its reporting word: '"...," he said,
    "..."': the attribution of the quotation before."""
    if not number or found[-1] is None:
        return None
    last = found[-1]
    between = range(page.insides[number - 1].stop, page.insides[number].start)
    if not between or page.sentence_of[between.start] != page.sentence_of[between.stop - 1]:
        return None
    parted = last.cue is not None and last.cue.words.start in between
    if parted and page.words.lower[between.stop - 1] in {",", ":"}:
        return last
    return last if all(page.words.lower[j] in JOINTS for j in between) else None
