"""The words that name who speaks: the noun phrase at a reporting word."""

from bisect import bisect_left
from itertools import chain

from tacitus.annotate.cues import Cue, verbs
from tacitus.annotate.page import Page
from tacitus.annotate.scopes import NOMINAL, OPENERS, PRONOUNS, VERBAL
from tacitus.annotate.verbs import is_participle
from tacitus.closed_class import MONTHS, POSSESSIVE, WEEKDAYS

LINKS = frozenset("of for from at in with to on near against inside behind".split())
# Words of time, but for "may", and adverbs that stand like them beside a reporting word.
TIMES = (WEEKDAYS | MONTHS).difference({"may"}) | frozenset(
    "today yesterday tomorrow tonight morning afternoon evening night week month year earlier later"
    " meanwhile separately now then also however still again once twice recently previously".split()
)
REFLEXIVE = frozenset("himself herself itself themselves".split())
FLOATING = frozenset({"both", "all", "each"}) | REFLEXIVE
# Adjectives that stand behind their noun: "a source close to the talks".
POSTPOSED = frozenset("close familiar loyal privy opposed aware".split())
RECENT = frozenset({"last", "this", "next", "late", "early", "past"})
ASIDES = frozenset("who which whose whom in at on from of when while if as through".split())
SPEAKING = frozenset("i you he she it we they who one that which".split())
NEAR = 20  # clauses before and behind a cue that may share its subject
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
    apart = cue.form == "ing" and page.words.lower[cue.group.start - 1 : cue.group.start] == [","]
    if cue.form != "to" and not apart:
        direct = phrase_before(page, cue.group.start, sentence.first)
        if direct is not None:
            return direct
    return shared_subject(page, cue)


def phrase_before(page: Page, at: int, first: int) -> range | None:
    """The noun phrase that ends before token `at`: over adverbs, times, asides between commas and
    a relative pronoun."""
    at = over_adverbs(page, at, first)
    if at > first and is_relative(page, at - 1, first):
        at -= 1
        at -= at > first and page.words.lower[at - 1] == ","
    elif at > first and is_aside_mark(page, at - 1):
        opened = aside_start(page, at - 1, first)
        if opened is None:
            return None
        at = over_adverbs(page, opened, first)
    at = over_participle(page, at, first)
    start = phrase_start(page, at, first)
    if start < at:
        return antecedent(page, start, first) or range(start, at)
    return None


def is_relative(page: Page, j: int, first: int) -> bool:
    """Whether a relative pronoun stands at token `j`; "that" only right behind a noun."""
    word, tags = page.words.lower[j], page.words.tags
    behind_noun = j > first and tags[j - 1] in NOMINAL and tags[j] in {"PRON", "SCONJ"}
    return word in {"who", "which"} or (word == "that" and behind_noun)


def antecedent(page: Page, start: int, first: int) -> range | None:
    """The noun phrase before a relative clause whose last words begin at `start`: "officials who
    spoke to the paper said"; None if they are no object of its verb."""
    words, at = page.words, start
    at -= at > first and (words.tags[at - 1] == "ADP" or words.lower[at - 1] in REFLEXIVE)
    if at <= first or words.tags[at - 1] != "VERB":
        return None
    if words.lower[at - 1].endswith("ing") and words.tags[at - 2] in NOMINAL and at - 1 > first:
        return range(phrase_start(page, at - 1, first), at - 1)  # "a man wearing a vest"
    for j in range(at - 1, max(first, at - 12), -1):
        if words.lower[j] in {",", ";", ":"} or page.within[j] >= 0:
            return None
        if words.lower[j] in {"who", "that", "which"} and words.tags[j - 1] in NOMINAL:
            begins = phrase_start(page, j, first)
            return range(begins, j) if begins < j else None
    return None


