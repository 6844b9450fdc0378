"""The words that name who speaks: the noun phrase at a reporting word."""

from collections.abc import Sequence

from tacitus.annotate.cues import Cue
from tacitus.annotate.page import Page
from tacitus.annotate.scopes import NOMINAL, OPENERS, PRONOUNS, VERBAL

POSSESSIVE = frozenset("my your his her its our their".split())
LINKS = frozenset("of for from at in with to on near against inside behind".split())
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight"
    " january february march april june july august september october november december"
    " morning afternoon evening night week month year earlier later meanwhile separately now then"
    " also however still again once twice recently previously".split()
)
ASIDE = frozenset("who which whose whom a an the".split())
SPEAKING = frozenset("i you he she it we they who one that which".split())
LONGEST = 30  # tokens of a noun phrase or an aside


def speaker_of(page: Page, cue: Cue, inverted: bool) -> range | None:
    """The tokens that name the speaker of a cue; None where none is named."""
    sentence = page.sentence(cue.words.start)
    if cue.form == "source" or inverted:
        return phrase_after(page, cue.words.stop, sentence.last)
    if cue.form == "noun":
        return owner_of(page, cue, sentence.first, sentence.last)
    if cue.form == "passive":
        return agent_of(page, cue.words.stop, sentence.last)
    if cue.form != "to":
        direct = phrase_before(page, cue.group.start, sentence.first)
        if direct is not None:
            return direct
    return shared_subject(page, cue)


def phrase_before(page: Page, at: int, first: int) -> range | None:
    """The noun phrase that ends before token `at`: over adverbs, times, asides between commas and
    a relative pronoun."""
    at = over_adverbs(page, at, first)
    if at > first and page.words.lower[at - 1] in {"who", "which"}:
        at -= 1
        at -= at > first and page.words.lower[at - 1] == ","
    elif at > first and page.words.lower[at - 1] in {",", ")", "–", "—"}:
        opened = aside_start(page, at - 1, first)
        if opened is None:
            return None
        at = over_adverbs(page, opened, first)
    start = phrase_start(page, at, first)
    return range(start, at) if start < at else None


def over_adverbs(page: Page, at: int, first: int) -> int:
    """The place before adverbs and words of time that end at `at`."""
    words = page.words
    while at > first:
        word = words.lower[at - 1]
        if (
            words.tags[at - 1] == "ADV"
            or word in TIMES
            or (word == "on" and at < len(words.lower) and words.lower[at] in TIMES)
        ):
            at -= 1
        else:
            break
    return at


def aside_start(page: Page, closing: int, first: int) -> int | None:
    """Where the aside opens that the mark at token `closing` closes: the furthest comma for which
    all between is relative clauses, appositions, ages and participles."""
    words = page.words
    opening = {")": "("}.get(words.lower[closing], words.lower[closing])
    best = None
    j = closing - 1
    while j > max(first, closing - LONGEST):
        if words.lower[j] == opening and words.tags[j - 1] in NOMINAL | {"PRON"}:
            if best is not None and not looks_aside(page, j + 1, best):
                break
            if looks_aside(page, j + 1, closing):
                best = j
        if words.lower[j] in {";", ":"} or page.within[j] >= 0:
            break
        j -= 1
    return best


def looks_aside(page: Page, start: int, end: int) -> bool:
    """Whether these words may stand between two commas beside a name: they begin like a relative
    clause, a participle or a place, or have no finite verb."""
    words = page.words
    if words.lower[start] in {"who", "which", "whose", "whom", "in", "at", "on", "from", "of"}:
        return True
    if words.lower[start].endswith(("ing", "ed")) and words.tags[start] == "VERB":
        return True
    return all(words.tags[k] not in VERBAL for k in range(start, end))


def phrase_start(page: Page, at: int, first: int) -> int:
    """Where the noun phrase begins that ends at `at`, with what hangs on it by a preposition."""
    words = page.words
    start = run_start(page, at, first)
    while start < at and at - start < LONGEST and start - 2 >= first:
        link = words.lower[start - 1]
        if link not in LINKS or words.lower[at - 1] in TIMES:
            break
        further = run_start(page, start - 1, first)
        if further == start - 1 or words.lower[further] in PRONOUNS:
            break
        start = further
    while start < at - 1 and is_time(page, start):
        start += 1
    return start


def is_time(page: Page, j: int) -> bool:
    """Whether a word at the front of a noun phrase tells a time: "Last night Russia said"."""
    lower = page.words.lower
    return lower[j] in TIMES or (lower[j] in {"last", "this", "late"} and lower[j + 1] in TIMES)


def run_start(page: Page, at: int, first: int) -> int:
    """Where the run of determiner, adjectives and nouns begins that ends at `at`."""
    words = page.words
    j = at
    while j > first and at - j < LONGEST and page.within[j - 1] < 0:
        word, tag = words.lower[j - 1], words.tags[j - 1]
        if word in SPEAKING and tag in {"PRON", "X"}:
            return j - 1 if j == at else j
        if tag == "DET" or word in POSSESSIVE:
            return j - 1
        if (
            tag in NOMINAL
            or word in {"'s", "-", "&", "."}
            or (word == "'" and j < at)
            or (word in {"and", ","} and j < at and listed(page, j - 1, first))
        ):
            j -= 1
        elif tag == "VERB" and j < at and word.endswith(("ing", "ed")) and j - 1 > first:
            if words.tags[j - 2] != "DET":
                break
            j -= 1
        else:
            break
    return j


def listed(page: Page, joint: int, first: int) -> bool:
    """Whether an "and" joins two names that speak together ("Smith and Jones said"): what stands
    before it is a noun phrase that is nobody's object."""
    if page.words.lower[joint] == ",":
        return False
    j = joint
    while j > first and (page.words.tags[j - 1] in NOMINAL or page.words.tags[j - 1] == "DET"):
        j -= 1
    before = page.words.tags[j - 1] if j > first else "PUNCT"
    return j < joint and before in {"PUNCT", "CCONJ", "SCONJ"}


def phrase_after(page: Page, at: int, last: int) -> range | None:
    """The noun phrase that begins at token `at`, adverbs skipped."""
    words = page.words
    while at < last and (words.tags[at] == "ADV" or words.lower[at] in TIMES):
        at += 1
    if at < last and words.lower[at] in SPEAKING and words.tags[at] in {"PRON", "X"}:
        return range(at, at + 1)
    j = run_end(page, at, last)
    while at < j < last - 1 and words.lower[j] in LINKS and j - at < LONGEST:
        further = run_end(page, j + 1, last)
        if further == j + 1 or words.lower[j + 1] in TIMES:
            break
        j = further
    return range(at, j) if j > at else None


def run_end(page: Page, at: int, last: int) -> int:
    """Where the run of determiner, adjectives and nouns ends that begins at `at`."""
    words = page.words
    j = at
    while j < last and j - at < LONGEST and page.within[j] < 0:
        word, tag = words.lower[j], words.tags[j]
        opens = tag == "DET" or word in POSSESSIVE
        if opens and j > at and words.lower[j - 1] not in {"and", "all", "both", "'s"}:
            break
        fits = opens or tag in NOMINAL or word in {"'s", "&", "-"}
        joint = word == "and" and j + 1 < last and words.tags[j + 1] in NOMINAL | {"DET"} and j > at
        if not fits and not joint:
            break
        j += 1
    return j


def agent_of(page: Page, at: int, last: int) -> range | None:
    """The noun phrase after "by" behind a passive cue."""
    for j in range(at, min(at + 4, last)):
        if page.words.lower[j] == "by":
            return phrase_after(page, j + 1, last)
    return None


def owner_of(page: Page, cue: Cue, first: int, last: int) -> range | None:
    """Whose claim or warning a noun tells: before it ("the army's claim that"), or after "by" or
    "from" ("claims by the army that")."""
    words, at = page.words, cue.words.start
    while at > first and words.tags[at - 1] == "ADJ":
        at -= 1
    if at > first and words.lower[at - 1] in POSSESSIVE:
        return range(at - 1, at)
    if at > first + 1 and words.lower[at - 1] == "'s":
        start = phrase_start(page, at - 1, first)
        return range(start, at - 1) if start < at - 1 else None
    if cue.words.stop < last and words.lower[cue.words.stop] in {"by", "from"}:
        return phrase_after(page, cue.words.stop + 1, last)
    return None


def shared_subject(page: Page, cue: Cue) -> range | None:
    """The subject that a cue shares with another verb: "went home and said", "..., adding that",
    "While yelling ..., he fired"."""
    clauses = page.clauses(cue.words.start)
    own = next((n for n, one in enumerate(clauses) if cue.words.start in one.verbs), -1)
    if own >= 0 and (subject := clauses[own].subject) and is_speaker(page, subject, cue):
        return trimmed(page, subject)
    others: Sequence[int] = [*range(own - 1, -1, -1), *range(own + 1, len(clauses))]
    for n in others if own >= 0 else range(len(clauses)):
        subject = clauses[n].subject
        if clauses[n].form == "finite" and subject and is_speaker(page, subject, cue):
            return trimmed(page, subject)
    return None


def is_speaker(page: Page, subject: range, cue: Cue) -> bool:
    """Whether a clause's subject lies outside marks and is not the cue itself."""
    return all(page.within[j] < 0 for j in subject) and cue.words.start not in subject


def trimmed(page: Page, subject: range) -> range:
    """A subject without a relative pronoun or preposition at its front."""
    start = subject.start
    while start < subject.stop - 1 and (
        page.words.tags[start] in {"ADP", "CCONJ", "PUNCT"} or page.words.lower[start] in OPENERS
    ):
        start += 1
    return range(start, subject.stop)