def over_adverbs(page: Page, at: int, first: int) -> int:
    """The place before adverbs, words of time and "both" or "himself" that end at `at`."""
    words = page.words
    while at > first:
        word = words.lower[at - 1]
        timed = at < len(words.lower) and words.lower[at] in TIMES | RECENT
        floats = word in FLOATING and at - 1 > first and words.tags[at - 2] in NOMINAL
        time = word in TIMES or (timed and word in {"on", *RECENT})
        if words.tags[at - 1] != "ADV" and not time and not floats:
            break
        at -= 1
    return at


def over_participle(page: Page, at: int, first: int) -> int:
    """The place before a participle or adjective behind its noun that ends at `at`: "a report
    published", "a source close"."""
    words = page.words
    if at - 2 < first or words.tags[at - 2] not in NOMINAL:
        return at
    word = words.lower[at - 1]
    participle = words.tags[at - 1] == "VERB" and is_participle(word)
    return at - 1 if participle or word in POSTPOSED else at


def is_aside_mark(page: Page, j: int) -> bool:
    """Whether a mark may close an aside; a hyphen only with a space before it."""
    word = page.words.lower[j]
    return word in {",", ")", "–", "—"} or (word == "-" and not adjoins(page, j))


def adjoins(page: Page, j: int) -> bool:
    """Whether no space stands before token `j`."""
    return j > 0 and page.tokens[j - 1].end == page.tokens[j].start


def aside_start(page: Page, closing: int, first: int) -> int | None:
    """Where the aside opens that the mark at token `closing` closes: the nearest such mark behind
    a name or noun; a further one where only an age or description stands between ("Smith, 45, a
    teacher, said")."""
    words = page.words
    opening = {")": "("}.get(words.lower[closing], words.lower[closing])
    best, j = None, closing - 1
    while j > max(first, closing - LONGEST) and page.within[j] < 0:
        if words.lower[j] in {";", ":"}:
            break
        if words.lower[j] == opening and words.tags[j - 1] in NOMINAL | {"PRON"}:
            start = phrase_start(page, j, first)
            fits = looks_aside(page, j + 1, closing if best is None else best)
            if not fits or not may_speak(page, start, j, first):
                break
            name = words.tags[start] in {"PROPN", "PRON"}
            best = j if best is None or name else best
            if name:
                break
        j -= 1
    return best


def may_speak(page: Page, start: int, end: int, first: int) -> bool:
    """Whether a noun phrase before an aside may be a speaker: it tells no time and hangs on no
    preposition at the front of the sentence."""
    words = page.words
    if start >= end or words.lower[end - 1] in TIMES:
        return False
    before = words.tags[start - 1] if start > first else ""
    return before not in {"ADP", "SCONJ"}


def looks_aside(page: Page, start: int, end: int) -> bool:
    """Whether these words may stand between two commas beside a name: they begin like a relative
    clause, a participle or a place, or have no finite verb."""
    words = page.words
    if words.lower[start] in ASIDES:
        return True
    participle = words.lower[start].endswith("ing") or is_participle(words.lower[start])
    if participle and words.tags[start] == "VERB":
        return True
    return all(words.tags[k] not in VERBAL for k in range(start, end))


def phrase_start(page: Page, at: int, first: int) -> int:
    """Where the noun phrase begins that ends at `at`, with what hangs on it by a preposition."""
    words = page.words
    start = run_start(page, at, first)
    while start < at and at - start < LONGEST and start - 2 >= first:
        link = words.lower[start - 1]
        agent = link == "by" and over_participle(page, start - 1, first) < start - 1
        if not (link in LINKS or agent) or words.lower[at - 1] in TIMES:
            break
        further = run_start(page, over_participle(page, start - 1, first), first)
        bare = words.tags[start - 2] == "ADJ" and words.tags[further] == "ADJ"  # "critical of"
        if further == start - 1 or bare or words.lower[further] in PRONOUNS:
            break
        start = further
    while start < at - 1 and is_time(page, start):
        start += 1
    return start


def is_time(page: Page, j: int) -> bool:
    """Whether a word at the front of a noun phrase tells a time: "Last night Russia said"."""
    lower = page.words.lower
    return lower[j] in TIMES or (lower[j] in RECENT and lower[j + 1] in TIMES)


def run_start(page: Page, at: int, first: int) -> int:
    """Where the run of determiner, adjectives and nouns begins that ends at `at`."""
    words = page.words
    j = at
    while j > first and at - j < LONGEST and page.within[j - 1] < 0:
        word, tag = words.lower[j - 1], words.tags[j - 1]
        if word in SPEAKING and tag in {"PRON", "X"}:
            return j - 1 if j == at else j
        if tag == "DET" or word in POSSESSIVE:
            joined = j - 2 > first and words.lower[j - 2] == "and" and listed(page, j - 2, first)
            return run_start(page, j - 2, first) if joined else j - 1
        if (
            tag in NOMINAL
            or word in {"'s", "&", "."}
            or (word in {"'", "-"} and j < at and adjoins(page, j - 1))
            or (word in {"and", ","} and j < at and listed(page, j - 1, first))
        ):
            j -= 1
        elif j == at and tag == "VERB" and is_bare_plural(page, j - 1, first):
            return j - 1
        elif tag == "VERB" and j < at and word.endswith(("ing", "ed")) and j - 1 > first:
            if words.tags[j - 2] != "DET":
                break
            j -= 1
        else:
            break
    return j


def is_bare_plural(page: Page, j: int, first: int) -> bool:
    """Whether a word tagged as a verb is rather a plural alone: "..., residents say"."""
    opens = j == first or page.words.lower[j - 1] in {",", "”", '"'}
    return opens and page.words.lower[j].endswith("s")


def listed(page: Page, joint: int, first: int) -> bool:
    """Whether an "and" joins two names that speak together ("Smith and Jones said"): what stands
    before it is a noun phrase that is nobody's object."""
    if page.words.lower[joint] == ",":
        return False
    j = joint
    while j > max(first, joint - LONGEST) and (
        page.words.tags[j - 1] in NOMINAL | {"DET"} or page.words.lower[j - 1] in POSSESSIVE
    ):
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
        infinitive = words.lower[j] == "to" and words.tags[j] == "PART"
        if further == j + 1 or words.lower[j + 1] in TIMES or infinitive:
            break
        j = further
    while j > at and words.lower[j - 1] == ".":
        j -= 1
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
    at = bisect_left(clauses, cue.words.stop, key=lambda one: one.verbs.start)
    clauses = clauses[max(0, at - NEAR) : at + NEAR]
    own = next((n for n, one in enumerate(clauses) if cue.words.start in one.verbs), len(clauses))
    saying = [one for one in reversed(clauses[:own]) if says(page, one.head)]
    joined = saying and page.words.lower[cue.group.start - 1] in {"and", "but", ","}
    before = clauses[own].subject if own < len(clauses) else None
    fits = before and before.stop <= cue.words.start and is_speaker(page, before, cue)
    if before and fits and not joined and cue.form != "ing":
        return trimmed(page, before)
    behind = [one for one in clauses[own + 1 :] if one.opener == "main"]
    for clause in chain(saying, reversed(clauses[:own]), behind, clauses[own + 1 :]):
        if clause.form == "finite" and clause.subject and is_speaker(page, clause.subject, cue):
            return trimmed(page, clause.subject)
    return None


def says(page: Page, head: int) -> bool:
    """Whether the verb of a clause is one of saying: who said one thing adds the next."""
    return head >= 0 and any(not kind.belief for _, kind in verbs().get(page.words.lower[head], ()))


def is_speaker(page: Page, subject: range, cue: Cue) -> bool:
    """Whether a clause's subject lies outside marks, tells no time and is not the cue itself."""
    outside = all(page.within[j] < 0 for j in subject) and cue.words.start not in subject
    return outside and page.words.lower[subject.stop - 1] not in TIMES


def trimmed(page: Page, subject: range) -> range:
    """A subject without a relative pronoun or preposition at its front."""
    start = subject.start
    while start < subject.stop - 1 and (
        page.words.tags[start] in {"ADP", "CCONJ", "PUNCT"} or page.words.lower[start] in OPENERS
    ):
        start += 1
    return range(start, subject.stop)
